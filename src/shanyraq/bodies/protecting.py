"""Hide the small numbers of a two-way table, and enough others that nothing hidden can be worked out from the rest.

A table is read as a flow: from the whole to each row, from the row through its cell to the column, from the column back
to the whole. What somebody who knows the published numbers can say of a hidden one is then how far it can be raised
and lowered while all the others stay at nothing or more: two largest flows, exact in whole numbers. Pure.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEWEST = 5  # a number below it is hidden, nothing included; and nobody may tell a hidden number closer than to within it
ALL = ""  # the name of a total
Place = tuple[str, str]  # (row, column); ALL is the total of the other


@dataclass(frozen=True)
class Protected:
    """A table as it may be published: every place with its number, None where it is hidden; `total` is always known."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    total: int
    numbers: Mapping[Place, int | None]

    @property
    def hidden(self) -> frozenset[Place]:
        """Give the places whose numbers are hidden."""
        return frozenset(place for place, number in self.numbers.items() if number is None)


def filled(counts: Mapping[Place, int], rows: Iterable[str], columns: Iterable[str]) -> dict[Place, int]:
    """Give every cell of a table and the total of each row and column; a cell that was not counted holds nothing."""
    rows, columns = tuple(rows), tuple(columns)
    table = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    table |= {(row, ALL): sum(table[row, column] for column in columns) for row in rows}
    return table | {(ALL, column): sum(table[row, column] for row in rows) for column in columns}


def protect(counts: Mapping[Place, int], rows: Iterable[str], columns: Iterable[str]) -> Protected:
    """Hide what is small in a table of counts, and as few and as small others as it takes to keep that hidden.

    No hidden number can then be told closer than to within `FEWEST`, by whatever sums and differences of the
    published ones. Raises ValueError where the whole table is too small for that.
    """
    rows, columns = tuple(rows), tuple(columns)
    table = filled(counts, rows, columns)
    total = sum(table[row, ALL] for row in rows)
    hidden = {place for place, number in table.items() if number < FEWEST}
    small = frozenset(hidden)
    while _shortfall(table, hidden, total):
        open_places = sorted(table.keys() - hidden, key=lambda place: (ALL in place, table[place], place))
        if not open_places:
            raise ValueError(f"a table of {total} cannot be protected")
        hidden.add(min(open_places, key=lambda place: _shortfall(table, hidden | {place}, total)))
    for place in sorted(hidden - small, key=lambda place: (ALL not in place, -table[place], place)):
        if not _shortfall(table, hidden - {place}, total):
            hidden.remove(place)
    numbers = {place: None if place in hidden else number for place, number in table.items()}
    return Protected(rows, columns, total, numbers)


def bounds(table: Mapping[Place, int], hidden: Iterable[Place], total: int) -> dict[Place, tuple[int, int]]:
    """Give the least and the most each hidden number can be, for somebody who knows all that is not hidden."""
    edges = {place: (*_ends(place), table[place]) for place in hidden}
    found = {}
    for place, (start, end, number) in edges.items():
        others = [edge for other, edge in edges.items() if other != place]
        found[place] = (
            number - min(number, _most(others, start, end, number)),
            number + _most(others, end, start, total - number),
        )
    return found


def _shortfall(table: Mapping[Place, int], hidden: Iterable[Place], total: int) -> int:
    """Give by how much all hidden numbers together can be told too closely; 0 where the table is safe."""
    return sum(max(0, FEWEST - (most - least)) for least, most in bounds(table, hidden, total).values())


def _ends(place: Place) -> tuple[str, str]:
    row, column = place
    if row == ALL:
        return f"c:{column}", "whole:in"
    return ("whole:out" if column == ALL else f"r:{row}"), (f"r:{row}" if column == ALL else f"c:{column}")


def _most(edges: Iterable[tuple[str, str, int]], start: str, end: str, enough: int) -> int:
    """Give the largest flow, up to `enough`, from one end to another: along hidden numbers freely, against them as far as they go."""
    room: dict[str, dict[str, int]] = {}
    for one, other, number in edges:
        room.setdefault(one, {})[other] = enough
        room.setdefault(other, {})[one] = min(number, enough)
    flow = 0
    while flow < enough:
        way = _way(room, start, end)
        if way is None:
            return flow
        step = min(enough - flow, *(room[one][other] for one, other in way))
        for one, other in way:
            room[one][other] -= step
            room[other][one] += step
        flow += step
    return flow


def _way(room: Mapping[str, Mapping[str, int]], start: str, end: str) -> list[tuple[str, str]] | None:
    before: dict[str, str] = {start: start}
    waiting = deque([start])
    while waiting and end not in before:
        here = waiting.popleft()
        for there, left in room.get(here, {}).items():
            if left > 0 and there not in before:
                before[there] = here
                waiting.append(there)
    if end not in before:
        return None
    way = []
    while end != start:
        way.append((before[end], end))
        end = before[end]
    return way

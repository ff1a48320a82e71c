"""Published tables are attacked: by exact elimination, by every table that would look the same, by taking one from another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.bodies.protecting import ALL, FEWEST, Place, Protected, bounds, filled, protect

ROWS, COLUMNS = ("f", "m"), ("a", "b", "c", "d")
CELLS = [(row, column) for row in ROWS for column in COLUMNS]
SMALL = st.integers(0, 6) | st.integers(0, 60)
COUNTS = st.lists(SMALL, min_size=8, max_size=8).filter(lambda counts: sum(counts) >= 50)


def equations(table: Protected) -> list[tuple[dict[Place, int], int]]:
    """Give what a reader knows of the hidden numbers: each sum of the table, less what is published of it."""
    sums = [[(row, column) for column in table.columns] + [(row, ALL)] for row in table.rows]
    sums += [[(row, column) for row in table.rows] + [(ALL, column)] for column in table.columns]
    known = []
    for *cells, margin in sums:
        signs = {**dict.fromkeys(cells, 1), margin: -1}
        known.append((signs, 0))
    known.append(({(row, ALL): 1 for row in table.rows}, table.total))
    known.append(({(ALL, column): 1 for column in table.columns}, table.total))
    told = []
    for signs, value in known:
        rest = {place: sign for place, sign in signs.items() if table.numbers[place] is None}
        value -= sum(sign * (table.numbers[place] or 0) for place, sign in signs.items())
        told.append((rest, value))
    return told


def solved(told: list[tuple[dict[Place, int], int]], hidden: list[Place]) -> dict[Place, Fraction]:
    """Solve linear equations by elimination in exact fractions; give the unknowns that have one value only."""
    rows = [[Fraction(signs.get(place, 0)) for place in hidden] + [Fraction(value)] for signs, value in told]
    pivots, top = [], 0
    for column in range(len(hidden)):
        pivot = next((n for n in range(top, len(rows)) if rows[n][column]), None)
        if pivot is None:
            continue
        rows[top], rows[pivot] = rows[pivot], rows[top]
        rows[top] = [value / rows[top][column] for value in rows[top]]
        for n, row in enumerate(rows):
            if n != top and row[column]:
                rows[n] = [value - row[column] * lead for value, lead in zip(row, rows[top], strict=True)]
        pivots.append(column)
        top += 1
    return {
        hidden[column]: rows[n][-1]
        for n, column in enumerate(pivots)
        if not any(rows[n][other] for other in range(len(hidden)) if other != column)
    }


def test_the_attack_solves_what_is_hidden_alone() -> None:
    """The attack is worth something: one hidden cell of a row and column is found, by each of two ways."""
    counts = dict(zip(CELLS, (3, 20, 30, 40, 10, 20, 30, 40), strict=True))
    table = filled(counts, ROWS, COLUMNS)
    alone = Protected(ROWS, COLUMNS, 193, {**table, ("f", "a"): None})
    assert solved(equations(alone), [("f", "a")]) == {("f", "a"): 3}
    pair = Protected(ROWS, COLUMNS, 193, {**table, ("f", "a"): None, ("f", ALL): None})
    assert solved(equations(pair), [("f", "a"), ("f", ALL)]) == {("f", "a"): 3, ("f", ALL): 93}
    square = [("f", "a"), ("f", "b"), ("m", "a"), ("m", "b")]
    four = Protected(ROWS, COLUMNS, 193, {**table, **dict.fromkeys(square)})
    assert solved(equations(four), square) == {}


@settings(deadline=None, max_examples=60)
@given(COUNTS)
def test_nothing_hidden_in_a_published_table_can_be_solved_and_nothing_small_is_shown(
    counts: list[int],
) -> None:
    table = protect(dict(zip(CELLS, counts, strict=True)), ROWS, COLUMNS)
    assert all(number is None or number >= FEWEST for number in table.numbers.values())
    assert solved(equations(table), sorted(table.hidden)) == {}
    truth = filled(dict(zip(CELLS, counts, strict=True)), ROWS, COLUMNS)
    assert all(number in (None, truth[place]) for place, number in table.numbers.items())
    for least, most in bounds(truth, table.hidden, table.total).values():
        assert most - least >= FEWEST


def alike(table: Mapping[Place, int], hidden: set[Place], rows: tuple[str, ...], columns: tuple[str, ...]) -> Iterator[dict[Place, int]]:  # fmt: skip
    """Give every table in whole numbers that shows a reader the same."""
    total = sum(table[row, ALL] for row in rows)
    cells = [(row, column) for row in rows for column in columns]
    for numbers in product(range(total + 1), repeat=len(cells)):
        if sum(numbers) == total:
            other = filled(dict(zip(cells, numbers, strict=True)), rows, columns)
            if all(other[place] == number for place, number in table.items() if place not in hidden):
                yield other


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.integers(0, 4), min_size=4, max_size=4),
    st.sets(st.sampled_from([*product("fm", "ab"), *product("fm", [ALL]), *product([ALL], "ab")])),
)
def test_the_bounds_are_those_of_every_table_that_would_look_the_same(
    counts: list[int], hidden: set[Place]
) -> None:
    rows, columns = ("f", "m"), ("a", "b")
    table = filled(dict(zip(product(rows, columns), counts, strict=True)), rows, columns)
    same = list(alike(table, hidden, rows, columns))
    for place, told in bounds(table, hidden, sum(counts)).items():
        numbers = [other[place] for other in same]
        assert told == (min(numbers), max(numbers)), place


def test_nothing_is_a_small_number_too_and_a_large_table_hides_nothing() -> None:
    nobody = protect(dict(zip(CELLS, (0, 20, 30, 40, 20, 20, 30, 40), strict=True)), ROWS, COLUMNS)
    assert ("f", "a") in nobody.hidden and len(nobody.hidden) == 4  # a square: the fewest that hold
    assert protect(dict.fromkeys(CELLS, FEWEST), ROWS, COLUMNS).hidden == frozenset()


def test_a_table_too_small_to_hide_anything_in_is_not_made() -> None:
    with pytest.raises(ValueError, match="cannot be protected"):
        protect({("f", "a"): 1, ("m", "b"): 1}, ROWS, COLUMNS)

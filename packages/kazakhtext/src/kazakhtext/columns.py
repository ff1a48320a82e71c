"""Lines that are rows of a table or two columns side by side: they are left as they are."""

import re
from collections.abc import Sequence

_COLUMN_GAP = re.compile(r"\S(?: {3,}|\t+)(?=\S)")
_FEWEST_ROWS = 3
_LEAST_GAPS = 4


def table_lines(lines: Sequence[str]) -> set[int]:
    """Return the indexes of lines that stand in a run of at least three rows with wide gaps or tabs.

    The gaps must begin within four letters of each other, or there must be several in a row.
    """
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate([*lines, "end"]):
        if index < len(lines) and not line.strip():
            continue
        if index < len(lines) and _COLUMN_GAP.search(line.strip()):
            run.append(index)
            continue
        if len(run) >= _FEWEST_ROWS and _are_columns([lines[row] for row in run]):
            found.update(run)
        run = []
    return found


def _are_columns(rows: list[str]) -> bool:
    gaps = [[match.end() for match in _COLUMN_GAP.finditer(row)] for row in rows]
    if sum(map(len, gaps)) >= _LEAST_GAPS * len(rows) / 2:
        return True
    first = [ends[0] for ends in gaps]
    return max(first) - min(first) <= _LEAST_GAPS

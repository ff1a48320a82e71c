"""Passages that stand in two places, found again whenever what is shown has changed. No act of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kazakhtext.lines import Paragraph
from kazakhtext.neighbours import tokens_of
from kazakhtext.passages import Repeat as Found
from kazakhtext.passages import find_repeats

from shanyraq.sources.models import Clause, Paper, Repeat

_MOST_LINES = 200_000


def paragraph_of(clause: Clause) -> Paragraph:
    """Give a clause as the text library takes it."""
    starts = tuple((offset, line) for offset, line in clause.starts)
    return Paragraph(clause.text, clause.first_line, clause.last_line, (), starts)


def keep_repeats() -> None:
    """Find the passages of the papers held that occur twice, and the clauses that only say again what stands elsewhere.

    Papers are taken in the order of their addresses, so that the order of receiving changes nothing; beyond
    200,000 lines in all the last are left out.
    """
    shown: dict[str, list[Clause]] = {}
    lines = 0
    for paper in Paper.objects.order_by("slug"):
        lines += paper.line_count
        if lines <= _MOST_LINES:
            shown[str(paper.pk)] = list(paper.clauses.order_by("first_line"))
    found = find_repeats({name: [paragraph_of(row) for row in rows] for name, rows in shown.items()})
    _keep_places(found)
    _keep_sameness(found, shown)


def _keep_places(found: Sequence[Found]) -> None:
    Repeat.objects.all().delete()
    rows = {
        (a.paper, a.first_line, a.last_line, b.paper, b.first_line, b.last_line): one
        for one in found
        for a, b in [(one.first, one.second)]
    }
    Repeat.objects.bulk_create(
        Repeat(
            first_id=int(key[0]), first_from=key[1], first_to=key[2],
            second_id=int(key[3]), second_from=key[4], second_to=key[5],
            similarity=one.similarity, words=one.words,
        )
        for key, one in rows.items()
    )  # fmt: skip


def _keep_sameness(found: Sequence[Found], shown: Mapping[str, Sequence[Clause]]) -> None:
    """Point each clause of a later place to the clause of the earlier place with the same words."""
    now: dict[int, int | None] = {}
    for one in found:
        firsts: dict[tuple[str, ...], Clause] = defaultdict()
        for clause in _between(shown[one.first.paper], one.first.first_line, one.first.last_line):
            firsts.setdefault(_words(clause.text), clause)
        for clause in _between(shown[one.second.paper], one.second.first_line, one.second.last_line):
            first = firsts.get(_words(clause.text))
            if first is not None and first.pk != clause.pk and first.pk not in now:
                now.setdefault(clause.pk, first.pk)
    changed = []
    for clause in (clause for rows in shown.values() for clause in rows):
        if clause.same_as_id != now.get(clause.pk):
            clause.same_as_id = now.get(clause.pk)
            changed.append(clause)
    Clause.objects.bulk_update(changed, ["same_as"], batch_size=500)


def _between(clauses: Sequence[Clause], first: int, last: int) -> list[Clause]:
    """Give the clauses that stand wholly or in part between two lines."""
    return [clause for clause in clauses if clause.first_line <= last and clause.last_line >= first]


def _words(text: str) -> tuple[str, ...]:
    return tuple(token for token in tokens_of(text) if token[0].isalnum())

"""Read a paper again, when later papers tell more about its words. What was read before is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F
from kazakhtext.repair import Repairer

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.sources import rules
from shanyraq.sources.joining import Joined, joined
from shanyraq.sources.models import Clause, Paper
from shanyraq.sources.services.papers import row_of
from shanyraq.sources.services.repeats import keep_repeats


@dataclass(frozen=True)
class Otherwise:
    """Clauses as they are shown, and how the same lines read now."""

    shown: tuple[Clause, ...]
    now: tuple[Joined, ...]

    @property
    def before(self) -> str:
        """Give the text that is shown."""
        return "\n".join(clause.text for clause in self.shown)

    @property
    def after(self) -> str:
        """Give the text as it reads now."""
        return "\n".join(clause.text for clause in self.now)

    @property
    def lines(self) -> tuple[int, int]:
        """Give the first and the last line concerned."""
        both = [*self.shown, *self.now]
        return min(one.first_line for one in both), max(one.last_line for one in both)


def read_otherwise(paper: Paper, repairer: Repairer) -> list[Otherwise]:
    """Tell what of a paper reads otherwise today. Clauses that a person corrected stay as they are."""
    lines = list(paper.lines.order_by("number").values_list("text", flat=True))
    shown = list(paper.clauses.order_by("first_line"))
    found = []
    for old, new in _side_by_side(shown, joined(lines, paper.kind, repairer, None)):
        same = [(c.text, c.first_line, c.last_line) for c in old] == [
            (c.text, c.first_line, c.last_line) for c in new
        ]
        is_human = any(clause.reason == Clause.CORRECTED for clause in old)
        if not is_human and not (same and [c.changes for c in old] == [c.changes for c in new]):
            found.append(Otherwise(tuple(old), tuple(new)))
    return found


def _side_by_side(
    old: Sequence[Clause], new: Sequence[Joined]
) -> Iterable[tuple[list[Clause], list[Joined]]]:
    """Group clauses that cover the same lines: mostly one and one, more where their borders moved."""
    olds, news = list(old), list(new)
    while olds or news:
        group: tuple[list[Clause], list[Joined]] = ([], [])
        reach = min(row.first_line for row in [*olds[:1], *news[:1]])
        grows = True
        while grows:
            grows = False
            while olds and olds[0].first_line <= reach:
                group[0].append(olds.pop(0))
                reach, grows = max(reach, group[0][-1].last_line), True
            while news and news[0].first_line <= reach:
                group[1].append(news.pop(0))
                reach, grows = max(reach, group[1][-1].last_line), True
        yield group


@act
def repair_again(*, by: Actor, at: Moment, paper: Paper, otherwise: Sequence[Otherwise]) -> Paper:
    """Show a paper as it reads now; the readings before are kept and the journal says what changed.

    `otherwise` is what `read_otherwise` told. Refuses with "sources.nothing_to_repair", "sources.legal_text_stays"
    and, where somebody changed one of the clauses meanwhile, "sources.clause_read_anew".
    """
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    verdict = rules.may_repair(is_legal=paper.is_legal, changed=len(otherwise)).require()
    old = [clause.pk for one in otherwise for clause in one.shown]
    replace_readings(paper, old, at)
    fresh = [
        row_of(paper, 0, clause, reason=Clause.REPAIRED, by=by.key, on=at.day, at=at.machine)
        for one in otherwise
        for clause in one.now
    ]
    Clause.objects.bulk_create(fresh)
    count_again(paper)
    keep_repeats()
    changed = [
        {"lines": list(one.lines), "before": one.before, "after": one.after}
        for one in otherwise
        if one.before != one.after
    ]
    record(about=f"sources.paper:{paper.pk}", verdict=verdict, facts={"slug": paper.slug, "changed": changed})
    return paper


def replace_readings(paper: Paper, clauses: Sequence[int], at: Moment) -> None:
    """Mark readings as replaced; refuses with "sources.clause_read_anew" where one is not shown any more."""
    done = Clause.objects.filter(paper=paper, pk__in=clauses).update(
        replaced_on=at.day, replaced_at=at.machine
    )
    rules.is_shown(done == len(clauses)).require()


def count_again(paper: Paper) -> None:
    """Number the clauses that are shown, in the order of the paper."""
    shown = list(paper.clauses.order_by("first_line"))
    moved = [row for number, row in enumerate(shown, start=1) if row.number != number]
    for number, row in enumerate(shown, start=1):
        row.number = number
    Clause.objects.bulk_update(moved, ["number"], batch_size=500)
    Paper.objects.filter(pk=paper.pk).update(clause_count=len(shown), readings=F("readings") + 1)

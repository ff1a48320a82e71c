"""Corrections by people: proposed, accepted, rejected; doubts left as they came. Every earlier reading stays."""

from __future__ import annotations

from datetime import timedelta

from rulebook import Refused

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.sources import rules
from shanyraq.sources.differences import moved_starts
from shanyraq.sources.models import Clause, Correction, LeftDoubt, Paper
from shanyraq.sources.services.readings import count_again, replace_readings
from shanyraq.sources.services.repeats import keep_repeats


@act
def propose_correction(*, by: Actor, at: Moment, clause: int, text: str, why: str) -> Correction:
    """Propose another reading of a clause. Refuses what `rules.may_propose` refuses."""
    row = Clause.every.select_related("paper").get(pk=clause)
    day_before = at.machine - timedelta(days=1)
    text = " ".join(text.split())
    verdict = rules.may_propose(
        is_person=by.person_id is not None,
        is_legal=row.paper.is_legal,
        is_current=row.replaced_at is None,
        before=row.text,
        after=text,
        proposed_today=Correction.objects.filter(by=by.key, at__gt=day_before).count(),
    ).require()
    made = Correction.objects.create(clause=row, text=text, why=why, by=by.key, on=at.day, at=at.machine)
    record(
        about=f"sources.correction:{made.pk}",
        verdict=verdict,
        facts={"paper": row.paper.slug, "lines": [row.first_line, row.last_line], "why": why},
        before=row.text,
        after=text,
    )
    return made


@act
def accept_correction(*, by: Actor, at: Moment, correction: int) -> Correction:
    """Show a clause as it was proposed; the reading before is kept. Refuses what `rules.may_settle` refuses."""
    row = _waiting(correction)
    clause = row.clause
    verdict = rules.may_settle(
        is_waiting=row.state == Correction.WAITING,
        is_legal=clause.paper.is_legal,
        is_current=clause.replaced_at is None,
        accepts=True,
    ).require()
    replace_readings(clause.paper, [clause.pk], at)
    row.result = _corrected(clause, row, by, at)
    _settle(row, Correction.ACCEPTED, by, at)
    count_again(clause.paper)
    keep_repeats()
    record(
        about=f"sources.correction:{row.pk}",
        verdict=verdict,
        facts={"paper": clause.paper.slug, "lines": [clause.first_line, clause.last_line]},
        before=clause.text,
        after=row.text,
    )
    return row


@act
def reject_correction(*, by: Actor, at: Moment, correction: int, answer: str) -> Correction:
    """Leave a clause as it is shown and say why. Refuses with "sources.already_settled"."""
    row = _waiting(correction)
    verdict = rules.may_settle(
        is_waiting=row.state == Correction.WAITING, is_legal=False, is_current=True, accepts=False
    ).require()
    row.answer = answer
    _settle(row, Correction.REJECTED, by, at)
    record(
        about=f"sources.correction:{row.pk}",
        verdict=verdict,
        facts={"paper": row.clause.paper.slug, "answer": answer},
    )
    return row


@act
def leave_doubt(
    *, by: Actor, at: Moment, paper: Paper, line: int, kind: str, word: str, why: str
) -> LeftDoubt:
    """Leave a place that looked mistaken as it came, with the reason. Refuses with "sources.already_settled"."""
    if LeftDoubt.objects.filter(paper=paper, line=line, kind=kind, word=word).exists():
        Refused("sources.already_settled").require()
    row = LeftDoubt.objects.create(
        paper=paper, line=line, kind=kind, word=word, why=why, by=by.key, on=at.day, at=at.machine
    )
    record(
        about=f"sources.paper:{paper.pk}",
        facts={"paper": paper.slug, "line": line, "kind": kind, "word": word, "why": why},
    )
    return row


def _waiting(correction: int) -> Correction:
    return (
        Correction.objects.select_for_update(of=("self",)).select_related("clause__paper").get(pk=correction)
    )


def _settle(row: Correction, state: str, by: Actor, at: Moment) -> None:
    row.state, row.settled_by, row.settled_on, row.settled_at = state, by.key, at.day, at.machine
    row.save()


def _corrected(clause: Clause, row: Correction, by: Actor, at: Moment) -> Clause:
    """Make the reading that a correction becomes; doubts on the lines it touches are settled with it."""
    old = [(offset, line) for offset, line in clause.starts] or [(0, clause.first_line)]
    starts, found = moved_starts(old, clause.text, row.text)
    touched = {line for line, _piece in found}
    changes = [change for change in clause.changes if change["sure"] or change["line"] not in touched]
    changes += [
        {"line": line, "kind": "corrected", "before": piece.before, "after": piece.after, "sure": True}
        for line, piece in found
    ]
    return Clause.objects.create(
        paper=clause.paper, number=clause.number, text=row.text, first_line=clause.first_line,
        last_line=clause.last_line, language=clause.language, starts=[list(start) for start in starts],
        changes=sorted(changes, key=lambda change: change["line"]), reason=Clause.CORRECTED,
        by=by.key, on=at.day, at=at.machine,
    )  # fmt: skip

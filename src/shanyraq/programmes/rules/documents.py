"""The way of a programme document: which step comes next on a day, and on which article. No tables, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rulebook import Allowed, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law.norms import rule, settled
from shanyraq.law.status import may_institution_act

PATHS = {"programme": "programme_document.steps", "concept": "concept.steps"}
WAITS = {  # the step that is missing: what is said of a later one
    "secretariat_drafts": "programmes.not_drafted",
    "assembly_drafts": "programmes.not_drafted",
    "council_discusses": "programmes.council_has_not_discussed",
    "session_considers": "programmes.session_has_not_considered",
    "chair_considers": "programmes.chair_has_not_considered",
    "president_approves": "programmes.president_has_not_approved",
}


def path_on(book: Rulebook, kind: str, day: date) -> tuple[str, ...]:
    """Give the steps of a kind of document as the norm in force on a day names them. Raises `NoRuleInForce`."""
    return book.value(PATHS[kind], on=day).words


def may_take(
    book: Rulebook, *, kind: str, step: str, taken: Mapping[str, date], took_on: date, day: date, paper: str,
    experts: str = "",
) -> Verdict:  # fmt: skip
    """Allow the next step of a document's way (Decree 149, pt 25; the Concept: pt 26), with its paper.

    `taken` maps the steps taken to their days. A step out of turn is refused with the code of the missing one
    ("programmes.council_has_not_discussed" …), one taken twice with "programmes.step_taken", one that the way does not
    have with "programmes.no_such_step"; a draft without the experts' paper with "programmes.no_experts" (pt 24); days
    out of order with "programmes.step_too_early", "programmes.day_ahead"; "programmes.paper_not_named"; and with what a
    norm refuses: from 27 December 2024 the way awaits a confirmation.
    """
    return first_refusal(
        may_institution_act(book, day),
        _in_turn(book, kind, step, taken, day),
        _on_paper(kind, step, paper, experts),
        _in_time(taken, took_on, day),
    )


@rule
def _in_turn(book: Rulebook, kind: str, step: str, taken: Mapping[str, date], day: date) -> Verdict:
    path = settled(book, PATHS[kind], day)
    law = (path.law,)
    if step not in path.words:
        return Refused("programmes.no_such_step", law)
    if step in taken:
        return Refused("programmes.step_taken", law, {"day": taken[step]})
    missing = next(one for one in path.words if one not in taken)
    if missing != step:
        return Refused(WAITS[missing], law)
    return Allowed(law, path.confirmed)


def _on_paper(kind: str, step: str, paper: str, experts: str) -> Verdict:
    if not paper.strip():
        return Refused("programmes.paper_not_named")
    if kind == "programme" and step == "secretariat_drafts" and not experts.strip():
        return Refused("programmes.no_experts")
    return Allowed()


def _in_time(taken: Mapping[str, date], took_on: date, day: date) -> Verdict:
    if took_on > day:
        return Refused("programmes.day_ahead", facts={"told": took_on})
    last = max(taken.values(), default=took_on)
    if took_on < last:
        return Refused("programmes.step_too_early", facts={"told": took_on, "last": last})
    return Allowed()

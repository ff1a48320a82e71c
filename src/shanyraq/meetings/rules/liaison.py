"""Bills, positions and contacts with deputies: what may be entered, and when. Decree 149, pt 23. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

LAW = (Citation("decree-149-2011", "23"),)
STAGES = ("brought", "first", "adopted", "approved", "signed", "rejected", "withdrawn")
OVER = ("signed", "rejected", "withdrawn")
POSITIONS = ("for", "changes", "against")
KINDS = ("inquiry", "to", "from", "meeting")


def may_move(stages: Sequence[tuple[str, date]], stage: str, on: date, day: date) -> Verdict:
    """Say whether a bill may get to a stage on a day: it is not over, the stage is a later one, and the day is not ahead."""
    last, since = stages[-1]
    if last in OVER:
        return Refused("meetings.bill_over", LAW, {"since": since})
    if on > day:
        return Refused("meetings.day_ahead", facts={"told": on, "day": day})
    if on < since:
        return Refused("meetings.bill_goes_back", LAW, {"on": on, "since": since})
    if stage not in STAGES or STAGES.index(stage) <= STAGES.index(last):
        return Refused("meetings.bill_stage_passed", LAW)
    return Allowed(LAW)


def may_take_position(stages: Sequence[tuple[str, date]], position: str, why: str, paper: str) -> Verdict:
    """Say whether the Assembly may say what it holds of a bill: while it is under way, with a reason and a paper."""
    last, since = stages[-1]
    if last in OVER:
        return Refused("meetings.bill_over", LAW, {"since": since})
    if position not in POSITIONS:
        return Refused("meetings.no_such_position")
    if not why:
        return Refused("meetings.reason_missing")
    return Allowed(LAW) if paper else Refused("meetings.paper_missing")


def may_contact(
    kind: str, *, in_office: bool, subject: str, on: date, due: date | None, day: date
) -> Verdict:
    """Say whether a contact with a deputy may be entered: the deputy is in office on its day; only a meeting may be ahead."""
    if kind not in KINDS:
        return Refused("meetings.no_such_contact")
    if not in_office:
        return Refused("meetings.deputy_ended")
    if not subject:
        return Refused("meetings.title_missing")
    if kind != "meeting" and on > day:
        return Refused("meetings.day_ahead", facts={"told": on, "day": day})
    if due is not None and due < on:
        return Refused("meetings.due_before", facts={"due": due, "on": on})
    return Allowed(LAW)


def may_answer(kind: str, *, answered_on: date | None, on: date, answer: str, day: date) -> Verdict:
    """Say whether what came of a contact may be entered: once, on its day or after it, in words."""
    if answered_on is not None:
        return Refused("meetings.contact_answered", LAW, {"answered_on": answered_on})
    if kind == "meeting" and on > day:
        return Refused("meetings.meeting_is_ahead", facts={"on": on})
    return Allowed(LAW) if answer else Refused("meetings.answer_missing")

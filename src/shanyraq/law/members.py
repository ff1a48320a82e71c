"""Members: proposed on four paths, examined by the Council, approved by the President (Law 70-IV, art.

15, 17).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from rulebook import Allowed, Deadline, Facts, Refusal, Refused, Rulebook, Value, Verdict, first_refusal

from shanyraq.law.norms import rule, settled
from shanyraq.law.status import may_institution_act

Path = Literal["regional_session", "supreme_body", "council", "rotation"]
Outcome = Literal["approve", "reject", "appoint_other"]


def _role(by_role: str) -> str:
    return by_role.rpartition(".")[2]


@rule
def may_propose(book: Rulebook, path: Path, is_citizen: bool, day: date) -> Verdict:
    """Allow proposing a citizen for membership on a path the law knows (law 70-IV, art. 15(1), 15(2)).

    The paths: a session of a regional assembly, the supreme body of an association, the Council, rotation; the last
    two are known from the current wording only. Refuses with "bodies.not_citizen", "bodies.no_such_path".
    """
    citizens, paths = settled(book, "member.citizens_only", day), settled(book, "member.paths", day)
    if citizens.value and not is_citizen:
        return Refused("bodies.not_citizen", (citizens.law,), {"day": day})
    if path not in paths.words:
        return Refused("bodies.no_such_path", (paths.law,), {"path": path, "day": day})
    law = Allowed((citizens.law, paths.law), citizens.confirmed + paths.confirmed)
    return first_refusal(may_institution_act(book, day), law)


@rule
def may_submit(book: Rulebook, by_role: str, examined_by_council: bool, day: date) -> Verdict:
    """Allow a deputy chair to submit to the President a candidate the Council has examined (art. 15(3)).

    Refuses with "bodies.only_deputy_chairs_submit", "bodies.not_examined_by_council".
    """
    examiner, submitter = settled(book, "member.examined_by", day), settled(book, "member.submitted_by", day)
    if submitter.value == "deputy_chairs" and _role(by_role) != "deputy_chair":
        return Refused(
            "bodies.only_deputy_chairs_submit", (submitter.law,), {"by_role": _role(by_role), "day": day}
        )
    if examiner.value == "council" and not examined_by_council:
        return Refused("bodies.not_examined_by_council", (examiner.law,), {"day": day})
    law = Allowed((examiner.law, submitter.law), examiner.confirmed + submitter.confirmed)
    return first_refusal(may_institution_act(book, day), law)


@rule
def may_approve(book: Rulebook, by_role: str, submitted: bool, outcome: Outcome, day: date) -> Verdict:
    """Allow the President to approve or reject a submitted candidate, or to appoint another (art. 15(3)).

    Refuses with "bodies.only_president_approves", "bodies.not_submitted"; an appointment of another person needs no
    submission of that person.
    """
    approver = settled(book, "member.approved_by", day)
    other = settled(book, "member.president_may_appoint_other", day)
    if _role(by_role) != approver.value:
        return Refused(
            "bodies.only_president_approves", (approver.law,), {"by_role": _role(by_role), "day": day}
        )
    if not submitted and not (outcome == "appoint_other" and other.value):
        return Refused("bodies.not_submitted", (approver.law,), {"day": day})
    law = Allowed((approver.law,), approver.confirmed + other.confirmed, {"outcome": outcome})
    return first_refusal(may_institution_act(book, day), law)


def ends_on(
    book: Rulebook,
    ground: str,
    occurred_on: date,
    decided_on: date | None = None,
    is_regional: bool = False,
) -> Deadline:
    """Give the day on which a membership ends, with the law.

    The grounds of art. 17(1), and for a member of a regional assembly moving to another region (art. 17(3)), end it
    on the day they occur. The grounds of art. 17(2) end it by the President's decision, on its day; the list is open
    ("other"). Raises `Refusal` with "bodies.no_such_ground", "bodies.needs_presidents_decision".
    """
    by_itself = settled(book, "member.ends_by_itself", occurred_on)
    regional = settled(book, "member.regional_ends_also", occurred_on)
    if ground in by_itself.words:
        return _end(by_itself, occurred_on)
    if is_regional and ground in regional.words:
        return _end(regional, occurred_on)
    return _ends_by_decision(book, ground, occurred_on, decided_on)


def _ends_by_decision(book: Rulebook, ground: str, occurred_on: date, decided_on: date | None) -> Deadline:
    by_decision = settled(book, "member.ends_by_decision", occurred_on)
    law, facts = (by_decision.law,), _facts(ground, occurred_on)
    if ground not in by_decision.words:
        raise Refusal(Refused("bodies.no_such_ground", law, facts))
    if decided_on is None:
        raise Refusal(Refused("bodies.needs_presidents_decision", law, facts))
    return _end(by_decision, decided_on)


def _facts(ground: str, occurred_on: date) -> Facts:
    return {"ground": ground, "occurred_on": occurred_on}


def _end(value: Value, day: date) -> Deadline:
    return Deadline(day, (value.law,), value.confirmed)

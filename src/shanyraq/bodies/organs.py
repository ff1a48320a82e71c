"""What the acts on bodies and their seats ask for: papers, days, names, regions, acting holders. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

from shanyraq.law.bodies import kinds

BODIES = (Citation("decree-149-2011", "20"),)
REGIONAL = (Citation("law-70-iv-2008", "14"),)
CENTRAL = frozenset({"secretariat.head", "secretariat.officer"})
SECRETARIATS = frozenset({"secretariat", "regional_secretariat"})
# Who reads a draft before the Council has discussed it.
INSIDE = CENTRAL | {
    "assembly.chair", "assembly.deputy_chair", "assembly.member", "council.member", "regional_secretariat.head", "regional_secretariat.officer",
}  # fmt: skip
OFFICES = frozenset({"chair", "deputy_chair", "head", "secretary", "officer"})
# Offices that only the President fills, on the Council's recommendation or at will (Decree 149, pts 5, 10).
PRESIDENTS = frozenset({"assembly.chair", "assembly.deputy_chair"})


def law_of(citation: str) -> tuple[Citation, ...]:
    """Give a stored place as a verdict holds it; nothing where none is stored."""
    return (Citation.parse(citation),) if citation else ()


def is_dated(*, paper: str, on: date, day: date, after: date | None = None) -> Verdict:
    """Tell whether a paper may be recorded: named, not of a later day, not before `after`."""
    if not paper.strip():
        return Refused("bodies.paper_not_named")
    if on > day:
        return Refused("bodies.paper_ahead", facts={"on": on, "day": day})
    if after is not None and on < after:
        return Refused("bodies.paper_before_step", facts={"on": on, "last_on": after})
    return Allowed()


def may_reach(*, area: str, own: Collection[str] | None) -> Verdict:
    """Allow the Secretariat every body, a regional secretariat those of its region; `own` None is the Secretariat."""
    if own is None or (area and area in own):
        return Allowed()
    return Refused("bodies.other_region", REGIONAL)


def may_be_named(*, name_kk: str, known: Iterable[str]) -> Verdict:
    """Allow a name in Kazakh that no open body in the same place has."""
    if not name_kk.strip():
        return Refused("bodies.body_not_named")
    if " ".join(name_kk.casefold().split()) in {" ".join(name.casefold().split()) for name in known}:
        return Refused("bodies.body_known", facts={"name": name_kk.strip()})
    return Allowed()


def has_term(*, on: date, ends_on: date | None) -> Verdict:
    """Tell whether a term ends after it begins; none is a body without a term."""
    if ends_on is not None and ends_on <= on:
        return Refused("bodies.ends_before_it_begins", facts={"since": on, "until": ends_on})
    return Allowed()


def is_open(*, since: date | None, until: date | None, on: date) -> Verdict:
    """Tell whether a body is there on a day."""
    if until is not None and until <= on:
        return Refused("bodies.body_closed", facts={"until": until})
    if since is not None and on < since:
        return Refused("bodies.body_not_begun", facts={"since": since, "on": on})
    return Allowed()


def may_merge(*, same: bool, kind: str, into: str) -> Verdict:
    """Allow merging a body into another of the same kind."""
    if same or kind != into:
        return Refused("bodies.merge_of_a_kind", BODIES)
    return Allowed(BODIES)


def may_seat(*, kind: str, role: str, seated: bool) -> Verdict:
    """Allow a seat that this room fills: in a body created by an act, an officer of a secretariat, a regional assembly's chair.

    Members of the Assembly, its Chair and deputies, and heads of secretariats have procedures of their own.
    """
    if seated:
        return Refused("bodies.seated_already")
    if kind in kinds() and role in {"chair", "deputy_chair", "secretary", "member"}:
        return Allowed()
    if kind in SECRETARIATS and role == "officer":
        return Allowed()
    if kind == "regional_assembly" and role in {"chair", "deputy_chair"}:
        return Allowed((Citation("law-70-iv-2008", "14(2)"),))
    return Refused("bodies.own_procedure")


def may_act_for(*, kind: str, role: str, acting: bool, holds: bool, on: date, until: date) -> Verdict:
    """Allow an acting holder of an office, for a time, by one person; nobody acts for the Chair or a Deputy Chair.

    `acting` says that somebody acts in those days, `holds` that the person holds the office already.
    """
    if f"{kind}.{role}" in PRESIDENTS:
        return Refused(
            "bodies.presidents_office", (Citation("decree-149-2011", "5"), Citation("decree-149-2011", "10"))
        )
    if role not in OFFICES:
        return Refused("bodies.mandate_is_personal")
    if until <= on:
        return Refused("bodies.ends_before_it_begins", facts={"since": on, "until": until})
    if holds:
        return Refused("bodies.seated_already")
    if acting:
        return Refused("bodies.acts_already")
    return Allowed()


def may_answer(*, answered: str, answer: str, reason: str) -> Verdict:
    """Allow one answer to a region; a refusal or a return says why."""
    if answered:
        return Refused("bodies.answered_already")
    if answer in {"refused", "returned"} and not reason.strip():
        return Refused("bodies.reason_of_answer")
    return Allowed()


def may_file(*, filed: bool, year: int, on: date, text: str) -> Verdict:
    """Allow a region's account of a year that has begun, once; anew where it was returned."""
    if not text.strip():
        return Refused("bodies.account_empty", REGIONAL)
    if year > on.year:
        return Refused("bodies.year_ahead", REGIONAL, {"year": year})
    if filed:
        return Refused("bodies.account_filed", REGIONAL, {"year": year})
    return Allowed((Citation("law-70-iv-2008", "1(3)"),))


def may_record_minutes(*, held: bool, present: int, members: int, meeting: date, day: date) -> Verdict:
    """Allow the minutes of a meeting once it was held, with no more present than the body has members."""
    if held:
        return Refused("bodies.minutes_there", BODIES)
    if meeting > day:
        return Refused("bodies.meeting_ahead", BODIES, {"on": meeting})
    if not 0 < present <= members:
        return Refused("bodies.present_wrong", BODIES, {"present": present, "members": members})
    return Allowed(BODIES)


def state_of_account(*, filed: bool, answer: str, due: date | None, day: date) -> str:
    """Give where a region's account of a year stands: "accepted", "returned", "received", "missing", "waiting", "no_term"."""
    if filed and answer != "returned":
        return answer or "received"
    if filed:
        return "returned"
    if due is None:
        return "no_term"
    return "missing" if day > due else "waiting"


REGIONAL_COUNCIL = "regional_council"
TASKS = (Citation("law-70-iv-2008", "14(5)"),)


def has_source_task(kind: str, task: str) -> Verdict:
    """Say whether a meeting names what it takes up: the council of a regional assembly meets on a task of a Session or a Message."""
    if kind == REGIONAL_COUNCIL and not task:
        return Refused("bodies.task_not_named", TASKS)
    return Allowed(TASKS if kind == REGIONAL_COUNCIL else ())


def leads_from_discussion(kind: str, discussion: str, advice: str) -> Verdict:
    """Say whether a recommendation of the council of a regional assembly rests on a discussion that is written down."""
    if kind == REGIONAL_COUNCIL and advice and not discussion:
        return Refused("bodies.advice_without_discussion", TASKS)
    return Allowed(TASKS if kind == REGIONAL_COUNCIL else ())

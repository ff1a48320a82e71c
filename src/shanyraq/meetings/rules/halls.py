"""Regional halls of a Session, presence by hall, and presence at a distance (law 70-IV, art. 9; Decree 149, pt 11(1))."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from rulebook import Allowed, Citation, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law import regions, sessions
from shanyraq.meetings.rules.sessions import SessionFacts, is_awaited, may_register

PREPARING = Citation("decree-149-2011", "11(1)")
REGIONAL = Citation("law-70-iv-2008", "14")
MAIN = 0


def is_not_over(facts: SessionFacts) -> Verdict:
    """Refuse once the Session is closed or cancelled: "meetings.session_closed", "meetings.session_cancelled"."""
    return is_awaited(facts) if facts.closed_on or facts.cancelled_on else Allowed()


def may_add(facts: SessionFacts, *, name: str, known: Iterable[str], area: str, day: date) -> Verdict:
    """Allow another hall until the Session closes, with a name in Kazakh that none of its halls (`known`) has.

    `area`: ISO 3166-2 of a region of the day, or nothing. Refuses as `is_not_over`, and with
    "meetings.hall_not_named", "meetings.hall_known", "meetings.no_such_region".
    """
    there = {_folded(one) for one in known}
    taken = Refused("meetings.hall_known", facts={"name": name.strip()})
    isos = {region.iso for region in regions.on(day)}
    return first_refusal(
        is_not_over(facts),
        Allowed((PREPARING,)) if name.strip() else Refused("meetings.hall_not_named"),
        taken if _folded(name) in there else Allowed(),
        Allowed() if not area or area in isos else Refused("meetings.no_such_region"),
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def may_remove(facts: SessionFacts, *, removed: bool, registrations: int, voting: bool = False) -> Verdict:
    """Allow a hall to be taken back until the Session closes, while nobody was ever registered in it.

    `voting`: a secret vote that is not counted has a box there. Refuses as `is_not_over`, and with
    "meetings.hall_removed", "meetings.hall_has_box", "meetings.hall_used".
    """
    used = Refused("meetings.hall_used", facts={"count": registrations})
    return first_refusal(
        is_not_over(facts),
        Refused("meetings.hall_removed") if removed else Allowed(),
        Refused("meetings.hall_has_box") if voting else Allowed(),
        used if registrations else Allowed((PREPARING,)),
    )


def serves(areas: Iterable[str], own: Collection[str] | None) -> Verdict:
    """Allow the Secretariat every hall, a regional secretariat those of its region alone: "meetings.hall_elsewhere".

    `areas` of the halls concerned, "" for the main one and for presence at a distance; `own` None is the Secretariat.
    """
    if own is None or all(area and area in own for area in areas):
        return Allowed()
    return Refused("meetings.hall_elsewhere", (REGIONAL,))


def is_there(*, of_session: bool, removed: bool) -> Verdict:
    """Refuse a hall that is another Session's, or was taken back: "meetings.hall_removed"."""
    return Allowed() if of_session and not removed else Refused("meetings.hall_removed")


def may_join_remotely(book: Rulebook, facts: SessionFacts, *, here: bool, day: date) -> Verdict:
    """Allow a member to register at a distance where the norm of the day lets them be present so.

    Refuses as `rules.sessions.may_register` and `law.sessions.may_be_present_remotely`, and with
    "meetings.here_already" for one who is registered in a hall or at a distance.
    """
    return first_refusal(
        may_register(book, facts, day),
        sessions.may_be_present_remotely(book, day),
        Refused("meetings.here_already") if here else Allowed(),
    )


def may_leave_remotely(facts: SessionFacts, *, remote: bool) -> Verdict:
    """Allow a member at a distance to leave: who sits in a hall is written out at its door.

    Refuses as `is_not_over`, and with "meetings.not_at_a_distance".
    """
    return first_refusal(is_not_over(facts), Allowed() if remote else Refused("meetings.not_at_a_distance"))


def may_have_paper(*, remote: bool) -> Verdict:
    """Allow a paper ballot to whoever is in a hall; it is put into a box, and a member at a distance cannot do that.

    Refuses with "meetings.paper_at_a_distance".
    """
    return Refused("meetings.paper_at_a_distance") if remote else Allowed()

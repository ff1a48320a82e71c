"""Materials of a Session: from facts to verdicts (Decree 149, pt 11(1): the Secretariat prepares and supports meetings)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict, first_refusal

from shanyraq.meetings.rules.sessions import SessionFacts

LAW = (Citation("decree-149-2011", "11(1)"),)
READERS = frozenset(
    {
        "assembly.member",
        "assembly.chair",
        "assembly.deputy_chair",
        "council.member",
        "secretariat.head",
        "secretariat.officer",
    }
)


def may_put(facts: SessionFacts) -> Verdict:
    """Allow materials until the Session closes. Refuses with "meetings.session_cancelled", "meetings.session_closed"."""
    if facts.cancelled_on:
        return Refused("meetings.session_cancelled", facts={"cancelled_on": facts.cancelled_on})
    if facts.closed_on:
        return Refused("meetings.session_closed", facts={"closed_on": facts.closed_on})
    return Allowed(LAW)


def may_renew(facts: SessionFacts, *, withdrawn_on: date | None, same: bool) -> Verdict:
    """Allow a new version of a material that stands, with another file.

    Refuses as `may_put`, and with "meetings.material_withdrawn", "meetings.material_same_file".
    """
    return first_refusal(
        may_put(facts),
        Refused("meetings.material_withdrawn", facts={"withdrawn_on": withdrawn_on})
        if withdrawn_on
        else Allowed(),
        Refused("meetings.material_same_file") if same else Allowed(),
    )


def may_read(roles: Iterable[str], *, members_only: bool) -> Verdict:
    """Allow a material to everybody, or only to members and those who serve them. Refuses with "meetings.material_for_members"."""
    if members_only and not READERS & set(roles):
        return Refused("meetings.material_for_members", LAW)
    return Allowed(LAW)

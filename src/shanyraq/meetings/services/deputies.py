"""Deputies: enter one who sits by a party's list, end a mandate, forward an appeal to any of them."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Deputy, Forwarded
from shanyraq.meetings.models.elections import CHAMBERS
from shanyraq.meetings.rules import elections as rules
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.people.models import Person

from .elections import SEATS


def _held(deputy: Deputy) -> Deputy:
    return Deputy.objects.select_for_update().get(pk=deputy.pk)


def _about(deputy: Deputy) -> str:
    return f"meetings.deputy:{deputy.pk}"


@act
def enter_deputy(
    *, by: Actor, at: Moment, person: Person, chamber: str, since: date, paper: str, party_list: str = ""
) -> Deputy:
    """Enter a member who sits in a representative body by another way than the Assembly: a party's list, where known.

    Who is elected or proposed by the Assembly is entered by the results and by the President's act alone. Refuses
    with "meetings.no_such_chamber", "meetings.deputy_already", "meetings.day_ahead", "meetings.paper_missing".
    """
    in_turn(f"{SEATS}:{person.pk}")
    told = {"told": since, "day": at.day}
    sits = Deputy.objects.filter(person=person, chamber=chamber, until__isnull=True).exists()
    first_refusal(
        Allowed() if chamber in CHAMBERS else Refused("meetings.no_such_chamber"),
        Refused("meetings.deputy_already") if sits else Allowed(),
        Refused("meetings.day_ahead", facts=told) if since > at.day else Allowed(),
        Allowed() if paper.strip() else Refused("meetings.paper_missing"),
    ).require()
    made = Deputy.objects.create(
        person=person,
        chamber=chamber,
        since=since,
        paper=paper.strip(),
        party_list=party_list.strip(),
        recorded_on=at.day,
    )
    said = {"chamber": chamber, "since": since, "paper": made.paper}
    record(about=_about(made), facts=said, personal={"person": person.pk})
    return made


@act
def end_deputy(*, by: Actor, at: Moment, deputy: Deputy, until: date, why: str) -> Deputy:
    """Record that a mandate ended: `until` is the first day it does not hold. The seat is free from then on.

    Refuses as `rules.elections.may_end`, and with "meetings.day_ahead", "meetings.reason_missing".
    """
    row = _held(deputy)
    told = {"told": until, "day": at.day}
    first_refusal(
        rules.may_end(since=row.since, ended=row.until is not None, until=until),
        Refused("meetings.day_ahead", facts=told) if until > at.day else Allowed(),
        Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    row.until, row.why_ended = until, why.strip()
    row.save(update_fields=["until", "why_ended"])
    record(about=_about(row), facts={"until": until, "why": row.why_ended})
    return row


@act
def forward_appeal(
    *, by: Actor, at: Moment, deputy: Deputy, sender: str, subject: str, paper: str = ""
) -> Forwarded:
    """Forward an appeal to a deputy: to any one, from any group or association, for each stands for all of them.

    Refuses as `rules.elections.may_forward`.
    """
    row = _held(deputy)
    verdict = rules.may_forward(ended=row.until is not None).require()
    made = Forwarded.objects.create(
        deputy=row,
        sender=sender.strip(),
        subject=subject.strip(),
        paper=paper.strip(),
        day=at.day,
        at=at.machine,
    )
    said = {"sender": made.sender, "subject": made.subject, "paper": made.paper}
    record(about=_about(row), verdict=verdict, facts=said)
    return made

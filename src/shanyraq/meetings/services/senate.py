"""Candidates to the Senate: the Council's list, and the President's act on it (law 70-IV, art. 10(4)(1))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law.elections import may_seat_senators
from shanyraq.meetings.models import CouncilItem, Deputy, Proposed, SenateList
from shanyraq.meetings.models.elections import SENATE
from shanyraq.meetings.queries import elections as queries
from shanyraq.meetings.rules import elections as rules
from shanyraq.people.acting import Actor, act, in_turn

from .elections import SEATS


@dataclass(frozen=True)
class Named:
    """A candidate on a list: the person, and the regional assembly that proposed them, or "" for the Council itself."""

    person: int
    by: str = ""


@act
def propose_senators(
    *, by: Actor, at: Moment, council_item: CouncilItem, people: Sequence[Named]
) -> SenateList:
    """Record the list of candidates to the Senate that the Council voted for.

    Refuses as `rules.elections.may_propose`.
    """
    item = CouncilItem.objects.select_for_update().get(pk=council_item.pk)
    verdict = rules.may_propose(
        rulebook(),
        decided=queries.decided(rulebook(), item),
        taken=SenateList.objects.filter(council_item=item).exists(),
        people=[one.person for one in people],
        day=at.day,
    ).require()
    assert item.meeting.held_on
    made = SenateList.objects.create(council_item=item, proposed_on=item.meeting.held_on, recorded_on=at.day)
    Proposed.objects.bulk_create(
        Proposed(
            senate_list=made,
            person_id=one.person,
            number=number,
            path=Proposed.REGIONAL if one.by.strip() else Proposed.COUNCIL,
            by=one.by.strip(),
        )
        for number, one in enumerate(people, start=1)
    )
    record(
        about=_about(made),
        verdict=verdict,
        facts={"proposed_on": made.proposed_on, "named": len(people)},
        personal={"people": [one.person for one in people]},
    )
    return made


@act
def record_appointment(
    *,
    by: Actor,
    at: Moment,
    senate_list: SenateList,
    number: str,
    act_day: date,
    since: date,
    appointed: Sequence[int],
) -> list[Deputy]:
    """Record the President's act on a list: who of it is appointed, and from which day. `appointed`: rows of the list.

    Refuses as `rules.elections.may_appoint` and `law.elections.may_seat_senators`, and with "meetings.number_of_act_missing", "meetings.not_on_list",
    "meetings.nobody_appointed".
    """
    in_turn(SEATS)
    row = SenateList.objects.select_for_update().get(pk=senate_list.pk)
    listed = {one.pk: one for one in row.people.all()}
    chosen = list(dict.fromkeys(appointed))
    verdict = first_refusal(
        rules.may_appoint(
            done=row.act_day is not None,
            proposed_on=row.proposed_on,
            act_day=act_day,
            since=since,
            day=at.day,
        ),
        Allowed() if number.strip() else Refused("meetings.number_of_act_missing"),
        Allowed() if chosen else Refused("meetings.nobody_appointed"),
        Allowed() if set(chosen) <= set(listed) else Refused("meetings.not_on_list"),
        may_seat_senators(rulebook(), queries.senators_on(since).count(), len(chosen), since),
    ).require()
    row.act_number, row.act_day = number.strip(), act_day
    row.save(update_fields=["act_number", "act_day"])
    made = Deputy.objects.bulk_create(
        Deputy(
            person_id=listed[pk].person_id,
            chamber=SENATE,
            proposed=listed[pk],
            since=since,
            paper=f"№ {row.act_number}",
            recorded_on=at.day,
        )
        for pk in chosen
    )
    record(
        about=_about(row),
        verdict=verdict,
        facts={"number": row.act_number, "day": act_day, "appointed": len(made), "since": since},
        personal={"people": [one.person_id for one in made]},
    )
    return made


def _about(row: SenateList) -> str:
    return f"meetings.senate_list:{row.pk}"

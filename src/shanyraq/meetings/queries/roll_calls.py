"""Questions about votes by names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, QuerySet
from rulebook import Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.law.sessions import may_be_present_remotely
from shanyraq.meetings.models import Cast, Registration, RollCall, Session
from shanyraq.meetings.rules.roll_calls import Ballot, may_cast
from shanyraq.people.models import Person


def open_calls() -> QuerySet[RollCall]:
    """List the roll calls that are open, with their matters."""
    rows = RollCall.objects.filter(closed_at__isnull=True, stopped_at__isnull=True)
    return rows.select_related("item__session")


def open_in(session: Session) -> RollCall | None:
    """Give the roll call that is open in a Session, if any."""
    return open_calls().filter(item__session=session).first()


def may_vote(roll_call: RollCall, person: int, day: date) -> Verdict:
    """Say whether somebody, as a member, could cast a new ballot in a roll call now."""
    earlier, here = cast_by(roll_call, [person]).get(person), registered_among(roll_call, [person], day)
    return may_cast(roll_call.status, Ballot("for", "new"), earlier, registered=person in here)


def cast_by(roll_call: RollCall, people: Iterable[int]) -> dict[int, Ballot]:
    """Give the votes these people cast already. One query."""
    rows = Cast.objects.filter(roll_call=roll_call, person_id__in=list(people))
    return {
        person: Ballot(choice, key) for person, choice, key in rows.values_list("person_id", "choice", "key")
    }


def registered_among(roll_call: RollCall, people: Iterable[int], day: date) -> set[int]:
    """Keep those who are present in the Session; at a distance only while the norm of `day` counts them. One query, two with such."""
    rows = Registration.objects.here().filter(session__items__roll_calls=roll_call)
    found = dict(rows.filter(person_id__in=list(people)).values_list("person_id", "way"))
    remote = {person for person, way in found.items() if way == Registration.REMOTE}
    if remote and not may_be_present_remotely(rulebook(), day):
        return set(found) - remote
    return set(found)


def counts_of(roll_call: RollCall) -> dict[str, int]:
    """Count the votes that count, by choice; every choice is a key."""
    rows = roll_call.casts.filter(counted=True).values_list("choice").annotate(n=Count("id"))
    return dict.fromkeys(Cast.CHOICES, 0) | dict(rows)


def by_choice(roll_call: RollCall) -> list[tuple[str, list[Person]]]:
    """List who voted how, as the record of a closed roll call names them; those whose vote does not count come last."""
    rows = roll_call.casts.select_related("person").order_by("person__name_kk")
    kinds: dict[str, list[Person]] = {choice: [] for choice in (*Cast.CHOICES, "uncounted")}
    for row in rows:
        kinds[row.choice if row.counted else "uncounted"].append(row.person)
    return list(kinds.items())

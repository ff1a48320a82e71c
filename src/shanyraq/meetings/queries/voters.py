"""Who could take part in a secret vote: whoever was present at any moment of it, on a day on which they were a member."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import members_on
from shanyraq.law.sessions import may_be_present_remotely
from shanyraq.meetings.models import PaperVote, Registration, SealedVote


def voters_of(row: PaperVote | SealedVote, day: date, *, at_a_distance: bool = False) -> set[int]:
    """Give the members who were present at any moment since a vote was opened, up to now on `day`.

    Each day is asked by its own roll: a mandate that ended this morning still counts in a vote that was open yesterday.
    Those `at_a_distance` count on the days on which the norm counts them; a registration struck as a mistake counts nowhere.
    """
    assert row.opened_at is not None and row.opened_on is not None
    stays = Registration.objects.filter(
        Q(left_at__isnull=True) | Q(left_at__gte=row.opened_at),
        session=row.item.session,
        struck_at__isnull=True,
    )
    found: set[int] = set()
    for number in range((day - row.opened_on).days + 1):
        one = row.opened_on + timedelta(days=number)
        there = stays.filter(Q(left_on__isnull=True) | Q(left_on__gte=one), day__lte=one)
        if not (at_a_distance and may_be_present_remotely(rulebook(), one)):
            there = there.in_halls()
        members = members_on(one).values("person_id")
        found |= set(there.filter(person__in=members).values_list("person_id", flat=True))
    return found

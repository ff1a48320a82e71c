"""Letters to members, written inside the act: kept if the act is, gone if it is refused. Who wants none gets none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from shanyraq.meetings.models import Order, Poll
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.models import Membership, User
from shanyraq.web.mail import send


def tell_members(order: Order, seats: Iterable[Membership]) -> int:
    """Tell every member with an address that the Session is convened; give how many letters were written."""
    context = {
        "order": order,
        "number": roman(order.session.number),
        "start_time": f"{order.start_time:%H:%M}",
    }
    return _tell(seats, "meetings/mail/convened", context, "meetings:session", order.session.number)


def tell_members_of_correction(order: Order, seats: Iterable[Membership]) -> int:
    """Tell every member with an address that the day, the hour or the place was corrected; give how many letters were written."""
    context = {
        "order": order,
        "number": roman(order.session.number),
        "start_time": f"{order.start_time:%H:%M}",
    }
    return _tell(seats, "meetings/mail/corrected", context, "meetings:session", order.session.number)


def tell_council(poll: Poll, seats: Iterable[Membership]) -> int:
    """Ask every member of the Council with an address to answer; give how many letters were written."""
    return _tell(seats, "meetings/mail/poll", {"poll": poll}, "meetings:poll", poll.number)


def remind_seats(poll: Poll, seats: Iterable[Membership], days: int) -> int:
    """Remind these members, those with an address, that a poll waits for their answer; `days` are left. Give how many letters."""
    context = {"poll": poll, "days": days}
    return _tell(seats, "meetings/mail/poll_ends", context, "meetings:poll", poll.number)


def _tell(
    seats: Iterable[Membership], template: str, context: Mapping[str, Any], view: str, number: int
) -> int:
    people = {seat.person_id: seat.person for seat in seats}
    chosen = User.objects.filter(person_id__in=people).values_list("person_id", "language", "letters")
    spoken = {person_id: language for person_id, language, _letters in chosen}
    silent = {person_id for person_id, _language, letters in chosen if not letters}
    written = 0
    for person in people.values():
        if not person.email or person.pk in silent:
            continue
        language = spoken.get(person.pk, "kk")
        with override(language):
            address = settings.SITE_ADDRESS + reverse(view, args=[number])
        send(person.email, template, {**context, "person": person, "address": address}, language)
        written += 1
    return written

"""Letters to members, written inside the act: kept if the act is, gone if it is refused. Who wants none gets none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from shanyraq.meetings.models import Poll
from shanyraq.meetings.queries.notices import Calling
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.models import Membership, Person, User
from shanyraq.web.mail import send
from shanyraq.web.models import Letter


def letters_of_calling(
    calling: Calling, people: Iterable[Person], reminder: bool = False
) -> dict[int, Letter]:
    """Write the notice of a meeting, or its reminder, to those with an address who want letters; give each letter by person."""
    context: dict[str, Any] = {
        "calling": calling,
        "thing": calling.thing,
        "start_time": f"{calling.start_time:%H:%M}",
        "reminder": reminder,
    }
    if calling.order is not None:
        number = calling.order.session.number
        context |= {"order": calling.order, "number": roman(number)}
        name = "corrected" if calling.correction else "convened"
        return _written(
            people,
            f"meetings/mail/{name}",
            context,
            ("meetings:session", number),
            ("meetings:notice", number),
        )
    assert calling.meeting is not None
    context["items"] = list(calling.meeting.items.all())
    pk = calling.meeting.pk
    return _written(
        people,
        "meetings/mail/council_called",
        context,
        ("meetings:council_meeting", pk),
        ("meetings:council_notice", pk),
    )


def letters_of_ending(
    calling: Calling, people: Iterable[Person], why: Mapping[str, str], again: bool
) -> dict[int, Letter]:
    """Write to those with an address who want letters that an announced meeting is put off (`again`) or called off."""
    context = {
        "calling": calling,
        "start_time": f"{calling.start_time:%H:%M}",
        "why": dict(why),
        "again": again,
    }
    if calling.order is None:
        page = ("meetings:council_meeting", calling.thing.pk)
        return _written(people, "meetings/mail/council_off", context, page)
    number = calling.order.session.number
    context["number"] = roman(number)
    return _written(people, "meetings/mail/off", context, ("meetings:session", number))


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
    return len(_written(people.values(), template, context, (view, number)))


def _written(
    people: Iterable[Person],
    template: str,
    context: Mapping[str, Any],
    view: tuple[str, int],
    receipt: tuple[str, int] | None = None,
) -> dict[int, Letter]:
    """Write one letter to each person with an address who wants letters, in their language; give them by person."""
    known = {person.pk: person for person in people}
    chosen = User.objects.filter(person_id__in=known).values_list("person_id", "language", "letters")
    spoken = {person_id: language for person_id, language, _letters in chosen}
    silent = {person_id for person_id, _language, letters in chosen if not letters}
    found = {}
    for person in known.values():
        if not person.email or person.pk in silent:
            continue
        language = spoken.get(person.pk, "kk")
        with override(language):
            given = {"person": person, "address": _address(view)} | (
                {"receipt": _address(receipt)} if receipt and person.pk in spoken else {}
            )
        found[person.pk] = send(person.email, template, {**context, **given}, language)
    return found


def _address(page: tuple[str, int]) -> str:
    return settings.SITE_ADDRESS + reverse(page[0], args=[page[1]])

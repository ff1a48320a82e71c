"""Serve the notice of a meeting: each attempt is a row; who can be reached by nothing is left to an officer's hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import CouncilMeeting, Notice, Session
from shanyraq.meetings.queries import notices as queries
from shanyraq.meetings.queries.notices import Called, Calling
from shanyraq.meetings.rules import notices as rules
from shanyraq.meetings.services.notices import letters_of_calling, letters_of_ending
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Person, User
from shanyraq.web.models import Letter

Meeting = Session | CouncilMeeting


def calling_now(meeting: Meeting, at: Moment) -> Calling | None:
    """Hold a meeting until the act ends, and give what its members are told of."""
    if isinstance(meeting, Session):
        return queries.calling_of(Session.objects.select_for_update().get(pk=meeting.pk), at.day)
    return queries.calling_of_council(CouncilMeeting.objects.select_for_update().get(pk=meeting.pk), at.day)


def tell_all(calling: Calling, at: Moment, by: Actor) -> int:
    """Tell everybody on the roll of today of a meeting; give how many letters were written. For the act that announces it."""
    people = {seat.person_id: seat.person for seat in calling.seats(at.day)}
    return sum(row.channel == Notice.MAIL for row in _tell(calling, people.values(), at, by))


def tell_off(
    calling: Calling | None, at: Moment, by: Actor, why: Mapping[str, str], again: bool = False
) -> dict[str, int]:
    """Tell everybody who was called that the meeting is put off (`again`) or called off. For the act that ends the order.

    Gives how many letters were written and how many members are left to be told by hand; nothing where nobody was called.
    """
    if calling is None:
        return {}
    people = {seat.person_id: seat.person for seat in calling.seats(at.day)}
    letters = letters_of_ending(calling, people.values(), why, again)
    _keep_off([_row(calling, person, Notice.MAIL, at, by, letter) for person, letter in letters.items()])
    return {"letters": len(letters), "by_hand": len(people) - len(letters)}


def _keep_off(rows: list[Notice]) -> None:
    for row in rows:
        row.off = True
    Notice.objects.bulk_create(rows)


def _tell(
    calling: Calling, people: Iterable[Person], at: Moment, by: Actor, no_mail: Collection[int] = ()
) -> list[Notice]:
    """Write to those with an address who want letters; show it to the others who have an account; keep a row of each."""
    known = {person.pk: person for person in people}
    letters = letters_of_calling(calling, [one for one in known.values() if one.pk not in no_mail])
    shown = User.objects.filter(person_id__in=known, is_active=True).exclude(person_id__in=letters)
    pages = {user.person_id for user in shown}
    rows = [_row(calling, person, Notice.MAIL, at, by, letter) for person, letter in letters.items()]
    rows += [_row(calling, person, Notice.PAGE, at, by) for person in sorted(pages) if person is not None]
    return Notice.objects.bulk_create(rows)


def _row(
    calling: Calling,
    person: int,
    channel: str,
    at: Moment,
    by: Actor,
    letter: Letter | None = None,
    reminder: bool = False,
) -> Notice:
    return Notice(
        order=calling.order,
        correction=calling.correction,
        meeting=calling.meeting,
        person_id=person,
        channel=channel,
        day=at.day,
        at=at.machine,
        by=by.key,
        letter=letter,
        reminder=reminder,
    )


@act
def serve_notices(*, by: Actor, at: Moment, meeting: Meeting) -> int:
    """Serve those members who have no notice, or whose notice came back; give how many were reached by mail or page.

    Refuses as `rules.notices.may_serve`, and with "meetings.only_by_hand" where none of them has an address or an account.
    """
    calling = calling_now(meeting, at)
    called = queries.called_on(calling, at.day) if calling else []
    verdict = rules.may_serve(queries.facts_of(calling, called), at.day).require()
    assert calling is not None
    left = [one for one in called if one.standing in rules.LEFT]
    no_mail = {one.person.pk for one in left if _is_dead_end(one)}
    rows = _tell(calling, [one.person for one in left], at, by, no_mail)
    first_refusal(
        Allowed() if rows else Refused("meetings.only_by_hand", rules.LAW, {"left": len(left)})
    ).require()
    letters = sum(row.channel == Notice.MAIL for row in rows)
    said = {"called": len(called), "served": len(rows), "letters": letters, "by_hand": len(left) - len(rows)}
    record(
        about=calling.about, verdict=verdict, facts=said, personal={"people": [row.person_id for row in rows]}
    )
    return len(rows)


def _is_dead_end(one: Called) -> bool:
    """Tell whether a letter to the address of today came back already: another one would come back too."""
    letters = [row.letter for row in one.attempts if row.came_back and row.letter]
    return any(letter.to == one.person.email for letter in letters)


def _one(calling: Calling | None, person: int, day: date) -> Called | None:
    found = queries.called_on(calling, day, person) if calling else []
    return found[0] if found else None


@act
def note_notices(
    *,
    by: Actor,
    at: Moment,
    meeting: Meeting,
    people: Iterable[int],
    channel: str,
    told_on: date,
    receipt: str = "",
) -> int:
    """Note that members were told by hand: on paper against a receipt (one sheet of signatures may be of many), or by telephone.

    Gives how many. Refuses as `rules.notices.may_note`, and with "meetings.nobody_chosen".
    """
    asked = set(people)
    calling = calling_now(meeting, at)
    called = queries.called_on(calling, at.day) if calling else []
    verdict = first_refusal(
        rules.may_note(
            queries.facts_of(calling, called),
            on_roll=asked <= {one.person.pk for one in called},
            channel=channel,
            told_on=told_on,
            receipt=receipt.strip(),
            day=at.day,
        ),
        Allowed() if asked else Refused("meetings.nobody_chosen"),
    ).require()
    assert calling is not None
    rows = [_row(calling, person, channel, at, by) for person in sorted(asked)]
    for row in rows:
        row.day, row.receipt = told_on, receipt.strip()
    Notice.objects.bulk_create(rows)
    said = {"channel": channel, "told_on": told_on, "told": len(rows)}
    personal = {"people": sorted(asked), "receipt": receipt.strip()}
    record(about=calling.about, verdict=verdict, facts=said, personal=personal)
    return len(rows)


@act
def return_notice(*, by: Actor, at: Moment, meeting: Meeting, person: int, why: str) -> Notice:
    """Note that a letter or a paper came back: the member is left to be served again.

    Refuses with "meetings.nothing_to_return" where no notice stands or the member confirmed it, "meetings.reason_missing".
    """
    calling = calling_now(meeting, at)
    one = _one(calling, person, at.day)
    standing = [row for row in one.attempts if not row.came_back] if one else []
    open_rows = [row for row in standing if row.channel != Notice.PAGE]
    verdict = first_refusal(
        rules.is_called(queries.facts_of(calling, [one] if one else [])),
        Refused("meetings.nothing_to_return")
        if not open_rows or any(row.acknowledged_on for row in standing)
        else Allowed(),
        Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    assert calling is not None
    row = open_rows[-1]
    row.returned_on, row.why_returned = at.day, why.strip()
    row.save(update_fields=["returned_on", "why_returned"])
    said = {"channel": row.channel}
    record(
        about=calling.about, verdict=verdict, facts=said, personal={"person": person, "why": row.why_returned}
    )
    return row


@act
def acknowledge_notice(*, by: Actor, at: Moment, meeting: Meeting) -> Notice:
    """Confirm as a member that the notice of a meeting reached oneself. The journal counts it and names nobody.

    Refuses as `rules.notices.may_acknowledge`.
    """
    calling = calling_now(meeting, at)
    one = _one(calling, by.person_id, at.day) if by.person_id else None
    verdict = rules.may_acknowledge(
        queries.facts_of(calling, [one] if one else []),
        on_roll=one is not None,
        standing=one.standing if one else "none",
        day=at.day,
    ).require()
    assert calling is not None and one is not None
    row = one.last or _row(calling, one.person.pk, Notice.PAGE, at, by)
    if row.came_back:
        row = _row(calling, one.person.pk, Notice.PAGE, at, by)
    row.acknowledged_on, row.acknowledged_at = at.day, at.machine
    row.save()
    record(about=calling.about, verdict=verdict, facts={"channel": row.channel}, unnamed=True)
    return row


@act
def remind_members(*, by: Actor, at: Moment, meeting: Meeting) -> int:
    """Remind everybody with an address of a meeting that is near, once; give how many letters were written.

    `law/reminders.toml` says when; the journal is the memory. Refuses with "meetings.no_reminder_due".
    """
    calling = calling_now(meeting, at)
    step = queries.reminder_due(calling, at.day) if calling else None
    if calling is None or step is None:
        Refused("meetings.no_reminder_due", facts={"day": at.day}).require()
    assert calling is not None
    people = {seat.person_id: seat.person for seat in calling.seats(at.day)}
    letters = letters_of_calling(calling, people.values(), reminder=True)
    written = len(
        Notice.objects.bulk_create(
            _row(calling, person, Notice.MAIL, at, by, letter, reminder=True)
            for person, letter in letters.items()
        )
    )
    said = {"start_day": calling.start_day, "step": step, "letters": written}
    record(about=calling.about, facts=said)
    return written

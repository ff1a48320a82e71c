"""Who was called to a meeting and what proves it: of a Session by its order, of the Council by its convocation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q, QuerySet

from shanyraq.bodies.queries import ASSEMBLY, COUNCIL, council_on, members_on
from shanyraq.journal.models import Entry
from shanyraq.law.reminders import reminders_on
from shanyraq.meetings.models import CouncilMeeting, Notice, Order, OrderCorrection, Postponement, Session
from shanyraq.meetings.queries.sessions import order_on
from shanyraq.meetings.rules.corrections import LANGUAGES, OrderText
from shanyraq.meetings.rules.notices import LEFT, PROVEN, STANDINGS, CallingFacts, Standing, standing_of
from shanyraq.people.models import Membership, Person

REMIND = "meetings.remind_members"


@dataclass(frozen=True)
class Calling:
    """What members are told of: the order of a Session with the last correction of its notice, or a Council meeting."""

    since: date
    start_day: date
    start_time: time
    order: Order | None = None
    correction: OrderCorrection | None = None
    meeting: CouncilMeeting | None = None

    @property
    def about(self) -> str:
        """Give the opaque key of the meeting in the journal."""
        return (
            f"meetings.session:{self.order.session_id}"
            if self.order
            else f"meetings.council:{self.meeting.pk if self.meeting else 0}"
        )

    @property
    def body(self) -> str:
        """Name the body whose members are called."""
        return ASSEMBLY if self.order else COUNCIL

    @property
    def thing(self) -> Order | CouncilMeeting:
        """Give the row that names the place."""
        found = self.order or self.meeting
        assert found is not None
        return found

    @property
    def begun(self) -> bool:
        """Tell whether the meeting opened or was held: what is told later is no notice."""
        if self.order:
            return self.order.session.opened_on is not None
        return self.meeting is not None and self.meeting.held_on is not None

    def rows(self) -> QuerySet[Notice]:
        """Give every notice of this calling, the oldest first."""
        found = Notice.objects.filter(
            order=self.order, correction=self.correction, meeting=self.meeting, off=False
        )
        return found.select_related("letter", "person")

    def seats(self, day: date) -> QuerySet[Membership]:
        """Give the seats of those who must be told, by the roll of a day; once the meeting began, by the roll of its day."""
        begun = self.order.session.opened_on if self.order else self.meeting and self.meeting.held_on
        on = min(day, begun) if begun else day
        return members_on(on) if self.order else council_on(on)


def calling_of(session: Session, day: date) -> Calling | None:
    """Give what members of the Assembly are told of a Session; None until its order is announced."""
    order = order_on(session, day)
    first = order.announcements.filter(day__lte=day).order_by("recorded_on").first() if order else None
    if order is None or first is None:
        return None
    order.session = session
    corrections = order.corrections.filter(day__lte=day).order_by("-id")
    changed = next((one for one in corrections if _renews(one)), None)
    since = changed.day if changed else order.day
    return Calling(since, order.start_day, order.start_time, order=order, correction=changed)


def _renews(correction: OrderCorrection) -> bool:
    """Tell whether a correction changed the day, the hour or the place, so that everybody must be told anew."""
    return OrderText.read(correction.was).notice != OrderText.read(correction.now).notice


def calling_of_council(meeting: CouncilMeeting, day: date) -> Calling | None:
    """Give what members of the Council are told of a meeting; None until the Chair convened it or agreed, and once it is off."""
    if meeting.agreed_on is None or meeting.agreed_on > day:
        return None
    if meeting.cancelled_on is not None and meeting.cancelled_on <= day:
        return None
    return Calling(meeting.agreed_on, meeting.start_day, meeting.start_time, meeting=meeting)


def callings_ahead(day: date) -> list[Calling]:
    """List what is announced on a day and has not begun, the nearest first."""
    sessions = Session.objects.filter(
        opened_on__isnull=True, cancelled_on__isnull=True, orders__ended_on__isnull=True, orders__day__lte=day
    )
    council = CouncilMeeting.objects.filter(held_on__isnull=True, start_day__gte=day)
    found = [calling_of(row, day) for row in sessions.distinct()]
    found += [calling_of_council(row, day) for row in council.select_related("by")]
    ahead = [one for one in found if one is not None and one.start_day >= day]
    return sorted(ahead, key=lambda one: (one.start_day, one.start_time))


@dataclass(frozen=True)
class Called:
    """A member who must be told: the attempts, the oldest first, and what they prove together."""

    person: Person
    attempts: tuple[Notice, ...]
    reminders: tuple[Notice, ...]
    standing: Standing

    @property
    def last(self) -> Notice | None:
        """Give the attempt that proves most; of equals the latest."""
        best = [row for row in self.attempts if row.attempt.standing == self.standing]
        return best[-1] if best else None


def called_on(calling: Calling, day: date, only: int | None = None) -> list[Called]:
    """List who must be told by the roll of a day, each with what proves that they were; `only` asks of one person."""
    seats, rows = calling.seats(day), calling.rows().filter(day__lte=day)
    if only is not None:
        seats, rows = seats.filter(person_id=only), rows.filter(person_id=only)
    tried: dict[int, list[Notice]] = {}
    for row in rows:
        tried.setdefault(row.person_id, []).append(row)
    people = {seat.person_id: seat.person for seat in seats}
    return [_called(person, tried.get(key, [])) for key, person in people.items()]


def _called(person: Person, rows: list[Notice]) -> Called:
    attempts = tuple(row for row in rows if not row.reminder)
    reminders = tuple(row for row in rows if row.reminder)
    return Called(person, attempts, reminders, standing_of(row.attempt for row in attempts))


def count_standings(called: list[Called]) -> Mapping[Standing, int]:
    """Count the members by what is proven of them; every standing has its number."""
    counted = Counter(one.standing for one in called)
    return {standing: counted[standing] for standing in STANDINGS}


def facts_of(calling: Calling | None, called: list[Called]) -> CallingFacts | None:
    """Give what the rules ask about a calling."""
    if calling is None:
        return None
    left = sum(one.standing in LEFT for one in called)
    return CallingFacts(calling.since, calling.start_day, len(called), left, calling.begun)


def served_on(session: Session, day: date) -> Mapping[str, int]:
    """Count for the minutes how many were called to a Session, told, proven to be told, and not reached; empty before."""
    calling = calling_of(session, day)
    if calling is None:
        return {}
    called = called_on(calling, day)
    return {
        "called": len(called),
        "told": sum(one.standing not in LEFT for one in called),
        "proven": sum(one.standing in PROVEN for one in called),
    }


def awaiting(person_id: int, day: date) -> list[tuple[Calling, Called]]:
    """List the meetings ahead that somebody is called to and has not confirmed the notice of."""
    found = [(calling, called_on(calling, day, person_id)) for calling in callings_ahead(day)]
    return [
        (calling, called[0])
        for calling, called in found
        if called and called[0].standing != "acknowledged" and not calling.begun
    ]


def reminder_due(calling: Calling, day: date) -> int | None:
    """Give the reminder of a meeting to send on a day, by its days before; None where none is due or it was sent."""
    rule = reminders_on("meeting", day)
    if rule is None or calling.begun:
        return None
    told = Entry.objects.filter(act=REMIND, about=calling.about).values_list("facts", flat=True)
    sent = [facts["step"] for facts in told if facts.get("start_day") == calling.start_day.isoformat()]
    return rule.step_before(begun=calling.since, due=calling.start_day, day=day, sent=sent)


@dataclass(frozen=True)
class Off:
    """That a meeting which had been announced does not take place: since when, why, and who is not told of it by letter."""

    calling: Calling
    day: date
    cancelled: bool
    why: Mapping[str, str]
    left: tuple[Person, ...]


def off_on(session: Session, day: date) -> Off | None:
    """Give the last order that ended after it had been announced; None while one stands, or where none was announced."""
    calling = ended_calling(session, day)
    if calling is None or calling.order is None or calling.order.ended_on is None:
        return None
    ended, cancelled = calling.order, session.cancelled_on is not None and session.cancelled_on <= day
    since = session.cancelled_on if cancelled and session.cancelled_on else calling.order.ended_on
    name, row = ("why_cancelled", session) if cancelled else ("why", Postponement.objects.get(order=ended))
    why = {code: getattr(row, f"{name}_{code}") for code in LANGUAGES}
    return Off(calling, since, cancelled, why, _untold(calling, since, day))


def off_of_council(meeting: CouncilMeeting, day: date) -> Off | None:
    """Give that a convened meeting of the Council was called off by `day`; None where it was not, or nobody was called to it."""
    off = meeting.cancelled_on
    if off is None or off > day or meeting.agreed_on is None:
        return None
    calling = Calling(meeting.agreed_on, meeting.start_day, meeting.start_time, meeting=meeting)
    why = {code: getattr(meeting, f"why_cancelled_{code}") for code in LANGUAGES}
    return Off(calling, off, True, why, _untold(calling, off, day))


def _untold(calling: Calling, since: date, day: date) -> tuple[Person, ...]:
    """List the members of a day whom no letter told that a meeting is off."""
    told = Notice.objects.filter(
        order=calling.order, meeting=calling.meeting, off=True, day__gte=since, day__lte=day
    )
    reached = {row.person_id for row in told.select_related("letter") if not row.came_back}
    people = {seat.person_id: seat.person for seat in calling.seats(day)}
    return tuple(person for key, person in people.items() if key not in reached)


def ended_calling(session: Session, day: date) -> Calling | None:
    """Give what members had been told of a Session by the last order that ended; None while one stands, or none was announced."""
    if order_on(session, day) is not None:
        return None
    ended = session.orders.filter(ended_on__lte=day, announcements__isnull=False).order_by("-id").first()
    return Calling(ended.day, ended.start_day, ended.start_time, order=ended) if ended else None


def unsettled() -> QuerySet[Notice]:
    """Give the notices by mail of which the post has told something that is not copied yet."""
    told = Q(letter__state="sent", sent_at__isnull=True) | Q(letter__state="dead", returned_on__isnull=True)
    return Notice.objects.filter(told).select_related("letter")

"""Questions about Sessions: the facts of one on a day, its members, its votes, its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q
from rulebook import Rulebook, Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import count_members_on, members_on
from shanyraq.law import sessions as law
from shanyraq.law.history import HeldSession, held_sessions
from shanyraq.meetings.models import (
    AgendaItem,
    Amendment,
    Announcement,
    Order,
    ProcedureRules,
    Registration,
    Session,
    Vote,
)
from shanyraq.meetings.queries.agenda import timetable_of
from shanyraq.meetings.queries.documents import as_it_read
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.agenda import Slot
from shanyraq.meetings.rules.sessions import SessionFacts
from shanyraq.people.models import Person


def order_on(session: Session, day: date) -> Order | None:
    """Give the order in force on `day`, with the text it had then."""
    order = (
        session.orders.filter(day__lte=day)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))
        .order_by("-id")
        .first()
    )
    return as_it_read(order, day) if order else None


def announcements_of(order: Order | None, day: date) -> list[Announcement]:
    """List the publications of an order up to `day`."""
    return list(order.announcements.filter(day__lte=day)) if order else []


def present_of(session: Session, day: date) -> tuple[int, int]:
    """Count the members of `day` who are present in all halls, and how many of them are so at a distance.

    Present is who is registered, not struck, not gone again; at a distance only while the norm of the day counts them.
    """
    stays = Registration.objects.here_on(day).filter(session=session)
    found = stays.filter(person__in=members_on(day).values("person_id")).aggregate(
        present=Count("pk"), remote=Count("pk", filter=Q(way=Registration.REMOTE))
    )
    present, remote = found["present"], found["remote"]
    if remote and not law.may_be_present_remotely(rulebook(), day):
        return present - remote, 0
    return present, remote


def facts_of(session: Session, day: date) -> SessionFacts:
    """Give what is known of a Session on `day`; what came later is not known yet."""
    order = order_on(session, day)
    planned: Order | Session = order or session
    agenda = (
        tuple(item["kk"] for item in order.agenda)
        if order
        else tuple(item.title_kk for item in session.items.all())
    )
    present, remote = present_of(session, day)
    return SessionFacts(
        kind=session.kind,  # type: ignore[arg-type]  # the database holds only these two
        start_day=planned.start_day,
        place=planned.place_kk,
        agenda=agenda,
        proposed_on=_by(session.proposed_on, day),
        decided_on=_by(session.decided_on, day),
        order_day=order.day if order else None,
        announcements=len(announcements_of(order, day)),
        present=present,
        remote=remote,
        total=count_members_on(day),
        opened_on=_by(session.opened_on, day),
        closed_on=_by(session.closed_on, day),
        cancelled_on=_by(session.cancelled_on, day),
    )


def _by(told: date | None, day: date) -> date | None:
    return told if told is not None and told <= day else None


def session_by_number(number: int) -> Session | None:
    """Find a Session of this database by its number."""
    return Session.objects.filter(number=number).first()


def next_number(day: date) -> int:
    """Give the number of the next Session: one after the highest of this database and of history up to `day`."""
    own = Session.objects.order_by("-number").values_list("number", flat=True).first() or 0
    return max([own, *(past.number for past in history_on(day))]) + 1


def history_on(day: date) -> list[HeldSession]:
    """List the real Sessions known up to `day`, oldest first; numbers of this database are left out.

    Where only the year of a Session is known, it is listed from that year on.
    """
    own = set(Session.objects.filter(opened_on__lte=day).values_list("number", flat=True))
    return [
        past
        for past in held_sessions()
        if past.number not in own and (past.day <= day if past.day else past.in_year <= day.year)
    ]


@dataclass(frozen=True)
class Yearly:
    """How the Assembly stands with "at least once a year" on a day.

    `last_day` is that of the last Session whose day is known; `unknown` a later one of which the sources
    give the year only, so that the days since cannot be counted.
    """

    year: Verdict
    since: Verdict | None
    last_day: date | None
    days: int | None
    unknown: HeldSession | None


def yearly_on(book: Rulebook, day: date) -> Yearly:
    """Judge the calendar year of `day`, and the days since the last Session (law 70-IV, art. 9)."""
    past = history_on(day)
    own = [
        told
        for told in Session.objects.filter(opened_on__lte=day).values_list("opened_on", flat=True)
        if told
    ]
    known = [*(held.day for held in past if held.day), *own]
    last = max(known, default=None)
    later = [h for h in past if h.day is None and (last is None or h.in_year > last.year)]
    counted = [*known, *(min(h.latest_day, day) for h in past if h.day is None)]
    return Yearly(
        year=law.is_yearly_session_held(book, day.year, counted, day),
        since=law.is_within_a_year(book, last, day) if last else None,
        last_day=last,
        days=(day - last).days if last else None,
        unknown=later[-1] if later else None,
    )


@dataclass(frozen=True)
class ItemResult:
    """A matter of the agenda with the count that stands, what it means by the majority of its day, and its planned time."""

    item: AgendaItem
    vote: Vote | None
    verdict: Verdict | None
    slot: Slot | None = None

    @property
    def adopted(self) -> bool:
        """Tell whether a count stands and adopts the decision."""
        return bool(self.vote) and bool(self.verdict)


def results_of(book: Rulebook, session: Session, day: date) -> list[ItemResult]:
    """List the matters in order, each with its count up to `day` and the verdict on it."""
    items = list(session.items.select_related("election").prefetch_related("votes", "tagged__topic"))
    slots = timetable_of(items, session.start_time).slots
    return [replace(result_of(book, item, day), slot=slot) for item, slot in zip(items, slots, strict=True)]


def result_of(book: Rulebook, item: AgendaItem, day: date) -> ItemResult:
    """Give the count of a matter that stands on `day`, with the verdict by the majority of the day of the vote."""
    standing = (v for v in item.votes.all() if v.voided_at is None and v.amendment_id is None)
    vote = next((v for v in standing if v.day <= day), None)
    if vote is None:
        return ItemResult(item, None, None)
    verdict = rules.result(
        book, votes_for=vote.votes_for, present=vote.present, total=vote.members, day=vote.day
    )
    return ItemResult(item, vote, verdict)


def standing_vote(item: AgendaItem, amendment: Amendment | None = None) -> Vote | None:
    """Give the count that stands of a matter, or of an amendment to its text."""
    return item.votes.filter(voided_at__isnull=True, amendment=amendment).first()


def is_item_adopted(book: Rulebook, item: AgendaItem) -> Verdict | None:
    """Give the verdict on a matter's count, or None where it was not put to the vote."""
    return result_of(book, item, date.max).verdict


def members_awaited(session: Session, day: date) -> list[Person]:
    """List the members on `day` who are not registered, by name."""
    here = Registration.objects.here().filter(session=session).values("person_id")
    rows = members_on(day).exclude(person_id__in=here)
    return list({row.person_id: row.person for row in rows}.values())


def members_among(people: Iterable[int], day: date) -> set[int]:
    """Keep those who are members of the Assembly on `day`."""
    asked = set(people)
    return set(members_on(day).filter(person_id__in=asked).values_list("person_id", flat=True))


def rules_in_force_on(day: date) -> ProcedureRules | None:
    """Give the version of the rules of procedure in force on `day`: the last one adopted."""
    return ProcedureRules.objects.filter(adopted_on__lte=day).order_by("-version").first()

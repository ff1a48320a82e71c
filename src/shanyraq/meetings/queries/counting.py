"""Questions about secret votes on paper."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from shanyraq.bodies.queries import members_on
from shanyraq.meetings.models import (
    AgendaItem,
    Candidate,
    CountEntry,
    CountingSeat,
    HallBox,
    PaperVote,
    RegionalHall,
    Registration,
    Session,
)
from shanyraq.meetings.queries import elections, sealed
from shanyraq.meetings.queries.voters import voters_of
from shanyraq.meetings.rules import counting as rules
from shanyraq.meetings.rules.counting import CountFacts, Tally
from shanyraq.people.models import Person


def running() -> QuerySet[PaperVote]:
    """List the secret votes whose ballots are not counted yet, and which nobody voided."""
    return PaperVote.objects.filter(counted_at__isnull=True, stopped_at__isnull=True)


def running_in(session: Session) -> list[PaperVote]:
    """List the secret votes that a Session waits for."""
    return list(running().filter(item__session=session).select_related("item__session"))


def is_running_on(item: AgendaItem) -> bool:
    """Tell whether a secret vote on a matter, on paper or by sealed ballots, waits for its count."""
    return running().filter(item=item).exists() or sealed.is_running_on(item)


def commission_of(session: Session) -> list[Person]:
    """List the counting commission of a sitting, of all its halls, as it is now, in the order it was chosen."""
    rows = CountingSeat.objects.filter(session=session, ended_at__isnull=True).select_related("person")
    return [row.person for row in rows]


def commission_of_hall(session: Session, hall: RegionalHall | None) -> list[Person]:
    """List the counting commission of one hall (none: the main one), as it is now."""
    rows = CountingSeat.objects.filter(session=session, hall=hall, ended_at__isnull=True)
    return [row.person for row in rows.select_related("person")]


def commission_at(paper_vote: PaperVote, box: HallBox | None = None) -> list[Person]:
    """List the commission that counted a vote, or one of its boxes: those whose place ran while it was open."""
    rows = CountingSeat.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gt=paper_vote.opened_at),
        session=paper_vote.item.session,
        chosen_at__lte=paper_vote.opened_at,
    )
    rows = rows if box is None else rows.filter(hall=box.hall)
    return list({row.person_id: row.person for row in rows.select_related("person")}.values())


def members_here(session: Session, day: date, hall: RegionalHall | None = None) -> set[int]:
    """Give the members of the day's roll who are in a hall (none: the main one): nobody at a distance."""
    stays = Registration.objects.here().in_halls().filter(session=session, hall=hall)
    among = stays.filter(person__in=members_on(day).values("person_id"))
    return set(among.values_list("person_id", flat=True))


def candidates_in(session: Session) -> set[int]:
    """Give those who stand for election at a sitting; none of them counts its ballots."""
    rows = Candidate.objects.filter(election__item__session=session, withdrawn_on__isnull=True)
    return set(rows.values_list("person_id", flat=True))


def commission_now(session: Session, day: date) -> set[int]:
    """Give those of the commission who may count today: still members, and no candidates."""
    chosen = {person.pk for person in commission_of(session)} - candidates_in(session)
    return chosen & set(members_on(day).filter(person_id__in=chosen).values_list("person_id", flat=True))


def took_part(paper_vote: PaperVote, day: date) -> int:
    """Count the members who were in a hall at any moment since the box was opened: none else could have a ballot."""
    return len(voters_of(paper_vote, day))


def lines_of(paper_vote: PaperVote) -> list[tuple[str, object]]:
    """List the lines of a ballot in order: the key of each, and what it asks about."""
    if paper_vote.election_id is None:
        return [(rules.MATTER, paper_vote.item)]
    return list(elections.people_of(paper_vote).items())


def facts_of(paper_vote: PaperVote, day: date, box: HallBox | None = None) -> CountFacts:
    """Give what is known of a secret vote, or of the box of one hall, when somebody enters a count."""
    entered = entries_of(paper_vote, (box or paper_vote).turn, box)
    done = box is not None and box.counted_at and paper_vote.status == "counting"
    return CountFacts(
        status="box_counted" if done else paper_vote.status,
        commission=frozenset(_may_count(paper_vote, day, box)),
        entered=frozenset(one.person_id for one in entered),
        keys=frozenset(key for key, _what in lines_of(paper_vote)),
        present=(box or paper_vote).took_part or 0,
    )


def _may_count(paper_vote: PaperVote, day: date, box: HallBox | None) -> set[int]:
    """Give who may count: where there are boxes, the commission of that one alone."""
    session = paper_vote.item.session
    may = commission_now(session, day)
    if box is not None:
        return may & {person.pk for person in commission_of_hall(session, box.hall)}
    return set() if paper_vote.boxes.exists() else may


def entries_of(paper_vote: PaperVote, turn: int, box: HallBox | None = None) -> list[CountEntry]:
    """List the entries of a turn of the counting, of one box where there are several, in the order they came."""
    return list(paper_vote.entries.filter(turn=turn, box=box).select_related("person"))


def tallies_of(entries: list[CountEntry]) -> list[Tally]:
    """Read what the entries say."""
    return [Tally.read(one.tally) for one in entries]

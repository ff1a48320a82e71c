"""Questions about the boxes of a secret vote in several halls: which hall each is in, who counts there, what was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Q
from rulebook import Verdict

from shanyraq.meetings.models import CountingSeat, HallBox, PaperVote, RegionalHall, Registration, Session
from shanyraq.meetings.queries import counting
from shanyraq.meetings.queries.halls import Place, halls_of, places_of
from shanyraq.meetings.queries.voters import voters_of
from shanyraq.meetings.rules import boxes as rules
from shanyraq.meetings.rules.boxes import Manned
from shanyraq.meetings.rules.counting import Tally
from shanyraq.meetings.rules.counting import may_enter as may_enter_count
from shanyraq.meetings.rules.halls import MAIN


def is_spread(session: Session) -> bool:
    """Tell whether a Session sits in several halls, so that a secret vote has a box in each."""
    return bool(halls_of(session))


def halls_with_members(session: Session, day: date) -> list[Place]:
    """List the halls in which members are present now, where the Session sits in several; nothing at a distance."""
    if not is_spread(session):
        return []
    return [one for one in places_of(session, day) if one.number is not None and one.present]


def manned_in(session: Session, day: date) -> list[Manned]:
    """List the halls with members, each with how many of its commission are there and may count."""
    may_count = counting.commission_now(session, day)
    seats = CountingSeat.objects.filter(session=session, ended_at__isnull=True)
    found = []
    for place in halls_with_members(session, day):
        chosen = set(seats.filter(hall=place.hall).values_list("person_id", flat=True))
        there = chosen & may_count & counting.members_here(session, day, place.hall)
        found.append(Manned(place.number or MAIN, place.present, len(there)))
    return found


def boxes_of(paper_vote: PaperVote) -> list[HallBox]:
    """List the boxes of a vote in the order of their halls; none where the Session sat in one."""
    return list(paper_vote.boxes.select_related("hall"))


def box_counted_by(paper_vote: PaperVote, person: int) -> HallBox | None:
    """Give the box whose commission somebody is of; None where they are of none, or the vote has one box alone."""
    seat = CountingSeat.objects.filter(
        session=paper_vote.item.session, person_id=person, ended_at__isnull=True
    ).first()
    return paper_vote.boxes.filter(hall=seat.hall).first() if seat else None


def may_enter(paper_vote: PaperVote, person: int, day: date) -> Verdict:
    """Say whether somebody, as a member, could enter a count now, of the box of their own hall."""
    box = box_counted_by(paper_vote, person)
    return may_enter_count(counting.facts_of(paper_vote, day, box), person)


def is_voting_in(hall: RegionalHall) -> bool:
    """Tell whether a secret vote that is not counted yet has a box in a hall."""
    waiting = counting.running().values("pk")
    return HallBox.objects.filter(hall=hall, paper_vote__in=waiting).exists()


def open_boxes(session: Session) -> list[PaperVote]:
    """List the votes of a Session whose boxes in several halls are open now."""
    rows = counting.running().filter(item__session=session, closed_at__isnull=True, boxes__isnull=False)
    return list(rows.distinct())


def box_of_members(paper_vote: PaperVote, day: date) -> Mapping[int, int]:
    """Give the number of the hall in which each member could have a ballot: the first with a box while it was open."""
    stays = Registration.objects.in_halls().filter(
        Q(left_at__isnull=True) | Q(left_at__gte=paper_vote.opened_at),
        session=paper_vote.item.session,
        struck_at__isnull=True,
        person__in=voters_of(paper_vote, day),
    )
    told = stays.order_by("at", "pk").values_list("person_id", "hall__number")
    numbers = paper_vote.boxes.values_list("number", flat=True)
    return rules.box_of_each([(person, number or MAIN) for person, number in told], numbers)


def voters_by_box(paper_vote: PaperVote, day: date) -> Counter[int]:
    """Count the members who could have a ballot in each hall."""
    return Counter(box_of_members(paper_vote, day).values())


def ballots_elsewhere(session: Session, people: Collection[int], hall: RegionalHall | None, day: date) -> int:
    """Count those who come to a hall while boxes are open, and have their ballot in another hall, where they were first."""
    number, found = hall.number if hall else MAIN, set[int]()
    for row in open_boxes(session):
        of = box_of_members(row, day)
        found |= {person for person in people if of.get(person, number) != number}
    return len(found)


def tallies_of(boxes: list[HallBox]) -> list[Tally]:
    """Read what was counted in each box; nothing while one of them is not counted."""
    return [Tally.read(one.tally) for one in boxes if one.tally] if all(one.tally for one in boxes) else []


def without_box(paper_vote: PaperVote, day: date) -> int:
    """Count the members who are present now in a hall that has no box of a vote in several halls."""
    numbers = {one.number for one in boxes_of(paper_vote)}
    there = halls_with_members(paper_vote.item.session, day) if numbers else []
    return sum(one.present for one in there if one.number not in numbers)

"""An election on its way, as the tests of elections share it: the hall of January 2021, candidates, ballots on paper."""

from __future__ import annotations

from datetime import date, time

import pytest
from rulebook import Refusal

from shanyraq.journal.clock import Moment
from shanyraq.meetings import services
from shanyraq.meetings.models import AgendaItem, Candidate, Election, Order, PaperVote, Registration, Session
from shanyraq.meetings.rules.counting import Line, Tally
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from tests import factories

NOMINATED, VOTED = date(2020, 12, 11), date(2021, 1, 11)
NOW = factories.moment(VOTED)


def code(work) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(Refusal) as refused:
        work()
    return refused.value.verdict.code


@pytest.fixture
def officer() -> Actor:
    return factories.actor("secretariat.officer", day=VOTED)


@pytest.fixture
def chair() -> Actor:
    return factories.actor("assembly.chair", day=VOTED)


@pytest.fixture
def hall(chair: Actor) -> list[Person]:
    factories.confirm("session.quorum", "2/3")
    factories.confirm("session.majority", "1/2")
    return factories.members(30)


@pytest.fixture
def item(hall: list[Person], chair: Actor) -> AgendaItem:
    session = Session.objects.create(
        number=28, prepared_on=NOMINATED, opened_on=VOTED, opened_at=NOW.machine, start_day=VOTED
    )
    Order.objects.create(
        session=session, number="Д-1", day=NOMINATED, start_day=VOTED, start_time=time(10), place_kk="Астана", agenda=[],
        by_id=chair.person_id,
    )  # fmt: skip
    Registration.objects.bulk_create(
        Registration(session=session, person=person, day=VOTED, at=NOW.machine) for person in hall[:24]
    )
    return AgendaItem.objects.create(
        session=session, position=1, title_kk="Мәжіліс депутаттарын сайлау", title_ru="Выборы депутатов", subject="election"
    )  # fmt: skip


def call(officer: Actor, item: AgendaItem) -> Election:
    return services.call_election(
        by=officer, at=NOW, item=item, called_by="president", called_on=NOMINATED, paper="№ 439 Жарлық"
    )


@pytest.fixture
def election(officer: Actor, item: AgendaItem) -> Election:
    return call(officer, item)


def nominate(officer: Actor, election: Election, people: list[Person]) -> list[Candidate]:
    return [
        services.nominate_candidate(
            by=officer, at=NOW, election=election, person=one, paper="Кеңес хаттамасы № 4", nominated_on=NOMINATED
        )
        for one in people
    ]  # fmt: skip


def ballot(
    chair: Actor, election: Election, votes: dict[int, int], hall: list[Person], at: Moment = NOW
) -> PaperVote:
    """Hold a ballot of 20 with these votes for each candidate, counted twice alike by the first two of the commission."""
    box = services.open_paper_vote(by=chair, at=at, item=election.item)
    assert set(box.lines) == set(votes)
    services.close_paper_vote(by=chair, at=at, paper_vote=box)
    lines = tuple(Line(str(pk), votes[pk], 19 - votes[pk], 0) for pk in box.lines)
    for person in hall[:2]:
        who = Actor(key=f"person:{person.pk}", person_id=person.pk, roles=frozenset({"assembly.member"}))
        box = services.enter_count(by=who, at=at, paper_vote=box, tally=Tally(20, 20, 1, lines))
    return box


def commission(chair: Actor, election: Election, hall: list[Person]) -> None:
    services.choose_commission(
        by=chair, at=NOW, session=election.item.session, people=[one.pk for one in hall[:3]]
    )
    factories.confirm("mazhilis.quorum", "2/3")

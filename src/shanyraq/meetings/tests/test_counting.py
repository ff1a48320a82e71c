"""A secret vote on paper: two independent counts, a third where they differ, sums that agree, no typed outcome."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from rulebook import Refusal, Refused

from shanyraq.acts.queries import rulebook
from shanyraq.journal import clock
from shanyraq.journal.models import Detail, Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import CountEntry, PaperVote, Session, Vote
from shanyraq.meetings.queries import counting as queries
from shanyraq.meetings.queries.documents import documents_of_count
from shanyraq.meetings.queries.sessions import result_of
from shanyraq.meetings.rules.counting import (
    CountFacts,
    Line,
    Tally,
    adds_up,
    agreed,
    differences,
    is_counted_again,
    may_choose,
    may_enter,
)
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Person
from tests import factories

from .conftest import START
from .test_roll_calls import member

NOW = factories.moment(START)


def tally(yes: int = 4, no: int = 1, blank: int = 0, *, spoilt: int = 1, issued: int = 6) -> Tally:
    return Tally(issued, yes + no + blank + spoilt, spoilt, (Line("matter", yes, no, blank),))


def code(work) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(Refusal) as refused:
        work()
    return refused.value.verdict.code


FACTS = CountFacts("counting", frozenset({1, 2, 3}), frozenset({1}), present=6)


@pytest.mark.parametrize(
    ("facts", "person", "said"),
    [
        (FACTS, 2, ""),
        (FACTS, 1, "meetings.count_entered"),
        (FACTS, 9, "meetings.not_of_commission"),
        (replace(FACTS, status="open"), 2, "meetings.box_open"),
        (replace(FACTS, status="counted"), 2, "meetings.paper_vote_counted"),
        (replace(FACTS, status="stopped"), 2, "meetings.paper_vote_stopped"),
    ],
)
def test_each_of_the_commission_enters_once_after_the_box_is_closed(
    facts: CountFacts, person: int, said: str
) -> None:
    verdict = may_enter(facts, person)
    assert (verdict.code if isinstance(verdict, Refused) else "") == said


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (tally(), ""),
        (Tally(6, 6, 0, (Line("matter", 4, 1, 0),)), "meetings.count_does_not_add"),
        (tally(issued=5), "meetings.more_returned_than_issued"),
        (tally(issued=7), "meetings.more_issued_than_present"),
        (tally(yes=-1, no=6), "meetings.negative_votes"),
        (Tally(6, 6, 1, (Line("9", 4, 1, 0),)), "meetings.no_such_answer"),
        (Tally(6, 6, 1, (Line("matter", 4, 1, 0), Line("matter", 4, 1, 0))), "meetings.no_such_answer"),
    ],
)
def test_a_count_that_does_not_add_up_is_refused_with_its_numbers(counted: Tally, said: str) -> None:
    verdict = adds_up(counted, FACTS)
    assert (verdict.code if isinstance(verdict, Refused) else "") == said


def test_two_that_agree_make_the_count_and_three_that_differ_begin_anew() -> None:
    one, other, third = tally(), tally(yes=3, no=2), tally(yes=2, no=3)
    assert agreed([one]) is None and agreed([one, other]) is None
    assert agreed([one, one]) == one and agreed([one, other, other]) == other
    assert is_counted_again([one, other, third]) and not is_counted_again([one, other, one])
    assert not is_counted_again([one, other])
    found = differences([one, other])
    assert [(d.name, d.figures) for d in found] == [("for", (4, 3)), ("against", (1, 2))]
    assert differences([one]) == []


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([1, 2, 3], ""),
        ([1, 2, 2], "meetings.commission_small"),
        ([1, 2, 9], "meetings.commission_absent"),
        ([1, 2, 4], "meetings.commission_candidate"),
    ],
)
def test_the_commission_is_present_and_stands_for_nothing(people: list[int], said: str) -> None:
    verdict = may_choose(people, here=[1, 2, 3, 4], candidates=[4])
    assert (verdict.code if isinstance(verdict, Refused) else "") == said


@pytest.fixture
def here(opened: Session) -> list[int]:
    return list(opened.registrations.order_by("pk").values_list("person_id", flat=True))


@pytest.fixture
def box(opened: Session, chair: Actor, here: list[int]) -> PaperVote:
    services.choose_commission(by=chair, at=NOW, session=opened, people=here[:3])
    return services.open_paper_vote(by=chair, at=NOW, item=opened.items.get(position=1))


@pytest.fixture
def closed(box: PaperVote, chair: Actor) -> PaperVote:
    return services.close_paper_vote(by=chair, at=NOW, paper_vote=box)


def enter(vote: PaperVote, person: int, counted: Tally) -> PaperVote:
    return services.enter_count(by=member(person), at=NOW, paper_vote=vote, tally=counted)


@pytest.mark.django_db
def test_two_counts_that_agree_adopt_by_the_norm(closed: PaperVote, here: list[int]) -> None:
    assert enter(closed, here[0], tally()).status == "counting" and Vote.objects.count() == 0
    row = enter(closed, here[1], tally())
    vote = row.vote
    assert row.status == "counted" and vote is not None
    assert (vote.votes_for, vote.votes_against, vote.spoilt, vote.silent) == (4, 1, 1, 0)
    assert vote.method == Vote.PAPER and vote.present == 6
    assert result_of(rulebook(), row.item, START).adopted  # 4 of 6, more than half
    entry = Entry.objects.filter(act="meetings.enter_count").latest("pk")
    assert entry.facts["adopted"] is True and entry.facts["needed"] == 4


@pytest.mark.django_db
def test_where_two_differ_the_third_decides_and_what_differs_is_said(
    closed: PaperVote, here: list[int], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(closed, here[0], tally())
    enter(closed, here[1], tally(yes=3, no=2))
    monkeypatch.setattr(clock, "today", lambda: START)
    page = client.get(f"/kk/sessions/paper/{closed.pk}/").content.decode()
    first = Person.objects.get(pk=here[0]).name_kk
    second = Person.objects.get(pk=here[1]).name_kk
    assert (
        f"Қолдады. {first} санағаны: 4; {second} санағаны: 3." in page
        and f"Қарсы. {first} санағаны: 1; {second} санағаны: 2." in page
    )
    assert code(lambda: enter(closed, here[1], tally())) == "meetings.count_entered"
    row = enter(closed, here[2], tally(yes=3, no=2))
    assert row.vote is not None and row.vote.votes_for == 3
    assert not result_of(rulebook(), row.item, START).adopted
    assert CountEntry.objects.count() == 3


@pytest.mark.django_db
def test_three_different_counts_begin_the_counting_anew(closed: PaperVote, here: list[int]) -> None:
    for person, yes in zip(here[:3], (4, 3, 2), strict=True):
        row = enter(closed, person, tally(yes=yes, no=5 - yes))
    assert (row.status, row.turn) == ("counting", 2)
    enter(closed, here[0], tally())
    assert enter(closed, here[2], tally()).status == "counted" and CountEntry.objects.count() == 5


@pytest.mark.django_db
def test_nobody_sees_a_figure_before_two_counts_stand(
    closed: PaperVote, here: list[int], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(closed, here[0], Tally(6, 6, 1, (Line("matter", 3, 1, 1),)))
    entry = Entry.objects.get(act="meetings.enter_count")
    assert entry.facts == {"item": 1, "turn": 1, "entries": 1} and set(entry.digests) == {"after", "personal"}
    assert Detail.objects.get(entry=entry).values == {"person": here[0], "people": []}
    monkeypatch.setattr(clock, "today", lambda: START)
    client.force_login(factories.account(Person.objects.get(pk=here[1])))
    page = client.get(f"/en/sessions/paper/{closed.pk}/").content.decode()
    assert "Issued 6, returned 6, spoilt 1" not in page
    client.force_login(factories.account(Person.objects.get(pk=here[0])))
    assert "Issued 6, returned 6, spoilt 1" in client.get(f"/en/sessions/paper/{closed.pk}/").content.decode()


@pytest.mark.django_db
def test_who_left_while_the_box_was_open_could_have_a_ballot(
    box: PaperVote, here: list[int], chair: Actor, officer: Actor
) -> None:
    factories.confirm("session.quorum", "1/2", since=START, on=START)
    services.record_leaving(by=officer, at=NOW, session=box.item.session, people=here[5:6])
    row = services.close_paper_vote(by=chair, at=NOW, paper_vote=box)
    assert row.took_part == 6
    enter(row, here[0], tally())  # six ballots, five in the hall by now


@pytest.mark.django_db
def test_the_box_stays_open_without_a_quorum_and_can_only_be_voided(
    box: PaperVote, here: list[int], chair: Actor, officer: Actor
) -> None:
    factories.confirm("session.quorum", "2/3", since=START, on=START)
    services.record_leaving(by=officer, at=NOW, session=box.item.session, people=here[3:])
    assert code(lambda: services.close_paper_vote(by=chair, at=NOW, paper_vote=box)) == "meetings.no_quorum"
    row = services.stop_paper_vote(by=chair, at=NOW, paper_vote=box, why="Кворум жоғалды")
    assert row.status == "stopped"
    assert code(lambda: enter(row, here[0], tally())) == "meetings.paper_vote_stopped"


@pytest.mark.django_db
def test_no_vote_without_a_commission_and_no_other_vote_beside_it(
    opened: Session, chair: Actor, here: list[int]
) -> None:
    from shanyraq.meetings.services.closing import close

    item = opened.items.get(position=1)
    assert code(lambda: services.open_paper_vote(by=chair, at=NOW, item=item)) == "meetings.no_commission"
    services.choose_commission(by=chair, at=NOW, session=opened, people=here[:3])
    services.choose_commission(by=chair, at=NOW, session=opened, people=here[1:4])
    assert [p.pk for p in queries.commission_of(opened)] == here[1:4]
    services.open_paper_vote(by=chair, at=NOW, item=item)
    count = {"votes_for": 1, "votes_against": 0, "abstained": 0}
    for work in (
        lambda: services.open_paper_vote(by=chair, at=NOW, item=item),
        lambda: services.record_vote(by=chair, at=NOW, item=item, **count),
        lambda: services.open_roll_call(by=chair, at=NOW, item=item),
        lambda: services.choose_commission(by=chair, at=NOW, session=opened, people=here[:3]),
        lambda: close(opened, at=NOW),
    ):
        assert code(work) == "meetings.secret_vote_open"
    services.record_vote(
        by=chair, at=NOW, item=opened.items.get(position=2), **count
    )  # another matter goes on


@pytest.mark.django_db
def test_a_mandate_that_ended_this_morning_counts_nothing(closed: PaperVote, here: list[int]) -> None:
    Membership.objects.filter(person_id=here[0]).update(until=START)
    assert code(lambda: enter(closed, here[0], tally())) == "law.no_mandate"
    assert code(lambda: enter(closed, here[4], tally())) == "meetings.not_of_commission"


@pytest.mark.django_db
def test_a_void_count_stays_beside_the_next_one(closed: PaperVote, here: list[int], chair: Actor) -> None:
    enter(closed, here[0], tally())
    row = enter(closed, here[1], tally())
    services.void_vote(by=chair, at=NOW, item=row.item, why="Бюллетеньде қате мәтін")
    again = services.open_paper_vote(by=chair, at=NOW, item=row.item)
    services.close_paper_vote(by=chair, at=NOW, paper_vote=again)
    enter(again, here[0], tally(yes=2, no=3))
    assert enter(again, here[1], tally(yes=2, no=3)).status == "counted"
    assert [v.voided_at is None for v in Vote.objects.filter(item=row.item).order_by("pk")] == [False, True]


@pytest.mark.django_db
def test_the_protocol_is_issued_of_a_counted_vote_only(
    closed: PaperVote, here: list[int], officer: Actor
) -> None:
    at = NOW
    assert (
        code(lambda: services.issue_document(by=officer, at=at, thing=closed))
        == "meetings.paper_vote_counting"
    )
    enter(closed, here[0], tally())
    row = enter(closed, here[1], tally())
    issued = services.issue_document(by=officer, at=at, thing=row)
    assert issued.languages == ["kk", "ru"] and documents_of_count(row, START) == [issued]
    said = str(issued.content)
    assert "Санақ комиссиясының хаттамасы" in said and "Протокол счётной комиссии" in said
    assert code(lambda: services.issue_document(by=officer, at=at, thing=row)) == "meetings.already_issued"


@pytest.mark.django_db
def test_a_count_that_does_not_add_up_comes_back_with_everything_typed(
    closed: PaperVote, here: list[int], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: START)
    client.force_login(factories.account(Person.objects.get(pk=here[0])))
    address = f"/kk/sessions/paper/{closed.pk}/enter/"
    typed = {"issued": 6, "returned": 6, "spoilt": 0, "for_matter": 4, "against_matter": 1}
    answer = client.post(address, {**typed, "abstained_matter": 0})
    page = answer.content.decode()
    assert answer.status_code == 409 and 'value="4"' in page and CountEntry.objects.count() == 0
    half = client.post(address, typed)
    assert half.status_code == 422 and 'name="for_matter" value="4"' in half.content.decode()
    assert client.post(address, {**typed, "abstained_matter": 1}).status_code == 302

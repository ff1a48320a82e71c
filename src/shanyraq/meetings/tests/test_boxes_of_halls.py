"""A secret vote on paper of a Session in several halls: a box and a commission in each, the outcome is their sum, told at the end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from rulebook import Allowed, Citation, Refusal, Refused

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import HallBox, PaperVote, RegionalHall, Session, Vote
from shanyraq.meetings.queries.boxes import without_box
from shanyraq.meetings.queries.minutes import log_of
from shanyraq.meetings.queries.sessions import result_of
from shanyraq.meetings.rules.boxes import Manned, box_of_each, may_open_boxes, summed
from shanyraq.meetings.rules.counting import Line, Tally
from shanyraq.meetings.services.counting_sheets import sheets_of_count
from shanyraq.meetings.services.minutes_sheets import content_of
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from shanyraq.people.queries import actor_without_account
from shanyraq.web.documents import content_of as sheet_content
from tests import factories

from .conftest import START
from .test_pages import client_of, get, move, rehearsal  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def after(minutes: int) -> Moment:
    now = factories.moment(START)
    return Moment(day=START, machine=now.machine + timedelta(minutes=minutes))


def tally(yes: int, no: int, *, issued: int = 0, spoilt: int = 0) -> Tally:
    returned = yes + no + spoilt
    return Tally(issued or returned, returned, spoilt, (Line("matter", yes, no, 0),))


def code(act: object, **given: object) -> str:
    with pytest.raises(Refusal) as raised:
        act(**given)  # type: ignore[operator]
    return raised.value.verdict.code


def member(person: int) -> Actor:
    return actor_without_account(person, START)


def test_the_sum_adds_every_figure_and_keeps_the_order_of_the_ballot() -> None:
    one = Tally(5, 4, 1, (Line("a", 1, 1, 1), Line("b", 2, 0, 1)))
    other = Tally(3, 3, 0, (Line("b", 3, 0, 0), Line("a", 0, 3, 0)))
    whole = summed([one, other], ["a", "b"])
    assert whole == Tally(8, 7, 1, (Line("a", 1, 4, 1), Line("b", 5, 0, 1)))
    assert all(line.given + whole.spoilt == whole.returned for line in whole.lines)


def test_each_member_has_one_ballot_in_the_first_hall_with_a_box() -> None:
    stays = [(1, 0), (1, 1), (2, 7), (2, 1), (3, 1), (3, 0), (3, 1)]
    assert box_of_each(stays, [0, 1]) == {1: 0, 2: 1, 3: 1}


def test_every_hall_with_members_needs_its_commission_and_the_norm_is_named() -> None:
    verdict = may_open_boxes([Manned(0, 6, 3), Manned(1, 4, 3)])
    assert isinstance(verdict, Allowed)
    assert set(verdict.law) == {Citation("law-70-iv-2008", "9"), Citation("decree-149-2011", "11(1)")}
    refused = may_open_boxes([Manned(0, 6, 3), Manned(1, 4, 2), Manned(2, 1, 0)])
    assert isinstance(refused, Refused) and refused.code == "meetings.hall_no_commission"
    assert refused.facts == {"count": 2, "members": 5}


@pytest.fixture
def people(db: None) -> list[int]:
    return [who.pk for who in factories.members(12)]


@pytest.fixture
def spread(convened: Session, people: list[int], officer: Actor, chair: Actor) -> Session:
    """An open Session of twelve members: six in the main hall, four in a regional one, one at a distance."""
    for norm, share in (("session.quorum", "2/3"), ("session.majority", "1/2")):
        factories.confirm(norm, share)
    factories.confirm("session.remote_presence", True)
    given = {"by": officer, "at": after(0), "session": convened}
    hall = services.add_hall(
        **given, name_kk="Павлодар залы", name_ru="Зал в Павлодаре", name_en="Pavlodar hall"
    )
    services.register_members(**given, people=people[:6])
    services.register_members(**given, people=people[6:10], hall=hall)
    services.join_remotely(by=member(people[10]), at=after(0), session=convened)
    return services.open_session(by=chair, at=after(1), session=convened)


@pytest.fixture
def hall(spread: Session) -> RegionalHall:
    return spread.halls.get()


@pytest.fixture
def box(spread: Session, hall: RegionalHall, people: list[int], chair: Actor) -> PaperVote:
    given = {"by": chair, "at": after(2), "session": spread}
    services.choose_commission(**given, people=people[:3])
    services.choose_commission(**given, people=people[6:9], hall=hall)
    return services.open_paper_vote(by=chair, at=after(3), item=spread.items.get(position=1))


@pytest.fixture
def closed(box: PaperVote, chair: Actor) -> PaperVote:
    return services.close_paper_vote(by=chair, at=after(5), paper_vote=box)


def enter(vote: PaperVote, person: int, counted: Tally) -> PaperVote:
    return services.enter_count(by=member(person), at=after(6), paper_vote=vote, tally=counted)


@pytest.mark.requirement("SES-08")
def test_each_hall_counts_its_own_box_and_the_sum_is_the_outcome(
    closed: PaperVote,
    people: list[int],
    client: Client,
) -> None:
    assert list(closed.boxes.values_list("number", "present", "took_part")) == [(0, 6, 6), (1, 4, 4)]
    enter(closed, people[0], tally(4, 2))
    assert enter(closed, people[1], tally(4, 2)).status == "counting" and Vote.objects.count() == 0
    move(START)
    address = f"/en/sessions/paper/{closed.pk}/"
    early = get(client, address)
    assert "of 2 halls counted" in early and "Adopted" not in early and "by 4 votes" not in early
    hidden = Entry.objects.filter(act="meetings.enter_count").latest("pk").facts
    assert hidden == {"item": 1, "turn": 1, "entries": 2, "hall": 0, "boxes": 2, "boxes_counted": 1}
    enter(closed, people[6], tally(3, 0, issued=4, spoilt=1))
    row = enter(closed, people[7], tally(3, 0, issued=4, spoilt=1))
    vote = row.vote
    assert row.status == "counted" and vote is not None
    assert (vote.votes_for, vote.votes_against, vote.spoilt, vote.present) == (7, 2, 1, 10)
    assert result_of(rulebook(), row.item, START).adopted
    told = Entry.objects.filter(act="meetings.enter_count").latest("pk").facts
    assert (told["halls"], told["for_in"], told["issued_in"]) == ([0, 1], [4, 3], [6, 4])
    assert (told["for"], told["issued"], told["boxes_counted"]) == (7, 10, 2)
    page = get(client, address)
    assert page.count("The count of this hall alone can show how people voted.") == 2
    assert "All halls" in page and "Pavlodar hall" in page and "by 7 votes" in page


def test_the_third_entry_decides_in_its_hall_alone_and_no_figure_is_told_meanwhile(
    closed: PaperVote,
    people: list[int],
    client: Client,
) -> None:
    enter(closed, people[6], tally(3, 1))
    enter(closed, people[7], tally(2, 2))
    move(START)
    page = get(client, f"/en/sessions/paper/{closed.pk}/")
    first = Person.objects.get(pk=people[6]).name_en
    assert "The counts differ" in page and "<li>For.</li>" in page and f"{first} counted" not in page
    assert code(enter, vote=closed, person=people[7], counted=tally(3, 1)) == "meetings.count_entered"
    enter(closed, people[8], tally(2, 2))
    assert (
        code(enter, vote=closed, person=people[8], counted=tally(2, 2)) == "meetings.paper_vote_box_counted"
    )
    assert [one.counted_at is not None for one in closed.boxes.all()] == [False, True]
    for person in people[:2]:
        row = enter(closed, person, tally(5, 1))
    assert row.vote is not None and row.vote.votes_for == 7
    assert f"{first} counted 3" in get(client, f"/en/sessions/paper/{closed.pk}/")


def test_three_that_differ_begin_anew_in_one_hall_and_not_in_the_other(
    closed: PaperVote, people: list[int]
) -> None:
    enter(closed, people[0], tally(4, 2))
    for person, yes in zip(people[6:9], (4, 3, 2), strict=True):
        row = enter(closed, person, tally(yes, 4 - yes))
    assert list(row.boxes.values_list("number", "turn")) == [(0, 1), (1, 2)] and row.turn == 1
    enter(closed, people[1], tally(4, 2))
    enter(closed, people[6], tally(4, 0))
    assert enter(closed, people[8], tally(4, 0)).status == "counted"


def test_nobody_counts_the_box_of_another_hall_nor_more_ballots_than_were_there(
    closed: PaperVote, people: list[int]
) -> None:
    assert code(enter, vote=closed, person=people[9], counted=tally(4, 0)) == "meetings.not_of_commission"
    too_many = tally(5, 0)
    assert code(enter, vote=closed, person=people[6], counted=too_many) == "meetings.more_issued_than_present"
    assert enter(closed, people[0], too_many).status == "counting"


def test_no_box_is_opened_while_a_hall_with_members_has_no_commission(
    spread: Session, hall: RegionalHall, people: list[int], chair: Actor, officer: Actor
) -> None:
    item, given = spread.items.get(position=1), {"by": chair, "at": after(2), "session": spread}
    services.choose_commission(**given, people=people[:3])
    assert code(services.open_paper_vote, by=chair, at=after(3), item=item) == "meetings.hall_no_commission"
    assert (
        code(services.choose_commission, **given, people=people[:3], hall=hall)
        == "meetings.commission_absent"
    )
    services.move_members(by=officer, at=after(3), session=spread, people=people[6:10])
    row = services.open_paper_vote(by=chair, at=after(4), item=item)
    assert list(row.boxes.values_list("number", "present")) == [(0, 10)]
    services.move_members(by=officer, at=after(5), session=spread, people=people[9:10], hall=hall)
    assert without_box(row, START) == 1


def test_a_commission_of_one_hall_leaves_that_of_the_other_as_it_is(
    spread: Session, hall: RegionalHall, people: list[int], chair: Actor, officer: Actor
) -> None:
    given = {"by": chair, "session": spread}
    services.choose_commission(**given, at=after(2), people=people[:3])
    services.choose_commission(**given, at=after(2), people=people[6:9], hall=hall)
    services.move_members(by=officer, at=after(3), session=spread, people=people[6:7])
    services.choose_commission(**given, at=after(4), people=[*people[:3], people[6]])
    seats = spread.counting_seats.filter(ended_at__isnull=True).values_list("person_id", "hall")
    assert sorted(seats) == sorted(
        [*((p, None) for p in [*people[:3], people[6]]), *((p, hall.pk) for p in people[7:9])]
    )


def test_who_moves_while_the_boxes_are_open_keeps_the_ballot_where_they_were_first(
    box: PaperVote, hall: RegionalHall, people: list[int], officer: Actor, chair: Actor
) -> None:
    session = box.item.session
    services.move_members(by=officer, at=after(4), session=session, people=[people[4], people[10]], hall=hall)
    told = Entry.objects.latest("pk").facts
    assert (told["moved"], told["ballots_stay"]) == (2, 1)
    row = services.close_paper_vote(by=chair, at=after(5), paper_vote=box)
    assert list(row.boxes.values_list("number", "took_part")) == [(0, 6), (1, 5)] and row.took_part == 11
    text = " ".join(one["text"] for part in content_of(session)["ru"]["parts"] for one in part["sentences"])
    assert "бюллетень остаётся в зале, где они были сначала, таких 1." in text.replace("\u00a0", " ")


def test_a_hall_with_a_box_is_not_taken_back_and_one_added_meanwhile_has_none(
    box: PaperVote, hall: RegionalHall, people: list[int], officer: Actor, chair: Actor
) -> None:
    given = {"by": officer, "at": after(4)}
    assert code(services.remove_hall, **given, hall=hall) == "meetings.hall_has_box"
    late = services.add_hall(**given, session=box.item.session, name_kk="Ақтау залы")
    services.register_members(**given, session=box.item.session, people=people[11:], hall=late)
    assert HallBox.objects.filter(hall=late).count() == 0
    row = services.close_paper_vote(by=chair, at=after(5), paper_vote=box)
    assert row.took_part == 10
    services.stop_paper_vote(by=chair, at=after(6), paper_vote=row, why="Қате мәтін")
    assert code(services.remove_hall, **given, hall=hall) == "meetings.hall_used"


def test_a_session_in_one_hall_has_no_box_of_a_hall(opened: Session, chair: Actor) -> None:
    here = list(opened.registrations.order_by("pk").values_list("person_id", flat=True))
    services.choose_commission(by=chair, at=after(2), session=opened, people=here[:3])
    row = services.open_paper_vote(by=chair, at=after(3), item=opened.items.get(position=1))
    assert row.boxes.count() == 0 and "boxes" not in Entry.objects.latest("pk").facts
    services.close_paper_vote(by=chair, at=after(4), paper_vote=row)
    assert not {"halls", "took_part_in"} & set(Entry.objects.latest("pk").facts)


def test_the_minutes_and_the_protocol_tell_the_parts_with_their_events(
    closed: PaperVote, people: list[int]
) -> None:
    for person in (*people[:2], *people[6:8]):
        row = enter(closed, person, tally(4, 0, issued=4))
    session = row.item.session
    told = [one for part in content_of(session)["ru"]["parts"] for one in part["sentences"]]
    said = " ".join(one["text"] for one in told).replace("\u00a0", " ")
    for words in (
        "Залов с урной: 2.", "Из них по залам: основной зал 6, Зал в Павлодаре 4.",
        "Посчитано залов: 1 из 2.", "Зал в Павлодаре. Избрана счётная комиссия: 3 чел.",
        "Участвующие дистанционно без бюллетеня: 1.",
        "По залам: основной зал – выдано 4, возвращено 4, испорчено 0 (за 4, против 0, воздержались 0); Зал в Павлодаре",
    ):  # fmt: skip
        assert words in said, words
    known = {event.number for event in log_of(session).events}
    assert all(one["first"] in known for one in told)
    sheets = {key: sheet_content(sheet) for key, sheet in sheets_of_count(row).items()}
    assert "Бюллетеньдер залдар бойынша" in sheets["kk"] and "Голоса по залам" in sheets["ru"]
    assert "Павлодар залы" in sheets["kk"] and "Зал в Павлодаре" in sheets["ru"]


def test_the_pages_lead_the_chair_to_the_commission_of_each_hall(
    spread: Session,
    hall: RegionalHall,
    people: list[int],
    chair: Actor,
) -> None:
    move(START)
    client = client_of(chair.person_id)
    page = get(client, "/en/sessions/xxxiv/1/paper/")
    assert "commission/?hall=1" in page and "no counting commission" in page
    assert "1 member who is present remotely has no paper ballot" in page.replace("\u00a0", " ")
    assert page.count("Until the boxes are opened, members may go to another hall.") == 2
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name_kk"))
    typed = {f"person_{n}": names[pk] for n, pk in enumerate(people[6:9], start=1)}
    answer = client.post("/kk/sessions/xxxiv/commission/?hall=1", typed)
    assert answer.status_code == 302 and answer.headers["Location"].endswith("commission/?hall=1")
    assert spread.counting_seats.filter(hall=hall).count() == 3
    assert client.get("/kk/sessions/xxxiv/commission/?hall=9").status_code == 404

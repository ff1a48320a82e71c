"""The acts that make a Session: each once, each recorded, each refused by its article."""

from datetime import date, time

import pytest
from rulebook import Refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries import sessions as queries
from shanyraq.meetings.services import closing
from shanyraq.meetings.services.agenda import Item
from shanyraq.people.acting import ACTS, Actor, act
from tests import factories

pytestmark = pytest.mark.django_db
DAY, START = date(2024, 9, 2), date(2024, 10, 15)


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, match=f"^{code}$")


@pytest.mark.requirement("SES-02")
def test_the_order_is_refused_until_place_and_agenda_are_there_and_thirty_days_remain(
    officer: Actor, chair: Actor
) -> None:
    at = factories.moment(DAY)
    session = services.prepare_session(by=officer, at=at)

    def order(start: date = START, place: str = "") -> None:
        services.adopt_order(
            by=chair,
            at=at,
            session=session,
            number="Д-12",
            start_day=start,
            start_time=time(10),
            place_kk=place,
        )

    with refused("meetings.place_missing"):
        order()
    with refused("meetings.agenda_missing"):
        order(place="Астана")
    services.set_agenda(by=officer, at=at, session=session, items=[Item("Ана тілі")], proposed_on=DAY)
    with refused("meetings.notice_too_short") as raised:
        order(date(2024, 10, 1), "Астана")
    assert raised.value.verdict.facts["latest_order_day"] == date(2024, 9, 1)
    order(date(2024, 10, 2), "Астана")
    entry = Entry.objects.latest("id")
    assert entry.act == "meetings.adopt_order"
    assert entry.about == f"meetings.session:{session.pk}"
    assert "law-70-iv-2008:9" in entry.law


def test_only_the_chair_adopts_the_order(prepared: Session, officer: Actor) -> None:
    with refused("law.no_mandate"):
        services.adopt_order(
            by=officer,
            at=factories.moment(DAY),
            session=prepared,
            number="1",
            start_day=START,
            place_kk="Астана",
        )


def test_an_order_is_adopted_once(convened: Session, chair: Actor) -> None:
    with refused("meetings.order_in_force"):
        services.adopt_order(by=chair, at=factories.moment(DAY), session=convened, number="Д-13")


@pytest.mark.requirement("SES-03")
def test_a_session_becomes_convened_with_its_first_announcement(
    prepared: Session, officer: Actor, chair: Actor
) -> None:
    at = factories.moment(DAY)
    with refused("meetings.not_ordered"):
        services.record_announcement(by=officer, at=at, session=prepared, outlet="Газет", day=DAY)
    services.adopt_order(
        by=chair,
        at=at,
        session=prepared,
        number="Д-12",
        start_day=START,
        start_time=time(10),
        place_kk="Астана",
    )
    assert queries.facts_of(prepared, DAY).status == "ordered"
    with refused("meetings.announced_before_order"):
        services.record_announcement(
            by=officer, at=at, session=prepared, outlet="Газет", day=date(2024, 9, 1)
        )
    services.record_announcement(by=officer, at=at, session=prepared, outlet="Газет", day=DAY)
    assert queries.facts_of(prepared, DAY).status == "convened"
    assert queries.facts_of(prepared, date(2024, 9, 1)).status == "prepared"
    with refused("meetings.already_announced"):
        services.record_announcement(by=officer, at=at, session=prepared, outlet="Газет", day=DAY)


def test_the_opening_asks_to_confirm_the_quorum_and_the_journal_says_it_stands_on_that(
    convened: Session, officer: Actor, chair: Actor
) -> None:
    at = factories.moment(START)
    people = [p.pk for p in factories.members(9)]
    services.register_members(by=officer, at=at, session=convened, people=people[:6])
    with refused("law.unconfirmed_norm"):
        services.open_session(by=chair, at=at, session=convened)
    factories.confirm("session.quorum", "2/3")
    session = services.open_session(by=chair, at=at, session=convened)
    assert (session.present_at_opening, session.members_at_opening) == (6, 9)
    standing = Entry.objects.latest("id").standing
    assert [row["norm"] for row in standing] == ["session.quorum"]
    with refused("meetings.session_open"):
        services.open_session(by=chair, at=at, session=convened)


def test_registering_twice_counts_once_and_strangers_are_refused(convened: Session, officer: Actor) -> None:
    at = factories.moment(START)
    people = [p.pk for p in factories.members(3)]
    assert services.register_members(by=officer, at=at, session=convened, people=people[:2]) == 2
    assert services.register_members(by=officer, at=at, session=convened, people=people) == 1
    assert queries.facts_of(convened, START).present == 3
    with refused("meetings.not_a_member"):
        services.register_members(by=officer, at=at, session=convened, people=[factories.person().pk])
    services.strike_registration(by=officer, at=at, session=convened, person=people[0], why="Қателік")
    assert queries.facts_of(convened, START).present == 2
    assert services.register_members(by=officer, at=at, session=convened, people=people) == 1


def test_registration_waits_for_the_day_of_the_session(convened: Session, officer: Actor) -> None:
    people = [p.pk for p in factories.members(1)]
    with refused("meetings.before_start_day"):
        services.register_members(by=officer, at=factories.moment(DAY), session=convened, people=people)


def test_votes_are_counted_the_result_is_computed_and_a_wrong_count_stays_beside_the_new_one(
    opened: Session, chair: Actor
) -> None:
    at = factories.moment(START)
    item = opened.items.get(position=1)
    with refused("meetings.more_votes_than_present"):
        services.record_vote(by=chair, at=at, item=item, votes_for=6, votes_against=1, abstained=0)
    services.record_vote(by=chair, at=at, item=item, votes_for=3, votes_against=2, abstained=1)
    assert not queries.result_of(rulebook(), item, START).adopted
    with refused("meetings.already_voted"):
        services.record_vote(by=chair, at=at, item=item, votes_for=4, votes_against=1, abstained=1)
    services.void_vote(by=chair, at=at, item=item, why="Қайта саналды")
    vote = services.record_vote(by=chair, at=at, item=item, votes_for=4, votes_against=1, abstained=0)
    fresh = opened.items.get(position=1)
    assert queries.result_of(rulebook(), fresh, START).adopted
    assert vote.silent == 1
    assert item.votes.count() == 2


def test_a_closing_act_closes_the_session_once(opened: Session, chair: Actor) -> None:
    at = factories.moment(START)

    def prepare_session(*, by: Actor, at: factories.Moment) -> Session:
        from shanyraq.journal.recording import record

        session, verdict = closing.close(opened, at=at)
        record(about="meetings.session:1", verdict=verdict)
        return session

    # closing has no act of its own: borrow a name that this actor may use, as the room above does with its own
    known = ACTS["meetings.prepare_session"]
    officer = factories.actor("secretariat.officer", day=DAY)
    prepare_session.__module__ = "shanyraq.meetings.services"
    try:
        borrowed = act(prepare_session)
        assert borrowed(by=officer, at=at).closed_on == START
        with refused("meetings.session_closed"):
            borrowed(by=officer, at=at)
    finally:
        ACTS["meetings.prepare_session"] = known


def test_a_postponed_session_needs_a_new_order_with_its_own_notice(
    convened: Session, officer: Actor, chair: Actor
) -> None:
    later = date(2024, 9, 20)
    at = factories.moment(later)
    with refused("meetings.reason_missing"):
        services.postpone_session(by=chair, at=at, session=convened, why_kk=" ")
    services.postpone_session(by=chair, at=at, session=convened, why_kk="Сарай жөнделуде")
    convened.refresh_from_db()
    assert queries.facts_of(convened, later).status == "prepared"
    assert queries.facts_of(convened, date(2024, 9, 19)).status == "convened"
    with refused("meetings.notice_too_short"):
        services.adopt_order(
            by=chair, at=at, session=convened, number="Д-14", start_day=START, start_time=time(10)
        )
    services.adopt_order(
        by=chair, at=at, session=convened, number="Д-14", start_day=date(2024, 10, 20), start_time=time(10)
    )
    assert convened.orders.count() == 2
    assert queries.facts_of(convened, later).status == "ordered"


def test_a_cancelled_session_keeps_its_number(prepared: Session, officer: Actor, chair: Actor) -> None:
    at = factories.moment(DAY)
    services.cancel_session(by=chair, at=at, session=prepared, why_kk="Кеңес қайтарып алды")
    prepared.refresh_from_db()
    assert queries.facts_of(prepared, DAY).status == "cancelled"
    assert services.prepare_session(by=officer, at=at).number == prepared.number + 1
    with refused("meetings.number_taken"):
        services.prepare_session(by=officer, at=at, number=prepared.number)
    with refused("meetings.session_cancelled"):
        services.plan_session(by=officer, at=at, session=prepared)


def test_the_order_keeps_what_it_said(convened: Session) -> None:
    order = queries.order_on(convened, START)
    assert order and order.agenda[0] == {"kk": "Ана тілі", "ru": "Родной язык", "en": "Mother tongue"}


def test_every_act_of_the_room_leaves_one_entry(opened: Session) -> None:
    acts = list(Entry.objects.order_by("id").values_list("act", flat=True))
    assert acts == [
        "meetings.prepare_session",
        "meetings.set_agenda",
        "meetings.adopt_order",
        "meetings.record_announcement",
        "meetings.register_members",
        "meetings.open_session",
    ]


def test_nobody_convenes_after_the_institution_s_ground_is_gone(officer: Actor) -> None:
    with refused("law.status_superseded"):
        services.prepare_session(by=officer, at=factories.moment(date(2026, 7, 1)))

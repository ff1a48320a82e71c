"""The floor: one at a time, points of order first, the time of the rules of procedure, or the Chair's where they are silent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from rulebook import Refusal

from shanyraq.bodies.models import Standing
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry, Instance
from shanyraq.meetings import services
from shanyraq.meetings.models import AgendaItem, ProcedureRules, Registration, Session, Turn
from shanyraq.meetings.queries import floor as queries
from shanyraq.meetings.queries.floor_bodies import Body, accounts_of_bodies, bodies_of
from shanyraq.meetings.rules.floor import Limit, Times, limit_of
from shanyraq.meetings.services.closing import close
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Person
from tests import factories

from .conftest import START

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("SES-08")]
NOW = factories.moment(START)


def at(seconds: int) -> Moment:
    return Moment(day=START, machine=NOW.machine + timedelta(seconds=seconds))


def member(person: int) -> Actor:
    return Actor(key=f"person:{person}", person_id=person, roles=frozenset({"assembly.member"}))


@pytest.fixture
def present(opened: Session) -> list[int]:
    return list(opened.registrations.order_by("pk").values_list("person_id", flat=True))


@pytest.fixture
def item(opened: Session, chair: Actor) -> AgendaItem:
    return services.take_up_item(by=chair, at=at(0), item=opened.items.get(position=1))


def ask(item: AgendaItem, person: int, kind: str = "speech", when: int = 1) -> Turn:
    return services.ask_floor(by=member(person), at=at(when), item=item, kind=kind)


def code(act: object, **given: object) -> str:
    with pytest.raises(Refusal) as raised:
        act(**given)  # type: ignore[operator]
    return raised.value.verdict.code


@pytest.mark.parametrize(
    ("rules", "chair", "used", "expected"),
    [
        (Times(), [], 0, Limit()),
        (Times(speech=5), [Times(speech=9)], 0, Limit(300, "rules")),
        (Times(), [Times(speech=3), Times(speech=9)], 0, Limit(180, "chair")),
        (Times(matter=10), [Times(speech=5)], 480, Limit(120, "rules")),
        (Times(matter=10), [], 700, Limit(0, "rules")),
        (Times(speech=5), [Times(matter=6)], 61, Limit(299, "chair")),
    ],
)
def test_the_rules_of_procedure_hold_before_the_chair_and_a_matter_ends_a_speech(
    rules: Times, chair: list[Times], used: int, expected: Limit
) -> None:
    assert limit_of("speech", rules, chair, used) == expected


def test_points_of_order_come_first_then_remarks_then_speeches_in_order(
    item: AgendaItem, present: list[int], chair: Actor
) -> None:
    first, second = ask(item, present[0], when=1), ask(item, present[1], when=2)
    remark, order = ask(item, present[2], "reply", 3), ask(item, present[3], "order", 4)
    assert queries.queue_of(item) == [order, remark, first, second]
    assert code(services.give_floor, by=chair, at=at(5), turn=first) == "meetings.order_first"
    services.give_floor(by=chair, at=at(5), turn=order)
    assert code(services.give_floor, by=chair, at=at(6), turn=first) == "meetings.floor_taken"
    services.end_floor(by=chair, at=at(20), turn=order)
    services.give_floor(by=chair, at=at(21), turn=second)
    assert queries.speaking_in(item.session) == second


def test_a_turn_keeps_its_times_whose_word_they_were_and_the_journal_says_them(
    item: AgendaItem, present: list[int], chair: Actor, opened: Session
) -> None:
    services.set_speaking_time(by=chair, at=at(1), session=opened, speech=5, matter=6)
    turn = services.give_floor(by=chair, at=at(2), turn=ask(item, present[0]))
    assert (turn.seconds, turn.source, turn.left(at(62).machine)) == (300, "chair", 240)
    services.end_floor(by=chair, at=at(332), turn=turn)
    entry = Entry.objects.latest("pk")
    assert entry.act == "meetings.end_floor" and entry.facts["spoken"] == 330
    late = services.give_floor(by=chair, at=at(340), turn=ask(item, present[1], when=3))
    assert late.seconds == 30
    services.end_floor(by=chair, at=at(372), turn=late)
    third = ask(item, present[2], when=380)
    assert code(services.give_floor, by=chair, at=at(381), turn=third) == "meetings.matter_time_up"
    assert [row.seconds for row in queries.accounts_of(opened, at(400).machine)] == [330, 32]


def test_the_chair_does_not_change_a_time_that_the_rules_of_procedure_name(
    item: AgendaItem, chair: Actor, opened: Session, present: list[int]
) -> None:
    ProcedureRules.objects.create(
        version=1, item=item, adopted_on=START, text_kk="Регламент", speech_minutes=7
    )
    setting = {"by": chair, "at": at(1), "session": opened}
    assert code(services.set_speaking_time, **setting, speech=5) == "meetings.time_in_rules"
    assert code(services.set_speaking_time, **setting) == "meetings.time_missing"
    services.set_speaking_time(by=chair, at=at(1), session=opened, item=item, reply=2)
    turn = services.give_floor(by=chair, at=at(2), turn=ask(item, present[0]))
    assert (turn.seconds, turn.source) == (420, "rules")
    services.end_floor(by=chair, at=at(3), turn=turn)
    remark = services.give_floor(by=chair, at=at(4), turn=ask(item, present[0], "reply"))
    assert (remark.seconds, remark.source) == (120, "chair")


def test_who_may_ask_and_who_may_not(
    item: AgendaItem, present: list[int], opened: Session, officer: Actor
) -> None:
    absent = factories.members(1)[0].pk
    other = opened.items.get(position=2)
    mine = ask(item, present[0])
    cases = [
        (absent, item, "speech", "meetings.not_registered_here"),
        (present[0], item, "speech", "meetings.floor_asked"),
        (present[1], other, "order", "meetings.matter_not_taken_up"),
        (present[1], item, "song", "meetings.no_such_answer"),
    ]
    for person, about, kind, expected in cases:
        given = {"by": member(person), "at": at(2), "item": about, "kind": kind}
        assert code(services.ask_floor, **given) == expected
    assert code(services.drop_request, by=member(present[1]), at=at(2), turn=mine) == "meetings.not_yours"
    services.drop_request(by=member(present[0]), at=at(2), turn=mine)
    assert code(services.drop_request, by=member(present[0]), at=at(2), turn=mine) == "meetings.not_waiting"
    assert ask(item, present[0]).status == "waiting"


def test_who_left_the_hall_is_not_given_the_floor(
    item: AgendaItem, present: list[int], chair: Actor, officer: Actor, opened: Session
) -> None:
    turn = ask(item, present[0])
    services.record_leaving(by=officer, at=at(2), session=opened, people=[present[0]])
    assert code(services.give_floor, by=chair, at=at(3), turn=turn) == "meetings.speaker_absent"
    assert Registration.objects.here().count() == 5


def test_nothing_is_taken_up_and_no_session_closes_while_somebody_speaks(
    item: AgendaItem, present: list[int], chair: Actor, opened: Session
) -> None:
    turn = services.give_floor(by=chair, at=at(2), turn=ask(item, present[0]))
    after = opened.items.get(position=2)
    assert code(services.take_up_item, by=chair, at=at(3), item=after) == "meetings.floor_taken"
    assert code(close, session=opened, at=at(3)) == "meetings.floor_taken"
    services.end_floor(by=chair, at=at(4), turn=turn)
    assert code(services.take_up_item, by=chair, at=at(5), item=item) == "meetings.matter_taken_up"
    services.take_up_item(by=chair, at=at(5), item=after)
    assert queries.current_item(opened) == after


def test_the_speaker_of_the_agenda_is_called_by_name(item: AgendaItem, chair: Actor) -> None:
    assert code(services.call_speaker, by=chair, at=at(1), item=item) == "meetings.no_speaker"
    item.speaker = "Ә. Серік"
    item.save()
    turn = services.call_speaker(by=chair, at=at(2), item=item)
    assert (turn.name, turn.status, turn.person_id) == ("Ә. Серік", "speaking", None)


def stand(person: int, path: str, region: str = "", proposed_by: str = "") -> None:
    seat = Membership.objects.get(person_id=person, organization__classification="assembly")
    Standing.objects.create(
        membership=seat, category="citizen", path=path, region=region, proposed_by=proposed_by,
        decision="№ 1", decided_on=START,
    )  # fmt: skip


def test_the_time_used_is_told_by_the_body_that_the_speaker_sits_for_on_that_day(
    item: AgendaItem, present: list[int], chair: Actor, opened: Session, rehearsal: Instance
) -> None:
    stand(present[0], "regional_session", "KZ-55", "Павлодар сессиясы")
    stand(present[1], "regional_session", "KZ-55", "Ертіс сессиясы")
    stand(present[2], "association", "KZ-55", "«Бірлік»")
    for n, person in enumerate(present[:4]):
        turn = services.give_floor(by=chair, at=at(100 * n + 1), turn=ask(item, person, when=100 * n))
        services.end_floor(by=chair, at=at(100 * n + 11 + n), turn=turn)
    item.speaker = "Ә. Серік"
    item.save()
    turn = services.call_speaker(by=chair, at=at(500), item=item)
    services.end_floor(by=chair, at=at(505), turn=turn)
    told = accounts_of_bodies(opened, at(600).machine)
    assert [(one.body, one.speakers, one.turns, one.seconds) for one in told] == [
        (Body("regional_session", "KZ-55"), 2, 2, 21),
        (Body(""), 1, 1, 13),
        (Body("association", "", "«Бірлік»"), 1, 1, 12),
        (Body("guest"), 1, 1, 5),
    ]
    assert sum(one.seconds for one in told) == sum(
        one.seconds for one in queries.accounts_of(opened, at(600).machine)
    )
    text = Client().get("/en/sessions/xxxiv/floor/").content.decode()
    for words in ("Session of a regional assembly: Pavlodar", "Supreme body of an association: «Бірлік»",
                  "The way in is not recorded", "Speakers who are no members"):  # fmt: skip
        assert words in text
    table = Client().get("/en/sessions/xxxiv/floor/?format=csv").content.decode("utf-8-sig").splitlines()
    assert table[0] == "by,name,speakers,turns,seconds"
    assert any(
        line.startswith("body,Session of a regional assembly: Pavlodar") and line.endswith("2,2,21")
        for line in table
    )
    assert sum(line.startswith("speaker,") for line in table) == 5


def test_who_is_no_member_on_the_day_sits_for_nobody(present: list[int]) -> None:
    stand(present[0], "council")
    Membership.objects.filter(person_id=present[0]).update(until=START)
    assert bodies_of({present[0], present[1]}, START) == {present[1]: Body("")}


@pytest.fixture
def rehearsal() -> Instance:
    return Instance.objects.create(
        kind="rehearsal", rehearsal_day=START, name_kk="А", name_ru="А", name_en="A", begun_at=timezone.now()
    )


def signed_in(person: int) -> Client:
    client = Client()
    client.force_login(factories.account(Person.objects.get(pk=person)))
    return client


def test_a_member_asks_with_one_button_and_the_chair_gives_and_ends(
    item: AgendaItem, present: list[int], chair: Actor, rehearsal: Instance
) -> None:
    page, mine, his = "/en/sessions/xxxiv/floor/", signed_in(present[0]), signed_in(chair.person_id or 0)
    assert "Ask for the floor" in mine.get(page).content.decode()
    said = mine.post("/en/sessions/xxxiv/1/ask/", {"kind": "speech"}, follow=True).content.decode()
    assert "You are on the list of speakers." in said and "Take it back" in said
    turn = Turn.objects.get()
    assert his.post(f"/en/sessions/turns/{turn.pk}/give/", follow=True).content.decode().count("End the turn")
    his.post(f"/en/sessions/turns/{turn.pk}/end/")
    visitor = Client().get(page).content.decode()
    assert Person.objects.get(pk=present[0]).name_en in visitor and "Ask for the floor" not in visitor


def test_the_chair_sets_the_time_by_a_form(item: AgendaItem, chair: Actor, rehearsal: Instance) -> None:
    client = signed_in(chair.person_id or 0)
    client.post("/en/sessions/xxxiv/floor/time/", {"item": str(item.pk), "speech": "4"})
    assert queries.limit_on(item, "speech", START, at(0).machine) == Limit(240, "chair")
    assert "4:00, set by the Chair" in Client().get("/en/sessions/xxxiv/floor/").content.decode()

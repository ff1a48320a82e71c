"""Regional halls: a member is in one at a time, each has its own presence, the quorum is of all; some are present at a distance."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override
from rulebook import Refusal

from shanyraq.acts.models import Confirmation, Shelf
from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry
from shanyraq.law import regions
from shanyraq.meetings import services
from shanyraq.meetings.models import RegionalHall, Registration, Session, Vote
from shanyraq.meetings.queries import counting
from shanyraq.meetings.queries.hall import hall_of
from shanyraq.meetings.queries.halls import places_of
from shanyraq.meetings.queries.minutes import log_of
from shanyraq.meetings.queries.own import own_data
from shanyraq.meetings.queries.presence import series_of
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.queries.tasks import tasks_of
from shanyraq.meetings.services.minutes_sheets import content_of
from shanyraq.meetings.tests.conftest import DAY, START
from shanyraq.meetings.tests.test_pages import client_of, get, move, rehearsal  # noqa: F401 - a fixture
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from shanyraq.people.queries import actor_without_account
from tests import factories

pytestmark = pytest.mark.django_db
AREA = next(one.iso for one in regions.on(START) if one.slug == "pavlodar")
PAGE = "/en/sessions/xxxiv/"


def after(minutes: int) -> Moment:
    now = factories.moment(START)
    return Moment(day=START, machine=now.machine + timedelta(minutes=minutes))


@pytest.fixture
def hall(opened: Session, officer: Actor) -> RegionalHall:
    return services.add_hall(
        by=officer, at=after(0), session=opened, name_kk="Павлодар залы", name_ru="Зал в Павлодаре",
        name_en="Pavlodar hall", area=AREA, place_kk="Достық үйі",
    )  # fmt: skip


@pytest.fixture
def regional(hall: RegionalHall) -> Actor:
    """An officer of the regional secretariat of the hall's own region."""
    body = factories.organization("regional_secretariat", "pavlodar-secretariat", area=AREA)
    who = factories.seat("regional_secretariat.officer", organization=body).person
    return actor_without_account(who.pk, START)


@pytest.fixture
def absent(opened: Session) -> list[int]:
    """The three members of nine who are not registered yet."""
    here = set(opened.registrations.values_list("person_id", flat=True))
    rows = Person.objects.filter(
        memberships__organization__classification="assembly", memberships__role="member"
    )
    return [pk for pk in rows.order_by("pk").values_list("pk", flat=True) if pk not in here]


def present(session: Session) -> list[int]:
    rows = Registration.objects.here().filter(session=session).order_by("pk")
    return list(rows.values_list("person_id", flat=True))


def counts(session: Session) -> dict[str, int]:
    return {one.key: one.present for one in places_of(session, START)}


def code(act: object, **given: object) -> str:
    with pytest.raises(Refusal) as raised:
        act(**given)  # type: ignore[operator]
    return raised.value.verdict.code


def allow_remote(value: bool = True) -> None:
    factories.confirm("session.remote_presence", value)


def member(person: int) -> Actor:
    return actor_without_account(person, START)


def test_a_session_in_one_hall_says_nothing_of_halls(opened: Session) -> None:
    assert places_of(opened, START) == []
    assert not {"hall", "in_main", "remote"} & set(Entry.objects.get(act="meetings.register_members").facts)
    assert "Hall" not in str(content_of(opened)["ru"]["tables"][0]["head"])


def test_each_hall_has_its_own_number_and_the_quorum_is_of_all(
    opened: Session, hall: RegionalHall, officer: Actor, absent: list[int]
) -> None:
    services.register_members(by=officer, at=after(1), session=opened, people=absent[:2], hall=hall)
    assert counts(opened) == {"0": 6, "1": 2} and facts_of(opened, START).present == 8
    told = Entry.objects.latest("pk").facts
    assert (told["hall"], told["in_main"], told["halls"], told["in_halls"]) == (1, 6, [1], [2])
    assert (told["present"], told["needed"], told["quorum"]) == (8, 6, True)


def test_who_moves_leaves_one_hall_and_comes_to_the_other_in_one_act(
    opened: Session, hall: RegionalHall, officer: Actor
) -> None:
    first, second = present(opened)[:2]
    written = Entry.objects.count()
    services.move_members(by=officer, at=after(1), session=opened, people=[first, second], hall=hall)
    assert Entry.objects.count() == written + 1
    assert counts(opened) == {"0": 4, "1": 2} and len(present(opened)) == 6
    services.move_members(by=officer, at=after(2), session=opened, people=[first])
    assert counts(opened) == {"0": 5, "1": 1}
    series = series_of(rulebook(), opened, START)
    assert [(one.came, one.left, one.moved, one.present) for one in series] == [
        (6, 0, 0, 6), (0, 0, 2, 6), (0, 0, 1, 6),
    ]  # fmt: skip
    assert [one.places.get("1", 0) for one in series] == [0, 2, 1]
    given = {"by": officer, "at": after(3), "session": opened, "hall": hall}
    assert code(services.move_members, **given, people=[second]) == "meetings.all_there"
    assert code(services.move_members, **given, people=[]) == "meetings.nobody_chosen"
    stranger = factories.person().pk
    assert code(services.move_members, **given, people=[stranger]) == "meetings.not_registered"


def test_nobody_is_in_two_halls_and_nobody_at_a_distance_is_in_one(
    opened: Session, hall: RegionalHall
) -> None:
    stay = opened.registrations.all()[0]
    for wrong in ({"hall": hall}, {"hall": hall, "way": "remote"}):
        person = stay.person if "way" not in wrong else factories.person()
        with pytest.raises(IntegrityError), transaction.atomic():
            Registration.objects.create(session=opened, person=person, day=START, at=stay.at, **wrong)


def test_a_hall_is_named_once_and_taken_back_only_while_nobody_was_there(
    opened: Session, hall: RegionalHall, officer: Actor, absent: list[int]
) -> None:
    given = {"by": officer, "at": after(1), "session": opened}
    assert code(services.add_hall, **given, name_kk="  павлодар  залы ") == "meetings.hall_known"
    assert code(services.add_hall, **given, name_kk=" ") == "meetings.hall_not_named"
    assert code(services.add_hall, **given, name_kk="Х", area="KZ-00") == "meetings.no_such_region"
    other = services.add_hall(**given, name_kk="Ақтау залы")
    assert other.number == 2
    services.remove_hall(by=officer, at=after(2), hall=other)
    assert code(services.remove_hall, by=officer, at=after(3), hall=other) == "meetings.hall_removed"
    given |= {"people": absent[:1]}
    assert code(services.register_members, **given, hall=other) == "meetings.hall_removed"
    assert services.add_hall(by=officer, at=after(3), session=opened, name_kk="Ақтау залы").number == 3
    services.register_members(**given, hall=hall)
    services.record_leaving(**given)
    assert code(services.remove_hall, by=officer, at=after(4), hall=hall) == "meetings.hall_used"


def test_a_hall_of_another_session_is_none_of_this_one(
    opened: Session, officer: Actor, absent: list[int]
) -> None:
    other = Session.objects.create(number=90, prepared_on=DAY)
    hall = services.add_hall(by=officer, at=factories.moment(DAY), session=other, name_kk="Зал")
    given = {"by": officer, "at": after(1), "session": opened, "people": absent, "hall": hall}
    assert code(services.register_members, **given) == "meetings.hall_removed"


def test_no_hall_is_added_once_the_session_is_closed(
    opened: Session, hall: RegionalHall, officer: Actor
) -> None:
    Session.objects.filter(pk=opened.pk).update(closed_on=START, closed_at=after(1).machine)
    given = {"by": officer, "at": after(2)}
    assert code(services.add_hall, **given, session=opened, name_kk="Х") == "meetings.session_closed"
    assert code(services.remove_hall, **given, hall=hall) == "meetings.session_closed"


def test_a_regional_officer_registers_at_the_hall_of_their_own_region_only(
    opened: Session, hall: RegionalHall, regional: Actor, officer: Actor, absent: list[int]
) -> None:
    given = {"by": regional, "at": after(1), "session": opened}
    elsewhere = services.add_hall(by=officer, at=after(0), session=opened, name_kk="Ақтау залы", area="KZ-47")
    for where in (None, elsewhere):
        assert (
            code(services.register_members, **given, people=absent, hall=where) == "meetings.hall_elsewhere"
        )
        assert (
            code(services.move_members, **given, people=present(opened), hall=where)
            == "meetings.hall_elsewhere"
        )
    assert services.register_members(**given, people=absent[:1], hall=hall) == 1
    assert services.move_members(**given, people=present(opened)[:1], hall=hall) == 1
    in_main = present(opened)[1]
    assert code(services.record_leaving, **given, people=[absent[0], in_main]) == "meetings.hall_elsewhere"
    assert (
        code(services.strike_registration, **given, person=in_main, why="Қате") == "meetings.hall_elsewhere"
    )
    assert services.record_leaving(**given, people=absent[:1]) == 1


def test_a_member_registers_at_a_distance_only_where_the_norm_was_confirmed(
    opened: Session, absent: list[int]
) -> None:
    given = {"by": member(absent[0]), "at": after(1), "session": opened}
    with pytest.raises(Refusal) as raised:
        services.join_remotely(**given)
    assert raised.value.verdict.facts["norm"] == "session.remote_presence"
    allow_remote(False)
    assert code(services.join_remotely, **given) == "meetings.remote_not_allowed"


def test_a_member_at_a_distance_is_present_shown_apart_and_may_leave(
    opened: Session, hall: RegionalHall, officer: Actor, absent: list[int]
) -> None:
    allow_remote()
    given = {"by": member(absent[0]), "session": opened}
    stay = services.join_remotely(**given, at=after(1))
    assert (stay.way, stay.hall) == ("remote", None)
    facts = facts_of(opened, START)
    assert (facts.present, facts.remote, counts(opened)["remote"]) == (7, 1, 1)
    entry = Entry.objects.latest("pk")
    assert (entry.facts["remote"], entry.facts["present"], entry.facts["way"]) == (1, 7, "remote")
    assert code(services.join_remotely, **given, at=after(2)) == "meetings.here_already"
    services.leave_remotely(**given, at=after(3))
    assert code(services.leave_remotely, **given, at=after(4)) == "meetings.not_at_a_distance"
    assert facts_of(opened, START).present == 6
    in_hall = {"by": member(present(opened)[0]), "at": after(4), "session": opened}
    assert code(services.join_remotely, **in_hall) == "meetings.here_already"
    assert code(services.leave_remotely, **in_hall) == "meetings.not_at_a_distance"


def test_who_was_at_a_distance_and_comes_to_a_door_moves_there(
    opened: Session, hall: RegionalHall, officer: Actor, absent: list[int]
) -> None:
    allow_remote()
    services.join_remotely(by=member(absent[0]), at=after(1), session=opened)
    services.move_members(by=officer, at=after(2), session=opened, people=absent[:1], hall=hall)
    assert counts(opened) == {"0": 6, "1": 1} and facts_of(opened, START).remote == 0
    assert Registration.objects.here().get(person_id=absent[0]).way == "door"


def test_those_at_a_distance_do_not_count_once_the_norm_is_taken_back(
    opened: Session, chair: Actor, absent: list[int]
) -> None:
    allow_remote()
    services.join_remotely(by=member(absent[0]), at=after(1), session=opened)
    call = services.open_roll_call(by=chair, at=after(2), item=opened.items.get(position=1))
    services.cast_vote(by=member(absent[0]), at=after(3), roll_call=call, choice="for", key="a")
    Confirmation.objects.filter(norm="session.remote_presence").update(withdrawn_on=START)
    Shelf.objects.update(mark="other")
    assert facts_of(opened, START).present == 6
    ask = {"by": member(absent[0]), "at": after(4), "item": call.item}
    assert code(services.ask_floor, **ask) == "meetings.not_registered_here"
    given = {"by": member(absent[0]), "at": after(4), "roll_call": call, "choice": "for", "key": "b"}
    assert code(services.cast_vote, **given) in {"meetings.not_registered_here", "meetings.vote_cast"}
    vote = services.close_roll_call(by=chair, at=after(5), roll_call=call)
    assert (vote.votes_for, vote.present) == (0, 6)


def test_the_norm_of_the_day_of_the_vote_and_not_of_the_opening_lets_one_at_a_distance_vote(
    opened: Session, chair: Actor, absent: list[int]
) -> None:
    allow_remote()
    tomorrow = START + timedelta(days=1)
    Confirmation.objects.filter(norm="session.remote_presence").update(until=tomorrow)
    services.join_remotely(by=member(absent[0]), at=after(1), session=opened)
    call = services.open_roll_call(by=chair, at=after(2), item=opened.items.get(position=1))
    late = Moment(day=tomorrow, machine=after(24 * 60).machine)
    given = {"by": member(absent[0]), "at": late, "roll_call": call, "choice": "for", "key": "a"}
    assert code(services.cast_vote, **given) == "meetings.not_registered_here"


def test_a_machine_whose_clock_is_behind_records_no_leaving_before_the_coming(
    opened: Session, hall: RegionalHall, officer: Actor, absent: list[int]
) -> None:
    allow_remote()
    services.register_members(by=officer, at=after(9), session=opened, people=absent[:2])
    services.join_remotely(by=member(absent[2]), at=after(9), session=opened)
    services.record_leaving(by=officer, at=after(8), session=opened, people=absent[:1])
    services.move_members(by=officer, at=after(8), session=opened, people=absent[1:2], hall=hall)
    services.leave_remotely(by=member(absent[2]), at=after(8), session=opened)
    ended = Registration.objects.filter(person_id__in=absent, left_at__isnull=False)
    just_after = after(9).machine + timedelta(microseconds=1)
    assert {(stay.at, stay.left_at) for stay in ended} == {(after(9).machine, just_after)}
    last = series_of(rulebook(), opened, START)[-1]
    assert (last.present, last.moved, last.places["1"]) == (7, 1, 1)


def test_a_member_at_a_distance_votes_by_name_and_has_no_paper(
    opened: Session, hall: RegionalHall, officer: Actor, chair: Actor, absent: list[int]
) -> None:
    allow_remote()
    far = absent[0]
    services.join_remotely(by=member(far), at=after(1), session=opened)
    call = services.open_roll_call(by=chair, at=after(2), item=opened.items.get(position=1))
    assert call.present == 7
    services.cast_vote(by=member(far), at=after(3), roll_call=call, choice="for", key="a")
    vote = services.close_roll_call(by=chair, at=after(4), roll_call=call)
    assert (vote.votes_for, vote.present, Vote.objects.count()) == (1, 7, 1)
    three = present(opened)[:2]
    commission = {"by": chair, "at": after(5), "session": opened}
    assert (
        code(services.choose_commission, **commission, people=[*three, far]) == "meetings.commission_absent"
    )
    assert far not in counting.members_here(opened, START)


def test_a_paper_vote_counts_those_in_halls_only(convened: Session, officer: Actor, chair: Actor) -> None:
    people = [who.pk for who in factories.members(10)]
    for norm, share in (("session.quorum", "2/3"), ("session.majority", "1/2")):
        factories.confirm(norm, share)
    allow_remote()
    hall = services.add_hall(by=officer, at=after(0), session=convened, name_kk="Зал")
    services.register_members(by=officer, at=after(0), session=convened, people=people[:5])
    services.register_members(by=officer, at=after(0), session=convened, people=people[5:8], hall=hall)
    services.join_remotely(by=member(people[8]), at=after(0), session=convened)
    convened = services.open_session(by=chair, at=after(1), session=convened)
    services.choose_commission(by=chair, at=after(2), session=convened, people=people[:3])
    services.choose_commission(by=chair, at=after(2), session=convened, people=people[5:8], hall=hall)
    item = convened.items.get(position=1)
    box = services.open_paper_vote(by=chair, at=after(3), item=item)
    assert Entry.objects.latest("pk").facts["remote"] == 1
    move(START)
    text = get(client_of(people[8]), f"/en/sessions/paper/{box.pk}/")
    assert (
        "1 member who is present remotely has no paper ballot" in text and "You have no paper ballot" in text
    )
    assert "You have no paper ballot" not in get(client_of(people[0]), f"/en/sessions/paper/{box.pk}/")
    box = services.close_paper_vote(by=chair, at=after(4), paper_vote=box)
    assert box.took_part == 8


def test_the_minutes_name_presence_by_hall_each_sentence_with_its_events(
    opened: Session, hall: RegionalHall, officer: Actor, absent: list[int]
) -> None:
    allow_remote()
    services.register_members(by=officer, at=after(1), session=opened, people=absent[:1], hall=hall)
    services.join_remotely(by=member(absent[1]), at=after(2), session=opened)
    services.move_members(by=officer, at=after(3), session=opened, people=present(opened)[:1], hall=hall)
    services.leave_remotely(by=member(absent[1]), at=after(4), session=opened)
    told = [one for part in content_of(opened)["ru"]["parts"] for one in part["sentences"]]
    said = " ".join(one["text"] for one in told).replace("\u00a0", " ")
    assert "Сессия проходит ещё в одном зале: Зал в Павлодаре." in said
    assert "Зал в Павлодаре. Зарегистрированы: 1." in said
    assert "Присутствуют 8 из 9: основной зал 6, Зал в Павлодаре 1, дистанционно 1." in said
    assert "Перешли из другого зала: 1." in said and "Вышли участвовавшие дистанционно: 1." in said
    known = {event.number for event in log_of(opened).events}
    assert all(one["first"] in known for one in told)
    table = content_of(opened)["kk"]["tables"][0]
    assert table["head"][1] == "Зал" and len(table["rows"]) == 9
    moved = [row for row in table["rows"] if row[1] == "Павлодар залы"]
    assert len(moved) == 2 and all(row[-1] for row in table["rows"])
    assert [row[1] for row in table["rows"]].count("Қашықтан") == 1


@pytest.fixture
def clerk(opened: Session, officer: Actor, rehearsal: None) -> Client:  # noqa: F811 - a fixture
    move(START)
    return client_of(officer.person_id)


def test_the_door_of_a_hall_stays_in_the_address(
    opened: Session, hall: RegionalHall, clerk: Client, absent: list[int], officer: Actor
) -> None:
    text = get(clerk, f"{PAGE}register/")
    assert "Which hall" in text and 'href="?hall=1"' in text
    answer = clerk.post(f"{PAGE}register/?hall=1&name=", {"people": absent[:1]})
    assert answer.headers["Location"].endswith("register/?hall=1&name=&region=")
    assert Registration.objects.here().get(person_id=absent[0]).hall == hall
    text = get(clerk, f"{PAGE}register/?hall=1")
    assert "Pavlodar hall" in text and 'name="hall" value="1"' in text
    assert Person.objects.get(pk=present(opened)[0]).name_en not in text
    assert clerk.get(f"{PAGE}register/?hall=7").status_code == 404
    assert clerk.get(f"{PAGE}register/?hall=x").status_code == 404


def test_a_badge_scanned_at_another_door_is_moved_there_by_one_button(
    opened: Session, hall: RegionalHall, clerk: Client, officer: Actor, absent: list[int]
) -> None:
    services.issue_badges(by=officer, at=after(1), session=opened)
    first = present(opened)[0]
    codes = dict(opened.badges.values_list("person_id", "code"))
    text = get(clerk, f"{PAGE}register/?hall=1&code={codes[first]}")
    assert "registered already" in text and "Came to this hall" in text
    answer = clerk.post(f"{PAGE}halls/move/?hall=1", {"people": [first]})
    assert answer.status_code == 302 and answer.headers["Location"].endswith("register/?hall=1")
    assert Registration.objects.here().get(person_id=first).hall == hall
    clerk.post(f"{PAGE}register/?hall=1&code={codes[absent[0]]}", {"people": absent[:1]})
    stay = Registration.objects.here().get(person_id=absent[0])
    assert (stay.way, stay.hall) == ("badge", hall)
    assert "Came to this hall" not in get(clerk, f"{PAGE}register/?hall=1&code={codes[first]}")


def test_a_regional_officer_is_led_to_their_own_door_and_the_main_one_is_refused_in_words(
    opened: Session, hall: RegionalHall, regional: Actor, clerk: Client, absent: list[int]
) -> None:
    client = client_of(regional.person_id)
    assert client.get(f"{PAGE}register/").headers["Location"].endswith("?hall=1")
    assert "This hall is not of your region" in get(client, f"{PAGE}register/?hall=0")
    refused = client.post(f"{PAGE}register/?hall=0", {"people": absent[:1]})
    assert refused.status_code == 409 and "This hall is not of your region" in refused.content.decode()
    for language, words in (("kk", "Бұл зал сіздің өңіріңізде емес"), ("ru", "Этот зал не в вашем регионе")):
        page = client.post(f"/{language}/sessions/xxxiv/register/?hall=0", {"people": absent[:1]})
        assert words in page.content.decode()
    assert client.post(f"{PAGE}register/?hall=1", {"people": absent[:1]}).status_code == 302
    assert "Register members" not in get(client_of(factories.person()), f"{PAGE}presence/")
    assert client.get(f"{PAGE}halls/add/").status_code == 403


def test_the_page_of_halls_is_for_everybody_and_its_acts_for_officers(
    opened: Session, hall: RegionalHall, clerk: Client
) -> None:
    text = get(Client(), f"{PAGE}halls/")
    assert "Pavlodar hall" in text and "Main hall" in text and "Register here" not in text
    assert "Register here" in get(clerk, f"{PAGE}halls/") and "Take the hall back" in get(
        clerk, f"{PAGE}halls/"
    )
    typed = {"name_kk": "Орал залы", "name_en": "Oral hall", "area": AREA}
    assert clerk.post(f"{PAGE}halls/add/", typed).status_code == 302
    assert RegionalHall.objects.get(number=2).area == AREA
    again = clerk.post(f"{PAGE}halls/add/", typed)
    assert again.status_code == 409 and 'value="Oral hall"' in again.content.decode()
    done = clerk.post(f"{PAGE}halls/2/remove/", follow=True).content.decode()
    assert "The hall is taken back: Oral hall." in done and "Oral hall" not in get(clerk, f"{PAGE}halls/")


def test_presence_is_shown_by_hall_on_the_page_in_csv_and_json_and_in_the_hall(
    opened: Session, hall: RegionalHall, clerk: Client, officer: Actor, absent: list[int]
) -> None:
    allow_remote()
    services.register_members(by=officer, at=after(1), session=opened, people=absent[:1], hall=hall)
    services.join_remotely(by=member(absent[1]), at=after(2), session=opened)
    visitor = Client()
    text = get(visitor, f"{PAGE}presence/")
    assert "By hall" in text and "Main hall 6; Pavlodar hall 1; Remotely 1" in text
    assert all(
        name not in text for name in Person.objects.filter(pk__in=absent).values_list("name_en", flat=True)
    )
    table = visitor.get(f"{PAGE}presence/?format=csv").content.decode().splitlines()
    assert table[0].endswith("quorum,moved,0: Main hall,1: Pavlodar hall,remote: Remotely")
    assert table[-1].endswith("1,0,0,8,9,6,yes,0,6,1,1")
    data = json.loads(visitor.get(f"{PAGE}presence/?format=json").content)
    assert data["changes"][-1]["in"] == {"0": 6, "1": 1, "remote": 1} and data["changes"][-1]["present"] == 8
    for page in ("", "floor/", "hall/now/"):
        shown = get(visitor, PAGE + page)
        assert "Pavlodar hall" in shown and "Remotely" in shown, page


def test_a_member_registers_and_leaves_at_a_distance_by_one_button(
    opened: Session, clerk: Client, absent: list[int]
) -> None:
    client = client_of(absent[0])
    refused = get(client, PAGE)
    assert "Register remotely" in refused and "This rule is not settled" in refused
    assert client.post(f"{PAGE}remote/join/").status_code == 409
    assert not any(task.button == "Register remotely" for task in tasks_of(member(absent[0]), START))
    allow_remote()
    with override("en"):
        assert any(task.button == "Register remotely" for task in tasks_of(member(absent[0]), START))
    said = client.post(f"{PAGE}remote/join/", follow=True).content.decode()
    assert "You are registered remotely." in said and "Leave" in said
    assert (
        "It is recorded that you left." in client.post(f"{PAGE}remote/leave/", follow=True).content.decode()
    )
    assert clerk.post(f"{PAGE}remote/join/").status_code == 403
    assert Client().post(f"{PAGE}remote/join/").status_code == 403
    assert Entry.objects.filter(act="meetings.join_remotely").count() == 1
    assert own_data(Person.objects.get(pk=absent[0]))["registrations"][-1]["way"] == "remote"


def test_many_halls_are_one_number_on_the_display(
    opened: Session, hall: RegionalHall, officer: Actor
) -> None:
    services.move_members(by=officer, at=after(1), session=opened, people=present(opened)[:2], hall=hall)
    for n in range(2, 6):
        services.add_hall(by=officer, at=after(2), session=opened, name_kk=f"Зал {n}")
    shown = hall_of(rulebook(), opened, START, after(3).machine)
    assert [(one.halls, one.present) for one in shown.few_places] == [(0, 4), (5, 2)]
    with override("en"):
        text = render_to_string("meetings/parts/hall.html", {"hall": shown, "now": after(3).machine})
    assert "5 regional halls" in text.replace("\u00a0", " ")

"""Deputy Chairs: in turn, two from associations, one seat one holder, the head of the Secretariat among them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.bodies import queries, services
from shanyraq.bodies.deputies import from_associations
from shanyraq.bodies.models import DeputyTerm, Duty
from shanyraq.bodies.queries.deputies import deputies_on, heads_on, in_office, overdue_on, vacant_on
from shanyraq.journal.models import Entry
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Person
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = make.moment(DAY)


@pytest.fixture
def officer() -> Actor:
    for body in ("assembly", "secretariat"):
        make.organization(body, body)
    return make.actor("secretariat.officer", day=DAY)


def appoint(officer: Actor, association: str, on: date = date(2024, 2, 1), **given: Any) -> DeputyTerm:
    who = given.pop("who", None) or make.person()
    advice = services.recommend_deputy(
        by=officer, at=AT, person_id=who.pk, association=association, paper="№ К-1", on=date(2023, 1, 10)
    )
    fields = {"paper": "№ 21 өкім", "on": on, "months": 12, **given}
    return services.appoint_deputy(by=officer, at=AT, recommendation_id=advice.pk, **fields)


@pytest.mark.requirement("STR-14", "COU-03")
def test_a_deputy_is_appointed_on_the_council_s_recommendation_for_a_turn(officer: Actor) -> None:
    term = appoint(officer, "«Бірлік»")
    assert (term.ends_on, term.membership.since) == (date(2025, 2, 1), date(2024, 2, 1))
    assert [seat.pk for seat in deputies_on(DAY)] == [term.membership_id]
    entry = Entry.objects.get(act="bodies.appoint_deputy")
    assert "decree-149-2011:10" in entry.law and entry.facts["association"] == "«Бірлік»"
    with pytest.raises(Refusal, match="bodies.deputy_already"):
        services.appoint_deputy(
            by=officer, at=AT, recommendation_id=term.recommendation_id or 0, paper="№ 22", on=DAY
        )


def test_an_order_without_a_period_sets_no_end(officer: Actor) -> None:
    assert appoint(officer, "«Бірлік»", months=None).ends_on is None
    assert overdue_on(date(2026, 1, 1)) == []


@pytest.mark.requirement("STR-13")
def test_a_third_deputy_from_associations_and_a_fourth_deputy_are_refused(officer: Actor) -> None:
    assert vacant_on(DAY).associations == 2
    appoint(officer, "«Бірлік»")
    appoint(officer, "«Достық»")
    assert vacant_on(DAY).associations == 0
    with pytest.raises(Refusal, match="bodies.association_deputies_complete"):
        appoint(officer, "«Ынтымақ»")
    services.appoint_head(by=officer, at=AT, person_id=make.person().pk, paper="№ 30", on=date(2024, 3, 1))
    assert not vacant_on(DAY).any
    with pytest.raises(Refusal, match="bodies.deputies_complete"):
        appoint(officer, "«Ынтымақ»", on=date(2024, 4, 1))
    assert len(from_associations(in_office(DAY))) == 2


@pytest.mark.requirement("STR-13")
def test_a_vacant_seat_is_on_the_desk_and_on_the_page(officer: Actor, client: Client) -> None:
    appoint(officer, "«Бірлік»")
    assert any(
        "1 " in str(task.title) and "/deputies/" in task.address for task in queries.tasks_of(officer, DAY)
    )
    html = client.get("/en/structure/deputies/").content.decode()
    assert "1 seat for associations is vacant." in html
    assert "The seat of the head of the Secretariat is vacant." in html
    assert "vacant" not in client.get("/en/structure/deputies/?on=2010-01-01").content.decode()


@pytest.mark.requirement("STR-14")
def test_the_same_association_twice_in_a_row_is_warned_of(officer: Actor) -> None:
    first = appoint(officer, "«Бірлік»", on=date(2023, 2, 1))
    with pytest.raises(Refusal, match="bodies.same_association_twice"):
        appoint(officer, "«бірлік»", succeeds_id=first.membership_id)
    assert deputies_on(DAY).count() == 1
    second = appoint(officer, "«бірлік»", succeeds_id=first.membership_id, again=True)
    assert second.membership.since == Membership.objects.get(pk=first.membership_id).until
    services.end_office(
        by=officer, at=AT, membership_id=second.membership_id, paper="№ 40", on=date(2024, 5, 1)
    )
    with pytest.raises(Refusal, match="bodies.same_association_twice"):
        appoint(officer, "«Бірлік»", on=date(2024, 6, 1))


@pytest.mark.requirement("STR-14")
def test_a_turn_that_is_over_is_listed_until_the_hand_over(officer: Actor, client: Client) -> None:
    first = appoint(officer, "«Бірлік»", on=date(2023, 2, 1))
    assert [seat.pk for seat in overdue_on(DAY)] == [first.membership_id]
    assert overdue_on(first.ends_on or DAY) == []
    assert "the turn is over" in client.get("/en/structure/deputies/").content.decode()
    assert sum(
        "ended on" in str(task.title) or "біткен" in str(task.title)
        for task in queries.tasks_of(officer, DAY)
    )
    appoint(officer, "«Достық»", on=DAY, succeeds_id=first.membership_id)
    assert overdue_on(DAY) == [] and deputies_on(DAY).count() == 1


@pytest.mark.requirement("STR-09")
def test_the_head_of_the_secretariat_is_a_deputy_chair_and_both_end_together(officer: Actor) -> None:
    first, second = make.person(), make.person()
    services.appoint_head(by=officer, at=AT, person_id=first.pk, paper="№ 30", on=date(2024, 3, 1))
    assert (
        [seat.person_id for seat in heads_on(DAY)]
        == [seat.person_id for seat in deputies_on(DAY)]
        == [first.pk]
    )
    services.appoint_head(by=officer, at=AT, person_id=second.pk, paper="№ 31", on=date(2024, 8, 1))
    assert [seat.person_id for seat in deputies_on(date(2024, 7, 31))] == [first.pk]
    assert (
        [seat.person_id for seat in heads_on(DAY)]
        == [seat.person_id for seat in deputies_on(DAY)]
        == [second.pk]
    )
    (seat,) = deputies_on(DAY)
    services.end_office(by=officer, at=AT, membership_id=seat.pk, paper="№ 32", on=DAY)
    assert not heads_on(DAY).exists() and not deputies_on(DAY).exists()
    with pytest.raises(Refusal, match="bodies.ended_already"):
        services.end_office(by=officer, at=AT, membership_id=seat.pk, paper="№ 33", on=DAY)


def test_orders_that_are_not_whole_are_refused(officer: Actor) -> None:
    with pytest.raises(Refusal, match="bodies.association_not_named"):
        appoint(officer, " ")
    with pytest.raises(Refusal, match="bodies.paper_not_named"):
        appoint(officer, "«Бірлік»", paper=" ")
    with pytest.raises(Refusal, match="bodies.paper_ahead"):
        appoint(officer, "«Бірлік»", on=date(2024, 9, 3))
    with pytest.raises(Refusal, match="bodies.paper_before_step"):
        appoint(officer, "«Бірлік»", on=date(2023, 1, 9))
    with pytest.raises(Refusal, match="law.no_mandate"):
        appoint(make.actor("council.member", day=DAY), "«Бірлік»")
    member = make.seat("assembly.member")
    with pytest.raises(Refusal, match="bodies.not_such_office"):
        services.end_office(by=officer, at=AT, membership_id=member.pk, paper="№ 1", on=DAY)


@pytest.mark.requirement("STR-15", "ME-Q03")
def test_a_deputy_has_a_duty_sheet_a_plan_and_a_named_officer(officer: Actor) -> None:
    term = appoint(officer, "«Бірлік»")
    services.name_officer(by=officer, at=AT, term_id=term.pk, person_id=officer.person_id or 0)
    with pytest.raises(Refusal, match="bodies.not_an_officer"):
        services.name_officer(by=officer, at=AT, term_id=term.pk, person_id=make.person().pk)
    line = {"by": officer, "at": AT, "term_id": term.pk}
    duty = services.add_duty(**line, kind="duty", text_kk="Жастар ісі")
    with pytest.raises(Refusal, match="bodies.due_missing"):
        services.add_duty(**line, kind="task", text_kk="Форум")
    with pytest.raises(Refusal, match="bodies.duty_not_named"):
        services.add_duty(**line, kind="duty", text_kk=" ")
    task = services.add_duty(**line, kind="task", text_kk="Форум", due=date(2024, 8, 1))
    with pytest.raises(Refusal, match="bodies.duty_stands"):
        services.complete_task(by=officer, at=AT, duty_id=duty.pk, paper="Есеп")
    with pytest.raises(Refusal, match="bodies.paper_not_named"):
        services.complete_task(by=officer, at=AT, duty_id=task.pk, paper="")
    done = services.complete_task(by=officer, at=AT, duty_id=task.pk, paper="Есеп № 2")
    assert (done.done_on, done.done_by) == (DAY, "Есеп № 2")
    with pytest.raises(Refusal, match="bodies.task_done"):
        services.complete_task(by=officer, at=AT, duty_id=task.pk, paper="Есеп № 2")


@pytest.mark.requirement("STR-15")
def test_the_pages_record_a_recommendation_an_order_and_a_plan(client: Client) -> None:
    make.organization("assembly", "assembly")
    who: Person = make.person()
    make.seat("secretariat.officer", who=who)
    client.force_login(make.account(who), backend="allauth.account.auth_backends.AuthenticationBackend")
    here = "/en/structure/deputies/"
    sent = {"do": "recommend", "recommend-person_id": who.pk, "recommend-association": "«Бірлік»"}
    sent |= {"recommend-paper": "№ К-1", "recommend-on": "10.01.2024"}
    assert client.post(here, sent).status_code == 302
    html = client.get(here).content.decode()
    assert "The President’s order is awaited." in html
    advice = who.recommendations.get()
    order = {
        "do": "order",
        "order-recommendation_id": advice.pk,
        "order-paper": "№ 21",
        "order-on": "03.09.2024",
    }
    refused = client.post(here, order)
    assert refused.status_code == 409 and "№ 21" in refused.content.decode()
    assert client.post(here, {**order, "order-on": "01.02.2024", "order-months": "6"}).status_code == 302
    term = DeputyTerm.objects.get()
    there = f"{here}{term.pk}/"
    line = {"do": "duty", "duty-kind": "task", "duty-text_kk": "Форум", "duty-due": "01.08.2024"}
    assert client.post(there, line).status_code == 302
    assert "overdue" in client.get(there).content.decode()
    task = Duty.objects.get()
    assert client.post(there, {"do": "done", "duty": task.pk, "done-paper": "Есеп"}).status_code == 302
    assert client.post(there, {"do": "done", "duty": task.pk, "done-paper": "Есеп"}).status_code == 409
    assert "Done: 1 of 1" in client.get(there).content.decode()
    visitor = Client()
    assert "Record<" not in visitor.get(there).content.decode()
    assert visitor.post(there, line).status_code == 403

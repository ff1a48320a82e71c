"""The pages of secret votes, elections and deputies do by their forms what the services do."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.models import (
    AgendaItem,
    Candidate,
    CountingSeat,
    Deputy,
    Election,
    Order,
    PaperVote,
    SealedVote,
    SenateList,
    Session,
)
from shanyraq.meetings.views.sealed import half_hour_of
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from tests import factories

from .conftest import START
from .electing import NOW, VOTED, ballot, chair, commission, election, hall, item, nominate, officer
from .test_senate import APPOINTED, decided

__all__ = ["chair", "decided", "election", "hall", "item", "officer"]
pytestmark = pytest.mark.django_db


def client_of(who: Actor | Person, day: date, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(clock, "today", lambda: day)
    person = who if isinstance(who, Person) else Person.objects.get(pk=who.person_id)
    client = Client()
    client.force_login(getattr(person, "user", None) or factories.account(person))
    return client


def post(client: Client, address: str, **typed: object) -> None:
    answer = client.post(f"/en/sessions/{address}", typed)
    assert answer.status_code == 302, answer.content.decode()[:3000]


@pytest.mark.requirement("ELE-01")
def test_an_election_goes_from_its_call_to_the_mandates_by_forms(
    officer: Actor,
    chair: Actor,
    hall: list[Person],
    item: AgendaItem,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    factories.confirm("mazhilis.quorum", "2/3")
    by = client_of(officer, VOTED, monkeypatch)
    at = "xxviii/1/election/"
    assert "not recorded yet" in by.get(f"/en/sessions/{at}").content.decode()
    post(by, f"{at}call/", called_by="president", called_on="21.10.2020", paper="Decree 439")
    for one in hall[10:12]:
        post(by, f"{at}add/", person=one.name_en, nominated_on="11.12.2020", paper="Minutes 4")
    leads = client_of(chair, VOTED, monkeypatch)
    three = {f"person_{place}": one.name_en for place, one in enumerate(hall[:3], start=1)}
    post(leads, "xxviii/commission/", **three)
    assert CountingSeat.objects.count() == 3
    post(leads, "xxviii/1/paper/", sent="1")
    box, (first, second) = PaperVote.objects.get(), Candidate.objects.order_by("number")
    post(leads, f"paper/{box.pk}/close/")
    figures = {"issued": 20, "returned": 20, "spoilt": 1}
    for pk, yes in ((first.pk, 15), (second.pk, 4)):
        figures |= {f"for_{pk}": yes, f"against_{pk}": 19 - yes, f"abstained_{pk}": 0}
    for one in hall[:2]:
        post(client_of(one, VOTED, monkeypatch), f"paper/{box.pk}/enter/", **figures)
    page = by.get(f"/en/sessions/paper/{box.pk}/").content.decode()
    assert f"Elected: {hall[10].name_en}." in page and "Each candidate needed 11 votes" in page
    post(by, f"{at}results/", results_on="11.01.2021", paper="Act 12", since="11.01.2021")
    deputy = Deputy.objects.get()
    assert deputy.person == hall[10] and deputy.seat == 1
    page = by.get(f"/en/sessions/{at}").content.decode()
    assert "Elected, seat 1" in page and "Not elected" in page and "refuses nobody by it" in page
    card = by.get(f"/en/sessions/deputies/{deputy.pk}/").content.decode()
    assert "all ethnic groups together" in card and "Elected by a Session" in card
    post(by, f"deputies/{deputy.pk}/forward/", sender="An association", subject="A school", paper="5")
    post(by, "deputies/enter/", person=hall[20].name_en, chamber="maslikhat", party_list="A party", since="10.01.2021", paper="3")  # fmt: skip
    listed = by.get("/en/sessions/deputies/").content.decode()
    assert "A party" in listed and "nobody is ranked" in listed and "by secret ballot" in listed


@pytest.mark.requirement("ELE-02")
def test_a_list_to_the_senate_and_the_presidents_act_by_forms(
    officer: Actor,
    hall: list[Person],
    decided: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by = client_of(officer, APPOINTED, monkeypatch)
    named = {f"person_{place}": one.name_en for place, one in enumerate(hall[:5], start=1)}
    typed = {"council_item": decided.pk, "by_2": "A regional assembly", **named}  # type: ignore[attr-defined]
    short = by.post("/en/sessions/senate/propose/", {**typed, "person_5": ""})
    assert short.status_code == 409 and hall[0].name_en in short.content.decode()  # nothing typed is lost
    post(by, "senate/propose/", **typed)
    row = SenateList.objects.get()
    assert [one.by for one in row.people.all()] == ["", "A regional assembly", "", "", ""]
    chosen = [one.pk for one in row.people.all()]
    post(
        by,
        f"senate/{row.pk}/appoint/",
        number="115",
        act_day="01.03.2023",
        since="01.03.2023",
        appointed=chosen,
    )
    page = by.get(f"/en/sessions/senate/{row.pk}/").content.decode()
    assert "The President appointed" in page and Deputy.objects.filter(chamber="senate").count() == 5


@pytest.mark.requirement("ELE-02")
def test_outside_its_years_the_page_refuses_with_the_day(
    officer: Actor,
    item: AgendaItem,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by = client_of(officer, date(2024, 9, 2), monkeypatch)
    typed = {"called_by": "president", "called_on": "21.10.2020", "paper": "Decree 439"}
    answer = by.post("/en/sessions/xxviii/1/election/call/", typed)
    assert answer.status_code == 409 and "elects no deputies" in answer.content.decode()
    assert Election.objects.count() == 0


@pytest.fixture
def sitting(hall: list[Person], chair: Actor) -> Session:
    now = factories.moment(START)
    session = Session.objects.create(number=35, prepared_on=START, opened_on=START, opened_at=now.machine)
    Order.objects.create(
        session=session, number="Д-2", day=START, start_day=START, start_time="10:00", place_kk="Астана", agenda=[],
        by_id=chair.person_id,
    )  # fmt: skip
    AgendaItem.objects.create(session=session, position=1, title_kk="Тіл")
    return session


def test_a_sealed_vote_is_drawn_up_by_a_form_and_its_page_names_the_roles(
    officer: Actor,
    hall: list[Person],
    sitting: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by = client_of(officer, START, monkeypatch)
    typed = {"authority": hall[0].name_en, "trustee_1": hall[1].name_en, "trustee_2": hall[0].name_en}
    together = by.post("/en/sessions/xxxv/1/sealed/", typed)
    assert together.status_code == 409 and "Two roles meet in one hand" in together.content.decode()
    post(by, "xxxv/1/sealed/", **{**typed, "trustee_2": hall[2].name_en})
    row = SealedVote.objects.get()
    page = Client().get(f"/en/sessions/sealed/{row.pk}/").content.decode()
    assert row.uuid in page and all(one.name_en in page for one in hall[:3])
    bring = client_of(hall[1], START, monkeypatch)
    refused = bring.post(f"/en/sessions/sealed/{row.pk}/key/", {"text": "no key"})
    assert refused.status_code == 409 and "no key" in refused.content.decode()
    early = Client().post(f"/en/sessions/sealed/{row.pk}/vote/", {"ballot": "{}"})
    assert early.status_code == 409 and "not open yet" in early.content.decode()
    services.stop_sealed(
        by=factories.actor("assembly.chair", day=START), at=factories.moment(START), sealed_vote=row, why="…"
    )
    assert "Void" in Client().get(f"/en/sessions/sealed/{row.pk}/").content.decode()


def test_a_cast_is_recorded_with_the_half_hour_only() -> None:
    at = factories.moment(START)
    odd = half_hour_of(type(at)(day=at.day, machine=at.machine.replace(minute=47, second=12)))
    assert (odd.machine.minute, odd.machine.second, odd.day) == (30, 0, START)


@pytest.mark.requirement("ELE-01")
def test_the_page_of_a_counted_ballot_offers_its_voiding_until_the_results_are_fixed(
    officer: Actor, chair: Actor, hall: list[Person], election: Election, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing = nominate(officer, election, hall[10:12])
    commission(chair, election, hall)
    row = ballot(chair, election, {standing[0].pk: 19, standing[1].pk: 3}, hall)
    by, address = client_of(chair, VOTED, monkeypatch), f"/en/sessions/paper/{row.pk}/"
    assert "Void the vote" in by.get(address).content.decode()
    services.fix_results(by=officer, at=NOW, election=election, paper="№ 12", results_on=VOTED, since=VOTED)
    assert "Void the vote" not in by.get(address).content.decode()

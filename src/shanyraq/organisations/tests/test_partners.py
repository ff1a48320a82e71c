"""What organisations deal with, and what the partners among them have made."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.journal.models import Entry
from shanyraq.organisations import services
from shanyraq.organisations.models import Work
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization, Person
from tests import factories

DAY = date(2024, 9, 2)
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Actor:
    return factories.actor("secretariat.officer", day=DAY)


def enter(officer: Actor, kind: str = "institution", **given: object) -> Organization:
    named = {
        "name_kk": "Этносаралық қатынастарды зерттеу орталығы",
        "name_en": "Centre for Interethnic Studies",
    }
    return services.enter_body(by=officer, at=factories.moment(DAY), kind=kind, **{**named, **given})  # type: ignore[arg-type]


def deal(officer: Actor, row: Organization, *what: str) -> Organization:
    return services.set_competences(by=officer, at=factories.moment(DAY), slug=row.slug, what=what)


def add(officer: Actor, row: Organization, **given: object) -> Work:
    facts = {"kind": "course", "year": 2012, "title_kk": "Этносаясат: жаңа бағыттар", "source": "001:291-293"}
    return services.add_work(by=officer, at=factories.moment(DAY), slug=row.slug, **{**facts, **given})  # type: ignore[arg-type]


@pytest.mark.requirement("STR-26")
def test_a_partner_has_its_parent_its_founding_and_what_it_made(officer: Actor, client: Client) -> None:
    academy = enter(officer, name_kk="Басқару академиясы", name_en="Academy of Administration")
    centre = enter(officer, parent=academy, since=date(2011, 5, 1))
    deal(officer, centre, "research", "training")
    add(officer, centre)
    add(officer, centre, kind="study", title_kk="Келісім зерттеуі", title_en="A study of accord", year=2013)
    page = client.get(f"/en/organisations/{centre.slug}/").content.decode()
    for said in (
        "Academy of Administration",
        "2011",
        "Research, Training",
        "A study of accord",
        "Course",
        "Study",
    ):
        assert said in page
    assert Entry.objects.filter(act="organisations.add_work").count() == 2


@pytest.mark.requirement("STR-32")
def test_bodies_are_found_by_what_they_deal_with(officer: Actor, client: Client) -> None:
    ministry = enter(officer, "state_body", name_kk="Мәдениет министрлігі", name_en="Ministry of Culture")
    police = enter(
        officer, "state_body", name_kk="Ішкі істер министрлігі", name_en="Ministry of the Interior"
    )
    deal(officer, ministry, "culture", "concord", "languages")
    deal(officer, police, "internal_affairs")
    rows = json.loads(client.get("/en/organisations/?what=languages&format=json").content)["organizations"]
    assert [(row["id"], row["competences"]) for row in rows] == [
        (ministry.slug, ["concord", "culture", "languages"])
    ]
    page = client.get("/en/organisations/?what=internal_affairs").content.decode()
    assert "Ministry of the Interior" in page and "Ministry of Culture</a>" not in page


def test_fields_are_said_anew_and_the_journal_keeps_what_they_were(officer: Actor) -> None:
    ministry = enter(officer, "state_body")
    deal(officer, ministry, "culture", "languages")
    deal(officer, ministry, "languages", "education")
    assert [one.what for one in ministry.competences.all()] == ["education", "languages"]
    assert Entry.objects.filter(act="organisations.set_competences").count() == 2


@pytest.mark.parametrize(
    ("kind", "what", "code"),
    [
        ("state_body", ("football",), "organisations.competence_unknown"),
        ("institution", ("culture",), "organisations.no_partner"),
        ("institution", (), "organisations.no_partner"),
    ],
)
def test_unknown_fields_and_a_partner_for_nothing_are_refused(
    officer: Actor, kind: str, what: tuple[str, ...], code: str
) -> None:
    row = enter(officer, kind)
    with pytest.raises(Refusal, match=f"^{code}$"):
        deal(officer, row, *what)
    assert not row.competences.exists()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"title_kk": "  "}, "organisations.no_kazakh_name"),
        ({"year": 2025}, "organisations.work_of_no_year"),
        ({"year": 2010}, "organisations.work_of_no_year"),
        ({}, "organisations.work_known"),
    ],
)
def test_a_work_is_named_of_a_possible_year_and_once(
    officer: Actor, given: dict[str, object], code: str
) -> None:
    centre = enter(officer, since=date(2011, 5, 1))
    add(officer, centre)
    with pytest.raises(Refusal, match=f"^{code}$"):
        add(officer, centre, **given)
    assert Work.objects.count() == 1


def test_an_officer_does_it_on_the_pages_and_nobody_else(client: Client, officer: Actor) -> None:
    centre = enter(officer)
    refused = client.post(f"/en/organisations/{centre.slug}/fields/", {"what": ["research"]})
    assert refused.status_code == 403
    assert not centre.competences.exists()
    client.force_login(
        factories.account(Person.objects.get(pk=officer.person_id)),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    answer = client.post(f"/en/organisations/{centre.slug}/fields/", {"what": ["research"]})
    assert answer.status_code == 302 and centre.competences.get().what == "research"
    sent = {
        "kind": "study",
        "year": "2013",
        "title_kk": "Зерттеу",
        "source": "№ 4",
        "link": "https://example.org/",
    }
    bad = client.post(f"/en/organisations/{centre.slug}/works/", {**sent, "year": "2500"})
    assert bad.status_code == 422 and "Зерттеу" in bad.content.decode()
    assert client.post(f"/en/organisations/{centre.slug}/works/", sent).status_code == 302
    assert centre.works.get().link == "https://example.org/"

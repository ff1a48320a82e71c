"""Sex and year of birth: brought by a list as written, given to the person, shown of nobody, erased with an import."""

from datetime import date

import pytest
from django.test import Client

from shanyraq.people import roll
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person, RollDraft
from shanyraq.people.queries import own_data
from shanyraq.people.services import import_roll
from shanyraq.people.services.withdrawal import take_back
from shanyraq.people.tests.conftest import holder
from shanyraq.people.tests.test_history import codes, mandate, rows
from tests import factories as make

DAY = date(2024, 9, 2)


@pytest.mark.parametrize(
    ("word", "code"),
    [("әйел", "female"), ("Женский", "female"), (" Ж ", "female"), ("ЕР", "male"), ("м", "male"), ("male", "male"),
     ("Әлия", None), ("қыз", None), ("", None)],
)  # fmt: skip
def test_sex_is_read_as_it_is_written_in_three_languages_and_never_guessed(
    word: str, code: str | None
) -> None:
    assert roll.sex_of(word) == code


@pytest.mark.parametrize(
    ("word", "year"),
    [("1900", 1900), ("1975", 1975), (" 2012 ", 2012), ("2013", None), ("75", None), ("01.02.1975", None), ("", None)],
)  # fmt: skip
def test_a_year_of_birth_is_four_figures_of_somebody_grown_up(word: str, year: int | None) -> None:
    assert roll.birth_year_of(word) == year


def test_a_word_nobody_knows_is_an_error_of_its_row_and_an_empty_cell_is_none() -> None:
    wrong, silent = rows(
        mandate("01.09.2015", sex="қыз", birth_year="75"), mandate("01.09.2015", name="Серік Ерлан")
    )
    assert (codes(wrong), codes(silent)) == (["unknown_sex", "not_a_year"], [])


def brought(officer: Actor, **cells: str) -> RollDraft:
    base = {"name_kk": "Қасымова Әлия", "body": "assembly", "role": "мүше", "since": "01.09.2015", "basis": "№ 5"}  # fmt: skip
    draft = RollDraft.objects.create(
        name="тізім.csv", sha256="1" * 64, rows=[{"number": 2, "cells": {**base, **cells}}], brought_at=make.NOON
    )  # fmt: skip
    import_roll(by=officer, at=make.moment(DAY), draft=draft, decisions={})
    return draft


@pytest.fixture
def officer(db: None) -> Actor:
    make.organization("assembly", slug="assembly")
    return make.actor("secretariat.officer", day=DAY)


def test_a_list_fills_what_is_empty_never_what_is_there_and_its_undoing_empties_it(officer: Actor) -> None:
    who = make.person("Қасымова Әлия", email="a@example.org", sex="male")
    draft = brought(officer, email="a@example.org", sex="әйел", birth_year="1975")
    who.refresh_from_db()
    assert (who.sex, who.birth_year) == ("male", 1975)
    take_back(draft, make.moment(DAY), "Қате файл")
    who.refresh_from_db()
    assert (who.sex, who.birth_year) == ("male", None)


def test_a_new_person_takes_them_from_the_list_and_sees_them_among_their_own_data(officer: Actor) -> None:
    brought(officer, sex="женский", birth_year="1975")
    who = Person.objects.get(name_kk="Қасымова Әлия")
    assert (who.sex, who.birth_year) == ("female", 1975)
    assert {"sex": "female", "birth_year": 1975}.items() <= own_data(who)["person"].items()


@pytest.mark.parametrize("role", ["", "secretariat.head"])
def test_no_page_and_no_table_shows_them_of_one_person(client: Client, officer: Actor, role: str) -> None:
    draft = brought(officer, sex="әйел", birth_year="1931")
    who = Person.objects.get(name_kk="Қасымова Әлия")
    pages = [f"structure/people/{who.pk}/", "structure/members/"]
    pages += [f"{page}?format={form}" for page in pages for form in ("csv", "json")]
    if role:
        client.force_login(holder(role), "allauth.account.auth_backends.AuthenticationBackend")
        pages += [
            "people/",
            "people/invitations/",
            f"people/lists/{draft.pk}/",
            f"structure/lists/{draft.pk}/",
        ]
    for page in pages:
        answer = client.get(f"/en/{page}")
        assert answer.status_code == 200, page
        told = answer.content.decode().lower()
        assert "қасымова" in told or "people/" in page[:8], page
        assert "1931" not in told and "female" not in told, page

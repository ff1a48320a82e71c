"""Pages of this room: what anybody reads, what an officer links, what is said where nothing stands."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from shanyraq.decisions.models import Decision
from shanyraq.decisions.tests.conftest import DAY, Hall, hall  # noqa: F401  a fixture
from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.decisions.tests.test_services import close, write
from shanyraq.journal.models import Entry
from shanyraq.people.acting import SYSTEM
from shanyraq.programmes.models import DecisionLink, Reading
from shanyraq.programmes.services import import_programme, tree_of
from shanyraq.sources.services import receive_paper
from tests import factories

pytestmark = pytest.mark.django_db
PLANS = Path(__file__).parent / "plans"
LANGUAGES = ("kk", "ru", "en")
NOTHING = {"kk": "Әзірге ештеңе", "ru": "Пока ничего", "en": "Nothing yet"}


@pytest.fixture
def alma() -> None:
    """A small programme in Kazakh: 3 directions, 8 measures, 3 outcomes."""
    on(DAY)
    at = factories.moment(DAY)
    held = receive_paper(
        by=SYSTEM,
        at=at,
        content=(PLANS / "alma.txt").read_bytes(),
        name="alma.txt",
        slug="alma",
        title="Алма",
    )
    import_programme(by=SYSTEM, at=at, paper=held, tree=tree_of(held))


def read(path: str, language: str = "en") -> str:
    answer = Client().get(f"/{language}/programmes/{path}")
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_any_paper_the_page_says_where_the_text_comes_from(language: str) -> None:
    assert "shanyraq programmes import" in read("", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "alma/", "alma/2.2.1.1/", "alma/outcomes/", "alma/?q=шақыру"])
def test_anybody_reads_a_programme_in_three_languages(alma: None, language: str, path: str) -> None:
    page = read(path, language)
    assert f'<html lang="{language}"' in page
    assert 'lang="kk"' in page  # the paper's own words keep their language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_measure_shows_its_lines_and_says_that_nothing_stands_under_it(alma: None, language: str) -> None:
    row = Reading.objects.get(number="2.2.1.1")
    page = read("alma/2.2.1.1/", language)
    assert row.title in page
    assert f"/papers/alma/?line={row.first_line}#l{row.first_line}" in page
    assert NOTHING[language] in page


def test_the_picture_has_a_square_for_each_measure_and_a_table_that_says_the_same(alma: None) -> None:
    page = read("alma/")
    measures = Reading.objects.filter(kind="measure").count()
    assert page.count('class="measure"') == measures == 8
    assert page.count('data-h="Measures"') == Reading.objects.filter(kind="direction").count()


def test_an_outcome_is_never_coloured_before_it_is_measured(alma: None) -> None:
    page = read("alma/outcomes/")
    assert page.count("not measured yet") == Reading.objects.filter(kind="outcome").count() == 3


@pytest.mark.requirement("PLN-01")
@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2030-12-31", "Ahead"),
        ("2031-01-01", "In force"),
        ("2034-12-31", "In force"),
        ("2035-01-01", "Completed"),
    ],
)
def test_a_programme_is_in_force_for_its_years_only_and_then_has_a_final_assessment(
    alma: None, day: str, state: str
) -> None:
    on(date.fromisoformat(day))
    page = read("alma/")
    chips = [one for one in ("Ahead", "In force", "Completed") if f">{one}</span>" in page]
    assert chips == [state]
    assert ("Final assessment: the term ended in 2034" in page) == (state == "Completed")


def test_the_tree_is_taken_as_a_file_with_every_line(alma: None) -> None:
    taken = json.loads(read("alma/?format=json"))
    rows = Reading.objects.order_by("place")
    assert [(one["number"], one["first_line"]) for one in taken["nodes"]] == [
        (row.number, row.first_line) for row in rows
    ]
    assert read("alma/?format=csv").count("\n") == rows.count() + 1
    assert json.loads(read("?format=json")) == taken["nodes"]


def test_a_part_that_the_paper_does_not_hold_has_no_page(alma: None) -> None:
    assert Client().get("/en/programmes/alma/9.9/").status_code == 404
    assert Client().get("/en/programmes/none/").status_code == 404


def test_an_officer_links_a_decision_and_takes_the_link_back(hall: Hall, alma: None) -> None:  # noqa: F811
    write(hall)
    close(hall)
    on(date(2024, 7, 10))
    client = signed_in(hall.officer)
    empty = client.post("/en/programmes/alma/2.2.1.1/link/", {})
    assert empty.status_code == 422
    assert DecisionLink.objects.count() == 0
    number = str(hall_decision())
    answer = client.post(
        "/en/programmes/alma/2.2.1.1/link/", {"decision": number, "why": "It asks for this."}
    )
    assert answer.status_code == 302, answer.content.decode()
    assert "It asks for this." in read("alma/2.2.1.1/")
    assert read("alma/").count('class="measure linked"') == 1
    link = DecisionLink.objects.get()
    assert Entry.objects.filter(
        act="programmes.link_decision", about=f"programmes.part:{link.part_id}"
    ).exists()
    assert client.post(f"/en/programmes/alma/links/{link.pk}/end/").status_code == 302
    assert NOTHING["en"] in read("alma/2.2.1.1/")
    assert client.post(f"/en/programmes/alma/links/{link.pk}/end/").status_code == 409


def hall_decision() -> int:
    return Decision.objects.order_by("pk")[0].pk


def test_a_heading_carries_no_decision_and_one_link_is_enough(hall: Hall, alma: None) -> None:  # noqa: F811
    write(hall)
    close(hall)
    on(date(2024, 7, 10))
    client = signed_in(hall.officer)
    given = {"decision": str(hall_decision()), "why": "…"}
    assert client.post("/en/programmes/alma/2.2.1/link/", given).status_code == 409
    assert client.post("/en/programmes/alma/2.2.1.1/link/", given).status_code == 302
    assert client.post("/en/programmes/alma/2.2.1.1/link/", given).status_code != 302
    assert DecisionLink.objects.count() == 1

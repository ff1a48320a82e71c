"""What came before the Concept: five results beside its measures, the money computed, plans that overlap, the Doctrine."""

from __future__ import annotations

import json
import re
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from rulebook import Refusal

from shanyraq.acts.queries import rulebook
from shanyraq.decisions.tests.test_pages import on
from shanyraq.law import book as law_book
from shanyraq.programmes.queries.before import compared_on, concept_on, money_of
from shanyraq.programmes.tests.test_pages import read
from shanyraq.sources.facts.before import Line, Period, Result, before, overlaps
from shanyraq.sources.facts.values import Place
from shanyraq.sources.models import Paper
from shanyraq.sources.queries.facts import shelf
from shanyraq.sources.services import correct_fact
from shanyraq.web.uploads import Brought
from tests import factories

DAY = date(2024, 9, 2)
LANGUAGES = ("kk", "ru", "en")
AT = Place("001", 1, 1)


@pytest.mark.requirement("PLN-16", "PLN-22", "PLN-23")
def test_the_record_has_five_results_two_plans_and_where_the_doctrine_is_taken_up() -> None:
    told = before()
    assert (told.strategy.since, told.strategy.until, len(told.results)) == (2002, 2011, 5)
    assert len(told.prevention) == 6 and len(told.crosswalk) == 3 and len(told.plans) == 2
    rows: tuple[Result | Line, ...] = (*told.results, *told.prevention, *told.crosswalk)
    assert all(set(row.says) == set(LANGUAGES) and all(row.says.values()) for row in rows)
    assert all(set(row.why) == set(LANGUAGES) and row.beside for row in told.results)
    book = law_book()
    plans = [book.acts[one.act] for one in told.plans]
    assert [(act.number, act.date) for act in plans] == [
        ("468", date(2010, 5, 25)),
        ("576", date(2011, 5, 25)),
    ]
    assert all("doctrine-unity-2010" in {link.to for link in act.relations} for act in plans)
    assert book.acts["doctrine-unity-2010"].date == date(2010, 4, 20)


@pytest.mark.requirement("PLN-18")
def test_plans_may_overlap_and_every_overlap_is_told() -> None:
    found = [(one.since, two.since, first, last) for one, two, first, last in overlaps(before().periods)]
    assert found == [(2009, 2011, 2011, 2011), (2009, 2011, 2011, 2011), (2011, 2011, 2011, 2014)]
    assert overlaps([Period(2001, 2002, AT), Period(2003, 2004, AT)]) == []


@pytest.mark.django_db
@pytest.mark.requirement("PLN-17")
def test_the_money_of_two_sources_is_added_up_and_changes_only_with_a_source() -> None:
    parts = money_of(before().money)
    assert [(one.figure.series, one.figure.value) for one in parts] == [
        ("money.republican", 948), ("money.local", 414)
    ]  # fmt: skip
    assert all(one.figure.places for one in parts)
    on(DAY)
    assert json.loads(read("before/?format=json"))["money"]["total"] == 948 + 414 == 1362
    officer = factories.actor("secretariat.officer", day=DAY)
    given: Any = {
        "by": officer, "at": factories.moment(DAY), "corrects": "NUM-22a", "why": "Есепте басқаша", "series": "money.local",
        "value": "500", "qualifier": "exactly", "dating": "stated", "as_of": "2008", "says_kk": "Жергілікті бюджеттен",
    }  # fmt: skip
    with pytest.raises(Refusal):
        correct_fact(**given)
    assert json.loads(read("before/?format=json"))["money"]["total"] == 1362
    correct_fact(**given, file=Brought(b"%PDF-1.7 report", "report.pdf", "pdf"), paper_title="Есеп № 4")
    told = json.loads(read("before/?format=json"))["money"]
    assert (told["parts"], told["total"]) == ({"money.republican": 948, "money.local": 500}, 1448)


@pytest.mark.django_db
@pytest.mark.requirement("PLN-16", "PLN-18", "PLN-22", "PLN-23")
@pytest.mark.parametrize(("language", "check"), [("kk", "Тексеріңіз"), ("ru", "Проверьте"), ("en", "Check:")])
def test_the_page_says_it_in_three_languages_with_lines_and_warnings(language: str, check: str) -> None:
    on(DAY)
    page, told = read("before/", language), before()
    for row in (*told.results, *told.prevention, *told.crosswalk):
        assert row.says[language] in page and str(row.place) in page
    assert page.count(check) == 3 and "2011–2014" in page and "468" in page
    assert concept_on(DAY) is None and all(not one.directions for one in compared_on(told.results, DAY))


@pytest.mark.django_db
@pytest.mark.requirement("PLN-22")
@pytest.mark.parametrize(("asked", "slug"), [("468", "resolution-468-2010"), ("576", "resolution-576-2011")])
def test_the_plans_of_the_doctrine_are_found_by_their_numbers(asked: str, slug: str) -> None:
    on(DAY)
    assert slug in rulebook().acts
    assert f"/en/acts/{slug}/" in Client().get(f"/en/acts/?q={asked}").content.decode()


@pytest.mark.django_db
@pytest.mark.shared
@pytest.mark.requirement("PLN-16")
def test_each_result_stands_beside_measures_of_the_concept_and_on_lines_with_words(
    shared: Path, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    paper = next((shared / "seeds").glob("001_*.txt"))
    call_command("programmes", "import", str(paper), stdout=StringIO())
    assert shelf()["001"] == Paper.objects.get().slug
    found = compared_on(before().results, DAY)
    assert all(len(one.directions) == len(one.result.beside) for one in found)
    assert [one.measures for one in found] == [34, 19, 19, 13, 23]
    lines = paper.read_text(encoding="utf-8").split("\n")
    told = before()
    for row in (*told.results, *told.prevention, *told.crosswalk, *told.periods, *told.plans, told.money):
        said = lines[row.place.first - 1 : row.place.last]
        assert said[0].strip() and said[-1].strip() and len(re.findall(r"\w", " ".join(said))) > 40, row

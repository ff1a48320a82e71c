"""Tags: levels of the model on measures, documents and bodies; tasks of the Concept by direction; what is not tagged."""

# ruff: noqa: F811  (fixtures are named as what they give)
from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from rulebook import Refusal

from shanyraq.acts.queries import rulebook
from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.journal.models import Entry
from shanyraq.programmes import services
from shanyraq.programmes.models import Edition, Tag
from shanyraq.programmes.queries import tags as asked
from shanyraq.programmes.rules import tags as rules
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, World, code_of, measure, world  # noqa: F401  a fixture
from tests import factories

pytestmark = pytest.mark.django_db
NEXT = date(2024, 6, 15)


def put(world: World, value: str = "legal", thing: str = "measure", key: str = "", **given: Any) -> Tag:
    given = {"scheme": "level", "why": "Заңмен бекітілген", "by": world.officer, **given}
    key = key or str(measure().part_id)
    return services.put_tag(at=factories.moment(DAY), thing=thing, key=key, value=value, **given)


def back(world: World, tag: Tag) -> Tag:
    return services.take_tag_back(by=world.officer, at=factories.moment(NEXT), tag=tag)


@pytest.mark.requirement("STR-35")
def test_a_level_is_said_of_a_measure_a_document_and_a_body(world: World) -> None:
    factories.organization("council", "council")
    for thing, key in (("measure", ""), ("document", "law-70-iv-2008"), ("body", "council")):
        tag = put(world, thing=thing, key=key)
        assert [row.word for row in asked.tags_of(thing, tag.key, DAY)] == ["legal"]
    assert Entry.objects.filter(act="programmes.put_tag").count() == 3


@pytest.mark.requirement("STR-35")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"value": "economic"}, "programmes.no_such_tag"),
        ({"key": "999999"}, "programmes.not_taggable"),
        ({"thing": "document", "key": "law-of-nowhere"}, "programmes.not_taggable"),
        ({"thing": "body", "key": "ministry"}, "programmes.not_taggable"),
        ({"thing": "person", "key": "1"}, "programmes.not_taggable"),
        ({"scheme": "task", "value": "heritage", "thing": "document", "key": "law-70-iv-2008"}, "programmes.not_taggable"),
        ({"scheme": "task", "value": "legal"}, "programmes.no_such_tag"),
        ({"why": "  "}, "programmes.no_reasons"),
    ],
)  # fmt: skip
def test_what_is_not_here_and_what_is_no_level_is_refused(
    world: World,
    given: dict[str, Any],
    code: str,
) -> None:
    with pytest.raises(Refusal) as raised:
        put(world, **given)
    assert code_of(raised) == code
    assert not Tag.objects.exists()


def test_a_tag_stands_once_and_taken_back_it_stays_with_its_day(world: World) -> None:
    tag = put(world)
    with pytest.raises(Refusal) as raised:
        put(world)
    assert code_of(raised) == "programmes.already_tagged"
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(
            scheme="level", thing=tag.thing, key=tag.key, word="legal", why="x", by="x", on=DAY
        )
    back(world, tag)
    with pytest.raises(Refusal) as raised:
        back(world, tag)
    assert code_of(raised) == "programmes.already_untagged"
    assert asked.standing("level", DAY).count() == 1 and asked.standing("level", NEXT).count() == 0
    assert put(world).pk != tag.pk


@pytest.mark.requirement("STR-35")
def test_the_matrix_counts_measures_of_each_direction_and_those_not_tagged(world: World) -> None:
    for value in ("legal", "conceptual"):
        put(world, value)
    put(world, "legal", key=str(measure("2.2.1.2").part_id))
    found = asked.crossing(Edition.objects.get(), asked.standing("level", DAY), "level")
    assert found.measures == 8 and len(found.numbers) == 3
    place = found.numbers.index("2.2.1")
    rows = {value: (numbers[place], total) for value, numbers, total in found.rows}
    assert rows["legal"] == (2, 2) and rows["conceptual"] == (1, 1) and rows["scientific"] == (0, 0)
    assert rows[""][1] == 6 and sum(next(n for v, n, _t in found.rows if not v)) == 6
    counts = dict(asked.counted(asked.documents_in(rulebook()), asked.standing("level", DAY), "level"))
    assert counts[""] == len(rulebook().acts) and counts["legal"] == 0


@pytest.mark.requirement("PLN-10")
def test_measures_are_linked_to_the_seven_tasks_and_the_rest_is_counted(world: World) -> None:
    assert len(rules.CONCEPT_TASKS) == 7
    put(world, "heritage", scheme="task")
    put(world, "abroad", scheme="task")
    found = asked.crossing(Edition.objects.get(), asked.standing("task", DAY), "task")
    totals = {value: total for value, _numbers, total in found.rows}
    assert totals == dict.fromkeys(rules.CONCEPT_TASKS, 0) | {"heritage": 1, "abroad": 1, "": 7}
    on(DAY)
    told = json.loads(read("alma/coverage/?format=json"))
    rows = {row["value"]: row for row in told["rows"]}
    assert rows["heritage"]["directions"]["2.2.1"] == 1 and rows["not_tagged"]["measures"] == 7
    lines = list(csv.DictReader(io.StringIO(read("alma/coverage/?format=csv").lstrip("\ufeff"))))
    assert len(lines) == 8 and sum(int(line["abroad"]) for line in lines) == 1


@pytest.mark.requirement("STR-35", "PLN-10")
@pytest.mark.parametrize(
    ("language", "untagged"), [("kk", "белгіленбеген"), ("ru", "без метки"), ("en", "not tagged")]
)
def test_the_pages_show_levels_tasks_and_what_nobody_placed(
    world: World,
    language: str,
    untagged: str,
) -> None:
    on(DAY)
    put(world)
    put(world, "heritage", scheme="task")
    page = read("model/", language)
    assert untagged in page and "Заңмен бекітілген" in page and "004:67-84" in page
    # heads, four levels, untagged, all; heads, three directions, all
    assert page.count("<tr>") == 1 + 6 + 1 + 3 + 1
    coverage = read("alma/coverage/", language)
    assert rules.CONCEPT_TASKS["diaspora"].says[language] in coverage and untagged in coverage
    assert "Заңмен бекітілген" in read("alma/2.2.1.1/", language)
    rows = list(csv.DictReader(io.StringIO(read("model/?format=csv", language).lstrip("\ufeff"))))
    assert sum(int(row["legal"]) for row in rows) == 1 and len(rows) > 8 + len(rulebook().acts) - 1
    told = json.loads(read("model/?format=json", language))
    assert told["counts"]["measure"] == {
        "conceptual": 0, "legal": 1, "institutional": 0, "scientific": 0, "not_tagged": 7
    }  # fmt: skip
    assert "Заңмен" not in read("model/?on=2024-06-13", language)


@pytest.mark.requirement("PLN-12", "PLN-13")
@pytest.mark.parametrize(("scheme", "words", "one"), [("line", 6, "new_patriotism"), ("aim", 7, "experts")])
def test_lines_of_work_and_aims_are_tags_and_measures_without_one_are_listed(
    world: World, scheme: str, words: int, one: str
) -> None:
    assert len(rules.VALUES[scheme]) == words
    everything = [word for values in rules.VALUES.values() for word in values]
    assert len(everything) == len(set(everything)), "a word says its scheme"
    with pytest.raises(Refusal) as raised:
        put(world, "legal", scheme=scheme)
    assert code_of(raised) == "programmes.no_such_tag"
    put(world, one, scheme=scheme)
    on(DAY)
    for language in ("kk", "ru", "en"):
        page = read(f"alma/coverage/?scheme={scheme}", language)
        listed = page.partition('aria-labelledby="c-non"')[2]
        assert listed.count('class="paper"') == 7 and measure().title not in listed
        assert all(
            row.says[language] in page and str(row.place) in page for row in rules.WORDS[scheme].values()
        )
    told = json.loads(read(f"alma/coverage/?scheme={scheme}&format=json"))
    totals = {row["value"]: row["measures"] for row in told["rows"]}
    assert totals[one] == 1 and totals["not_tagged"] == 7 and sum(totals.values()) == 8
    assert Client().get("/kk/programmes/alma/coverage/?scheme=level").status_code == 404
    desk = signed_in(world.officer)
    form = desk.get(f"/en/programmes/tags/new/?scheme={scheme}").content.decode()
    assert all(f'<option value="{word}">' in form for word in rules.VALUES[scheme])


@pytest.mark.shared
@pytest.mark.requirement("PLN-12", "PLN-13")
def test_lines_and_aims_stand_on_lines_with_words(shared: Path) -> None:
    paper = next((shared / "seeds").glob("001_*.txt")).read_text(encoding="utf-8").split("\n")
    for row in (*rules.WORDS["line"].values(), *rules.WORDS["aim"].values()):
        said = paper[row.place.first - 1 : row.place.last]
        assert said[0].strip() and said[-1].strip() and paper[row.place.first - 1].startswith("      "), row


@pytest.mark.requirement("STR-35")
def test_an_officer_tags_by_a_form_and_takes_the_tag_back(world: World) -> None:
    on(DAY)
    desk, address = signed_in(world.officer), "/en/programmes/tags/new/?scheme=level"
    about = f"measure:{measure().part_id}"
    assert f'<option value="{about}" selected>' in desk.get(f"{address}&thing={about}").content.decode()
    assert desk.post(address, {"about": about, "value": "legal"}).status_code == 422
    sent = desk.post(address, {"about": about, "value": "legal", "why": "By law"})
    assert (sent.status_code, sent.headers["Location"]) == (302, "/en/programmes/alma/2.2.1.1/")
    again = desk.post(address, {"about": about, "value": "legal", "why": "By law"})
    assert again.status_code == 409 and "It is said already" in again.content.decode()
    end = f"/en/programmes/tags/{Tag.objects.get().pk}/end/"
    assert Client().post(end).status_code in {302, 403}
    assert Tag.objects.get().ended_on is None
    assert desk.post(end).status_code == 302 and Tag.objects.get().ended_on == DAY
    assert desk.get("/en/programmes/tags/new/?scheme=colour").status_code == 404

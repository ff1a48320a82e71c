"""What a paper says around its measures, what it rests on, the bases of new directions, the Assembly's own role."""

# ruff: noqa: F811  (fixtures are named as what they give)
from __future__ import annotations

import csv
import io
import json
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from rulebook import Refusal

from shanyraq.acts.queries import rulebook
from shanyraq.decisions.models import Advice
from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.journal.models import Entry
from shanyraq.people.acting import SYSTEM
from shanyraq.programmes import services
from shanyraq.programmes.models import AssemblyRole, DirectionBase, Edition, NewDirection, PlanItem, Reading
from shanyraq.programmes.queries import ground as asked
from shanyraq.programmes.queries.measures import cards_on
from shanyraq.programmes.queries.tags import tagged_by
from shanyraq.programmes.reading import ROLES, Known, Node, named_in, said
from shanyraq.programmes.rules import ground as rules
from shanyraq.programmes.rules import tags as rules_of_tags
from shanyraq.programmes.tests.test_pages import PLANS, alma, read  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, World, code_of, measure, world  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_reading import plan
from shanyraq.sources.services import receive_paper
from tests import factories

AT = factories.moment(DAY)
TEREK = (PLANS / "terek.txt").read_text(encoding="utf-8")
MORE = TEREK + "      Қысқа дайындық саласында мыналар жасалады:\n      отын жару;\n      мұржа тазалау.\n"
CLAUSES = {"constitution": "14-бап", "doctrine": "2-бөлім", "model": "1-деңгей"}
LANGUAGES = ("kk", "ru", "en")


def take(text: str, name: str = "terek") -> Edition:
    held = receive_paper(
        by=SYSTEM, at=AT, content=text.encode(), name=f"{name}.txt", slug=name, title="Терек"
    )
    return services.import_programme(by=SYSTEM, at=AT, paper=held, tree=services.tree_of(held), into="terek")


@pytest.fixture
def terek() -> Edition:
    """A programme that says everything the Concept says around its measures, in few words."""
    on(DAY)
    return take(TEREK)


def ground(edition: Edition, **given: Any) -> NewDirection:
    given = {"number": "5.1.2", "title_kk": "Қысқа дайындық", "clauses": CLAUSES, **given}
    given.setdefault("by", factories.actor("secretariat.officer", day=DAY))
    return services.ground_direction(at=AT, edition=edition, **given)


def test_each_part_around_the_measures_is_told_apart_from_the_text_alone() -> None:
    found = {one.role: one for one in said(plan("terek").nodes)}
    assert list(found) == [role for role in ROLES if role != "principle"]
    assert {role: len(one.rows) for role, one in found.items()} == {
        "header": 1, "rests_on": 1, "determined_by": 1, "preamble": 1, "foundation": 2, "world": 2, "agrees_with": 2,
        "strength": 2, "prevention": 2,
    }  # fmt: skip
    assert [row.rpartition(".")[2] for row in found["strength"].rows] == ["1", "2"]
    titles = {node.number: node.title for node in plan("terek").nodes}
    assert "Біріншіден" not in titles[found["strength"].rows[0]]


@pytest.mark.parametrize("name", ["alma", "lipa"])
def test_another_plan_has_none_of_them_and_is_read_all_the_same(name: str) -> None:
    assert {one.role for one in said(plan(name).nodes)} <= {"principle"}
    assert said([]) == () == said([Node("text", "1", "Осы жоспар", 1, 1, "9")])


def test_acts_are_found_by_number_and_year_and_else_by_title() -> None:
    known = [
        Known("old", "12", 1999, ("Ережесі туралы жарлық",)), Known("new", "12", 2011, ("Ережесі туралы жарлық",)),
        Known("law", "70-IV", 2008, ("Бірлестіктер туралы",)), Known("short", "", 0, ("Заң",)),
    ]  # fmt: skip
    text = "«Бірлестіктер  туралы» Заңға, 2011 жылғы № 12 «Ережесі туралы жарлыққа», XIX сессияға, 2011 жылғы № 120"
    assert [(one.act, one.session) for one in named_in(text, known)] == [("law", 0), ("new", 0), ("", 19)]
    assert named_in("2011 жылғы № 120", known) == [] == named_in("", known)


@pytest.mark.django_db
@pytest.mark.requirement("PLN-27")
def test_a_programme_is_linked_to_the_acts_its_text_names(terek: Edition) -> None:
    found = asked.rests_on(asked.groups_of(terek), rulebook())
    assert [one.act.slug if one.act else one.session for one in found] == [
        "law-70-iv-2008", "decree-149-2011", 31,
    ]  # fmt: skip
    page = read("terek/ground/", "kk")
    assert 'href="/kk/acts/decree-149-2011/"' in page and "31-сессияда" in page
    told = json.loads(read("terek/ground/?format=json"))
    assert [one["act"] for one in told["based_on"]] == ["law-70-iv-2008", "decree-149-2011", ""]
    assert all(one["first_line"] == 8 and one["last_line"] == 10 for one in told["based_on"])


@pytest.mark.django_db
@pytest.mark.requirement("PLN-29")
def test_no_edition_adds_a_direction_that_is_not_linked_to_every_base(terek: Edition) -> None:
    assert asked.bases_named(asked.groups_of(terek)) == ("constitution", "doctrine", "model")
    with pytest.raises(Refusal) as raised, transaction.atomic():
        take(MORE, "more")
    assert code_of(raised) == "programmes.direction_without_bases"
    assert dict(raised.value.verdict.facts) == {"number": "5.1.2", "missing": 3, "needed": 3}
    assert rules.CONCEPT in raised.value.verdict.law and Edition.objects.count() == 1
    with pytest.raises(Refusal) as raised:
        ground(terek, clauses={**CLAUSES, "model": " "})
    assert code_of(raised) == "programmes.direction_without_bases"
    assert raised.value.verdict.facts["missing"] == 1 and not NewDirection.objects.exists()
    with pytest.raises(Refusal) as raised:
        ground(terek, number="5.1.1")
    assert code_of(raised) == "programmes.direction_there"
    row = ground(terek)
    assert [one.base for one in asked.bases_of(terek.programme, "5.1.2", DAY)] == list(CLAUSES)
    edition = take(MORE, "more")
    assert edition.number == 2 and edition.readings.filter(kind="direction").count() == 2
    assert "concept-assembly-2020" in str(Entry.objects.filter(act="programmes.import_programme").last().law)  # type: ignore[union-attr]
    with pytest.raises(IntegrityError), transaction.atomic():
        DirectionBase.objects.create(direction=row, base="law", clause="")


@pytest.mark.django_db
@pytest.mark.requirement("PLN-29")
def test_a_programme_that_names_no_base_takes_a_new_direction_as_before(alma: None) -> None:
    assert asked.bases_named(asked.groups_of(Edition.objects.get())) == ()
    more = (PLANS / "alma.txt").read_text(encoding="utf-8").replace(
        "3-бөлім.", "     Қысқа дайындық саласында:\n     1) отын жару;\n     2) мұржа тазалау.\n\n3-бөлім."
    )  # fmt: skip
    held = receive_paper(by=SYSTEM, at=AT, content=more.encode(), name="b.txt", slug="b", title="Алма")
    edition = services.import_programme(
        by=SYSTEM, at=AT, paper=held, tree=services.tree_of(held), into="alma"
    )
    assert edition.number == 2 and edition.readings.filter(kind="direction").count() == 4


@pytest.mark.django_db
@pytest.mark.requirement("PLN-29")
@pytest.mark.parametrize(("language", "words"), [("kk", "негіз"), ("ru", "основани"), ("en", "bases")])
def test_the_refusal_stands_beside_the_form_in_three_languages(
    terek: Edition, language: str, words: str
) -> None:
    client = signed_in(factories.actor("secretariat.officer", day=DAY))
    path = f"/{language}/programmes/terek/directions/new/"
    given = {"number": "5.1.2", "title_kk": "Қысқа дайындық", "base_constitution": "14-бап"}
    answer = client.post(path, given)
    page = answer.content.decode()
    assert answer.status_code == 409 and words in page and "5.1.2" in page and "14-бап" in page
    assert client.post(path, given | {"base_doctrine": "2", "base_model": "1"}).status_code == 302
    shown = read("terek/ground/", language)
    assert "14-бап" in shown and "Қысқа дайындық" in shown
    assert Client().get(path).status_code in {302, 403}


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_every_part_with_its_lines_and_the_file_has_them(
    terek: Edition, language: str
) -> None:
    page = unescape(read("terek/ground/", language))
    groups = asked.groups_of(terek)
    assert len(groups) == 9
    rows = [row for found in groups.values() for group in found for row in group.rows]
    for row in rows:
        assert row.title in page or row.number == groups["rests_on"][0].rows[0].number
        assert f"?line={row.first_line}#l" in page
    table = list(csv.DictReader(io.StringIO(read("terek/ground/?format=csv").lstrip("\ufeff"))))
    assert {(one["role"], one["number"]) for one in table} == {
        (role, row.number) for role, found in groups.items() for group in found for row in group.rows
    }


@pytest.mark.django_db
@pytest.mark.requirement("PLN-26")
def test_the_preamble_stands_on_the_page_beside_unity_in_diversity_and_measures_are_tagged_with_both(
    terek: Edition,
) -> None:
    groups = asked.groups_of(terek)
    assert [row.number for row in asked.diversity_in(groups)] == [groups["strength"][0].rows[1].number]
    page = unescape(read("terek/ground/", "kk"))
    assert page.count("«Саналуандық бірлігі»") == 2 and "бір шаңырақ" in page
    officer = factories.actor("secretariat.officer", day=DAY)
    row = Reading.objects.filter(kind="measure").order_by("place")[0]
    for word in ("one_country", "diversity"):
        services.put_tag(
            by=officer,
            at=AT,
            scheme="community",
            thing="measure",
            key=str(row.part_id),
            value=word,
            why="Ауыл",
        )
    assert json.loads(read("terek/coverage/?scheme=community&format=json"))["rows"][0]["measures"] == 1
    for language, words in (
        ("kk", "Саналуандықтағы бірлік"),
        ("ru", "Единство в многообразии"),
        ("en", "Unity in diversity"),
    ):
        assert words in read(f"terek/{row.number}/", language)


@pytest.mark.django_db
@pytest.mark.requirement("PLN-20")
def test_a_line_of_prevention_is_a_response_of_a_measure_an_item_and_advice(world: World) -> None:
    assert len(rules_of_tags.VALUES["response"]) == 6
    words = [word for scheme, values in rules_of_tags.VALUES.items() for word in values]
    assert len(words) == len(set(words))  # a word alone tells its scheme
    item = world.item(world.plan())
    advice = Advice.objects.create(
        kind="recommendation", body=world.east, text_kk="Кеңес", number="№ 5", sent_on=DAY, by="x"
    )
    for thing, key in (("measure", measure().part_id), ("item", item.pk), ("advice", advice.pk)):
        services.put_tag(
            by=world.officer,
            at=AT,
            scheme="response",
            thing=thing,
            key=str(key),
            value="mechanisms",
            why="Себеп",
        )
    found = tagged_by(rulebook(), "response", DAY)
    assert [thing.kind for _tag, thing in found["mechanisms"]] == ["measure", "item", "advice"]
    assert all(not rows for word, rows in found.items() if word != "mechanisms")
    for thing, key in (("item", "9999"), ("advice", "x"), ("body", "council")):
        with pytest.raises(Refusal) as raised:
            services.put_tag(
                by=world.officer, at=AT, scheme="response", thing=thing, key=key, value="outside", why="Себеп"
            )
        assert code_of(raised) == "programmes.not_taggable"
    assert PlanItem.objects.count() == 1
    answer = signed_in(factories.actor("secretariat.officer", day=DAY)).get(
        "/kk/programmes/tags/new/?scheme=response"
    )
    assert f'value="advice:{advice.pk}"' in answer.content.decode()
    page = read(f"items/{item.pk}/")
    assert "Себеп" in page and "Line of preventive work" in page  # the tag stands on its own page


@pytest.mark.django_db
@pytest.mark.requirement("PLN-28")
def test_each_measure_states_the_role_of_the_assembly_or_says_that_it_is_not_stated(world: World) -> None:
    def state(kind: str = "leads", says: str = "Өзі өткізеді", **given: Any) -> AssemblyRole:
        given = {"reading": measure(), "by": world.officer, **given}
        return services.state_role(at=AT, kind=kind, says_kk=says, **given)

    edition = Edition.objects.get()
    assert all(card.role is None for card in cards_on(edition, DAY))
    assert "role not stated yet" in read("alma/measures/") and "not stated yet" in read("alma/2.2.1.1/")
    for given, code in (
        ({"says": " "}, "programmes.no_reasons"),
        ({"reading": Reading.objects.filter(kind="outcome")[0]}, "programmes.only_of_a_measure"),
    ):
        with pytest.raises(Refusal) as raised:
            state(**given)
        assert code_of(raised) == code
    state()
    with pytest.raises(Refusal) as raised:
        state()
    assert code_of(raised) == "programmes.role_same"
    state("joins", "Бірге өткізеді", says_ru="Проводит вместе")
    shown = {card.reading.number: card.role for card in cards_on(edition, DAY)}
    assert shown["2.2.1.1"].kind == "joins" and sum(one is not None for one in shown.values()) == 1  # type: ignore[union-attr]
    assert "Проводит вместе" in read("alma/2.2.1.1/", "ru") and "Бірге өткізеді" in read(
        "alma/2.2.1.1/", "kk"
    )
    table = csv.DictReader(io.StringIO(read("alma/measures/?format=csv").lstrip("\ufeff")))
    assert [one["number"] for one in table if one["assembly_role"] == "joins"] == ["2.2.1.1"]
    assert Entry.objects.filter(act="programmes.state_role").count() == 2


@pytest.mark.django_db
@pytest.mark.requirement("PLN-28")
def test_the_header_of_a_programme_stands_at_the_top_of_its_page(terek: Edition) -> None:
    row = asked.groups_of(terek)["header"][0].rows[0]
    assert row.title in unescape(read("terek/")) and f"#l{row.first_line}" in read("terek/")


def lines_of(groups: Any) -> dict[str, tuple[int, int, int]]:
    return {
        role: (found[0].first_line, found[-1].last_line, sum(len(one.rows) for one in found))
        for role, found in groups.items()
    }


@pytest.mark.django_db
@pytest.mark.shared
@pytest.mark.requirement(
    "PLN-09", "PLN-14", "PLN-15", "PLN-19", "PLN-20", "PLN-26", "PLN-27", "PLN-28", "PLN-29"
)
def test_the_concept_says_all_of_it_at_its_lines(shared: Path, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    on(DAY)
    call_command("programmes", "import", str(next((shared / "seeds").glob("001_*.txt"))), stdout=StringIO())
    edition = Edition.objects.get()
    groups = asked.groups_of(edition)
    assert lines_of(groups) == {
        "header": (447, 452, 1), "rests_on": (12, 20, 1), "determined_by": (475, 479, 1), "preamble": (596, 608, 2),
        "foundation": (480, 487, 5), "principle": (465, 474, 6), "world": (567, 585, 5), "agrees_with": (453, 464, 3),
        "strength": (313, 343, 7), "prevention": (415, 434, 6),
    }  # fmt: skip
    assert [one.act.slug if one.act else one.session for one in asked.rests_on(groups, rulebook())] == [
        "law-70-iv-2008", "decree-149-2011", "doctrine-unity-2010", "strategy-kazakhstan-2050", 19,
    ]  # fmt: skip
    assert asked.bases_named(groups) == tuple(rules.BASES)
    assert [(one.place.first, one.place.last) for one, _row in asked.responses_of(groups)] == [
        (row.first_line, row.last_line) for row in groups["prevention"][0].rows
    ]
    assert [row.first_line for row in asked.diversity_in(groups)] == [338]
    page = unescape(read(f"{edition.programme.slug}/ground/", "kk"))
    for found in (found for role, found in groups.items() if role != "rests_on"):
        assert all(row.title in page for group in found for row in group.rows)

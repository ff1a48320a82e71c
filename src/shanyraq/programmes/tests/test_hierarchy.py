"""Plans of the republic, a region and a district under one another, and items of a branch that say the same."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from rulebook import Refusal

from shanyraq.acts.services import confirm_norm
from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization
from shanyraq.programmes import services
from shanyraq.programmes.models import KeptDuplicate, Plan, PlanItem
from shanyraq.programmes.queries import hierarchy as asked
from shanyraq.programmes.queries import plans
from shanyraq.programmes.rules import hierarchy as rules
from shanyraq.programmes.rules.hierarchy import Piece, Place
from shanyraq.programmes.rules.plans import Term
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, ENDS, KEPT, STARTS, YES, World
from tests import factories

pytestmark = pytest.mark.django_db
YEAR = Term(STARTS, ENDS)


class Country(World):
    """A district in the east with its chair."""

    def __init__(self) -> None:
        super().__init__()
        self.district = factories.organization("district_assembly", "east-district", area="kz-10")
        self.district_chair = factories.actor("district_assembly.chair", day=DAY, organization=self.district)

    def under(self, above: Plan | None, body: Organization | None = None, **given: Any) -> Plan:
        facts = {"starts": STARTS, "ends": ENDS, "title_kk": "Жоспар", **given}
        by = self.east_officer if body else self.officer
        return services.draft_plan(by=by, at=factories.moment(DAY), body=body, above=above, **facts)

    def branch(self) -> tuple[Plan, Plan, Plan]:
        top = self.under(None)
        region = self.under(top, self.east)
        return top, region, self.under(region, self.district)

    def approve(self, plan: Plan, by: Actor, paper: str = "№ 7", **said: Any) -> Plan:
        kept = said.pop("kept", {})
        return services.approve_plan(
            by=by, at=factories.moment(DAY), plan=plan, paper=paper, principles={**KEPT, **said}, kept=kept
        )


@pytest.fixture
def country(alma: None) -> Country:  # noqa: F811
    return Country()


def refused(code: str) -> Any:
    return pytest.raises(Refusal, match=f"^{code}$")


@pytest.mark.requirement("ME-F02")
@pytest.mark.parametrize(
    ("own", "above", "code"),
    [
        (("region", "a", YEAR), ("republic", "", YEAR), ""),
        (("district", "a", YEAR), ("region", "a", YEAR), ""),
        (("district", "a", YEAR), None, ""),
        (("district", "a", YEAR), ("republic", "", YEAR), "programmes.above_not_next_level"),
        (("region", "a", YEAR), ("region", "a", YEAR), "programmes.above_not_next_level"),
        (("republic", "", YEAR), ("region", "a", YEAR), "programmes.above_not_next_level"),
        (("district", "a", YEAR), ("region", "b", YEAR), "programmes.above_other_region"),
        (
            ("region", "a", Term(STARTS - timedelta(1), ENDS)),
            ("republic", "", YEAR),
            "programmes.outside_plan_above",
        ),
        (
            ("region", "a", Term(STARTS, ENDS + timedelta(1))),
            ("republic", "", YEAR),
            "programmes.outside_plan_above",
        ),
    ],
)
def test_a_plan_stands_under_the_next_level_up_within_its_days(
    own: tuple[str, str, Term], above: tuple[str, str, Term] | None, code: str
) -> None:
    verdict = rules.may_stand_under(Place(*own), Place(*above) if above else None)
    assert getattr(verdict, "code", "") == code


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, ("executor", "title")),
        ({}, {"executor": 9}, ("title",)),
        ({}, {"titles": frozenset({("kk", "басқа")})}, ("executor",)),
        ({}, {"executor": 9, "titles": frozenset({("ru", "кездесу")})}, ()),
        ({}, {"measure": 9}, ()),
        ({}, {"term": Term(ENDS + timedelta(1), ENDS + timedelta(2))}, ()),
        ({}, {"term": Term(ENDS, ENDS + timedelta(2))}, ("executor", "title")),
    ],
)
def test_two_items_say_the_same_when_measure_days_and_executor_or_title_meet(
    one: dict[str, Any], other: dict[str, Any], same: tuple[str, ...]
) -> None:
    given = {"plan": 1, "measure": 1, "executor": 1, "titles": frozenset({("kk", "кездесу")}), "term": YEAR}
    found = rules.duplicates([Piece(key=2, **given | other), Piece(key=1, **given | one)])
    assert [(pair.first, pair.second, pair.same) for pair in found] == ([(1, 2, same)] if same else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [("«Достық»  күні!", "достық күні"), ("Форум-2024", "форум 2024"), ("ＡҚПАРАТ", "aқпарат")],
)
def test_titles_are_compared_without_case_signs_and_width(one: str, other: str) -> None:
    assert rules.plain(one) == rules.plain(other)


def test_a_branch_is_all_above_and_all_below_and_no_neighbour() -> None:
    above = {1: None, 2: 1, 3: 1, 4: 2, 5: 3, 6: None}
    assert rules.branch_of(2, above) == {1, 2, 4}
    assert rules.branch_of(1, above) == {1, 2, 3, 4, 5}
    assert rules.branch_of(6, above) == {6}


@pytest.mark.requirement("ME-F02")
def test_a_plan_is_drafted_under_another_or_placed_there_while_it_is_a_draft(country: Country) -> None:
    top, region, district = country.branch()
    assert [one.level for one in (top, region, district)] == ["republic", "region", "district"]
    tree = asked.flat(asked.tree_of(plans.plans_on(DAY)))
    assert [(depth, plan.pk) for depth, plan in tree] == [(0, top.pk), (1, region.pk), (2, district.pk)]
    with refused("programmes.above_not_next_level"):
        country.under(top, country.district)
    with refused("programmes.outside_plan_above"):
        country.under(top, country.east, ends=ENDS + timedelta(1))
    loose = country.under(None, country.east)
    at = factories.moment(DAY)
    with refused("programmes.not_own_region"):
        services.place_plan(by=country.officer, at=at, plan=loose, above=top)
    assert services.place_plan(by=country.east_officer, at=at, plan=loose, above=top).above == top
    country.item(loose)
    country.approve(loose, country.east_chair)
    with refused("programmes.plan_approved"):
        services.place_plan(by=country.east_officer, at=at, plan=loose, above=top)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=top.pk).update(above=region.pk)


@pytest.mark.requirement("ME-F02")
def test_who_approves_the_plan_of_a_district_waits_for_a_confirmed_norm(country: Country) -> None:
    _top, _region, plan = country.branch()
    country.item(plan, by=country.east_officer)
    with refused("law.unconfirmed_norm"):
        country.approve(plan, country.district_chair)
    confirm_norm(
        by=factories.actor("instance.administrator", day=DAY), at=factories.moment(DAY), value="district_chair",
        norm="district.plan_approved_by", since=date(2024, 1, 1), until=None, paper="Үлгілік ереже", paper_number="5",
        paper_date=date(2024, 1, 10),
    )  # fmt: skip
    for other in (country.chair, country.east_chair):
        with refused("programmes.not_the_right_chair"):
            country.approve(plan, other)
    assert country.approve(plan, country.district_chair).approved_on == DAY


@pytest.mark.requirement("ME-F02")
def test_a_repeated_item_is_shown_on_both_plans_and_stays_only_with_a_reason(country: Country) -> None:
    top, region, _district = country.branch()
    west = services.draft_plan(
        by=factories.actor("regional_secretariat.officer", day=DAY, organization=factories.organization(
            "regional_secretariat", "west-desk", area="kz-27")),
        at=factories.moment(DAY), title_kk="Батыс", starts=STARTS, ends=ENDS, body=country.west, above=top,
    )  # fmt: skip
    one = country.item(top, title_kk="Достық күні")
    two = country.item(region, title_kk="«ДОСТЫҚ» күні")
    apart = country.item(region, title_kk="Кейін", starts=date(2025, 1, 1), ends=ENDS)
    assert apart.pk
    [seen] = asked.conflicts_of(region, DAY)
    assert (seen.key, seen.same, seen.kept) == ((two.pk, one.pk), ("executor", "title"), ())
    assert [other.key for other in asked.conflicts_of(top, DAY)] == [(one.pk, two.pk)]
    assert asked.conflicts_of(west, DAY) == []
    assert asked.conflicts_counted(DAY) == {top.pk: 1, region.pk: 1}
    for kept in ({}, {seen.key: "  "}):
        with refused("programmes.duplicate_unexplained"):
            country.approve(region, country.east_chair, kept=kept)
    assert not KeptDuplicate.objects.exists()
    country.approve(region, country.east_chair, kept={seen.key: "Өңір өз орталықтарында өткізеді"})
    [told] = asked.conflicts_of(top, DAY)
    assert [row.why for row in told.kept] == ["Өңір өз орталықтарында өткізеді"]
    on(DAY)
    for plan in (top, region):
        assert "Өңір өз орталықтарында өткізеді" in read(f"plans/{plan.pk}/", "kk")


@pytest.mark.requirement("ME-F02")
def test_the_same_item_in_two_regions_is_no_conflict(country: Country) -> None:
    top = country.under(None)
    east = country.under(top, country.east)
    country.item(east)
    west = Plan.objects.create(
        level="region", body=country.west, above=top, title_kk="Б", starts=STARTS, ends=ENDS, by="x", drafted_on=DAY
    )  # fmt: skip
    PlanItem.objects.create(
        plan=west, position=1, part_id=east.items.get().part_id, title_kk="Кездесу", executor=country.ministry,
        starts=STARTS, ends=ENDS,
    )  # fmt: skip
    assert asked.conflicts_of(east, DAY) == asked.conflicts_of(west, DAY) == []
    assert asked.conflicts_counted(DAY) == {}


@pytest.mark.requirement("ME-F02")
def test_an_item_taken_out_of_a_draft_settles_the_conflict_and_stays_in_the_record(country: Country) -> None:
    top, region, _district = country.branch()
    country.item(top)
    two = country.item(region)
    later = DAY + timedelta(1)
    with refused("programmes.no_reasons"):
        services.drop_item(by=country.east_officer, at=factories.moment(later), item=two, why=" ")
    services.drop_item(
        by=country.east_officer, at=factories.moment(later), item=two, why="Республика өткізеді"
    )
    with refused("programmes.item_dropped"):
        services.drop_item(by=country.east_officer, at=factories.moment(later), item=two, why="…")
    with refused("programmes.item_dropped"):
        country.fund(two, "5")
    assert len(asked.conflicts_of(region, DAY)) == 1 and asked.conflicts_of(region, later) == []
    assert [line.item for line in plans.lines_under(two.part_id, later)] == [top.items.get()]
    with refused("programmes.plan_empty"):
        services.approve_plan(
            by=country.east_chair, at=factories.moment(later), plan=region, paper="№ 1", principles=KEPT
        )
    on(later)
    assert "Республика өткізеді" in read(f"plans/{region.pk}/") and "Taken out" in read(f"items/{two.pk}/")


@pytest.mark.requirement("ME-F02")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_tree_is_read_by_anybody_and_taken_as_a_file(country: Country, language: str) -> None:
    on(DAY)
    top, region, district = country.branch()
    country.item(top)
    country.item(region)
    page = read("plans/", language)
    assert (
        page.index(f'/plans/{top.pk}/"')
        < page.index(f'/plans/{region.pk}/"')
        < page.index(f'/plans/{district.pk}/"')
    )
    rows = list(csv.DictReader(io.StringIO(read("plans/?format=csv", language).lstrip("\ufeff"))))
    assert {row["plan"]: (row["above"], row["duplicates"]) for row in rows} == {
        str(top.pk): ("", "1"), str(region.pk): (str(top.pk), "1"), str(district.pk): (str(region.pk), "0"),
    }  # fmt: skip
    assert [row["level"] for row in json.loads(read("plans/?format=json", language))].count("district") == 1


def test_people_draft_place_drop_and_approve_by_forms(country: Country) -> None:
    on(DAY)
    top = country.under(None)
    country.item(top)
    desk, chair = signed_in(country.east_officer), signed_in(country.east_chair)
    facts = {
        "title_kk": "Шығыс", "body": country.east.pk, "above": top.pk, "starts": "01.07.2024", "ends": "30.06.2025"
    }  # fmt: skip
    assert desk.post("/en/programmes/plans/new/", {**facts, "ends": "01.07.2025"}).status_code == 409
    assert desk.post("/en/programmes/plans/new/", facts).status_code == 302
    plan = Plan.objects.get(title_kk="Шығыс")
    loose = country.under(None, country.east)
    assert desk.post(f"/en/programmes/plans/{loose.pk}/above/", {"above": top.pk}).status_code == 302
    assert Client().post(f"/en/programmes/plans/{loose.pk}/above/", {"above": top.pk}).status_code == 403
    item, out = country.item(plan), country.item(plan, title_kk="Тағы")
    assert desk.post(f"/en/programmes/items/{out.pk}/drop/", {"why": "Артық"}).status_code == 302
    [seen] = asked.conflicts_of(plan, DAY)
    address, field = f"/en/programmes/plans/{plan.pk}/approve/", f"kept_{item.pk}_{seen.other.pk}"
    assert field in chair.get(address).content.decode()
    assert chair.post(address, {"paper": "№ 1", **YES}).status_code == 422
    assert chair.post(address, {"paper": "№ 1", **YES, field: "Екі бөлек кездесу"}).status_code == 302
    assert KeptDuplicate.objects.get().why == "Екі бөлек кездесу"

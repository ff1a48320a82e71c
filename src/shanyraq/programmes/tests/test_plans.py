"""Plans of measures: items of measures, money by legal source, the right chair, done only with evidence."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from rulebook import Refusal

from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.law import book
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization
from shanyraq.programmes import services
from shanyraq.programmes.models import PRINCIPLES, Money, Plan, PlanItem, PlanPrinciple, Reading, Report
from shanyraq.programmes.queries import plans as asked
from shanyraq.programmes.rules import plans as rules
from shanyraq.programmes.rules.plans import Term
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  a fixture
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 14)
KEPT = dict.fromkeys(PRINCIPLES, rules.Answer(is_kept=True))
YES = {f"{one}_kept": "yes" for one in PRINCIPLES}
STARTS, ENDS = date(2024, 7, 1), date(2025, 6, 30)


class World:
    """Two regions with their assemblies, a ministry, and those who act."""

    def __init__(self) -> None:
        self.east = factories.organization("regional_assembly", "east-assembly", area="kz-10")
        self.west = factories.organization("regional_assembly", "west-assembly", area="kz-27")
        east_desk = factories.organization("regional_secretariat", "east-desk", area="kz-10")
        self.ministry = factories.organization("state_body", "ministry")
        self.officer = factories.actor("secretariat.officer", day=DAY)
        self.chair = factories.actor("assembly.chair", day=DAY)
        self.east_officer = factories.actor("regional_secretariat.officer", day=DAY, organization=east_desk)
        self.east_chair = factories.actor("regional_assembly.chair", day=DAY, organization=self.east)
        self.west_chair = factories.actor("regional_assembly.chair", day=DAY, organization=self.west)
        self.clerk = factories.actor("state_body.clerk", day=DAY, organization=self.ministry)

    def plan(self, body: Organization | None = None, by: Actor | None = None) -> Plan:
        return services.draft_plan(
            by=by or (self.east_officer if body else self.officer), at=factories.moment(DAY), title_kk="Жоспар",
            starts=STARTS, ends=ENDS, body=body,
        )  # fmt: skip

    def item(self, plan: Plan, by: Actor | None = None, **given: Any) -> PlanItem:
        given = {
            "starts": STARTS,
            "ends": date(2024, 12, 31),
            "measure": measure(),
            "title_kk": "Кездесу",
            "tasks": ["unity"],
            **given,
        }
        by = by or (self.east_officer if plan.body_id else self.officer)
        return services.add_item(by=by, at=factories.moment(DAY), plan=plan, executor=self.ministry, **given)

    def fund(
        self,
        item: PlanItem,
        amount: str,
        source: str = "republican",
        ground: str = "Бюджет туралы заң, 3-бап",
    ) -> Money:
        by = self.east_officer if item.plan.body_id else self.officer
        return services.fund_item(
            by=by, at=factories.moment(DAY), item=item, source=source, ground=ground, amount=Decimal(amount)
        )

    def approve(self, plan: Plan, by: Actor, paper: str = "№ 7, 14.06.2024", **said: rules.Answer) -> Plan:
        return services.approve_plan(
            by=by, at=factories.moment(DAY), plan=plan, paper=paper, principles={**KEPT, **said}
        )


@pytest.fixture
def world(alma: None) -> World:  # noqa: F811
    return World()


def measure(number: str = "2.2.1.1") -> Reading:
    return Reading.objects.get(number=number)


def code_of(raised: pytest.ExceptionInfo[Refusal]) -> str:
    return raised.value.verdict.code


@pytest.mark.requirement("PLN-04")
def test_a_region_has_its_own_plan_and_only_its_own_chair_approves_it(world: World) -> None:
    plan = world.plan(world.east)
    world.item(plan)
    for other in (world.west_chair, world.chair):
        with pytest.raises(Refusal) as raised:
            world.approve(plan, other)
        assert code_of(raised) == "programmes.not_the_right_chair"
    with pytest.raises(Refusal) as raised:
        world.approve(plan, world.east_officer)
    assert code_of(raised) == "law.no_mandate"
    done = world.approve(plan, world.east_chair)
    assert (done.approved_on, done.approved_by) == (DAY, world.east_chair.key)
    assert done.law[-1] == "law-70-iv-2008:14(2)"
    with pytest.raises(Refusal) as raised:
        world.approve(plan, world.east_chair)
    assert code_of(raised) == "programmes.plan_approved"


def test_only_the_chair_of_the_assembly_approves_the_plan_of_the_republic(world: World) -> None:
    plan = world.plan()
    world.item(plan)
    with pytest.raises(Refusal) as raised:
        world.approve(plan, world.east_chair)
    assert code_of(raised) == "bodies.only_the_chair"
    assert world.approve(plan, world.chair).law[-1] == "decree-149-2011:6"


@pytest.mark.parametrize(
    ("day", "law", "refused"),
    [
        (date(2013, 6, 1), "concept-assembly-2020", ""),
        (date(2020, 12, 31), "concept-assembly-2020", ""),
        (date(2021, 1, 1), "", "law.unconfirmed_norm"),
        (date(2024, 6, 14), "law-70-iv-2008:14(2)", ""),
        (date(2026, 8, 1), "", "law.status_superseded"),
    ],
)
def test_the_norm_of_the_day_says_who_approves_the_plan_of_a_region(
    day: date, law: str, refused: str
) -> None:
    verdict = rules.may_approve(
        book(), level="region", chairs={"regional_chair"}, items=1, approved_on=None, paper="№ 1",
        principles=KEPT, day=day,
    )  # fmt: skip
    assert getattr(verdict, "code", "") == refused
    if not refused:
        assert law in [str(one) for one in verdict.law]


def test_an_empty_plan_and_a_plan_without_a_paper_are_not_approved(world: World) -> None:
    plan = world.plan()
    with pytest.raises(Refusal) as raised:
        world.approve(plan, world.chair)
    assert code_of(raised) == "programmes.plan_empty"
    world.item(plan)
    with pytest.raises(Refusal) as raised:
        world.approve(plan, world.chair, " ")
    assert code_of(raised) == "programmes.paper_not_named"


def test_an_item_is_made_of_a_measure_within_the_days_of_its_plan(world: World) -> None:
    plan = world.plan()
    heading = Reading.objects.get(number="2.2.1")
    for given, code in (
        ({"measure": heading}, "programmes.item_without_measure"),
        ({"ends": date(2025, 7, 1)}, "programmes.outside_plan"),
        ({"starts": date(2024, 6, 30)}, "programmes.outside_plan"),
        ({"starts": date(2024, 9, 2), "ends": date(2024, 9, 1)}, "programmes.ends_before_start"),
        ({"by": world.east_officer}, "programmes.not_own_region"),
    ):
        with pytest.raises(Refusal) as raised:
            world.item(plan, **given)
        assert code_of(raised) == code
    assert plan.items.count() == 0


def test_a_region_drafts_its_own_plan_only(world: World) -> None:
    for body, by in (
        (world.west, world.east_officer),
        (None, world.east_officer),
        (world.east, world.officer),
    ):
        with pytest.raises(Refusal) as raised:
            services.draft_plan(
                by=by, at=factories.moment(DAY), title_kk="Ж", starts=STARTS, ends=ENDS, body=body
            )
        assert code_of(raised) == "programmes.not_own_region"


@pytest.mark.requirement("STR-29")
def test_money_names_its_legal_source_and_is_kept_to_the_tiyn(world: World) -> None:
    item = world.item(world.plan())
    with pytest.raises(Refusal) as raised:
        world.fund(item, "100", ground="  ")
    assert code_of(raised) == "programmes.money_without_source"
    with pytest.raises(Refusal) as raised:
        world.fund(item, "0")
    assert code_of(raised) == "programmes.no_amount"
    for amount, source in (("948000000.10", "republican"), ("414000000.20", "local"), ("0.10", "republican")):
        world.fund(item, amount, source)
    [line] = asked.lines_under(item.part_id, DAY)
    assert line.total == Decimal("1362000000.40")
    assert asked.by_source([line]) == [
        ("republican", Decimal("948000000.20")),
        ("local", Decimal("414000000.20")),
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Money.objects.create(item=item, source="fund", ground="", amount=1, by="x", on=DAY)


@pytest.mark.requirement("PLN-08")
def test_each_of_the_six_principles_is_answered_and_a_no_says_why(world: World) -> None:
    assert len(PRINCIPLES) == 6
    plan = world.plan()
    world.item(plan)
    with pytest.raises(Refusal) as raised:
        services.approve_plan(
            by=world.chair, at=factories.moment(DAY), plan=plan, paper="№ 7",
            principles={"rights": rules.Answer(is_kept=True)},
        )  # fmt: skip
    assert (code_of(raised), raised.value.verdict.facts) == ("programmes.principle_not_said", {"count": 5})
    with pytest.raises(Refusal) as raised:
        world.approve(plan, world.chair, openness=rules.Answer(False, " "))
    assert code_of(raised) == "programmes.principle_unexplained"
    assert not PlanPrinciple.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanPrinciple.objects.create(plan=plan, principle="unity", is_kept=False)
    on(DAY)
    form = {"paper": "№ 7", **YES, "openness_kept": "no"}
    chair, address = signed_in(world.chair), f"/en/programmes/plans/{plan.pk}/approve/"
    assert "Say why the plan does not keep it." in chair.post(address, form).content.decode()
    assert chair.post(address, {**form, "openness_why": "Құпия тармақ бар"}).status_code == 302
    kept = {row.principle: row.is_kept for row in plan.principles.all()}
    assert kept == dict.fromkeys(PRINCIPLES, True) | {"openness": False}
    page = read(f"plans/{plan.pk}/")
    assert "Құпия тармақ бар" in page and page.count('class="chip done">kept') == 5


def test_a_plan_approved_before_the_principles_were_asked_says_so(world: World) -> None:
    on(DAY)
    plan = world.plan()
    Plan.objects.filter(pk=plan.pk).update(approved_on=DAY, paper="№ 1")
    assert "әлі айтылмаған" in read(f"plans/{plan.pk}/", "kk")


def test_an_approved_plan_is_not_changed(world: World) -> None:
    plan = world.plan()
    item = world.item(plan)
    world.approve(plan, world.chair)
    for change in (lambda: world.item(plan), lambda: world.fund(item, "5")):
        with pytest.raises(Refusal) as raised:
            change()
        assert code_of(raised) == "programmes.plan_approved"


def test_done_needs_evidence_and_an_approved_plan(world: World) -> None:
    plan = world.plan()
    item = world.item(plan)

    def report(state: str, evidence: str, by: Actor = world.clerk, day: date = date(2024, 8, 1)) -> Report:
        return services.report_item(
            by=by, at=factories.moment(day), item=item, state=state, text_kk="Өтті", evidence=evidence
        )

    other = factories.organization("state_body", "other")
    stranger = factories.actor("state_body.clerk", day=DAY, organization=other)
    with pytest.raises(Refusal) as raised:
        report("underway", "")
    assert code_of(raised) == "programmes.plan_not_approved"
    world.approve(plan, world.chair)
    for given, code in (
        (("done", " "), "programmes.done_without_evidence"),
        (("done", "№ 4", world.clerk, date(2024, 6, 30)), "programmes.item_not_begun"),
        (("done", "№ 4", stranger), "programmes.not_executor"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as raised:
            report(*given)
        assert code_of(raised) == code
    report("underway", "")
    report("done", "Есеп № 4")
    assert [one.state for one in asked.lines_under(item.part_id, date(2024, 7, 31))] == ["underway"]
    assert [one.state for one in asked.lines_under(item.part_id, date(2024, 8, 1))] == ["done"]


@pytest.mark.parametrize(
    ("reported", "day", "state"),
    [
        ("", date(2024, 6, 30), "ahead"), ("", STARTS, "underway"), ("", ENDS, "underway"),
        ("", date(2025, 7, 1), "late"), ("underway", date(2025, 7, 1), "late"), ("done", date(2025, 7, 1), "done"),
        ("not_done", STARTS, "not_done"),
    ],
)  # fmt: skip
def test_the_state_of_an_item_is_computed_from_its_days_and_reports(
    reported: str, day: date, state: str
) -> None:
    assert rules.state_of(Term(STARTS, ENDS), reported, day) == state


def test_a_measure_shows_every_item_and_tenge_and_without_any_is_not_launched(world: World) -> None:
    on(DAY)
    assert "Not launched" in read("alma/2.2.1.1/")
    first, second = world.plan(), world.plan(world.east)
    world.fund(world.item(first, title_kk="Республика кездесуі"), "100.50")
    world.fund(world.item(second, title_kk="Шығыс кездесуі"), "200.25", "local")
    page = read("alma/2.2.1.1/")
    assert "Республика кездесуі" in page and "Шығыс кездесуі" in page
    assert "300.75" in page
    assert "Not launched" not in page
    assert "Not launched" in read("alma/2.2.1.2/")
    assert read("alma/").count('class="measure linked"') == 1


@pytest.mark.requirement("PLN-04")
def test_regions_are_laid_beside_directions_and_those_without_a_plan_are_named(world: World) -> None:
    on(DAY)
    plan = world.plan(world.east)
    world.item(plan)
    world.item(plan, title_kk="Тағы бірі")
    [grid] = asked.grids(asked.plans_on(DAY), DAY)
    east = next(row for row in grid.rows if row.body == world.east)
    assert dict(zip(grid.numbers, east.counts, strict=True))["2.2.1"] == 2
    assert sum(east.counts) == 2
    page = read("plans/")
    assert page.count('<td class="n" data-h="2.2.1">2</td>') == 1
    assert "Regions without a plan" in page and world.west.name_en in page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_plans_and_items_are_read_by_anybody_and_taken_as_files(world: World, language: str) -> None:
    on(DAY)
    plan = world.plan(world.east)
    item = world.item(plan)
    world.fund(item, "1234567.89", "sponsor", "Шарт № 3")
    world.approve(plan, world.east_chair)
    for path in ("plans/", f"plans/{plan.pk}/", f"items/{item.pk}/"):
        page = read(path, language)
        assert "Шарт № 3" in page or not path.startswith("items")
    [row] = csv.DictReader(io.StringIO(read(f"plans/{plan.pk}/?format=csv", language).lstrip("\ufeff")))
    assert (row["measure"], row["tenge"], row["sources"]) == (
        "2.2.1.1", "1234567.89", "sponsor: 1234567.89 (Шарт № 3)"
    )  # fmt: skip
    assert json.loads(read(f"plans/{plan.pk}/?format=json", language))[0]["tenge"] == "1234567.89"
    assert Client().get(f"/{language}/programmes/plans/{plan.pk}/?on=2024-06-13").status_code == 404


def test_officers_fill_a_plan_by_forms_and_its_chair_approves_it(world: World) -> None:
    on(DAY)
    desk, chair = signed_in(world.officer), signed_in(world.chair)
    given = {"title_kk": "Республика жоспары", "starts": "01.07.2024", "ends": "30.06.2025"}
    assert desk.post("/en/programmes/plans/new/", {**given, "ends": "никогда"}).status_code == 422
    assert desk.post("/en/programmes/plans/new/", given).status_code == 302
    plan = Plan.objects.get()
    item = {
        **given,
        "measure": measure().pk,
        "executor": world.ministry.pk,
        "title_kk": "Кездесу",
        "tasks": ["heritage"],
    }
    assert desk.post(f"/en/programmes/plans/{plan.pk}/add/", item).status_code == 302
    row = PlanItem.objects.get()
    money = {"source": "local", "ground": "Мәслихат шешімі № 5", "amount": "2500000.40"}
    assert desk.post(f"/en/programmes/items/{row.pk}/fund/", money).status_code == 302
    assert Money.objects.get().amount == Decimal("2500000.40")
    assert desk.post(f"/en/programmes/plans/{plan.pk}/approve/", {"paper": "№ 1", **YES}).status_code == 403
    assert chair.post(f"/en/programmes/plans/{plan.pk}/approve/", {"paper": "№ 1", **YES}).status_code == 302
    refused = desk.post(f"/en/programmes/items/{row.pk}/fund/", money)
    assert refused.status_code == 409 and "Мәслихат шешімі № 5" in refused.content.decode()
    clerk = signed_in(world.clerk)
    done = {"state": "underway", "text_kk": "Басталды"}
    assert clerk.post(f"/en/programmes/items/{row.pk}/report/", done).status_code == 302
    assert "Басталды" in read(f"items/{row.pk}/")

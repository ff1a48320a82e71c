"""Regions are evaluated by what they did and can prove: a published formula, intervals, funnels, objections; no order."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kazakhtext.alphabet import sort_key
from rulebook import Refusal, Refused

from shanyraq.bodies.models import Meeting, RegionReport, ReportTerm
from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.people.acting import Actor
from shanyraq.programmes import funnel, services
from shanyraq.programmes.models import Evaluation, Formula, Plan, PlanItem, Reading, Report
from shanyraq.programmes.queries import evaluation as asked
from shanyraq.programmes.rules import evaluation as rules
from shanyraq.programmes.rules.evaluation import NARROW, WIDE, Share
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  a fixture
from tests import factories

DAY = date(2024, 3, 1)
WEIGHTS = {"items": 2, "answers": 2, "meetings": 1, "account": 1}
EAST, WEST = "KZ-63", "KZ-27"
SHARES = st.integers(1, 300).flatmap(lambda of: st.integers(0, of).map(lambda done: Share(of, done)))


# 1. the arithmetic


@pytest.mark.requirement("ME-H01")
@pytest.mark.parametrize(
    ("share", "low", "high"),
    # worked by hand from Wilson (1927): the centre and half-width at z = 1.96
    [
        (Share(10, 10), 0.7225, 1.0),
        (Share(10, 0), 0.0, 0.2775),
        (Share(10, 5), 0.2366, 0.7634),
        (Share(1, 1), 0.2065, 1.0),
    ],
)
def test_a_share_of_few_has_a_wide_interval(share: Share, low: float, high: float) -> None:
    assert share.interval == pytest.approx((low, high), abs=5e-5)


def test_nothing_to_do_is_not_zero() -> None:
    assert Share().value is None and Share().interval is None
    assert rules.score_of({"items": Share(), "account": Share()}, WEIGHTS) is None
    alone = rules.score_of({"items": Share(4, 3), "account": Share()}, WEIGHTS)
    assert alone is not None and alone.value == 0.75


@pytest.mark.requirement("ME-H01")
@given(st.fixed_dictionaries(dict.fromkeys(rules.PARTS, SHARES)))
def test_the_score_lies_within_its_bounds_and_between_the_shares(shares: dict[str, Share]) -> None:
    score = rules.score_of(shares, WEIGHTS)
    assert score is not None
    values = [one.value for one in shares.values() if one.value is not None]
    assert min(values) - 1e-9 <= score.value <= max(values) + 1e-9
    assert -1e-9 <= score.low <= score.value + 1e-9 and score.value <= score.high + 1e-9 <= 1 + 2e-9


@given(st.floats(0.05, 0.95), st.integers(1, 500))
def test_the_funnel_narrows_as_more_is_counted(middle: float, of: int) -> None:
    for z in (NARROW, WIDE):
        low, high = rules.limits(middle, of, z)
        nearer_low, nearer_high = rules.limits(middle, of + 1, z)
        assert low <= nearer_low <= middle <= nearer_high <= high


def test_one_of_one_is_never_beyond_chance_and_none_of_forty_is() -> None:
    whole = Share(400, 300)
    assert rules.place_in_funnel(Share(1, 0), whole) == "within"
    assert rules.place_in_funnel(Share(40, 0), whole) == "below"
    assert rules.place_in_funnel(Share(80, 80), whole) == "above"
    assert rules.place_in_funnel(Share(), whole) == ""


def test_a_funnel_is_drawn_only_where_it_says_something() -> None:
    two = [("А", Share(4, 1)), ("Б", Share(4, 1)), ("В", Share(20, 15))]
    drawn = funnel.drawn(two, rules.total_of(one for _n, one in two))
    assert drawn is not None and [dot.names for dot in drawn.dots] == [("А", "Б"), ("В",)]
    assert funnel.drawn([("А", Share(4, 4)), ("Б", Share(2, 2))], Share(6, 6)) is None
    assert funnel.drawn([("А", Share(4, 1))], Share(4, 1)) is None
    assert funnel.drawn([("А", Share(1, 1)), ("Б", Share(1, 0))], Share(2, 1)) is None


@pytest.mark.parametrize(
    ("weights", "why", "code"),
    [
        ({"items": 1}, "…", "programmes.formula_of_other_parts"),
        (WEIGHTS | {"calm": 1}, "…", "programmes.formula_of_other_parts"),
        (dict.fromkeys(WEIGHTS, 0), "…", "programmes.weight_wrong"),
        (WEIGHTS | {"items": 11}, "…", "programmes.weight_wrong"),
        (WEIGHTS, "…", "programmes.formula_same"),
        (WEIGHTS | {"items": 3}, " ", "programmes.reasons_needed"),
    ],
)
def test_a_formula_is_of_known_parts_with_reasons(weights: dict[str, int], why: str, code: str) -> None:
    verdict = rules.may_publish_formula(weights, why, in_force=WEIGHTS)
    assert isinstance(verdict, Refused) and verdict.code == code


# 2. a year of two regions


class World:
    """The east did three of four items, held two of three meetings and filed in time; the west did one of four and filed late."""

    def __init__(self) -> None:
        self.head = factories.actor("secretariat.head", day=DAY)
        self.bodies = {
            area: factories.organization("regional_assembly", f"assembly-{area}", area=area)
            for area in (EAST, WEST)
        }
        desk = factories.organization("regional_secretariat", "east-desk", area=EAST)
        self.east = factories.actor("regional_secretariat.officer", day=DAY, organization=desk)
        part, executor = Reading.objects.filter(kind="measure")[0].part_id, self.bodies[EAST]
        now = datetime.now(UTC)
        for area, done in ((EAST, 3), (WEST, 1)):
            plan = Plan.objects.create(
                level="region", body=self.bodies[area], title_kk="Жоспар", starts=date(2023, 1, 1), ends=date(2024, 12, 31),
                by="system", drafted_on=date(2023, 1, 1), approved_on=date(2023, 1, 2), paper="№ 1",
            )  # fmt: skip
            for place in range(5):  # the fifth ends in the next year
                ends = date(2024, 5, 1) if place == 4 else date(2023, 10, 1)
                item = PlanItem.objects.create(
                    plan=plan,
                    position=place,
                    part_id=part,
                    title_kk="Іс",
                    executor=executor,
                    starts=date(2023, 2, 1),
                    ends=ends,
                )
                if place < done:
                    Report.objects.create(
                        item=item,
                        state="done",
                        text_kk="…",
                        evidence="№ 2",
                        by="system",
                        on=date(2023, 10, 2),
                    )
        council = factories.organization("regional_council", "east-council", area=EAST)
        for month, minutes in ((3, "№ 1"), (6, "№ 2"), (9, "")):
            Meeting.objects.create(
                organization=council,
                day=date(2023, month, 1),
                agenda="…",
                minutes=minutes,
                present=1 if minutes else None,
                recorded_at=now,
            )
        ReportTerm.objects.create(year=2023, due=date(2024, 1, 31), paper="№ 3")
        for area, filed in ((EAST, date(2024, 1, 20)), (WEST, date(2024, 2, 20))):
            RegionReport.objects.create(
                organization=self.bodies[area],
                year=2023,
                paper="№ 4",
                text_kk="…",
                filed_on=filed,
                recorded_at=now,
            )

    def act(self, act: Any, by: Actor | None = None, day: date = DAY, **told: Any) -> Any:
        return act(by=by or self.head, at=factories.moment(day), **told)

    def published(self) -> Evaluation:
        self.act(services.publish_formula, weights=WEIGHTS, why="Дәлелі бар жұмыс саналады")
        return self.act(services.publish_evaluation, year=2023)  # type: ignore[no-any-return]


@pytest.fixture
def world(db: None, alma: object) -> World:  # noqa: F811
    return World()


@pytest.mark.requirement("ME-H01")
def test_each_part_is_counted_from_the_register(world: World) -> None:
    counts = asked.counted(2023, DAY)
    assert counts[EAST] == {
        "items": Share(4, 3),
        "answers": Share(),
        "meetings": Share(3, 2),
        "account": Share(1, 1),
    }
    assert counts[WEST] == {
        "items": Share(4, 1),
        "answers": Share(),
        "meetings": Share(),
        "account": Share(1, 0),
    }
    assert len(counts) == 20 and counts["KZ-10"]["account"] == Share(1, 0)
    assert asked.counted(2023, date(2023, 12, 31))[EAST]["account"] == Share()  # its term had not come


@pytest.mark.requirement("ME-H01")
def test_what_was_published_stays_when_the_formula_or_the_register_changes(world: World) -> None:
    first = world.published()
    Report.objects.create(
        item=PlanItem.objects.filter(plan__body__area=WEST)[2],
        state="done",
        text_kk="…",
        evidence="№ 9",
        by="system",
        on=DAY,
    )
    world.act(services.publish_formula, weights=WEIGHTS | {"account": 0}, why="Есеп бөлек қаралады")
    with pytest.raises(Refusal, match="programmes.reasons_needed"):
        world.act(services.publish_evaluation, year=2023)
    second = world.act(services.publish_evaluation, year=2023, why="Батыстың қағазы кеш келді")
    first.refresh_from_db()
    assert (first.edition, first.formula.number, first.counts[WEST]["items"]) == (1, 1, [4, 1])
    assert (second.edition, second.formula.number, second.counts[WEST]["items"]) == (2, 2, [4, 2])
    on(DAY)
    page = read("evaluation/2023/?edition=1", "kk")
    assert "4\u2011тен 1" in page.replace("\u00a0", " ") and "1-басылым" in page


def test_a_year_not_over_or_without_a_formula_is_not_published(world: World) -> None:
    with pytest.raises(Refusal, match="programmes.no_formula"):
        world.act(services.publish_evaluation, year=2023)
    world.act(services.publish_formula, weights=WEIGHTS, why="…")
    with pytest.raises(Refusal, match="programmes.year_not_over"):
        world.act(services.publish_evaluation, year=2024)
    with pytest.raises(Refusal, match="programmes.nothing_to_evaluate"):
        world.act(services.publish_evaluation, year=2015)


@pytest.mark.requirement("ME-H01")
def test_only_the_region_objects_once_and_the_answer_stays_beside_the_numbers(world: World) -> None:
    row = world.published()
    with pytest.raises(Refusal, match="programmes.not_own_region"):
        world.act(services.object_to_evaluation, by=world.east, evaluation=row, area=WEST, text="…")
    made = world.act(
        services.object_to_evaluation,
        by=world.east,
        evaluation=row,
        area=EAST,
        text="Үшінші отырыс 5 қыркүйекте өтті",
    )
    with pytest.raises(Refusal, match="programmes.objection_open"):
        world.act(services.object_to_evaluation, by=world.east, evaluation=row, area=EAST, text="тағы")
    world.act(services.answer_objection, objection=made, outcome="kept", answer="Хаттамасы жоқ")
    with pytest.raises(Refusal, match="programmes.objection_answered"):
        world.act(services.answer_objection, objection=made, outcome="kept", answer="…")
    on(DAY)
    for language, words in (("kk", "Сол күйі қалды"), ("ru", "Оставлено как есть"), ("en", "Left as it is")):
        page = read("evaluation/2023/", language)
        assert words in page and "Хаттамасы жоқ" in page and "Үшінші отырыс" in page


@pytest.mark.requirement("ME-H01")
def test_the_page_says_numbers_and_bounds_and_puts_nobody_first(world: World) -> None:
    world.published()
    on(DAY)
    told = json.loads(read("evaluation/2023/?format=json"))
    names = [row["name"]["kk"] for row in told["regions"]]
    assert (
        names == sorted(names, key=sort_key)
        and names != sorted(names)
        and not {"rank", "place"} & set(told["regions"][0])
    )
    east = next(row for row in told["regions"] if row["iso"] == EAST)
    assert east["score"]["value"] == pytest.approx((2 * 0.75 + 2 / 3 + 1) / 4, abs=1e-4)
    rows = list(csv.DictReader(io.StringIO(read("evaluation/2023/?format=csv").lstrip("\ufeff"))))
    assert len(rows) == 20 * 4 and {row["share"] for row in rows if row["iso"] == WEST} == {
        "0.2500",
        "",
        "0.0000",
    }
    page = read("evaluation/2023/", "en")
    assert '<svg class="funnel"' in page and "1 of 4" in page
    assert str(WEIGHTS["items"]) in read("evaluation/", "en") and Formula.objects.count() == 1


def test_the_forms_keep_what_was_typed(world: World) -> None:
    on(DAY)
    desk = signed_in(world.head)
    wrong = desk.post("/en/programmes/evaluation/formula/", {**WEIGHTS, "items": "40", "why": "Because"})
    assert wrong.status_code == 422 and "Because" in wrong.content.decode() and not Formula.objects.exists()
    assert desk.post("/en/programmes/evaluation/formula/", {**WEIGHTS, "why": "Because"}).status_code == 302
    assert desk.post("/en/programmes/evaluation/2023/publish/", {"why": ""}).status_code == 302
    east = signed_in(world.east)
    assert (
        east.post(f"/en/programmes/evaluation/2023/{WEST.lower()}/object/", {"text": "…"}).status_code == 409
    )
    assert (
        east.post(f"/en/programmes/evaluation/2023/{EAST.lower()}/object/", {"text": "They met"}).status_code
        == 302
    )
    assert "They met" in read("evaluation/2023/", "en")
    assert "Object to the numbers" in east.get("/en/programmes/evaluation/2023/").content.decode()

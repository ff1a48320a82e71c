"""Joint plans: two sides or more, one responsible, each signs and reports its own, the whole consolidated, six aspects."""

from datetime import date, timedelta

import pytest
from django.test import Client

from shanyraq.decisions.models import JointPlan
from shanyraq.decisions.models.cooperation import ASPECTS
from shanyraq.decisions.queries import joint as asked
from shanyraq.decisions.rules import cooperation as rules
from shanyraq.decisions.services import joining
from shanyraq.decisions.tests.conftest import DAY, Hall
from shanyraq.decisions.tests.test_pages import LANGUAGES, on, signed_in
from shanyraq.decisions.tests.test_services import refused
from shanyraq.people.acting import Actor
from tests import factories

pytestmark = pytest.mark.django_db
ENDS = DAY + timedelta(days=200)
TERM = DAY + timedelta(days=60)


@pytest.fixture
def other(hall: Hall) -> Actor:
    return factories.actor("state_body.clerk", day=DAY, organization=hall.agency)


def drafted(hall: Hall, **given: object) -> JointPlan:
    facts = {"title_kk": "Бірлескен жоспар", "starts": DAY, "ends": ENDS, "responsible": hall.ministry}
    sides = {"sides": [hall.ministry, hall.agency]}
    return joining.draft_joint_plan(by=hall.officer, at=hall.at(), **{**facts, **sides, **given})


def item(hall: Hall, plan: JointPlan, body: object, **given: object) -> object:
    facts = {"title_kk": "Дәріс оқу", "term": TERM, "aspects": ["education"]}
    return joining.add_joint_item(by=hall.officer, at=hall.at(), plan=plan, body=body, **{**facts, **given})


def signed(hall: Hall, other: Actor) -> JointPlan:
    plan = drafted(hall)
    item(hall, plan, hall.ministry, aspects=["education", "legal"])
    item(hall, plan, hall.agency)
    for by, body in ((hall.clerk, hall.ministry), (other, hall.agency)):
        joining.sign_joint_plan(by=by, at=hall.at(), side=plan.sides.get(body=body), paper="№ 5")
    return plan


def laid(plan: JointPlan, day: date = DAY) -> asked.Joint:
    return asked.joint_on(day, plan.pk)[0]


@pytest.mark.requirement("CTL-04", "FUN-S2", "ME-E06")
def test_a_plan_needs_two_sides_and_one_of_them_answers_for_the_whole(hall: Hall) -> None:
    with refused("decisions.two_sides"):
        drafted(hall, sides=[hall.ministry])
    with refused("decisions.responsible_not_side"):
        drafted(hall, responsible=factories.organization("state_body", "third"))
    with refused("decisions.joint_ends_before_start"):
        drafted(hall, ends=DAY - timedelta(days=1))
    assert laid(drafted(hall)).state == "draft"


@pytest.mark.requirement("CTL-04")
def test_each_side_signs_for_itself_once_and_only_a_plan_with_items_of_every_side(
    hall: Hall, other: Actor
) -> None:
    plan = drafted(hall)
    side = plan.sides.get(body=hall.ministry)
    item(hall, plan, hall.ministry)
    with refused("decisions.side_without_item"):
        joining.sign_joint_plan(by=hall.clerk, at=hall.at(), side=side, paper="№ 5")
    item(hall, plan, hall.agency)
    with refused("decisions.not_a_side"):
        joining.sign_joint_plan(by=other, at=hall.at(), side=side, paper="№ 5")
    joining.sign_joint_plan(by=hall.clerk, at=hall.at(), side=side, paper="№ 5")
    with refused("decisions.side_signed"):
        joining.sign_joint_plan(by=hall.clerk, at=hall.at(), side=side, paper="№ 6")
    with refused("decisions.joint_signed_already"):
        item(hall, plan, hall.agency)
    assert laid(plan).unsigned == 1


@pytest.mark.requirement("CTL-04", "ME-E06", "FUN-S2")
def test_each_side_reports_its_own_items_and_the_whole_is_as_good_as_its_worst(
    hall: Hall, other: Actor
) -> None:
    plan = signed(hall, other)
    first, second = plan.items.all()
    given = {"at": hall.at(), "text_kk": "Өтті."}
    with refused("decisions.not_your_item"):
        joining.report_joint_item(by=hall.clerk, item=second, state="done", evidence="№ 1", **given)
    with refused("decisions.done_needs_evidence"):
        joining.report_joint_item(by=hall.clerk, item=first, state="done", **given)
    assert laid(plan).state == "underway"
    joining.report_joint_item(by=hall.clerk, item=first, state="done", evidence="№ 1", **given)
    assert (laid(plan).state, laid(plan).done) == ("underway", 1)
    assert laid(plan, TERM + timedelta(days=1)).state == "late"
    joining.report_joint_item(by=other, item=second, state="done", evidence="№ 2", **given)
    assert (laid(plan).state, laid(plan).done) == ("done", 2)
    assert laid(plan, DAY - timedelta(days=0)).of(hall.agency.pk)[0].state == "done"


def test_nothing_is_reported_before_all_have_signed(hall: Hall) -> None:
    plan = drafted(hall)
    one = item(hall, plan, hall.ministry)
    with refused("decisions.joint_not_signed"):
        joining.report_joint_item(by=hall.clerk, at=hall.at(), item=one, state="underway", text_kk="…")


@pytest.mark.requirement("CTL-05")
def test_items_are_told_by_six_aspects(hall: Hall, other: Actor) -> None:
    signed(hall, other)
    with refused("decisions.no_aspect"):
        item(hall, drafted(hall), hall.ministry, aspects=[])
    told = dict(asked.by_aspects(asked.joint_on(DAY)))
    assert list(told) == list(ASPECTS) and len(told) == 6
    assert {aspect: count.total() for aspect, count in told.items() if count} == {"education": 2, "legal": 1}


def test_the_state_of_an_item_follows_its_days_and_its_last_report() -> None:
    days = {"term": date(2024, 9, 1), "starts": date(2024, 6, 1)}
    told = [
        rules.state_of_item("", day=day, **days)
        for day in (date(2024, 5, 1), date(2024, 6, 1), date(2024, 9, 2))
    ]
    assert told == ["ahead", "underway", "late"]
    assert rules.state_of_item("not_done", day=date(2024, 9, 2), **days) == "not_done"
    assert rules.state_of_plan([], unsigned=0) == "ahead"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.requirement("CTL-04", "CTL-05")
def test_anybody_reads_the_joint_plans_and_the_sides_act_from_their_page(
    hall: Hall, other: Actor, language: str
) -> None:
    on(DAY)
    plan = signed(hall, other)
    assert Client().get(f"/{language}/decisions/joint/").status_code == 200
    path = f"/{language}/decisions/joint/{plan.pk}/"
    assert Client().get(path).status_code == 200
    first, second = plan.items.all()
    page = signed_in(hall.clerk).get(path).content.decode()
    assert f"/joint/items/{first.pk}/report/" in page and f"/joint/items/{second.pk}/report/" not in page
    assert "education legal" in Client().get(f"/{language}/decisions/joint/?format=csv").content.decode()


@pytest.mark.requirement("CTL-04")
def test_an_officer_drafts_a_joint_plan_from_the_pages(hall: Hall) -> None:
    on(DAY)
    client = signed_in(hall.officer)
    given = {
        "title_kk": "Жоспар", "starts": "14.06.2024", "ends": "31.12.2024", "responsible": hall.ministry.pk,
        "sides": [hall.ministry.pk],
    }  # fmt: skip
    assert client.post("/en/decisions/joint/new/", given).status_code == 409
    assert (
        client.post(
            "/en/decisions/joint/new/", {**given, "sides": [hall.ministry.pk, hall.agency.pk]}
        ).status_code
        == 302
    )
    plan = JointPlan.objects.get()
    told = {"body": hall.agency.pk, "title_kk": "Іс", "term": "01.09.2024", "aspects": ["legal"]}
    assert (
        client.post(f"/en/decisions/joint/{plan.pk}/add/", {**told, "term": "01.09.2025"}).status_code == 409
    )
    assert client.post(f"/en/decisions/joint/{plan.pk}/add/", told).status_code == 302
    assert plan.items.get().aspects == ["legal"]

"""The rehearsal's programme: an invented paper whose every line has its place, plans with money and reports, one outcome measured."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.test import Client

from shanyraq.decisions.models import Advice, Interaction
from shanyraq.demo import story
from shanyraq.programmes.models import Edition, Message, Package, Plan, Review
from shanyraq.programmes.queries.discussions import discussions_on
from shanyraq.programmes.queries.indicators import scorecard
from shanyraq.programmes.queries.reviews import review_on

pytestmark = pytest.mark.django_db
TODAY = story.TODAY


@pytest.fixture(scope="module")
def told(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    """Tell the story once for all tests of this file."""
    from django.db import transaction
    from django.test.utils import override_settings

    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")):  # type: ignore[attr-defined]
        with transaction.atomic():
            yield story.tell()
            transaction.set_rollback(True)


@pytest.mark.requirement("PLN-04")
def test_the_programme_is_read_whole_and_its_plans_stand_approved_with_money(told: int) -> None:
    edition = Edition.objects.get()
    assert edition.unplaced == [] and "ойдан алынған" in edition.title
    kinds = [row.kind for row in edition.readings.all()]
    assert [kinds.count(kind) for kind in ("area", "direction", "measure", "outcome")] == [2, 4, 9, 3]
    republic, region, second = Plan.objects.order_by("pk")
    assert second.approved_on is None  # it is discussed until the middle of September
    assert (republic.level, region.level) == ("republic", "region")
    assert republic.approved_on is not None and region.approved_on is not None
    assert all(
        "ойдан алынған" in plan.title_kk and "вымышлен" in plan.title_ru for plan in (republic, region)
    )
    sums = [
        sum(row.amount for item in plan.items.all() for row in item.money.all())
        for plan in (republic, region)
    ]
    assert sums == [Decimal(66_150_000), Decimal(1_850_000)]


def test_one_outcome_is_measured_and_the_others_say_they_are_not(told: int) -> None:
    rows = scorecard(Edition.objects.get(), TODAY)
    assert [row.indicator is not None for row in rows] == [True, False, False]


def test_a_meeting_and_a_proposal_to_a_ministry_are_told(told: int) -> None:
    assert Interaction.objects.count() == 1
    assert sorted(Advice.objects.values_list("kind", flat=True)) == ["proposal", "recommendation"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_its_pages_answer_in_each_language(told: int, client: Client, language: str) -> None:
    for page in (
        "",
        "demo-programme/",
        "demo-programme/outcomes/",
        "demo-programme/measures/",
        "plans/",
        "tasks/",
        "evaluation/",
        "discussions/",
        "messages/",
        "reviews/",
    ):
        assert client.get(f"/{language}/programmes/{page}").status_code == 200, page


@pytest.mark.requirement("PLN-24")
def test_one_draft_is_discussed_and_the_approved_plan_had_each_recommendation_answered(told: int) -> None:
    running, past = discussions_on(TODAY)
    assert (running.state, past.state) == ("open", "summarised")
    assert [len(held) for _stance, held in running.by_stance] == [3, 0, 1] and running.withdrawn == 1
    assert [row.outcome for row in past.recommendations] == ["taken", "not_taken"] and past.unanswered == 0


@pytest.mark.requirement("PLN-25")
def test_the_review_of_the_year_has_a_change_in_a_draft_one_declined_and_one_that_waits(told: int) -> None:
    assert sorted(one.state for one in review_on(Review.objects.get(), TODAY)) == [
        "declined",
        "in_draft",
        "waiting",
    ]


def test_no_message_of_a_president_is_invented(told: int) -> None:
    strategy = Message.objects.get()
    assert strategy.kind == "strategy" and "ойдан алынған" in strategy.title_kk
    assert strategy.clauses.count() == 2


def test_an_invented_package_of_measures_is_approved_and_reported(told: int) -> None:
    package = Package.objects.get()
    assert package.approved_on and "ойдан алынған" in package.title_kk and package.measures.count() == 2
    assert [row.reports.count() for row in package.measures.order_by("pk")] == [1, 0]

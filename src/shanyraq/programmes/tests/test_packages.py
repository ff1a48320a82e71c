"""Packages of measures approved as one document, what is done under each, indicators read together."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from rulebook import Refusal

from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.law import book
from shanyraq.programmes import services as indicators
from shanyraq.programmes.models import Indicator, IndicatorSet, Package, PackageMeasure, PackageReport
from shanyraq.programmes.queries import packages as asked
from shanyraq.programmes.rules import packages as rules
from shanyraq.programmes.services import packages as services
from shanyraq.programmes.tests.test_indicators import approve as approve_indicator
from shanyraq.programmes.tests.test_indicators import outcome, propose
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, ENDS, STARTS, World, measure, world  # noqa: F401  a fixture
from tests import factories

pytestmark = pytest.mark.django_db
AT = factories.moment(DAY)


def refused(code: str) -> Any:
    return pytest.raises(Refusal, match=f"^{code}$")


def package_of(there: World, theme: str = "diversity") -> Package:
    return services.draft_package(by=there.officer, at=AT, theme=theme, title_kk="Әралуандықтағы бірлік")


def measure_of(there: World, package: Package, **given: Any) -> PackageMeasure:
    facts = {"title_kk": "Ортақ мереке", "owner": there.ministry, "starts": STARTS, "ends": ENDS, **given}
    return services.add_package_measure(by=there.officer, at=AT, package=package, **facts)


def approved(there: World, package: Package) -> Package:
    return services.approve_package(by=there.chair, at=AT, package=package, paper="№ 9, 14.06.2024")


def counted(there: World, title: str = "Сенім үлесі") -> Indicator:
    head = factories.actor("secretariat.head", day=DAY)
    row = propose(there.officer, there.ministry, title_kk=title)
    return approve_indicator(head, row)


@pytest.mark.requirement("ME-A04", "ME-N08")
@pytest.mark.parametrize("theme", ["citizenship", "diversity"])
def test_a_package_of_measures_with_owners_and_dates_is_approved_as_one_document(
    world: World,  # noqa: F811
    theme: str,
) -> None:
    package = package_of(world, theme)
    with refused("programmes.package_empty"):
        approved(world, package)
    with refused("programmes.ends_before_start"):
        measure_of(world, package, starts=ENDS, ends=STARTS)
    one, two = measure_of(world, package), measure_of(world, package, title_kk="Екінші", measure=measure())
    with refused("programmes.paper_not_named"):
        services.approve_package(by=world.chair, at=AT, package=package, paper=" ")
    with refused("law.no_mandate"):
        services.approve_package(by=world.officer, at=AT, package=package, paper="№ 9")
    done = approved(world, package)
    assert (done.theme, done.approved_on, done.law[-1]) == (theme, DAY, "decree-149-2011:6")
    assert [(row.measure, row.state) for row in asked.rows_of(done, DAY)] == [(one, "ahead"), (two, "ahead")]
    with refused("programmes.package_approved"):
        measure_of(world, package)
    with refused("programmes.package_approved"):
        approved(world, package)
    with pytest.raises(IntegrityError), transaction.atomic():
        Package.objects.filter(pk=package.pk).update(paper="")


def test_a_heading_is_no_measure_of_a_package(world: World) -> None:  # noqa: F811
    with refused("programmes.item_without_measure"):
        measure_of(world, package_of(world), measure=outcome())


def test_after_the_powers_of_the_chair_are_no_longer_sure_a_package_waits() -> None:
    verdict = rules.may_approve_package(
        book(), by_chair=True, measures=1, approved_on=None, paper="№ 1", day=date(2025, 1, 10)
    )
    assert getattr(verdict, "code", "") == "law.unconfirmed_norm"


@pytest.mark.requirement("ME-A04", "ME-N08")
def test_what_has_been_done_under_each_measure_is_public(world: World) -> None:  # noqa: F811
    on(DAY)
    package = package_of(world)
    one = measure_of(world, package, measure=measure())
    given = {"at": factories.moment(STARTS), "measure": one, "state": "done", "text_kk": "Өткізілді"}
    with refused("programmes.package_not_approved"):
        services.report_package_measure(by=world.clerk, evidence="№ 3", **given)
    approved(world, package)
    other = factories.actor(
        "state_body.clerk", day=DAY, organization=factories.organization("state_body", "other")
    )
    for who, evidence, code in (
        (other, "№ 3", "programmes.not_owner"), (world.clerk, " ", "programmes.done_without_evidence")
    ):  # fmt: skip
        with refused(code):
            services.report_package_measure(by=who, evidence=evidence, **given)
    with refused("programmes.item_not_begun"):
        services.report_package_measure(by=world.clerk, evidence="№ 3", **{**given, "at": AT})
    services.report_package_measure(by=world.clerk, evidence="Есеп № 3", **given)
    item = world.item(world.plan(), title_kk="Жоспардағы іс")
    on(STARTS)
    for language in ("kk", "ru", "en"):
        page = read(f"packages/{package.pk}/", language)
        assert "Өткізілді" in page and "Есеп № 3" in page and f"/items/{item.pk}/" in page
        assert f"/packages/{package.pk}/" in read("packages/", language)
    [row] = csv.DictReader(read(f"packages/{package.pk}/?format=csv").lstrip("\ufeff").splitlines())
    assert (row["state"], row["evidence"], row["plan_items"]) == ("done", "Есеп № 3", "1")
    [row] = json.loads(read(f"packages/{package.pk}/?format=json&on={DAY}"))
    assert row["state"] == "ahead"
    assert Client().get(f"/kk/programmes/packages/{package.pk}/?on=2024-06-13").status_code == 404
    with pytest.raises(IntegrityError), transaction.atomic():
        PackageReport.objects.create(measure=one, state="done", text_kk="…", by="x", on=DAY)


@pytest.mark.requirement("ME-N07")
def test_a_set_of_indicators_is_linked_to_a_package_or_a_measure_and_shown_together(world: World) -> None:  # noqa: F811
    on(DAY)
    package, first = package_of(world, "middle_class"), counted(world)
    proposed = propose(world.officer, world.ministry, title_kk="Табыс")
    given = {"by": world.officer, "at": AT, "title_kk": "Орта тап"}
    for rows, code in (
        ([], "programmes.set_empty"),
        ([first, proposed], "programmes.indicator_not_approved"),
    ):
        with refused(code):
            services.link_indicators(package=package, indicators=rows, **given)
    with refused("programmes.item_without_measure"):
        services.link_indicators(reading=outcome(), indicators=[first], **given)
    with pytest.raises(ValueError, match="a package or to a measure"):
        services.link_indicators(indicators=[first], **given)
    held = services.link_indicators(package=package, indicators=[first], **given)
    services.link_indicators(reading=measure(), indicators=[first], **given)
    indicators.record_measurement(
        by=world.clerk,
        at=AT,
        indicator=first,
        value=Decimal("45.5"),
        as_of=date(2024, 1, 1),
        paper="Сауалнама № 2",
    )
    [figures] = asked.sets_of(DAY, package=package.pk)
    assert [(one, last.value if last else None) for one, last in figures.indicators] == [
        (first, Decimal("45.5"))
    ]
    for path in (f"packages/{package.pk}/", "alma/2.2.1.1/"):
        page = read(path, "kk")
        assert "Орта тап" in page and "45,5" in page and "Сауалнама № 2" in page
    later = DAY + timedelta(1)
    services.unlink_indicators(by=world.officer, at=factories.moment(later), row=held)
    with refused("programmes.already_unlinked"):
        services.unlink_indicators(by=world.officer, at=factories.moment(later), row=held)
    assert asked.sets_of(later, package=package.pk) == [] and len(asked.sets_of(DAY, package=package.pk)) == 1


def test_people_fill_a_package_by_forms(world: World) -> None:  # noqa: F811
    on(DAY)
    desk, chair = signed_in(world.officer), signed_in(world.chair)
    root = "/en/programmes/packages/"
    assert desk.post(f"{root}new/", {"theme": "nothing", "title_kk": "Т"}).status_code == 422
    assert desk.post(f"{root}new/", {"theme": "citizenship", "title_kk": "Т"}).status_code == 302
    package = Package.objects.get()
    facts = {"title_kk": "Іс", "owner": world.ministry.pk, "starts": "01.07.2024", "ends": "30.06.2025"}
    assert desk.post(f"{root}{package.pk}/add/", facts).status_code == 302
    assert desk.post(f"{root}{package.pk}/approve/", {"paper": "№ 1"}).status_code == 403
    assert chair.post(f"{root}{package.pk}/approve/", {"paper": "№ 1"}).status_code == 302
    row = PackageMeasure.objects.get()
    clerk = signed_in(world.clerk)
    assert f"/packages/measures/{row.pk}/report/" in clerk.get(f"{root}{package.pk}/").content.decode()
    told = {"state": "underway", "text_kk": "Басталды"}
    assert clerk.post(f"{root}measures/{row.pk}/report/", told).status_code == 302
    chosen = {"title_kk": "Жинақ", "indicators": [counted(world).pk]}
    assert desk.post(f"{root}{package.pk}/indicators/", chosen).status_code == 302
    assert desk.post("/en/programmes/alma/2.2.1.1/indicators/", chosen).status_code == 302
    for one in IndicatorSet.objects.all():
        assert desk.post(f"/en/programmes/indicator-sets/{one.pk}/end/").status_code == 302


@pytest.mark.requirement("ME-A04")
def test_a_measure_is_taken_out_of_a_draft_with_a_reason_and_stays_in_the_record(world: World) -> None:  # noqa: F811
    package = package_of(world)
    kept, gone = measure_of(world, package), measure_of(world, package, title_kk="Артық шара")
    given = {"by": world.officer, "at": AT, "measure": gone}
    with refused("programmes.no_reasons"):
        services.drop_package_measure(why=" ", **given)
    services.drop_package_measure(why="Басқа топтамада бар", **given)
    with refused("programmes.item_dropped"):
        services.drop_package_measure(why="Тағы", **given)
    assert [row.measure for row in asked.rows_of(package, DAY)] == [kept]
    assert [row.measure for row in asked.rows_of(package, DAY - timedelta(days=1))] == [kept, gone]
    assert [one.count for one in asked.packages_on(DAY)] == [1]  # type: ignore[attr-defined]
    assert "Басқа топтамада бар" in read(f"packages/{package.pk}/")
    assert measure_of(world, package).position == 3  # a place is never given twice
    services.drop_package_measure(by=world.officer, at=AT, measure=kept, why="Қайталанады")
    services.drop_package_measure(
        by=world.officer, at=AT, measure=package.measures.get(position=3), why="Қайталанады"
    )
    with refused("programmes.package_empty"):
        approved(world, package)
    last = measure_of(world, package)
    approved(world, package)
    with refused("programmes.package_approved"):
        services.drop_package_measure(by=world.officer, at=AT, measure=last, why="Кеш")
    report = {"by": world.officer, "at": AT, "state": "underway", "text_kk": "Жүріп жатыр"}
    with refused("programmes.item_dropped"):
        services.report_package_measure(measure=gone, **report)
    with pytest.raises(IntegrityError), transaction.atomic():
        PackageMeasure.objects.filter(pk=last.pk).update(dropped_on=DAY)


def test_it_is_taken_out_from_its_page(world: World) -> None:  # noqa: F811
    package = package_of(world)
    row = measure_of(world, package)
    officer, address = signed_in(world.officer), f"/kk/programmes/packages/measures/{row.pk}/drop/"
    assert address in officer.get(f"/kk/programmes/packages/{package.pk}/").content.decode()
    assert officer.post(address, {"why": "Қайталанады"}).status_code == 302
    assert address not in officer.get(f"/kk/programmes/packages/{package.pk}/").content.decode()

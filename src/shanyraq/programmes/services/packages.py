"""Draft a package of measures, approve it as one document, report what is done; link sets of indicators."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from rulebook import Allowed, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Organization
from shanyraq.programmes import rules
from shanyraq.programmes.models import (
    Indicator,
    IndicatorSet,
    Package,
    PackageMeasure,
    PackageReport,
    Reading,
)
from shanyraq.programmes.queries.discussions import is_heard
from shanyraq.programmes.queries.packages import is_owner
from shanyraq.programmes.rules import packages
from shanyraq.programmes.rules.hierarchy import stands
from shanyraq.programmes.rules.plans import PLANS, Term


@act
def draft_package(
    *, by: Actor, at: Moment, theme: str, title_kk: str, title_ru: str = "", title_en: str = ""
) -> Package:
    """Draft a package of measures of one theme."""
    row = Package.objects.create(
        theme=theme, title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(), by=by.key,
        drafted_on=at.day,
    )  # fmt: skip
    verdict = Allowed((PLANS,))
    record(about=_about(row), verdict=verdict, facts={"title": row.title_kk, "theme": theme})
    return row


@act
def add_package_measure(
    *, by: Actor, at: Moment, package: Package, title_kk: str, owner: Organization, starts: date, ends: date,
    measure: Reading | None = None, title_ru: str = "", title_en: str = "",
) -> PackageMeasure:  # fmt: skip
    """Add a measure with its owner and days to a package that is a draft. Refuses as `rules.packages.may_add_measure`."""
    package = _locked(package)
    kind = measure.kind if measure else ""
    verdict = packages.may_add_measure(kind, Term(starts, ends), approved_on=package.approved_on).require()
    row = PackageMeasure.objects.create(
        package=package, position=package.measures.count() + 1, part_id=measure.part_id if measure else None,
        title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(), owner=owner, starts=starts,
        ends=ends,
    )  # fmt: skip
    facts = {
        "item": row.position, "title": row.title_kk, "owner": owner.slug, "starts": starts, "ends": ends,
        "measure": measure.number if measure else "",
    }  # fmt: skip
    record(about=_about(package), verdict=verdict, facts=facts)
    return row


@act
def drop_package_measure(*, by: Actor, at: Moment, measure: PackageMeasure, why: str) -> PackageMeasure:
    """Take a measure out of a draft package; it stays, with the day and the reason. Refuses as `rules.packages.may_drop_measure`."""
    package = _locked(measure.package)
    row = PackageMeasure.objects.get(pk=measure.pk)
    verdict = packages.may_drop_measure(
        approved_on=package.approved_on, dropped_on=row.dropped_on, why=why
    ).require()
    row.dropped_on, row.dropped_why = at.day, why.strip()[:500]
    row.save(update_fields=["dropped_on", "dropped_why"])
    facts = {"item": row.position, "title": row.title_kk, "why": row.dropped_why}
    record(about=_about(package), verdict=verdict, facts=facts)
    return row


@act
def approve_package(*, by: Actor, at: Moment, package: Package, paper: str) -> Package:
    """Approve a package as one document. Refuses as `rules.packages.may_approve_package` and `queries.discussions.is_heard`."""
    package = _locked(package)
    approving = packages.may_approve_package(
        rulebook(), by_chair="assembly.chair" in by.roles, measures=package.measures.on(at.day).count(),
        approved_on=package.approved_on, paper=paper, day=at.day,
    )  # fmt: skip
    verdict = first_refusal(approving, is_heard(package, at.day)).require()
    package.approved_on, package.approved_by, package.paper = at.day, by.key, paper.strip()
    package.law = [str(one) for one in verdict.law]
    package.save(update_fields=["approved_on", "approved_by", "paper", "law"])
    facts = {"title": package.title_kk, "paper": package.paper, "items": package.measures.on(at.day).count()}
    record(about=_about(package), verdict=verdict, facts=facts)
    return package


@act
def report_package_measure(
    *, by: Actor, at: Moment, measure: PackageMeasure, state: str, text_kk: str, evidence: str = "", text_ru: str = "",
    text_en: str = "",
) -> PackageReport:  # fmt: skip
    """Report what is done of a measure of a package. Refuses as `rules.packages.may_report_measure`."""
    package = _locked(measure.package)
    reporting = packages.may_report_measure(
        state, evidence, approved_on=package.approved_on, starts=measure.starts, is_own=is_owner(by, measure),
        day=at.day,
    )  # fmt: skip
    dropped_on = PackageMeasure.objects.values_list("dropped_on", flat=True).get(pk=measure.pk)
    verdict = first_refusal(reporting, stands(dropped_on)).require()
    row = PackageReport.objects.create(
        measure=measure, state=state, text_kk=text_kk.strip(), text_ru=text_ru.strip(), text_en=text_en.strip(),
        evidence=evidence.strip(), by=by.key, on=at.day,
    )  # fmt: skip
    facts = {"item": measure.position, "state": state, "text": row.text_kk, "evidence": row.evidence}
    record(about=_about(package), verdict=verdict, facts=facts)
    return row


@act
def link_indicators(
    *, by: Actor, at: Moment, title_kk: str, indicators: Collection[Indicator], package: Package | None = None,
    reading: Reading | None = None, title_ru: str = "", title_en: str = "",
) -> IndicatorSet:  # fmt: skip
    """Link a set of approved indicators to a package, or to a measure of a programme.

    Refuses as `rules.packages.may_link_indicators`; raises `ValueError` where it is not exactly one of the two.
    """
    if (package is None) == (reading is None):
        raise ValueError("a set belongs to a package or to a measure")
    indicators = list(Indicator.objects.filter(pk__in=[one.pk for one in indicators]))
    approved = [one.approved_on is not None and one.approved_on <= at.day for one in indicators]
    verdict = packages.may_link_indicators(approved, reading.kind if reading else "measure").require()
    row = IndicatorSet.objects.create(
        title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(), package=package,
        part_id=reading.part_id if reading else None, by=by.key, on=at.day,
    )  # fmt: skip
    row.indicators.set(indicators)
    facts = {"title": row.title_kk, "indicators": sorted(one.title_kk for one in indicators)}
    record(about=_about_set(row), verdict=verdict, facts=facts)
    return row


@act
def unlink_indicators(*, by: Actor, at: Moment, row: IndicatorSet) -> IndicatorSet:
    """Take a set of indicators back; it stays, with its day. Refuses with "programmes.already_unlinked"."""
    row = IndicatorSet.objects.select_for_update().get(pk=row.pk)
    verdict = rules.may_unlink(row.ended_on).require()
    row.take_back(by.key, at.day)
    record(about=_about_set(row), verdict=verdict, facts={"title": row.title_kk, "linked_on": row.on})
    return row


def _locked(package: Package) -> Package:
    return Package.objects.select_for_update().get(pk=package.pk)


def _about(row: Package) -> str:
    return f"programmes.package:{row.pk}"


def _about_set(row: IndicatorSet) -> str:
    return f"programmes.package:{row.package_id}" if row.package_id else f"programmes.part:{row.part_id}"

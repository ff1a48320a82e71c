"""Packages of measures: the list, one package with what has been done under each measure, their forms."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from rulebook import first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.programmes.forms import packages as forms
from shanyraq.programmes.forms.plans import DropForm, PaperForm, ReportForm
from shanyraq.programmes.models import IndicatorSet, Package, PackageMeasure, Reading
from shanyraq.programmes.queries import packages as asked
from shanyraq.programmes.queries.discussions import is_heard
from shanyraq.programmes.rules import packages as rules
from shanyraq.programmes.services import packages as services
from shanyraq.programmes.views.discussed import beside
from shanyraq.programmes.views.plans import filled
from shanyraq.programmes.views.reading import crumbs as crumbs_of_programme
from shanyraq.programmes.views.reading import edition_of
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

HEADS = (
    "position", "title", "owner", "starts", "ends", "state", "evidence", "measure", "plan_items", "decisions", "as_of"
)  # fmt: skip


def _crumbs(row: Package | None = None) -> list[tuple[str, str]]:
    way = [
        (reverse("programmes:index"), _("Programmes")),
        (reverse("programmes:packages"), _("Packages of measures")),
    ]
    here = (reverse("programmes:package", args=[row.pk]), in_language(row, "title")[0][:80]) if row else None
    return [*way, here] if here else way


def index(request: HttpRequest) -> HttpResponse:
    """List the packages of measures with how many measures of each are done."""
    context = {
        "packages": asked.packages_on(request.day), "crumbs": _crumbs()[:1],
        "may_draft": not request.dated and may_do("programmes.draft_package", request.actor, request.today),
    }  # fmt: skip
    return render(request, "programmes/packages.html", context)


def package(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a package: who approved it, each measure with its owner, days and what was done, its indicators; CSV and JSON."""
    row = get_object_or_404(Package, pk=pk, drafted_on__lte=request.day)
    rows = asked.rows_of(row, request.day)
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request, row, rows)
    changing = not request.dated and row.approved_on is None
    may = {
        act: not request.dated and may_do(f"programmes.{act}", request.actor, request.today)
        for act in (
            "add_package_measure",
            "drop_package_measure",
            "report_package_measure",
            "link_indicators",
        )
    }
    verdict = rules.may_approve_package(
        rulebook(), by_chair="assembly.chair" in request.actor.roles, measures=len(rows), approved_on=row.approved_on,
        paper="…", day=request.today,
    )  # fmt: skip
    approving = first_refusal(verdict, is_heard(row, request.today))
    context = {
        "package": row, "rows": rows, "dropped": row.measures.filter(dropped_on__lte=request.day),
        "done": sum(one.state == "done" for one in rows), "changing": changing, "may": may,
        "is_approved": row.approved_on is not None and row.approved_on <= request.day, "approving": approving,
        "reporting": {one.measure.pk for one in rows if may["report_package_measure"] and row.approved_on
                      and asked.is_owner(request.actor, one.measure)},
        "sets": asked.sets_of(request.day, package=pk), **beside(request, row), "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "programmes/package.html", context)


def _file(request: HttpRequest, row: Package, rows: list[asked.Row]) -> HttpResponse:
    lines = [
        (
            one.measure.position, in_language(one.measure, "title")[0], in_language(one.measure.owner, "name")[0],
            one.measure.starts.isoformat(), one.measure.ends.isoformat(), one.state,
            one.reports[-1].evidence if one.reports else "", one.reading.number if one.reading else "",
            len(one.lines), len(one.decisions), request.day.isoformat(),
        )
        for one in rows
    ]  # fmt: skip
    if request.GET["format"] == "csv":
        return csv_response(f"package-{row.pk}", HEADS, lines)
    return json_response([dict(zip(HEADS, one, strict=True)) for one in lines])


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Draft a package."""
    may_do("programmes.draft_package", request.actor, request.today).require()
    return filled(
        request, forms.PackageForm(sent(request)), services.draft_package, _("Draft a package"), _crumbs(),
        _("The package is drafted."), then=lambda made: reverse("programmes:package", args=[made.pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a measure to a package."""
    may_do("programmes.add_package_measure", request.actor, request.today).require()
    row = get_object_or_404(Package, pk=pk)
    return filled(
        request, forms.PackageMeasureForm(sent(request)), services.add_package_measure, _("Add a measure"), _crumbs(row),
        _("The measure is added."), package=row, then=lambda made: reverse("programmes:package", args=[pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a measure out of a draft package."""
    may_do("programmes.drop_package_measure", request.actor, request.today).require()
    row = get_object_or_404(PackageMeasure.objects.select_related("package"), pk=pk)
    return filled(
        request, DropForm(sent(request)), services.drop_package_measure, _("Take out of the package"), _crumbs(row.package),
        _("The measure is taken out."), measure=row,
        then=lambda made: reverse("programmes:package", args=[row.package_id]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a package as one document."""
    may_do("programmes.approve_package", request.actor, request.today).require()
    row = get_object_or_404(Package, pk=pk)
    return filled(
        request, PaperForm(sent(request)), services.approve_package, _("Approve the package"), _crumbs(row),
        _("The package is approved."), package=row, then=lambda made: reverse("programmes:package", args=[pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Report what is done of a measure of a package."""
    may_do("programmes.report_package_measure", request.actor, request.today).require()
    row = get_object_or_404(PackageMeasure.objects.select_related("package", "owner"), pk=pk)
    return filled(
        request, ReportForm(sent(request)), services.report_package_measure, _("Report"), _crumbs(row.package),
        _("The report is recorded."), measure=row,
        then=lambda made: reverse("programmes:package", args=[row.package_id]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def indicators_of_package(request: HttpRequest, pk: int) -> HttpResponse:
    """Link a set of indicators to a package."""
    may_do("programmes.link_indicators", request.actor, request.today).require()
    row = get_object_or_404(Package, pk=pk)
    return filled(
        request, forms.IndicatorSetForm(sent(request)), services.link_indicators, _("Link indicators"), _crumbs(row),
        _("The indicators are linked."), package=row, then=lambda made: reverse("programmes:package", args=[pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def indicators_of_measure(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Link a set of indicators to a measure of a programme."""
    may_do("programmes.link_indicators", request.actor, request.today).require()
    edition = edition_of(request, slug)
    reading = get_object_or_404(Reading, edition=edition, number=number)
    here = reverse("programmes:part", args=[slug, number])
    return filled(
        request, forms.IndicatorSetForm(sent(request)), services.link_indicators, _("Link indicators"),
        [*crumbs_of_programme(edition), (here, number)], _("The indicators are linked."), reading=reading,
        then=lambda made: here,
    )  # fmt: skip


@require_POST
def end_set(request: HttpRequest, row: int) -> HttpResponse:
    """Take a set of indicators back."""
    found = get_object_or_404(IndicatorSet, pk=row)
    services.unlink_indicators(by=request.actor, at=clock.moment(), row=found)
    messages.success(request, _("The indicators are taken back."))
    if found.package_id:
        return redirect("programmes:package", found.package_id)
    reading = Reading.objects.filter(part=found.part_id).select_related("edition__programme")
    last = reading.order_by("-edition__number")[0]
    return redirect("programmes:part", last.edition.programme.slug, last.number)

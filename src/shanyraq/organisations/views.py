"""Pages of this room: the list, an organisation, and for the Secretariat its entering, renaming and closing."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rulebook import Verdict

from shanyraq.journal import clock
from shanyraq.law import mandates, regions
from shanyraq.organisations import queries, services
from shanyraq.organisations.forms import (
    COMPETENCES,
    KINDS,
    WORKS,
    BodyForm,
    ClosingForm,
    CompetencesForm,
    NamesForm,
    WorkForm,
)
from shanyraq.people.models import Organization
from shanyraq.web.forms import Form, perform, status_of
from shanyraq.web.tables import csv_response, json_response


def region_names(day: date) -> list[tuple[str, str]]:
    """Give the regions of a day by ISO code and name in the reader's language."""
    language = get_language() or "kk"
    return [(r.iso, r.name_on(day).titles[language]) for r in regions.on(day) if r.iso]


def index(request: HttpRequest) -> HttpResponse:
    """List organisations open on the page's day; by kind, region and words; CSV and JSON."""
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("kind", "area", "what", "words")}
    rows = queries.organisations_on(request.day, **asked)
    names = dict(region_names(request.day))
    form = request.GET.get("format", "")
    if form == "csv":
        heads = [
            _("Name in Kazakh"),
            _("Name in Russian"),
            _("Name in English"),
            _("Kind"),
            _("Region"),
            _("Since"),
            _("Fields"),
        ]
        cells = (
            [
                r.name_kk,
                r.name_ru,
                r.name_en,
                KINDS[r.classification],
                names.get(r.area, r.area),
                r.since,
                _fields(r),
            ]
            for r in rows
        )
        return csv_response(f"organisations-{request.day.isoformat()}", heads, cells)
    if form == "json":
        return json_response({"on": request.day.isoformat(), "organizations": [_plain(row) for row in rows]})
    context = {
        "groups": [(words, [r for r in rows if r.classification == kind]) for kind, words in KINDS.items()],
        "found": len(rows),
        "total": sum(queries.count_on(request.day).values()),
        "asked": asked,
        "filtered": any(asked.values()),
        "kinds": KINDS.items(),
        "regions": names.items(),
        "fields": COMPETENCES.items(),
        "names": names,
        "may": _may(request, "enter_body"),
    }
    return render(request, "organisations/index.html", context)


def _fields(row: Organization) -> str:
    return ", ".join(str(COMPETENCES[one.what]) for one in row.competences.all())


def _plain(row: Organization) -> dict[str, object]:
    return {
        "id": row.slug,
        "name": {"kk": row.name_kk, "ru": row.name_ru, "en": row.name_en},
        "classification": row.classification,
        "area_id": row.area or None,
        "founding_date": row.since.isoformat() if row.since else None,
        "dissolution_date": row.until.isoformat() if row.until else None,
        "competences": [one.what for one in row.competences.all()],
        "invented": row.invented,
    }


def _may(request: HttpRequest, act: str) -> Verdict:
    return mandates.may(f"organisations.{act}", request.actor.roles, request.today)


def _found(slug: str) -> Organization:
    row = queries.organisation(slug)
    if row is None:
        raise Http404
    return row


def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one organisation: its names, its region, where its decisions stand."""
    row = _found(slug)
    try:
        cards = reverse("decisions:body", args=[slug])
    except NoReverseMatch:
        cards = ""
    context = {
        "row": row,
        "kind": KINDS[row.classification],
        "region": dict(region_names(request.day)).get(row.area, ""),
        "cards": cards,
        "fields": _fields(row),
        "works": [(WORKS[work.kind], work) for work in row.works.all()],
        "may": _may(request, "rename_body"),
        "crumbs": [(reverse("organisations:index"), _("Organisations"))],
    }
    return render(request, "organisations/organisation.html", context)


def enter(request: HttpRequest) -> HttpResponse:
    """Enter an organisation."""
    _may(request, "enter_body").require()
    form = BodyForm(request.POST or None, regions=region_names(request.today))
    answer = perform(
        request, form, services.enter_body,
        then=lambda row: reverse("organisations:organisation", args=[row.slug]),
        done=lambda row: _("Entered: {name}").format(name=row.name_kk),
        by=request.actor, at=clock.moment(),
    ) if request.method == "POST" else None  # fmt: skip
    return answer or _form(request, form, _("Enter an organisation"), _("Enter"))


def competences(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what fields an organisation deals with."""
    _may(request, "set_competences").require()
    row = _found(slug)
    form = CompetencesForm(
        request.POST or None, initial={"what": [one.what for one in row.competences.all()]}
    )
    answer = perform(
        request, form, services.set_competences,
        then=lambda row: reverse("organisations:organisation", args=[row.slug]),
        done=lambda row: _("The fields are recorded."),
        by=request.actor, at=clock.moment(), slug=slug,
    ) if request.method == "POST" else None  # fmt: skip
    return answer or _form(request, form, _("What it deals with"), _("Record"), row)


def work(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a study or a course."""
    _may(request, "add_work").require()
    row = _found(slug)
    form = WorkForm(request.POST or None)
    answer = perform(
        request, form, services.add_work,
        then=lambda _row: reverse("organisations:organisation", args=[slug]),
        done=lambda made: _("Added: {name}").format(name=made.title_kk),
        by=request.actor, at=clock.moment(), slug=slug,
    ) if request.method == "POST" else None  # fmt: skip
    return answer or _form(request, form, _("Add a study or a course"), _("Add"), row)


def rename(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the names and the mail address of an organisation."""
    _may(request, "rename_body").require()
    row = _found(slug)
    known = {name: getattr(row, name) for name in ("name_kk", "name_ru", "name_en", "email")}
    form = NamesForm(request.POST or None, initial=known)
    answer = perform(
        request, form, services.rename_body,
        then=lambda row: reverse("organisations:organisation", args=[row.slug]),
        done=lambda row: _("The names are changed; the journal keeps the old ones."),
        by=request.actor, at=clock.moment(), slug=slug,
    ) if request.method == "POST" else None  # fmt: skip
    return answer or _form(request, form, _("Change the names"), _("Change"), row)


def close(request: HttpRequest, slug: str) -> HttpResponse:
    """Record that an organisation has ended."""
    _may(request, "close_body").require()
    row = _found(slug)
    form = ClosingForm(request.POST or None)
    answer = perform(
        request, form, services.close_body,
        then=lambda row: reverse("organisations:organisation", args=[row.slug]),
        done=lambda row: _("It is recorded that the organisation has ended."),
        by=request.actor, at=clock.moment(), slug=slug,
    ) if request.method == "POST" else None  # fmt: skip
    return answer or _form(request, form, _("Record its end"), _("Record"), row)


def _form(
    request: HttpRequest,
    form: Form,
    title: str,
    button: str,
    row: Organization | None = None,
) -> HttpResponse:
    crumbs = [(reverse("organisations:index"), _("Organisations"))]
    if row is not None:
        crumbs.append((reverse("organisations:organisation", args=[row.slug]), row.name_kk))
    context = {"form": form, "title": title, "button": button, "crumbs": crumbs}
    return render(request, "organisations/form.html", context, status=status_of(form))

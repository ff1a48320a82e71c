"""The register of public funds, the practices of the deputy group in the regions, and the acts on them and on a secretariat's staff."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rulebook import NoRuleInForce

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import tiles
from shanyraq.bodies.forms import organs as forms
from shanyraq.bodies.queries import work as queries
from shanyraq.bodies.queries.organs import Place
from shanyraq.bodies.services import money, staff
from shanyraq.bodies.views.acts import Part, sent
from shanyraq.law.regions import regions
from shanyraq.law.words import said
from shanyraq.people.models import Organization
from shanyraq.web.tables import csv_response
from shanyraq.web.words import in_language, pick


def funds(request: HttpRequest) -> HttpResponse:
    """Show the public funds of the page's day: founders, purpose, what each received and spent by then; CSV."""
    rows = queries.funds_on(request.day)
    if request.GET.get("format") == "csv":
        heads = [
            _("Fund"),
            _("Founders"),
            _("Purpose"),
            _("Received, tenge"),
            _("Spent, tenge"),
            _("Left, tenge"),
        ]
        cells = (
            [
                pick(row.names), "; ".join(in_language(one, "name")[0] for one in row.founders), pick(row.purpose),
                row.received, row.spent, row.balance,
            ]
            for row in rows
        )  # fmt: skip
        return csv_response(f"funds-{request.day.isoformat()}", heads, cells)
    context = {"rows": rows, "crumbs": [(reverse("bodies:structure"), _("Structure"))]}
    return render(request, "bodies/funds.html", context)


def practices(request: HttpRequest) -> HttpResponse:
    """Show the practices the deputy group shares, and how many maslikhats of each region took one over; CSV."""
    language, day = get_language() or "kk", request.day
    by_area = queries.adoptions_by_region(day)
    rows = queries.practices_on(day)
    if request.GET.get("format") == "csv":
        names = {
            region.iso: tiles.name_of(region, day, language) for region in regions().values() if region.iso
        }
        cells = (
            [in_language(row, "title")[0], names.get(one.area, one.area), one.maslikhat, one.paper, one.day]
            for row, _count in rows
            for one in row.adoptions.filter(day__lte=day)
        )
        heads = [_("Practice"), _("Region"), _("Maslikhat"), _("Paper"), _("Day of the paper")]
        return csv_response(f"practices-{day.isoformat()}", heads, cells)
    context = {
        "rows": rows,
        "total": sum(by_area.values()),
        "map": tiles.laid(day, language, by_area or None),
        "steps": tiles.steps_of(by_area.values()) if by_area else (),
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }
    return render(request, "bodies/practices.html", context)


def practice_parts(request: HttpRequest, row: Organization) -> list[Part]:
    """Give the acts of the deputy group's card: share a practice, record who took one over."""
    form: forms.Form = forms.PracticeForm(sent(request, "practice"), prefix="practice")
    found = [Part("practice", _("Share a practice"), money.share_practice, form, {"slug": row.slug})]
    for one in row.practices.all():
        name = f"adoption-{one.pk}"
        form = forms.AdoptionForm(sent(request, name), day=request.today, prefix=name)  # type: ignore[attr-defined]
        title = _("A maslikhat took over: {title}").format(title=in_language(one, "title")[0])
        found.append(Part(name, title, money.record_adoption, form, {"practice_id": one.pk}))
    return found


def staff_parts(request: HttpRequest, row: Organization, places: Sequence[Place]) -> list[Part]:
    """Give the acts of a secretariat's card: the staff list, a sector, who works in it."""
    here = {"slug": row.slug}
    form: forms.Form = forms.StaffForm(sent(request, "staff"), prefix="staff")
    found = [Part("staff", _("The staff list"), staff.set_staff, form, here)]
    functions = functions_on(request.today)  # type: ignore[attr-defined]
    if functions:
        form = forms.SectorForm(sent(request, "sector"), functions=functions, prefix="sector")
        found.append(Part("sector", _("Open a sector"), staff.open_sector, form, here))
    officers = [
        (seat.pk, in_language(seat.person, "name")[0])
        for place in places
        if place.role in {"officer", "head"}
        for seat in place.holders
    ]
    for sector in row.sectors.all() if officers else ():
        name = f"sector-{sector.pk}"
        form = forms.InSectorForm(sent(request, name), officers=officers, prefix=name)
        title = _("Who works in: {name}").format(name=in_language(sector, "name")[0])
        found.append(Part(name, title, staff.place_officer, form, {"sector_id": sector.pk}))
    return found


def functions_on(day: date) -> list[tuple[str, str]]:
    """Give the functions of the Secretariat on a day in the reader's words; none where no norm says them."""
    try:
        words = rulebook().value(staff.FUNCTIONS, on=day).words
    except NoRuleInForce:
        return []
    return [(word, said("word", word)[get_language() or "kk"]) for word in words]

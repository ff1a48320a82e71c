"""The regions before the Assembly: their accounts of a year, and the heads of their secretariats."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.bodies import tiles
from shanyraq.bodies.forms import organs as forms
from shanyraq.bodies.labels import ACCOUNTS
from shanyraq.bodies.models import HeadCandidate, ReportTerm
from shanyraq.bodies.organs import state_of_account
from shanyraq.bodies.queries.board import accounts_of
from shanyraq.bodies.queries.organs import at_the_head, missing_regional, open_on
from shanyraq.bodies.services import accounts as services
from shanyraq.bodies.services import organs
from shanyraq.bodies.views import acts
from shanyraq.law.regions import on as regions_on
from shanyraq.people.acting import may_do
from shanyraq.people.models import Organization
from shanyraq.web.forms import Form
from shanyraq.web.tables import csv_response

STATES = ("accepted", "received", "returned", "missing", "waiting", "no_term")


def accounts(request: HttpRequest) -> HttpResponse:
    """Show where each region's account of a year stands, on the tile map and in a table; no order of merit; CSV."""
    language, day = get_language() or "kk", request.day
    asked = request.GET.get("year", "")
    year = (
        int(asked)
        if asked.isdecimal() and 1995 <= int(asked[:4]) <= 2100 and len(asked) == 4
        else day.year - 1
    )
    term = ReportTerm.objects.filter(year=year).first()
    filed = accounts_of(year, day)
    rows = []
    for region in regions_on(day):
        on, answer, answered = filed.get(region.iso, (None, "", None))
        state = state_of_account(filed=on is not None, answer=answer, due=term.due if term else None, day=day)
        rows.append(
            (region, tiles.name_of(region, day, language), f"assembly-{region.slug}", state, on, answered)
        )
    if request.GET.get("format") == "csv":
        cells = (
            [name, region.iso, str(ACCOUNTS[state]), on, answered]
            for region, name, _slug, state, on, answered in rows
        )
        return csv_response(
            f"accounts-{year}", [_("Region"), "ISO 3166-2", _("State"), _("Filed"), _("Answered")], cells
        )
    form = forms.AccountTermForm(acts.sent(request, "term"), initial={"year": day.year - 1}, prefix="term")
    parts = [acts.Part("term", _("Set the term"), services.set_account_term, form)]
    mine = parts if acts.may(request, "bodies.set_account_term") else []
    if request.method == "POST":
        may_do("bodies.set_account_term", request.actor, request.today).require()
        answer_page = acts.performed(
            request, mine, lambda row: f"{reverse('bodies:accounts')}?year={row.year}"
        )
        if answer_page is not None:
            return answer_page
    states = {region.iso: state for region, _name, _slug, state, _on, _answered in rows}
    context = {
        "year": year,
        "years": range(day.year - 1, day.year - 6, -1),
        "term": term,
        "rows": [
            (name, slug, state, ACCOUNTS[state], on, answered) for _r, name, slug, state, on, answered in rows
        ],
        "map": [(tile, states.get(tile.code.upper(), "no_term")) for tile in tiles.laid(day, language)],
        "counts": [
            (state, ACCOUNTS[state], n) for state in STATES if (n := sum(s == state for s in states.values()))
        ],
        "missing": sum(state == "missing" for state in states.values()),
        "parts": mine,
        "crumbs": [(reverse("bodies:structure"), _("Structure")), (reverse("bodies:regions"), _("Regions"))],
    }
    return render(request, "bodies/accounts.html", context, status=acts.status(mine))


def heads(request: HttpRequest) -> HttpResponse:
    """Show each region's secretariat with its head, or who acts, and where a candidate waits; the organs are entered here."""
    language, day = get_language() or "kk", request.day
    parts = []
    if acts.may(request, "bodies.enter_regional_organs") and missing_regional(request.today):
        parts.append(
            acts.Part(
                "enter",
                _("Enter the regional organs"),
                organs.enter_regional_organs,
                Form(acts.sent(request, "enter")),
            )
        )
    if request.method == "POST":
        may_do("bodies.enter_regional_organs", request.actor, request.today).require()
        answer = acts.performed(request, parts, reverse("bodies:heads"))
        if answer is not None:
            return answer
    waiting = set(
        HeadCandidate.objects.filter(answer="", day__lte=day).values_list("organization__slug", flat=True)
    )
    leading = at_the_head(day)
    entered = set(
        Organization.objects.filter(open_on(day), classification="regional_secretariat").values_list(
            "slug", flat=True
        )
    )
    rows = []
    for region in regions_on(day):
        slug = f"secretariat-{region.slug}"
        there = slug in entered
        rows.append(
            (
                tiles.name_of(region, day, language),
                slug,
                (there, leading.get(slug) if there else None),
                slug in waiting,
            )
        )
    context: dict[str, Any] = {
        "rows": rows,
        "vacant": sum(there and not seat for _n, _s, (there, seat), _w in rows),
        "entered": sum(there for _n, _s, (there, _seat), _w in rows),
        "parts": parts,
        "crumbs": [(reverse("bodies:structure"), _("Structure")), (reverse("bodies:regions"), _("Regions"))],
    }
    return render(request, "bodies/heads.html", context, status=acts.status(parts))

"""What a programme says around its measures and what it rests on; forms: the bases of a new direction, the Assembly's role."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.acts.queries import rulebook
from shanyraq.people.acting import may_do
from shanyraq.programmes import labels, services
from shanyraq.programmes.forms import ground as forms
from shanyraq.programmes.models import Edition
from shanyraq.programmes.queries import ground as asked
from shanyraq.programmes.queries.ground import Group, Rest
from shanyraq.programmes.queries.tags import Thing, tagged_by
from shanyraq.programmes.rules.ground import BASES
from shanyraq.programmes.views.plans import filled
from shanyraq.programmes.views.reading import crumbs, edition_of
from shanyraq.programmes.views.tagging import address_of
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response, json_response

HEADS = ("role", "number", "title", "file", "first_line", "last_line", "programme")
LISTS = ("foundation", "principle", "world", "agrees_with", "strength")


def ground(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the paper says before and around its measures, each part with its lines; CSV and JSON."""
    edition, book = edition_of(request, slug), rulebook()
    groups = asked.groups_of(edition)
    rests, needed = asked.rests_on(groups, book), asked.bases_named(groups)
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request, edition, groups, rests)
    tagged = tagged_by(book, "response", request.day)
    context = {
        "edition": edition, "groups": groups, "rests": rests, "diversity": asked.diversity_in(groups),
        "lists": [(role, group) for role in LISTS for group in groups.get(role, ())],
        "bases": [(labels.BASES[base], book.acts.get(BASES[base])) for base in needed],
        "responses": [(one, row, _linked(tagged[one.key])) for one, row in asked.responses_of(groups)],
        "new": [
            (one, [(labels.BASES[row.base], row) for row in one.bases.all()])
            for one in asked.grounded_on(edition.programme, request.day)
        ],
        "may_ground": needed and not request.dated and may_do("programmes.ground_direction", request.actor, request.today),
        "may_tag": not request.dated and may_do("programmes.put_tag", request.actor, request.today),
        "title": _("What it says and rests on"), "crumbs": crumbs(edition),
    }  # fmt: skip
    return render(request, "programmes/ground.html", context)


def _linked(found: Iterable[tuple[object, Thing]]) -> list[tuple[object, Thing, str]]:
    return [(tag, thing, address_of(thing)) for tag, thing in found]


def _file(
    request: HttpRequest, edition: Edition, groups: dict[str, list[Group]], rests: list[Rest]
) -> HttpResponse:
    slug = edition.programme.slug
    rows = [
        (role, row.number, row.title, edition.paper.name, row.first_line, row.last_line, slug)
        for role, found in groups.items() for group in found for row in group.rows
    ]  # fmt: skip
    if request.GET["format"] == "csv":
        return csv_response(f"{slug}-ground", HEADS, rows)
    bases = [
        {"act": one.act.slug if one.act else "", "session": one.session or None, "file": edition.paper.name,
         "first_line": one.row.first_line, "last_line": one.row.last_line}
        for one in rests
    ]  # fmt: skip
    said = [dict(zip(HEADS, row, strict=True)) for row in rows]
    return json_response({"programme": slug, "edition": edition.number, "based_on": bases, "said": said})


@require_http_methods(["GET", "POST"])
def direction(request: HttpRequest, slug: str) -> HttpResponse:
    """Link a new direction to its bases."""
    may_do("programmes.ground_direction", request.actor, request.today).require()
    edition = edition_of(request, slug)
    form = forms.GroundForm(sent(request), needed=asked.bases_named(asked.groups_of(edition)))
    here = reverse("programmes:ground", args=[slug])
    way = [*crumbs(edition), (here, _("What it says and rests on"))]
    return filled(
        request, form, services.ground_direction, _("Link a new direction to its bases"), way,
        _("The direction is linked to its bases."), edition=edition, then=lambda made: here,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def role(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """State the Assembly's own role in a measure."""
    may_do("programmes.state_role", request.actor, request.today).require()
    edition = edition_of(request, slug)
    row = edition.readings.filter(number=number).first()
    if row is None:
        raise Http404
    here = reverse("programmes:part", args=[slug, number])
    return filled(
        request, forms.RoleForm(sent(request)), services.state_role, _("State the Assembly’s role"),
        [*crumbs(edition), (here, number)], _("Recorded."), reading=row, then=lambda made: here,
    )  # fmt: skip

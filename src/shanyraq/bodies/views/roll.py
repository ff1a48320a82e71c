"""The roll of a day, the Council, a person's card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from shanyraq.bodies import popolo, queries, services
from shanyraq.bodies.candidates import may_see
from shanyraq.bodies.forms import CouncilForm, StandingForm, region_choices
from shanyraq.bodies.labels import CATEGORIES, PATHS
from shanyraq.bodies.roll import UNRECORDED, Asked, Names, Row, ids_in_order, ids_named
from shanyraq.bodies.tiles import name_of
from shanyraq.journal import clock
from shanyraq.law import mandates, observations
from shanyraq.law.regions import regions
from shanyraq.people.acting import may_do
from shanyraq.people.models import Membership, Person, RollDraft
from shanyraq.web.dates import read_day
from shanyraq.web.forms import perform, status_of
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import say

ON_A_PAGE = 50
IN_A_FILE = 200  # members in one page of Popolo JSON
FEW = 500  # people who are asked for by name


def members(request: HttpRequest) -> HttpResponse:
    """Show the roll of the Assembly on the page's day; search it by name, region and path; CSV and Popolo JSON."""
    return _roll(request, queries.ASSEMBLY, reverse("bodies:members"))


def council(request: HttpRequest) -> HttpResponse:
    """Show the Council of the page's day, with the same search and the same forms."""
    return _roll(request, queries.COUNCIL, reverse("bodies:council"))


def _roll(request: HttpRequest, body: str, address: str) -> HttpResponse:
    day, language = request.day, get_language() or "kk"
    known = _known(request)
    asked = Asked(
        *(request.GET.get(name, "").strip()[:100] for name in ("name", "region", "path")),
    )
    everyone = queries.people_on(day, body, known=known)
    found = ids_in_order(_chosen(everyone, asked, day, known), language)
    names = region_names(day, language)
    form = request.GET.get("format", "")
    if form == "csv":
        rows = _rows(found, day, body, known)
        return csv_response(f"{body}-{day.isoformat()}", _heads(), _cells(rows, names, language))
    if form == "json" and not known:
        return _popolo(request, found, body)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "body": body,
        "known": known,
        "address": address,
        "total": len(everyone),
        "found": len(found),
        "asked": asked,
        "page": page,
        "rows": _rows(page.object_list, day, body, known),
        "kept": kept.urlencode(),
        "names": names,
        "regions": region_choices(day),
        "paths": [*PATHS.items(), (UNRECORDED, _("not recorded"))],
        "counts": [(seen, len(everyone) - seen.count) for seen in observations.of(f"{body}.members")],
        "offices": queries.offices_on(day, queries.ASSEMBLY),
        "may_see": may_see(request.actor.roles),
        "may_issue": may_do("bodies.issue_extract", request.actor, request.today),
        "may_import": mandates.may("bodies.import_council", request.actor.roles, request.today),
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }
    return render(request, "bodies/roll.html", context)


def _chosen(everyone: dict[int, Names], asked: Asked, day: date, known: date | None) -> dict[int, Names]:
    """Keep of the roll who answers; how members came is asked of what is known today only."""
    if not known and (asked.region or asked.path):
        among = queries.came(day, region=asked.region, path=asked.path)
        everyone = {person: names for person, names in everyone.items() if person in among}
    return ids_named(everyone, asked.name)


def _rows(people: Sequence[int], day: date, body: str, known: date | None) -> list[Row]:
    """Give the rows of some people on the roll, in their order; of so many that few are left out, it asks for all."""
    among = people if len(people) <= FEW else None
    rows = queries.roll_known(day, known, body, among) if known else queries.roll_on(day, body, among)
    by_person = {row.person_id: row for row in rows}
    return [by_person[person] for person in people]


def _popolo(request: HttpRequest, found: Sequence[int], body: str) -> HttpResponse:
    page = Paginator(found, IN_A_FILE).get_page(request.GET.get("page"))
    seats = queries.members_on(request.day) if body == queries.ASSEMBLY else queries.council_on(request.day)
    chosen = seats.filter(person_id__in=page.object_list).select_related(
        "person", "organization", "post", "standing"
    )
    place = {person: number for number, person in enumerate(page.object_list)}

    def address(number: int) -> str:
        kept = request.GET.copy()
        kept["page"] = str(number)
        return request.build_absolute_uri(f"{request.path}?{kept.urlencode()}")

    rows = sorted(chosen, key=lambda seat: (place[seat.person_id], seat.since))
    told = popolo.document(rows, request.build_absolute_uri, request.day)
    return json_response({**popolo.paged(page, address), **told})


def _known(request: HttpRequest) -> date | None:
    """Give the day as of whose knowledge the roll is asked for; None where it is today's or no day."""
    known = read_day(request.GET.get("known", "")[:40])
    return known if known and known < request.today else None


def import_council(request: HttpRequest) -> HttpResponse:
    """Import the Council's composition from a list that waits, on the President's act."""
    mandates.may("bodies.import_council", request.actor.roles, request.today).require()
    drafts = [
        (draft.pk, draft.name) for draft in RollDraft.objects.filter(imported_at__isnull=True).order_by("-pk")
    ]
    form = CouncilForm(request.POST or None, drafts=drafts)
    if request.method == "POST":
        answer = perform(
            request,
            form,
            services.import_council,
            then=lambda _done: reverse("bodies:council"),
            done=lambda done: say(
                ngettext("{n} seat was added.", "{n} seats were added.", done.seats), n=done.seats
            ),
            by=request.actor,
            at=clock.moment(),
        )
        if answer is not None:
            return answer
    crumbs = [(reverse("bodies:structure"), _("Structure")), (reverse("bodies:council"), _("Council"))]
    context = {"form": form, "drafts": drafts, "lists": reverse("people:rolls"), "crumbs": crumbs}
    return render(request, "bodies/import_council.html", context, status=status_of(form))


def region_names(day: date, language: str) -> dict[str, str]:
    """Give the names of regions by ISO code in a language, as they were on a day."""
    return {region.iso: name_of(region, day, language) for region in regions().values() if region.iso}


def _heads() -> list[str]:
    return [
        _("Full name"),
        _("Full name in Kazakh"),
        _("Region"),
        _("Way in"),
        _("Category"),
        _("Since"),
        _("Until"),
        _("Basis"),
        _("In the Council"),
        _("Invented"),
    ]


def _cells(rows: Iterable[Row], names: dict[str, str], language: str) -> Iterable[list[object]]:
    for row in rows:
        yield [
            row.name_in(language),
            row.name_kk,
            names.get(row.region, ""),
            PATHS.get(row.path, ""),
            CATEGORIES.get(row.category, ""),
            row.since,
            row.until,
            row.basis,
            _("yes") if row.in_council else _("no"),
            _("yes") if row.invented else _("no"),
        ]


def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show a person's card: mandates through time with their basis; an officer records the path here."""
    who = get_object_or_404(Person, pk=person_id)
    life = list(queries.life_of(who))
    known = _known(request)
    if not life:
        return render(request, "bodies/no_person.html", status=404)
    if request.GET.get("format") == "json":
        return json_response(popolo.document(life, request.build_absolute_uri))
    seat = _open_seat(life)
    may = mandates.may("bodies.record_standing", request.actor.roles, request.today)
    form = StandingForm(request.POST or None, day=request.today) if may and seat else None
    if request.method == "POST" and form is not None and seat is not None:
        answer = perform(
            request,
            form,
            services.record_standing,
            then=lambda _standing: reverse("bodies:person", args=[person_id]),
            done=lambda _standing: _("The path is recorded."),
            by=request.actor,
            at=clock.moment(),
            membership_id=seat.pk,
        )
        if answer is not None:
            return answer
    context = {
        "who": who,
        "life": [(row, _state(row, request.day)) for row in life],
        "known": known,
        "known_life": queries.life_known(who, known) if known else [],
        "now": [row for row in life if _state(row, request.day) == "now"],
        "form": form,
        "may_propose": not queries.is_member(person_id, request.today)
        and may_do("bodies.propose_candidate", request.actor, request.today),
        "names": region_names(request.day, get_language() or "kk"),
        "may_issue": may_do("bodies.issue_extract", request.actor, request.today),
        "may_see_activity": request.actor.person_id == person_id or may_see(request.actor.roles),
        "crumbs": [
            (reverse("bodies:structure"), _("Structure")),
            (reverse("bodies:members"), _("Members")),
        ],
    }
    return render(request, "bodies/person.html", context, status=status_of(form) if form else 200)


def _open_seat(life: list[Membership]) -> Membership | None:
    """Give the latest seat in the Assembly whose path is not recorded."""
    for row in life:
        if row.organization.classification in {queries.ASSEMBLY, queries.REGIONAL} and row.role == "member":
            return None if hasattr(row, "standing") else row
    return None


def _state(row: Membership, day: date) -> str:
    if row.since > day:
        return "todo"
    return "past" if row.until is not None and row.until <= day else "now"

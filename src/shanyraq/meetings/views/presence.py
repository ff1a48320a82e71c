"""Presence: the series in time for everybody; register, record leaving and strike for those at the door."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from kazakhtext.alphabet import sort_key
from rulebook import Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.forms import region_choices
from shanyraq.bodies.queries import roll_on
from shanyraq.bodies.roll import Asked, looked_up
from shanyraq.meetings import services
from shanyraq.meetings.forms.parts import WhyForm
from shanyraq.meetings.forms.presence import PresenceForm
from shanyraq.meetings.models import RegionalHall, Registration, Session
from shanyraq.meetings.queries import halls as queries_of_halls
from shanyraq.meetings.queries import sessions as queries
from shanyraq.meetings.queries.badges import person_of_code
from shanyraq.meetings.queries.presence import Change, series_of, share_of_quorum
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.halls import serves
from shanyraq.meetings.views.halls import name_of, of_address, query_of
from shanyraq.meetings.views.pages import Page, Step, Steps, address_of, show, steps, to_session
from shanyraq.people.models import Person
from shanyraq.web.tables import json_response
from shanyraq.web.typed import unformed
from shanyraq.web.words import in_language, say, say_count

WIDE, HIGH = 1000, 240


@dataclass(frozen=True)
class Stair:
    """The series as a line of steps in a box of 1000 by 240, the top being all members; `limits` is what a quorum asks.

    Of one place, the top is the most that were ever there and nothing is a limit.
    """

    line: str
    limits: str
    first: Change
    last: Change


def stair_of(changes: Sequence[Change], place: str = "") -> Stair | None:
    """Draw the series by time, of all halls or of one `place`; None where there is nothing to draw yet."""
    if len(changes) < 2:
        return None
    begin, end = changes[0].at.timestamp(), changes[-1].at.timestamp()
    counts = [change.places.get(place, 0) if place else change.present for change in changes]
    top = max(counts if place else [change.members for change in changes]) or 1

    def spot(change: Change, count: int) -> tuple[str, str]:
        x = (change.at.timestamp() - begin) / ((end - begin) or 1) * WIDE
        return f"{x:.1f}", f"{HIGH - count / top * HIGH:.1f}"

    line, limits = f"M0 {HIGH}", ""
    for change, count in zip(changes, counts, strict=True):
        x, y = spot(change, count)
        line += f"H{x}V{y}"
        if change.needed is not None and not place:
            at, height = spot(change, change.needed)
            limits += f"H{at}V{height}" if limits else f"M{at} {height}"
    return Stair(f"{line}H{WIDE}", f"{limits}H{WIDE}" if limits else "", changes[0], changes[-1])


@require_safe
def presence(request: HttpRequest, number: int) -> HttpResponse:
    """Show how many were present at each moment, in all halls and in each, and whether they were a quorum. No names.

    ?format=csv, ?format=json.
    """
    row, day = get_object_or_404(Session, number=number), request.day  # type: ignore[attr-defined]
    book, facts = rulebook(), queries.facts_of(row, day)
    changes = series_of(book, row, day)
    named = _named(row, day, changes)
    if request.GET.get("format") == "csv":
        return _csv(row, changes, named)
    if request.GET.get("format") == "json":
        return json_response(_data(row, changes, named))
    today = request.today  # type: ignore[attr-defined]
    door = queries_of_halls.door_of(row, request.actor)[1]  # type: ignore[attr-defined]
    wanted = [
        Step(name, label, first_refusal(rules.may_register(book, facts, today), door), reverse(f"meetings:{page}", args=[number]),
             form=True, quiet=name == "record_leaving")
        for name, label, page in (
            ("register_members", _("Register members"), "register"),
            ("record_leaving", _("Record leaving"), "leave"),
        )
    ]  # fmt: skip
    counted_on = min(day, row.closed_on or day)
    context = {
        "session": row,
        "facts": facts,
        "crumbs": to_session(row),
        "changes": [(one, [pair for pair in _by_place(one, named) if pair[1]]) for one in changes],
        "stair": stair_of(changes),
        "places": queries_of_halls.places_of(row, counted_on),
        "stairs": [
            (name, changes[-1].places.get(key, 0), stair_of(changes, key)) for key, name in named.items()
        ]
        if changes
        else [],
        "quorum": rules.quorum(book, facts, counted_on),
        "share": share_of_quorum(book, counted_on),
        "steps": steps(request, *wanted) if facts.status in {"convened", "open"} else [],
    }
    return render(request, "meetings/presence.html", context)


def _named(row: Session, day: date, changes: Sequence[Change]) -> dict[str, str]:
    """Name the places of a series by their keys; nothing where everybody was in the one main hall."""
    halls = {str(hall.number): name_of(hall) for hall in queries_of_halls.halls_of(row, day)}
    remote = {"remote": _("Remotely")} if any("remote" in one.places for one in changes) else {}
    return {"0": name_of(None), **halls, **remote} if halls or remote else {}


def _by_place(change: Change, named: Mapping[str, str]) -> list[tuple[str, int]]:
    """Pair the name of each place with how many are there after a change."""
    return [(name, change.places.get(key, 0)) for key, name in named.items()]


def _data(row: Session, changes: Sequence[Change], named: Mapping[str, str]) -> dict[str, Any]:
    """Give the series as data: each change with the number in each place by its key."""
    return {
        "session": row.number,
        "places": [{"key": key, "name": name} for key, name in named.items()],
        "changes": [
            {
                "time": timezone.localtime(one.at).isoformat(timespec="seconds"),
                "came": one.came,
                "left": one.left,
                "struck": one.struck,
                "moved": one.moved,
                "present": one.present,
                "in": {key: one.places.get(key, 0) for key in named},
                "members": one.members,
                "needed": one.needed,
                "quorum": bool(one.quorum) if one.needed is not None else None,
            }
            for one in changes
        ],
    }


def _csv(row: Session, changes: Sequence[Change], named: Mapping[str, str]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="presence-{row.number}.csv"'
    writer = csv.writer(response)
    heads = ["time", "came", "left", "struck", "present", "members", "needed", "quorum"]
    writer.writerow(
        [*heads, *(["moved"] if named else []), *(unformed(f"{key}: {name}") for key, name in named.items())]
    )
    for one in changes:
        quorum = {True: "yes", False: "no"}[bool(one.quorum)] if one.needed is not None else "unconfirmed"
        when = timezone.localtime(one.at).isoformat(timespec="seconds")
        counts = [one.moved, *(count for _name, count in _by_place(one, named))] if named else []
        cells = [when, one.came, one.left, one.struck, one.present, one.members, one.needed or "", quorum]
        writer.writerow([*cells, *counts])
    return response


def leave(request: HttpRequest, number: int) -> HttpResponse:
    """Record who left; ?name= narrows, ?hall= keeps to those of one hall."""
    row, today = get_object_or_404(Session, number=number), request.today  # type: ignore[attr-defined]
    hall, facts = of_address(request, row), queries.facts_of(row, today)
    asked = Asked(request.GET.get("name", "").strip()[:100])
    stays = Registration.objects.here().filter(session=row)
    if "hall" in request.GET:
        stays = stays.in_halls().filter(hall=hall)
    present = set(stays.values_list("person_id", flat=True))
    here = [member for member in roll_on(today) if member.person_id in present]
    form = PresenceForm(
        request.POST if request.method == "POST" else None,
        offered=looked_up(here, asked),
        known=present,
        language=get_language() or "kk",
    )
    page = Page(
        _("Record leaving"),
        _("Record that they left"),
        _to(row),
        _may_at(request, row, hall if "hall" in request.GET else None),
        template="meetings/leave.html",
        more={
            "session": row,
            "facts": facts,
            "quorum": rules.quorum(rulebook(), facts, today),
            "share": share_of_quorum(rulebook(), today),
            "places": queries_of_halls.places_of(row, today),
            "hall": hall,
            "in_hall": request.GET.get("hall", ""),
            "asked": asked,
            "looking": "name" in request.GET,
            "offered": len(form.offered),
            "here": len(here),
        },
    )
    return show(
        request,
        page,
        form,
        services.record_leaving,
        then=lambda _n: (
            f"{request.path}?hall={request.GET['hall']}" if "hall" in request.GET else request.path
        ),
        done=lambda n: _left(n, row, today),
        session=row,
    )


def _to(row: Session) -> Steps:
    return [*to_session(row), (reverse("meetings:presence", args=[row.number]), _("Attendance"))]


def _left(count: int, session: Session, day: date) -> str:
    facts = queries.facts_of(session, day)
    said = say_count("{count} member left.", "{count} members left.", count)
    return said + " " + say(_("In all: {present} of {total}."), present=facts.present, total=facts.total)


def _may_at(request: HttpRequest, row: Session, hall: RegionalHall | None) -> Verdict:
    """Say whether the reader may register now at a hall."""
    today = request.today  # type: ignore[attr-defined]
    own = serves([hall.area if hall else ""], queries_of_halls.areas_served(request.actor))  # type: ignore[attr-defined]
    return first_refusal(rules.may_register(rulebook(), queries.facts_of(row, today), today), own)


@dataclass(frozen=True)
class Scan:
    """What a scanned code found: `person` of the badge; the stay of one who is registered already, and where."""

    typed: str
    person: int | None
    name: str = ""
    stay: Registration | None = None
    elsewhere: bool = False


def _scanned(request: HttpRequest, session: Session, hall: RegionalHall | None) -> Scan | None:
    """Look a code up; None where the reader does not scan. Nobody is registered by this: an officer does that."""
    if "code" not in request.GET:
        return None
    typed = request.GET["code"].strip()[:40]
    found = person_of_code(session, typed) if typed else None
    if found is None:
        return Scan(typed, None)
    name = in_language(Person.objects.get(pk=found), "name")[0]
    stay = queries_of_halls.stay_of(session, found)
    elsewhere = stay is not None and (stay.hall != hall or stay.way == Registration.REMOTE)
    return Scan(typed, found, name, stay, elsewhere)


def register(request: HttpRequest, number: int) -> HttpResponse:
    """Register those who come to the hall of the address, ticked or all who are shown.

    ?hall= is chosen once and stays; ?name= and ?region= narrow, ?code= finds one by the badge.
    """
    row = get_object_or_404(Session, number=number)
    today = request.today  # type: ignore[attr-defined]
    hall, facts = of_address(request, row), queries.facts_of(row, today)
    if "hall" not in request.GET and (own := queries_of_halls.door_of(row, request.actor)[0]):  # type: ignore[attr-defined]
        return redirect(f"{request.path}?hall={own.number}")
    asked = Asked(*(request.GET.get(name, "").strip()[:100] for name in ("name", "region")))
    roll = roll_on(today)
    stays = Registration.objects.here().filter(session=row).select_related("person")
    present = set(stays.values_list("person_id", flat=True))
    here = stays.in_halls().filter(hall=hall)
    awaited = [member for member in roll if member.person_id not in present]
    scan = _scanned(request, row, hall)
    form = PresenceForm(
        request.POST if request.method == "POST" else None,
        offered=[one for one in awaited if one.person_id == scan.person]
        if scan
        else looked_up(awaited, asked),
        ticked=[scan.person] if scan and scan.person else (),
        known=(member.person_id for member in roll),
        language=get_language() or "kk",
    )
    page = Page(
        _("Register members"),
        _("Register those ticked"),
        to_session(row),
        _may_at(request, row, hall),
        name_of(hall) if queries_of_halls.halls_of(row) else "",
        template="meetings/register.html",
        more={
            "session": row,
            "facts": facts,
            "quorum": rules.quorum(rulebook(), facts, today),
            "share": share_of_quorum(rulebook(), today),
            "places": (places := queries_of_halls.places_of(row, today)),
            "doors": [one for one in places if one.number is not None],
            "hall": hall,
            "kept": query_of(hall),
            "asked": asked,
            "scan": scan,
            "looking": "name" in request.GET,
            "regions": region_choices(today),
            "offered": len(form.offered),
            "awaited": len(awaited),
            "here": sorted(here, key=lambda told: sort_key(told.person.name_kk)),
        },
    )
    kept = {"hall": hall.number} if hall else {}
    looking = {"code": ""} if scan else {"name": "", "region": asked.region}
    again = f"?{urlencode(kept | looking)}" if request.GET else ""
    return show(
        request,
        page,
        form,
        services.register_members,
        then=lambda _n: f"{request.path}{again}",
        done=lambda n: _registered(n, len(form.cleaned_data["people"]) - n, row, today),
        session=row,
        hall=hall,
        way=Registration.BADGE if scan and scan.person else Registration.DOOR,
    )


def _registered(new: int, old: int, session: Session, day: date) -> str:
    """Say what one registration did: how many are new, how many were there, how many are there now."""
    facts = queries.facts_of(session, day)
    said = [say_count("{count} member is registered.", "{count} members are registered.", new)]
    if old:
        said.append(say_count("{count} was registered before.", "{count} were registered before.", old))
    said.append(say(_("In all: {present} of {total}."), present=facts.present, total=facts.total))
    return " ".join(said)


def strike(request: HttpRequest, number: int, person: int) -> HttpResponse:
    """Strike a registration made by mistake."""
    row = get_object_or_404(Session, number=number)
    found = get_object_or_404(
        Registration.objects.here().select_related("person"), session=row, person_id=person
    )
    verdict = _may_at(request, row, found.hall)
    lead = say(_("{name}. The record stays, struck."), name=found.person.name_kk)
    page = Page(_("Strike a registration"), _("Strike"), to_session(row), verdict, lead)
    return show(
        request,
        page,
        WhyForm(request.POST or None),
        services.strike_registration,
        then=lambda _r: address_of(row),
        done=lambda _r: _("The registration is struck."),
        session=row,
        person=person,
    )

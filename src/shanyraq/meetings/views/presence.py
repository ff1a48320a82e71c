"""Presence: the series in time for everybody; register, record leaving and strike for those at the door."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from kazakhtext.alphabet import sort_key

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.forms import region_choices
from shanyraq.bodies.queries import roll_on
from shanyraq.bodies.roll import Asked, looked_up
from shanyraq.meetings import services
from shanyraq.meetings.forms.parts import WhyForm
from shanyraq.meetings.forms.presence import PresenceForm
from shanyraq.meetings.models import Registration, Session
from shanyraq.meetings.queries import sessions as queries
from shanyraq.meetings.queries.badges import person_of_code
from shanyraq.meetings.queries.presence import Change, series_of, share_of_quorum
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.views.pages import Page, Step, Steps, address_of, show, steps, to_session
from shanyraq.people.models import Person
from shanyraq.web.words import in_language, say, say_count

WIDE, HIGH = 1000, 240


@dataclass(frozen=True)
class Stair:
    """The series as a line of steps in a box of 1000 by 240, the top being all members; `limits` is what a quorum asks."""

    line: str
    limits: str
    first: Change
    last: Change


def stair_of(changes: Sequence[Change]) -> Stair | None:
    """Draw the series by time; None where there is nothing to draw yet."""
    if len(changes) < 2:
        return None
    begin, end = changes[0].at.timestamp(), changes[-1].at.timestamp()
    top = max(change.members for change in changes) or 1

    def place(change: Change, count: int) -> tuple[str, str]:
        x = (change.at.timestamp() - begin) / ((end - begin) or 1) * WIDE
        return f"{x:.1f}", f"{HIGH - count / top * HIGH:.1f}"

    line, limits = f"M0 {HIGH}", ""
    for change in changes:
        x, y = place(change, change.present)
        line += f"H{x}V{y}"
        if change.needed is not None:
            at, height = place(change, change.needed)
            limits += f"H{at}V{height}" if limits else f"M{at} {height}"
    return Stair(f"{line}H{WIDE}", f"{limits}H{WIDE}" if limits else "", changes[0], changes[-1])


@require_safe
def presence(request: HttpRequest, number: int) -> HttpResponse:
    """Show how many were in the hall at each moment, and whether they were a quorum. No names. ?format=csv."""
    row, day = get_object_or_404(Session, number=number), request.day  # type: ignore[attr-defined]
    book, facts = rulebook(), queries.facts_of(row, day)
    changes = series_of(book, row, day)
    if request.GET.get("format") == "csv":
        return _csv(row, changes)
    today = request.today  # type: ignore[attr-defined]
    wanted = [
        Step(name, label, rules.may_register(book, facts, today), reverse(f"meetings:{page}", args=[number]),
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
        "changes": changes,
        "stair": stair_of(changes),
        "quorum": rules.quorum(book, facts, counted_on),
        "share": share_of_quorum(book, counted_on),
        "steps": steps(request, *wanted) if facts.status in {"convened", "open"} else [],
    }
    return render(request, "meetings/presence.html", context)


def _csv(row: Session, changes: Sequence[Change]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="presence-{row.number}.csv"'
    writer = csv.writer(response)
    writer.writerow(["time", "came", "left", "struck", "present", "members", "needed", "quorum"])
    for one in changes:
        quorum = {True: "yes", False: "no"}[bool(one.quorum)] if one.needed is not None else "unconfirmed"
        when = timezone.localtime(one.at).isoformat(timespec="seconds")
        writer.writerow(
            [when, one.came, one.left, one.struck, one.present, one.members, one.needed or "", quorum]
        )
    return response


def leave(request: HttpRequest, number: int) -> HttpResponse:
    """Record who left the hall; ?name= narrows."""
    row, today = get_object_or_404(Session, number=number), request.today  # type: ignore[attr-defined]
    facts = queries.facts_of(row, today)
    asked = Asked(request.GET.get("name", "").strip()[:100])
    present = set(Registration.objects.here().filter(session=row).values_list("person_id", flat=True))
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
        rules.may_register(rulebook(), facts, today),
        template="meetings/leave.html",
        more={
            "session": row,
            "facts": facts,
            "quorum": rules.quorum(rulebook(), facts, today),
            "share": share_of_quorum(rulebook(), today),
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
        then=lambda _n: request.path,
        done=lambda n: _left(n, row, today),
        session=row,
    )


def _to(row: Session) -> Steps:
    return [*to_session(row), (reverse("meetings:presence", args=[row.number]), _("Presence"))]


def _left(count: int, session: Session, day: date) -> str:
    facts = queries.facts_of(session, day)
    said = say_count("{count} member left.", "{count} members left.", count)
    return said + " " + say(_("In all: {present} of {total}."), present=facts.present, total=facts.total)


@dataclass(frozen=True)
class Scan:
    """What a scanned code found: `person` of the badge; `since`, where they are registered already."""

    typed: str
    person: int | None
    name: str = ""
    since: datetime | None = None


def _scanned(request: HttpRequest, session: Session) -> Scan | None:
    """Look a code up; None where the reader does not scan. Nobody is registered by this: an officer does that."""
    if "code" not in request.GET:
        return None
    typed = request.GET["code"].strip()[:40]
    found = person_of_code(session, typed) if typed else None
    if found is None:
        return Scan(typed, None)
    name = in_language(Person.objects.get(pk=found), "name")[0]
    there = Registration.objects.here().filter(session=session, person_id=found).first()
    return Scan(typed, found, name, there.at if there else None)


def register(request: HttpRequest, number: int) -> HttpResponse:
    """Register those who are present, ticked or all who are shown; ?name= and ?region= narrow, ?code= finds one by the badge."""
    row = get_object_or_404(Session, number=number)
    today = request.today  # type: ignore[attr-defined]
    facts = queries.facts_of(row, today)
    asked = Asked(*(request.GET.get(name, "").strip()[:100] for name in ("name", "region")))
    roll = roll_on(today)
    here = Registration.objects.here().filter(session=row).select_related("person")
    present = set(here.values_list("person_id", flat=True))
    awaited = [member for member in roll if member.person_id not in present]
    scan = _scanned(request, row)
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
        rules.may_register(rulebook(), facts, today),
        template="meetings/register.html",
        more={
            "session": row,
            "facts": facts,
            "quorum": rules.quorum(rulebook(), facts, today),
            "share": share_of_quorum(rulebook(), today),
            "asked": asked,
            "scan": scan,
            "looking": "name" in request.GET,
            "regions": region_choices(today),
            "offered": len(form.offered),
            "awaited": len(awaited),
            "here": sorted(here, key=lambda told: sort_key(told.person.name_kk)),
        },
    )
    again = f"?{urlencode({'name': '', 'region': asked.region})}" if request.GET else ""
    again = "?code=" if scan else again
    return show(
        request,
        page,
        form,
        services.register_members,
        then=lambda _n: f"{request.path}{again}",
        done=lambda n: _registered(n, len(form.cleaned_data["people"]) - n, row, today),
        session=row,
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
    verdict = rules.may_register(rulebook(), queries.facts_of(row, request.today), request.today)  # type: ignore[attr-defined]
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

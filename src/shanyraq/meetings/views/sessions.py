"""The list of Sessions and a Session's own page."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from rulebook import Allowed, Citation, Deadline, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.meetings.models import Order, Request, Session
from shanyraq.meetings.queries import archive, documents, halls, materials, polls, requests, sealed
from shanyraq.meetings.queries import sessions as queries
from shanyraq.meetings.queries.agenda import timetable_of
from shanyraq.meetings.queries.counting import running_in
from shanyraq.meetings.queries.floor import current_item
from shanyraq.meetings.queries.presence import share_of_quorum
from shanyraq.meetings.queries.roll_calls import open_in
from shanyraq.meetings.rules import numbers
from shanyraq.meetings.rules import requests as request_rules
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.materials import may_put
from shanyraq.meetings.rules.sessions import SessionFacts
from shanyraq.meetings.views.data import session_data
from shanyraq.meetings.views.halls import remote_steps
from shanyraq.meetings.views.pages import Step, mandate_of, name_of, steps, to_sessions
from shanyraq.web.tables import json_response
from shanyraq.web.templatetags.furniture import say as marked
from shanyraq.web.templatetags.furniture import typed
from shanyraq.web.typed import unformed
from shanyraq.web.words import say


@dataclass(frozen=True)
class Row:
    """A Session in the list: of this database or of history."""

    number: int
    kind: str
    day: date | None
    year: int
    status: str
    source: str = ""
    note: Any = None
    also: int | None = None

    @property
    def roman(self) -> str:
        """Give the number in Roman numerals."""
        return numbers.roman(self.number)


def rows_on(day: date) -> list[Row]:
    """List every Session known on `day`, newest first: those of this database and those of history."""
    own = [_own_row(s, day) for s in Session.objects.filter(prepared_on__lte=day)]
    past = [
        Row(h.number, h.kind, h.day, h.in_year, "held", h.source, h.note, h.also_numbered)
        for h in queries.history_on(day)
        if h.number not in {row.number for row in own}
    ]
    return sorted([*own, *past], key=lambda row: -row.number)


def _own_row(session: Session, day: date) -> Row:
    facts = queries.facts_of(session, day)
    held = session.opened_on if session.opened_on and session.opened_on <= day else facts.start_day
    return Row(session.number, session.kind, held, (held or session.prepared_on).year, facts.status)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the Sessions as of a day: what comes, what was, whether the law's yearly Session is kept. ?format=csv."""
    day = request.day  # type: ignore[attr-defined]
    rows = rows_on(day)
    if request.GET.get("format") == "csv":
        return _csv(rows)
    book = rulebook()
    coming = [row for row in rows if row.status in {"prepared", "ordered", "convened", "open"}]
    running = [(r, requests.facts_of(r, day)) for r in requests.open_requests_on(day)]
    context = {
        "rows": rows,
        "coming": coming,
        "gaps": [numbers.roman(n) for n in numbers.gaps(row.number for row in rows)],
        "yearly": (yearly := queries.yearly_on(book, day)),
        "unknown_number": numbers.roman(yearly.unknown.number) if yearly.unknown else "",
        "requests": [(r, f, request_rules.threshold(book, f.total, day)) for r, f in running],
        "polls": [(p, polls.facts_of(p, day)) for p in polls.running_polls_on(day)],
        "steps": _steps_of_index(request, day),
        "procedure": queries.rules_in_force_on(day),
    }
    return render(request, "meetings/index.html", context)


def _steps_of_index(request: HttpRequest, day: date) -> list[Step]:
    book = rulebook()
    return steps(
        request,
        Step(
            "prepare_session",
            _("Prepare a Session"),
            rules.may_prepare(book, day),
            reverse("meetings:prepare"),
            form=True,
        ),
        Step(
            "start_request",
            _("Request an extraordinary Session"),
            request_rules.may_start(book, day),
            reverse("meetings:start_request"),
            form=True,
            quiet=True,
        ),
        Step(
            "decide_extraordinary",
            _("Hold an extraordinary Session"),
            request_rules.may_decide(book, request_rules.RequestFacts(initiator="chair"), day),
            reverse("meetings:own_initiative"),
            form=True,
            quiet=True,
        ),
    )


def _csv(rows: list[Row]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="sessions.csv"'
    writer = csv.writer(response)
    writer.writerow(["number", "roman", "kind", "day", "year", "status", "source"])
    for row in rows:
        cells = [row.number, row.roman, row.kind, row.day or "", row.year, row.status, row.source]
        writer.writerow([unformed(cell) for cell in cells])
    return response


@require_safe
def session(request: HttpRequest, number: int) -> HttpResponse:
    """Show a Session as of a day: status, quorum, agenda, votes, how it was convened, its documents."""
    day = request.day  # type: ignore[attr-defined]
    canonical = reverse("meetings:session", args=[number])
    if request.path != canonical:
        return redirect(f"{canonical}?{request.GET.urlencode()}".rstrip("?"), permanent=True)
    row = queries.session_by_number(number)
    if row is None or row.prepared_on > day:
        return _past(request, number, day)
    book, facts = rulebook(), queries.facts_of(row, day)
    order = queries.order_on(row, day)
    counted_on = min(day, row.closed_on or day)
    counted = queries.facts_of(row, counted_on) if facts.closed_on else facts
    quorum = rules.quorum(book, counted, counted_on)
    results = queries.results_of(book, row, day)
    if request.GET.get("format") == "json":
        return json_response(session_data(row, facts, order, results, day))
    latest = rules.latest_order_day(book, facts)
    context = {
        "session": row,
        "name": name_of(row),
        "crumbs": to_sessions(),
        "facts": facts,
        "order": order,
        "rail": (rail := rail_of(row, facts, order, day)),
        "rail_form": "day_month" if len({stop.day.year for stop in rail}) == 1 else "long",
        "latest_order": latest,
        "latest_start": rules.latest_start_day(book, facts),
        "days_of_notice": (facts.start_day - latest.day).days if latest and facts.start_day else 0,
        "days_given": (order.start_day - order.day).days if order else 0,
        "decisions_address": address_or_nothing("decisions:index"),
        "quorum": quorum,
        "counted": counted,
        "share": share_of_quorum(book, counted_on),
        "places": halls.places_of(row, counted_on),
        "results": results,
        "planned": timetable_of([one.item for one in results], row.start_time),
        "voted": [one for one in results if one.vote],
        "current": _current(row, results) if facts.status == "open" else None,
        "postponements": [
            o.postponement
            for o in row.orders.all()
            if hasattr(o, "postponement") and o.postponement.day <= day
        ],
        "documents": documents.documents_of_session(row, day),
        "materials": materials.materials_on(row, day, request.actor.roles),  # type: ignore[attr-defined]
        "may_put": not request.dated  # type: ignore[attr-defined]
        and bool(may_put(facts))
        and bool(mandate_of(request, "put_material")),
        "speeches": archive.speeches_of(row.number, day),
        "procedure": queries.rules_in_force_on(row.opened_on or day),
        "open_call": open_in(row) if facts.status == "open" and not request.dated else None,  # type: ignore[attr-defined]
        "open_seals": sealed.drawn_in(row) if facts.status == "open" and not request.dated else [],  # type: ignore[attr-defined]
        "open_boxes": running_in(row) if facts.status == "open" and not request.dated else [],  # type: ignore[attr-defined]
        "asked": Request.objects.filter(session=row).first(),
        "awaited": len(queries.members_awaited(row, day)) if facts.status in {"convened", "open"} else 0,
        "remote": remote_steps(request, row),
        "stay": halls.stay_of(row, request.actor.person_id),  # type: ignore[attr-defined]
        **_steps_of(request, row, facts, order),
    }
    return render(request, "meetings/session.html", context)


def _current(row: Session, results: list[queries.ItemResult]) -> int | None:
    """Give the matter that is taken up, or the first that was not voted on while none was taken up."""
    taken = current_item(row)
    return taken.pk if taken else next((one.item.pk for one in results if not one.vote), None)


def address_or_nothing(name: str, *given: object) -> str:
    """Give the address of a page of a room above, or nothing where that room is not at hand."""
    try:
        return reverse(name, args=given)
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class Stop:
    """A day on the rail: what happened or will, a limit, or a broken one. `kind` is the class of its mark."""

    day: date
    text: str
    kind: str
    link: str = ""


def rail_of(row: Session, facts: SessionFacts, order: Order | None, day: date) -> list[Stop]:
    """Lay the days of a Session on a rail, in order, with the limit that the law sets among them."""
    book = rulebook()
    stops = []
    if facts.decided_on:
        stops.append(Stop(facts.decided_on, _("The decision to hold it"), "past"))
    if facts.proposed_on:
        stops.append(Stop(facts.proposed_on, _("The Council proposed the agenda"), "past"))
    if order:
        stops.append(Stop(order.day, say(_("Order № {number}"), number=order.number), "past"))
        stops += [
            Stop(told.day, marked(_("Announced: {outlet}"), outlet=typed(told.outlet)), "past", told.link)
            for told in queries.announcements_of(order, day)
        ]
    latest = rules.latest_order_day(book, facts)
    if latest:
        stops.append(Stop(latest.day, _limit_words(facts, latest), _limit_kind(facts, latest, day)))
    month = rules.latest_start_day(book, facts)
    if month:
        stops.append(Stop(month.day, _("The last day to hold it"), "limit"))
    if facts.opened_on:
        stops.append(Stop(facts.opened_on, _("The Session opened"), "past"))
    elif facts.start_day:
        stops.append(Stop(facts.start_day, _("The Session opens"), "todo"))
    if facts.closed_on:
        stops.append(Stop(facts.closed_on, _("The Session closed"), "past"))
    return sorted(stops, key=lambda stop: (stop.day, stop.kind == "todo"))


def _limit_words(facts: SessionFacts, latest: Deadline) -> str:
    assert facts.start_day
    return say(_("The last day of the order: {n} days before"), n=(facts.start_day - latest.day).days)


def _limit_kind(facts: SessionFacts, latest: Deadline, day: date) -> str:
    if facts.order_day is None and day > latest.day and not facts.cancelled_on:
        return "broken"
    return "limit"


def _steps_of(request: HttpRequest, row: Session, facts: SessionFacts, order: Order | None) -> dict[str, Any]:
    """Give the acts of each part of the page; what comes first is the one blue button."""
    book, today = rulebook(), request.today  # type: ignore[attr-defined]

    def at(name: str) -> str:
        return reverse(f"meetings:{name}", args=[row.number])

    change = rules.may_change_plan(book, facts, today)
    convening = [
        Step("set_agenda", _("Agenda"), change, at("agenda"), form=True, quiet=True),
        Step("plan_session", _("Day and place"), change, at("plan"), form=True, quiet=True),
        Step(
            "adopt_order",
            _("Adopt the order"),
            rules.may_adopt_order(book, facts, today),
            at("order"),
            form=True,
            key=True,
        ),
        Step(
            "record_announcement",
            _("Record the announcement"),
            rules.may_announce(book, facts, today, today),
            at("announce"),
            form=True,
        ),
    ]
    sitting = [
        Step(
            "register_members",
            _("Register members"),
            first_refusal(rules.may_register(book, facts, today), halls.door_of(row, request.actor)[1]),  # type: ignore[attr-defined]
            at("register"),
            form=True,
        ),
        Step("open_session", _("Open the Session"), rules.may_open(book, facts, today), at("open"), key=True),
    ]
    if facts.status == "open":
        may = rules.is_open(facts)
        sitting.append(
            Step(
                "choose_commission",
                _("Counting commission"),
                may,
                at("choose_commission"),
                form=True,
                quiet=True,
            )
        )
    ending = [
        Step(
            "postpone_session", _("Put off"), rules.may_postpone(facts), at("postpone"), form=True, quiet=True
        ),
        Step(
            "cancel_session", _("Call it off"), rules.may_cancel(facts), at("cancel"), form=True, quiet=True
        ),
    ]
    if facts.opened_on:
        convening, ending = [], []
    if facts.cancelled_on or facts.closed_on:
        convening, sitting, ending = [], [], []
    return {
        "convening": steps(
            request,
            *(
                s
                for s in convening
                if not (facts.order_day and s.act in {"set_agenda", "plan_session", "adopt_order"})
            ),
        ),
        "sitting": steps(request, *(s for s in sitting if not (facts.opened_on and s.act == "open_session"))),
        "ending": steps(request, *ending),
        "may_draw_up": not request.dated
        and facts.status == "open"
        and bool(mandate_of(request, "draw_up_sealed")),  # type: ignore[attr-defined]
        "may_vote": not request.dated and facts.status == "open" and bool(mandate_of(request, "record_vote")),  # type: ignore[attr-defined]
        "issuing": steps(
            request,
            *(
                [Step("issue_document", _("Issue the order"), documents.may_issue_order(order), at("issue"))]
                if order
                else []
            ),
        ),
        "close": _closing(request, row, facts),
        "may_serve": not request.dated and bool(mandate_of(request, "serve_notices")),  # type: ignore[attr-defined]
    }


def _closing(request: HttpRequest, row: Session, facts: SessionFacts) -> Step | None:
    """Point to the drafts or to the closing with them, where the room above that does it is at hand."""
    roles, number = request.actor.roles, numbers.roman(row.number).lower()  # type: ignore[attr-defined]
    try:
        address, drafts = (reverse(f"decisions:{name}", args=[number]) for name in ("close", "drafts"))
    except NoReverseMatch:
        return None
    if facts.status != "open":
        return None
    if roles & {"secretariat.officer", "secretariat.head"} and "assembly.chair" not in roles:
        return Step("draft_decision", _("Draft decisions"), Allowed(), drafts, form=True)
    if "assembly.chair" not in roles:
        return None
    verdict = rules.may_close(rulebook(), facts, request.today)  # type: ignore[attr-defined]
    return Step("close_session", _("Close with decisions"), verdict, address, form=True)


def _past(request: HttpRequest, number: int, day: date) -> HttpResponse:
    """Show what is known of a Session of history."""
    found = next((h for h in queries.history_on(day) if h.number == number), None)
    if found is None:
        raise Http404
    title = say(_("Session {number}"), number=numbers.roman(number))
    context = {
        "past": found,
        "name": title,
        "crumbs": to_sessions(),
        "law": Citation("law-70-iv-2008", "9"),
        "matters": archive.matters_of(number, day),
        "speeches": archive.speeches_of(number, day),
        "may_archive": not request.dated and bool(mandate_of(request, "archive_matter")),  # type: ignore[attr-defined]
    }
    return render(request, "meetings/past.html", context)

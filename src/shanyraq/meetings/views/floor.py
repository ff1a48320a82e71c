"""The floor: the list of speakers for everybody, one button for a member, the Chair's console."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from rulebook import first_refusal

from shanyraq.bodies.labels import PATHS
from shanyraq.bodies.views.roll import region_names
from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.forms.floor import TimesForm
from shanyraq.meetings.models import AgendaItem, Session, Turn
from shanyraq.meetings.queries import floor as queries
from shanyraq.meetings.queries import sessions
from shanyraq.meetings.queries.floor_bodies import GUEST, Body, accounts_of_bodies
from shanyraq.meetings.queries.halls import places_of
from shanyraq.meetings.rules import floor as rules
from shanyraq.meetings.views.pages import Page, Step, Steps, mandate_of, show, steps, to_session
from shanyraq.web.tables import csv_response
from shanyraq.web.words import in_language


def _address(session: Session) -> str:
    return reverse("meetings:floor", args=[session.number])


def _item(number: int, position: int) -> AgendaItem:
    return get_object_or_404(
        AgendaItem.objects.select_related("session"), session__number=number, position=position
    )


def _turn(pk: int) -> Turn:
    return get_object_or_404(Turn.objects.select_related("item__session", "session", "person"), pk=pk)


@dataclass(frozen=True)
class Waiting:
    """One who waits, with what the reader may do about it."""

    turn: Turn
    mine: bool
    steps: list[Step]


@require_safe
def floor(request: HttpRequest, number: int) -> HttpResponse:
    """Show which matter is taken up, who speaks, who waits and for how long each may speak. ?format=csv: the time used."""
    row = get_object_or_404(Session, number=number)
    today, now = request.today, clock.now()  # type: ignore[attr-defined]
    if request.GET.get("format") == "csv":
        return csv_response(
            f"speaking-time-{number}", ("by", "name", "speakers", "turns", "seconds"), times_used(row, now)
        )
    facts = sessions.facts_of(row, today)
    item = queries.current_item(row)
    speaking = queries.speaking_in(row)
    live = facts.status == "open" and not request.dated  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "session": row,
        "facts": facts,
        "places": places_of(row, today),
        "crumbs": to_session(row),
        "item": item,
        "speaking": speaking,
        "left": speaking.left(now) if speaking else None,
        "accounts": queries.accounts_of(row, now),
        "of_bodies": [(body_name(one.body, today), one) for one in accounts_of_bodies(row, now)],
        "of_items": [(one, queries.used_on(one, now)) for one in row.items.all()],
        "procedure": sessions.rules_in_force_on(row.opened_on or today),
        "live": live,
        "waiting": _waiting(request, item, now) if item and live else [],
        "chairing": _chairing(request, row, item, speaking, now) if live else [],
        "asking": _asking(request, row, item) if live else [],
        "limits": [
            (kind, queries.limit_on(item, kind, today, now)) for kind in (Turn.SPEECH, Turn.REPLY)
        ] if item else [],
    }  # fmt: skip
    return render(request, "meetings/floor.html", context)


def body_name(body: Body, day: date) -> str:
    """Name whom a speaker sits for, in the reader's language: the way in, with the region or who proposed them."""
    if body.path == GUEST:
        return _("Speakers who are no members")
    way = str(PATHS.get(body.path) or _("The way in is not recorded"))
    region = region_names(day, get_language() or "kk").get(body.region, body.region)
    return ": ".join(part for part in (way, region or body.proposed_by) if part)


def times_used(row: Session, now: datetime) -> list[list[object]]:
    """Give the time used as rows of a table: by speaker, by matter, by the body that the speaker sits for; in seconds."""
    day = row.opened_on or row.prepared_on
    people = [
        ["speaker", in_language(one.person, "name")[0] if one.person else one.name, 1, one.turns, one.seconds]
        for one in queries.accounts_of(row, now)
    ]
    matters = [
        ["matter", f"{item.position}. {in_language(item, 'title')[0]}", "", "", queries.used_on(item, now)]
        for item in row.items.all()
    ]
    bodies = [
        ["body", body_name(one.body, day), one.speakers, one.turns, one.seconds]
        for one in accounts_of_bodies(row, now)
    ]
    return [*people, *matters, *bodies]


def _waiting(request: HttpRequest, item: AgendaItem, now: datetime) -> list[Waiting]:
    """Pair those who wait with the Chair's button and their own."""
    facts, about = sessions.facts_of(item.session, request.today), queries.facts_of_floor(item)  # type: ignore[attr-defined]
    found = []
    for turn in queries.queue_of(item):
        limit = queries.limit_on(item, turn.kind, request.today, now)  # type: ignore[attr-defined]
        present = queries.is_present(item.session, turn.person_id, request.today)  # type: ignore[attr-defined]
        verdict = rules.may_give(facts, about, turn.kind, turn.status, limit, present=present)
        mine = turn.person_id == request.actor.person_id  # type: ignore[attr-defined]
        wanted = [
            Step(
                "give_floor",
                _("Give the floor"),
                verdict,
                reverse("meetings:give_floor", args=[turn.pk]),
                quiet=True,
            )
        ]
        if mine:
            wanted.append(
                Step(
                    "drop_request",
                    _("Take it back"),
                    rules.may_drop(turn.status),
                    reverse("meetings:drop_request", args=[turn.pk]),
                    quiet=True,
                )
            )
        found.append(Waiting(turn, mine, steps(request, *wanted)))
    return found  # fmt: skip


def _chairing(
    request: HttpRequest, row: Session, item: AgendaItem | None, speaking: Turn | None, now: datetime
) -> list[Step]:
    """Give the Chair's acts: end the turn, call the speaker of the matter, take up the next one, set the time."""
    today = request.today  # type: ignore[attr-defined]
    facts, wanted = sessions.facts_of(row, today), []
    if speaking:
        wanted.append(
            Step(
                "end_floor",
                _("End the turn"),
                rules.may_end(speaking.status),
                reverse("meetings:end_floor", args=[speaking.pk]),
            )
        )
    if item and item.speaker and not item.turns.filter(name=item.speaker).exists():
        limit = queries.limit_on(item, Turn.SPEECH, today, now)
        verdict = rules.may_give(
            facts, queries.facts_of_floor(item), "speech", "waiting", limit, present=True
        )
        address = reverse("meetings:call_speaker", args=[row.number, item.position])
        wanted.append(
            Step("call_speaker", _("Give the floor to the speaker of the agenda"), verdict, address)
        )
    after = row.items.filter(position__gt=item.position if item else 0).order_by("position").first()
    if after:
        verdict = rules.may_take_up(facts, queries.facts_of_floor(after))
        address = reverse("meetings:take_up", args=[row.number, after.position])
        wanted.append(
            Step("take_up_item", _("Take up the next matter"), verdict, address, quiet=bool(wanted))
        )
    wanted.append(
        Step(
            "set_speaking_time",
            _("Set the time"),
            rules.is_open(facts),
            reverse("meetings:speaking_time", args=[row.number]),
            form=True,
            quiet=True,
        )
    )
    return steps(request, *wanted)  # fmt: skip


def _asking(request: HttpRequest, row: Session, item: AgendaItem | None) -> list[tuple[str, Step]]:
    """Give a member's own buttons: for a speech, a reply, a point of order; none for who is no member."""
    person = request.actor.person_id  # type: ignore[attr-defined]
    mandate = mandate_of(request, "ask_floor")
    if item is None or person is None or not mandate:
        return []
    facts, about = sessions.facts_of(row, request.today), queries.facts_of_floor(item)  # type: ignore[attr-defined]
    present = queries.is_present(row, person, request.today)  # type: ignore[attr-defined]
    asked = set(queries.waiting_in(row).filter(item=item, person_id=person).values_list("kind", flat=True))
    address = reverse("meetings:ask_floor", args=[row.number, item.position])
    words = {"speech": _("Ask for the floor"), "reply": _("Brief remark"), "order": _("Point of order")}
    return [
        (kind, Step("ask_floor", label, first_refusal(
            mandate, rules.may_ask(facts, about, kind, present=present, waiting=kind in asked)
        ), address, quiet=kind != "speech"))
        for kind, label in words.items()
    ]  # fmt: skip


@require_POST
def ask(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Ask for the floor."""
    item = _item(number, position)
    kind = request.POST.get("kind", Turn.SPEECH)
    services.ask_floor(by=request.actor, at=clock.moment(), item=item, kind=kind)  # type: ignore[attr-defined]
    messages.success(request, _("You are on the list of speakers."))
    return redirect(_address(item.session))


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one's request."""
    turn = services.drop_request(by=request.actor, at=clock.moment(), turn=_turn(pk))  # type: ignore[attr-defined]
    messages.success(request, _("Your request is taken back."))
    return redirect(_address(turn.session))


@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the floor to one who waits."""
    turn = services.give_floor(by=request.actor, at=clock.moment(), turn=_turn(pk))  # type: ignore[attr-defined]
    return redirect(_address(turn.session))


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End the turn of whoever has the floor."""
    turn = services.end_floor(by=request.actor, at=clock.moment(), turn=_turn(pk))  # type: ignore[attr-defined]
    return redirect(_address(turn.session))


@require_POST
def call(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Give the floor to the speaker whom the agenda names."""
    item = _item(number, position)
    services.call_speaker(by=request.actor, at=clock.moment(), item=item)  # type: ignore[attr-defined]
    return redirect(_address(item.session))


@require_POST
def take_up(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Take up a matter."""
    item = _item(number, position)
    services.take_up_item(by=request.actor, at=clock.moment(), item=item)  # type: ignore[attr-defined]
    return redirect(_address(item.session))


def speaking_time(request: HttpRequest, number: int) -> HttpResponse:
    """Set the times that the rules of procedure leave open."""
    row = get_object_or_404(Session, number=number)
    back: Steps = [*to_session(row), (_address(row), _("Speakers"))]
    lead = _("Only what the rules of procedure leave open. The page says that the Chair set it.")
    facts = sessions.facts_of(row, request.today)  # type: ignore[attr-defined]
    return show(
        request,
        Page(_("Time to speak"), _("Set the time"), back, rules.is_open(facts), lead),
        TimesForm(request.POST or None, items=row.items.all()),
        services.set_speaking_time,
        then=lambda _made: _address(row),
        done=lambda _made: _("The time is set."),
        session=row,
    )

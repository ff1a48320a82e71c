"""The halls of a Session: for everybody with the numbers in each; added, taken back, and moved to by officers; a member at a distance."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from rulebook import first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import roll_on
from shanyraq.bodies.roll import Asked, looked_up
from shanyraq.bodies.views.roll import region_names
from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.forms.halls import HallForm
from shanyraq.meetings.forms.presence import PresenceForm
from shanyraq.meetings.models import RegionalHall, Registration, Session
from shanyraq.meetings.queries import halls as queries
from shanyraq.meetings.queries import sessions
from shanyraq.meetings.queries.boxes import open_boxes
from shanyraq.meetings.rules import halls as rules
from shanyraq.meetings.rules.sessions import may_register
from shanyraq.meetings.views.pages import Page, Step, Steps, address_of, mandate_of, show, steps, to_session
from shanyraq.web.words import in_language, say, say_count


def place_name(place: queries.Place) -> str:
    """Name a place in the reader's language: the main hall, a regional one, or at a distance."""
    return name_of(place.hall) if place.number is not None else _("Remotely")


def name_of(hall: RegionalHall | None) -> str:
    """Name a hall in the reader's language; none is the main one."""
    return in_language(hall, "name")[0] if hall else _("Main hall")


def of_address(request: HttpRequest, session: Session) -> RegionalHall | None:
    """Give the hall that ?hall= names; none for the main one. Answers 404 for what names no hall of the Session."""
    asked = request.GET.get("hall", "")
    if asked in {"", "0"}:
        return None
    found = queries.hall_numbered(session, asked)
    if found is None:
        raise Http404
    return found


def query_of(hall: RegionalHall | None) -> str:
    """Give what keeps a hall in an address; nothing for the main one."""
    return f"hall={hall.number}" if hall else ""


def _to(session: Session) -> Steps:
    return [*to_session(session), (reverse("meetings:halls", args=[session.number]), _("Halls"))]


@dataclass(frozen=True)
class Line:
    """A hall on the page: how many are there, its region, what an officer may do at it."""

    place: queries.Place
    region: str
    register: Step | None
    remove: Step | None


@require_safe
def halls(request: HttpRequest, number: int) -> HttpResponse:
    """List the halls of a Session with the numbers in each. No names."""
    row, day = get_object_or_404(Session, number=number), request.day  # type: ignore[attr-defined]
    today = request.today  # type: ignore[attr-defined]
    facts = sessions.facts_of(row, day)
    places = queries.places_of(row, day) or [queries.Place(rules.MAIN, None, facts.present)]
    regions = region_names(day, get_language() or "kk")
    open_now = facts.status in {"prepared", "ordered", "convened", "open"}
    adding = Step(
        "add_hall", _("Add a hall"), rules.is_not_over(sessions.facts_of(row, today)),
        reverse("meetings:add_hall", args=[number]), form=True,
    )  # fmt: skip
    context = {
        "session": row,
        "facts": facts,
        "crumbs": to_session(row),
        "lines": [
            Line(
                one,
                regions.get(one.hall.area, "") if one.hall else "",
                _registering(request, row, one),
                _removing(request, row, one),
            )
            for one in places
        ],
        "law": rules.PREPARING,
        "steps": steps(request, adding) if open_now else [],
    }
    return render(request, "meetings/halls.html", context)


def _registering(request: HttpRequest, row: Session, place: queries.Place) -> Step | None:
    """Give an officer the door of a hall, with the reason where it is another's."""
    today = request.today  # type: ignore[attr-defined]
    facts = sessions.facts_of(row, today)
    if place.number is None or facts.status not in {"convened", "open"}:
        return None
    own = rules.serves([place.hall.area if place.hall else ""], queries.areas_served(request.actor))  # type: ignore[attr-defined]
    verdict = first_refusal(may_register(rulebook(), facts, today), own)
    address = reverse("meetings:register", args=[row.number])
    return next(iter(steps(request, Step("register_members", _("Register here"), verdict, address))), None)


def _removing(request: HttpRequest, row: Session, place: queries.Place) -> Step | None:
    """Give an officer the way to take a hall back that nobody was registered in."""
    if place.hall is None or place.hall.registrations.exists():
        return None
    facts = sessions.facts_of(row, request.today)  # type: ignore[attr-defined]
    verdict = rules.may_remove(facts, removed=False, registrations=0)
    address = reverse("meetings:remove_hall", args=[row.number, place.number])
    return next(iter(steps(request, Step("remove_hall", _("Take the hall back"), verdict, address))), None)


def add(request: HttpRequest, number: int) -> HttpResponse:
    """Add a regional hall."""
    row, today = get_object_or_404(Session, number=number), request.today  # type: ignore[attr-defined]
    page = Page(
        _("Add a hall"),
        _("Add the hall"),
        _to(row),
        rules.is_not_over(sessions.facts_of(row, today)),
        _("The Session sits there too, joined by picture and sound. The quorum is of all halls together."),
    )
    return show(
        request,
        page,
        HallForm(request.POST or None, day=today),
        services.add_hall,
        then=lambda _made: reverse("meetings:halls", args=[number]),
        done=lambda made: say(_("The hall is added: {name}."), name=name_of(made)),
        session=row,
    )


@require_POST
def remove(request: HttpRequest, number: int, hall: int) -> HttpResponse:
    """Take a hall back."""
    mandate_of(request, "remove_hall").require()
    found = get_object_or_404(
        RegionalHall.objects.select_related("session"), session__number=number, number=hall
    )
    services.remove_hall(by=request.actor, at=clock.moment(), hall=found)  # type: ignore[attr-defined]
    messages.success(request, say(_("The hall is taken back: {name}."), name=name_of(found)))
    return redirect(reverse("meetings:halls", args=[number]))


def move(request: HttpRequest, number: int) -> HttpResponse:
    """Record who came to a hall from another one, or from a distance; ?hall= is where they are now, ?name= narrows."""
    row, today = get_object_or_404(Session, number=number), request.today  # type: ignore[attr-defined]
    hall, facts = of_address(request, row), sessions.facts_of(row, today)
    asked = Asked(request.GET.get("name", "").strip()[:100])
    stays = Registration.objects.here().filter(session=row)
    there = stays.in_halls().filter(hall=hall).values_list("person_id", flat=True)
    elsewhere = set(stays.values_list("person_id", flat=True)) - set(there)
    awaited = [member for member in roll_on(today) if member.person_id in elsewhere]
    form = PresenceForm(
        request.POST if request.method == "POST" else None,
        offered=looked_up(awaited, asked),
        known=elsewhere,
        language=get_language() or "kk",
    )
    own = rules.serves([hall.area if hall else ""], queries.areas_served(request.actor))  # type: ignore[attr-defined]
    page = Page(
        say(_("Came from another hall: {name}"), name=name_of(hall)),
        _("Record that they came"),
        _to(row),
        first_refusal(may_register(rulebook(), facts, today), own),
        " ".join(_of_moving(row)),
        template="meetings/move.html",
        more={
            "session": row,
            "asked": asked,
            "hall": hall,
            "looking": "name" in request.GET,
            "offered": len(form.offered),
            "elsewhere": len(elsewhere),
        },
    )
    return show(
        request,
        page,
        form,
        services.move_members,
        then=lambda _n: f"{reverse('meetings:register', args=[number])}?{query_of(hall) or 'hall=0'}",
        done=lambda n: say_count(
            "{count} member moved to this hall.", "{count} members moved to this hall.", n
        ),
        session=row,
        hall=hall,
    )


def _of_moving(row: Session) -> list[str]:
    """Say what moving means; while boxes of a secret vote are open, where the ballot of who moves is."""
    said = [_("Leaving one hall and coming to another is one act: the number present stays as it was.")]
    if open_boxes(row):
        said.append(
            _(
                "Who comes to another hall while the boxes are open has a ballot in the hall where they were first."
            )
        )
    return said


@require_POST
def join(request: HttpRequest, number: int) -> HttpResponse:
    """Register oneself at a distance."""
    row = get_object_or_404(Session, number=number)
    services.join_remotely(by=request.actor, at=clock.moment(), session=row)  # type: ignore[attr-defined]
    messages.success(request, _("You are registered remotely."))
    return redirect(address_of(row))


@require_POST
def leave(request: HttpRequest, number: int) -> HttpResponse:
    """Leave as a member at a distance."""
    row = get_object_or_404(Session, number=number)
    services.leave_remotely(by=request.actor, at=clock.moment(), session=row)  # type: ignore[attr-defined]
    messages.success(request, _("It is recorded that you left."))
    return redirect(address_of(row))


def remote_steps(request: HttpRequest, row: Session) -> list[Step]:
    """Give a member the button to register at a distance, or to leave; nothing for one who sits in a hall."""
    today, person = request.today, request.actor.person_id  # type: ignore[attr-defined]
    facts, stay = sessions.facts_of(row, today), queries.stay_of(row, person)
    if facts.status not in {"convened", "open"} or person is None:
        return []
    if stay is not None and stay.way == Registration.REMOTE:
        may = rules.may_leave_remotely(facts, remote=True)
        address = reverse("meetings:leave_remotely", args=[row.number])
        return steps(request, Step("leave_remotely", _("Leave"), may, address, quiet=True))
    if stay is not None:
        return []
    may = rules.may_join_remotely(rulebook(), facts, here=False, day=today)
    address = reverse("meetings:join_remotely", args=[row.number])
    return steps(request, Step("join_remotely", _("Register remotely"), may, address, quiet=True))

"""Deputy Chairs: seats, turns, vacancies, and each one's duty sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.bodies import services
from shanyraq.bodies.forms.deputies import (
    DoneForm,
    DutyForm,
    EndOfficeForm,
    OfficerForm,
    OrderForm,
    PersonForm,
    RecommendationForm,
)
from shanyraq.bodies.models import DeputyTerm
from shanyraq.bodies.queries import deputies as queries
from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.people.models import Membership, Person
from shanyraq.people.queries import in_order
from shanyraq.web.forms import Form, perform, status_of
from shanyraq.web.words import in_language

Part = tuple[str, str, Callable[..., Any], Form]


def deputies(request: HttpRequest) -> HttpResponse:
    """Show the seats of the Deputy Chairs on the page's day, vacancies, turns; officers record acts on them here."""
    day = request.day
    parts = _parts(request) if may_do("bodies.appoint_deputy", request.actor, request.today) else []
    answer = _done(request, parts, reverse("bodies:deputies"))
    if answer is not None:
        return answer
    overdue = {seat.pk for seat in queries.overdue_on(day)}
    heads = set(queries.heads_on(day).values_list("person_id", flat=True))
    context = {
        "seats": [(seat, seat.pk in overdue, seat.person_id in heads) for seat in queries.deputies_on(day)],
        "vacant": queries.vacant_on(day),
        "waiting": [] if request.dated else list(queries.waiting()),
        "past": DeputyTerm.objects.filter(membership__until__lte=day)
        .select_related("membership__person")
        .order_by("-membership__until"),
        "parts": parts,
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }
    return render(request, "bodies/deputies.html", context, status=_status(parts))


def _parts(request: HttpRequest) -> list[Part]:
    seated = Person.objects.filter(memberships__in=Membership.objects.on(request.today)).distinct()
    people = named(in_order(seated))
    sitting = [(seat.pk, in_language(seat.person, "name")[0]) for seat in queries.deputies_on(request.today)]
    advised = [
        (row.pk, f"{in_language(row.person, 'name')[0]}, {row.association}") for row in queries.waiting()
    ]

    def data(name: str) -> Any:
        return request.POST if request.POST.get("do") == name else None

    recommend = RecommendationForm(data("recommend"), people=people, prefix="recommend")
    order = OrderForm(data("order"), advised=advised, sitting=sitting, prefix="order")
    head = PersonForm(data("head"), people=people, prefix="head")
    end = EndOfficeForm(data("end"), sitting=sitting, prefix="end")
    return [
        ("recommend", _("The Council recommends"), services.recommend_deputy, recommend),
        ("order", _("The President’s order on a Deputy Chair"), services.appoint_deputy, order),
        ("head", _("The head of the Secretariat"), services.appoint_head, head),
        ("end", _("End of office"), services.end_office, end),
    ]


def named(people: Iterable[Person]) -> list[tuple[int, str]]:
    """Give people for a list: number and name in the reader's language."""
    return [(person.pk, in_language(person, "name")[0]) for person in people]


def _done(request: HttpRequest, parts: list[Part], then: str, **given: Any) -> HttpResponse | None:
    if request.method != "POST":
        return None
    may_do("bodies.appoint_deputy", request.actor, request.today).require()
    for name, _title, service, form in parts:
        if request.POST.get("do") == name:
            return perform(
                request,
                form,
                service,
                then=lambda _row: then,
                done=lambda _row: _("Recorded."),
                by=request.actor,
                at=clock.moment(),
                **given,
            )
    return None


def _status(parts: list[Part]) -> int:
    return max((status_of(form) for _name, _title, _service, form in parts), default=200)


def deputy(request: HttpRequest, term_id: int) -> HttpResponse:
    """Show a Deputy Chair's duty sheet, plan and report, and who serves them; the Secretariat keeps it."""
    term = get_object_or_404(DeputyTerm.objects.select_related("membership__person", "officer"), pk=term_id)
    may = may_do("bodies.add_duty", request.actor, request.today)
    here = reverse("bodies:deputy", args=[term_id])
    parts = _duty_parts(request) if may else []
    if request.method == "POST" and request.POST.get("do") == "done":
        may.require()
        form = DoneForm(request.POST, prefix="done")
        duty = get_object_or_404(term.duties, pk=request.POST.get("duty") or 0)
        parts = [("done", "", services.complete_task, form)]
        answer = _done(request, parts, here, duty_id=duty.pk)
    else:
        answer = _done(request, parts, here, term_id=term_id)
    if answer is not None:
        return answer
    duties = list(term.duties.all())
    tasks = [duty for duty in duties if duty.kind == "task"]
    context = {
        "term": term,
        "duties": [duty for duty in duties if duty.kind == "duty"],
        "tasks": [(duty, _late(duty.due, duty.done_on, request.day)) for duty in tasks],
        "done": sum(duty.done_on is not None for duty in tasks),
        "parts": parts,
        "done_form": DoneForm(prefix="done") if may else None,
        "crumbs": [
            (reverse("bodies:structure"), _("Structure")),
            (reverse("bodies:deputies"), _("Deputy Chairs")),
        ],
    }
    return render(request, "bodies/deputy.html", context, status=_status(parts))


def _duty_parts(request: HttpRequest) -> list[Part]:
    officers = Person.objects.filter(
        memberships__in=Membership.objects.on(request.today).filter(
            organization__classification="secretariat"
        )
    ).distinct()

    def data(name: str) -> Any:
        return request.POST if request.POST.get("do") == name else None

    return [
        (
            "officer",
            _("Who serves"),
            services.name_officer,
            OfficerForm(data("officer"), people=named(in_order(officers)), prefix="officer"),
        ),
        (
            "duty",
            _("A line of the sheet or of the plan"),
            services.add_duty,
            DutyForm(data("duty"), prefix="duty"),
        ),
    ]


def _late(due: date | None, done: date | None, day: date) -> bool:
    return done is None and due is not None and due < day

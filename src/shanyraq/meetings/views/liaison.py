"""The liaison board of the deputies: bills with the Assembly's position, inquiries, requests both ways, joint meetings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from rulebook import Allowed

from shanyraq.meetings import services
from shanyraq.meetings.forms.liaison import BillForm, ContactForm, OutcomeForm, PositionForm, StageForm
from shanyraq.meetings.labels_of_liaison import KINDS, POSITIONS, STAGES
from shanyraq.meetings.models import Bill, Contact
from shanyraq.meetings.queries import liaison as queries
from shanyraq.meetings.queries.liaison import Tracked
from shanyraq.meetings.rules import liaison as rules
from shanyraq.meetings.views.deputies import to_deputies
from shanyraq.meetings.views.pages import Page, Step, Steps, mandate_of, show, steps
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

HEADS = ("number", "title", "brought_on", "deputy", "stage", "stage_day", "position", "paper", "as_of")


def to_board() -> Steps:
    """Give the path to the board."""
    return [*to_deputies(), (_address(), _("Liaison board"))]


def _address() -> str:
    return reverse("meetings:liaison")


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show the board as of a day; requests are listed for the Secretariat and counted for all. ?format=csv, ?format=json."""
    day = request.day  # type: ignore[attr-defined]
    bills = queries.bills_on(day)
    wanted = request.GET.get("format")
    if wanted in {"csv", "json"}:
        rows = [_row(one, day.isoformat()) for one in bills]
        if wanted == "json":
            return json_response([dict(zip(HEADS, row, strict=True)) for row in rows])
        return csv_response("bills", HEADS, rows)
    officer = bool(mandate_of(request, "enter_contact"))
    kinds = ("inquiry", "to", "from") if officer else ("inquiry",)
    context = {
        "bills": [
            (one, STAGES[one.stage.stage], POSITIONS.get(one.position.position if one.position else ""))
            for one in bills
        ],
        "contacts": [(one, KINDS[one.kind]) for one in queries.contacts_on(day, *kinds)],
        "meetings": queries.contacts_on(day, "meeting"),
        "counts": queries.count_contacts(day),
        "law": rules.LAW,
        "officer": officer and not request.dated,  # type: ignore[attr-defined]
        "may_hold": not request.dated and bool(mandate_of(request, "take_position")),  # type: ignore[attr-defined]
        "crumbs": to_deputies(),
        "steps": steps(
            request,
            Step("enter_bill", _("Enter a bill"), Allowed(rules.LAW), reverse("meetings:enter_bill"), form=True),
            Step("enter_contact", _("Enter a contact"), Allowed(rules.LAW), reverse("meetings:enter_contact"), form=True, quiet=True),
        ),
    }  # fmt: skip
    return render(request, "meetings/liaison.html", context)


def _row(one: Tracked, day: str) -> list[object]:
    deputy = one.bill.deputy.person.name_kk if one.bill.deputy else ""
    held = (one.position.position, one.position.paper) if one.position else ("", "")
    return [
        one.bill.number, one.bill.title_kk, one.bill.brought_on.isoformat(), deputy, one.stage.stage,
        one.stage.day.isoformat(), *held, day,
    ]  # fmt: skip


def enter_bill(request: HttpRequest) -> HttpResponse:
    """Enter a bill."""
    page = Page(_("Enter a bill"), _("Enter"), to_board(), law=rules.LAW)
    form = BillForm(request.POST or None, day=request.today)  # type: ignore[attr-defined]
    return show(
        request,
        page,
        form,
        services.enter_bill,
        then=lambda _b: _address(),
        done=lambda _b: _("The bill is on the board."),
    )


def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a bill got further."""
    row = get_object_or_404(Bill, pk=pk)
    page = Page(
        _("The bill got further"), _("Record"), to_board(), lead=in_language(row, "title")[0], law=rules.LAW
    )
    return show(
        request, page, StageForm(request.POST or None), services.move_bill,
        then=lambda _s: _address(), done=lambda _s: _("The stage is recorded."), bill=row,
    )  # fmt: skip


def position(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what the Assembly holds of a bill."""
    row = get_object_or_404(Bill, pk=pk)
    page = Page(
        _("Position of the Assembly"),
        _("Record"),
        to_board(),
        lead=in_language(row, "title")[0],
        law=rules.LAW,
    )
    return show(
        request, page, PositionForm(request.POST or None), services.take_position,
        then=lambda _p: _address(), done=lambda _p: _("The position is recorded."), bill=row,
    )  # fmt: skip


def enter_contact(request: HttpRequest) -> HttpResponse:
    """Enter a contact with a deputy."""
    page = Page(_("Enter a contact"), _("Enter"), to_board(), law=rules.LAW)
    form = ContactForm(request.POST or None, day=request.today)  # type: ignore[attr-defined]
    return show(
        request,
        page,
        form,
        services.enter_contact,
        then=lambda _c: _address(),
        done=lambda _c: _("The contact is on the board."),
    )


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what came of a contact."""
    row = get_object_or_404(Contact, pk=pk)
    page = Page(
        _("What came of it"), _("Record"), to_board(), lead=in_language(row, "subject")[0], law=rules.LAW
    )
    return show(
        request, page, OutcomeForm(request.POST or None), services.answer_contact,
        then=lambda _c: _address(), done=lambda _c: _("It is recorded what came of it."), contact=row,
    )  # fmt: skip

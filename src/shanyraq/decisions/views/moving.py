"""Pages where a card moves without an answer: received, considered, its term moved, taken back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.decisions.forms import control as forms
from shanyraq.decisions.models import Assignment
from shanyraq.decisions.services import controlling
from shanyraq.decisions.views.control import filled
from shanyraq.decisions.views.reading import found_subject
from shanyraq.people.acting import may_do
from shanyraq.web.forms import Form
from shanyraq.web.words import in_language

CONSIDER, CONTROL = "decree-149-2011:8", "decree-149-2011:4(5)"


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, identifier: str, slug: str) -> HttpResponse:
    """Confirm receipt."""
    return _moved(
        request, identifier, slug, controlling.confirm_receipt, forms.ReceiptForm, _("Confirm receipt"),
        _("The receipt is recorded."), CONSIDER,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def consider(request: HttpRequest, identifier: str, slug: str) -> HttpResponse:
    """Record that it was considered."""
    return _moved(
        request, identifier, slug, controlling.record_consideration, forms.ConsiderationForm,
        _("Record that it was considered"), _("It is recorded as considered. The answer is still awaited."), CONSIDER,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, identifier: str, slug: str) -> HttpResponse:
    """Move the term."""
    return _moved(
        request, identifier, slug, controlling.extend_term, forms.ExtensionForm, _("Move the deadline"),
        _("The deadline is moved. Everybody concerned gets a letter."), CONTROL,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, identifier: str, slug: str) -> HttpResponse:
    """Take an assignment back."""
    return _moved(
        request, identifier, slug, controlling.withdraw_assignment, forms.WithdrawalForm,
        _("Take the assignment back"), _("It is taken back. The card stays, with the reason."), "decree-149-2011:22",
    )  # fmt: skip


def _moved(
    request: HttpRequest,
    identifier: str,
    slug: str,
    act: Any,
    kind: type[Form],
    title: str,
    done: str,
    law: str,
) -> HttpResponse:
    may_do(f"decisions.{act.__name__}", request.actor, request.today).require()
    subject = found_subject(identifier)
    known = Assignment.objects.select_related("addressee").filter(**{subject.kind: subject})
    card = get_object_or_404(known, addressee__slug=slug)
    here = reverse("decisions:card", args=[identifier, slug])
    way = [
        (reverse("decisions:decision", args=[identifier]), identifier),
        (here, in_language(card.addressee, "name")[0]),
    ]
    return filled(
        request, kind(request.POST if request.method == "POST" else None), act, title, way, done,
        assignment_id=card.pk, then=lambda made: here, law=law, lead=in_language(subject, "title")[0],
    )  # fmt: skip

"""Several acts on one page: each its own form, one of them sent at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.web.forms import Form, perform, status_of


@dataclass(frozen=True)
class Part:
    """One act on a page: its word in the form, its title, the service, the form, what the page itself gives."""

    name: str
    title: str | Promise
    act: Callable[..., Any]
    form: Form
    given: dict[str, Any] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Tell whether the form was sent and stands with its errors."""
        return self.form.refused is not None or bool(self.form.is_bound and self.form.errors)


def sent(request: HttpRequest, name: str) -> Any:
    """Give what was sent to the part of this name; None where another part, or none, was sent."""
    return request.POST if request.method == "POST" and request.POST.get("do") == name else None


def sent_files(request: HttpRequest, name: str) -> Any:
    """Give the files that were sent to the part of this name."""
    return request.FILES if sent(request, name) is not None else None


def may(request: HttpRequest, act: str) -> bool:
    """Tell whether the reader may begin an act today; never on a page of another day."""
    return not request.dated and bool(may_do(act, request.actor, request.today))  # type: ignore[attr-defined]


def performed(
    request: HttpRequest, parts: Sequence[Part], then: Callable[[Any], str] | str
) -> HttpResponse | None:
    """Do the act that was sent and go on to `then`; None where nothing was sent, or the form is shown again."""
    if request.method != "POST":
        return None
    for part in parts:
        if request.POST.get("do") == part.name:
            return perform(
                request,
                part.form,
                part.act,
                then=then if callable(then) else lambda _row: str(then),
                done=lambda _row: _("Recorded."),
                by=request.actor,  # type: ignore[attr-defined]
                at=clock.moment(),
                **part.given,
            )
    return None


def status(parts: Sequence[Part]) -> int:
    """Give the status of a page with these forms."""
    return max((status_of(part.form) for part in parts), default=200)

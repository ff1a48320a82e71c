"""What the page of a draft shows of its open discussions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from shanyraq.people.acting import may_do
from shanyraq.programmes.queries import discussions as asked
from shanyraq.programmes.queries.discussions import Subject


def draft_of(subject: Subject) -> dict[str, Any]:
    """Give a draft for a page: itself, its kind, its address."""
    kind = asked.kind_of(subject)
    return {"row": subject, "kind": kind, "address": reverse(f"programmes:{kind}", args=[subject.pk])}


def beside(request: HttpRequest, subject: Subject) -> dict[str, Any]:
    """Give the discussions of a draft, and whether the reader may open one."""
    told = asked.discussions_of(subject, request.day)
    may = not request.dated and may_do("programmes.open_discussion", request.actor, request.today)
    free = asked.approved_on(subject) is None and all(one.state != "open" for one in told)
    return {
        "discussions": told, "discussed": f"{asked.kind_of(subject)}:{subject.pk}",
        "may_discuss": may and free and asked.is_ours(request.actor, subject),
    }  # fmt: skip

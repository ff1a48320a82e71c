"""Where the things that this room's journal entries are about have their pages."""

from collections.abc import Callable

from django.urls import reverse

from shanyraq.decisions.models import Assignment, Decision


def _decision(key: str) -> str:
    identifier = Decision.objects.filter(pk=key).values_list("identifier", flat=True).first()
    return reverse("decisions:decision", args=[identifier]) if identifier else ""


def _card(key: str) -> str:
    found = Assignment.objects.filter(pk=key).values_list("decision__identifier", "addressee__slug").first()
    return reverse("decisions:card", args=found) if found else ""


ABOUT: dict[str, Callable[[str], str]] = {"decision": _decision, "card": _card}

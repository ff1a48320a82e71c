"""Where the things that this room's journal entries are about have their pages."""

from collections.abc import Callable

from django.urls import reverse

from shanyraq.decisions.models import Assignment, Decision


def _decision(key: str) -> str:
    found = Decision.objects.select_related("session").filter(pk=key).first()
    return reverse("decisions:decision", args=[found.identifier]) if found else ""


def _card(key: str) -> str:
    found = Assignment.objects.select_related("decision__session", "addressee").filter(pk=key).first()
    return reverse("decisions:card", args=[found.decision.identifier, found.addressee.slug]) if found else ""


ABOUT: dict[str, Callable[[str], str]] = {"decision": _decision, "card": _card}

"""Where the things that this room's journal entries are about have their pages."""

from collections.abc import Callable

from django.urls import reverse

from shanyraq.programmes.models import Edition, Plan, Reading


def _edition(key: str) -> str:
    found = Edition.objects.select_related("programme").filter(pk=key).first()
    return reverse("programmes:programme", args=[found.programme.slug]) if found else ""


def _part(key: str) -> str:
    """Give the page of a part under its number in the latest edition that reads it."""
    rows = Reading.objects.filter(part=key).select_related("edition__programme")
    found = rows.order_by("-edition__number").first()
    return reverse("programmes:part", args=[found.edition.programme.slug, found.number]) if found else ""


def _plan(key: str) -> str:
    return reverse("programmes:plan", args=[key]) if Plan.objects.filter(pk=key).exists() else ""


ABOUT: dict[str, Callable[[str], str]] = {"edition": _edition, "part": _part, "plan": _plan}

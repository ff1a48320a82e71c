"""Where the things that this room's journal entries are about have their pages."""

from collections.abc import Callable

from django.urls import reverse

from shanyraq.programmes.models import (
    Document,
    Edition,
    Indicator,
    Message,
    OpenDiscussion,
    Package,
    Plan,
    Reading,
    Review,
    SessionPlan,
    Tag,
)


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


def _document(key: str) -> str:
    return reverse("programmes:document", args=[key]) if Document.objects.filter(pk=key).exists() else ""


def _indicator(key: str) -> str:
    return reverse("programmes:indicator", args=[key]) if Indicator.objects.filter(pk=key).exists() else ""


def _package(key: str) -> str:
    return reverse("programmes:package", args=[key]) if Package.objects.filter(pk=key).exists() else ""


def _session_plan(key: str) -> str:
    found = SessionPlan.objects.select_related("session").filter(pk=key).first()
    return reverse("programmes:session_version", args=[found.session.number, found.number]) if found else ""


def _message(key: str) -> str:
    return reverse("programmes:message", args=[key]) if Message.objects.filter(pk=key).exists() else ""


def _review(key: str) -> str:
    return reverse("programmes:review", args=[key]) if Review.objects.filter(pk=key).exists() else ""


def _discussion(key: str) -> str:
    return (
        reverse("programmes:discussion", args=[key]) if OpenDiscussion.objects.filter(pk=key).exists() else ""
    )


def _tag(key: str) -> str:
    """Give the page of a tagged measure, else that of the levels."""
    found = Tag.objects.filter(pk=key).first()
    if found is None:
        return ""
    return _part(found.key) if found.thing == "measure" else reverse("programmes:model")


ABOUT: dict[str, Callable[[str], str]] = {
    "discussion": _discussion, "document": _document, "edition": _edition, "indicator": _indicator, "message": _message,
    "package": _package, "part": _part, "plan": _plan, "review": _review, "sessionplan": _session_plan, "tag": _tag,
}  # fmt: skip

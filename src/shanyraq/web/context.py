"""What every page is furnished with."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from shanyraq.journal.models import Instance
from shanyraq.web.words import in_language


def furniture(request: HttpRequest) -> dict[str, Any]:
    """Give the header and the footer what they show."""
    instance = Instance.objects.filter(pk=1).first()
    kk = "Қазақстан халқы Ассамблеясы"
    return {
        "rehearsal": settings.REHEARSAL,
        "today": getattr(request, "today", None),
        "day": getattr(request, "day", None),
        "dated": getattr(request, "dated", False),
        "day_unread": getattr(request, "day_unread", ""),
        "dated_query": f"?on={request.day.isoformat()}" if getattr(request, "dated", False) else "",
        "institution": in_language(instance, "name")[0] if instance else kk,
        "language": get_language() or "kk",
        "languages": [(code, _address_in(request, code)) for code, _name in settings.LANGUAGES],
        "sections": _sections(request),
        "large": request.COOKIES.get("view") == "large",
        "site_address": settings.SITE_ADDRESS,
    }


def _address_in(request: HttpRequest, language: str) -> str:
    path = request.get_full_path()
    head = f"/{get_language()}/"
    return f"/{language}/{path[len(head) :]}" if path.startswith(head) else f"/{language}/"


def _sections(request: HttpRequest) -> list[tuple[str, Any, bool]]:
    found = []
    for name, label in settings.SECTIONS:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        here = request.path.startswith(address) if address.count("/") > 2 else request.path == address
        found.append((address, label, here))
    longest = max((a for a, _l, here in found if here), key=len, default="")
    return [(a, label, a == longest) for a, label, _here in found]

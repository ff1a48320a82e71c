"""What happens around every page: headers, the date a page is read as of, refusals."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from rulebook import Refusal

from shanyraq.journal import clock
from shanyraq.web.dates import read_day
from shanyraq.web.refusals import refusal_response

Handler = Callable[[HttpRequest], HttpResponse]
refused = logging.getLogger("shanyraq.refusals")

POLICY = (
    "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "manifest-src 'self'"
)


class SecurityHeaders:
    """Send a strict Content-Security-Policy and its neighbours with every answer."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response


class AsOfDay:
    """Give `request.today` (the domain's day) and `request.day` (?on=…, else today). Reading only: acts are done today.

    Also keeps the reader's choice of large type (?view=large or ?view=plain) in a cookie.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.today = clock.today()  # type: ignore[attr-defined]
        asked = request.GET.get("on", "").strip()
        day = read_day(asked) if asked else None
        request.day = day or request.today  # type: ignore[attr-defined]
        request.day_unread = asked if asked and day is None else ""  # type: ignore[attr-defined]
        request.dated = day is not None and day != request.today  # type: ignore[attr-defined]
        if request.GET.get("view") in {"large", "plain"} and request.method == "GET":
            return self._keep_view(request)
        return self.get_response(request)

    @staticmethod
    def _keep_view(request: HttpRequest) -> HttpResponse:
        rest = request.GET.copy()
        view = rest.pop("view")[-1]
        response = HttpResponseRedirect(request.path + (f"?{rest.urlencode()}" if rest else ""))
        if view == "large":
            response.set_cookie("view", "large", max_age=365 * 24 * 3600, samesite="Lax", httponly=True)
        else:
            response.delete_cookie("view", samesite="Lax")
        return response


class RefusalPages:
    """Turn a `Refusal` raised anywhere into its page (409 or 403), and write it to the log, never to the chain."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception alone."""
        if not isinstance(exception, Refusal):
            return None
        verdict = exception.verdict
        actor = getattr(request, "actor", None)
        refused.info("%s refused to %s at %s", verdict.code, getattr(actor, "key", "anyone"), request.path)
        return refusal_response(request, verdict)

"""What happens around every page: headers, the date a page is read as of, refusals."""

import logging
import re
from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import escape_leading_slashes
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
PRIVATE = re.compile(
    r"/[a-z]{2}/(account|people|desk|my|paper|corrections|activity|rehearsal|decisions/(follow|unfollow))/"
)
LARGEST_ID = 2**63 - 1
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class SecurityHeaders:
    """Send a strict Content-Security-Policy and its neighbours with every answer.

    What a signed-in person sees, and every page of an account or behind a link of a letter, stays out of caches
    and of search engines; so does the whole of a rehearsal out of search engines, since all in it is invented.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("X-Frame-Options", "DENY")
        user = getattr(request, "user", None)
        private = bool(PRIVATE.match(request.path)) or bool(user and user.is_authenticated)
        if private:
            response.headers["Cache-Control"] = "no-store, private"
        if private or settings.REHEARSAL:
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


class Readable:
    """Answer 400 to an address or a cookie with control characters, which a database refuses, and 413 to a body too large.

    A number in an address that no row can have is 404, before a database is asked.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any(_CONTROL.search(text) for text in self._texts(request)):
            return render(request, "400.html", status=400)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length[:20]) > settings.LARGEST_REQUEST:
            return render(request, "413.html", status=413)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, given: dict[str, object]
    ) -> HttpResponse | None:
        """Answer 404 where a number of the address is larger than any row's."""
        if any(isinstance(value, int) and value > LARGEST_ID for value in given.values()):
            raise Http404
        return None

    @staticmethod
    def _texts(request: HttpRequest) -> Iterator[str]:
        yield request.path_info
        yield from request.COOKIES.values()
        for name, values in request.GET.lists():
            yield from (name, *values)


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
        # "//elsewhere.example/" is a path to this server and a foreign host to a browser
        here = escape_leading_slashes(request.path)
        response = HttpResponseRedirect(here + (f"?{rest.urlencode()}" if rest else ""))
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

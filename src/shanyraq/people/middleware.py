"""Put the acting person on each request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from shanyraq.journal import clock
from shanyraq.people.queries import actor_of
from shanyraq.web.refusals import refusal_response


class ActingPerson:
    """Give `request.actor`: the roles of today, whatever date a page is read as of. Computed when first asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: actor_of(request.user if request.user.is_authenticated else None, clock.today())
        )
        return self.get_response(request)


class SecondFactorFirst:
    """Show an officer without a second factor how to set one, before any page but those of their own account."""

    OWN = frozenset({"people:me", "people:own_data", "people:invited", "people:lost_factor"})
    OPEN = ("account_", "mfa_", "usersessions_")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Answer with the refusal page (403) and its button."""
        match = request.resolver_match
        if match is None or not request.user.is_authenticated:
            return None
        if match.view_name in {"people:me", "people:own_data"} or (match.url_name or "").startswith(
            self.OPEN
        ):
            return None
        hindered = request.actor.hindered  # type: ignore[attr-defined]
        return refusal_response(request, hindered) if hindered is not None else None

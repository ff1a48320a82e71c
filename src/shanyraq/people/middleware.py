"""Put the acting person on each request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from shanyraq.journal import clock
from shanyraq.people.queries import actor_of


class ActingPerson:
    """Give `request.actor`: the roles of today, whatever date a page is read as of. Computed when first asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: actor_of(request.user if request.user.is_authenticated else None, clock.today())
        )
        return self.get_response(request)

"""The short way of a vote: sign-in, the token of the form, the roll and the commit, and nothing else of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from django.conf import settings
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language_from_path, override
from rulebook import Refusal, Verdict

from shanyraq.journal import clock
from shanyraq.meetings.models import RollCall
from shanyraq.meetings.rules.roll_calls import Ballot, is_ballot
from shanyraq.meetings.rush import Rush, Sent
from shanyraq.meetings.services.roll_calls import NothingNew, take_votes
from shanyraq.people.acting import SYSTEM, Actor
from shanyraq.people.sessions import actors_of

ENDING = "/cast/"
LONGEST = 4  # digits of the length of a vote in bytes


@lru_cache(maxsize=1024)
def _page_of(path: str) -> tuple[int, str] | None:
    """Give the roll call whose ballots are sent to this address, and its page; None for any other address."""
    language = get_language_from_path(path)
    if language is None:
        return None
    with override(language):
        try:
            match = resolve(path)
        except Resolver404:
            return None
        if match.view_name != "meetings:cast":
            return None
        return match.kwargs["pk"], reverse("meetings:roll_call", kwargs=match.kwargs)


def take(votes: Sequence[Sent]) -> Mapping[int, Verdict]:
    """Write votes that came at once; give what is said of each by its place. A place left out goes its own way."""
    close_old_connections()
    at = clock.moment()
    actors = actors_of({vote.session_key for vote in votes}, at.machine, at.day)
    said: dict[int, Verdict] = {}
    calls: dict[int, dict[Actor, tuple[int, Ballot]]] = defaultdict(dict)
    for place, vote in enumerate(votes):
        actor = actors.get(vote.session_key)
        if (
            actor is not None and actor not in calls[vote.roll_call]
        ):  # the second of a double press goes its own way
            calls[vote.roll_call][actor] = (place, Ballot(vote.choice, vote.key))
    for row in RollCall.objects.filter(pk__in=calls):
        sent = calls[row.pk]
        ballots = {actor: ballot for actor, (_place, ballot) in sent.items()}
        try:
            verdicts = take_votes(by=SYSTEM, at=at, roll_call=row, ballots=ballots)
        except NothingNew as known:
            verdicts = known.verdicts
        except Refusal:
            continue  # somebody was quicker; each tries alone
        said |= {place: verdicts[actor.person_id] for actor, (place, _b) in sent.items() if actor.person_id}
    return said


class _Guard(CsrfViewMiddleware):
    """Django's check of the form's token, which here only says no: the page itself says why."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponseForbidden(reason)


class ShortWayOfAVote:
    """Answer a vote that is written at once with the way to its page; let anything else go the whole way.

    Whatever is refused here is asked again by the page itself, which says why in the reader's language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.guard = _Guard(get_response)
        self.rush = Rush(take)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.path_info.endswith(ENDING):
            return self.short(request) or self.get_response(request)
        return self.get_response(request)

    def short(self, request: HttpRequest) -> HttpResponse | None:
        """Cast the vote and go on to its page; None where it must go the whole way."""
        found = _page_of(request.path_info)
        session_key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if (
            found is None
            or not session_key.isalnum()
            or len(request.META.get("CONTENT_LENGTH", "")) > LONGEST
        ):
            return None
        self.guard.process_request(request)
        if self.guard.process_view(request, self.get_response, (), {}) is not None:
            return None
        roll_call, page = found
        sent = Sent(session_key, roll_call, request.POST.get("choice", ""), request.POST.get("key", ""))
        if not is_ballot(Ballot(sent.choice, sent.key)) or not self.rush.cast(sent):
            return None
        return HttpResponseRedirect(page, headers={"Content-Length": "0", "Cache-Control": "no-store"})

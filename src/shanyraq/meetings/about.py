"""Where the things that this room's journal entries are about have their pages."""

from collections.abc import Callable

from django.urls import reverse

from shanyraq.meetings.models import (
    Deputy,
    Election,
    PaperVote,
    Poll,
    Request,
    RollCall,
    SealedVote,
    SenateList,
    Session,
)


def _session(key: str) -> str:
    number = Session.objects.filter(pk=key).values_list("number", flat=True).first()
    return reverse("meetings:session", args=[number]) if number else ""


def _poll(key: str) -> str:
    number = Poll.objects.filter(pk=key).values_list("number", flat=True).first()
    return reverse("meetings:poll", args=[number]) if number else ""


def _request(key: str) -> str:
    return reverse("meetings:request", args=[key]) if Request.objects.filter(pk=key).exists() else ""


def _roll_call(key: str) -> str:
    return reverse("meetings:roll_call", args=[key]) if RollCall.objects.filter(pk=key).exists() else ""


def _paper_vote(key: str) -> str:
    return reverse("meetings:paper_vote", args=[key]) if PaperVote.objects.filter(pk=key).exists() else ""


def _election(key: str) -> str:
    found = Election.objects.filter(pk=key).select_related("item__session").first()
    return (
        reverse("meetings:election", args=[found.item.session.number, found.item.position]) if found else ""
    )


def _deputy(key: str) -> str:
    return reverse("meetings:deputy", args=[key]) if Deputy.objects.filter(pk=key).exists() else ""


def _senate_list(key: str) -> str:
    return reverse("meetings:senate_list", args=[key]) if SenateList.objects.filter(pk=key).exists() else ""


def _sealed_vote(key: str) -> str:
    return reverse("meetings:sealed_vote", args=[key]) if SealedVote.objects.filter(pk=key).exists() else ""


ABOUT: dict[str, Callable[[str], str]] = {
    "session": _session,
    "poll": _poll,
    "request": _request,
    "roll_call": _roll_call,
    "paper_vote": _paper_vote,
    "sealed_vote": _sealed_vote,
    "election": _election,
    "deputy": _deputy,
    "senate_list": _senate_list,
}

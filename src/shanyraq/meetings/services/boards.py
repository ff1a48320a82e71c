"""The public board of a sealed vote, as its services write on it; nothing on it is ever changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ballot.archive import EventType
from ballot.faults import Fault
from rulebook import Refusal, Refused

from shanyraq.meetings.models import BoardEvent, SealedVote
from shanyraq.meetings.queries.sealed import continued

_Read = TypeVar("_Read")


def held(row: SealedVote) -> SealedVote:
    """Give the vote anew, held until the act ends."""
    return SealedVote.objects.select_for_update().get(pk=row.pk)


def about(row: SealedVote) -> str:
    """Give the key under which the journal speaks of a sealed vote."""
    return f"meetings.sealed_vote:{row.pk}"


def read(reading: Callable[[], _Read]) -> _Read:
    """Read what somebody brought; raises `Refusal` ("meetings.text_refused" with the code of the fault)."""
    try:
        return reading()
    except Fault as fault:
        raise Refusal(Refused("meetings.text_refused", facts={"fault": fault.code})) from fault


def append(row: SealedVote, kind: EventType, *texts: bytes, tracker: str = "") -> None:
    """Add an event to the board and keep the new head on the row, which the caller saves."""
    archive, position = continued(row), row.board.count()
    added = archive.append(kind, *texts)
    assert archive.head is not None
    row.head = archive.head
    BoardEvent.objects.create(
        sealed_vote=row,
        position=position,
        kind=kind,
        data=added,
        tracker=tracker,
    )

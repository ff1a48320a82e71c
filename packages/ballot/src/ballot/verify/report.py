"""What a verification says: what was checked, what was found, what no archive can prove."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

NOT_PROVEN = (
    "that every ballot sent was stored: each voter looks for the own tracker (--tracker)",
    "that the voters' devices were honest: a device can show one vote and encrypt another",
    "that the credentials went to the right people: their maker, with the server, can vote for absentees",
    "that fewer trustees than the threshold worked together: enough of them can read single ballots",
    "that nobody was watched, paid or forced: there is no protection against coercion",
    "that a small group keeps its secret: the result itself can show how people voted",
    "that the format was implemented without error: experimental until reviewed by outsiders",
)
NO_HEAD = (
    "that this is the only version: whoever keeps the archive can drop or reorder ballots (--expect-head)"
)


class State(IntEnum):
    """The outcome, with the exit code of the command."""

    COMPLETE = 0
    INVALID = 1
    UNFINISHED = 2


@dataclass(frozen=True)
class Failure:
    """The first thing that is wrong. ``height`` counts events from 0; None means the archive as a whole."""

    code: str
    detail: str
    height: int | None = None
    event: str | None = None


@dataclass
class Report:
    """The answer to: may this archive be believed?"""

    state: State = State.UNFINISHED
    failure: Failure | None = None
    uuid: str | None = None
    name: str | None = None
    fingerprint: str | None = None
    head: str | None = None
    last_event: str | None = None
    events: int = 0
    registered: int = 0
    ballots: int = 0
    counted: int | None = None
    total_weight: int | None = None
    result: list[list[int]] | None = None
    checked: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    not_proven: list[str] = field(default_factory=list)

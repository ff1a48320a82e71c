"""How long the members who sit for each body spoke: by the way and the body that brought them in, on the day of the turn."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from shanyraq.bodies.models import Standing
from shanyraq.bodies.queries import ASSEMBLY
from shanyraq.meetings.models import Session, Turn
from shanyraq.people.models import Membership

GUEST = "guest"


@dataclass(frozen=True, order=True)
class Body:
    """Whom a speaker sits for: the way in, the region (ISO 3166-2), and who proposed them where that is neither.

    `path` is "guest" for a speaker who is no member of the day, and empty where the way in is not recorded.
    """

    path: str
    region: str = ""
    proposed_by: str = ""


@dataclass(frozen=True)
class BodyAccount:
    """How long those who sit for one body spoke in a Session: how many spoke, in how many turns, how many seconds."""

    body: Body
    speakers: int
    turns: int
    seconds: int


def body_of(path: str, region: str, proposed_by: str) -> Body:
    """Give the body that a way in leads to: an association by who proposed, a regional Session by its region, else the way."""
    if path == "regional_session" and region:
        return Body(path, region)
    return Body(path, "", proposed_by if path in {"association", "regional_session"} else "")


def bodies_of(people: set[int], day: date) -> dict[int, Body]:
    """Give whom each of these members sits for on a day; who is no member of that day is left out. Two queries."""
    seats = Membership.objects.on(day).filter(
        organization__classification=ASSEMBLY, role="member", person_id__in=people
    )
    found = dict.fromkeys(seats.values_list("person_id", flat=True), Body(""))
    rows = Standing.objects.filter(membership__in=seats).order_by("membership__since")
    for person, *way in rows.values_list("membership__person_id", "path", "region", "proposed_by"):
        found[person] = body_of(*way)
    return found


def accounts_of_bodies(session: Session, until: datetime) -> list[BodyAccount]:
    """List the bodies whose members spoke, the longest first; a speaker of two bodies on two days is told under both."""
    by_day: dict[date, list[Turn]] = defaultdict(list)
    for turn in session.turns.filter(given_at__isnull=False):
        by_day[turn.asked_on].append(turn)
    told: dict[Body, list[Turn]] = defaultdict(list)
    for day, turns in by_day.items():
        sits = bodies_of({turn.person_id for turn in turns if turn.person_id}, day)
        for turn in turns:
            told[sits.get(turn.person_id or 0, Body(GUEST))].append(turn)
    rows = [
        BodyAccount(
            body,
            len({(turn.person_id, turn.name) for turn in turns}),
            len(turns),
            sum(turn.spoken(until) for turn in turns),
        )
        for body, turns in told.items()
    ]
    return sorted(rows, key=lambda row: (-row.seconds, row.body))

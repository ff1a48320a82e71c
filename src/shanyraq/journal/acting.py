"""What every act has in common: a mandate, a transaction, one journal entry. Rooms above take this from `people.acting`."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ParamSpec, TypeVar

from django.db import IntegrityError, OperationalError
from rulebook import Allowed, Refusal, Refused, Verdict

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import recording
from shanyraq.law import mandates

P = ParamSpec("P")
R = TypeVar("R")
log = logging.getLogger("shanyraq.acts")

ACTS: dict[str, Callable[..., Any]] = {}


@dataclass(frozen=True)
class Actor:
    """Who acts: a person with the roles their memberships give on a day, or the system.

    `roles` are "<classification>.<role>" ("council.member"); `seats` pairs each role with the
    organisation it comes from, for acts that concern one body only. `hindered` is why an officer may not act
    at all yet: no second factor.
    """

    key: str
    person_id: int | None = None
    roles: frozenset[str] = frozenset()
    seats: frozenset[tuple[str, int]] = field(default=frozenset())
    hindered: Refused | None = None


SYSTEM = Actor(key="system", roles=frozenset({"system"}))
ANYONE = Actor(key="anyone", roles=frozenset({"anyone"}))


def may_do(name: str, by: Actor, day: date) -> Verdict:
    """Tell whether somebody may begin an act on a day: their mandate, and their second factor."""
    verdict = mandates.may(name, by.roles | {"anyone"}, day)
    if isinstance(verdict, Allowed) and by.hindered is not None:
        return by.hindered
    return verdict


def act(function: Callable[P, R]) -> Callable[P, R]:
    """Make a service an act: `by: Actor` must hold its mandate on `at.day`; all or nothing; one journal entry.

    Raises `rulebook.Refusal` where law/mandates/<room>.toml gives the act to none of the actor's roles, where an
    officer has no second factor, where the service itself refuses, or ("journal.meanwhile") where the database
    does because somebody else was quicker: then nothing is written.
    """
    room = function.__module__.split(".")[1]
    name = f"{room}.{function.__name__}"

    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        by, at = kwargs["by"], kwargs["at"]
        assert isinstance(by, Actor) and isinstance(at, Moment)
        mandate = may_do(name, by, at.day).require()
        try:
            with recording(name, by=by.key, at=at, mandate=mandate if isinstance(mandate, Allowed) else None):
                return function(*args, **kwargs)
        except (IntegrityError, OperationalError) as clash:
            if isinstance(clash, OperationalError) and not _is_clash(clash):
                raise
            # the first line names the constraint; the next ones may hold personal values
            log.error("%s met another act: %s", name, str(clash).partition("\n")[0])
            raise Refusal(Refused("journal.meanwhile")) from clash

    ACTS[name] = wrapper
    return wrapper


def _is_clash(error: OperationalError) -> bool:
    """Tell a deadlock, a failed serialisation or a lock waited for in vain from a database that is out of order."""
    state = getattr(error.__cause__, "sqlstate", None)
    return state in {"40P01", "40001", "55P03"} or "database is locked" in str(error)

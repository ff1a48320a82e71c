"""A task on somebody's desk. Rooms answer `queries.tasks_of(actor, day) -> list[Task]`; the desk pulls and sorts them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from rulebook import Allowed, Citation, Verdict


@dataclass(frozen=True)
class Task:
    """Something one person must do: what, where, by when, by which article, and whether it can be done yet.

    `address` is the page where it is done; `button` the verb on it; `verdict` the one the act itself asks for, so
    that what cannot be done yet stands grey with its reason. `due` is the last day; None where no term runs. Where a press is
    all it takes, `at_once` is the address the button posts to.
    """

    title: str | Promise
    address: str
    button: str | Promise
    due: date | None = None
    lead: str | Promise = ""
    about: str | Promise = ""
    law: tuple[Citation, ...] = ()
    verdict: Verdict = field(default_factory=Allowed)
    at_once: str = ""

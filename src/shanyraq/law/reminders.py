"""When somebody is reminded of a term. No act says so: the institution sets it, dated (reminders.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from shanyraq.law import FOLDER

Kind = Literal["poll", "meeting", "answer"]


@dataclass(frozen=True)
class Reminders:
    """Hold the reminders of one kind of term on the days [since, until).

    `before` and `after` are days from the term's last day. `source` says in three languages who set them.
    """

    since: date
    source: Mapping[str, str]
    until: date | None = None
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()

    def step_before(self, *, begun: date, due: date, day: date, sent: Collection[int]) -> int | None:
        """Give the reminder to send on a day, by its days before; None where none is due.

        After missed nights the nearest one stands for all it overtook. A reminder that would fall on the day the
        term began, or earlier, is left out: that day had its own letter.
        """
        left, length = (due - day).days, (due - begun).days
        reached = [step for step in self.before if left <= step < length]
        step = min(reached, default=None)
        if step is None or left < 0 or any(done <= step for done in sent):
            return None
        return step

    def step_after(self, *, due: date, day: date, sent: Collection[int]) -> int | None:
        """Give the notice of delay to send on a day, by its days after the term; None where none is due."""
        step = max((step for step in self.after if (day - due).days >= step), default=None)
        return None if step is None or any(done >= step for done in sent) else step


@cache
def _table() -> Mapping[str, tuple[Reminders, ...]]:
    rows = tomllib.loads((FOLDER / "reminders.toml").read_text(encoding="utf-8"))
    return {
        kind: tuple(
            Reminders(
                since=row["since"], until=row.get("until"), source=row["source"],
                before=tuple(row.get("before", ())), after=tuple(row.get("after", ())),
            )
            for row in given
        )
        for kind, given in rows.items()
    }  # fmt: skip


def reminders_on(kind: Kind, day: date) -> Reminders | None:
    """Give the reminders in force on a day; None where the institution set none."""
    return next((r for r in _table()[kind] if r.since <= day and (r.until is None or day < r.until)), None)

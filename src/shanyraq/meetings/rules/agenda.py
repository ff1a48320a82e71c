"""The agenda: which matter is a part of which, how long each is planned to take, when it would begin (law 70-IV, art. 9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from rulebook import Allowed, Refused, Verdict

_A_DAY = 24 * 60


@dataclass(frozen=True)
class Planned:
    """A matter as it is planned: a `part` belongs to the nearest matter above that is none; `minutes` may be open."""

    part: bool = False
    minutes: int | None = None


@dataclass(frozen=True)
class Slot:
    """When a matter would begin and how long it takes; None where that cannot be told yet. `of`: its matter's place, for a part."""

    begins: time | None
    minutes: int | None
    of: int | None = None


@dataclass(frozen=True)
class Timetable:
    """The slots of an agenda in its order, and the minutes planned in all. `whole`: no matter is left without its minutes."""

    slots: tuple[Slot, ...]
    minutes: int
    whole: bool


def is_laid_out(items: Sequence[Planned]) -> Verdict:
    """Say whether parts have a matter above them and fit into its minutes.

    Refuses with "meetings.part_without_matter", "meetings.parts_too_long" and the numbers.
    """
    if items and items[0].part:
        return Refused("meetings.part_without_matter")
    for place, (head, parts) in _groups(items).items():
        inside = sum(part.minutes or 0 for part in parts)
        if head.minutes is not None and inside > head.minutes:
            return Refused(
                "meetings.parts_too_long",
                facts={"matter": place, "minutes": head.minutes, "inside": inside},
            )
    return Allowed()


def timetable(items: Sequence[Planned], start: time | None) -> Timetable:
    """Lay the matters one after another from `start`; what follows a matter without minutes has no hour.

    A matter whose minutes are open takes as long as its parts do, where each of them has its minutes.
    """
    slots: list[Slot] = []
    passed: int | None = 0
    lengths: list[int | None] = []
    for place, (head, parts) in _groups(items).items():
        length = _length(head, parts)
        slots.append(Slot(_after(start, passed), length))
        inside = passed
        for part in parts:
            slots.append(Slot(_after(start, inside), part.minutes, place))
            inside = _more(inside, part.minutes)
        passed = _more(passed, length)
        lengths.append(length)
    return Timetable(tuple(slots), sum(one or 0 for one in lengths), None not in lengths)


def _groups(items: Sequence[Planned]) -> dict[int, tuple[Planned, list[Planned]]]:
    found: dict[int, tuple[Planned, list[Planned]]] = {}
    head = 0
    for place, item in enumerate(items, start=1):
        if item.part and head:
            found[head][1].append(item)
        else:
            head, found[place] = place, (item, [])
    return found


def _length(head: Planned, parts: Sequence[Planned]) -> int | None:
    if head.minutes is not None or not parts:
        return head.minutes
    inside = [part.minutes for part in parts]
    return None if None in inside else sum(one or 0 for one in inside)


def _more(passed: int | None, minutes: int | None) -> int | None:
    return None if passed is None or minutes is None else passed + minutes


def _after(start: time | None, minutes: int | None) -> time | None:
    """Give the hour some minutes after another; None past midnight: the Session goes on another day then."""
    if start is None or minutes is None or start.hour * 60 + start.minute + minutes >= _A_DAY:
        return None
    hours, rest = divmod(start.hour * 60 + start.minute + minutes, 60)
    return time(hours, rest)

"""Rules of the work of bodies: what a fund may spend, who adopts a practice, how many officers a staff list lets in. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

SOURCES = ("republican", "local", "sponsor", "fund")
FUNDS = (Citation("concept-assembly-2020"),)
REGULATION = (Citation("decree-149-2011", "11"),)
Line = tuple[date, str, int]


def balance_on(lines: Iterable[Line], day: date) -> int:
    """Give what a fund had at the end of a day, in tenge: receipts less spending."""
    return sum(amount if kind == "receipt" else -amount for on, kind, amount in lines if on <= day)


def may_move_money(
    *, kind: str, fund: bool, amount: int, source: str, lines: Sequence[Line], on: date
) -> Verdict:
    """Allow a fund a receipt with its source, or a spending that leaves it no day with less than nothing.

    Refuses with "bodies.not_a_fund", "bodies.amount_wrong", "bodies.source_unknown", "bodies.spends_too_much" (facts:
    the least it has from that day on).
    """
    if not fund:
        return Refused("bodies.not_a_fund", FUNDS)
    if amount <= 0:
        return Refused("bodies.amount_wrong", FUNDS)
    if kind == "receipt":
        return Allowed(FUNDS) if source in SOURCES else Refused("bodies.source_unknown", FUNDS)
    days = {on, *(day for day, _kind, _amount in lines if day > on)}
    least = min(balance_on(lines, day) for day in days)
    if amount > least:
        return Refused("bodies.spends_too_much", FUNDS, {"amount": amount, "has": least})
    return Allowed(FUNDS)


def may_adopt(
    *, regions: Iterable[str], area: str, name: str, known: bool, shared: date, on: date
) -> Verdict:
    """Allow a maslikhat of a region of the day to take a practice over once, not before it was shared."""
    if area not in set(regions):
        return Refused("bodies.region_needed_here", FUNDS)
    if not name.strip():
        return Refused("bodies.maslikhat_not_named", FUNDS)
    if on < shared:
        return Refused("bodies.paper_before_step", FUNDS, {"on": on, "last_on": shared})
    if known:
        return Refused("bodies.adopted_already", FUNDS)
    return Allowed(FUNDS)


def has_free_desk(*, seats: int | None, officers: int) -> Verdict:
    """Tell whether a staff list of so many seats has room for one more; None is no list."""
    if seats is not None and officers >= seats:
        return Refused("bodies.staff_full", REGULATION, {"seats": seats, "officers": officers})
    return Allowed()


def may_have_functions(*, asked: Sequence[str], known: Sequence[str]) -> Verdict:
    """Allow a sector that carries at least one of the functions that the Regulation gives the Secretariat."""
    if not asked or set(asked) - set(known):
        return Refused("bodies.function_needed", REGULATION)
    return Allowed(REGULATION)

"""Versions of a Session's plan: when the next one may be made, what it covers, how it differs. No tables, no clock."""

from __future__ import annotations

from collections.abc import Collection

from rulebook import Allowed, Citation, Refused, Verdict

PLANS = Citation("decree-149-2011", "22")
Pair = tuple[int, int | None]  # an assignment and an item that carries it out; None where there is none


def may_make_version(pairs: Collection[Pair], last: Collection[Pair] | None) -> Verdict:
    """Allow a version where the Session has assignments and something differs from the version before.

    Refuses with "programmes.session_without_assignments" and "programmes.version_unchanged".
    """
    if not pairs:
        return Refused("programmes.session_without_assignments", (PLANS,))
    if last is not None and set(pairs) == set(last):
        return Refused("programmes.version_unchanged", (PLANS,))
    return Allowed((PLANS,))


def coverage(pairs: Collection[Pair]) -> tuple[int, int]:
    """Count the assignments that have at least one item, and all of them."""
    return len({one for one, item in pairs if item is not None}), len({one for one, _item in pairs})


def changes(pairs: Collection[Pair], before: Collection[Pair]) -> tuple[int, int]:
    """Count the items that came in since the version before, and those that went out, each with its assignment."""
    here, there = ({pair for pair in rows if pair[1] is not None} for rows in (pairs, before))
    return len(here - there), len(there - here)

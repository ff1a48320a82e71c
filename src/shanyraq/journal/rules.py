"""What the record's own acts allow. Plain values only."""

from datetime import date

from rulebook import Allowed, Refused, Verdict


def may_begin(begun: bool) -> Verdict:
    """Allow an instance to begin once."""
    return Refused("journal.already_begun") if begun else Allowed()


def may_move_clock(kind: str, now: date | None, to: date) -> Verdict:
    """Allow the domain clock of a rehearsal to move to a later day; nothing else moves a clock.

    `kind` is "rehearsal" or "official", or "" where the instance has not begun.
    """
    if kind != "rehearsal" or now is None:
        return Refused("journal.only_a_rehearsal_moves")
    if to <= now:
        return Refused("journal.clock_moves_forward", facts={"now": now, "to": to})
    return Allowed()


def may_erase(has_values: bool, erased: bool) -> Verdict:
    """Allow the personal values of an entry to be erased once."""
    if erased:
        return Refused("journal.already_erased")
    return Allowed() if has_values else Refused("journal.nothing_to_erase")

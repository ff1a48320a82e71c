"""The book of law that contradictions are settled by: the acts' room, which keeps what officers confirmed, gives it."""

from __future__ import annotations

from collections.abc import Callable

from rulebook import Rulebook

from shanyraq.law import book

_givers: list[Callable[[], Rulebook]] = [book]


def use_book(giver: Callable[[], Rulebook]) -> None:
    """Settle by another book from now on; called once, when the room above is ready."""
    _givers.append(giver)


def book_here() -> Rulebook:
    """Give the book of this instance: with its confirmations and entered acts where a room keeps them."""
    return _givers[-1]()

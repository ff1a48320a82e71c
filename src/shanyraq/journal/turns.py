"""Acts that judge a whole set, not one row: they take turns, for no row could be locked that does not stand yet."""

from __future__ import annotations

from zlib import crc32

from django.db import connection

_SPACE = (
    0x5368616E  # the two-key space of PostgreSQL's advisory locks; the sealer's single key is apart from it
)


def in_turn(about: str) -> None:
    """Wait, inside an act, until nobody else's act holds the same name; the turn ends with the act's transaction.

    Take the turn before reading what is judged ("no such name yet", "fewer than five"): what the other one wrote
    is then seen. On SQLite an act holds the only writer's lock from its first statement, so there is nothing to wait for.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_SPACE, crc32(about.encode()) - 2**31])

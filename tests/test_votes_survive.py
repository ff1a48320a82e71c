"""No vote is lost and none counted twice, whatever is killed while they arrive: server, one of its processes, database."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.killing import killed_rushes

RUSHES, VOTERS = 20, 40


def whole(found: dict[str, object]) -> None:
    """Check that every member's vote was acknowledged in the end, and is there once."""
    assert found["acknowledged"] == RUSHES * VOTERS, found
    assert found["lost"] == found["doubled"] == found["two_of_one"] == found["never"] == 0, found
    assert isinstance(found["retries"], int) and found["retries"] > 0, "nothing was killed in the middle"


@pytest.mark.postgres
def test_twenty_rushes_on_postgresql_with_the_database_killed_too(tmp_path: Path) -> None:
    whole(killed_rushes(tmp_path, RUSHES, VOTERS, with_database=True))


@pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="SQLite had its turn without DATABASE_URL")
def test_twenty_rushes_on_sqlite(tmp_path: Path) -> None:
    whole(killed_rushes(tmp_path, RUSHES, VOTERS, with_database=False))

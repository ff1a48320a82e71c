"""Small makers for this room's tests."""

from datetime import UTC, date, datetime
from typing import Any

from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry
from shanyraq.journal.recording import record, recording

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
AT = Moment(date(2024, 9, 2), NOW)


def write(count: int = 1, at: Moment = AT, act: str = "tests.write", **told: Any) -> list[Entry]:
    """Record `count` acts."""
    entries = []
    for number in range(count):
        with recording(act, by="system", at=at) as note:
            record(about=f"tests.thing:{number}", facts={"number": number}, **told)
        assert note.entry is not None
        entries.append(note.entry)
    return entries

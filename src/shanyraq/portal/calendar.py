"""Write a calendar in the iCalendar form (RFC 5545): days and hours, folded lines, the same facts give the same bytes. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75  # octets of a line at most


@dataclass(frozen=True)
class Event:
    """One day in the calendar: `uid` stays the same for ever; `changed` says when it was last recorded.

    `sequence` grows with each change, so that a calendar takes the later one; `start` is the hour, where one is known.
    """

    uid: str
    day: date
    title: str
    place: str = ""
    address: str = ""
    changed: datetime | None = None
    cancelled: bool = False
    tentative: bool = False
    start: datetime | None = None
    sequence: int = 0


def calendar(name: str, language: str, events: Iterable[Event]) -> bytes:
    """Give the file: CRLF, UTF-8, every line at most 75 octets."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Shanyraq//Assembly//KK",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    lines += [f"X-WR-CALNAME;LANGUAGE={language}:{_text(name)}"]
    for event in events:
        lines += _lines(event, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _lines(event: Event, language: str) -> list[str]:
    stamp = (
        event.changed or datetime(event.day.year, event.day.month, event.day.day, tzinfo=UTC)
    ).astimezone(UTC)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"LAST-MODIFIED:{stamp:%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{event.sequence}",
        *_when(event),
        f"SUMMARY;LANGUAGE={language}:{_text(event.title)}",
    ]
    if event.place:
        lines.append(f"LOCATION:{_text(event.place)}")
    if event.address:
        lines.append(f"URL:{event.address}")
    state = "CANCELLED" if event.cancelled else "TENTATIVE" if event.tentative else "CONFIRMED"
    return [*lines, f"STATUS:{state}", "END:VEVENT"]


def _when(event: Event) -> list[str]:
    """Give the hour it begins, its end being unknown; or the whole day."""
    if event.start is not None:
        return [f"DTSTART:{event.start.astimezone(UTC):%Y%m%dT%H%M%SZ}"]
    return [
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
    ]


def _text(value: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return value


def _folded(line: str) -> str:
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > LINE:
            parts.append(part)
            part = " "
        part += letter
    return "\r\n".join([*parts, part])

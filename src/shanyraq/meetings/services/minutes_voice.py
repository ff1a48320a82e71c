"""The voice of the minutes: it names people and halls and says times, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from kazakhtext.dates import format_date

from shanyraq.meetings.queries.minutes import Event, Log
from shanyraq.web.words import in_language, say

MOST_NAMED = 12
Told = tuple[str, list[int]] | None


@dataclass
class Voice:
    """Name what a log speaks of in one language."""

    log: Log
    language: str

    def name(self, person: object) -> str:
        """Name a person; one whose name the journal no longer keeps is said to be so."""
        found = self.log.people.get(person) if isinstance(person, int) else None
        return in_language(found, "name", self.language)[0] if found else _("(the name is erased)")

    def hall(self, number: int) -> str:
        """Name a hall of the Session; 0 is the main one."""
        found = self.log.halls.get(number)
        return in_language(found, "name", self.language)[0] if found else _("Main hall")

    def stamp(self, event: Event) -> str:
        """Write the time of an event; with its day where that is not the day of the Session."""
        local = f"{timezone.localtime(event.at):%H:%M}"
        same = self.log.session.opened_on in {None, event.day}
        return local if same else f"{format_date(event.day, self.language)}, {local}"


def named(teller: Voice, event: Event) -> str:
    """Name the people of an event, where they are few."""
    people = event.personal.get("people", [])
    if not 0 < len(people) <= MOST_NAMED:
        return ""
    return f" {', '.join(teller.name(person) for person in people)}."


def reason(event: Event) -> str:
    """Say the reason that was written."""
    return say(_("Reason: {why}"), why=event.facts["why"])


def hall_named(teller: Voice, event: Event) -> str:
    """Name the hall that an event happened in, where the Session sits in several."""
    return f"{teller.hall(event.facts['hall'])}. " if "hall" in event.facts else ""


def by_hall(teller: Voice, numbers: Sequence[int], told: Sequence[object], between: str = ", ") -> str:
    """List what is told of each hall, the main one in small letters since it stands inside a sentence."""
    parts = [
        f"{teller.hall(number) if number else teller.hall(number).lower()} {one}"
        for number, one in zip(numbers, told, strict=True)
    ]
    return between.join(parts)

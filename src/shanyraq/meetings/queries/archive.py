"""Questions about the archive: every matter of every Session, its topics, the speeches, what is not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from shanyraq.bodies.queries.deputies import in_office
from shanyraq.law.history import held_sessions
from shanyraq.meetings.models import AgendaItem, ArchivedMatter, Session, Speech, Topic
from shanyraq.meetings.queries.sessions import history_on
from shanyraq.meetings.rules.numbers import roman

Matter = AgendaItem | ArchivedMatter


@dataclass(frozen=True)
class Discussed:
    """A matter, the Session it stood before, and the year of it; `year` is None where no source names one."""

    number: int
    year: int | None
    matter: Matter
    topics: tuple[Topic, ...]

    @property
    def roman(self) -> str:
        """Give the number of the Session in Roman numerals."""
        return roman(self.number)

    @property
    def archived(self) -> bool:
        """Tell whether the matter is of a Session before this register."""
        return isinstance(self.matter, ArchivedMatter)


def years_on(day: date) -> dict[int, int]:
    """Give the year of each Session known on a day by its number."""
    found = {held.number: held.in_year for held in history_on(day)}
    for row in Session.objects.filter(prepared_on__lte=day):
        on = row.opened_on if row.opened_on and row.opened_on <= day else row.start_day
        found[row.number] = (on or row.prepared_on).year
    return found


def matters_on(day: date, topic: int | None = None, words: str = "") -> list[Discussed]:
    """List the matters of Sessions on a day, the latest Session first: of one topic, with these words in any title."""
    own = AgendaItem.objects.filter(session__prepared_on__lte=day).select_related("session")
    past = ArchivedMatter.objects.filter(recorded_on__lte=day)
    years = years_on(day)
    found = [
        *_discussed(own.prefetch_related("tagged__topic"), years),
        *_discussed(past.prefetch_related("tagged__topic"), years),
    ]
    asked = words.casefold().split()
    kept = [
        one
        for one in found
        if (topic is None or any(tag.pk == topic for tag in one.topics)) and _says(one.matter, asked)
    ]
    return sorted(kept, key=lambda one: (-one.number, one.matter.position))


def _discussed(rows: Iterable[Matter], years: dict[int, int]) -> Iterable[Discussed]:
    for row in rows:
        number = row.session.number if isinstance(row, AgendaItem) else row.number
        topics = tuple(sorted((tag.topic for tag in row.tagged.all()), key=lambda topic: topic.name_kk))
        yield Discussed(number, years.get(number), row, topics)


def _says(matter: Matter, asked: list[str]) -> bool:
    text = f"{matter.title_kk} {matter.title_ru} {matter.title_en}".casefold()
    return all(word in text for word in asked)


def topics_on(day: date) -> QuerySet[Topic]:
    """Give the topics known on a day, each with the number of its matters as `count`."""
    return Topic.objects.filter(added_on__lte=day).annotate(count=Count("tagged"))


def speeches_of(number: int, day: date) -> QuerySet[Speech]:
    """Give the speeches of a Session recorded by a day."""
    return Speech.objects.filter(number=number, recorded_on__lte=day)


def matters_of(number: int, day: date) -> QuerySet[ArchivedMatter]:
    """Give the archived matters of a Session recorded by a day, with their topics."""
    return ArchivedMatter.objects.filter(number=number, recorded_on__lte=day).prefetch_related(
        "tagged__topic"
    )


def highest_number(day: date) -> int:
    """Give the highest number of a Session known on a day, of this register or of history."""
    own = Session.objects.filter(prepared_on__lte=day).values_list("number", flat=True)
    return max([*own, *(held.number for held in held_sessions() if held.in_year <= day.year)], default=0)


def rotations_due(day: date, start_day: date | None) -> list[tuple[str, date]]:
    """List the associations whose term in the office of a deputy of the Chair is over by a Session's day, with its last day."""
    by = start_day or day
    return sorted(
        (deputy.association, deputy.ends_on)
        for deputy in in_office(day)
        if deputy.association and deputy.ends_on and deputy.ends_on <= by
    )

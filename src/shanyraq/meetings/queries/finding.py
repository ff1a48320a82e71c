"""Find Sessions by their numbers, places and matters, and what the Council decided, by the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shanyraq.meetings.models import AgendaItem, ArchivedMatter, CouncilItem, Poll, Session
from shanyraq.meetings.queries.sessions import history_on
from shanyraq.meetings.rules.numbers import roman
from shanyraq.web.finding import matches
from shanyraq.web.folded import holds
from shanyraq.web.found import MOST_FOUND, Found, Group, first_of, group_of_rows
from shanyraq.web.words import in_language, say


def found(words: tuple[str, ...], day: date) -> Iterable[Group]:
    """Look for Sessions, and for the polls and the matters of the Council, of which every word begins some word.

    A Session has the words of its number, its place and its matters together. `words` as `web.finding.words_of` gives them.
    """
    yield _sessions(words, day)
    polls = Poll.objects.filter(holds("words", words), started_on__lte=day)
    yield group_of_rows(_("Polls of the Council"), "meetings:index", polls, _poll)
    matters = CouncilItem.objects.filter(holds("words", words), meeting__asked_on__lte=day)
    ordered = matters.select_related("meeting").order_by("-meeting__start_day", "-meeting", "position")
    yield group_of_rows(_("Matters of the Council"), "meetings:index", ordered, _matter)


def sessions_found(words: Iterable[str], day: date) -> QuerySet[Session]:
    """Give the Sessions of this register that hold every word, in their number and place or in some matter; the latest first."""
    asked = Q(prepared_on__lte=day)
    for word in words:
        within = AgendaItem.objects.filter(holds("words", [word])).order_by()
        asked &= holds("words", [word]) | Q(pk__in=within.values("session"))
    return Session.objects.filter(asked).order_by("-number")


def past_found(words: Iterable[str], day: date) -> list[int]:
    """Give the numbers of the Sessions before this register that hold every word, in their number or in an archived matter."""
    own = set(Session.objects.filter(prepared_on__lte=day).values_list("number", flat=True))
    known = [past.number for past in history_on(day) if past.number not in own]
    titles: dict[int, list[str]] = defaultdict(list)
    matters = ArchivedMatter.objects.filter(number__in=known, recorded_on__lte=day)
    for number, folded in matters.values_list("number", "words"):
        titles[number].append(folded)
    return [n for n in known if matches(words, f"{roman(n)} {n} сессия session", *titles[n])]


def _sessions(words: tuple[str, ...], day: date) -> Group:
    own, count = first_of(sessions_found(words, day).values_list("number", flat=True))
    past = past_found(words, day)
    numbers = sorted([*own, *past], reverse=True)[:MOST_FOUND]
    return Group(_("Sessions"), "meetings:index", tuple(map(_session, numbers)), count + len(past))


def _session(number: int) -> Found:
    return Found(
        say(_("Session {numeral}"), numeral=roman(number)), reverse("meetings:session", args=[number])
    )


def _poll(row: Poll) -> Found:
    name, language = in_language(row, "question")
    return Found(name, reverse("meetings:poll", args=[row.number]), language)


def _matter(row: CouncilItem) -> Found:
    name, language = in_language(row, "title")
    return Found(name, reverse("meetings:council_meeting", args=[row.meeting_id]), language)

"""Find decisions by words of their titles and by their numbers, by the database alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shanyraq.decisions.models import Decision
from shanyraq.web.folded import holds
from shanyraq.web.found import MOST_FOUND, Found, Group, first_of
from shanyraq.web.words import in_language

SHOWN = ("year", "number", "title_kk", "title_ru", "title_en")


def decisions_found(words: Iterable[str], day: date, most: int) -> tuple[list[Decision], int]:
    """Give the newest decisions adopted by a day whose names hold every word, at most so many, and how many there are.

    `words` as `web.finding.words_of` gives them. The first query gives all there is where they are fewer; else a second one counts.
    """
    rows = Decision.objects.filter(holds("words", words), adopted_on__lte=day)
    return first_of(rows.only(*SHOWN).order_by("-year", "-number"), most)


def found(words: tuple[str, ...], day: date) -> Iterable[Group]:
    """Look for decisions as `decisions_found` does."""
    rows, count = decisions_found(words, day, MOST_FOUND)
    yield Group(_("Decisions"), "decisions:index", tuple(map(_found, rows)), count)


def _found(row: Decision) -> Found:
    name, language = in_language(row, "title")
    return Found(name, reverse("decisions:decision", args=[row.identifier]), language, row.identifier)

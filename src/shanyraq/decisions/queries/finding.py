"""Find decisions by words of their titles and by their numbers, by the database alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shanyraq.decisions.models import Decision
from shanyraq.web.folded import holds

SHOWN = ("year", "number", "title_kk", "title_ru", "title_en")


def decisions_found(words: Iterable[str], day: date, most: int) -> tuple[list[Decision], int]:
    """Give the newest decisions adopted by a day whose names hold every word, at most so many, and how many there are.

    `words` as `web.finding.words_of` gives them. The first query gives all there is where they are fewer; else a second one counts.
    """
    rows = Decision.objects.filter(holds("words", words), adopted_on__lte=day)
    found = list(rows.only(*SHOWN).order_by("-year", "-number")[:most])
    return found, len(found) if len(found) < most else rows.count()

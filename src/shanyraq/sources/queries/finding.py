"""Clauses of the papers held, found by words in any form and script. What is said twice is found once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Max
from kazakhtext.search import variants, words_of_query

from shanyraq.sources.models import Clause, Paper
from shanyraq.sources.queries.papers import Place, places_of, repeats_of
from shanyraq.sources.ranking import Index

LONGEST_QUESTION = 200


@dataclass(frozen=True)
class Hit:
    """A clause that was found, with the other places of its passage."""

    clause: Clause
    places: tuple[Place, ...]


def find(asked: str, most: int = 30) -> list[Hit]:
    """Find clauses, the best first; a clause that only repeats another is not listed beside it."""
    question = asked.strip()[:LONGEST_QUESTION]
    if not question:
        return []
    readings = tuple(sorted(Paper.objects.values_list("pk", "readings", "sha256")))
    index, keys = _index(readings, Clause.objects.aggregate(newest=Max("pk"))["newest"])
    numbers = index.find(question, most)
    rows = Clause.objects.select_related("paper").in_bulk([keys[number] for number in numbers])
    clauses = [rows[keys[number]] for number in numbers if keys[number] in rows]
    repeats = {clause.paper_id: repeats_of(clause.paper) for clause in clauses}
    return [Hit(clause, tuple(places_of(clause, repeats[clause.paper_id]))) for clause in clauses]


def also(asked: str) -> list[str]:
    """Give the other words that papers use for those of a question."""
    found = [other for word in words_of_query(asked[:LONGEST_QUESTION]) for other in variants(word)]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=2)
def _index(readings: tuple[tuple[int, int, str], ...], newest: int | None) -> tuple[Index, list[int]]:
    papers = [pk for pk, _n, _sha in readings]
    rows = Clause.objects.filter(paper__in=papers, same_as__isnull=True).order_by("paper__slug", "first_line")
    pairs = list(rows.values_list("pk", "text"))
    return Index([text for _pk, text in pairs]), [pk for pk, _text in pairs]

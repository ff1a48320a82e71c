"""Words looked for in three languages by the database, as people write them: SQLite knows capitals of Latin letters only."""

from __future__ import annotations

from django.db.models import Q


def says(word: str, *fields: str) -> Q:
    """Ask whether any of the fields, in any language, holds a word, however it is capitalised."""
    asked = Q(pk__in=[])
    for written in {word, word.lower(), word.capitalize(), word.upper()}:
        for field in fields:
            for language in ("kk", "ru", "en"):
                asked |= Q(**{f"{field}_{language}__icontains": written})
    return asked

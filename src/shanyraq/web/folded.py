"""A column of folded words: SQLite folds capitals of Latin letters only, so what is searched is kept in small letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q

from shanyraq.web.finding import folded


class FoldedField(models.TextField):  # type: ignore[type-arg]
    """The words of a row, folded as `finding.words_of` does, each after a space.

    `of` says what they are taken from: "{0.title_kk} {0.year}-{0.number}". They are written whenever a row is saved or
    created in bulk; `save(update_fields=…)` has to name the column, and `QuerySet.update` does not move it. Where the
    folding itself changes, a migration writes the column anew.
    """

    def __init__(self, *args: Any, of: str = "", **given: Any) -> None:
        self.of = of
        super().__init__(*args, **{"default": "", "blank": True, "editable": False, **given})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Fold the words as they now stand."""
        words = folded(self.of.format(model_instance))
        setattr(model_instance, self.attname, words)
        return words

    def deconstruct(self) -> Any:
        """Say `of` in migrations."""
        name, path, args, given = super().deconstruct()
        return name, path, args, {**given, "of": self.of}


def holds(column: str, words: Iterable[str]) -> Q:
    """Ask the database whether every word begins some word of a folded column; the same answer as `finding.matches`."""
    asked = Q()
    for word in words:
        asked &= Q(**{f"{column}__contains": f" {word}"})
    return asked

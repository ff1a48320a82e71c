"""A column of folded words: SQLite folds capitals of Latin letters only, so what is searched is kept in small letters."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q

from shanyraq.web.finding import folded

_Row = TypeVar("_Row", bound=models.Model)


class FoldedField(models.TextField):  # type: ignore[type-arg]
    """The words of a row, folded as `finding.words_of` does, each after a space.

    `of` says what they are taken from: "{0.title_kk} {0.year}-{0.number}". They are written whenever a row is saved or
    created in bulk. Its model is a `Worded` one, so that the column never lags behind its words. Where the folding
    itself changes, a migration writes the column anew with `write_words`.
    """

    def __init__(self, *args: Any, of: str = "", **given: Any) -> None:
        self.of = of
        super().__init__(*args, **{"default": "", "blank": True, "editable": False, **given})

    @property
    def sources(self) -> frozenset[str]:
        """Name the fields that the words are taken from."""
        names = (name for _text, name, _spec, _conversion in Formatter().parse(self.of) if name)
        return frozenset(name.partition(".")[2] for name in names)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Fold the words as they now stand."""
        words = folded(self.of.format(model_instance))
        setattr(model_instance, self.attname, words)
        return words

    def deconstruct(self) -> Any:
        """Say `of` in migrations."""
        name, path, args, given = super().deconstruct()
        return name, path, args, {**given, "of": self.of}


class WordedRows(models.QuerySet[_Row]):
    """Rows with folded words: what changes the words past `save` has to write the column as well."""

    def update(self, **given: Any) -> int:
        """Update as ever. Raises `ValueError` where words would change and their column would not, `bulk_update` too."""
        for field in folded_of(self.model):
            if field.sources & set(given) and field.name not in given:
                raise ValueError(f"{self.model.__name__}.{field.name} would lag behind {sorted(given)}")
        return super().update(**given)

    update.alters_data = True  # type: ignore[attr-defined]  # a template never calls it


class Worded(models.Model):
    """A row with folded words."""

    objects = WordedRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **given: Any) -> None:
        """Save as ever; where only some fields are saved and words are among them, their column is saved with them."""
        named = given.get("update_fields")
        if named is not None:
            lagging = {field.name for field in folded_of(type(self)) if field.sources & set(named)}
            given["update_fields"] = {*named, *lagging}
        else:
            for field in folded_of(type(self)):
                getattr(self, field.attname)  # one that was not read would not be saved
        super().save(*args, **given)


def folded_of(model: type[models.Model]) -> list[FoldedField]:
    """List the columns of folded words of a model."""
    return [field for field in model._meta.concrete_fields if isinstance(field, FoldedField)]


def holds(column: str, words: Iterable[str]) -> Q:
    """Ask the database whether every word begins some word of a folded column; the same answer as `finding.matches`."""
    asked = Q()
    for word in words:
        asked &= Q(**{f"{column}__contains": f" {word}"})
    return asked


def write_words(model: type[models.Model]) -> None:
    """Write the folded words of every row anew, a thousand rows at a time. For migrations: the model as they know it."""
    fields = folded_of(model)
    keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(keys), 1000):
        rows = list(model._base_manager.filter(pk__in=keys[begin : begin + 1000]))
        for row in rows:
            for field in fields:
                field.pre_save(row, False)
        model._base_manager.bulk_update(rows, [field.name for field in fields], batch_size=200)

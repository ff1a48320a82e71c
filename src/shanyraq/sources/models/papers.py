"""Papers as received: the file by its hash, its lines, the readings of its clauses, and passages that occur twice."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Paper(models.Model):
    """A paper. Its bytes lie under the files' folder by their SHA-256; the same bytes are received once."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=400)
    name = models.CharField(max_length=200, help_text="the file's name as it came")
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, default="text", help_text="text, pdf, docx")
    notes = models.JSONField(
        default=dict, help_text="what taking the text out noticed: pages, pictures, columns"
    )
    is_legal = models.BooleanField(
        default=False, help_text="the text of a legal act: never corrected, only flagged"
    )
    languages = models.JSONField(default=list, help_text="by share of the text, the greatest first")
    line_count = models.PositiveIntegerField()
    clause_count = models.PositiveIntegerField()
    readings = models.PositiveIntegerField(default=1, help_text="grows with each change of what is shown")
    by = models.CharField(max_length=80, help_text="opaque: person:12, system")
    on = models.DateField(help_text="domain clock")
    at = models.DateTimeField(help_text="machine clock")


class Line(models.Model):
    """A line of a paper, counted from 1, exactly as received."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="sources_line_once")]


class Shown(models.Manager["Clause"]):
    """The readings that are shown; earlier ones are left out."""

    def get_queryset(self) -> models.QuerySet[Clause]:
        return super().get_queryset().filter(replaced_at__isnull=True)


class Clause(models.Model):
    """A reading of a paragraph joined from lines first_line to last_line.

    `starts` pairs offsets in the text with the lines they came from; `changes` lists what was done:
    {"line", "kind", "before", "after", "sure"}. A reading is never overwritten: a later one replaces it, and both
    are kept. `Clause.objects` gives what is shown, `Clause.every` the earlier readings too.
    """

    RECEIVED, REPAIRED, CORRECTED = "received", "repaired", "corrected"

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="clauses")
    number = models.PositiveIntegerField(help_text="from 1, in the order of the paper")
    text = models.TextField()
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    language = models.CharField(max_length=3, blank=True)
    starts = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    same_as = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.SET_NULL,
        related_name="repeated",
        help_text="the clause that says it first",
    )
    reason = models.CharField(
        max_length=10, default=RECEIVED, help_text="why it reads so: received, repaired, corrected"
    )
    by = models.CharField(max_length=80, blank=True, help_text="empty: as the paper was received")
    on = models.DateField(null=True)
    at = models.DateTimeField(null=True)
    replaced_on = models.DateField(null=True)
    replaced_at = models.DateTimeField(null=True)

    objects: ClassVar[Shown] = Shown()  # type: ignore[assignment]
    every: ClassVar[models.Manager[Clause]] = models.Manager()

    class Meta:
        base_manager_name = "every"
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "first_line"],
                condition=Q(replaced_at__isnull=True),
                name="sources_clause_once",
            )
        ]
        indexes = [models.Index(fields=["paper", "first_line"], name="sources_clause_by_line")]


class Repeat(models.Model):
    """A passage that stands in two places, found once: the earlier place first, and how alike they are (0 to 1)."""

    first = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    first_from = models.PositiveIntegerField()
    first_to = models.PositiveIntegerField()
    second = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    second_from = models.PositiveIntegerField()
    second_to = models.PositiveIntegerField()
    similarity = models.FloatField()
    words = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["first", "first_from", "first_to", "second", "second_from", "second_to"],
                name="sources_repeat_once",
            )
        ]

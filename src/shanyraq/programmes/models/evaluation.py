"""The evaluation of regional assemblies: the formula by versions, what was published, what a region objected."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Formula(models.Model):
    """A published formula: a whole weight for each part. Never changed; the next version follows it."""

    number = models.PositiveIntegerField(unique=True)
    weights = models.JSONField(help_text="part: weight, 0 to 10")
    why = models.TextField()
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["-number"]


class Evaluation(models.Model):
    """The evaluation of a year as it was published. Never changed: one published anew is another edition, with reasons."""

    year = models.PositiveSmallIntegerField()
    edition = models.PositiveSmallIntegerField()
    formula = models.ForeignKey(Formula, on_delete=models.PROTECT, related_name="evaluations")
    counts = models.JSONField(help_text="region (ISO 3166-2): part: [of, done]")
    why = models.TextField(blank=True)
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["-year", "-edition"]
        constraints = [
            models.UniqueConstraint(fields=["year", "edition"], name="programmes_evaluation_edition_once"),
            models.CheckConstraint(
                condition=Q(edition=1) | ~Q(why=""), name="programmes_evaluation_anew_says_why"
            ),
        ]


class Objection(models.Model):
    """What a region objects to in the numbers of a year, and what the Secretariat answered."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="objections")
    area = models.CharField(max_length=8, help_text="ISO 3166-2")
    text = models.TextField()
    by = models.CharField(max_length=80)
    on = models.DateField()
    outcome = models.CharField(max_length=10, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=80, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "area"],
                condition=Q(answered_on__isnull=True),
                name="programmes_one_open_objection",
            ),
        ]

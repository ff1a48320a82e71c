"""Indicators of expected outcomes: several may be proposed, one is approved with reasons; what was measured stays."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from shanyraq.people.models import Organization


class Indicator(models.Model):
    """How an outcome may be measured. Proposed, it waits; approved, it counts until another takes its place."""

    part = models.ForeignKey("programmes.Part", on_delete=models.PROTECT, related_name="indicators")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    definition = models.TextField(help_text="what is counted and what is not")
    unit = models.CharField(max_length=60)
    source = models.CharField(max_length=300, help_text="where the figures come from")
    method = models.TextField(help_text="how it is reckoned")
    baseline = models.DecimalField(max_digits=18, decimal_places=4)
    baseline_on = models.DateField()
    target = models.DecimalField(max_digits=18, decimal_places=4)
    target_on = models.DateField()
    measured_by = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=80)
    proposed_on = models.DateField()
    approved_on = models.DateField(null=True)
    approved_by = models.CharField(max_length=80, blank=True)
    why = models.CharField(max_length=500, blank=True, help_text="why this one was approved")
    ended_on = models.DateField(null=True, help_text="the day another was approved in its place")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["part"],
                condition=Q(approved_on__isnull=False, ended_on__isnull=True),
                name="programmes_one_indicator_counts",
            ),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True) | ~Q(why=""),
                name="programmes_indicator_approved_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(target_on__gt=F("baseline_on")), name="programmes_target_comes_after_baseline"
            ),
            models.CheckConstraint(
                condition=~Q(target=F("baseline")), name="programmes_target_differs_from_baseline"
            ),
        ]


class Measurement(models.Model):
    """What was measured as of a day, by which paper. Never changed; of one day the later record counts."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurements")
    value = models.DecimalField(max_digits=18, decimal_places=4)
    as_of = models.DateField()
    paper = models.CharField(max_length=300)
    by = models.CharField(max_length=80)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["as_of", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(paper=""), name="programmes_measured_by_paper"),
            models.CheckConstraint(
                condition=Q(as_of__lte=F("recorded_on")), name="programmes_measured_has_happened"
            ),
        ]

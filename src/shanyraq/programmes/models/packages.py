"""Packages of measures of one theme, approved as one document; sets of indicators linked to a package or a measure."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from shanyraq.people.models import Organization
from shanyraq.programmes.models.indicators import Indicator
from shanyraq.programmes.models.plans import STATES, WORDS
from shanyraq.programmes.models.standing import Standing
from shanyraq.web.folded import FoldedField, Worded, WordedRows

# 001:622-624 unity, citizenship and belonging; 001:1046-1048 unity in diversity; 001:1043-1045 the middle class
THEMES = ("citizenship", "diversity", "middle_class", "other")


class Package(Worded):
    """A set of measures of one theme. Approved it is never changed; what happens next is reported under its measures."""

    theme = models.CharField(max_length=12, choices=[(one, one) for one in THEMES])
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=80)
    drafted_on = models.DateField()
    approved_on = models.DateField(null=True)
    approved_by = models.CharField(max_length=80, blank=True)
    paper = models.CharField(max_length=200, blank=True, help_text="the paper of approval, as written on it")
    law = models.JSONField(default=list, help_text="citations the approval stands on")
    words = FoldedField(of=WORDS)

    class Meta:
        ordering = ["-drafted_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True) | ~Q(paper=""),
                name="programmes_package_approved_by_paper",
            )
        ]


class PackageMeasureQuerySet(WordedRows["PackageMeasure"]):
    """Questions about measures of packages, by date."""

    def on(self, day: date) -> PackageMeasureQuerySet:
        """Keep those that were not taken out of the draft by a day."""
        return self.filter(Q(dropped_on__isnull=True) | Q(dropped_on__gt=day))


class PackageMeasure(Worded):
    """One measure of a package: what is done, who owns it, from when until when.

    `part` is the measure of a programme that it carries further, where there is one.
    """

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="measures")
    position = models.PositiveIntegerField()
    part = models.ForeignKey("programmes.Part", null=True, on_delete=models.PROTECT, related_name="+")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = models.DateField()
    dropped_on = models.DateField(null=True, help_text="the day it was taken out of the draft")
    dropped_why = models.CharField(max_length=500, blank=True)
    words = FoldedField(of=WORDS)

    objects = PackageMeasureQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | ~Q(dropped_why=""),
                name="programmes_package_measure_dropped_says_why",
            ),
            models.UniqueConstraint(fields=["package", "position"], name="programmes_package_place_once"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")), name="programmes_package_measure_ends_after_it_starts"
            ),
        ]


class PackageReport(models.Model):
    """What the owner or the Secretariat reports of a measure, with evidence. Never changed; the next one follows it."""

    measure = models.ForeignKey(PackageMeasure, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(max_length=8, choices=[(one, one) for one in STATES])
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(evidence=""), name="programmes_package_done_has_evidence"
            )
        ]


class IndicatorSet(Standing):
    """Indicators that are read together for a package or for a measure of a programme; taken back it stays."""

    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    package = models.ForeignKey(Package, null=True, on_delete=models.PROTECT, related_name="indicator_sets")
    part = models.ForeignKey(
        "programmes.Part", null=True, on_delete=models.PROTECT, related_name="indicator_sets"
    )
    indicators = models.ManyToManyField(Indicator, related_name="+")

    class Meta(Standing.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(package__isnull=False) ^ Q(part__isnull=False),
                name="programmes_indicators_of_one_thing",
            )
        ]

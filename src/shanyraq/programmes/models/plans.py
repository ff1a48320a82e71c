"""Plans of measures of the republic, of a region and of a district: their items, the money of each, and what is reported."""

from __future__ import annotations

from datetime import date

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from shanyraq.people.models import Organization
from shanyraq.web.folded import FoldedField, Worded, WordedRows

REPUBLIC, REGION, DISTRICT = "republic", "region", "district"
LEVELS = (REPUBLIC, REGION, DISTRICT)  # from the top down
SOURCES = ("republican", "local", "sponsor", "fund")
WORDS = "{0.title_kk} {0.title_ru} {0.title_en}"  # for the search
STATES = ("underway", "done", "not_done")
PRINCIPLES = ("rights", "interests", "unity", "equality", "responsibility", "openness")  # 001:465-474


class Plan(Worded):
    """A plan of measures. Once approved it is never changed; what happens next is reported under its items.

    `body` is the regional or district assembly whose plan it is; empty for the plan of the republic. `above` is the
    plan of the next level up that it carries further, where it was named.
    """

    level = models.CharField(max_length=8, choices=[(one, one) for one in LEVELS])
    body = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    above = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="below")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    starts = models.DateField()
    ends = models.DateField()
    by = models.CharField(max_length=80)
    drafted_on = models.DateField()
    approved_on = models.DateField(null=True)
    approved_by = models.CharField(max_length=80, blank=True)
    paper = models.CharField(max_length=200, blank=True, help_text="the paper of approval, as written on it")
    law = models.JSONField(default=list, help_text="citations the approval stands on")
    words = FoldedField(of=WORDS)

    class Meta:
        ordering = ["-starts", "level", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")), name="programmes_plan_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(level="republic", body__isnull=True)
                | Q(level__in=("region", "district"), body__isnull=False),
                name="programmes_plan_of_a_region_has_its_body",
            ),
            models.CheckConstraint(
                condition=~Q(level="republic") | Q(above__isnull=True),
                name="programmes_nothing_stands_above_the_republic",
            ),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True) | ~Q(paper=""), name="programmes_plan_approved_by_paper"
            ),
        ]


class PlanPrinciple(models.Model):
    """Whether a plan keeps one of the six principles, said when it was approved; where it does not, why."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="principles")
    principle = models.CharField(max_length=16, choices=[(one, one) for one in PRINCIPLES])
    is_kept = models.BooleanField()
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "principle"], name="programmes_principle_said_once"),
            models.CheckConstraint(
                condition=Q(is_kept=True) | ~Q(why=""), name="programmes_principle_not_kept_says_why"
            ),
        ]


class PlanItemQuerySet(WordedRows["PlanItem"]):
    """Questions about items, by date."""

    def on(self, day: date) -> PlanItemQuerySet:
        """Keep those of plans drafted by a day that were not taken out of the draft by then."""
        there = Q(dropped_on__isnull=True) | Q(dropped_on__gt=day)
        return self.filter(there, plan__drafted_on__lte=day)


class PlanItem(Worded):
    """One item of a plan: the measure it carries out, what is done, by whom, from when until when.

    Taken out of a draft it stays, with the day and the reason.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    part = models.ForeignKey("programmes.Part", on_delete=models.PROTECT, related_name="items")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    executor = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = models.DateField()
    dropped_on = models.DateField(null=True, help_text="the day it was taken out of the draft")
    dropped_why = models.CharField(max_length=500, blank=True)
    words = FoldedField(of=WORDS)

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="programmes_item_one_in_a_place"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")), name="programmes_item_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | ~Q(dropped_why=""),
                name="programmes_item_dropped_says_why",
            ),
        ]


class Money(models.Model):
    """Tenge for an item, from one source, on the paper that gives it."""

    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="money")
    source = models.CharField(max_length=10, choices=[(one, one) for one in SOURCES])
    ground = models.CharField(max_length=200, help_text="its legal source, as written on the paper")
    amount = models.DecimalField(max_digits=18, decimal_places=2, validators=[MinValueValidator(0)])
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="programmes_money_is_more_than_nothing"),
            models.CheckConstraint(condition=~Q(ground=""), name="programmes_money_names_its_source"),
        ]


class Report(models.Model):
    """What an executor or the Secretariat reports of an item, with evidence. Never changed; the next one follows it."""

    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(max_length=8, choices=[(one, one) for one in STATES])
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    evidence = models.CharField(
        max_length=500, blank=True, help_text="the paper or the address that proves it"
    )
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(evidence=""), name="programmes_done_has_evidence"
            )
        ]

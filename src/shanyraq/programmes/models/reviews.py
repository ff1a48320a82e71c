"""The yearly review of a programme: proposals to change its measures, and what was decided on each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from shanyraq.people.models import Organization

CHANGES = ("change", "drop", "add", "direction")
OUTCOMES = ("adopted", "declined")


class Review(models.Model):
    """A year's review of a programme, open until its last proposal is considered."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="reviews")
    year = models.PositiveSmallIntegerField()
    by = models.CharField(max_length=80)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    closed_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "year"], name="programmes_review_once_a_year")
        ]


class Proposal(models.Model):
    """A change proposed in a review, with its reason. Considered once: adopted into a draft, or declined with the reason.

    `kind` is "change" or "drop" of the measure `part`, "add" of a measure under the direction `part`, or "direction":
    a new one with `number`. `body` is the one that proposes it.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=9, choices=[(one, one) for one in CHANGES])
    part = models.ForeignKey("programmes.Part", null=True, on_delete=models.PROTECT, related_name="proposals")
    number = models.CharField(max_length=60, blank=True)
    text_kk = models.TextField(blank=True)
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    why = models.CharField(max_length=1000)
    body = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=80)
    on = models.DateField()
    outcome = models.CharField(max_length=8, blank=True, choices=[(one, one) for one in OUTCOMES])
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=80, blank=True)
    decided_why = models.CharField(max_length=1000, blank=True)
    document = models.ForeignKey(
        "programmes.Document", null=True, on_delete=models.PROTECT, related_name="proposals"
    )

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="programmes_proposal_says_why"),
            models.CheckConstraint(
                condition=Q(outcome="") | ~Q(decided_why=""), name="programmes_proposal_decided_with_reason"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="adopted") | Q(document__isnull=False),
                name="programmes_adopted_into_a_draft",
            ),
            models.CheckConstraint(
                condition=Q(kind="direction") | Q(part__isnull=False), name="programmes_proposal_of_a_part"
            ),
        ]

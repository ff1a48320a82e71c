"""What this room keeps beside the memberships: how members come to the Assembly, and why their mandates end."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from shanyraq.people.models import Membership, Person


class Standing(models.Model):
    """How somebody came to be a member: category, path, region, who proposed, which decision (Law 70-IV, art. 15).

    Codes are those of `rules.CATEGORIES` and `rules.PATHS`; `region` is ISO 3166-2. Never ethnicity.
    """

    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="standing")
    category = models.CharField(max_length=20)
    path = models.CharField(max_length=20)
    region = models.CharField(max_length=8, blank=True)
    proposed_by = models.CharField(max_length=300, blank=True)
    decision = models.CharField(max_length=300)
    decided_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["region"], name="bodies_standing_region"),
            models.Index(fields=["path"], name="bodies_standing_path"),
        ]


class Candidacy(models.Model):
    """Somebody on the way to a seat in the Assembly (Law 70-IV, art. 15): the path, its proof, whose seat is to be filled.

    `citizenship` is the paper that proves it. `membership` is the mandate the way led to.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="candidacies")
    category = models.CharField(max_length=20)
    path = models.CharField(max_length=20)
    region = models.CharField(max_length=8, blank=True)
    proposed_by = models.CharField(max_length=300, blank=True)
    supreme_body = models.BooleanField(default=False)
    decision = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    citizenship = models.CharField(max_length=300)
    replaces = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="successors"
    )
    membership = models.OneToOneField(
        Membership, null=True, on_delete=models.PROTECT, related_name="candidacy"
    )
    begun_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-begun_on", "-pk"]


class CandidacyStep(models.Model):
    """One step of a candidacy with its paper: examined, submitted, approved, rejected, or another appointed."""

    candidacy = models.ForeignKey(Candidacy, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20)
    paper = models.CharField(max_length=300)
    day = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [models.UniqueConstraint(fields=["candidacy", "kind"], name="bodies_step_taken_once")]


class Ending(models.Model):
    """Why a mandate ended, by which paper (Law 70-IV, art. 17). The ground is shown to officers only."""

    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="ending")
    ground = models.CharField(max_length=30)
    occurred_on = models.DateField()
    decided_on = models.DateField(null=True, blank=True)
    paper = models.CharField(max_length=300)
    recalled_by = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

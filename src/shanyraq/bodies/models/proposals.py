"""Proposals of structure: the tree they were drafted over, every version of their changes, what the Council said."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from shanyraq.bodies.models.organs import Change


class StructureProposal(models.Model):
    """A proposal over the tree of `tree_on`: of the whole Assembly, or of the organs of one region (`area`, ISO 3166-2).

    `tree` is a list of `proposing.packed` organs, and never changes.
    """

    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    why = models.TextField()
    area = models.CharField(max_length=8, blank=True)
    tree_on = models.DateField()
    tree = models.JSONField()
    by = models.CharField(max_length=80)

    class Meta:
        ordering: ClassVar[list[str]] = ["-tree_on", "-pk"]


class ProposalVersion(models.Model):
    """The changes of a proposal as they stood from a day on (`proposing.packed`). Never changed; the next one follows."""

    proposal = models.ForeignKey(StructureProposal, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    changes = models.JSONField(default=list)
    by = models.CharField(max_length=80)
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="bodies_version_of_proposal_once")
        ]


class ProposalStep(models.Model):
    """What became of a proposal: "put" to the Council, "accepted" or "declined", by a paper of a day."""

    proposal = models.ForeignKey(StructureProposal, on_delete=models.PROTECT, related_name="steps")
    name = models.CharField(max_length=8)
    day = models.DateField()
    paper = models.CharField(max_length=300)
    reason = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=80)
    recorded_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "name"], name="bodies_step_of_proposal_once"),
            models.CheckConstraint(condition=~Q(paper=""), name="bodies_step_of_proposal_has_paper"),
            models.CheckConstraint(
                condition=Q(day__lte=F("recorded_on")), name="bodies_step_of_proposal_has_happened"
            ),
        ]


class ProposalDone(models.Model):
    """An act by which an accepted change was done: its place in the last version, its paper, the change of a body it made."""

    proposal = models.ForeignKey(StructureProposal, on_delete=models.PROTECT, related_name="done")
    position = models.PositiveIntegerField(help_text="of the change in the last version, from 1")
    paper = models.CharField(max_length=300)
    day = models.DateField()
    change = models.ForeignKey(Change, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=80)
    recorded_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "position"], name="bodies_change_done_once")
        ]

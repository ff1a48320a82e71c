"""What this room keeps beside the memberships: how members come to the Assembly, and why their mandates end."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from shanyraq.bodies.models.certificates import Certificate
from shanyraq.bodies.models.organs import (
    Acting,
    Agreement,
    Body,
    BodyTask,
    Change,
    Founder,
    HeadCandidate,
    Meeting,
    RegionReport,
    ReportTerm,
    Statement,
)
from shanyraq.bodies.models.proposals import ProposalDone, ProposalStep, ProposalVersion, StructureProposal
from shanyraq.bodies.models.work import Adoption, FundLine, InSector, Output, Practice, Sector, Staff
from shanyraq.people.models import Membership, Person

__all__ = [
    "Acting",
    "Adoption",
    "Agreement",
    "Body",
    "BodyTask",
    "Candidacy",
    "CandidacyStep",
    "Certificate",
    "Change",
    "DeputyTerm",
    "Duty",
    "Ending",
    "Founder",
    "FundLine",
    "HeadCandidate",
    "InSector",
    "Meeting",
    "Output",
    "Practice",
    "ProposalDone",
    "ProposalStep",
    "ProposalVersion",
    "Recommendation",
    "RegionReport",
    "ReportTerm",
    "Sector",
    "Staff",
    "Standing",
    "Statement",
    "StructureProposal",
]


class Standing(models.Model):
    """How somebody came to be a member: category, path, region, who proposed, which decision (Law 70-IV, art. 15).

    Codes are those of `rules.CATEGORIES` and `rules.PATHS`; `region` is ISO 3166-2; `category_paper` shows that the
    member is of the category. Never ethnicity.
    """

    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="standing")
    category = models.CharField(max_length=20)
    category_paper = models.CharField(max_length=300, blank=True)
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
    category_paper = models.CharField(max_length=300, blank=True)
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


class Recommendation(models.Model):
    """The Council recommends somebody from an association for Deputy Chair (Decree 149, pt 10): with its decision."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="recommendations")
    association = models.CharField(max_length=300)
    paper = models.CharField(max_length=300)
    day = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "-pk"]


class DeputyTerm(models.Model):
    """A term of a Deputy Chair: the President's order, the association, the turn. `officer` of the Secretariat serves it.

    `association` is empty for the head of the Secretariat, who takes no turns. `ends_on` is when the turn ends by
    the period of the order, `months`; None where the order sets none.
    """

    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="deputy_term")
    recommendation = models.OneToOneField(
        Recommendation, null=True, on_delete=models.PROTECT, related_name="term"
    )
    association = models.CharField(max_length=300, blank=True)
    paper = models.CharField(max_length=300)
    day = models.DateField()
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    officer = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Duty(models.Model):
    """A line of a Deputy Chair's duty sheet ("duty") or of their plan ("task"), which is done by a day."""

    term = models.ForeignKey(DeputyTerm, on_delete=models.PROTECT, related_name="duties")
    kind = models.CharField(max_length=8)
    text_kk = models.CharField(max_length=500)
    text_ru = models.CharField(max_length=500, blank=True)
    text_en = models.CharField(max_length=500, blank=True)
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.CharField(max_length=300, blank=True, help_text="the paper that shows it")

    class Meta:
        ordering: ClassVar[list[str]] = ["due", "pk"]


class Composition(models.Model):
    """The members of the Assembly of a 1 January by sex and age, as published: once, its small numbers hidden for ever.

    `total` were on the roll, `said` of them said both; `numbers` is `composition.packed`. What is hidden is kept nowhere.
    """

    day = models.DateField(unique=True)
    total = models.PositiveIntegerField()
    said = models.PositiveIntegerField()
    numbers = models.JSONField()
    published_on = models.DateField()
    published_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day"]

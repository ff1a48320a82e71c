"""The tables of this room: a programme, each reading of its paper, and its parts, which keep their identity through readings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from shanyraq.decisions.models import Decision
from shanyraq.programmes.models.assignments import AssignmentLink
from shanyraq.programmes.models.discussions import (
    STANCES,
    WITHDRAWN,
    OpenDiscussion,
    Position,
    PositionVersion,
    Recommendation,
)
from shanyraq.programmes.models.documents import DOCUMENT_KINDS, Document, DocumentStep
from shanyraq.programmes.models.duplicates import KeptDuplicate
from shanyraq.programmes.models.evaluation import Evaluation, Formula, Objection
from shanyraq.programmes.models.ground import ROLES, AssemblyRole, DirectionBase, NewDirection
from shanyraq.programmes.models.indicators import Indicator, Measurement
from shanyraq.programmes.models.measures import INSTRUMENTS, Contribution, Gloss, Instrument, Owner
from shanyraq.programmes.models.messages import MESSAGE_KINDS, ClauseLink, Message, MessageClause
from shanyraq.programmes.models.packages import (
    THEMES,
    IndicatorSet,
    Package,
    PackageMeasure,
    PackageReport,
)
from shanyraq.programmes.models.plans import (
    LEVELS,
    PRINCIPLES,
    SOURCES,
    STATES,
    Money,
    Plan,
    PlanItem,
    PlanPrinciple,
    Report,
)
from shanyraq.programmes.models.reviews import CHANGES, OUTCOMES, Proposal, Review
from shanyraq.programmes.models.standing import STANDS, Standing
from shanyraq.programmes.models.tags import ItemTask, Tag
from shanyraq.programmes.models.versions import SessionPlan, SessionPlanRow
from shanyraq.sources.models import Paper
from shanyraq.web.folded import FoldedField, Worded

__all__ = [
    "CHANGES", "DOCUMENT_KINDS", "INSTRUMENTS", "LEVELS", "MESSAGE_KINDS", "OUTCOMES", "PRINCIPLES", "ROLES",
    "SOURCES", "STANCES", "STATES", "THEMES", "WITHDRAWN", "AssemblyRole", "AssignmentLink", "ClauseLink",
    "Contribution", "DecisionLink", "DirectionBase", "Document", "DocumentStep", "Edition", "Evaluation", "Formula",
    "Gloss", "Indicator", "IndicatorSet", "Instrument", "ItemTask", "KeptDuplicate", "Measurement", "Message",
    "MessageClause", "Money", "NewDirection", "Objection", "OpenDiscussion", "Owner", "Package", "PackageMeasure",
    "PackageReport", "Part", "Plan", "PlanItem", "PlanPrinciple", "Position", "PositionVersion", "Programme",
    "Proposal", "Reading", "Recommendation", "Report", "Review", "SessionPlan", "SessionPlanRow", "Tag",
]  # fmt: skip


class Programme(models.Model):
    """A programme document. Its words are the paper's own, read anew in each edition."""

    slug = models.SlugField(max_length=80, unique=True)


class Edition(models.Model):
    """One reading of a programme's paper, from `made_on` until the next. Never changed.

    `unplaced` and `remarks` list lines: {"first_line", "last_line", "code", "text", "facts"}.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    language = models.CharField(max_length=3, blank=True)
    since = models.PositiveSmallIntegerField(null=True, help_text="the first year, where the paper says it")
    until = models.PositiveSmallIntegerField(null=True, help_text="the last year")
    unplaced = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    digest = models.CharField(max_length=64, help_text="of everything read, in hex")
    by = models.CharField(max_length=80, help_text="opaque: person:12, system")
    made_on = models.DateField(help_text="domain clock")
    made_at = models.DateTimeField(help_text="machine clock")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programmes_edition_once")
        ]


class Part(models.Model):
    """A heading, measure, outcome … of a programme. What is linked to it stays linked through every edition."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="parts")


class Reading(Worded):
    """A part as an edition reads it: its kind, its number, the paper's words, its own lines, the part above it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="readings")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="readings")
    place = models.PositiveIntegerField(help_text="from 1, in the order of the tree")
    kind = models.CharField(max_length=12, db_index=True)
    number = models.CharField(max_length=60)
    title = models.TextField()
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    above = models.ForeignKey(Part, null=True, on_delete=models.PROTECT, related_name="+")
    words = FoldedField(of="{0.title}")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="programmes_number_once"),
            models.UniqueConstraint(fields=["edition", "part"], name="programmes_part_once"),
        ]


class DecisionLink(Standing):
    """A decision of the Assembly that serves a measure, and why; taken back it stays, with its day."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="decision_links")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta(Standing.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["part", "decision"], condition=STANDS, name="programmes_linked_once"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="programmes_link_says_why"),
        ]

"""A programme document on its way from the draft to the approval. Its steps are rows, and no step is ever taken back."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from shanyraq.meetings.models import AgendaItem, Discussion
from shanyraq.programmes.models.plans import WORDS
from shanyraq.web.folded import FoldedField, Worded

DOCUMENT_KINDS = ("programme", "concept")


class Document(Worded):
    """A draft of a programme document, or of the Concept."""

    kind = models.CharField(max_length=9, choices=[(one, one) for one in DOCUMENT_KINDS])
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    words = FoldedField(of=WORDS)

    class Meta:
        ordering = ["-pk"]


class DocumentStep(models.Model):
    """A step that was taken: on which day, by which paper, on which law. `experts` is the paper of the experts' council."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="steps")
    name = models.CharField(max_length=20)
    day = models.DateField()
    paper = models.CharField(max_length=200)
    experts = models.CharField(max_length=200, blank=True)
    discussion = models.ForeignKey(Discussion, null=True, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="+")
    law = models.JSONField(default=list)
    by = models.CharField(max_length=80)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "name"], name="programmes_step_once"),
            models.CheckConstraint(condition=~Q(paper=""), name="programmes_step_names_its_paper"),
            models.CheckConstraint(
                condition=Q(day__lte=F("recorded_on")), name="programmes_step_has_happened"
            ),
        ]

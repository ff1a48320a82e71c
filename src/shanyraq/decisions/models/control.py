"""Papers that give assignments, and the assignments in them. Five sources are kept apart (Decree 149, pt 22)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from shanyraq.meetings.models import Session
from shanyraq.people.models import Organization

SOURCES = ("programme", "decisions", "president", "chair", "administration")
STEPS = ("received", "considered", "extended", "escalated", "withdrawn")


class SourcePaper(models.Model):
    """A paper that gives assignments: its source, number and date. `session` where it is the minutes of a Session."""

    source = models.CharField(max_length=14, choices=[(one, one) for one in SOURCES])
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=60)
    dated = models.DateField()
    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=80, help_text="opaque: person:12")
    entered_on = models.DateField()

    class Meta:
        ordering = ["-dated", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "number", "dated"], name="decisions_paper_once"),
            models.CheckConstraint(condition=~Q(number=""), name="decisions_paper_has_its_number"),
        ]


class Instruction(models.Model):
    """One assignment of a paper: what must be done, who answers for the whole. Each executor has its own card."""

    kind = "instruction"

    paper = models.ForeignKey(SourcePaper, on_delete=models.PROTECT, related_name="instructions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    clause = models.CharField(max_length=40, blank=True, help_text="its place in the paper")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    lead = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=80, help_text="opaque: person:12")
    entered_on = models.DateField()

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="decisions_instruction_once_a_year")
        ]

    def __str__(self) -> str:
        return self.identifier

    @property
    def identifier(self) -> str:
        """Give the address people read and say: 2024-a3."""
        return f"{self.year}-a{self.number}"

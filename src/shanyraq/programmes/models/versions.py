"""Plan of a Session: its assignments beside the items that carry them out, as they stood when the version was made."""

from __future__ import annotations

from django.db import models

from shanyraq.decisions.models import Instruction
from shanyraq.meetings.models import Session
from shanyraq.programmes.models.plans import PlanItem


class SessionPlan(models.Model):
    """One version of the plan by which the assignments of a Session are executed. Never changed; the next follows it."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(help_text="from 1 within the Session")
    by = models.CharField(max_length=80)
    made_on = models.DateField()

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="programmes_session_version_once")
        ]


class SessionPlanRow(models.Model):
    """An assignment of the Session and an item that carried it out at that time; without an item, a row of its own."""

    version = models.ForeignKey(SessionPlan, on_delete=models.PROTECT, related_name="rows")
    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(PlanItem, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "instruction", "item"], name="programmes_session_row_once"
            )
        ]

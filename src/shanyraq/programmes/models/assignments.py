"""Items of plans that carry out assignments of papers: the register and the plans lead to each other."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from shanyraq.decisions.models import Instruction
from shanyraq.programmes.models.plans import PlanItem
from shanyraq.programmes.models.standing import STANDS, Standing


class AssignmentLink(Standing):
    """An item of a plan that carries out an assignment, and how; taken back it stays, with its day."""

    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="assignments")
    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=500)

    class Meta(Standing.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["item", "instruction"],
                condition=STANDS,
                name="programmes_carries_out_once",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="programmes_carrying_says_how"),
        ]

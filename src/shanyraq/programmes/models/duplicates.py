"""Items of plans of one branch that say the same: why both stay, said when a plan was approved."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from shanyraq.programmes.models.plans import Plan, PlanItem


class KeptDuplicate(models.Model):
    """Why an item of an approved plan stays although `other` of the same branch says the same."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="kept_duplicates")
    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=500)
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "item", "other"], name="programmes_duplicate_kept_once"),
            models.CheckConstraint(condition=~Q(why=""), name="programmes_duplicate_kept_says_why"),
            models.CheckConstraint(condition=~Q(item=F("other")), name="programmes_duplicate_of_another"),
        ]

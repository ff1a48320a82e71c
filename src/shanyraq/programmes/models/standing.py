"""Rows that an officer says and may take back: they stay with their days, and the ones not taken back stand."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

STANDS = Q(ended_on__isnull=True)


class Standing(models.Model):
    """Who said it (the key of an actor) and on which day; who took it back and when, where somebody did."""

    by = models.CharField(max_length=80)
    on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        abstract = True
        ordering = ["on", "pk"]

    def take_back(self, by: str, on: date) -> None:
        """Record that it stands no more from that day. The caller holds the row and has asked whether it may be."""
        self.ended_on, self.ended_by = on, by
        self.save(update_fields=["ended_on", "ended_by"])

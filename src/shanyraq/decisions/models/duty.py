"""Which member of the Council answers for the carrying out of which decision."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from shanyraq.people.models import Person


class Responsible(models.Model):
    """A member of the Council answers for a decision on the days [since, until). Who carries it out has a card of their own."""

    decision = models.ForeignKey("Decision", on_delete=models.PROTECT, related_name="answered_for")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    why_ended = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=80, help_text="opaque: person:12")
    at = models.DateTimeField()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "person"],
                condition=Q(until__isnull=True),
                name="decisions_answers_for_it_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="decisions_answers_until_after_since",
            ),
        ]

"""The text that is voted on under a matter, and amendments to it."""

from django.db import models
from django.db.models import Q

from shanyraq.meetings.models.sessions import AgendaItem
from shanyraq.people.models import Person


class Motion(models.Model):
    """The text brought in on a matter; one at a time. What becomes of it follows from the vote on the matter."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="motions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text_kk = models.TextField(max_length=20_000)
    text_ru = models.TextField(max_length=20_000, blank=True)
    moved_on = models.DateField()
    moved_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(withdrawn_at__isnull=True), name="meetings_motion_one_stands"
            )
        ]


class Amendment(models.Model):
    """A change of one passage: `old` becomes `new`; an empty `old` adds a last paragraph. Voted on before the text."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="amendments")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    old_kk = models.TextField(max_length=5_000, blank=True)
    new_kk = models.TextField(max_length=5_000, blank=True)
    old_ru = models.TextField(max_length=5_000, blank=True)
    new_ru = models.TextField(max_length=5_000, blank=True)
    moved_on = models.DateField()
    moved_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "number"], name="meetings_amendment_number_once")
        ]

"""Badges of a Session: a code that finds a member at the door, and says nothing of them to anybody else."""

from django.db import models

from shanyraq.meetings.models.sessions import Session
from shanyraq.people.models import Person


class Badge(models.Model):
    """The badge of one member at one Session. The code is drawn by chance for this sitting and is of no use at another."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="badges")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="meetings_badge_one_of_each_member"),
            models.UniqueConstraint(fields=["session", "code"], name="meetings_badge_code_once_at_a_sitting"),
        ]

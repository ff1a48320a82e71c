"""The floor: requests for it, turns with their times, and the times that the Chair sets."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from shanyraq.meetings.models.sessions import AgendaItem, Session
from shanyraq.people.models import Person


class SpeakingTime(models.Model):
    """Minutes that the Chair sets where the rules of procedure name none: for a matter, or for the whole Session."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="speaking_times")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="speaking_times"
    )
    speech = models.PositiveSmallIntegerField(null=True, blank=True)
    reply = models.PositiveSmallIntegerField(null=True, blank=True)
    matter = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class Turn(models.Model):
    """A request for the floor on a matter, and the turn it became: asked, given, ended, each with its time.

    `person` is a member; a speaker of the agenda who is none has a `name` only. `seconds` is what the turn was
    given, `source` whose word that is: the rules of procedure, or the Chair.
    """

    ORDER, REPLY, SPEECH = "order", "reply", "speech"

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="turns")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="turns")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=6)
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    seconds = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=5, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("order", "reply", "speech")), name="meetings_turn_kind"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, name="") | (Q(person__isnull=True) & ~Q(name="")),
                name="meetings_turn_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True) | Q(given_at__isnull=True),
                name="meetings_turn_given_is_not_dropped",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("given_at")),
                name="meetings_turn_ends_after_it_is_given",
            ),
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(given_at__isnull=False, ended_at__isnull=True),
                name="meetings_turn_one_has_the_floor",
            ),
            models.UniqueConstraint(
                fields=["item", "person", "kind"],
                condition=Q(given_at__isnull=True, dropped_at__isnull=True),
                name="meetings_turn_asked_once",
            ),
        ]

    @property
    def status(self) -> str:
        """Say "waiting", "dropped", "speaking" or "ended"."""
        if self.dropped_at:
            return "dropped"
        if self.ended_at:
            return "ended"
        return "speaking" if self.given_at else "waiting"

    def spoken(self, until: datetime) -> int:
        """Count the seconds spoken, up to `until` where the turn goes on."""
        if self.given_at is None:
            return 0
        return max(0, round(((self.ended_at or until) - self.given_at).total_seconds()))

    def left(self, until: datetime) -> int | None:
        """Count the seconds left, below zero when over; None where no time was set."""
        return None if self.seconds is None else self.seconds - self.spoken(until)

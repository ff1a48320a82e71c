"""A vote by names: each member who is present casts one vote, until the Chair closes it or voids it with a reason."""

from django.db import models
from django.db.models import F, Q

from shanyraq.meetings.models.motions import Amendment
from shanyraq.meetings.models.sessions import AgendaItem, Vote
from shanyraq.people.models import Person


class RollCall(models.Model):
    """A vote by names on a matter. When it closes, its votes are counted into a `Vote`; nobody types a count.

    `present` and `members` are those of the opening. A roll call that the Chair voids before it is closed makes
    no count; it and its votes stay.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="roll_calls")
    amendment = models.ForeignKey(
        Amendment, null=True, blank=True, on_delete=models.PROTECT, related_name="roll_calls"
    )
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    present = models.PositiveIntegerField()
    members = models.PositiveIntegerField()
    closed_at = models.DateTimeField(null=True, blank=True)
    vote = models.OneToOneField(
        Vote, null=True, blank=True, on_delete=models.PROTECT, related_name="roll_call"
    )
    stopped_at = models.DateTimeField(null=True, blank=True)
    why_stopped = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(closed_at__isnull=True, stopped_at__isnull=True),
                name="meetings_roll_call_one_open",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, vote__isnull=True)
                | Q(closed_at__isnull=False, vote__isnull=False, stopped_at__isnull=True),
                name="meetings_roll_call_closed_is_counted",
            ),
            models.CheckConstraint(
                condition=Q(members__gte=F("present")), name="meetings_roll_call_never_more_than_members"
            ),
        ]

    @property
    def status(self) -> str:
        """Say "open", "closed" or "stopped"."""
        if self.stopped_at:
            return "stopped"
        return "closed" if self.closed_at else "open"


class Cast(models.Model):
    """The vote of one member by name. `key` is the one the ballot was shown with: sent again, it is the same vote.

    `counted` is False for a vote of somebody who, when the roll call closed, was registered no more.
    """

    FOR, AGAINST, ABSTAIN = "for", "against", "abstain"
    CHOICES = (FOR, AGAINST, ABSTAIN)

    roll_call = models.ForeignKey(RollCall, on_delete=models.PROTECT, related_name="casts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=7)
    key = models.CharField(max_length=32)
    at = models.DateTimeField()
    counted = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roll_call", "person"], name="meetings_cast_one_of_each_member"),
            models.CheckConstraint(
                condition=Q(choice__in=("for", "against", "abstain")), name="meetings_cast_choice"
            ),
        ]

"""A secret vote on paper: the commission, the box, and what each of its members counted. Who voted how is nowhere."""

from django.db import models
from django.db.models import F, Q

from shanyraq.meetings.models.elections import Election
from shanyraq.meetings.models.halls import RegionalHall
from shanyraq.meetings.models.sessions import AgendaItem, Session, Vote
from shanyraq.people.models import Person


class CountingSeat(models.Model):
    """A place in the counting commission of a hall (none: the main one). Another commission ends the places of the earlier one."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="counting_seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    hall = models.ForeignKey(
        RegionalHall, null=True, blank=True, on_delete=models.PROTECT, related_name="counting_seats"
    )
    chosen_on = models.DateField()
    chosen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(ended_at__isnull=True),
                name="meetings_counting_seat_once",
            )
        ]


class PaperVote(models.Model):
    """A secret vote on a matter, or a ballot of an election: from the opening of the box to the count that two of the commission agree on.

    `present` and `members` are those of the opening; `took_part` counts who were in the hall at any moment while
    the box was open. `turn` is that of the counting: where three entries all differ, the next one begins. Where the
    Session sits in several halls, each has its own `HallBox`, and `tally` is the sum of theirs.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="paper_votes")
    election = models.ForeignKey(
        Election, null=True, blank=True, on_delete=models.PROTECT, related_name="rounds"
    )
    lines = models.JSONField(
        default=list, help_text="of an election: its candidates, in the order of the ballot"
    )
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    present = models.PositiveIntegerField()
    members = models.PositiveIntegerField()
    closed_at = models.DateTimeField(null=True, blank=True)
    took_part = models.PositiveIntegerField(null=True, blank=True)
    turn = models.PositiveSmallIntegerField(default=1)
    counted_on = models.DateField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    tally = models.JSONField(null=True, blank=True, help_text="as `rules.counting.Tally.plain` gives it")
    vote = models.OneToOneField(
        Vote, null=True, blank=True, on_delete=models.PROTECT, related_name="paper_vote"
    )
    stopped_at = models.DateTimeField(null=True, blank=True)
    why_stopped = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(counted_at__isnull=True, stopped_at__isnull=True),
                name="meetings_paper_vote_one_open",
            ),
            models.CheckConstraint(
                condition=Q(counted_at__isnull=True, tally__isnull=True, vote__isnull=True)
                | Q(counted_at__isnull=False, tally__isnull=False, closed_at__isnull=False),
                name="meetings_paper_vote_counted_has_its_count",
            ),
            models.CheckConstraint(
                condition=Q(members__gte=F("present")), name="meetings_paper_vote_never_more_than_members"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, took_part__isnull=True)
                | Q(closed_at__isnull=False, took_part__isnull=False),
                name="meetings_paper_vote_box_closed_is_counted_in_people",
            ),
        ]

    @property
    def status(self) -> str:
        """Say "open", "counting", "counted" or "stopped"."""
        if self.stopped_at:
            return "stopped"
        if self.counted_at:
            return "counted"
        return "counting" if self.closed_at else "open"


class HallBox(models.Model):
    """The box of one hall in a secret vote of a Session that sits in several: none of a Session in one hall.

    `present` were in the hall when it was opened; `took_part` counts those who could have a ballot there; `tally` is
    what two of the hall's commission agree on. It is told to nobody before every box of the vote is counted.
    """

    paper_vote = models.ForeignKey(PaperVote, on_delete=models.PROTECT, related_name="boxes")
    number = models.PositiveSmallIntegerField(help_text="of the hall; 0 is the main one")
    hall = models.ForeignKey(
        RegionalHall, null=True, blank=True, on_delete=models.PROTECT, related_name="boxes"
    )
    present = models.PositiveIntegerField()
    took_part = models.PositiveIntegerField(null=True, blank=True)
    turn = models.PositiveSmallIntegerField(default=1)
    counted_at = models.DateTimeField(null=True, blank=True)
    tally = models.JSONField(null=True, blank=True, help_text="as `rules.counting.Tally.plain` gives it")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["paper_vote", "number"], name="meetings_hall_box_once"),
            models.CheckConstraint(
                condition=Q(number=0, hall__isnull=True) | Q(number__gt=0, hall__isnull=False),
                name="meetings_hall_box_main_has_no_hall",
            ),
            models.CheckConstraint(
                condition=Q(counted_at__isnull=True, tally__isnull=True)
                | Q(counted_at__isnull=False, tally__isnull=False, took_part__isnull=False),
                name="meetings_hall_box_counted_has_its_count",
            ),
        ]


class CountEntry(models.Model):
    """What one member of the commission counted, in one turn of the counting. It is never changed."""

    paper_vote = models.ForeignKey(PaperVote, on_delete=models.PROTECT, related_name="entries")
    box = models.ForeignKey(HallBox, null=True, blank=True, on_delete=models.PROTECT, related_name="entries")
    turn = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    tally = models.JSONField(help_text="as `rules.counting.Tally.plain` gives it")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper_vote", "turn", "person"], name="meetings_count_entry_one_of_each"
            )
        ]

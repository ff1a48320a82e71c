"""A secret vote by sealed electronic ballots, in the published Belenios format. No row names a voter."""

from django.db import models
from django.db.models import Q

from shanyraq.meetings.models.elections import Election
from shanyraq.meetings.models.sessions import AgendaItem, Vote
from shanyraq.people.models import Person


class SealedVote(models.Model):
    """A secret vote on a matter, or a ballot of an election: drawn up, opened, closed, checked, decrypted by its trustees, counted.

    `rights` is the public list of the credential authority as it was brought; what is public of a code says
    nothing of whose it is. `head` is the hash of the last event on the board. `election` and `lines` are fixed at
    the opening, and a ballot of an election is counted into `tally`, as one on paper is. `threshold`: how many
    trustees are enough to count; every one of them where it is not set. `summed_at`: when the worker had checked
    every ballot of the closed vote anew and put their encrypted sum on the board.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="sealed_votes")
    election = models.ForeignKey(
        Election, null=True, blank=True, on_delete=models.PROTECT, related_name="sealed_rounds"
    )
    lines = models.JSONField(
        default=list, help_text="of an election: its candidates, in the order of the ballot"
    )
    uuid = models.CharField(max_length=64, unique=True)
    operator = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    threshold = models.PositiveSmallIntegerField(null=True, blank=True)
    drawn_on = models.DateField()
    drawn_at = models.DateTimeField()
    rights = models.TextField(blank=True)
    opened_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    present = models.PositiveIntegerField(null=True, blank=True)
    members = models.PositiveIntegerField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    summed_at = models.DateTimeField(null=True, blank=True)
    took_part = models.PositiveIntegerField(null=True, blank=True)
    head = models.CharField(max_length=64, blank=True)
    counted_on = models.DateField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    tally = models.JSONField(null=True, blank=True, help_text="as `rules.counting.Tally.plain` gives it")
    vote = models.OneToOneField(
        Vote, null=True, blank=True, on_delete=models.PROTECT, related_name="sealed_vote"
    )
    stopped_at = models.DateTimeField(null=True, blank=True)
    why_stopped = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(counted_at__isnull=True, stopped_at__isnull=True),
                name="meetings_sealed_vote_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(counted_at__isnull=True, vote__isnull=True, tally__isnull=True)
                | (
                    Q(counted_at__isnull=False, closed_at__isnull=False)
                    & (Q(vote__isnull=False) | Q(tally__isnull=False, election__isnull=False))
                ),
                name="meetings_sealed_vote_counted_has_its_count",
            ),
            models.CheckConstraint(
                condition=Q(summed_at__isnull=True) | Q(closed_at__isnull=False),
                name="meetings_sealed_vote_summed_when_closed",
            ),
            models.CheckConstraint(
                condition=Q(counted_at__isnull=True) | Q(summed_at__isnull=False),
                name="meetings_sealed_vote_counted_from_its_sum",
            ),
            models.CheckConstraint(
                condition=Q(threshold__isnull=True) | Q(threshold__gte=2),
                name="meetings_sealed_vote_no_one_alone_counts",
            ),
        ]

    @property
    def status(self) -> str:
        """Say "preparing", "open", "checking", "closing", "counted" or "stopped"."""
        if self.stopped_at:
            return "stopped"
        if self.counted_at:
            return "counted"
        if self.closed_at:
            return "closing" if self.summed_at else "checking"
        return "open" if self.opened_at else "preparing"


class KeyHolder(models.Model):
    """A trustee: the public key they brought, and their part of the decryption of the sum.

    Where some of them are enough: also the certificate, the sealed shares for the others, and the decryption key
    that is sealed to the trustee alone (`note`).
    """

    sealed_vote = models.ForeignKey(SealedVote, on_delete=models.PROTECT, related_name="trustees")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    certificate = models.TextField(blank=True)
    shares = models.TextField(blank=True)
    key = models.TextField(blank=True)
    note = models.TextField(blank=True)
    part = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["sealed_vote", "number"], name="meetings_trustee_one_number"),
            models.UniqueConstraint(fields=["sealed_vote", "person"], name="meetings_trustee_once"),
        ]


class FalsePart(models.Model):
    """A trustee's part of the decryption whose proof failed: not on the board, and never forgotten.

    `sha256`: of the text as it was brought, for the trustee to compare with what they sent. `question`: the number of
    the first question, from 1, at which the proof fails.
    """

    holder = models.ForeignKey(KeyHolder, on_delete=models.PROTECT, related_name="false_parts")
    day = models.DateField()
    at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    question = models.PositiveIntegerField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["holder", "sha256"], name="meetings_false_part_once"),
        ]


class BoardEvent(models.Model):
    """One event of the public board with its data, as the archive holds them. Nothing on the board is ever changed."""

    sealed_vote = models.ForeignKey(SealedVote, on_delete=models.PROTECT, related_name="board")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    data = models.BinaryField()
    tracker = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["sealed_vote", "position"], name="meetings_board_one_in_a_place"),
            models.UniqueConstraint(
                fields=["sealed_vote", "tracker"],
                condition=~Q(tracker=""),
                name="meetings_board_ballot_once",
            ),
        ]


class SealedMark(models.Model):
    """The digest of an encrypted choice that stands on the board: a copy of it in another ballot is refused."""

    sealed_vote = models.ForeignKey(SealedVote, on_delete=models.PROTECT, related_name="marks")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sealed_vote", "digest"], name="meetings_sealed_mark_once")
        ]


class BoardCheck(models.Model):
    """How far the ballots of a closed vote are checked anew; made by the closing, moved on by the worker alone.

    `ballots`: those on the board. `checked`: how many of the first are right, up to the event whose hash is `head`,
    which binds all before it. `keeper` has the check in hand until `kept_until`; after that another may go on.
    `fault`: the code of what was found wrong, at ballot number `faulty`, 0 where it is the board as a whole.
    """

    sealed_vote = models.OneToOneField(SealedVote, on_delete=models.PROTECT, related_name="board_check")
    ballots = models.PositiveIntegerField()
    checked = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    keeper = models.CharField(max_length=40, blank=True)
    kept_until = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=40, blank=True)
    faulty = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(checked__lte=models.F("ballots")), name="meetings_board_check_within_its_ballots"
            ),
            models.CheckConstraint(
                condition=Q(fault="") | Q(faulty__isnull=False),
                name="meetings_board_check_fault_has_its_place",
            ),
        ]

"""What people say of a reading: a correction proposed and settled, a doubt left as it came."""

from django.db import models
from django.db.models import Q

from shanyraq.sources.models.papers import Clause, Paper


class Correction(models.Model):
    """Another reading of a clause, proposed by a person with a reason and settled by an officer."""

    WAITING, ACCEPTED, REJECTED = "waiting", "accepted", "rejected"

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="corrections")
    text = models.TextField()
    why = models.CharField(max_length=500)
    by = models.CharField(max_length=80, db_index=True, help_text="opaque: person:12")
    on = models.DateField()
    at = models.DateTimeField()
    state = models.CharField(max_length=10, default=WAITING)
    result = models.OneToOneField(
        Clause,
        null=True,
        on_delete=models.PROTECT,
        related_name="accepted_from",
        help_text="the reading it became",
    )
    answer = models.CharField(max_length=500, blank=True, help_text="why it was rejected")
    settled_by = models.CharField(max_length=80, blank=True)
    settled_on = models.DateField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="sources_proposal_says_why"),
            models.CheckConstraint(
                condition=Q(state="waiting", settled_by="", result__isnull=True)
                | Q(state="accepted", result__isnull=False) & ~Q(settled_by="")
                | Q(state="rejected", result__isnull=True) & ~Q(settled_by="") & ~Q(answer=""),
                name="sources_proposal_settled_whole",
            ),
        ]


class LeftDoubt(models.Model):
    """A place that looked mistaken and that an officer leaves as it came, with the reason."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="left")
    line = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, help_text='"slip", or the kind of a change')
    word = models.TextField(help_text="what stands there")
    why = models.CharField(max_length=500)
    by = models.CharField(max_length=80)
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "line", "kind", "word"], name="sources_doubt_left_once"),
            models.CheckConstraint(condition=~Q(why=""), name="sources_doubt_says_why"),
        ]

"""Meetings of the Council, and its discussions of drafts of programme documents."""

from django.db import models
from django.db.models import F, Q

from shanyraq.bodies.models import Output
from shanyraq.people.models import Person
from shanyraq.web.folded import FoldedField, Worded


class CouncilMeeting(models.Model):
    """A convocation of the Council. A deputy's one is pending until the Chair agrees."""

    CHAIR, DEPUTY = "chair", "deputy_chair"

    by_role = models.CharField(max_length=12, choices=[(CHAIR, CHAIR), (DEPUTY, DEPUTY)])
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    start_day = models.DateField()
    start_time = models.TimeField()
    place_kk = models.CharField(max_length=300)
    place_ru = models.CharField(max_length=300, blank=True)
    place_en = models.CharField(max_length=300, blank=True)
    held_on = models.DateField(null=True, blank=True)
    present = models.PositiveIntegerField(null=True, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    why_cancelled_kk = models.CharField(max_length=500, blank=True)
    why_cancelled_ru = models.CharField(max_length=500, blank=True)
    why_cancelled_en = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-start_day", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True)
                | (Q(held_on__isnull=True, cancelled_on__gte=F("asked_on")) & ~Q(why_cancelled_kk="")),
                name="meetings_council_held_is_not_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | Q(agreed_on__isnull=False, present__isnull=False),
                name="meetings_council_held_was_convened",
            ),
        ]


class CouncilItem(Worded):
    """A matter of a Council meeting, with the count of its vote once it is recorded.

    `purpose` means what it means for a poll.
    """

    meeting = models.ForeignKey(CouncilMeeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    purpose = models.CharField(max_length=13, default="general")
    candidate = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    votes_against = models.PositiveIntegerField(null=True, blank=True)
    abstained = models.PositiveIntegerField(null=True, blank=True)
    words = FoldedField(of="{0.title_kk} {0.title_ru} {0.title_en}")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="meetings_council_item_one_in_a_place"
            ),
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True) | Q(votes_against__isnull=False, abstained__isnull=False),
                name="meetings_council_item_count_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(purpose="deputy", candidate__isnull=False) | ~Q(purpose="deputy"),
                name="meetings_council_item_on_a_deputy_names_one",
            ),
        ]


class VoidedCount(models.Model):
    """A count of a matter of the Council that was wrong: it stays, with the reason, beside the one that stands."""

    item = models.ForeignKey(CouncilItem, on_delete=models.PROTECT, related_name="voided")
    votes_for = models.PositiveIntegerField()
    votes_against = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField()
    why = models.CharField(max_length=300)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="meetings_voided_count_says_why"),
        ]


class Discussion(models.Model):
    """The record that the Council discussed a draft of a programme document: no such draft goes to a Session without it."""

    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    day = models.DateField()
    paper = models.CharField(max_length=200, help_text="the minutes or protocol, as written on it")
    outcome_kk = models.CharField(max_length=500)
    outcome_ru = models.CharField(max_length=500, blank=True)
    outcome_en = models.CharField(max_length=500, blank=True)
    prepared = models.ForeignKey(
        Output,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="discussions",
        help_text="the file of the draft that a working group handed in",
    )
    recorded_on = models.DateField()

    class Meta:
        ordering = ["-day", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(day__lte=F("recorded_on")), name="meetings_discussion_has_happened"
            )
        ]

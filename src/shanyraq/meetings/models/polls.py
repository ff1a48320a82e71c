"""A poll of the Council: one question, one answer of each member, until it closes."""

from django.db import models
from django.db.models import F, Q

from shanyraq.people.models import Person
from shanyraq.web.folded import FoldedField, Worded


class Poll(Worded):
    """A question sent to every member of the Council.

    `purpose` says what an adopted answer does: nothing more (general), a decision to ask for an extraordinary
    Session, the proposal of an agenda, the recommendation of a candidate for deputy chair, the discussion of
    a draft of a programme document. The counts are written once, at the closing, from the answers.
    """

    GENERAL, EXTRAORDINARY, AGENDA, DEPUTY, DOCUMENT = (
        "general",
        "extraordinary",
        "agenda",
        "deputy",
        "document",
    )
    PURPOSES = (GENERAL, EXTRAORDINARY, AGENDA, DEPUTY, DOCUMENT)

    number = models.PositiveIntegerField(unique=True)
    purpose = models.CharField(max_length=13, choices=[(p, p) for p in PURPOSES], default=GENERAL)
    question_kk = models.CharField(max_length=500)
    question_ru = models.CharField(max_length=500, blank=True)
    question_en = models.CharField(max_length=500, blank=True)
    candidate = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()
    started_at = models.DateTimeField()
    deadline = models.DateField(help_text="the last day of answers")
    closed_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    roll_day = models.DateField(null=True, blank=True, help_text="whose Council was counted")
    total = models.PositiveIntegerField(null=True, blank=True)
    needed = models.PositiveIntegerField(null=True, blank=True)
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    votes_against = models.PositiveIntegerField(null=True, blank=True)
    abstained = models.PositiveIntegerField(null=True, blank=True)
    adopted = models.BooleanField(null=True, blank=True)
    words = FoldedField(of="{0.question_kk} {0.question_ru} {0.question_en}")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(deadline__gte=F("started_on")), name="meetings_poll_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, adopted__isnull=True)
                | Q(closed_on__isnull=False, adopted__isnull=False, total__isnull=False),
                name="meetings_poll_has_a_result_when_closed",
            ),
            models.CheckConstraint(
                condition=Q(purpose="deputy", candidate__isnull=False) | ~Q(purpose="deputy"),
                name="meetings_poll_on_a_deputy_names_one",
            ),
        ]

    @property
    def silent(self) -> int:
        """Count the members who did not answer; of a closed poll only."""
        return (self.total or 0) - (self.votes_for or 0) - (self.votes_against or 0) - (self.abstained or 0)


class PollAnswer(models.Model):
    """One member's answer. At the closing those who kept silent get a row too, so the protocol can list them.

    `counted` is False for an answer of somebody who was no member of the Council on the day of the count.
    """

    FOR, AGAINST, ABSTAIN, SILENT = "for", "against", "abstain", "silent"
    CHOICES = (FOR, AGAINST, ABSTAIN)

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=7)
    day = models.DateField()
    at = models.DateTimeField()
    counted = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], name="meetings_answer_one_of_each_member"),
            models.CheckConstraint(
                condition=Q(choice__in=("for", "against", "abstain", "silent")), name="meetings_answer_choice"
            ),
        ]

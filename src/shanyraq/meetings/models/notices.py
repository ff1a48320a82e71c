"""That a member was told of a meeting: each attempt is a row, and no row is ever taken back."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from shanyraq.meetings.models.council import CouncilMeeting
from shanyraq.meetings.models.documents import OrderCorrection
from shanyraq.meetings.models.sessions import Order
from shanyraq.meetings.rules.notices import Attempt
from shanyraq.people.models import Person
from shanyraq.web.models import Letter


class Notice(models.Model):
    """One attempt to tell one member of a Session (by its order, or the correction of it) or of a Council meeting.

    `day` is the domain day of the attempt, or the day a member was told by hand; `at` the machine's time of the record.
    `letter` is in the post until it is forgotten; what the post did with it is copied here. A `reminder` proves nothing,
    and one that tells that the meeting is `off` is no notice of it.
    """

    MAIL, PAPER, TELEPHONE, PAGE = "mail", "paper", "telephone", "page"
    CHANNELS = (MAIL, PAPER, TELEPHONE, PAGE)

    order = models.ForeignKey(Order, null=True, blank=True, on_delete=models.PROTECT, related_name="notices")
    correction = models.ForeignKey(
        OrderCorrection, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    meeting = models.ForeignKey(
        CouncilMeeting, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reminder = models.BooleanField(default=False)
    off = models.BooleanField(default=False, help_text="it tells that the meeting is put off or called off")
    channel = models.CharField(max_length=9, choices=[(c, c) for c in CHANNELS])
    day = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    letter = models.ForeignKey(Letter, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)
    why_returned = models.CharField(max_length=300, blank=True)
    receipt = models.CharField(
        max_length=200, blank=True, help_text="the paper that proves it, or who answered the telephone"
    )
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(order__isnull=False, meeting__isnull=True)
                | Q(order__isnull=True, meeting__isnull=False, correction__isnull=True),
                name="meetings_notice_of_one_meeting",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=("mail", "paper", "telephone", "page")),
                name="meetings_notice_channel",
            ),
            models.CheckConstraint(
                condition=~Q(channel="paper") | ~Q(receipt=""), name="meetings_notice_on_paper_has_a_receipt"
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_on__isnull=True, acknowledged_at__isnull=True)
                | Q(acknowledged_on__isnull=False, acknowledged_at__isnull=False, reminder=False),
                name="meetings_notice_acknowledged_in_time",
            ),
        ]

    @property
    def taken_at(self) -> datetime | None:
        """Give when the mail server took the letter; None where it has not, or there is no letter."""
        return self.sent_at or (self.letter.sent_at if self.letter else None)

    @property
    def came_back(self) -> bool:
        """Tell whether the letter was given up by the post, or an officer noted that it came back."""
        return self.returned_on is not None or (self.letter is not None and self.letter.state == Letter.DEAD)

    @property
    def attempt(self) -> Attempt:
        """Give the row as the rules see it."""
        sent = self.taken_at is not None
        return Attempt(self.channel, sent, self.came_back, self.acknowledged_on is not None)

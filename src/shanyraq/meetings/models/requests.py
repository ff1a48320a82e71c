"""A request for an extraordinary Session, and its signatures."""

from django.db import models
from django.db.models import Q

from shanyraq.meetings.models.polls import Poll
from shanyraq.meetings.models.sessions import Session
from shanyraq.people.models import Person


class Request(models.Model):
    """Somebody entitled asks for an extraordinary Session: a third of the members, the Council, or the Chair.

    Whether a request of members is valid is computed from its signatures; what was counted when the Chair
    decided to hold the Session is kept beside the decision.
    """

    MEMBERS, COUNCIL, CHAIR = "members", "council", "chair"
    INITIATORS = (MEMBERS, COUNCIL, CHAIR)

    initiator = models.CharField(max_length=7, choices=[(i, i) for i in INITIATORS], default=MEMBERS)
    subject_kk = models.CharField(max_length=300, help_text="the matter the Session is asked for")
    subject_ru = models.CharField(max_length=300, blank=True)
    subject_en = models.CharField(max_length=300, blank=True)
    reason_kk = models.TextField(max_length=3000, blank=True)
    reason_ru = models.TextField(max_length=3000, blank=True)
    reason_en = models.TextField(max_length=3000, blank=True)
    started_on = models.DateField()
    started_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    poll = models.OneToOneField(Poll, null=True, blank=True, on_delete=models.PROTECT, related_name="request")
    decided_on = models.DateField(null=True, blank=True)
    decision_number = models.CharField(max_length=40, blank=True)
    signatures_counted = models.PositiveIntegerField(null=True, blank=True)
    members_counted = models.PositiveIntegerField(null=True, blank=True)
    session = models.OneToOneField(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="request"
    )

    class Meta:
        ordering = ["-started_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, session__isnull=True)
                | Q(decided_on__isnull=False, session__isnull=False),
                name="meetings_request_decided_has_its_session",
            ),
            models.CheckConstraint(
                condition=Q(initiator="council", poll__isnull=False) | ~Q(initiator="council"),
                name="meetings_request_of_the_council_has_its_decision",
            ),
        ]


class Signature(models.Model):
    """A member's signature under a request; withdrawn ones stay."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "person"],
                condition=Q(withdrawn_at__isnull=True),
                name="meetings_signature_once",
            )
        ]

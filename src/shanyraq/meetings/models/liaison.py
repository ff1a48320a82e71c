"""The liaison of the Assembly with deputies: bills and what the Assembly holds of them, inquiries, requests, joint meetings."""

from django.db import models
from django.db.models import F, Q

from shanyraq.meetings.models.elections import Deputy
from shanyraq.meetings.rules.liaison import KINDS, POSITIONS, STAGES


class Bill(models.Model):
    """A bill in Parliament. Its stages and the Assembly's positions are rows beside it; the last one of a day counts.

    `deputy` brought it in, where one of those in liaison with the Assembly did.
    """

    number = models.CharField(max_length=60, help_text="as Parliament registered it")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    deputy = models.ForeignKey(Deputy, null=True, blank=True, on_delete=models.PROTECT, related_name="bills")
    brought_on = models.DateField()
    link = models.URLField(max_length=500, blank=True)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["-brought_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["number", "brought_on"], name="meetings_bill_number_once_a_day")
        ]


class BillStage(models.Model):
    """Where a bill got to on a day, by which paper."""

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=10, choices=[(s, s) for s in STAGES])
    day = models.DateField()
    paper = models.CharField(max_length=200)

    class Meta:
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint(fields=["bill", "stage"], name="meetings_bill_stage_once")]


class BillPosition(models.Model):
    """What the Assembly holds of a bill from a day on, by the paper that says so."""

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="positions")
    position = models.CharField(max_length=8, choices=[(p, p) for p in POSITIONS])
    why_kk = models.CharField(max_length=500)
    why_ru = models.CharField(max_length=500, blank=True)
    why_en = models.CharField(max_length=500, blank=True)
    paper = models.CharField(max_length=200)
    day = models.DateField()

    class Meta:
        ordering = ["day", "pk"]


class Contact(models.Model):
    """A deputy's inquiry, a request of the Assembly to a deputy or the other way, a joint meeting.

    `partner` is whom an inquiry goes to, or with whom the meeting is held. A meeting needs no answer; the others wait for one.
    """

    deputy = models.ForeignKey(Deputy, on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=8, choices=[(k, k) for k in KINDS])
    day = models.DateField(help_text="sent, or to be held")
    subject_kk = models.CharField(max_length=300)
    subject_ru = models.CharField(max_length=300, blank=True)
    subject_en = models.CharField(max_length=300, blank=True)
    partner = models.CharField(max_length=300, blank=True)
    paper = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=500, blank=True, help_text="what came of it, by which paper")
    recorded_on = models.DateField()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | ~Q(answer=""),
                name="meetings_contact_answer_says_what",
            ),
            models.CheckConstraint(
                condition=Q(due__isnull=True) | Q(due__gte=F("day")), name="meetings_contact_due_later"
            ),
        ]

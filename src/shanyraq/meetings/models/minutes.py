"""The minutes of a Session: what the secretary writes around the events, and the text once it is signed."""

from django.db import models
from django.db.models import Q

from shanyraq.meetings.models.documents import Issued
from shanyraq.meetings.models.sessions import Session
from shanyraq.people.models import Person


class Remark(models.Model):
    """What the secretary adds after a sentence of the minutes, or says in its place; the sentence itself stays, marked.

    `event` is the journal's number of the first event of that sentence, `entry` that of the remark itself. What is
    written after the signature is told in the next edition that the Chair signs.
    """

    NOTE, CORRECTION = "note", "correction"

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="remarks")
    event = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10)
    text_kk = models.TextField(max_length=2_000)
    text_ru = models.TextField(max_length=2_000, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    at = models.DateTimeField()
    entry = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=("note", "correction")), name="meetings_remark_kind")
        ]


class Minutes(models.Model):
    """An edition of the minutes as it was signed: `content` by language, every sentence with its events; the PDF is issued.

    The last edition is in force. Each is issued in place of the one before it, and both stay.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="minutes")
    edition = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField(help_text='{"kk": {…}, "ru": {…}}')
    last_event = models.PositiveBigIntegerField(help_text="the journal's number of the last event told")
    signed_on = models.DateField()
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField(Issued, on_delete=models.PROTECT, related_name="minutes")

    class Meta:
        ordering = ["session", "edition"]
        constraints = [
            models.UniqueConstraint(fields=["session", "edition"], name="meetings_minutes_edition_once")
        ]

"""The one table of this room: letters that wait to be sent."""

from django.db import models
from django.db.models.functions import Now


class Letter(models.Model):
    """A letter in the post: written in the transaction of the act that sends it, kept until the mail server takes it.

    `waiting` is tried again at `due_at`; `dead` was refused for days and waits for an administrator. The text of
    a sent letter is forgotten.
    """

    WAITING, SENT, DEAD = "waiting", "sent", "dead"

    to = models.EmailField()
    language = models.CharField(max_length=2)
    template = models.CharField(max_length=100)
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=7, default=WAITING, choices=[(s, s) for s in (WAITING, SENT, DEAD)])
    written_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"], name="web_letter_due")]

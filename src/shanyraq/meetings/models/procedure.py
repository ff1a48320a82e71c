"""The Session's rules of procedure: versions, each approved by a vote of a Session."""

from django.db import models

from shanyraq.meetings.models.sessions import AgendaItem


class ProcedureRules(models.Model):
    """A version of the rules of procedure, from its adoption until the next one."""

    version = models.PositiveSmallIntegerField(unique=True)
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="rules")
    adopted_on = models.DateField()
    text_kk = models.TextField(max_length=100_000)
    text_ru = models.TextField(max_length=100_000, blank=True)
    text_en = models.TextField(max_length=100_000, blank=True)
    speech_minutes = models.PositiveSmallIntegerField(null=True, blank=True, help_text="of one speech")
    reply_minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="of a brief remark or a point of order"
    )
    matter_minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="of all turns on one matter"
    )

    class Meta:
        ordering = ["-version"]

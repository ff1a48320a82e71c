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

    class Meta:
        ordering = ["-version"]

"""Documents this room issues. None is ever deleted: it is annulled, or superseded by a later one, and both stay.

Meetings is the lowest room that issues documents, so the table is here; rooms above issue theirs through
`services.issuing`. When a neighbour of this room issues one, the table goes down to `sources`.
"""

from django.db import models
from django.db.models import F, Q

from shanyraq.meetings.models.sessions import Order
from shanyraq.web.uploads import Attached


class OutgoingYear(models.Model):
    """The last outgoing number of a year; held while the next one is given, so that none is given twice."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Issued(models.Model):
    """An issued document: its outgoing number, what it is about, and its bytes in Kazakh and Russian by their hash.

    `about` is an opaque key ("meetings.order:3"). `content` keeps all that each language says, as it was set.
    """

    kind = models.CharField(max_length=40, db_index=True)
    about = models.CharField(max_length=120, db_index=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    day = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    content = models.JSONField(help_text='{"kk": {…}, "ru": {…}}')
    file_kk = models.CharField(max_length=64)
    file_ru = models.CharField(max_length=64, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    annulled_on = models.DateField(null=True, blank=True)
    why_kk = models.CharField(
        max_length=500, blank=True, help_text="why it was annulled, or why it supersedes"
    )
    why_ru = models.CharField(max_length=500, blank=True)
    why_en = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="meetings_outgoing_number_once"),
            models.CheckConstraint(
                condition=Q(annulled_on__isnull=True) | Q(annulled_on__gte=F("day")),
                name="meetings_issued_is_annulled_after_it_is_issued",
            ),
        ]

    @property
    def outgoing(self) -> str:
        """Give the outgoing number as it is written."""
        return f"{self.year}/{self.number}"

    @property
    def state(self) -> str:
        """Say "annulled", "superseded" or "issued"."""
        if self.annulled_on:
            return "annulled"
        return "superseded" if hasattr(self, "superseded_by") else "issued"

    @property
    def languages(self) -> list[str]:
        """List the languages it was issued in."""
        return [language for language in ("kk", "ru") if getattr(self, f"file_{language}")]


class OrderCorrection(models.Model):
    """What a superseding document of an order corrects: the text before and after, whole, so that both can be shown."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="corrections")
    document = models.OneToOneField(Issued, on_delete=models.PROTECT, related_name="correction")
    was = models.JSONField(help_text="as `rules.corrections.OrderText.plain` gives it")
    now = models.JSONField()
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class DocumentFile(Attached):
    """A file brought to an issued document: a signed scan, a signature. The signature is not verified here."""

    document = models.ForeignKey(Issued, on_delete=models.PROTECT, related_name="files")
    what = models.CharField(max_length=200, blank=True, help_text="what it is, as its bringer calls it")
    by = models.CharField(max_length=80)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

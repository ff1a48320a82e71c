"""Materials of a Session: the files that its matters are read by, in all their versions."""

from django.db import models
from django.db.models import Q

from shanyraq.meetings.models.sessions import AgendaItem, Session
from shanyraq.web.uploads import Attached


class Material(models.Model):
    """A material of a matter, or of the whole Session. One that was taken back stays, marked, with its reason."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="materials")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="materials"
    )
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    members_only = models.BooleanField(default=False)
    withdrawn_on = models.DateField(null=True, blank=True)
    why_withdrawn = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, why_withdrawn="")
                | (Q(withdrawn_on__isnull=False) & ~Q(why_withdrawn="")),
                name="meetings_material_withdrawn_with_a_reason",
            )
        ]


class MaterialVersion(Attached):
    """One version of a material: its file, and from the second on what differs from the one before."""

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=300, blank=True, help_text="what differs from the version before")
    by = models.CharField(max_length=80)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["material", "version"], name="meetings_material_version_once"),
            models.CheckConstraint(
                condition=Q(version=1) | (Q(version__gte=2) & ~Q(why="")),
                name="meetings_material_new_version_says_why",
            ),
        ]

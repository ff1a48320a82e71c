"""The bases that a new direction is linked to, and the Assembly's own role in a measure."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

ROLES = ("leads", "joins", "advises", "watches")


class NewDirection(models.Model):
    """A direction that a programme may take on in its next edition: linked to every base. Never changed; the later counts."""

    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="new_directions"
    )
    number = models.CharField(max_length=60, help_text="as the next edition will number it")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["-on", "-pk"]


class DirectionBase(models.Model):
    """How a new direction follows from one base: the clause of an act, or of another source by its name."""

    direction = models.ForeignKey(NewDirection, on_delete=models.PROTECT, related_name="bases")
    base = models.CharField(max_length=12)
    act = models.CharField(
        max_length=80, blank=True, help_text="the address of an act of the book; empty for another source"
    )
    clause = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["direction", "base"], name="programmes_base_once"),
            models.CheckConstraint(condition=~Q(clause=""), name="programmes_base_names_its_clause"),
        ]


class AssemblyRole(models.Model):
    """What the Assembly itself does in a measure. Never changed; the later counts."""

    part = models.ForeignKey("programmes.Part", on_delete=models.PROTECT, related_name="assembly_roles")
    kind = models.CharField(max_length=8, choices=[(one, one) for one in ROLES])
    says_kk = models.CharField(max_length=500)
    says_ru = models.CharField(max_length=500, blank=True)
    says_en = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(says_kk=""), name="programmes_role_is_said")]

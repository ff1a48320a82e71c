"""What this room keeps of the work of bodies: money of funds, practices shared with maslikhats, the staff and its sectors."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from shanyraq.people.models import Membership, Organization
from shanyraq.web.uploads import Attached


class FundLine(models.Model):
    """Money that a public fund received ("receipt") or spent ("spending"): whole tenge, from or to whom, for what, by which paper.

    `source` is of a receipt: "republican", "local", "sponsor" or "fund".
    """

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="fund_lines")
    kind = models.CharField(max_length=10)
    amount = models.PositiveBigIntegerField()
    source = models.CharField(max_length=12, blank=True)
    other = models.CharField(max_length=300)
    purpose = models.CharField(max_length=500)
    paper = models.CharField(max_length=300)
    day = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="bodies_fund_line_has_an_amount")
        ]


class Practice(models.Model):
    """What a deputy group does across parties and offers to local representative bodies: the text, the paper it stands on."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="practices")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    paper = models.CharField(max_length=300)
    day = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "-pk"]


class Adoption(models.Model):
    """A maslikhat that took a practice over: its region (ISO 3166-2), its name, its decision."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="adoptions")
    area = models.CharField(max_length=8)
    maslikhat = models.CharField(max_length=300)
    paper = models.CharField(max_length=300)
    day = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "area", "maslikhat"], name="bodies_practice_adopted_once"
            )
        ]


class Staff(models.Model):
    """How many officers a secretariat has by its staff list, from a day on."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="staff_lists")
    seats = models.PositiveSmallIntegerField()
    paper = models.CharField(max_length=300)
    day = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "day"], name="bodies_one_staff_list_a_day")
        ]


class Sector(models.Model):
    """A sector of a secretariat: its names and the functions it carries, words of the norm "secretariat.functions"."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="sectors")
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    functions = models.JSONField(default=list)
    paper = models.CharField(max_length=300)
    day = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "pk"]


class InSector(models.Model):
    """An officer's place in a sector, by a paper, from a day until the next place or the end of the mandate."""

    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="officers")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="in_sectors")
    paper = models.CharField(max_length=300)
    day = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "pk"]


class Output(Attached):
    """What a working group handed in: a file of the draft it works on. The Council discusses the draft by it."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="outputs")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    paper = models.CharField(max_length=300)
    day = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "-pk"]

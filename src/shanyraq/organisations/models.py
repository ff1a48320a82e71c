"""What an organisation deals with, and what it has made: kept beside the organisation itself, which `people` keeps."""

from __future__ import annotations

from django.db import models

from shanyraq.people.models import Organization


class Competence(models.Model):
    """A field an organisation deals with (`rules.COMPETENCES`), so that whoever seeks a partner finds it."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="competences")
    what = models.CharField(max_length=30)

    class Meta:
        ordering = ["what"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "what"], name="organisations_competence_once")
        ]


class Work(models.Model):
    """A study or a course of an organisation, with where to find it."""

    STUDY, COURSE = "study", "course"
    KINDS = (STUDY, COURSE)

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="works")
    kind = models.CharField(max_length=6)
    year = models.PositiveSmallIntegerField()
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300, help_text="the paper or publication it is known from")
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["-year", "title_kk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "title_kk", "year"], name="organisations_work_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=("study", "course")), name="organisations_work_kind"
            ),
        ]

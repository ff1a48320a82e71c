"""Papers about the roll that this room issues: a certificate of a mandate, an extract from the roll of a day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from shanyraq.people.models import Membership, Person

MANDATE, EXTRACT = "mandate", "extract"


class Certificate(models.Model):
    """An issued paper, with the code by which anybody can check it. Annulled with a reason, never deleted.

    A certificate of a mandate is about a `membership`; an extract is about a `body` ("assembly", "council").
    `day` is the day it speaks of, `says` what it states of the register as it was when it was issued.
    """

    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=20, unique=True)
    membership = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="certificates"
    )
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="certificates")
    body = models.CharField(max_length=40)
    day = models.DateField()
    says = models.JSONField(default=dict)
    file_kk = models.CharField(max_length=64)
    file_ru = models.CharField(max_length=64)
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=80)
    annulled_on = models.DateField(null=True, blank=True)
    why_kk = models.CharField(max_length=500, blank=True)
    why_ru = models.CharField(max_length=500, blank=True)
    why_en = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-issued_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=MANDATE, membership__isnull=False, person__isnull=False)
                | Q(kind=EXTRACT, membership__isnull=True, person__isnull=True),
                name="bodies_certificate_is_about_a_mandate_or_a_roll",
            ),
            models.CheckConstraint(
                condition=Q(annulled_on__isnull=True) | (Q(annulled_on__gte=F("issued_on")) & ~Q(why_kk="")),
                name="bodies_certificate_is_annulled_later_with_a_reason",
            ),
        ]

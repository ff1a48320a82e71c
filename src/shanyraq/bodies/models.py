"""What this room keeps beside the memberships: how a member came to the Assembly."""

from __future__ import annotations

from django.db import models

from shanyraq.people.models import Membership


class Standing(models.Model):
    """How somebody came to be a member: category, path, region, who proposed, which decision (Law 70-IV, art. 15).

    Codes are those of `rules.CATEGORIES` and `rules.PATHS`; `region` is ISO 3166-2. Never ethnicity.
    """

    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="standing")
    category = models.CharField(max_length=20)
    path = models.CharField(max_length=20)
    region = models.CharField(max_length=8, blank=True)
    proposed_by = models.CharField(max_length=300, blank=True)
    decision = models.CharField(max_length=300)
    decided_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["region"], name="bodies_standing_region"),
            models.Index(fields=["path"], name="bodies_standing_path"),
        ]

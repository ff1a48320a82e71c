"""A person's own word about their ethnicity: theirs alone to write, to change, to show, to erase.

Constitution (1995), article 19, point 1: everybody may state it or not. Nothing else in the house reads it: no rule,
filter, right, count, list or export; a test in tests/house reads the whole code for that.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import models

MOST, LONGEST = 5, 60


class OwnEthnicity(models.Model):
    """What a person wrote: several words are allowed, in their own spelling. Hidden unless they show it."""

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.JSONField(default=list)
    shown = models.BooleanField(default=False)
    said_on = models.DateField()


def own_ethnicity(person_id: int) -> OwnEthnicity | None:
    """Give what a person wrote, for their own page; None where nothing was."""
    return OwnEthnicity.objects.filter(person_id=person_id).first()


def shown_ethnicity(person_id: int) -> list[str]:
    """Give the words a person chose to show on their card; none by default."""
    row = own_ethnicity(person_id)
    return list(row.words) if row is not None and row.shown else []


def erase_own_words(people: Collection[int]) -> int:
    """Erase what these people wrote; give how many had written something."""
    return OwnEthnicity.objects.filter(person_id__in=people).delete()[0]

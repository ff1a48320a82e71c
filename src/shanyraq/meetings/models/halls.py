"""Regional halls: places other than the main one where a Session sits, joined to it by picture and sound."""

from django.db import models
from django.db.models import F, Q

from shanyraq.meetings.models.sessions import Session


class RegionalHall(models.Model):
    """A hall of a Session besides the main one. Its number is given once and never again: it stands in addresses.

    `area` is the ISO 3166-2 code of its region, blank where the hall is in none of them. A hall that was taken
    back stays as a row; one with registrations is not taken back.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="halls")
    number = models.PositiveSmallIntegerField()
    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    area = models.CharField(max_length=8, blank=True)
    place_kk = models.CharField(max_length=300, blank=True)
    place_ru = models.CharField(max_length=300, blank=True)
    place_en = models.CharField(max_length=300, blank=True)
    added_on = models.DateField()
    added_at = models.DateTimeField()
    removed_on = models.DateField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="meetings_hall_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="meetings_hall_main_has_no_row"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_on__isnull=True)
                | Q(removed_at__gte=F("added_at"), removed_on__gte=F("added_on")),
                name="meetings_hall_removed_after_it_was_added",
            ),
        ]

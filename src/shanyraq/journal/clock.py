"""The two clocks: the machine's, and the domain's (the day whose rules apply). Only views, commands and tasks look here."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from .models import Instance


@dataclass(frozen=True)
class Moment:
    """When an act is done: the day whose rules apply, and the machine's time."""

    day: date
    machine: datetime


def now() -> datetime:
    """Give the machine's time, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """Give the domain's day: the rehearsal's own day, or the calendar day of the institution's time zone."""
    if settings.REHEARSAL:
        moved = Instance.objects.filter(pk=1).values_list("rehearsal_day", flat=True).first()
        return moved or settings.SHANYRAQ_TODAY
    return timezone.localdate()


def moment() -> Moment:
    """Give both clocks at once."""
    return Moment(day=today(), machine=now())

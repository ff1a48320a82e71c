"""What is personal goes after its term. A room says in its `forgetting.py` how: FORGETS = {"letters": function}.

Such a function takes a `Cutoff`, removes what is older, and gives how many. The terms are not here: whoever calls
knows them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.models import QuerySet

from shanyraq.journal.models import Detail


@dataclass(frozen=True)
class Cutoff:
    """Before when something is past its term: by the domain's day, and by the machine's clock."""

    day: date
    machine: datetime


Forget = Callable[[Cutoff], int]
DETAILS = "details"


def ways() -> dict[str, Forget]:
    """Collect how each room forgets, by the kind of data."""
    found: dict[str, Forget] = {}
    for config in apps.get_app_configs():
        name = f"{config.name}.forgetting"
        if config.name.startswith("shanyraq.") and find_spec(name):
            found |= getattr(import_module(name), "FORGETS", {})
    return found


def old_details(before: datetime) -> QuerySet[Detail]:
    """Give the personal values beside entries written before a time and not erased yet."""
    return Detail.objects.filter(entry__at__lt=before, erased_by__isnull=True).exclude(values={})

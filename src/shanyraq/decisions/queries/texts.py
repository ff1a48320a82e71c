"""The text of a decision as it read on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from shanyraq.decisions.models import Decision, TextCorrection

FIELDS = tuple(f"{part}_{language}" for part in ("title", "text") for language in ("kk", "ru", "en"))


def texts_of(decision: Decision) -> dict[str, str]:
    """Give the text of a decision, all parts and languages."""
    return {field: getattr(decision, field) for field in FIELDS}


def corrections_of(decision: Decision, day: date) -> list[TextCorrection]:
    """List the corrections made by a day, oldest first."""
    return list(decision.corrections.filter(day__lte=day))


def as_it_read(decision: Decision, day: date) -> Decision:
    """Give a decision with the text it had on a day: what was corrected later is taken back. For reading only."""
    as_they_read([decision], day)
    return decision


def as_they_read(decisions: Iterable[Decision], day: date) -> None:
    """Give each of some decisions the text it had on a day, as `as_it_read` does. One query, whatever their number."""
    held: dict[int, list[Decision]] = defaultdict(list)
    for one in decisions:
        held[one.pk].append(one)
    later = TextCorrection.objects.filter(decision__in=list(held), day__gt=day)
    for key, was in later.order_by("-id").values_list("decision_id", "was"):
        for decision in held[key]:
            for field in FIELDS:
                setattr(decision, field, was[field])

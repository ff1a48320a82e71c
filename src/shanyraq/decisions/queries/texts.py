"""The text of a decision as it read on a day."""

from __future__ import annotations

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
    for correction in decision.corrections.filter(day__gt=day).order_by("-id"):
        for field in FIELDS:
            setattr(decision, field, correction.was[field])
    return decision

"""Record a mandate anew inside an act: what was known before is kept as it was. Rooms above call this in their own acts."""

from __future__ import annotations

from typing import Any

from shanyraq.journal.clock import Moment
from shanyraq.people.models import Membership, Superseded

_KEPT = ("person_id", "organization_id", "role", "since", "until", "basis", "recorded_at", "recorded_on")


def rewrite(membership: Membership, at: Moment, why: str, **changes: Any) -> Membership:
    """Record a mandate anew with `changes` of its fields, and keep what was known until now. Give the mandate."""
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    as_known(row, at, why).save()
    for name, value in changes.items():
        setattr(row, name, value)
    row.recorded_at, row.recorded_on = at.machine, at.day
    row.save()
    return row


def as_known(row: Membership, at: Moment, why: str, *, kept: bool = True) -> Superseded:
    """Give what was known of a mandate until now, to be saved; `kept` is False where the mandate itself goes."""
    return Superseded(
        membership=row if kept else None,
        replaced_at=at.machine,
        replaced_on=at.day,
        why=why[:300],
        **{name: getattr(row, name) for name in _KEPT},
    )

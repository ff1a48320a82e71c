"""Questions about the materials of a Session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shanyraq.meetings.models import Material, MaterialVersion, Session
from shanyraq.meetings.rules.materials import may_read


@dataclass(frozen=True)
class Shelved:
    """A material as it stands on a day: its last version, and those before it, the later first."""

    material: Material
    last: MaterialVersion
    earlier: tuple[MaterialVersion, ...]
    withdrawn: bool


def materials_on(session: Session, day: date, roles: Iterable[str]) -> list[Shelved]:
    """List the materials of a Session that a reader may read, by matter; those of the whole Session come first."""
    rows = session.materials.select_related("item").prefetch_related("versions")
    readable = [row for row in rows if may_read(roles, members_only=row.members_only)]
    found = [one for row in readable if (one := _shelved(row, day))]
    return sorted(found, key=lambda one: one.material.item.position if one.material.item else 0)


def _shelved(row: Material, day: date) -> Shelved | None:
    known = [one for one in row.versions.all() if one.day <= day]
    if not known:
        return None
    withdrawn = row.withdrawn_on is not None and row.withdrawn_on <= day
    return Shelved(row, known[0], tuple(known[1:]), withdrawn)

"""What this room keeps about one person, for the person."""

from __future__ import annotations

from typing import Any

from shanyraq.bodies.codes import written
from shanyraq.bodies.models import Candidacy, Certificate, Standing
from shanyraq.people.models import Person

_WAY = ("category", "category_paper", "path", "region", "proposed_by", "decision")


def own_data(person: Person) -> dict[str, Any]:
    """Give how a person came to the Assembly, and their nominations, as plain values for JSON."""
    standings = Standing.objects.filter(membership__person=person).order_by("pk")
    papers = Certificate.objects.filter(person=person)
    nominations = Candidacy.objects.filter(person=person).order_by("pk")
    return {
        "ways": [_way(row) for row in standings],
        "candidacies": [
            {**_way(row), "citizenship": row.citizenship, "since": row.begun_on.isoformat()}
            for row in nominations
        ],
        "certificates": [
            {
                "code": written(row.code),
                "on": row.issued_on.isoformat(),
                "annulled_on": row.annulled_on.isoformat() if row.annulled_on else None,
            }
            for row in papers
        ],
    }


def _way(row: Standing | Candidacy) -> dict[str, Any]:
    day = row.decided_on.isoformat() if row.decided_on else None
    return {**{name: getattr(row, name) for name in _WAY}, "decided_on": day}

"""What this room keeps about one person, for the person."""

from __future__ import annotations

from typing import Any

from shanyraq.people.models import Person
from shanyraq.programmes.models import OpenDiscussion, PositionVersion, Recommendation


def own_data(person: Person) -> dict[str, Any]:
    """Give a person's positions with every version, and the summaries and recommendations they signed, for JSON."""
    versions = PositionVersion.objects.filter(position__person=person).select_related(
        "position__discussion", "body"
    )
    summaries = OpenDiscussion.objects.filter(signer=person).order_by("summarised_on", "pk")
    recommended = Recommendation.objects.filter(signer=person).order_by("on", "pk")
    return {
        "positions": [
            {
                "on": row.on.isoformat(), "discussion": row.position.discussion.title_kk, "version": row.number,
                "stance": row.stance, "why": row.why, "organization": row.body.name_kk, "role": row.role,
            }
            for row in versions.order_by("position", "number")
        ],
        "discussion_summaries": [
            {"on": row.summarised_on.isoformat() if row.summarised_on else "", "discussion": row.title_kk}
            for row in summaries
        ],
        "recommendations": [{"on": row.on.isoformat(), "text": row.text_kk} for row in recommended],
    }  # fmt: skip

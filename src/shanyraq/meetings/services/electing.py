"""What every counted ballot of an election makes, on paper or sealed: who is elected by it, for the record."""

from __future__ import annotations

from shanyraq.acts.queries import rulebook
from shanyraq.meetings.models import Candidate
from shanyraq.meetings.queries.elections import CastBallot, given_by


def elected_by(row: CastBallot) -> tuple[dict[str, object], list[int]]:
    """Give what the record says of a ballot that was counted just now, and who is elected by it, in their order."""
    given = given_by(rulebook(), row)
    people = Candidate.objects.filter(pk__in=given.elected).order_by("number")
    said: dict[str, object] = {"elected": len(given.elected), "free": given.free}
    if given.needed is not None:
        said["needed"] = given.needed
    return said, list(people.values_list("person_id", flat=True))

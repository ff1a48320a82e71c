"""What every ballot of an election has in common, on paper or sealed: who is elected by it, and its election held."""

from __future__ import annotations

from shanyraq.acts.queries import rulebook
from shanyraq.meetings.models import Candidate, Election
from shanyraq.meetings.queries.elections import CastBallot, given_by
from shanyraq.meetings.services.locking import locked


def elected_by(row: CastBallot) -> tuple[dict[str, object], list[int]]:
    """Give what the record says of a ballot that was counted just now, and who is elected by it, in their order."""
    given = given_by(rulebook(), row)
    people = Candidate.objects.filter(pk__in=given.elected).order_by("number")
    said: dict[str, object] = {"elected": len(given.elected), "free": given.free}
    if given.needed is not None:
        said["needed"] = given.needed
    return said, list(people.values_list("person_id", flat=True))


def hold_election(row: CastBallot) -> None:
    """Hold the Session and the election of a ballot: no next ballot is opened and no result is fixed until the act ends."""
    locked(row.item.session)
    if row.election_id is not None:
        Election.objects.select_for_update().get(pk=row.election_id)

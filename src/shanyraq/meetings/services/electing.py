"""What every ballot of an election has in common, on paper or sealed: who is elected by it, and its election held."""

from __future__ import annotations

from shanyraq.acts.queries import rulebook
from shanyraq.meetings.models import AgendaItem, Candidate, Election, Session
from shanyraq.meetings.queries.elections import CastBallot, given_by
from shanyraq.meetings.services.locking import sitting_of


def elected_by(row: CastBallot) -> tuple[dict[str, object], list[int]]:
    """Give what the record says of a ballot that was counted just now, and who is elected by it, in their order."""
    given = given_by(rulebook(), row)
    people = Candidate.objects.filter(pk__in=given.elected).order_by("number")
    said: dict[str, object] = {"elected": len(given.elected), "free": given.free}
    if given.needed is not None:
        said["needed"] = given.needed
    return said, list(people.values_list("person_id", flat=True))


def hold_election(item: AgendaItem) -> Session:
    """Hold the Session of a matter, and the election where it is one, as they stand now.

    Until the act ends no ballot is opened, no candidate comes or withdraws, and no result is fixed.
    """
    session = sitting_of(item)
    list(Election.objects.select_for_update().filter(item=item))
    return session

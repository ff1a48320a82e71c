"""What the hall's display shows: the matter, who speaks and for how long, the count of an open vote or the last result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rulebook import Rulebook, Verdict

from shanyraq.meetings.models import AgendaItem, RollCall, Session, Turn, Vote
from shanyraq.meetings.queries import floor
from shanyraq.meetings.queries.halls import Place, places_of
from shanyraq.meetings.queries.roll_calls import open_in
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.sessions import SessionFacts

MOST_HALLS = 4  # what 20 m allow in a line or two


@dataclass(frozen=True)
class Hall:
    """Five to seven facts of one moment. No choice of a vote that is still open is among them: only how many voted."""

    session: Session
    facts: SessionFacts
    quorum: Verdict
    places: list[Place]
    item: AgendaItem | None
    of: int
    turn: Turn | None
    left: int | None
    call: RollCall | None
    cast: int
    vote: Vote | None
    result: Verdict | None

    @property
    def few_places(self) -> list[Place]:
        """Give the places as a display holds them: many regional halls as one number."""
        regional = [one for one in self.places if one.hall]
        if len(regional) <= MOST_HALLS:
            return self.places
        whole = Place(1, None, sum(one.present for one in regional), halls=len(regional))
        return [self.places[0], whole, *(one for one in self.places if one.number is None)]


def hall_of(book: Rulebook, session: Session, day: date, now: datetime) -> Hall:
    """Give what is shown in the hall of a Session at a moment."""
    facts = facts_of(session, day)
    call, turn = open_in(session), floor.speaking_in(session)
    vote = None if call else _last_vote(session)
    given = {"votes_for": vote.votes_for, "present": vote.present, "total": vote.members} if vote else None
    return Hall(
        session=session,
        facts=facts,
        quorum=rules.quorum(book, facts, day),
        places=places_of(session, day),
        item=call.item if call else floor.current_item(session),
        of=session.items.count(),
        turn=turn,
        left=turn.left(now) if turn else None,
        call=call,
        cast=call.casts.count() if call else 0,
        vote=vote,
        result=rules.result(book, **given, day=vote.day) if vote and given else None,
    )


def _last_vote(session: Session) -> Vote | None:
    found = Vote.objects.filter(item__session=session, voided_at__isnull=True)
    return found.select_related("item", "amendment").order_by("-at", "-pk").first()

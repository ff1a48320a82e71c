"""What the hall's display shows: the matter, who speaks and for how long, the count of an open vote or the last result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rulebook import Rulebook, Verdict

from shanyraq.meetings.models import AgendaItem, PaperVote, RollCall, SealedVote, Session, Turn, Vote
from shanyraq.meetings.queries import counting, floor, sealed
from shanyraq.meetings.queries.halls import Place, places_of
from shanyraq.meetings.queries.roll_calls import open_in
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.sessions import SessionFacts

MOST_HALLS = 4  # what 20 m allow in a line or two


@dataclass(frozen=True)
class Hall:
    """Five to seven facts of one moment. No choice of a vote that is still open is among them: only how many voted by name.

    `secret`: a secret vote that is open, or whose ballots are counted since the last result; of it no number at all.
    """

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
    secret: PaperVote | SealedVote | None
    vote: Vote | None
    result: Verdict | None

    @property
    def box(self) -> bool:
        """Tell whether the secret vote is one on paper."""
        return isinstance(self.secret, PaperVote)

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
    secret = None if call else _secret(session, vote)
    vote = None if secret else vote
    given = {"votes_for": vote.votes_for, "present": vote.present, "total": vote.members} if vote else None
    return Hall(
        session=session,
        facts=facts,
        quorum=rules.quorum(book, facts, day),
        places=places_of(session, day),
        item=call.item
        if call
        else secret.item
        if secret and not secret.closed_at
        else floor.current_item(session),
        of=session.items.count(),
        turn=turn,
        left=turn.left(now) if turn else None,
        call=call,
        cast=call.casts.count() if call else 0,
        secret=secret,
        vote=vote,
        result=rules.result(book, **given, day=vote.day) if vote and given else None,
    )


def _secret(session: Session, last: Vote | None) -> PaperVote | SealedVote | None:
    """Give the secret vote to show: one that is open, else one whose ballots are counted since the last result."""
    going: list[PaperVote | SealedVote] = [*counting.running_in(session), *sealed.running_in(session)]
    opened = next((one for one in going if one.closed_at is None), None)
    waiting = (one for one in going if one.closed_at and (last is None or one.closed_at > last.at))
    return opened or next(waiting, None)


def _last_vote(session: Session) -> Vote | None:
    found = Vote.objects.filter(item__session=session, voided_at__isnull=True)
    return found.select_related("item", "amendment").order_by("-at", "-pk").first()

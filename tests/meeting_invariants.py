"""What always holds of a Session, however it went: asked of the tables and of the journal, not of the acts that wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import members_on
from shanyraq.journal.models import Entry
from shanyraq.meetings.models import Cast, PaperVote, Registration, RollCall, Session, Turn, Vote
from shanyraq.meetings.queries.halls import places_of
from shanyraq.meetings.queries.minutes import log_of
from shanyraq.meetings.queries.presence import series_of
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import sessions as rules

BEFORE = ["prepare_session", "set_agenda", "adopt_order", "record_announcement"]
INSIDE = {"take_up_item", "open_roll_call", "cast_vote", "take_votes", "close_roll_call", "record_vote", "move_motion"}  # fmt: skip


def check_all(session: Session, day: date, ended: Mapping[int, datetime]) -> None:
    """Check everything; `ended` tells whose mandate ended on the day itself, and when that was recorded."""
    no_vote_outside_a_mandate(session, day, ended)
    tally_is_the_ballots(session)
    count_is_within_who_could_vote(session)
    quorum_shown_is_quorum_used(session, day, ended)
    history_has_no_gap(session)
    one_floor_one_vote_one_text(session)


def no_vote_outside_a_mandate(session: Session, day: date, ended: Mapping[int, datetime]) -> None:
    """Whoever voted was a member then, and in the hall then; a vote is counted only of a member."""
    members = set(members_on(day).values_list("person_id", flat=True))
    stays = list(Registration.objects.filter(session=session))
    for cast in Cast.objects.filter(roll_call__item__session=session).select_related("roll_call"):
        ends = [(s.at, s.left_at, s.struck_at) for s in stays if s.person_id == cast.person_id]
        over = ended.get(cast.person_id)
        assert cast.person_id in members if over is None else cast.at <= over
        closed = cast.roll_call.closed_at
        assert over is None or closed is None or closed <= over or not cast.counted, (
            "counted after the mandate"
        )
        assert any(
            came <= cast.at and all(end is None or cast.at <= end for end in rest) for came, *rest in ends
        )


def tally_is_the_ballots(session: Session) -> None:
    """The count of a vote by names is that of its ballots, and never more than were present."""
    for row in RollCall.objects.filter(item__session=session, vote__isnull=False).select_related("vote"):
        vote, counted = row.vote, Counter(row.casts.filter(counted=True).values_list("choice", flat=True))
        assert vote is not None
        assert [vote.votes_for, vote.votes_against, vote.abstained] == [
            counted[c] for c in ("for", "against", "abstain")
        ]
    for vote in Vote.objects.filter(item__session=session):
        assert vote.votes_for + vote.votes_against + vote.abstained <= vote.present <= vote.members


def count_is_within_who_could_vote(session: Session) -> None:
    """The count of a secret vote on paper is what two of the commission counted, within those who could have a ballot."""
    for row in PaperVote.objects.filter(item__session=session, vote__isnull=False).select_related("vote"):
        vote, entries = row.vote, [one.tally for one in row.entries.filter(turn=row.turn)]
        assert vote is not None and vote.present == row.took_part
        given = vote.votes_for + vote.votes_against + vote.abstained + vote.spoilt
        assert row.boxes.exists() or (entries.count(row.tally) == 2 and given == row.tally["returned"])
        assert given <= vote.present


def quorum_shown_is_quorum_used(session: Session, day: date, ended: Mapping[int, datetime]) -> None:
    """What the series shows, what the acts used and what the journal says are one number; no count is without a quorum."""
    facts, book = facts_of(session, day), rulebook()
    series = series_of(book, session, day)
    if series and not ended:
        shown = (series[-1].present, bool(series[-1].quorum))
        in_places = {one.key: one.present for one in places_of(session, day)}
        assert {key: n for key, n in series[-1].places.items() if n} == {
            k: n for k, n in in_places.items() if n
        }
        assert sum(in_places.values()) == facts.present
        assert shown == (facts.present, bool(rules.quorum(book, facts, day)))
    for vote in Vote.objects.filter(item__session=session).exclude(method=Vote.PAPER):
        told = Entry.objects.get(at=vote.at)
        assert (told.facts["present"], told.facts["members"]) == (vote.present, vote.members)
        assert rules.quorum(book, replace(facts, present=vote.present, total=vote.members), day)


def history_has_no_gap(session: Session) -> None:
    """The acts stand in order: convened, opened once, worked, closed once, and after the closing nothing."""
    acts = [event.act.partition(".")[2] for event in log_of(session).events]
    assert acts[: len(BEFORE)] == BEFORE
    assert acts.count("open_session") <= 1 and acts.count("close_session") <= 1
    first = next((n for n, act in enumerate(acts) if act in INSIDE), None)
    assert first is None or "open_session" in acts[:first]
    if "close_session" in acts:
        assert acts[-1] == "close_session"
        assert not _open_calls(session) and not _speaking(session)


def one_floor_one_vote_one_text(session: Session) -> None:
    """One speaks, one vote is open, one count stands on each question."""
    assert _open_calls(session) <= 1 and _speaking(session) <= 1
    votes = Vote.objects.filter(item__session=session, voided_at=None)
    assert max(Counter(votes.values_list("item_id", "amendment_id")).values(), default=0) <= 1


def _open_calls(session: Session) -> int:
    return RollCall.objects.filter(item__session=session, closed_at=None, stopped_at=None).count()


def _speaking(session: Session) -> int:
    return Turn.objects.filter(session=session, given_at__isnull=False, ended_at=None).count()

"""Secret votes on paper: choose the commission, open and close the box, enter what was counted, void."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from rulebook import Allowed, Refused, Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law.elections import is_election_quorate
from shanyraq.meetings.models import (
    AgendaItem,
    CountEntry,
    CountingSeat,
    HallBox,
    PaperVote,
    RegionalHall,
    Session,
    Vote,
)
from shanyraq.meetings.queries import boxes
from shanyraq.meetings.queries import counting as queries
from shanyraq.meetings.queries.elections import election_of, is_later_round_there, next_ballot
from shanyraq.meetings.queries.halls import told_of
from shanyraq.meetings.queries.roll_calls import open_in
from shanyraq.meetings.queries.sessions import facts_of, standing_vote
from shanyraq.meetings.rules import counting as rules
from shanyraq.meetings.rules import sessions
from shanyraq.meetings.rules.boxes import may_open_boxes
from shanyraq.meetings.rules.counting import MATTER, Tally
from shanyraq.meetings.rules.halls import MAIN
from shanyraq.meetings.services.boxes import (
    boxes_to_close,
    boxes_to_open,
    sum_of,
    told_of_box,
    told_of_closing,
)
from shanyraq.meetings.services.electing import elected_by, hold_election
from shanyraq.meetings.services.locking import about, locked, sitting_of
from shanyraq.meetings.services.presence import is_of_session
from shanyraq.meetings.services.putting import asked, may_be_voted, outcome_of
from shanyraq.people.acting import Actor, act


def _held(paper_vote: PaperVote) -> PaperVote:
    return PaperVote.objects.select_for_update().get(pk=paper_vote.pk)


def _about(paper_vote: PaperVote) -> str:
    return f"meetings.paper_vote:{paper_vote.pk}"


@act
def choose_commission(
    *, by: Actor, at: Moment, session: Session, people: Sequence[int], hall: RegionalHall | None = None
) -> list[CountingSeat]:
    """Record the counting commission that the Session chose for a hall (none: the main one), from those who are there.

    It takes the place of an earlier one of that hall, which stays; nobody counts in two halls. Refuses as
    `rules.sessions.is_open`, `rules.counting.may_choose`, with "meetings.hall_removed", and with
    "meetings.secret_vote_open" while ballots wait for their count.
    """
    row = locked(session)
    here, standing = queries.members_here(row, at.day, hall), queries.candidates_in(row)
    verdict = first_refusal(
        sessions.is_open(facts_of(row, at.day)),
        is_of_session(row, hall),
        rules.may_replace(bool(queries.running_in(row))),
        rules.may_choose(people, here=here, candidates=standing),
    ).require()
    chosen = list(dict.fromkeys(people))
    earlier = row.counting_seats.filter(Q(hall=hall) | Q(person__in=chosen), ended_at__isnull=True)
    earlier.update(ended_at=at.machine)
    seats = CountingSeat.objects.bulk_create(
        CountingSeat(session=row, person_id=person, hall=hall, chosen_on=at.day, chosen_at=at.machine)
        for person in chosen
    )
    where = {"hall": hall.number if hall else MAIN} if boxes.is_spread(row) else {}
    record(
        about=about(row),
        verdict=verdict,
        facts={"number": row.number, "commission": len(chosen), **where},
        personal={"people": chosen},
    )
    return seats


def may_open(item: AgendaItem, at: Moment) -> Verdict:
    """Say whether the box could be opened on a matter now; the page asks the same."""
    session, election = item.session, election_of(item)
    asked_of = _may_vote(item, at) if election is None else next_ballot(rulebook(), election, at.day)[0]
    sitting = first_refusal(
        sessions.is_open(facts_of(session, at.day)),
        asked_of,
        Refused("meetings.roll_call_open") if open_in(session) else Allowed(),
    )
    commission = queries.commission_now(session, at.day)
    return first_refusal(
        rules.may_open(sitting, commission, running=queries.is_running_on(item)),
        may_open_boxes(boxes.manned_in(session, at.day)) if boxes.is_spread(session) else Allowed(),
    )


def _may_vote(item: AgendaItem, at: Moment) -> Verdict:
    facts, voted = facts_of(item.session, at.day), standing_vote(item) is not None
    return first_refusal(
        sessions.may_vote(rulebook(), facts, at.day, votes_for=0, against=0, abstained=0, voted=voted),
        may_be_voted(item, None),
    )


@act
def open_paper_vote(*, by: Actor, at: Moment, item: AgendaItem) -> PaperVote:
    """Open the box for a secret vote on a matter, keeping how many are present of how many members.

    Where the Session sits in several halls, a box in each of them with members. Refuses as `rules.sessions.may_vote`,
    `rules.motions.may_vote_text`, `rules.counting.may_open` and `rules.boxes.may_open_boxes`.
    """
    row = hold_election(item)
    verdict = may_open(item, at).require()
    facts, election = facts_of(row, at.day), election_of(item)
    on_ballot = next_ballot(rulebook(), election, at.day)[1] if election else []
    made = PaperVote.objects.create(
        item=item,
        election=election,
        lines=[one.pk for one in on_ballot],
        opened_on=at.day,
        opened_at=at.machine,
        present=facts.present,
        members=facts.total,
    )
    _texts, asks = asked(item, None)
    if election is not None:
        asks = {**asks, "candidates": len(on_ballot)}
    said = {"number": row.number, **asks, "present": facts.present, "members": facts.total}
    opened = HallBox.objects.bulk_create(boxes_to_open(made, at.day))
    said |= told_of(row, at.day) | ({"boxes": len(opened)} if opened else {})
    record(about=_about(made), verdict=verdict, facts=said)
    return made


def may_close(row: PaperVote, day: date) -> Verdict:
    """Say whether the box may be closed: of an election by its own quorum, else by that of the Session."""
    facts, book = facts_of(row.item.session, day), rulebook()
    if row.election_id is None:
        return rules.may_close_box(row.status, sessions.quorum(book, facts, day))
    return rules.may_close_box(row.status, is_election_quorate(book, facts.present, facts.total, day))


@act
def close_paper_vote(*, by: Actor, at: Moment, paper_vote: PaperVote) -> PaperVote:
    """Close the box, or those of all halls, keeping how many members were there while it was open.

    The commission counts from now on. Who moved between halls is counted in the first one. Refuses as
    `rules.counting.may_close_box`: "meetings.paper_vote_counting", "law.unconfirmed_norm", "meetings.no_quorum".
    """
    row = _held(paper_vote)
    session = sitting_of(row.item)  # nobody comes or leaves between the quorum and who took part
    facts = facts_of(session, at.day)
    verdict = may_close(row, at.day).require()
    closed = boxes_to_close(row, at.day)
    HallBox.objects.bulk_update(closed, ["took_part"])
    row.closed_at, given = at.machine, [box.took_part or 0 for box in closed]
    row.took_part = sum(given) if closed else queries.took_part(row, at.day)
    row.save(update_fields=["closed_at", "took_part"])
    said = {"item": row.item.position, "took_part": row.took_part, "members": facts.total}
    record(about=_about(row), verdict=verdict, facts={**said, **told_of_closing(closed)})
    return row


@act
def enter_count(*, by: Actor, at: Moment, paper_vote: PaperVote, tally: Tally) -> PaperVote:
    """Enter what one member of the commission counted; the second that agrees makes the count, a third decides.

    In several halls each commission counts its own box so, and the last one counted makes the sum. While fewer than two
    entries stand, or another hall counts, the record keeps only a salted digest of the figures. Refuses as
    `rules.counting.may_enter` and `rules.counting.adds_up`.
    """
    assert by.person_id is not None
    row = _held(paper_vote)
    box = boxes.box_counted_by(row, by.person_id)
    facts = queries.facts_of(row, at.day, box)
    verdict = first_refusal(rules.may_enter(facts, by.person_id), rules.adds_up(tally, facts)).require()
    turn = (box or row).turn
    CountEntry.objects.create(
        paper_vote=row, box=box, turn=turn, person_id=by.person_id, tally=tally.plain(), at=at.machine
    )
    tallies = queries.tallies_of(queries.entries_of(row, turn, box))
    said = {"item": row.item.position, "turn": turn, "entries": len(tallies)}
    counted, again = rules.agreed(tallies), rules.is_counted_again(tallies)
    if box is not None:
        _count_box(box, counted, again, at)
        said |= told_of_box(box)
        counted, parts = sum_of(row)
        said, again = said | parts, False
    elected: list[int] = []
    if counted is not None and row.election_id is None:
        said |= _count(row, counted, at)
    elif counted is not None:
        found, elected = _elect(row, counted, at)
        said |= found
    elif again:
        row.turn += 1
        row.save(update_fields=["turn"])
    record(
        about=_about(row),
        verdict=verdict,
        facts=said,
        personal={"person": by.person_id, "people": elected},
        after=tally.plain(),
    )
    return row


def _count_box(box: HallBox, counted: Tally | None, again: bool, at: Moment) -> None:
    """Keep what the commission of one hall agrees on, or begin its next turn, inside the caller's act."""
    if counted is not None:
        box.tally, box.counted_at = counted.plain(), at.machine
    box.turn += again
    box.save(update_fields=["tally", "counted_at", "turn"])


def _keep(row: PaperVote, tally: Tally, at: Moment) -> dict[str, object]:
    row.tally, row.counted_at, row.counted_on = tally.plain(), at.machine, at.day
    return {"issued": tally.issued, "returned": tally.returned, "spoilt": tally.spoilt}


def _elect(row: PaperVote, tally: Tally, at: Moment) -> tuple[dict[str, object], list[int]]:
    """Make the count of a ballot of an election; give what the record says of it, and who is elected by it."""
    said = _keep(row, tally, at)
    row.save(update_fields=["tally", "counted_at", "counted_on"])
    found, people = elected_by(row)
    return {**said, "present": row.took_part, "members": row.members, **found}, people


def _count(row: PaperVote, tally: Tally, at: Moment) -> dict[str, object]:
    """Make the count of the agreed figures, inside the caller's act; give what the record says of it."""
    said = _keep(row, tally, at)
    line = next(one for one in tally.lines if one.key == MATTER)
    texts, asks = asked(row.item, None)
    row.vote = Vote.objects.create(
        item=row.item,
        **texts,
        method=Vote.PAPER,
        votes_for=line.votes_for,
        votes_against=line.against,
        abstained=line.abstained,
        spoilt=tally.spoilt,
        present=row.took_part,
        members=row.members,
        day=at.day,
        at=at.machine,
    )
    row.save(update_fields=["tally", "counted_at", "counted_on", "vote"])
    counts = {"for": line.votes_for, "against": line.against, "abstained": line.abstained}
    return {**asks, **said, **counts, "present": row.took_part, **outcome_of(row.vote)}


def may_stop(row: PaperVote) -> Verdict:
    """Say whether a secret vote may be voided; a counted ballot of an election while no later step stands on it."""
    return rules.may_stop(
        row.status, of_election=row.election_id is not None and not is_later_round_there(row)
    )


@act
def stop_paper_vote(*, by: Actor, at: Moment, paper_vote: PaperVote, why: str) -> PaperVote:
    """Void a secret vote before it is counted, with a reason; it and what was entered stay, and count for nothing.

    Refuses as `rules.counting.may_stop`, and with "meetings.reason_missing".
    """
    row = _held(paper_vote)
    hold_election(row.item)
    verdict = first_refusal(
        may_stop(row),
        Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    row.stopped_at, row.why_stopped = at.machine, why.strip()
    row.save(update_fields=["stopped_at", "why_stopped"])
    record(about=_about(row), verdict=verdict, facts={"item": row.item.position, "why": row.why_stopped})
    return row

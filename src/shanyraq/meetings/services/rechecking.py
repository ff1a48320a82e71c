"""The ballots of a closed sealed vote, checked anew by the worker before the trustees decrypt their sum.

Each ballot was checked at the door, and the trustees' own programs and any stranger check all of them again. This
check stands between: it finds a board that was changed in the database before anybody decrypts anything.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from ballot.archive import EventType
from ballot.faults import Fault, require
from ballot.randomness import SystemRandomness, random_text
from ballot.tally import Tally, add_up
from ballot.verify.chain import Step, steps
from ballot.verify.setup import check_setup
from ballot.verify.votes import BallotBox
from django.db.models import Q

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import BoardCheck, SealedVote
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.rules import sealed as rules
from shanyraq.meetings.services.boards import about, append, held
from shanyraq.people.acting import SYSTEM, Actor, act

# A piece takes a second or two; whoever was stopped loses one piece, and another goes on after the minute.
PIECE = 20
KEPT = timedelta(minutes=1)


class Lost(Exception):
    """Somebody else has the check in hand: a pause was longer than `KEPT`."""


@act
def sum_sealed(*, by: Actor, at: Moment, sealed_vote: SealedVote, tally: Tally) -> SealedVote:
    """Put the encrypted sum of a closed vote on the board: every ballot of it was checked anew.

    The trustees decrypt the sum, never a ballot. Refuses as `rules.sealed.may_sum`.
    """
    row = held(sealed_vote)
    verdict = rules.may_sum(queries.facts_of(row, at.day)).require()
    row.summed_at = at.machine
    append(row, EventType.ENCRYPTED_TALLY, tally.text, tally.sized_text)
    row.save(update_fields=["summed_at", "head"])
    said = {"item": row.item.position, "ballots": tally.ballots, "head": row.head}
    record(about=about(row), verdict=verdict, facts=said)
    return row


@act
def refuse_board(*, by: Actor, at: Moment, sealed_vote: SealedVote, fault: str, ballot: int) -> SealedVote:
    """Say that the board of a closed vote does not hold: nothing of it is decrypted, and the Chair voids it.

    `fault`: the code of what is wrong. `ballot`: the number of the ballot, 0 where it is the board as a whole.
    Refuses as `rules.sealed.may_sum`.
    """
    row = held(sealed_vote)
    verdict = rules.may_sum(queries.facts_of(row, at.day)).require()
    BoardCheck.objects.filter(sealed_vote=row).update(fault=fault, faulty=ballot, keeper="", kept_until=None)
    said = {"item": row.item.position, "fault": fault, "ballot": ballot}
    record(about=about(row), verdict=verdict, facts=said)
    return row


def check_board(check: BoardCheck, now: Callable[[], Moment]) -> bool:
    """Check the ballots of a closed vote from where the last check came to; say whether it came to its end here.

    Between two pieces nothing is held, and what is found is kept: one who is stopped loses a piece. Once all are right,
    their sum goes on the board (`sum_sealed`); at the first that is not, the board is refused (`refuse_board`).
    Gives False where another has the check in hand or ended it, or the vote was voided meanwhile.
    """
    keeper = random_text(SystemRandomness(), 22)
    if not _taken(check, keeper, now()):
        return False
    if not queries.unchecked().filter(pk=check.pk).exists():  # it came to its end just before it was taken
        _give_back(check, keeper)
        return False
    check.refresh_from_db()
    row, end = (
        SealedVote.objects.get(pk=check.sealed_vote_id),
        {"by": SYSTEM, "sealed_vote": check.sealed_vote},
    )
    try:
        tally = _checked(row, check, lambda: _keep(check, keeper, now()))
        sum_sealed(**end, at=now(), tally=tally)
    except Fault as fault:
        refuse_board(**end, at=now(), fault=fault.code, ballot=check.faulty or 0)
    except Lost:
        return False
    finally:
        _give_back(check, keeper)
    return True


def _taken(check: BoardCheck, keeper: str, at: Moment) -> bool:
    """Take a check in hand that nobody has, in one statement: of two who ask at once one gets it."""
    free = Q(kept_until__isnull=True) | Q(kept_until__lt=at.machine)
    mine = BoardCheck.objects.filter(free, pk=check.pk, fault="")
    return bool(mine.update(keeper=keeper, kept_until=at.machine + KEPT))


def _give_back(check: BoardCheck, keeper: str) -> None:
    BoardCheck.objects.filter(pk=check.pk, keeper=keeper).update(keeper="", kept_until=None)


def _keep(check: BoardCheck, keeper: str, at: Moment) -> None:
    """Write how far the check came, and keep it in hand. Raises `Lost`."""
    mine = queries.unchecked().filter(pk=check.pk, keeper=keeper)
    if not mine.update(checked=check.checked, head=check.head, kept_until=at.machine + KEPT):
        raise Lost


def _checked(row: SealedVote, check: BoardCheck, keep: Callable[[], None]) -> Tally:
    """Check the links of the whole board, then each ballot that no earlier piece checked; give the sum. Raises `Fault`."""
    board = list(steps(queries.archive_of(row)))
    require(board[-1].event.hash == row.head, "broken_chain", "the board does not end where the row says")
    cast = [step for step in board if step.event.type is EventType.BALLOT]
    _go_on(check, cast)
    setup = check_setup(*board[0].data)
    box, known = BallotBox(setup), check.checked
    for check.faulty, step in enumerate(cast, 1):
        box.take(step.data[0], proved=check.faulty <= known)
        if check.faulty > known and (check.faulty % PIECE == 0 or check.faulty == len(cast)):
            check.checked, check.head = check.faulty, step.event.hash
            keep()
    check.faulty = None
    return add_up(setup.election, box.counted())


def _go_on(check: BoardCheck, cast: list[Step]) -> None:
    """Require that what was checked before stands on the board as it stood: the hash of an event binds all before it."""
    same = len(cast) == check.ballots and (
        not check.checked or cast[check.checked - 1].event.hash == check.head
    )
    require(same, "broken_chain", "the ballots that were checked are not those on the board")

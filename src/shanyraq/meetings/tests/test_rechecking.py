"""A closed sealed vote is checked anew by the worker, in pieces: nothing twice, nothing lost, nothing false decrypted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from ballot.ballots import check_ballot
from ballot.verify import State, verify
from django.test import Client

from shanyraq.journal.models import Entry
from shanyraq.meetings import services, tasks
from shanyraq.meetings.models import BoardCheck, BoardEvent
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.services import rechecking
from shanyraq.meetings.services.casting import Proved
from shanyraq.people.acting import ANYONE

from .test_roll_calls import member
from .test_sealed import NO, NOW, YES, Play, code, here, play, running

__all__ = ["here", "play", "running"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the credentials of the ballots whose proofs are checked from now on, in their order."""
    seen: list[str] = []

    def counted(election: Any, ballot: Any) -> None:
        seen.append(str(ballot.credential))
        check_ballot(election, ballot)

    monkeypatch.setattr("ballot.verify.votes.check_ballot", counted)
    return seen


@pytest.fixture
def closed(running: Play, proofs: list[str], monkeypatch: pytest.MonkeyPatch) -> Play:
    """Close a vote with five ballots, which are checked two by two."""
    monkeypatch.setattr(rechecking, "PIECE", 2)
    for place, choice in enumerate((YES, NO, YES, YES)):
        running.cast(place, choice)
    running.cast(0, NO)
    proofs.clear()
    services.close_sealed(by=running.chair, at=NOW, sealed_vote=running.row)
    return running


def check(of: Play) -> BoardCheck:
    return BoardCheck.objects.get(sealed_vote=of.row)


def acts(name: str) -> list[dict[str, object]]:
    return list(Entry.objects.filter(act=f"meetings.{name}").values_list("facts", flat=True))


def test_the_closing_checks_no_proof_and_the_worker_each_once(closed: Play, proofs: list[str]) -> None:
    first, _second = closed.secrets
    assert proofs == [] and closed.fresh().status == "checking"
    assert acts("close_sealed")[0]["cast"] == 5 and check(closed).checked == 0
    assert code(lambda: closed_part(closed, first)) == "meetings.sealed_vote_checking"
    assert tasks.check_boards(lambda: NOW) == 1
    assert len(proofs) == 5 and check(closed).checked == 5 and check(closed).keeper == ""
    assert tasks.check_boards(lambda: NOW) == 0 and len(proofs) == 5
    row = closed.fresh()
    assert row.status == "closing" and acts("sum_sealed") == [{"item": 1, "ballots": 4, "head": row.head}]
    report = verify(queries.archive_of(row))
    assert report.state is State.UNFINISHED and report.head == row.head and report.counted == 4


def closed_part(play: Play, person: int) -> object:
    return services.bring_part(by=member(person), at=NOW, sealed_vote=play.row, text="{}")


def test_what_was_checked_before_a_worker_was_killed_is_not_checked_again(
    closed: Play, proofs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _killed(closed, 3, monkeypatch)
    found = check(closed)
    assert len(proofs) == 2 and found.checked == 2 and found.head and found.keeper
    proofs.clear()
    assert tasks.check_boards(lambda: NOW) == 0 and proofs == [], "who was killed has it in hand for a minute"
    later = replace(NOW, machine=NOW.machine + timedelta(minutes=2))
    assert tasks.check_boards(lambda: later) == 1
    assert len(proofs) == 3 and closed.fresh().status == "closing"


def _killed(of: Play, ballot: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kill a worker as it begins with a ballot: nothing of what it would do at its end is done."""
    taken: Callable[..., str] = rechecking.BallotBox.take
    with monkeypatch.context() as patched:
        count = iter(range(1, 100))

        def take(box: Any, stored: bytes, *, proved: bool) -> str:
            if next(count) == ballot:
                raise GeneratorExit
            return taken(box, stored, proved=proved)

        patched.setattr(rechecking.BallotBox, "take", take)
        patched.setattr(rechecking, "_give_back", lambda *_given: None)
        with pytest.raises(GeneratorExit):
            services.check_board(check(of), lambda: NOW)


def test_an_error_gives_the_check_back_and_the_next_run_goes_on(
    closed: Play, proofs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(rechecking, "add_up", _fails)
        with pytest.raises(OSError, match="the disk is full"):
            tasks.check_boards(lambda: NOW)
    assert len(proofs) == 5 and closed.fresh().status == "checking"
    assert tasks.check_boards(lambda: NOW) == 1 and len(proofs) == 5


def _fails(*_given: object) -> None:
    raise OSError("the disk is full")


def test_of_two_workers_one_checks(closed: Play, proofs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    other: list[int] = []
    keep = rechecking._keep

    def beside(*given: Any) -> None:
        other.append(tasks.check_boards(lambda: NOW))
        keep(*given)

    monkeypatch.setattr(rechecking, "_keep", beside)
    assert tasks.check_boards(lambda: NOW) == 1
    assert other == [0, 0, 0] and len(proofs) == 5 and len(acts("sum_sealed")) == 1


def test_who_paused_too_long_leaves_it_to_who_went_on(
    closed: Play, proofs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    later = replace(NOW, machine=NOW.machine + timedelta(minutes=2))
    keep, once = rechecking._keep, iter([True])

    def overtaken(*given: Any) -> None:
        if next(once, False):
            assert tasks.check_boards(lambda: later) == 1
        keep(*given)

    monkeypatch.setattr(rechecking, "_keep", overtaken)
    assert tasks.check_boards(lambda: NOW) == 0
    assert closed.fresh().status == "closing" and len(acts("sum_sealed")) == 1


def test_a_voided_vote_is_checked_no_further(closed: Play, proofs: list[str]) -> None:
    services.stop_sealed(by=closed.chair, at=NOW, sealed_vote=closed.row, why="Кілт жоғалды")
    assert tasks.check_boards(lambda: NOW) == 0 and proofs == []


def _forged(of: Play) -> Iterator[BoardEvent]:
    """Give the ballots of the board, to be changed in the database past every service."""
    yield from BoardEvent.objects.filter(sealed_vote=of.row, kind="Ballot")


def test_a_board_changed_in_the_database_is_refused_and_nothing_of_it_decrypted(
    closed: Play, proofs: list[str]
) -> None:
    first, second, *_others = _forged(closed)
    BoardEvent.objects.filter(pk=first.pk).update(data=second.data)
    assert tasks.check_boards(lambda: NOW) == 1 and proofs == []
    assert acts("refuse_board") == [{"item": 1, "fault": "broken_chain", "ballot": 0}]
    assert closed.fresh().status == "checking" and check(closed).fault == "broken_chain"
    assert code(lambda: closed_part(closed, next(iter(closed.secrets)))) == "meetings.sealed_vote_checking"
    assert tasks.check_boards(lambda: NOW) == 0 and len(acts("refuse_board")) == 1
    services.stop_sealed(by=closed.chair, at=NOW, sealed_vote=closed.row, why="Тақта өзгертілген")
    assert closed.fresh().status == "stopped"


def test_a_false_ballot_that_was_linked_in_is_found_by_its_proof(
    running: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One who writes the database can also link and sign the head anew: the proof of the ballot cannot be made."""
    unproved = "shanyraq.meetings.services.casting.proved"
    monkeypatch.setattr(unproved, lambda row, _at, ballot: Proved(row.pk, ballot.strip().encode(), ()))
    running.cast(0, YES)
    ballot = running.ballot(1, NO)
    proof = '"challenge":"'
    at = ballot.index(proof) + len(proof)
    forged = f"{ballot[:at]}{'1' if ballot[at] != '1' else '2'}{ballot[at + 1 :]}"
    services.cast_ballot(by=ANYONE, at=NOW, sealed_vote=running.row, ballot=forged)
    running.close()
    assert acts("refuse_board") == [{"item": 1, "fault": "wrong_hash", "ballot": 2}]


def test_ballots_that_change_between_two_pieces_are_found(
    closed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    _killed(closed, 4, monkeypatch)
    BoardCheck.objects.update(head="0" * 64, kept_until=None)
    assert tasks.check_boards(lambda: NOW) == 1
    assert check(closed).fault == "broken_chain"


def page(of: Play, language: str = "en") -> str:
    return Client().get(f"/{language}/sessions/sealed/{of.row.pk}/").content.decode()


def test_the_page_tells_how_far_the_check_came_and_renews_itself_without_a_script(
    closed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    _killed(closed, 3, monkeypatch)
    for language, words in (("en", "2 of 5"), ("ru", "2 из 5"), ("kk", "5\u2011тен 2")):
        text = page(closed, language)
        assert words in text and '<progress id="work-p" max="5" value="2">' in text
        assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in text
    assert "Upload your part" not in page(closed), "nobody is asked for it yet"
    BoardCheck.objects.update(kept_until=None)
    services.check_board(check(closed), lambda: NOW)
    text = page(closed)
    assert "<progress" not in text and "http-equiv" not in text and "work.js" not in text
    assert "5 ballots of the board were checked anew after the closing." in text


def test_the_page_of_a_board_that_does_not_hold_says_so_and_waits_for_nothing(closed: Play) -> None:
    first, second, *_others = _forged(closed)
    BoardEvent.objects.filter(pk=first.pk).update(data=second.data)
    tasks.check_boards(lambda: NOW)
    text = page(closed)
    assert "The board does not hold: broken_chain" in text and "The Chair voids the vote" in text
    assert "<progress" not in text and "http-equiv" not in text


def test_a_board_that_came_to_its_end_just_before_it_was_taken_is_left_as_it_is(closed: Play) -> None:
    read_before = check(closed)
    assert tasks.check_boards(lambda: NOW) == 1
    assert not rechecking.check_board(read_before, lambda: NOW)
    assert len(acts("sum_sealed")) == 1 and check(closed).keeper == "" and check(closed).kept_until is None

"""An election by sealed electronic ballots: each candidate asked apart, a second round, who is elected follows from the sum."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from ballot.archive import EventType
from ballot.cli import main as ballot_command
from ballot.credentials import Register, Right, new_credential, public_of
from ballot.questions import Election as Asked
from ballot.randomness import SeededRandomness, random_scalar
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq import law
from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import Candidate, Deputy, Election, SealedVote, Vote
from shanyraq.meetings.queries import elections as queries
from shanyraq.meetings.queries import sealed
from shanyraq.meetings.queries.minutes import log_of
from shanyraq.meetings.services.minutes_words import Teller
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from tests import factories

from .electing import NOW, VOTED, ballot, chair, code, commission, election, hall, item, nominate, officer
from .test_pages_of_ballots import client_of
from .test_roll_calls import member
from .test_sealed import Play, prepare

__all__ = ["chair", "election", "hall", "item", "officer"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("ELE-01")]
FOR, AGAINST, ABSTAIN = (1, 0, 0), (0, 1, 0), (0, 0, 1)
VOTERS = 5


def drawn(officer: Actor, chair: Actor, election: Election, hall: list[Person]) -> Play:
    """Draw up a sealed ballot; the fourth, fifth and sixth in the hall give the codes and hold the keys."""
    authority, *trustees = hall[3:6]
    row = services.draw_up_sealed(
        by=officer, at=NOW, item=election.item, authority=authority, trustees=trustees
    )
    source = SeededRandomness(f"an election {row.pk}")
    codes = [new_credential(source) for _ in range(VOTERS)]
    return Play(row, chair, {one.pk: random_scalar(source) for one in trustees}, codes, source, NOW)


def opened(play: Play) -> Play:
    prepare(play)
    services.open_sealed(by=play.chair, at=NOW, sealed_vote=play.row)
    return play


def count(play: Play) -> SealedVote:
    play.close()
    for person in play.secrets:
        row = play.bring_part(person)
    return row


@pytest.fixture
def standing(officer: Actor, election: Election, hall: list[Person]) -> list[Candidate]:
    factories.confirm("mazhilis.quorum", "2/3")
    return nominate(officer, election, hall[10:13])


@pytest.fixture
def play(
    officer: Actor, chair: Actor, election: Election, hall: list[Person], standing: list[Candidate]
) -> Play:
    return drawn(officer, chair, election, hall)


def test_two_rounds_are_counted_by_the_rule_of_the_paper_and_give_the_mandates(
    officer: Actor, chair: Actor, hall: list[Person], election: Election, standing: list[Candidate],
    play: Play, tmp_path: Path,
) -> None:  # fmt: skip
    opened(play)
    asked = Asked.from_text(sealed.election_text(play.fresh()).encode())
    assert [(len(one.answers), one.minimum, one.maximum) for one in asked.questions] == [(3, 1, 1)] * 3
    assert all(one.person.name_kk in of.text for one, of in zip(standing, asked.questions, strict=True))
    for place in range(VOTERS):
        play.cast(place, FOR, FOR if place < 2 else AGAINST, ABSTAIN)
    play.cast(4, AGAINST, FOR, ABSTAIN)  # takes the place of the earlier one with the same code
    row = count(play)
    assert row.status == "counted" and row.tally is not None and Vote.objects.count() == 0
    first, second, third = standing
    assert row.tally["lines"] == [
        [str(first.pk), 4, 1, 0],
        [str(second.pk), 3, 2, 0],
        [str(third.pk), 0, 0, 5],
    ]
    entry = Entry.objects.filter(act="meetings.bring_part").latest("pk")
    facts = {name: entry.facts[name] for name in ("elected", "needed", "free", "ballots")}
    assert facts == {"elected": 2, "needed": 3, "free": 7, "ballots": 5}
    archive = tmp_path / f"{row.uuid}.bel"
    archive.write_bytes(sealed.archive_of(row))
    assert ballot_command(["verify", str(archive), "--expect-head", row.head]) == 0
    factories.confirm("mazhilis.second_round", "all_not_elected")
    again = opened(drawn(officer, chair, election, hall))
    assert again.fresh().lines == [third.pk]
    for place in range(VOTERS):
        again.cast(place, FOR if place < 4 else AGAINST)
    count(again)
    assert queries.outcome_of(law.book(), election).elected == [str(one.pk) for one in standing]
    made = services.fix_results(
        by=officer, at=NOW, election=election, paper="№ 12", results_on=VOTED, since=VOTED
    )
    assert [one.seat for one in made] == [1, 2, 3] and Deputy.objects.count() == 3
    last = {"by": chair, "at": NOW, "sealed_vote": again.row, "why": "…"}
    assert code(lambda: services.stop_sealed(**last)) == "meetings.sealed_vote_counted"


def test_a_second_round_on_paper_follows_a_sealed_first_one(
    officer: Actor,
    chair: Actor,
    hall: list[Person],
    election: Election,
    standing: list[Candidate],
    play: Play,
) -> None:
    opened(play)
    commission(chair, election, hall)
    assert (
        code(lambda: services.open_paper_vote(by=chair, at=NOW, item=election.item))
        == "meetings.secret_vote_open"
    )
    for place in range(VOTERS):
        play.cast(place, FOR, AGAINST, ABSTAIN)
    first = count(play)
    factories.confirm("mazhilis.second_round", "all_not_elected")
    later = replace(NOW, machine=NOW.machine + timedelta(hours=1))
    box = ballot(chair, election, {standing[1].pk: 15, standing[2].pk: 3}, hall, later)
    assert queries.rounds_of(election) == [first, box]
    assert queries.outcome_of(law.book(), election).needed == (3, 11)
    void = {"by": chair, "at": NOW, "sealed_vote": first, "why": "…"}
    assert (
        code(lambda: services.stop_sealed(**void)) == "meetings.sealed_vote_counted"
    )  # a round stands on it
    assert code(lambda: drawn(officer, chair, election, hall)) == "meetings.second_round_held"


def held_by(work: Callable[[], object]) -> set[str]:
    """Give the tables of this room in which an act holds a row until it ends."""
    with CaptureQueriesContext(connection) as asked:
        work()
    held = [re.search(r'FROM "meetings_(\w+)".* FOR UPDATE', one["sql"]) for one in asked.captured_queries]
    return {one[1] for one in held if one}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite holds the whole database")
def test_who_opens_or_voids_a_ballot_holds_the_session_and_the_election_whose_candidates_stand_on_it(
    chair: Actor, play: Play
) -> None:
    whole = {"session", "election", "sealedvote"}
    assert whole <= held_by(lambda: opened(play))
    stop = {"by": chair, "at": NOW, "sealed_vote": play.row, "why": "…"}
    assert whole <= held_by(lambda: services.stop_sealed(**stop))


def test_the_last_counted_ballot_is_voided_and_elects_nobody(
    play: Play, chair: Actor, election: Election
) -> None:
    opened(play)
    for place in range(VOTERS):
        play.cast(place, FOR, FOR, FOR)
    row = count(play)
    assert len(queries.outcome_of(law.book(), election).elected) == 3
    services.stop_sealed(by=chair, at=NOW, sealed_vote=row, why="Тізімде қате")
    assert queries.outcome_of(law.book(), election).elected == []
    assert row.board.filter(kind=EventType.RESULT).exists()  # what stood on the board stays


def test_whoever_stands_has_no_role_and_nobody_joins_an_opened_ballot(
    officer: Actor,
    chair: Actor,
    hall: list[Person],
    election: Election,
    standing: list[Candidate],
    play: Play,
) -> None:
    given = {"by": officer, "at": NOW, "election": election, "paper": "№ 4", "nominated_on": VOTED}
    services.nominate_candidate(person=hall[4], **given)  # a trustee
    prepare(play)
    opening = {"by": chair, "at": NOW, "sealed_vote": play.row}
    assert code(lambda: services.open_sealed(**opening)) == "meetings.role_candidate"
    services.withdraw_candidate(
        by=officer, at=NOW, candidate=election.candidates.get(person=hall[4]), why="…"
    )
    services.open_sealed(**opening)
    assert play.fresh().lines == [one.pk for one in standing]
    assert code(lambda: services.nominate_candidate(person=hall[15], **given)) == "meetings.ballot_opened"
    withdraws = {"by": officer, "at": NOW, "candidate": standing[0], "why": "…"}
    assert code(lambda: services.withdraw_candidate(**withdraws)) == "meetings.secret_vote_open"
    services.stop_sealed(by=chair, at=NOW, sealed_vote=play.row, why="…")
    roles = {"by": officer, "at": NOW, "item": election.item, "authority": hall[10], "trustees": hall[4:6]}
    assert code(lambda: services.draw_up_sealed(**roles)) == "meetings.role_candidate"


def test_a_list_with_weights_is_refused_each_member_has_one_vote(play: Play) -> None:
    register = Register(Right(public_of(one, play.row.uuid), 2) for one in play.codes)
    by = member(play.row.authority_id)
    heavy = {"by": by, "at": NOW, "sealed_vote": play.row, "text": register.text.decode()}
    assert code(lambda: services.bring_rights(**heavy)) == "meetings.rights_weighted"


def test_the_protocol_the_minutes_and_the_pages_name_who_is_elected_and_the_archive(
    officer: Actor, hall: list[Person], election: Election, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = {"by": officer, "at": NOW, "thing": play.row}
    assert code(lambda: services.issue_document(**early)) == "meetings.sealed_vote_preparing"
    opened(play)
    by = client_of(officer, VOTED, monkeypatch)
    page = by.get(f"/en/sessions/sealed/{play.row.pk}/vote/").content.decode()
    assert page.count("data-question") == 3 and "counts as abstained" in page
    assert all(hall[place].name_en in page for place in (10, 11, 12))
    for place in range(VOTERS):
        play.cast(place, FOR, AGAINST, ABSTAIN)
    row = count(play)
    answer = by.post(f"/en/sessions/sealed/{row.pk}/issue/")
    assert answer.status_code == 302
    content = row.item.session and str(queries_of(row))
    assert hall[10].name_ru in content and "Избраны: " in content
    fingerprint = sealed.setup_of(row).election.fingerprint
    assert all(mark in content for mark in (f"{row.uuid}.bel", row.head, fingerprint))
    told = [one.text for one in Teller(log_of(election.item.session), "kk").sentences()]
    assert any(hall[10].name_kk in text and hall[11].name_kk not in text for text in told)
    board = Client().get(f"/en/sessions/sealed/{row.pk}/").content.decode()
    assert f"Elected: {hall[10].name_en}." in board and "Each candidate needed 3 votes" in board
    of_election = by.get("/en/sessions/xxviii/1/election/").content.decode()
    assert f"/en/sessions/sealed/{row.pk}/" in of_election and "by sealed electronic ballots" in of_election


def queries_of(row: SealedVote) -> dict[str, object]:
    """Give what the issued protocol of a vote says."""
    from shanyraq.meetings.queries.documents import documents_of_count

    (found,) = documents_of_count(row, VOTED)
    return found.content  # type: ignore[no-any-return]

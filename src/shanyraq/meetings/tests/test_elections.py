"""Elections of deputies by a Session: the regime of the day, ballots, seats, second rounds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebook import Confirmation, Refusal, Refused

from shanyraq import law
from shanyraq.journal.models import Entry
from shanyraq.law.elections import Standing, elected_by, may_vote_again
from shanyraq.law.sessions import may_take_form
from shanyraq.meetings import services
from shanyraq.meetings.models import AgendaItem, Deputy, Election, PaperVote
from shanyraq.meetings.queries import elections as queries
from shanyraq.meetings.rules.elections import Round, outcome
from shanyraq.meetings.services.minutes_words import Teller
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from tests import factories

from .electing import (
    NOMINATED,
    NOW,
    VOTED,
    ballot,
    call,
    chair,
    code,
    commission,
    election,
    hall,
    item,
    nominate,
    officer,
)

__all__ = ["chair", "election", "hall", "item", "officer"]


def again_is(value: str) -> law.Rulebook:
    told = Confirmation("mazhilis.second_round", value, date(2020, 1, 1), None, "person:0", "Хат", VOTED)
    return law.book().with_rows(confirmations=[told])


# By rule, without a database.


@pytest.mark.requirement("ELE-01")
def test_each_candidate_needs_more_than_half_of_those_who_voted() -> None:
    found = elected_by(law.book(), [Standing("a", 176), Standing("b", 175)], 9, 351, VOTED)
    assert found.keys == ("a",) and found.needed == 176


@pytest.mark.requirement("ELE-01")
@settings(deadline=None)  # a busy machine is no fault of the count
@given(st.lists(st.integers(0, 400), max_size=30), st.integers(0, 9), st.integers(0, 400))
def test_a_tenth_winner_is_impossible(votes: list[int], seats: int, voters: int) -> None:
    standings = [Standing(str(key), count) for key, count in enumerate(votes)]
    found = elected_by(law.book(), standings, seats, voters, VOTED)
    assert len(found.keys) <= seats and len(set(found.keys)) == len(found.keys)
    by_key = {one.key: one.votes_for for one in standings}
    assert all(by_key[key] * 2 > voters for key in found.keys)
    others = [count for key, count in by_key.items() if key not in found.keys]
    assert (
        not found.keys
        or max(others, default=-1) < min(by_key[k] for k in found.keys)
        or max(others) * 2 <= voters
    )


@pytest.mark.requirement("ELE-01")
def test_equal_votes_for_the_last_seat_elect_neither() -> None:
    standings = [Standing("a", 9), Standing("b", 8), Standing("c", 8)]
    assert elected_by(law.book(), standings, 2, 10, VOTED).keys == ("a",)


@pytest.mark.requirement("ELE-01")
def test_the_norm_says_who_stands_again_and_until_it_is_confirmed_nobody_does() -> None:
    left = [Standing("a", 5), Standing("b", 7), Standing("c", 5), Standing("d", 1)]
    asked = may_vote_again(law.book(), left, 1, VOTED)
    assert isinstance(asked, Refused) and asked.code == "law.unconfirmed_norm"
    two = may_vote_again(again_is("two_per_seat"), left, 1, VOTED)
    assert two and two.facts["again"] == "b,a,c"  # equal to the last of the two
    everybody = may_vote_again(again_is("all_not_elected"), left, 1, VOTED)
    assert everybody and everybody.facts["again"] == "b,a,c,d"
    unknown = may_vote_again(again_is("whoever"), left, 1, VOTED)
    assert isinstance(unknown, Refused) and unknown.code == "meetings.second_round_unknown"


@pytest.mark.requirement("ELE-01")
def test_two_rounds_fill_the_seats_one_after_another() -> None:
    first = Round(VOTED, 10, (Standing("1", 9), Standing("2", 4), Standing("3", 5)))
    second = Round(VOTED, 10, (Standing("2", 3), Standing("3", 7)))
    found = outcome(law.book(), [first], [4, 7])
    assert found.seats == {4: "1"} and found.free == 1 and {s.key for s in found.left} == {"2", "3"}
    found = outcome(law.book(), [first, second], [4, 7])
    assert found.seats == {4: "1", 7: "3"} and found.free == 0 and found.needed == (6, 6)


@pytest.mark.requirement("ELE-01")
def test_an_election_never_takes_the_form_of_an_appeal() -> None:
    refused = may_take_form(law.book(), "appeal", "election", VOTED)
    assert isinstance(refused, Refused) and refused.code == "meetings.appeal_not_for_election"
    assert may_take_form(law.book(), "decision", "election", VOTED)


# In the hall.


@pytest.mark.django_db
@pytest.mark.requirement("ELE-01")
def test_nine_seats_a_secret_ballot_a_second_round_and_the_mandates(
    officer: Actor, chair: Actor, hall: list[Person], election: Election
) -> None:
    assert election.seats == 9
    standing = nominate(officer, election, hall[10:21])
    commission(chair, election, hall)
    votes = {one.pk: 19 - place for place, one in enumerate(standing[:8])} | {
        one.pk: 5 for one in standing[8:]
    }
    row = ballot(chair, election, votes, hall)
    entry = Entry.objects.filter(act="meetings.enter_count").latest("pk")
    assert row.status == "counted" and (entry.facts["elected"], entry.facts["free"]) == (8, 1)
    assert entry.facts["needed"] == 11  # more than half of twenty ballots
    assert (
        code(lambda: services.open_paper_vote(by=chair, at=NOW, item=election.item)) == "law.unconfirmed_norm"
    )
    factories.confirm("mazhilis.second_round", "two_per_seat")
    ballot(chair, election, {standing[8].pk: 3, standing[9].pk: 12, standing[10].pk: 4}, hall)
    fix = {"paper": "ОСК қаулысы № 12", "results_on": VOTED, "since": VOTED}
    before = {**fix, "results_on": VOTED - timedelta(days=1)}
    assert (
        code(lambda: services.fix_results(by=officer, at=NOW, election=election, **before))
        == "meetings.results_before_vote"
    )
    early = {**fix, "since": VOTED - timedelta(days=1)}
    assert (
        code(lambda: services.fix_results(by=officer, at=NOW, election=election, **early))
        == "meetings.mandate_before_results"
    )
    made = services.fix_results(by=officer, at=NOW, election=election, **fix)
    assert [one.seat for one in made] == list(range(1, 10))
    assert {one.candidate_id for one in made} == {one.pk for one in standing[:8]} | {standing[9].pk}
    assert (
        code(lambda: services.fix_results(by=officer, at=NOW, election=election, **fix))
        == "meetings.results_fixed"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Deputy.objects.create(
            person=hall[0], chamber="mazhilis", seat=9, since=VOTED, paper="…", recorded_on=VOTED
        )


@pytest.mark.django_db
@pytest.mark.requirement("ELE-01")
def test_an_election_fills_the_free_seats_only(officer: Actor, item: AgendaItem, hall: list[Person]) -> None:
    for seat in range(1, 10):
        Deputy.objects.create(
            person=hall[seat], chamber="mazhilis", seat=seat, since=NOMINATED, paper="…", recorded_on=NOMINATED
        )  # fmt: skip
    assert code(lambda: call(officer, item)) == "meetings.no_free_seat"
    services.end_deputy(
        by=officer, at=NOW, deputy=Deputy.objects.get(seat=4), until=VOTED, why="Өз өтінішімен"
    )
    assert call(officer, item).seats == 1
    assert queries.free_seats(law.book(), Election.objects.get()) == [4]


@pytest.mark.django_db
@pytest.mark.requirement("ELE-01")
def test_candidates_come_by_the_path_of_the_norm_and_before_the_ballot(
    officer: Actor, chair: Actor, hall: list[Person], election: Election
) -> None:
    standing = nominate(officer, election, hall[10:13])
    given = {"by": officer, "at": NOW, "election": election, "paper": "№ 4", "nominated_on": NOMINATED}
    assert code(lambda: services.nominate_candidate(person=hall[10], **given)) == "meetings.already_candidate"
    assert (
        code(lambda: services.nominate_candidate(person=hall[14], path="self", **given))
        == "meetings.not_nominator"
    )
    assert (
        code(lambda: services.choose_commission(by=chair, at=NOW, session=election.item.session, people=[hall[10].pk, hall[1].pk, hall[2].pk]))
        == "meetings.commission_candidate"
    )  # fmt: skip
    services.withdraw_candidate(by=officer, at=NOW, candidate=standing[2], why="Бас тартты")
    commission(chair, election, hall)
    services.open_paper_vote(by=chair, at=NOW, item=election.item)
    assert code(lambda: services.nominate_candidate(person=hall[15], **given)) == "meetings.ballot_opened"
    assert (
        code(lambda: services.withdraw_candidate(by=officer, at=NOW, candidate=standing[0], why="…"))
        == "meetings.secret_vote_open"
    )
    assert PaperVote.objects.get().lines == [standing[0].pk, standing[1].pk]


@pytest.mark.django_db
@pytest.mark.requirement("ELE-01")
def test_the_quorum_of_an_election_asks_for_a_confirmation(
    officer: Actor, chair: Actor, hall: list[Person], election: Election
) -> None:
    nominate(officer, election, hall[10:12])
    people = [one.pk for one in hall[:3]]
    services.choose_commission(by=chair, at=NOW, session=election.item.session, people=people)
    with pytest.raises(Refusal) as refused:
        services.open_paper_vote(by=chair, at=NOW, item=election.item)
    assert refused.value.verdict.facts["norm"] == "mazhilis.quorum"


@pytest.mark.django_db
@pytest.mark.requirement("ELE-01")
def test_a_counted_ballot_is_voided_only_while_nothing_stands_on_it(
    officer: Actor, chair: Actor, hall: list[Person], election: Election
) -> None:
    standing = nominate(officer, election, hall[10:12])
    commission(chair, election, hall)
    first = ballot(chair, election, {standing[0].pk: 19, standing[1].pk: 3}, hall)
    services.stop_paper_vote(by=chair, at=NOW, paper_vote=first, why="Тізімде қате")
    assert queries.outcome_of(law.book(), election).elected == []
    second = ballot(chair, election, {standing[0].pk: 2, standing[1].pk: 15}, hall)
    assert queries.outcome_of(law.book(), election).elected == [str(standing[1].pk)]
    services.fix_results(by=officer, at=NOW, election=election, paper="№ 12", results_on=VOTED, since=VOTED)
    assert (
        code(lambda: services.stop_paper_vote(by=chair, at=NOW, paper_vote=second, why="…"))
        == "meetings.paper_vote_counted"
    )


@pytest.mark.django_db
@pytest.mark.requirement("ELE-01")
def test_the_protocol_and_the_minutes_name_who_is_elected(
    officer: Actor, chair: Actor, hall: list[Person], election: Election
) -> None:
    from shanyraq.meetings.queries.minutes import log_of

    standing = nominate(officer, election, hall[10:12])
    commission(chair, election, hall)
    row = ballot(chair, election, {standing[0].pk: 19, standing[1].pk: 3}, hall)
    issued = services.issue_document(by=officer, at=NOW, thing=row)
    assert hall[10].name_ru in str(issued.content["ru"]) and "Избраны: " in str(issued.content["ru"])
    told = [one.text for one in Teller(log_of(election.item.session), "kk").sentences()]
    assert any(hall[10].name_kk in text and hall[11].name_kk not in text for text in told)


@pytest.mark.django_db
@pytest.mark.requirement("ELE-02")
def test_no_election_outside_its_years(officer: Actor, item: AgendaItem) -> None:
    at = factories.moment(date(2024, 9, 2))
    with pytest.raises(Refusal) as refused:
        services.call_election(
            by=officer, at=at, item=item, called_by="president", called_on=NOMINATED, paper="№ 1"
        )
    assert refused.value.verdict.code == "meetings.no_election_now"

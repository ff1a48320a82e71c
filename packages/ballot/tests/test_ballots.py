"""Ballots: what a question allows can be cast, everything else is refused before and after it is written."""

import itertools
import json

import pytest
from ballot.ballots import Ballot, check_ballot, make_ballot
from ballot.credentials import public_of, secret_of
from ballot.encoding import sha256_base64, write
from ballot.faults import Fault
from ballot.group import Base, P, generator
from ballot.questions import Election, Question
from ballot.randomness import SeededRandomness, random_scalar
from gmpy2 import mpz

SOURCE = SeededRandomness("ballots")
KEY = generator().power(random_scalar(SOURCE))
CODE = "M5x-WLd-2c9-R8t-xot"


def election_with(*questions, uuid="oiXz3TdfJLK2HW"):
    return Election(uuid, "Name", "Text", KEY, questions)


def question(answers=3, minimum=1, maximum=1, blank=None):
    return Question("?", tuple(f"{i}" for i in range(answers)), minimum, maximum, blank)


def cast(election, *votes):
    return make_ballot(election, secret_of(CODE, election.uuid), votes, SOURCE)


def refusal(stored, election):
    with pytest.raises(Fault) as refused:
        check_ballot(election, Ballot.from_text(stored, election))
    return refused.value.code


@pytest.mark.parametrize(
    "asked",
    [
        question(),
        question(1, 0, 1),
        question(4, 0, 2),
        question(3, 2, 3, blank=True),
        question(2, 0, 0, blank=True),
        question(2, 1, 1, blank=False),
        question(9, 0, 9),
    ],
    ids=repr,
)
def test_every_allowed_vote_is_cast_and_checked(asked):
    election = election_with(asked)
    everything = list(itertools.product((0, 1), repeat=asked.ciphertexts))
    allowed = [vote for vote in everything if asked.allows(vote)]
    assert allowed
    for vote in allowed[:4] + allowed[-2:]:
        ballot = cast(election, vote)
        assert ballot.credential == public_of(CODE, election.uuid)
        assert ballot.tracker == sha256_base64(ballot.text)
        check_ballot(election, Ballot.from_text(ballot.text, election))


@pytest.mark.parametrize(
    ("asked", "vote"),
    [
        (question(), (1, 1, 0)),
        (question(), (0, 0, 0)),
        (question(), (1, 0)),
        (question(), (2, 0, 0)),
        (question(), (-1, 1, 1)),
        (question(blank=True), (1, 1, 0, 0)),
        (question(blank=True), (0, 0, 0, 0)),
    ],
)
def test_votes_that_are_not_allowed_are_not_encrypted(asked, vote):
    with pytest.raises(Fault) as refused:
        cast(election_with(asked), vote)
    assert refused.value.code == "bad_vote"
    with pytest.raises(Fault):
        cast(election_with(asked))


@pytest.mark.parametrize(
    "fields",
    [(0, 0, 0), (3, -1, 1), (3, 2, 1), (3, 0, 4)],
    ids=["no answers", "negative", "min > max", "max > n"],
)
def test_questions_nobody_can_answer_are_refused(fields):
    with pytest.raises(Fault) as refused:
        question(*fields)
    assert refused.value.code == "bad_question"


def test_two_ballots_of_one_vote_share_no_number():
    election = election_with(question())
    first, second = cast(election, (1, 0, 0)), cast(election, (1, 0, 0))
    assert not set(first.ciphertexts) & set(second.ciphertexts)
    assert first.tracker != second.tracker


def test_a_ballot_belongs_to_one_election():
    election, other = election_with(question()), election_with(question(), uuid="oiXz3TdfJLK2HX")
    renamed = Election(election.uuid, "Other name", "Text", KEY, election.questions)
    stored = cast(election, (0, 1, 0)).text
    assert refusal(stored, other) == "wrong_election"
    assert refusal(stored, renamed) == "wrong_election"


def _changed(stored, change):
    ballot = json.loads(stored)
    change(ballot)
    return write(ballot)


CHANGES = {
    "wrong_hash": lambda b: b["signature"].update(hash="A" * 43),
    "bad_signature": lambda b: b["signature"]["proof"].update(response="1"),
    "scalar_out_of_range": lambda b: b["signature"]["proof"].update(response="9" * 90),
    "not_in_group": lambda b: b["answers"][0]["choices"][0].update(alpha="2"),
    "malformed_number": lambda b: b["answers"][0]["choices"][0].update(alpha="-3"),
    "wrong_length": lambda b: b["answers"].append(b["answers"][0]),
    "wrong_shape": lambda b: b.update(note="hello"),
    "not_canonical": lambda b: b.update(answers=b.pop("answers")),
}


@pytest.mark.parametrize("code", CHANGES)
def test_a_changed_ballot_is_refused(code):
    election = election_with(question())
    assert refusal(_changed(cast(election, (1, 0, 0)).text, CHANGES[code]), election) == code


@pytest.mark.parametrize("blank_proof", [True, False])
def test_the_blank_proof_stands_where_blank_is_allowed_and_nowhere_else(blank_proof):
    with_blank, without = election_with(question(blank=True)), election_with(question())
    if blank_proof:
        stored = _changed(cast(without, (1, 0, 0)).text, lambda b: b["answers"][0].update(blank_proof=[]))
        assert refusal(stored, without) == "wrong_shape"
    else:
        stored = _changed(cast(with_blank, (0, 1, 0, 0)).text, lambda b: b["answers"][0].pop("blank_proof"))
        assert refusal(stored, with_blank) == "wrong_shape"


def test_an_election_text_is_read_strictly():
    election = election_with(question(blank=False), question(2, 0, 2, True))
    assert Election.from_text(election.text).text == election.text
    cases = {
        "wrong_version": {"version": 2},
        "wrong_group": {"group": "Ed25519"},
        "bad_uuid": {"uuid": "short"},
        "not_in_group": {"public_key": str(P - KEY)},
        "bad_question": {"questions": []},
    }
    for code, change in cases.items():
        with pytest.raises(Fault) as refused:
            Election.from_text(write(json.loads(election.text) | change))
        assert refused.value.code == code


def test_version_true_is_not_version_one():
    with pytest.raises(Fault):
        Election.from_text(election_with(question()).text.replace(b'"version":1', b'"version":true'))


def test_the_key_table_is_that_of_the_public_key():
    assert isinstance(election_with(question()).key, Base)
    assert election_with(question()).key.power(mpz(2)) == KEY * KEY % P

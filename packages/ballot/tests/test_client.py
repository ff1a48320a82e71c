"""The browser client makes the same ballots as this package, number for number."""

import base64
import json
import subprocess
from pathlib import Path

import pytest
from ballot.ballots import Ballot, check_ballot, make_ballot
from ballot.credentials import new_credential, secret_of
from ballot.encoding import write
from ballot.group import P, Q, generator
from ballot.questions import Election, Question
from ballot.randomness import ListedRandomness, SeededRandomness
from gmpy2 import mpz

RUNNER = Path(__file__).with_name("client_runner.mjs")
CLIENT = Path(__file__).parents[1] / "src" / "ballot" / "client" / "ballot.js"
CODE = "M5x-WLd-2c9-R8t-xot"


@pytest.fixture
def client(node):
    """Return a function that runs a job in node."""

    def run(**job):
        done = subprocess.run(
            [node, str(RUNNER)], input=json.dumps(job), capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    return run


def election_with(*questions):
    key = generator().power(mpz(987654321))
    return Election("oiXz3TdfJLK2HW", "Сайлау «1»", 'Кеңес \\ "сынақ"', key, questions)


def question(answers, minimum, maximum, blank=None):
    return Question("Кім?", tuple(f"Жауап {i}" for i in range(answers)), minimum, maximum, blank)


CASES = {
    "yes, no, abstain": ([question(3, 1, 1)], [[0, 1, 0]]),
    "k of n": ([question(4, 0, 3)], [[1, 0, 1, 0]]),
    "nothing chosen": ([question(2, 0, 2)], [[0, 0]]),
    "blank allowed": ([question(3, 2, 3, True)], [[0, 1, 1, 0]]),
    "blank cast": ([question(3, 2, 3, True)], [[1, 0, 0, 0]]),
    "several questions": (
        [question(2, 1, 1), question(2, 0, 1, True), question(1, 0, 1, False)],
        [[1, 0], [0, 0, 0], [1]],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_both_make_the_same_ballot_from_the_same_numbers(client, name):
    questions, votes = CASES[name]
    election = election_with(*questions)
    source = SeededRandomness(name)
    numbers = [source.below(int(Q)) for _ in range(200)]
    listed = ListedRandomness(numbers)
    ours = make_ballot(election, secret_of(CODE, election.uuid), votes, listed)
    theirs = client(
        action="ballot",
        election=election.text.decode(),
        credential=CODE,
        votes=votes,
        numbers=[str(number) for number in numbers],
        expected=election.fingerprint,
    )
    assert theirs["ballot"].encode() == ours.text
    assert theirs["tracker"] == ours.tracker
    assert theirs["left"] == len(list(listed._numbers))
    assert theirs["seen"][-1] == 1


def test_ballots_with_its_own_random_numbers_are_valid_and_differ(client):
    election = election_with(question(3, 1, 2, True))
    job = {
        "action": "ballot",
        "election": election.text.decode(),
        "credential": CODE,
        "votes": [[0, 1, 0, 1]],
    }
    trackers = set()
    for made in (client(**job), client(**job)):
        ballot = Ballot.from_text(made["ballot"].encode(), election)
        check_ballot(election, ballot)
        trackers.add(ballot.tracker)
        assert made["tracker"] == ballot.tracker
    assert len(trackers) == 2


REFUSALS = {
    "bad_vote": {"votes": [[1, 1, 0]]},
    "bad_credential": {"credential": "M5x-WLd-2c9-R8t-xov"},
    "wrong_election": {"expected": "A" * 43},
    "wrong_group": {"election": {"group": "Ed25519"}},
    "not_in_group": {"election": {"public_key": str(P - 1)}},
    "malformed_number": {"election": {"public_key": "0x10"}},
}


@pytest.mark.parametrize("code", REFUSALS)
def test_the_client_refuses(client, code):
    election = election_with(question(3, 1, 1))
    change = dict(REFUSALS[code])
    text = write(json.loads(election.text) | change.pop("election", {})).decode()
    job = {"action": "ballot", "election": text, "credential": CODE, "votes": [[1, 0, 0]]} | change
    assert client(**job) == {"code": code}


def test_hashes_and_credentials_agree(client):
    source = SeededRandomness("agree")
    codes = [new_credential(source) for _ in range(5)]
    job = [{"credential": code, "uuid": "oiXz3TdfJLK2HW"} for code in codes]
    expected = [str(secret_of(code, "oiXz3TdfJLK2HW")) for code in codes]
    assert client(action="credentials", credentials=job) == expected
    wrong = [{"credential": codes[0][:-1] + "1", "uuid": "x"}, {"credential": "", "uuid": "x"}]
    assert client(action="credentials", credentials=wrong) == [None, None]


@pytest.mark.shared
def test_the_client_gives_every_shared_vector(client, shared):
    vectors = json.loads((shared / "vectors.json").read_text())
    kinds = [entry for entry in vectors["full"].values() if "preimage" in entry]
    assert len(kinds) >= 9
    challenges = client(action="challenges", texts=[entry["preimage"] for entry in kinds])
    assert challenges == [entry["challenge_or_sum"] for entry in kinds]
    election = vectors["full"]["election_json"]
    assert client(action="fingerprints", texts=[election["text"]]) == [election["fingerprint"]]
    secrets = client(action="credentials", credentials=vectors["credentials"])
    assert secrets == [entry["secret"] for entry in vectors["credentials"]]


def test_the_client_is_one_file_that_asks_no_other_host():
    source = CLIENT.read_text()
    assert "import " not in source
    assert not any(word in source for word in ("http:", "https:", "fetch(", "XMLHttpRequest", "eval("))
    assert len(base64.b64encode(source.encode())) < 30_000

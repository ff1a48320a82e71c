"""The package's own small data: every hash and proof of a rehearsal with all kinds of them."""

import hashlib
import json

import pytest
from ballot import challenges
from ballot.credentials import secret_of
from ballot.group import Q
from ballot.randomness import SeededRandomness
from ballot.simulate import simulate
from ballot.verify import Expected, State, verify

from .data.make import PLAN, SEED

KINDS = ("sigmsg", "pok", "sig", "prove", "bproof0", "bproof1", "decrypt")


@pytest.fixture(scope="module")
def vectors(own):
    return json.loads((own / "vectors.json").read_text())


@pytest.fixture(scope="module")
def archive(own):
    return (own / f"{PLAN.uuid}.bel").read_bytes()


def test_the_stored_election_is_valid_and_known(archive, vectors):
    expected = Expected(vectors["head"], (), (vectors["trackers"][-1],), vectors["uuid"])
    report = verify(archive, expected)
    assert (report.state, report.failure) == (State.COMPLETE, None)
    assert report.result == vectors["counts"]
    assert report.fingerprint == vectors["fingerprint"]


def test_the_stored_election_is_played_again_byte_for_byte(archive):
    assert simulate(PLAN, SeededRandomness(SEED)).archive.data == archive


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_hash_has_a_vector(vectors, kind):
    vector = vectors["full"][kind]
    digest = hashlib.sha256(vector["preimage"].encode()).digest()
    assert digest.hex() == vector["sha256"]
    assert int.from_bytes(digest, "big") % int(Q) == int(vector["challenge"])
    assert str(challenges.challenge(vector["preimage"])) == vector["challenge"]
    assert vector["preimage"].split("|")[0] == kind


def test_named_hashes_build_the_texts_of_their_vectors(vectors):
    def parts(kind):
        text = vectors["full"][kind]["preimage"]
        return text, vectors["full"][kind]["challenge"], text.split("|")

    _, wanted, (_, _, public, commitment) = parts("pok")
    assert str(challenges.pok(public, commitment)) == wanted
    _, wanted, (_, hashed, commitment) = parts("sig")
    assert str(challenges.sig(hashed, commitment)) == wanted
    text, wanted, _ = parts("sigmsg")
    message, _, commitment = text.removeprefix("sigmsg|").rpartition("|")
    assert str(challenges.sigmsg(message, commitment)) == wanted
    _, wanted, (_, phi, public, pair) = parts("decrypt")
    assert str(challenges.decrypt(phi, public, *pair.split(","))) == wanted
    _, wanted, (_, phi, credential, pair, listed) = parts("prove")
    prefix = challenges.prove_prefix(f"{phi}|{credential}", *pair.split(","))
    assert str(challenges.one_of(prefix, _pairs(listed))) == wanted
    for kind, make_prefix in (("bproof0", challenges.bproof0_prefix), ("bproof1", challenges.bproof1_prefix)):
        text, wanted, _ = parts(kind)
        context, _, listed = text.removeprefix(f"{kind}|").rpartition("|")
        assert str(challenges.one_of(make_prefix(context), _pairs(listed))) == wanted


def _pairs(listed):
    elements = listed.split(",")
    return list(zip(elements[::2], elements[1::2], strict=True))


def test_every_hash_of_the_stored_election_equals_its_vector(archive, vectors, monkeypatch):
    seen, plain = [], challenges.challenge

    def recorded(text):
        seen.append([hashlib.sha256(text.encode()).hexdigest(), str(plain(text))])
        return plain(text)

    monkeypatch.setattr(challenges, "challenge", recorded)
    verify(archive)
    assert seen == vectors["all"]


def test_every_credential_equals_its_vector(vectors):
    for code, secret in vectors["credentials"]:
        assert str(secret_of(code, vectors["uuid"])) == secret

"""Archives made by the reference tool, archives that must be refused, and every hash in them."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from ballot import challenges
from ballot.archive import Event, EventType, tar_record
from ballot.credentials import Register, check_character, public_of, secret_of
from ballot.encoding import BASE58, read, sha256_base64, sha256_hex
from ballot.faults import Fault
from ballot.group import NAME, G, P, Q, is_member
from ballot.trustees.channel import (
    Sealed,
    open_decryption_key,
    open_polynomial,
    receive,
    receive_share,
    unseal,
)
from ballot.trustees.keys import decryption_key, keys_of
from ballot.trustees.pedersen import Pedersen
from ballot.trustees.sharing import lagrange, share
from ballot.verify import Expected, State, Verification, verify
from ballot.verify.chain import steps
from gmpy2 import mpz

pytestmark = pytest.mark.shared
DATA = Path(__file__).parents[3] / ".." / "shared" / "data" / "ballot"
EXPECTED = json.loads((DATA / "expected.json").read_text()) if DATA.is_dir() else {"good": [], "bad": []}
VECTORS = json.loads((DATA / "vectors.json").read_text()) if DATA.is_dir() else {"all": {}}
GOOD = [entry["file"] for entry in EXPECTED["good"]]
BAD = {entry["name"]: entry["a_strict_verifier_must"] for entry in EXPECTED["bad"]}


def stored(name):
    """Return the archive in a folder of the shared data."""
    (path,) = [*(DATA / name).glob("*.bel"), *(DATA / name).glob("*.bel.gz")]
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def good(name):
    return stored(f"good/{name}")


def checked(name):
    """Verify a good archive and return what was read."""
    verification = Verification()
    for step in steps(good(name)):
        verification.take(step)
    return verification


def test_the_shared_data_is_complete(shared):
    assert len(GOOD) == 11
    assert len(BAD) == 27
    assert len(VECTORS["all"]) == 11


@pytest.mark.parametrize("file", GOOD)
def test_good_archives_are_accepted(shared, file):
    path = DATA / file
    report = verify(path.read_bytes(), Expected(uuid=path.stem))
    assert (report.state, report.failure, report.notices) == (State.COMPLETE, None, [])
    wanted = next(entry["result"] for entry in EXPECTED["good"] if entry["file"] == file)
    assert report.result == [[int(count) for count in row] for row in wanted]


@pytest.mark.parametrize("name", [name for name, must in BAD.items() if must == "reject"])
def test_bad_archives_are_refused(shared, name):
    report = verify(stored(f"bad/{name}"))
    assert report.state is State.INVALID
    assert report.failure
    assert report.failure.height is not None


def test_a_truncated_archive_is_unfinished(shared):
    assert verify(stored("bad/x04-truncated")).state is State.UNFINISHED


@pytest.mark.parametrize(
    ("name", "base"), [("x05-reordered", "01-single-1"), ("x06-reordered-revote", "09-revote")]
)
def test_reordering_is_seen_with_the_head_only(shared, name, base):
    archive = stored(f"bad/{name}")
    assert verify(archive).state is State.COMPLETE
    head = verify(good(base)).head
    report = verify(archive, Expected(head=head))
    assert report.state is State.INVALID
    assert report.failure.code == "other_head"


def test_reordering_is_seen_with_an_event_seen_earlier(shared):
    earlier = [step.event.hash for step in steps(good("01-single-1"))][2]
    report = verify(stored("bad/x05-reordered"), Expected(extends=(earlier,)))
    assert report.failure.code == "other_history"
    assert verify(good("01-single-1"), Expected(extends=(earlier,))).state is State.COMPLETE


def test_a_wrong_spare_decryption_is_set_aside_and_reported(shared):
    report = verify(stored("bad/x15-spare-partial-decryption"))
    assert report.state is State.COMPLETE
    assert report.notices == ["trustee 3 published a wrong decryption; it is set aside"]


EXACT = {
    "r01-proof": "bad_individual_proof",
    "r02-signature": "bad_signature",
    "r03-copied-ballot": "copied_ciphertext",
    "r04-partial-decryption": "bad_decryption_proof",
    "r05-result": "wrong_result",
    "r06-wrong-order": "not_in_group",
    "x12-cert-encryption-key": "not_in_group",
    "x13-cert-verification-key": "not_in_group",
    "x14-coefexps": "not_in_group",
}


@pytest.mark.parametrize("name", EXACT)
def test_bad_archives_are_refused_for_their_own_fault(shared, name):
    assert verify(stored(f"bad/{name}")).failure.code == EXACT[name]


def test_a_copied_vote_fails_by_its_proof_too(shared):
    verification = Verification()
    with pytest.raises(Fault) as refused:
        for step in steps(stored("bad/r03-copied-ballot")):
            if verification.box:
                verification.box._ciphertexts.clear()  # take the second wall away
            verification.take(step)
    assert refused.value.code == "bad_individual_proof"


@pytest.mark.parametrize("name", VECTORS["all"])
def test_every_challenge_equals_its_vector(shared, name, monkeypatch):
    seen, plain = [], challenges.challenge

    def recorded(text):
        seen.append((len(text.encode()), sha256_hex(text.encode()), str(plain(text))))
        return plain(text)

    monkeypatch.setattr(challenges, "challenge", recorded)
    assert verify(good(name)).state is State.COMPLETE
    wanted = [(v["preimage_bytes"], v["sha256"], v["challenge"]) for v in VECTORS["all"][name]]
    assert seen == wanted


def test_the_group_equals_its_vector(shared):
    vector = VECTORS["group"]
    assert (vector["name"], vector["p"], vector["q"], vector["g"]) == (NAME, str(P), str(Q), str(G))
    assert mpz(vector["cofactor"]) == (P - 1) // Q
    assert not is_member(mpz(vector["order_2"]))
    assert not is_member(mpz(vector["not_a_member"]))


def test_full_preimages_give_their_challenges(shared):
    kinds = [entry for entry in VECTORS["full"].values() if "preimage" in entry]
    for entry in kinds:
        assert sha256_hex(entry["preimage"].encode()) == entry["sha256"]
        assert str(challenges.challenge(entry["preimage"])) == entry["challenge_or_sum"]
    assert len(kinds) >= 11


def test_texts_blocks_and_fingerprints_equal_their_vectors(shared):
    full = VECTORS["full"]
    assert sha256_base64(full["ballot_signed_text"]["text"].encode()) == full["ballot_signed_text"]["hash"]
    assert sha256_base64(full["election_json"]["text"].encode()) == full["election_json"]["fingerprint"]
    block = full["tar_header_block"]
    assert tar_record("BELENIOS", block["body"].encode(), 1795240511)[:512].hex() == block["hex"]


def test_every_credential_equals_its_vector(shared):
    for entry in VECTORS["credentials"]:
        code, uuid = entry["credential"], entry["uuid"]
        digits = code.replace("-", "")
        assert sum(BASE58.index(d) * 58 ** (13 - i) for i, d in enumerate(digits[:14])) == int(
            entry["first14_as_number"]
        )
        assert check_character(digits[:14]) == entry["checksum_char"] == BASE58[entry["checksum_digit_value"]]
        raw = hashlib.pbkdf2_hmac("sha256", code.encode(), uuid.encode(), 1000)
        assert raw.hex() == entry["pbkdf2_hex"]
        assert str(secret_of(code, uuid)) == entry["secret"]
        assert sha256_hex(str(public_of(code, uuid)).encode()) == entry["public_sha256"]


def test_every_fingerprint_equals_its_vector(shared):
    for entry in VECTORS["fingerprints"]:
        setup = checked(entry["archive"]).setup
        assert setup.election.fingerprint == entry["fingerprint"]
        assert sha256_hex(setup.election.text) == entry["election_sha256_hex"]
        assert str(setup.trustees.public_key) == entry["public_key"]
        assert Register.from_text(setup.register.text).fingerprint == entry["credentials_fingerprint"]


def test_every_ballot_hash_equals_its_vector(shared):
    ballots = iter(VECTORS["ballots"])
    for name in VECTORS["all"]:
        for step in steps(good(name)):
            if step.event.type is EventType.BALLOT:
                entry = next(ballots)
                assert entry["archive"] == name
                assert sha256_hex(step.data[0]) == entry["data_sha256"]
                assert sha256_base64(step.data[0]) == entry["tracker"]
                assert read(step.data[0])["signature"]["hash"] == entry["signed_hash"]
    assert next(ballots, None) is None


def test_every_event_equals_its_vector(shared):
    wanted = iter(VECTORS["events"])
    for name in VECTORS["all"]:
        for step in steps(good(name)):
            entry = next(wanted)
            assert (entry["archive"], entry["height"]) == (name, step.event.height)
            assert Event.from_text(entry["event"].encode()) == step.event
            assert entry["sha256"] == step.event.hash
            assert entry["data"] == [sha256_hex(text) for text in step.data]
    assert next(wanted, None) is None


def test_every_tally_equals_its_vector(shared):
    for entry in VECTORS["tallies"]:
        done = checked(entry["archive"])
        assert sha256_hex(done.tally.text) == entry["encrypted_tally_sha256"]
        assert done.tally.sized_text.decode() == entry["sized"]
        assert done.result.text.decode() == entry["result"]
        parts = [{"owner": o, "payload": sha256_hex(p.text)} for o, p in done.decryptions.right.items()]
        assert parts == entry["partial_decryptions"]


@pytest.mark.parametrize("name", VECTORS.get("pedersen", {}))
def test_shares_and_coefficients_equal_their_vectors(shared, name):
    vector = VECTORS["pedersen"][name]
    (group,) = [item for item in checked(name).setup.trustees.items if isinstance(item, Pedersen)]
    assert (group.threshold, len(group.keys)) == (vector["threshold"], vector["n"])
    assert str(group.public_key) == vector["sub_key"]
    polynomials = [[mpz(value) for value in row] for row in vector["polynomials"]]
    committed = [commitment.elements for commitment in group.commitments]
    for j, received in enumerate(vector["shares_from_i_to_j"], 1):
        shares = [mpz(value) for value in received]
        assert [value % Q for value in shares] == [share(p, j) for p in polynomials]
        assert str(decryption_key(j, shares, committed)) == vector["decryption_keys_mod_q"][j - 1]
    for entry in vector["lagrange"]:
        assert str(lagrange(entry["indexes"])[entry["index"]]) == entry["coefficient"]


@pytest.mark.parametrize("name", ["channel_polynomial", "channel_decryption_key"])
def test_sealed_messages_open_as_their_vectors(shared, name):
    entry = VECTORS["full"][name]
    sealed = Sealed.from_text(entry["sealed"])
    assert sealed.to_text() == entry["sealed"]
    assert unseal(mpz(entry["decryption_key"]), sealed).decode() == entry["plaintext"]
    assert hashlib.sha256(f"iv|{sealed.alpha}".encode()).hexdigest() == entry["iv_hex"]
    assert sealed.data[-8:].hex() == entry["tag_hex"]


def test_a_ceremony_of_the_reference_tool_can_be_read(shared):
    folder = DATA / "good" / "03-threshold-2-of-3"
    private = json.loads((folder / "private.json").read_text())
    own = [keys_of(trustee["seed"]) for trustee in private["trustees"]]
    lines = [json.loads(line) for line in (folder / "polynomials.jsons").read_text().splitlines()]
    outputs = [json.loads(line) for line in (folder / "voutputs.jsons").read_text().splitlines()]
    for j, (trustee, keys) in enumerate(zip(private["trustees"], own, strict=True)):
        assert [str(v) for v in open_polynomial(keys, lines[j]["polynomial"])] == trustee["polynomial"]
        shares = [receive_share(keys, own[i].verification, lines[i]["secrets"][j]) for i in range(len(own))]
        assert [str(value) for value in shares] == trustee["received_shares"]
        assert str(open_decryption_key(keys, outputs[j]["private_key"])) == trustee["decryption_key"]
        message = json.loads(VECTORS["full"]["channel_polynomial"]["sealed_message"])
        if j == 0:
            assert receive(keys, keys.verification, lines[0]["polynomial"]) == message

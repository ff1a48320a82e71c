"""The commands of a trustee: a key, the ceremony of a threshold, the part of the decryption; secrets stay in one file."""

import json

import pytest
from ballot.archive import Archive, EventType
from ballot.ballots import make_ballot
from ballot.cli import main
from ballot.credentials import Register, Right, new_credential, public_of, secret_of
from ballot.decryption import PartialDecryption, joint_factors, owned_text
from ballot.encoding import read
from ballot.faults import Fault
from ballot.questions import Election, Question
from ballot.randomness import SeededRandomness, random_text
from ballot.result import find_result
from ballot.tally import Tally, add_up
from ballot.trustees import ceremony, join_trustees
from ballot.trustees.single import PublicKey
from ballot.verify import State, verify
from ballot.verify.chain import steps
from ballot.verify.setup import check_setup
from ballot.verify.votes import BallotBox

SOURCE = SeededRandomness("trustees at their desks")


def run(*arguments):
    return main(["trustee", *map(str, arguments)])


def made(folder, *arguments):
    """Run a command of a trustee; return what it wrote."""
    assert run(*arguments, "--out", folder / "out.txt") == 0
    return (folder / "out.txt").read_bytes().strip()


def open_vote(trustees):
    uuid = random_text(SOURCE, 14)
    election = Election(uuid, "Name", "Text", trustees.public_key, (Question("?", ("a", "b"), 1, 1),))
    code = new_credential(SOURCE)
    archive = Archive(1795240511)
    archive.append_setup(election.text, trustees.text, Register([Right(public_of(code, uuid))]).text)
    archive.append(EventType.BALLOT, make_ballot(election, secret_of(code, uuid), [(0, 1)], SOURCE).text)
    return archive


def close(archive):
    """Close a vote; return the trustees and the sum."""
    done = list(steps(archive.data))
    setup = check_setup(*done[0].data)
    box = BallotBox(setup)
    box.take(*done[1].data)
    tally = add_up(setup.election, box.counted())
    assert Tally.from_texts(tally.text, tally.sized_text) == tally
    with pytest.raises(Fault):
        Tally.from_texts(b"[]", tally.sized_text)
    archive.append(EventType.END_BALLOTS)
    archive.append(EventType.ENCRYPTED_TALLY, tally.text, tally.sized_text)
    return setup.trustees, tally


def finish(archive, trustees, tally, parts):
    for owner, stored in parts.items():
        archive.append(EventType.PARTIAL_DECRYPTION, stored, owned_text(owner, stored))
    read_parts = {owner: PartialDecryption.from_text(one, tally) for owner, one in parts.items()}
    archive.append(EventType.RESULT, find_result(tally, joint_factors(trustees, read_parts)).text)


@pytest.fixture
def group(tmp_path):
    """Three trustees go through the ceremony, two of whom suffice; give the trustees and their files."""
    keys = [tmp_path / f"key{n}.txt" for n in (1, 2, 3)]
    certs = [made(tmp_path, "certificate", key) for key in keys]
    file = tmp_path / "ceremony.json"
    begun = {"threshold": 2, "certificates": [json.loads(one) for one in certs]}
    file.write_text(json.dumps(begun))
    certificates = ceremony.read_certificates(certs)
    sent = [
        ceremony.read_shares(made(tmp_path, "step", key, file), certificates, place, 2)
        for place, key in enumerate(keys, 1)
    ]
    files, outputs = [], []
    for place, key in enumerate(keys, 1):
        received = {**begun, "input": json.loads(ceremony.input_text(place, sent))}
        file.write_text(json.dumps(received))
        output = ceremony.read_output(made(tmp_path, "step", key, file), place, sent)
        outputs.append(output.key)
        files.append(tmp_path / f"ceremony{place}.json")
        files[-1].write_text(json.dumps({**received, "note": output.note}))
    return ceremony.joined(2, certificates, sent, outputs), keys, files


def test_any_two_of_three_count_a_vote_and_the_third_is_not_missed(tmp_path, group):
    trustees, keys, files = group
    archive = open_vote(trustees)
    path = tmp_path / "vote.bel"
    path.write_bytes(archive.data)
    assert run("decrypt", keys[0], path, files[0]) == 2  # not before the close
    listed, tally = close(archive)
    path.write_bytes(archive.data)
    parts = {owner: made(tmp_path, "decrypt", keys[owner - 1], path, files[owner - 1]) for owner in (1, 3)}
    finish(archive, listed, tally, parts)
    report = verify(archive.data)
    assert (report.state, report.result) == (State.COMPLETE, [[0, 1]])


def test_a_plain_key_decrypts_and_a_stranger_does_not(tmp_path, capsys):
    public = PublicKey.from_json(read(made(tmp_path, "key", tmp_path / "key.txt")))
    assert (tmp_path / "key.txt").stat().st_mode & 0o077 == 0
    archive = open_vote(join_trustees([public]))
    listed, tally = close(archive)
    path = tmp_path / "vote.bel"
    path.write_bytes(archive.data)
    made(tmp_path, "key", tmp_path / "stranger.txt")
    assert run("decrypt", tmp_path / "stranger.txt", path) == 1
    assert "unknown_trustee" in capsys.readouterr().err
    finish(archive, listed, tally, {1: made(tmp_path, "decrypt", tmp_path / "key.txt", path)})
    assert verify(archive.data).state is State.COMPLETE


def test_a_key_is_never_overwritten_and_a_secret_never_printed(tmp_path, capsys):
    key = tmp_path / "key.txt"
    assert run("certificate", key) == 0
    kept = key.read_text()
    assert kept.strip() not in capsys.readouterr().out
    assert run("certificate", key) == 1 and run("key", key) == 1 and key.read_text() == kept


def test_a_share_that_does_not_fit_is_named_and_no_key_comes_of_it(tmp_path, group, capsys):
    _trustees, keys, files = group
    given = json.loads(files[0].read_text())
    del given["note"]
    given["input"]["secrets"][1] = given["input"]["secrets"][2]
    (tmp_path / "bent.json").write_text(json.dumps(given))
    assert run("step", keys[0], tmp_path / "bent.json") == 1
    assert "bad_trustee_signature" in capsys.readouterr().err
    assert run("step", keys[0], tmp_path / "absent.json") == 1


def test_a_server_refuses_shares_and_keys_of_another_trustee(tmp_path, group):
    _trustees, keys, files = group
    certs = [
        json.dumps(one, separators=(",", ":")).encode()
        for one in json.loads(files[0].read_text())["certificates"]
    ]
    certificates = ceremony.read_certificates(certs)
    begun = {"threshold": 3, "certificates": [json.loads(one) for one in certs]}
    (tmp_path / "three.json").write_text(json.dumps(begun))
    sent = made(tmp_path, "step", keys[0], tmp_path / "three.json")
    for place, threshold, fault in ((2, 3, "bad_trustee_signature"), (1, 2, "wrong_length")):
        with pytest.raises(Fault) as refused:
            ceremony.read_shares(sent, certificates, place, threshold)
        assert refused.value.code == fault
    with pytest.raises(Fault) as refused:
        ceremony.read_certificates([certs[0], certs[0]])
    assert refused.value.code == "duplicate_trustee"

"""Our elections and the reference tool: each accepts what the other made, role by role."""

import json
import subprocess

import pytest
from ballot.archive import Archive, EventType
from ballot.ballots import make_ballot
from ballot.credentials import Register, Right, new_credential, public_of, secret_of
from ballot.decryption import decrypt_partly, owned_text
from ballot.encoding import write
from ballot.questions import Election, Question
from ballot.randomness import SystemRandomness, random_text
from ballot.simulate import TIMESTAMP
from ballot.tally import add_up
from ballot.trustees import Trustees, ceremony
from ballot.trustees.keys import new_seed
from ballot.verify import State, verify
from ballot.verify.chain import steps
from ballot.verify.closing import check_tally
from ballot.verify.setup import check_setup
from ballot.verify.votes import BallotBox
from gmpy2 import mpz

GROUP = ["--group", "BELENIOS-2048"]
SOURCE = SystemRandomness()


@pytest.fixture
def tool(reference_tool, tmp_path):
    """Return a function that runs the reference tool in a folder and returns what it prints."""

    def run(*arguments, given=""):
        command = [reference_tool, *arguments]
        done = subprocess.run(command, cwd=tmp_path, input=given, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_a_played_three_of_five_election_is_accepted_by_both(election, reference_verdict):
    assert reference_verdict(election.archive.data)
    assert verify(election.archive.data).state is State.COMPLETE


def test_a_played_election_with_blanks_weights_and_questions_is_accepted_by_both(
    blank_election, reference_verdict
):
    assert reference_verdict(blank_election.archive.data)
    assert verify(blank_election.archive.data).state is State.COMPLETE


def test_the_fixture_can_refuse(election, reference_verdict):
    archive = bytearray(election.archive.data)
    archive[len(archive) // 2] ^= 1
    assert not reference_verdict(bytes(archive))


def test_our_server_and_voters_with_the_tools_credentials_and_trustees(tool, tmp_path, reference_verdict):
    uuid = tool("setup", "generate-token").strip()
    (tmp_path / "voters.txt").write_text("a@example.org,a\nb@example.org,b,3\n")
    tool("setup", "generate-credentials", "--uuid", uuid, *GROUP, "--file", "voters.txt")
    (listed,) = tmp_path.glob("*.pubcreds")
    (codes,) = tmp_path.glob("*.privcreds")
    register = Register(
        Right(
            mpz(line.split(",")[0]),
            int(line.split(",")[1]) if line.split(",")[1:2] not in ([], [""]) else None,
        )
        for line in json.loads(listed.read_text())
    )
    tool("setup", "generate-trustee-key", *GROUP)
    (public,) = tmp_path.glob("*.pubkey")
    (private,) = tmp_path.glob("*.privkey")
    trustees = Trustees.from_text(write([["Single", json.loads(public.read_text())]]))
    election = Election(uuid, "Name", "Text", trustees.public_key, (Question("?", ("a", "b"), 0, 2, True),))
    archive = Archive(TIMESTAMP)
    archive.append_setup(election.text, trustees.text, register.text)
    for line in codes.read_text().splitlines():
        secret = secret_of(line.split()[-1], uuid)
        archive.append(EventType.BALLOT, make_ballot(election, secret, [(0, 1, 1)], SOURCE).text)
    archive.append(EventType.END_BALLOTS)
    (tmp_path / f"{uuid}.bel").write_bytes(archive.data)
    add = ("archive", "add-event", f"--type={EventType.ENCRYPTED_TALLY.value}")
    tool(*add, given=tool("election", "compute-encrypted-tally"))
    part = tool("election", "decrypt", "--privkey", private.name, "--trustee-id", "1")
    tool("archive", "add-event", "--type=PartialDecryption", given=part)
    tool("archive", "add-event", "--type=Result", given=tool("election", "compute-result"))
    finished = (tmp_path / f"{uuid}.bel").read_bytes()
    report = verify(finished)
    assert (report.state, report.result, report.total_weight) == (State.COMPLETE, [[0, 4, 4]], 4)
    assert reference_verdict(finished)


def test_a_key_ceremony_shared_with_the_tool(tool, tmp_path, reference_verdict):
    """Trustee 1 and 3 use the tool, trustee 2 uses this package; 2 and 3 decrypt."""
    step = ("setup", "generate-trustee-key-threshold", *GROUP)
    files = []
    for _ in range(2):
        tool(*step, "--step", "1")
        files += [path.stem for path in tmp_path.glob("*.cert") if path.stem not in files]
    ours = new_seed(SOURCE)
    certificates = [(tmp_path / f"{name}.cert").read_text().strip() for name in files]
    certificates.insert(1, ceremony.certificate_text(ours, SOURCE).decode())
    (tmp_path / "certs.jsons").write_text("".join(f"{line}\n" for line in certificates))
    public = ceremony.read_certificates([line.encode() for line in certificates])
    given = ("--certs", "certs.jsons")
    lines = [tool(*step, *given, "--key", f"{name}.key", "--step", "3", "--threshold", "2") for name in files]
    lines.insert(1, ceremony.shares_text(ours, public, 2, SOURCE).decode() + "\n")
    (tmp_path / "polynomials.jsons").write_text("".join(lines))
    tool(*step, *given, "--step", "4", "--polynomials", "polynomials.jsons")
    outputs = [
        tool(
            *step,
            *given,
            "--key",
            f"{name}.key",
            "--step",
            "5",
            given=(tmp_path / f"{name}.vinput").read_text(),
        )
        for name in files
    ]
    (mine,) = [path for path in tmp_path.glob("*.vinput") if path.stem not in files]
    output = ceremony.output_text(ours, public, mine.read_text().strip().encode(), SOURCE)
    outputs.insert(1, output.decode() + "\n")
    sent = [ceremony.read_shares(line.strip().encode(), public, n, 2) for n, line in enumerate(lines, 1)]
    assert ceremony.input_text(2, sent) == mine.read_text().strip().encode()
    read = [ceremony.read_output(one.strip().encode(), n, sent) for n, one in enumerate(outputs, 1)]
    secret = ceremony.own_key(ours, read[1].note)
    joined = tool(*step, *given, "--step", "6", "--polynomials", "polynomials.jsons", given="".join(outputs))
    trustees = Trustees.from_text(write([["Pedersen", json.loads(joined)]]))
    assert trustees == ceremony.joined(2, public, sent, [one.key for one in read])
    archive, election = _voted(trustees)
    _decrypt_with_ours_and_the_tool(tool, tmp_path, archive, election, secret, files[1])
    finished = (tmp_path / f"{election.uuid}.bel").read_bytes()
    report = verify(finished)
    assert (report.state, report.result) == (State.COMPLETE, [[1, 0, 0]])
    assert reference_verdict(finished)


def _voted(trustees):
    uuid = random_text(SOURCE, 14)
    election = Election(uuid, "Name", "Text", trustees.public_key, (Question("?", ("a", "b", "c"), 1, 1),))
    code = new_credential(SOURCE)
    archive = Archive(TIMESTAMP)
    archive.append_setup(election.text, trustees.text, Register([Right(public_of(code, uuid))]).text)
    archive.append(EventType.BALLOT, make_ballot(election, secret_of(code, uuid), [(1, 0, 0)], SOURCE).text)
    archive.append(EventType.END_BALLOTS)
    return archive, election


def _decrypt_with_ours_and_the_tool(tool, folder, archive, election, secret, theirs):
    done = list(steps(archive.data))
    setup = check_setup(*done[0].data)
    box = BallotBox(setup)
    box.take(*done[1].data)
    tally = add_up(election, box.counted())
    assert check_tally(setup, box, tally.text, tally.sized_text) == tally
    archive.append(EventType.ENCRYPTED_TALLY, tally.text, tally.sized_text)
    part = decrypt_partly(election.fingerprint, secret, tally, SOURCE)
    archive.append(EventType.PARTIAL_DECRYPTION, part.text, owned_text(2, part.text))
    (folder / f"{election.uuid}.bel").write_bytes(archive.data)
    keys = ("--key", f"{theirs}.key", "--decryption-key", f"{theirs}.dkey")
    decrypted = tool("election", "decrypt-threshold", *keys, "--trustee-id", "3")
    tool("archive", "add-event", "--type=PartialDecryption", given=decrypted)
    tool("archive", "add-event", "--type=Result", given=tool("election", "compute-result"))

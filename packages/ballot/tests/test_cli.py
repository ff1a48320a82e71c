"""The command: what it prints, and the exit codes that scripts rely on."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from ballot.cli import main
from ballot.verify import verify
from ballot.verify.chain import steps

from .support.workshop import put_together, take_apart

SOURCES = Path(__file__).parents[1] / "src"


@pytest.fixture
def file(election, tmp_path):
    path = tmp_path / "copy.bel"
    path.write_bytes(election.archive.data)
    return path


def run(capsys, *arguments):
    """Run the command; return the exit code and what it printed."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as ended:
        code = ended.code
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_a_complete_archive_exits_0_and_says_what_is_not_proven(capsys, file, election):
    code, printed = run(capsys, "verify", file)
    assert code == 0
    assert printed.startswith("COMPLETE AND VALID\n")
    assert election.archive.head in printed
    assert " ".join(map(str, election.counts[0])) in printed
    assert "Not proven by any archive:" in printed
    assert "coercion" in printed
    assert "ballots: membership, credential, signature, every proof" in printed


def test_an_invalid_archive_exits_1_with_the_first_failing_event(capsys, file):
    events = len(list(steps(file.read_bytes())))
    data = bytearray(file.read_bytes())
    at = data.index(b'"result"')
    data[at + 1] ^= 1
    file.write_bytes(data)
    code, printed = run(capsys, "verify", file)
    assert code == 1
    assert printed.startswith("INVALID\n")
    assert f"first fault: event {events - 1}: wrong_hash" in printed


def test_an_unfinished_archive_exits_2(capsys, file, election):
    last = election.archive.data.rindex(b".data.json") - 64
    file.write_bytes(election.archive.data[:last])
    code, printed = run(capsys, "verify", file)
    assert code == 2
    assert printed.startswith("VALID SO FAR, UNFINISHED\n")


def test_the_expected_head_decides(capsys, file, election):
    assert run(capsys, "verify", file, "--expect-head", election.archive.head)[0] == 0
    code, printed = run(capsys, "verify", file, "--expect-head", "0" * 64)
    assert code == 1
    assert "other_head" in printed
    assert run(capsys, "verify", file, "--extends", "0" * 64)[0] == 1
    assert run(capsys, "verify", file, "--extends", election.archive.head)[0] == 0


def test_a_voter_finds_the_own_ballot(capsys, file, election):
    latest = {index: tracker for index, _, tracker in election.votes}
    for tracker in latest.values():
        assert run(capsys, "verify", file, "--tracker", tracker)[0] == 0
        assert run(capsys, "verify", file, "--tracker", tracker + "=")[0] == 0
    assert run(capsys, "verify", file, "--tracker", "A" * 43)[0] == 1


def test_the_report_as_json(capsys, file, election):
    code, printed = run(capsys, "verify", file, "--json")
    report = json.loads(printed)
    assert code == 0
    assert report["state"] == "complete"
    assert report["result"] == [list(row) for row in election.counts]
    assert report["head"] == election.archive.head


def test_a_file_named_like_another_election_is_refused(capsys, file):
    other = file.rename(file.with_name("oiXz3TdfJLK2HW.bel"))
    code, printed = run(capsys, "verify", other)
    assert code == 1
    assert "wrong_election" in printed


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["count"],
        ["verify"],
        ["verify", "x.bel", "--expect-head", "abc"],
        ["simulate", "--answers", "3"],
        ["simulate", "--answers", "-1", "--voters", "1", "--seed", "s", "--out", "x.bel"],
        ["simulate", "--answers", "0", "--voters", "1", "--seed", "s", "--out", "x.bel"],
        ["simulate", "--answers", "2", "--voters", "1", "--trustees", "5/3", "--seed", "s", "--out", "x.bel"],
        ["simulate", "--answers", "2", "--voters", "1", "--max", "3", "--seed", "s", "--out", "x.bel"],
    ],
)
def test_wrong_usage_is_not_mistaken_for_a_verdict(capsys, arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, printed = run(capsys, *arguments)
    assert code == 64
    assert printed
    assert not list(tmp_path.iterdir())


def test_a_missing_file_is_not_mistaken_for_a_verdict(capsys, tmp_path):
    assert run(capsys, "verify", tmp_path / "none.bel")[0] == 66


def test_the_same_seed_plays_the_same_election(capsys, tmp_path):
    play = ["simulate", "--answers", 2, "--voters", 2, "--trustees", "1+2/3", "--blank", "--weights"]
    one, two, three = (tmp_path / name for name in ("one.bel", "two.bel", "three.bel"))
    assert run(capsys, *play, "--seed", "S", "--out", one)[0] == 0
    assert run(capsys, *play, "--seed", "S", "--out", two)[0] == 0
    assert run(capsys, *play, "--seed", "T", "--out", three)[0] == 0
    assert one.read_bytes() == two.read_bytes() != three.read_bytes()
    assert run(capsys, "verify", one)[0] == 0


def test_a_file_named_by_a_uuid_holds_that_election(capsys, tmp_path):
    out = tmp_path / "oiXz3TdfJLK2HW.bel"
    run(capsys, "simulate", "--answers", 1, "--voters", 0, "--seed", "S", "--out", out)
    assert verify(out.read_bytes()).uuid == "oiXz3TdfJLK2HW"
    assert run(capsys, "verify", out)[0] == 0


def test_it_runs_alone_without_django(file):
    program = (
        "import runpy, sys; sys.argv[0] = 'ballot'\ntry: runpy.run_module('ballot', run_name='__main__')\n"
    )
    program += "finally: assert not [m for m in sys.modules if m.split('.')[0] in ('django', 'cryptography')]"
    done = subprocess.run(
        [sys.executable, "-c", program, "verify", str(file)],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("COMPLETE AND VALID")


def test_an_archive_cannot_steer_the_terminal(capsys, election, tmp_path):
    parts = take_apart(election.archive.data)
    named = replace(election.election, name="\x1b[2JCOMPLETE\x9b1m\r\nCOMPLETE AND VALID")
    parts[0].texts[0] = named.text
    path = tmp_path / "copy.bel"
    path.write_bytes(put_together(parts[:1]))
    for option in ((), ("--json",)):
        code, printed = run(capsys, "verify", path, *option)
        assert code == 2
        assert all(letter.isprintable() or letter == "\n" for letter in printed)
        assert "\nCOMPLETE AND VALID" not in printed

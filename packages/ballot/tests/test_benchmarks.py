"""The measurements run and say what they measured; in a browser the client keeps its time."""

import importlib
import json
import shutil

import pytest


def run(name, capsys, *arguments):
    code = importlib.import_module(f"benchmarks.{name}").main(arguments)
    return code, json.loads(capsys.readouterr().out)


def test_the_times_stand_beside_those_of_the_reference_tool(reference_tool, capsys):
    code, printed = run("ballot", capsys, "--json", "--ballots", "4", "--rounds", "3", "--no-browser")
    rows = printed["rows"]
    assert [row["unit"] for row in rows] == ["ms", "ms", "s", "s"]
    assert all(row["ours"] > 0 and row["met"] is (row["ours"] <= row["limit"]) for row in rows)
    assert all(row["peer"] > 0 for row in rows[:3])
    assert code == (0 if all(row["met"] for row in rows) else 1)


def test_the_soak_counts_what_it_saw(reference_tool, capsys):
    few = ("--json", "--elections", "2", "--large", "0", "--mutants", "20", "--pool", "2", "--ask-tool", "5")
    code, printed = run("ballot_soak", capsys, *few)
    assert code == 0
    assert (printed["elections"], printed["mutants"], printed["mutants_accepted"], printed["wrong"]) == (
        2,
        20,
        0,
        [],
    )
    assert sum(printed["kinds"].values()) == sum(printed["refusals"].values()) == 20


@pytest.mark.journey
def test_a_slow_phone_encrypts_nine_answers_in_time():
    if not shutil.which("chromium"):
        pytest.skip("left out: chromium is missing (apt-get install chromium)")
    (row,) = importlib.import_module("benchmarks.ballot").in_browser(2)
    assert row.met, row

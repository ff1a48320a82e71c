from datetime import date
from fractions import Fraction

import pytest
from rulebook import BadRulebook, Citation, load
from rulebook.__main__ import main

ACT = """
[law-1]
kind = "law"
number = "1"
date = 2008-10-20
titles = { kk = "Заң", ru = "Закон", en = "Law" }
publication = [["ПҮАЖ", 2002, 11, 102]]
"""
NORM = """
["a.share"]
unit = "share_of_total"
title = { kk = "Үлес", ru = "Доля", en = "Share" }
[["a.share".value]]
since = 2008-10-20
doubtful_from = 2026-07-01
is = "2/3"
law = "law-1:10(5)"
confidence = "text"
source = "paper"
"""
CASES = """
[[case]]
function = "cases.described"
title = { kk = "а", ru = "б", en = "c" }
given = { }
expect = { is = 1 }
law = "law-1"
"""


def written(folder, acts=ACT, norms=NORM):
    for name, text in (("acts", acts), ("parameters", norms)):
        (folder / name).mkdir()
        (folder / name / "all.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_becomes_a_book(tmp_path):
    book = load(written(tmp_path))
    value = book.value("a.share", on=date(2024, 9, 2))
    assert value.share == Fraction(2, 3)
    assert value.law == Citation("law-1", "10(5)")
    assert book.act("law-1").publication[0].document == 102


def test_doubtful_from_splits_the_value(tmp_path):
    book = load(written(tmp_path))
    assert book.value("a.share", on=date(2026, 6, 30)).confidence == "text"
    assert book.value("a.share", on=date(2026, 7, 1)).confidence == "unconfirmed"
    assert book.value("a.share", on=date(2026, 7, 1)).share == Fraction(2, 3)


@pytest.mark.parametrize(
    ("acts", "norms", "words"),
    [
        (ACT, NORM.replace("law-1:", "law-2:"), "law-2"),
        (ACT, NORM.replace('"2/3"', "0.66"), "fractions"),
        (ACT, NORM + 'colour = "red"', "colour"),
        (ACT.replace('kk = "Заң", ', ""), NORM, "kk"),
        (ACT + 'relations = [{ kind = "amends", to = "law-9" }]', NORM, "law-9"),
        (ACT.replace("[law-1]", "[law-1"), NORM, "all.toml"),
        (ACT, NORM + NORM.split("\n", 4)[4], "overlap"),
    ],
)
def test_a_mistake_is_named_with_its_file(tmp_path, acts, norms, words):
    with pytest.raises(BadRulebook, match=words):
        load(written(tmp_path, acts, norms))


def test_a_key_may_stand_in_one_file_only(tmp_path):
    written(tmp_path)
    (tmp_path / "parameters" / "more.toml").write_text(NORM, encoding="utf-8")
    with pytest.raises(BadRulebook, match=r"also in all\.toml"):
        load(tmp_path)


def test_command_lists_norms_of_a_day(tmp_path, capsys):
    assert main(["norms", str(written(tmp_path)), "--on", "2024-09-02", "--language", "ru"]) == 0
    assert capsys.readouterr().out == "a.share\t2/3\tlaw-1:10(5)\ttext\tДоля\n"
    assert main(["norms", str(tmp_path), "--on", "2001-01-01"]) == 0
    assert capsys.readouterr().out == ""


def test_command_says_what_is_wrong_with_a_book(tmp_path, capsys):
    assert main(["norms", str(written(tmp_path, norms="[")), "--on", "2024-09-02"]) == 2
    assert "all.toml" in capsys.readouterr().err


def test_command_runs_cases_and_counts_failures(tmp_path, capsys):
    written(tmp_path)
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "one.toml").write_text(CASES, encoding="utf-8")
    assert main(["cases", str(tmp_path), "--module", "rulebook"]) == 1
    assert "1 cases, 1 fail" in capsys.readouterr().out

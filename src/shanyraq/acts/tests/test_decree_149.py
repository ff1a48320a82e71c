"""The real paper: Decree 149 of 7 September 2011, consolidated to 18 January 2021."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from kazakhtext.lines import join_lines

from shanyraq.acts.parsing.checks import findings_of
from shanyraq.acts.parsing.decree import Decree, amendments_of, parse
from shanyraq.acts.parsing.editions import days_of, wording_on, wordings_of

pytestmark = pytest.mark.shared
BEGUN = date(2011, 9, 7)
EDITIONS = [BEGUN, date(2012, 12, 21), date(2017, 5, 5), date(2019, 1, 24), date(2021, 1, 18)]


@pytest.fixture(scope="module")
def lines(shared: Path) -> list[str]:
    return next((shared / "seeds").glob("003_*.txt")).read_text().split("\n")


@pytest.fixture(scope="module")
def decree(lines: list[str]) -> Decree:
    return parse(join_lines(lines))


def test_it_has_four_chapters_and_twenty_nine_points_in_order(decree: Decree) -> None:
    assert [p.number for p in decree.places if p.part == 1 and p.kind == "chapter"] == list("1234")
    points = [int(p.number) for p in decree.places if p.part == 1 and p.kind == "point"]
    assert points == list(range(1, 30))
    subpoints = Counter(p.parent for p in decree.places if p.kind == "subpoint")
    assert subpoints == {"chp_2__pt_4": 15, "chp_2__pt_11": 5, "chp_2__pt_15": 4}
    assert [p.name for p in decree.places if p.part == 0 and p.kind == "point"] == [
        "decree-1",
        "decree-2",
        "decree-3",
    ]
    assert [p.name for p in decree.places if p.part == 2 and p.kind == "point"] == [
        f"annex-{n}" for n in range(1, 5)
    ]


def test_no_line_of_the_paper_is_lost(decree: Decree, lines: list[str]) -> None:
    covered = {
        n for piece in (*decree.places, *decree.notes) for n in range(piece.first_line, piece.last_line + 1)
    }
    assert {n for n, line in enumerate(lines, start=1) if line.strip()} - covered == set()


@pytest.mark.requirement("LAW-02")
def test_every_note_of_the_paper_is_accounted_for(decree: Decree, lines: list[str]) -> None:
    noted = [n for n in decree.notes if n.place.excluded is None]
    starts = [n for n, line in enumerate(lines, start=1) if line.strip().startswith("Ескерту.")]
    assert [note.first_line for note in noted] == starts
    assert len(noted) == 10
    assert sum(len(note.note.amendments) for note in noted) == 11
    assert all(note.note.amendments and note.note.change != "unknown" for note in decree.notes)
    assert [day for day, _by in days_of(decree, BEGUN)] == EDITIONS
    assert [a.number for a in amendments_of(decree)] == ["450", "471", "828", "495"]


@pytest.mark.requirement("LAW-02")
@pytest.mark.parametrize(
    ("eid", "held_from"),
    [
        ("chp_1", 4), ("chp_4", 4), ("chp_2__pt_11", 4), ("chp_2__pt_11__sub_3", 4), ("chp_2__pt_13", 4),
        ("chp_2__pt_12", 3), ("chp_2__pt_12__para_1", 3), ("chp_4__pt_25", 1), ("chp_4__pt_26__para_2", 1),
        ("chp_2__pt_9", 0), ("chp_3__pt_21", 0),
    ],
)  # fmt: skip
def test_a_wording_is_shown_from_its_edition_and_never_before(
    decree: Decree, eid: str, held_from: int
) -> None:
    wordings = wordings_of(decree, decree.place(eid), "kk", BEGUN)
    since = EDITIONS[held_from]
    held = wording_on(wordings, since)
    assert held is not None and held.state == "held" and held.text
    before = wording_on(wordings, since - timedelta(days=1))
    assert before is None if held_from == 0 else before is not None and before.state == "not_held"


@pytest.mark.requirement("LAW-03")
def test_point_6_is_the_same_in_kazakh_and_not_in_russian(decree: Decree) -> None:
    place = decree.place("chp_2__pt_6")
    kazakh = wordings_of(decree, place, "kk", BEGUN)
    assert [w.state for w in kazakh] == ["held"]
    assert [w.since for w in wordings_of(decree, place, "ru", BEGUN)] == [BEGUN, date(2017, 5, 5)]


@pytest.mark.requirement("LAW-04")
@pytest.mark.parametrize("number", [27, 28, 29])
def test_three_points_are_excluded_with_their_numbers(decree: Decree, number: int) -> None:
    place = decree.place(f"chp_4__pt_{number}")
    after = wording_on(wordings_of(decree, place, "kk", BEGUN), date(2012, 12, 21))
    assert after is not None and after.state == "excluded"
    assert after.by is not None and (after.by.number, after.by.date) == ("450", date(2012, 12, 21))


@pytest.mark.requirement("LAW-05", "LAW-06", "LAW-10")
def test_the_repeal_list_is_read_with_scope_and_publications(decree: Decree) -> None:
    repealed = {(r.act.number, r.act.date.year): r.act for r in decree.relations if r.tie == "repeals"}
    assert list(repealed) == [("856", 2002), ("1561", 2005), ("370", 2007), ("576", 2008)]
    assert {key: act.place for key, act in repealed.items() if act.place} == {("576", 2008): "1(10)"}
    triples = [(p.year, p.number, p.document) for p in repealed[("856", 2002)].publications]
    assert triples == [(2002, 11, 102), (2005, 17, 200), (2007, 25, 284)]
    triples = [(p.year, p.number, p.document) for p in repealed[("576", 2008)].publications]
    assert triples == [(2008, 20, 182), (2010, 28, 215), (2010, 32, 252)]


@pytest.mark.requirement("LAW-08")
def test_the_basis_is_article_33(decree: Decree) -> None:
    (basis,) = [r.act for r in decree.relations if r.tie == "basis"]
    assert (basis.kind, basis.date, basis.place) == ("constitutional-law", date(1995, 12, 26), "33(2)(3)")


@pytest.mark.requirement("LAW-09")
def test_the_two_misnumbered_notes_are_raised(decree: Decree) -> None:
    found = [(f.code, f.place, f.facts["said"], f.first_line) for f in findings_of(decree)]
    assert found == [
        ("note_names_another_place", "chapter-3", "chapter-2", 283),
        ("note_names_another_place", "chapter-4", "chapter-3", 317),
    ]

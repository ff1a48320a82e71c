"""The paper of a decree, read by its places: an invented decree of the same shape as the real ones."""

from datetime import date
from pathlib import Path

import pytest
from kazakhtext.lines import join_lines
from rulebook import Publication

from shanyraq.acts.parsing.checks import findings_of
from shanyraq.acts.parsing.decree import Decree, NotADecree, amendments_of, parse
from shanyraq.acts.parsing.editions import wording_on, wordings_of
from shanyraq.acts.parsing.notes import note_in
from shanyraq.acts.parsing.references import publications_in, reference_in

PAPER = Path(__file__).parent / "data" / "decree.txt"
BEGUN = date(2003, 5, 5)


@pytest.fixture(scope="module")
def decree() -> Decree:
    return parse(join_lines(PAPER.read_text().split("\n")))


def words_on(decree: Decree, eid: str, day: date, language: str = "kk") -> tuple[str, str]:
    wording = wording_on(wordings_of(decree, decree.place(eid), language, BEGUN), day)
    assert wording is not None
    return wording.state, wording.text


def test_the_decree_knows_its_number_day_title_and_entry_into_force(decree: Decree) -> None:
    assert (decree.number, decree.date) == ("9001", BEGUN)
    assert decree.title == "Алма бағы кеңесінің ережесі туралы"
    assert (decree.entry_rule, decree.in_force_from) == ("first_official_publication", None)


@pytest.mark.requirement("LAW-07")
def test_entry_into_force_by_publication_leaves_the_day_to_be_supplied(decree: Decree) -> None:
    by_number = {amendment.number: amendment for amendment in amendments_of(decree)}
    assert by_number["12"].entry_rule == "first_official_publication"
    assert by_number["12"].in_force_from is None
    assert by_number["77"].in_force_from == date(2010, 6, 1)
    assert by_number["55"].entry_rule == "unknown"


def test_places_bear_akoma_ntoso_names_and_lines(decree: Decree) -> None:
    eids = [place.eid for place in decree.places]
    assert len(eids) == len(set(eids))
    sub = decree.place("chp_1__pt_2__sub_2")
    assert (sub.name, sub.text, sub.first_line) == ("2(2)", "жеміс жинайды.", 52)
    assert decree.place("chp_1__pt_1__para_1").text == "Кеңестің мүшелері жеті адам."
    assert decree.place("pt_2").name == "decree-2"
    assert decree.place("att_2__pt_1").name == "annex-1"
    assert [p.kind for p in decree.places[:4]] == ["heading", "heading", "publication", "preamble"]


def test_every_line_with_text_belongs_to_a_place_or_a_note(decree: Decree) -> None:
    covered = {
        line
        for piece in (*decree.places, *decree.notes)
        for line in range(piece.first_line, piece.last_line + 1)
    }
    written = {n for n, line in enumerate(PAPER.read_text().split("\n"), start=1) if line.strip()}
    assert written - covered == set()


@pytest.mark.requirement("LAW-02")
def test_each_edition_is_told_apart(decree: Decree) -> None:
    days = [(a.number, a.date) for a in amendments_of(decree)]
    assert days == [("12", date(2005, 7, 9)), ("55", date(2008, 4, 3)), ("77", date(2010, 6, 1))]
    assert words_on(decree, "chp_2__pt_3", date(2004, 1, 1)) == ("not_held", "")
    assert words_on(decree, "chp_2__pt_3", date(2010, 5, 31)) == ("not_held", "")
    assert words_on(decree, "chp_2__pt_3", date(2010, 6, 1)) == ("held", "Бақ аптасына екі рет суарылады.")
    assert words_on(decree, "chp_1", date(2010, 5, 31))[0] == "not_held"
    assert words_on(decree, "chp_1__pt_1", date(2003, 5, 5))[0] == "held"
    assert wording_on(wordings_of(decree, decree.place("chp_1"), "kk", BEGUN), date(2003, 5, 4)) is None


@pytest.mark.requirement("LAW-03")
def test_a_change_to_the_russian_text_leaves_the_kazakh_one(decree: Decree) -> None:
    for eid in ("chp_1__pt_2", "chp_1__pt_2__sub_1"):
        assert words_on(decree, eid, date(2008, 4, 2)) == words_on(decree, eid, date(2008, 4, 3))
        russian = wordings_of(decree, decree.place(eid), "ru", BEGUN)
        assert [w.since for w in russian] == [BEGUN, date(2008, 4, 3)]


@pytest.mark.requirement("LAW-04")
def test_an_excluded_point_keeps_its_number(decree: Decree) -> None:
    assert words_on(decree, "chp_2__pt_4", date(2005, 7, 9)) == ("excluded", "")
    assert words_on(decree, "chp_2__pt_4", date(2005, 7, 8))[0] == "not_held"
    assert decree.place("chp_2__pt_5").name == "5"


@pytest.mark.requirement("LAW-05", "LAW-06")
def test_the_annex_repeals_one_act_whole_and_one_in_part(decree: Decree) -> None:
    repealed = [(r.act.number, r.act.date, r.act.place) for r in decree.relations if r.tie == "repeals"]
    assert repealed == [("600", date(1994, 3, 3), ""), ("601", date(1997, 8, 8), "2(5)")]


@pytest.mark.requirement("LAW-08")
def test_the_preamble_names_the_basis(decree: Decree) -> None:
    (basis,) = [relation.act for relation in decree.relations if relation.tie == "basis"]
    assert (basis.kind, basis.title, basis.date, basis.place) == (
        "law", "Бау-бақша туралы", date(1999, 2, 2), "7(4)(2)",
    )  # fmt: skip


@pytest.mark.requirement("LAW-09")
def test_a_note_that_names_another_place_is_raised_and_stays_where_it_stands(decree: Decree) -> None:
    (finding,) = findings_of(decree)
    assert (finding.code, finding.place, finding.facts["said"]) == (
        "note_names_another_place", "chapter-2", "chapter-1",
    )  # fmt: skip
    assert words_on(decree, "chp_2", date(2010, 5, 31))[0] == "not_held"


def test_a_skipped_and_a_repeated_number_are_raised() -> None:
    text = PAPER.read_text().replace("5. Суды", "7. Суды").replace("2) жеміс", "1) жеміс")
    codes = [finding.code for finding in findings_of(parse(join_lines(text.split("\n"))))]
    assert codes == ["number_repeated", "note_names_another_place", "number_skipped"]


@pytest.mark.requirement("LAW-10")
def test_publications_are_read_as_triples_and_a_year_holds() -> None:
    text = "(Қазақстан Республикасының ПҮАЖ-ы, 1997 ж., № 8, 44-құжат; № 9, 50-құжат;)"
    assert list(publications_in(text)) == [Publication("ПҮАЖ", 1997, 8, 44), Publication("ПҮАЖ", 1997, 9, 50)]


def test_a_title_that_names_another_act_does_not_mislead() -> None:
    found = reference_in(
        '"2001 жылғы 2 мамырдағы № 5 Жарлығына өзгеріс енгізу туралы" 2002 жылғы 3 мамырдағы № 6 Жарлығы'
    )
    assert found is not None
    assert (found.number, found.date) == ("6", date(2002, 5, 3))


def test_a_note_on_the_kazakh_text_alone_is_known() -> None:
    note = note_in(
        "Ескерту. 4-тармақтың мемлекеттік тілдегі мәтініне өзгеріс енгізілді, орыс тіліндегі мәтін өзгермейді "
        "- ҚР Президентінің 01.02.2003 № 4 Жарлығымен."
    )
    assert note is not None and note.language == "kk" and note.change == "changed"


def test_an_ordinary_paper_is_not_a_decree() -> None:
    with pytest.raises(NotADecree):
        parse(join_lines(["Бақ туралы әңгіме.", "", "1. Ол үлкен."]))


def test_a_decree_without_a_regulation_is_cited_by_its_own_points() -> None:
    text = PAPER.read_text().split(
        " Қазақстан Республикасы\nПрезидентінің\n\n2003 жылғы 5 мамырдағы\n№ 9001 Жарлығымен"
    )[0]
    alone = parse(join_lines(text.split("\n")))
    assert [p.name for p in alone.places if p.kind == "point"] == ["1", "2", "3"]

"""Figures and names of the papers: each with its lines, its day or the word unknown, in three languages."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from kazakhtext.spelled import find_numbers

from shanyraq.law.observations import observations
from shanyraq.sources.facts import names, reading
from shanyraq.sources.facts.charts import FLOOR, chart_of
from shanyraq.sources.facts.reading import as_of_line, figure, figure_of, figures, gathered, layers, written
from shanyraq.sources.facts.series import clash, run_of
from shanyraq.sources.facts.settling import contradictions
from shanyraq.sources.facts.values import AsOf, Figure, Place, is_day

SAYS = {"kk": "Алма саны.", "ru": "Число яблок.", "en": "Apples."}
ROW = {"id": "X-1", "series": "members.all", "value": 7, "sources": ["000:451-453"], "says": SAYS}
SIGNS = {"=": "exactly", ">": "over", "≥": "at_least", "≤": "up_to", "<": "up_to", "~": "about"}


def make(value: int, day: str = "", qualifier: str = "exactly", ident: str = "") -> Figure:
    as_of = AsOf(day, "stated") if day else AsOf()
    return Figure(ident or f"{value}@{day}", "members.all", value, as_of, SAYS, (Place("000", 1, 1),), qualifier=qualifier)  # fmt: skip


@pytest.mark.parametrize("text", ["", "000", "000:0", "000:9-3", "000:a", "000:1-2-3"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Place.parse(text)


def test_a_place_is_written_as_it_is_read() -> None:
    assert [str(Place.parse(text)) for text in ("000:451-453", "001:8")] == ["000:451-453", "001:8"]


@pytest.mark.parametrize(
    ("text", "good"),
    [("2010", True), ("2007-05", True), ("2011-09-07", True), ("2006/2008", True), ("2011-13", False),
     ("2008/2006", False), ("11", False), ("2011-02-30", False), ("", False)],
)  # fmt: skip
def test_a_day_is_a_year_a_month_a_day_or_two_years(text: str, good: bool) -> None:
    assert is_day(text) is good


@pytest.mark.parametrize(
    ("day", "dating"), [("", "stated"), ("2010", "unknown"), ("soon", "stated"), ("2010", "guessed")]
)
def test_a_day_is_known_or_said_to_be_unknown(day: str, dating: str) -> None:
    with pytest.raises(ValueError):
        AsOf(day, dating)


@pytest.mark.requirement("PLT-05")
def test_a_figure_without_a_source_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a source"):
        Figure("X", "members.all", 7, AsOf(), SAYS)
    with pytest.raises(ValueError):
        figure_of({**ROW, "sources": []})


@pytest.mark.parametrize(
    "wrong", [{"as_of": "2010"}, {"dated_by": "000:1"}, {"qualifier": "maybe"}, {"says": {"kk": "Алма."}}]
)
def test_a_figure_that_lacks_something_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        figure_of({**ROW, **wrong})


def test_an_id_is_used_once() -> None:
    with pytest.raises(ValueError, match="X-1"):
        gathered([ROW, ROW])


@pytest.mark.requirement("FAC-02")
def test_the_day_of_a_figure_is_that_of_its_paragraph_not_of_its_paper() -> None:
    days = {lines: as_of_line(Place.parse(lines)) for lines in ("000:24", "000:141", "000:485", "000:127")}
    assert [one.day for one in days.values()] == ["2025", "2015", "2010", "2022/2025"]
    assert {one.dating for one in days.values()} == {"estimated"}
    assert as_of_line(Place.parse("000:240")) == AsOf()
    held = figure("NUM-19")
    assert (held.value, held.as_of.day, held.as_of.dating) == (15, "2010", "estimated")
    assert str(held.as_of.ground) == "000:340" and all(held.as_of.why.values())


@pytest.mark.requirement("FAC-02")
def test_an_unknown_day_says_what_is_known_of_it() -> None:
    """A text that names a later name, an act or a Session is no older than these, whatever its paper says."""
    found = {ident: figure(ident).as_of for ident in ("NUM-08", "NUM-26", "NUM-37a")}
    assert {one.day for one in found.values()} == {""}
    assert [str(one.ground) for one in found.values()] == ["002:31", "002:120", "004:136"]
    assert all(one.why["kk"] and one.why["ru"] and one.why["en"] for one in found.values())


@pytest.mark.requirement("FAC-01")
def test_several_tens_are_no_number_yet_have_bounds() -> None:
    books = figure("NUM-34")
    assert (books.qualifier, books.bounds) == ("several", (20.0, 99.0))
    with pytest.raises(ValueError, match="several of 12"):
        figure_of({**ROW, "value": 12, "qualifier": "several"})


@pytest.mark.requirement("FAC-08")
def test_the_concept_is_dated_by_the_years_of_independence_it_names() -> None:
    estimate = as_of_line(Place.parse("001:132"))
    assert (estimate.day, str(estimate.ground)) == ("2013", "001:64")
    assert figure("NUM-39").value == 22


@pytest.mark.requirement("FAC-01")
def test_every_series_has_figures_and_every_figure_a_series() -> None:
    for one in figures():
        assert reading.series_of(one.series)
    known = {key for subject in reading.subjects().values() for key in subject.series}
    assert {one.series for one in figures()} == known


@pytest.mark.requirement("FAC-05", "FAC-06")
def test_qualifiers_are_kept() -> None:
    said = {ident: (figure(ident).qualifier, figure(ident).value) for ident in ("NUM-36", "NUM-37a", "NUM-37b", "NUM-37c")}  # fmt: skip
    assert said == {
        "NUM-36": ("over", 100), "NUM-37a": ("over", 140), "NUM-37b": ("over", 40), "NUM-37c": ("about", 3000),
    }  # fmt: skip


def test_what_was_reckoned_adds_up() -> None:
    sums = [one for one in written() if one.reckoned]
    assert len(sums) == 2
    for one in sums:
        parts = [(-1 if ident[0] == "-" else 1, figure(ident.lstrip("-"))) for ident in one.reckoned]
        assert one.value == sum(sign * part.value for sign, part in parts)  # type: ignore[operator]


def test_members_are_a_series_in_time() -> None:
    run = run_of(one for one in figures() if one.series == "members.all")
    assert [one.value for one in run.dated] == [382, 526, 583]
    assert {one.value for one in run.undated} >= {394}
    assert run.latest is not None and run.latest.value == 583


def test_what_the_law_observed_of_the_papers_says_the_same() -> None:
    places = {str(place): one.value for one in written() for place in one.places}
    of_papers = [row for row in observations() if reading.is_of_papers(row.source)]
    assert of_papers
    for row in of_papers:
        begin = Place.parse(row.source)
        same = [value for place, value in places.items() if Place.parse(place).paper == begin.paper and value == row.count]  # fmt: skip
        assert same, row.source


def test_two_numbers_of_one_day_are_a_conflict_unless_their_bounds_meet() -> None:
    run = run_of([make(820, "2013"), make(900, "2013"), make(800, "2013", "over"), make(1000, "2014")])
    assert [{one.value, two.value} for one, two in run.conflicts] == [{820, 900}]
    assert clash(make(1000, qualifier="over"), make(820)) and not clash(
        make(800, qualifier="over"), make(820)
    )
    assert not clash(make(3000, qualifier="about"), make(3100)) and clash(
        make(30, qualifier="up_to"), make(31)
    )


def test_a_chart_stands_on_zero_and_keeps_undated_figures_apart() -> None:
    chart = chart_of(run_of([make(100, "2000"), make(200, "2010"), make(50)]))
    assert chart is not None and chart.divide is not None
    first, second = chart.dated
    assert FLOOR - second.y == pytest.approx(2 * (FLOOR - first.y), abs=0.2)
    assert chart.undated[0].x < chart.divide < first.x < second.x <= 100
    assert chart.lines == ((first.x, first.y, second.x, second.y),)


@pytest.mark.parametrize("days", [["2000"], ["", ""], []])
def test_less_than_two_figures_or_none_dated_is_not_drawn(days: list[str]) -> None:
    assert chart_of(run_of([make(10 + n, day) for n, day in enumerate(days)])) is None


def test_numbers_of_neighbours_are_not_written_over_each_other() -> None:
    chart = chart_of(run_of([make(100, "2000"), make(100, "2001"), make(100, "2030")]))
    assert chart is not None
    assert chart.dated[0].label_y != chart.dated[1].label_y


@pytest.mark.requirement("FAC-04")
def test_the_repressed_are_named_and_the_moved_peoples_counted() -> None:
    found = names.names_by_kind()["repressed"]
    assert len(found) == 9 and found[0].title["kk"] == "А. Байтұрсынов"
    assert figure("NUM-38").value == 12


@pytest.mark.requirement("FAC-07")
def test_the_idea_and_the_founding_are_events_with_their_days() -> None:
    first, second = names.events()[:2]
    assert (first.as_of.day, second.as_of.day) == ("1992", "1995-03-01")
    assert {place.paper for place in second.places} == {"000", "001", "004"}


# ---- against the papers themselves


@pytest.fixture(scope="module")
def papers(shared: Path) -> dict[str, list[str]]:
    return {f.name[:3]: f.read_text(encoding="utf-8").split("\n") for f in sorted((shared / "seeds").glob("*.txt"))}  # fmt: skip


def every_place() -> Sequence[Place]:
    places = [place for one in written() for place in one.places]
    places += [one.as_of.ground for one in written() if one.as_of.ground]
    places += [place for one in contradictions().values() for said in one.statements for place in said.places]
    places += [place for one in (*names.names(), *names.events()) for place in one.places]
    return [*places, *(layer.lines for layer in layers()), *(layer.ground for layer in layers())]


@pytest.mark.shared
def test_the_papers_are_known_by_their_bytes(shared: Path) -> None:
    from hashlib import sha256

    found = {f.name[:3]: sha256(f.read_bytes()).hexdigest() for f in (shared / "seeds").glob("*.txt")}
    assert found == {number: one.sha256 for number, one in reading.cited_papers().items()}


@pytest.mark.shared
def test_every_line_cited_exists_and_is_not_blank(papers: dict[str, list[str]]) -> None:
    for place in every_place():
        lines = papers[place.paper][place.first - 1 : place.last]
        assert len(lines) == place.last - place.first + 1, str(place)
        assert lines[0].strip(), str(place)


@pytest.mark.shared
@pytest.mark.requirement("FAC-01")
def test_every_number_of_the_list_is_loaded(shared: Path) -> None:
    listed = {
        line.split("|")[1].strip()
        for line in (shared / "spec/catalogue.md").read_text().splitlines()
        if line.startswith("| NUM-")
    }
    assert len(listed) == 52
    assert {one.id.rstrip("abc") for one in written()} == listed


ROMAN = {"NUM-20b": "XVI", "NUM-20c": "XIX"}


@pytest.mark.shared
@pytest.mark.requirement("FAC-01")
@pytest.mark.parametrize(
    "one", [one for one in written() if not (one.counted or one.reckoned)], ids=lambda one: one.id
)
def test_the_number_is_read_in_the_lines_it_is_cited_from(one: Figure, papers: dict[str, list[str]]) -> None:
    if isinstance(one.value, date):
        pytest.skip("a day, not a number")
    scale = 1_000_000 if one.series.startswith("money.") else 1
    read, text = [], ""
    for place in one.places:
        text = " ".join(
            line.strip() for line in papers[place.paper][place.first - 1 : place.last] if line.strip()
        )
        read += find_numbers(text, reading.cited_papers()[place.paper].language)
        if f" {ROMAN.get(one.id)}" in text:
            return
    signs = {SIGNS[number.qualifier] for number in read if number.value == Fraction(one.value) * scale}
    if one.until is not None:
        assert {Fraction(one.value), Fraction(one.until)} <= {number.value for number in read}
    else:
        assert signs, text
        # The reader gives several tens as over ten.
        assert one.qualifier in signs or (one.qualifier == "several" and "over" in signs), (signs, text)


@pytest.mark.parametrize(
    ("text", "language", "value", "qualifier"),
    [
        ("мыңнан астам алма", "kk", 1000, "over"),
        ("үш мыңға жуық ағаш", "kk", 3000, "about"),
        ("бағбандардың кемінде үштен бірі", "kk", Fraction(1, 3), "at_least"),
        ("бағбандардың кемінде үштен екісі", "kk", Fraction(2, 3), "at_least"),
        ("жиырма жылдық бақ", "kk", 20, "exactly"),
        ("отыз күннен кейін", "kk", 30, "exactly"),
        ("посадили девять яблонь", "ru", 9, "exactly"),
        ("не менее одной трети сада", "ru", Fraction(1, 3), "at_least"),
    ],
)
def test_numbers_in_words_are_read_as_numbers(
    text: str, language: str, value: Fraction, qualifier: str
) -> None:
    found = find_numbers(text, language)[0]
    assert (found.value, SIGNS[found.qualifier]) == (value, qualifier)

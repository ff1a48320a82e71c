"""The lists of numbers, contradictions and names drawn up from the papers by hand: nothing of them is missing here."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from shanyraq.sources.facts import names, reading
from shanyraq.sources.facts.reading import written
from shanyraq.sources.facts.settling import contradictions
from shanyraq.sources.facts.values import Figure, Place

pytestmark = pytest.mark.shared
MONTHS = {"March": 3}
IN_WORDS = {"one month": "1", "several dozen": "10", "I, XVI, XIX": "1, 16, 19", "1.5 mln": "1500000"}
QUALIFIED = {"over": "over", "at least": "at_least", ">=": "at_least", "about": "about", "within": "up_to", "several": "several"}  # fmt: skip
# Where the list dates the thing a number is about, and we the lines that name it.
DATED_OTHERWISE = {
    "NUM-14": "the list: the Law of 2008; we: the text that retells it",
    "NUM-20": "the list: the Session XIX itself; we: the Concept that names it",
    "NUM-44": "the list: the Strategy of 2012; we: the Concept that names it",
    "NUM-46": "the list: the Constitution of 1995; we: the article that cites it, of no known day",
    "NUM-52": "the list: the paper of 2012; we: the Concept that names it",
}


@pytest.fixture(scope="module")
def lists(shared: Path) -> str:
    return (shared / "spec/catalogue.md").read_text(encoding="utf-8")


def rows(text: str, prefix: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        if line.startswith(f"| {prefix}-"):
            yield [cell.strip() for cell in line.strip("| ").split("|")]


def places_in(text: str) -> list[Place]:
    """Read "002:25-27,144; 001:238" and "001, 002, 003:142": a number without a colon is of the paper before it."""
    found, paper = [], ""
    for match in re.finditer(r"(?:\b(\d{3}):)?\b(\d+(?:-\d+)?)\b", text):
        paper = match[1] or paper
        if paper and (match[1] or text[match.start() - 1] == ","):
            found.append(Place.parse(f"{paper}:{match[2]}"))
    return found


def meet(one: Place, other: Place) -> bool:
    return one.paper == other.paper and one.first <= other.last and other.first <= one.last


def missing(listed: Iterable[Place], ours: Iterable[Place]) -> list[str]:
    held = list(ours)
    return [str(place) for place in listed if not any(meet(place, one) for one in held)]


def of(ident: str) -> list[Figure]:
    return [one for one in written() if one.id.rstrip("abc") == ident]


def said(one: Figure) -> list[str]:
    if isinstance(one.value, date):
        return [one.value.isoformat()]
    return [str(one.value)] + ([str(one.until)] if one.until else [])


def numbers_in(value: str) -> set[str]:
    for words, figure in IN_WORDS.items():
        value = value.replace(words, figure)
    for month, number in MONTHS.items():
        value = re.sub(
            rf"(\d+) {month} (\d{{4}})", lambda m, n=number: f"{m[2]}-{n:02}-{int(m[1]):02}", value
        )  # type: ignore[misc]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return {value}
    return set(re.findall(r"\d+(?:/\d+)?(?!\d)", re.sub(r"= .*", "", value)))


@pytest.mark.requirement("FAC-01")
def test_every_number_stands_here_with_its_value(lists: str) -> None:
    wrong = {}
    for ident, subject, value, *_rest in rows(lists, "NUM"):
        ours = {text for one in of(ident) for text in said(one)}
        if numbers_in(value) - ours:
            wrong[ident] = (subject, value, ours)
    assert not wrong


@pytest.mark.requirement("FAC-01", "FAC-05", "FAC-06")
def test_every_number_keeps_what_qualifies_it(lists: str) -> None:
    for ident, _subject, value, *_rest in rows(lists, "NUM"):
        ours = {one.qualifier for one in of(ident)}
        listed = {sign for words, sign in QUALIFIED.items() if words in value}
        assert listed <= ours, (ident, value, ours)
        assert ours <= listed | {"exactly"}, (ident, value, ours)
        assert ("growing" in value) == any(one.growing for one in of(ident)), ident


@pytest.mark.requirement("FAC-01")
def test_every_number_is_cited_from_every_line_of_the_list(lists: str) -> None:
    wrong = {}
    for ident, _subject, _value, source, _as_of in rows(lists, "NUM"):
        gone = missing(places_in(source), (place for one in of(ident) for place in one.places))
        if gone:
            wrong[ident] = gone
    assert not wrong


@pytest.mark.requirement("FAC-01", "FAC-02")
def test_every_number_has_the_day_of_the_list_or_says_that_it_is_unknown(lists: str) -> None:
    wrong = {}
    for ident, _subject, _value, _source, as_of in rows(lists, "NUM"):
        listed = set(re.findall(r"\b(?:19|20)\d{2}\b", as_of))
        ours = {year for one in of(ident) for year in re.findall(r"\d{4}", one.as_of.day)}
        if ident not in DATED_OTHERWISE and "undated" not in as_of and listed and ours and not listed & ours:
            wrong[ident] = (as_of, ours)
        for one in of(ident):
            assert one.as_of.known == bool(one.as_of.day)
    assert not wrong


@pytest.mark.requirement("FAC-01")
def test_every_number_has_a_subject_and_a_unit_in_three_languages() -> None:
    for one in written():
        series = reading.series_of(one.series)
        subject = reading.subjects()[one.subject]
        for texts in (subject.title, series.title, series.unit, one.says):
            assert set(texts) == {"kk", "ru", "en"} and all(texts.values()), one.id


@pytest.mark.requirement("FAC-03")
def test_every_contradiction_is_shown_from_the_lines_of_the_list(lists: str) -> None:
    wrong = {}
    for ident, _topic, one, other, _proposed in rows(lists, "CTR"):
        ours = [place for said in contradictions()[ident].statements for place in said.places]
        gone = missing([*places_in(one), *places_in(other)], ours)
        if gone:
            wrong[ident] = gone
    assert not wrong


@pytest.mark.requirement("FAC-04")
def test_every_name_of_the_list_is_held_with_its_lines(lists: str) -> None:
    section = lists.split("## List 7.")[1].split("## List 8.")[0]
    held = [place for one in names.names() for place in one.places]
    assert missing(places_in(section), held) == []

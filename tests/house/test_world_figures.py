"""A figure about the world (so many members, schools, tenge) stands nowhere without a source and a day.

Looked through: the tables of the database, every data file, every page, every sentence in every language, every string
of the code. A figure is a number, in digits or in words, before what the facts are counted in.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.db import models
from kazakhtext.spelled import find_numbers

from shanyraq.acts.models import Confirmation
from shanyraq.bodies.models import FundLine
from shanyraq.programmes.models import Indicator, Measurement, Money
from shanyraq.sources.facts.reading import subjects
from shanyraq.sources.models import AddedFact
from shanyraq.web import catalogues
from tests.house.test_figures import NO_FIGURES, SOURCE, visible

LANGUAGES = ("kk", "ru", "en")
# Terms and numbers of acts are rules: their law is asked for by the tests of the law.
NO_UNITS = {"млн", "million", "рет", "раз", "times", "жыл", "лет", "years"}
# Percentages of no world: how far a page may be enlarged, the whole of a bar.
ALLOWED = {"200 %", "100%"}
NO_COUNT = {"days", "months", "year", "period", "day", "ordinal", "share"}
MORE = {
    "kk": ("мүше", "теңге", "пайыз", "халық", "тұрғын", "азамат", "отбасы", "кітап", "%"),
    "ru": ("член", "тенге", "процент", "жител", "граждан", "насел", "семей", "%"),
    "en": ("member", "tenge", "per cent", "percent", "inhabitant", "citizen", "famil", "%"),
}
# A table of a data file that says where its numbers come from, by one of these keys beside them or above them.
SOURCED = {"source", "sources", "law", "at", "facts", "reckoned", "ground"}
# What a number in a table of the database counts, where it is no figure about the world: the platform's own things.
OWN = {
    "place": "order", "position": "order", "part": "order", "edition": "order", "number": "name", "index": "order", "level": "order",
    "version": "order", "size": "bytes", "attempts": "own deeds", "times_sent": "own deeds", "calendar_turn": "own deeds", "readings": "own deeds",
    "returns": "own deeds",
    "year": "name", "since": "name", "until": "name", "birth_year": "of a person", "last": "own register",
    "line": "line", "first_line": "line", "last_line": "line", "first_from": "line", "first_to": "line",
    "second_from": "line", "second_to": "line", "line_count": "own papers", "clause_count": "own papers",
    "similarity": "own papers", "words": "own papers", "present": "own register", "total": "own register",
    "members": "own register", "needed": "own register", "votes_for": "own register", "votes_against": "own register",
    "abstained": "own register", "spoilt": "own register", "took_part": "own register", "turn": "order",
    "members_at_opening": "own register", "present_at_opening": "own register",
    "said": "own register", "signatures_counted": "own register", "members_counted": "own register", "seats": "rule",
    "seat": "name", "months": "rule", "threshold": "rule", "ballots": "own deeds", "checked": "own deeds", "faulty": "order", "question": "order",
    "speech": "rule", "reply": "rule", "matter": "rule", "speech_minutes": "rule", "reply_minutes": "rule", "matter_minutes": "rule",
    "minutes": "own deeds",
    "seconds": "rule", "event": "of the journal", "entry": "of the journal", "last_event": "of the journal",
}  # fmt: skip
# Tables that hold figures about the world or values of norms: where each says its source, and its day.
FIGURES = {
    AddedFact: ({"paper", "paper_title"}, {"as_of", "dating"}),
    Confirmation: ({"paper", "paper_number"}, {"paper_date", "since"}),
    Indicator: ({"source"}, {"baseline_on", "target_on"}),
    Measurement: ({"paper"}, {"as_of"}),
    Money: ({"ground"}, {"on"}),
    FundLine: ({"paper"}, {"day"}),
}
FIGURE_NAMES = re.compile(
    r"(?:^|_)(?:value|amount|sum|share|percent|rate|figure|indicator|population|count)$"
)


def stems(language: str) -> tuple[str, ...]:
    """Give how the words begin that the facts are counted in."""
    units = [
        series.unit[language].split()[0].casefold()
        for subject in subjects().values()
        for series in subject.series.values()
        if series.kind not in NO_COUNT
    ]
    found = {unit[: max(3, len(unit) - 2)] for unit in units if unit not in NO_UNITS}
    return (*sorted(found), *MORE[language])


STEMS = {language: stems(language) for language in LANGUAGES}
DIGITS = {
    language: re.compile(
        r"(?<![\w№/.:{-])(\d[\d \u00a0]*(?:[.,]\d+)?)(?:(?<=\d)[-\u2011]?[^\W\d]{1,4}\b)?\s*(?:млн|млрд|мың|тыс|million|thousand)?\.?\s*"
        rf"(?:[^\W\d]+\s+)?(?:{'|'.join(map(re.escape, words))})",
        re.IGNORECASE,
    )
    for language, words in STEMS.items()
}
PLACES = re.compile(r"\{[^}]*\}|%\([^)]*\)s|<[^>]*>")


def figures_in(text: str, language: str) -> list[str]:
    """Find figures about the world in a text: digits before what is counted, and from twenty on also words."""
    bare = PLACES.sub(" ", text)
    found = [match[0] for match in DIGITS[language].finditer(bare) if match[1].strip() not in {"0", "1"}]
    if language in {"kk", "ru"}:
        found += [
            bare[one.start : one.end + 20]
            for one in find_numbers(bare, language)
            if one.kind == "count"
            and one.value >= 20
            and not re.search(r"\d", bare[one.start : one.end])
            and one.unit.casefold().startswith(STEMS[language])
        ]
    return [one for one in found if one not in ALLOWED]


def texts_of(row: Any, is_sourced: bool = False) -> Iterator[tuple[str, str, bool]]:
    """Go through a data file: each text with its language, and whether a source stands beside it or above it."""
    if isinstance(row, dict):
        here = is_sourced or bool(SOURCED & set(row))
        for key, value in row.items():
            if isinstance(value, str) and key in LANGUAGES:
                yield key, value, here
            else:
                yield from texts_of(value, here)
    elif isinstance(row, list):
        for value in row:
            yield from texts_of(value, is_sourced)


@pytest.mark.requirement("PLT-05")
def test_no_table_keeps_a_figure_that_is_not_declared_with_its_source() -> None:
    """A new column that could hold a figure fails here until it is said to be the platform's own count, or sourced."""
    strange = []
    for model in apps.get_models():
        if not model.__module__.startswith("shanyraq.") or model in FIGURES:
            continue
        for field in model._meta.concrete_fields:
            is_number = isinstance(field, models.IntegerField | models.DecimalField | models.FloatField)
            is_named_so = isinstance(field, models.CharField) and FIGURE_NAMES.search(field.name)
            if not field.primary_key and field.name not in OWN and (is_number or is_named_so):
                strange.append(f"{model._meta.label}.{field.name}")
    assert strange == []


@pytest.mark.requirement("PLT-05")
@pytest.mark.parametrize("model", FIGURES, ids=lambda model: model.__name__)
def test_a_table_of_figures_has_columns_for_source_and_day_that_it_insists_on(
    model: type[models.Model],
) -> None:
    sources, days = FIGURES[model]
    fields = {field.name: field for field in model._meta.concrete_fields}
    checked = {
        name
        for rule in model._meta.constraints
        for name in re.findall(r"\w+", str(getattr(rule, "condition", "")))
    }
    for names in (sources, days):
        assert names <= set(fields)
        assert names & checked or all(not (fields[name].null or fields[name].blank) for name in names)


@pytest.mark.requirement("PLT-05")
def test_every_figure_of_a_data_file_has_its_source_beside_it() -> None:
    found = []
    for file in sorted(SOURCE.rglob("*.toml")):
        if "tests" in file.parts:
            continue
        for language, text, is_sourced in texts_of(tomllib.loads(file.read_text(encoding="utf-8"))):
            if not is_sourced:
                found += [f"{file.relative_to(SOURCE)}: {figure}" for figure in figures_in(text, language)]
    assert found == []


@pytest.mark.requirement("PLT-05")
def test_no_page_and_no_sentence_holds_a_figure_in_any_language() -> None:
    found = []
    for file in sorted(SOURCE.rglob("templates/**/*.html")):
        language = file.stem if file.stem in LANGUAGES else "en"
        text = visible(file.read_text(encoding="utf-8"))
        found += [f"{file.relative_to(SOURCE)}: {figure}" for figure in figures_in(text, language)]
    for po in catalogues.catalogue_files(SOURCE.parent):
        with po.open("rb") as catalogue:
            rows = [row for row in read_po(catalogue) if row.id]
        for row in rows:
            first = row.id[0] if isinstance(row.id, tuple) else row.id
            if first.startswith(tuple(NO_FIGURES)):
                continue
            for language, said in (("en", row.id), (po.parts[-3], row.string)):
                for text in said if isinstance(said, tuple) else (said,):
                    found += [f"{po.parts[-4]}: {figure} in {text}" for figure in figures_in(text, language)]
    assert sorted(set(found)) == []


@pytest.mark.requirement("PLT-05")
def test_no_string_of_the_code_holds_a_figure() -> None:
    found = []
    for file in sorted(SOURCE.rglob("*.py")):
        if {"tests", "migrations"} & set(file.parts):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
                for language in LANGUAGES:
                    found += [
                        f"{file.relative_to(SOURCE)}: {one}" for one in figures_in(node.value, language)
                    ]
    assert sorted(set(found)) == []


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Ассамблея 820 этномәдени бірлестікті біріктіреді.", "kk", 1),
        ("Елде мыңнан астам бірлестік бар.", "kk", 1),
        ("В стране более 1 000 объединений.", "ru", 1),
        ("Выделено 12 млн тенге.", "ru", 1),
        ("The Assembly has 394 members and 28 associations.", "en", 2),
        ("Over 15 % of citizens", "en", 1),
        ("Decree 149 of 7 September 2011, article 10", "en", 0),
        ("{n} мүше, {count} бірлестік", "kk", 0),
        ("Құпиясөз кемінде 12 таңба", "kk", 0),
    ],
)
def test_a_figure_would_be_seen(text: str, language: str, count: int) -> None:
    assert len(figures_in(text, language)) == count

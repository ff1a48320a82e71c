"""No figure about the world is shown without its source, and its day or the word that the day is unknown."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils.translation import override

from shanyraq.acts.attribution import attributed
from shanyraq.law.observations import observations
from shanyraq.law.observations import of as observed
from shanyraq.sources.facts.reading import figures
from shanyraq.sources.facts.values import is_day
from shanyraq.sources.models import AddedFact
from shanyraq.sources.queries.facts import row_for_file, shown
from shanyraq.web import catalogues

SOURCE = Path(__file__).resolve().parents[2] / "src" / "shanyraq"
# Examples of how to write a value or a day, sizes a file may have, and names that are numbers: figures of no world.
EXAMPLE = re.compile(
    r"\d{1,2}\.\d{2}\.\d{4}|\b(?:19|20)\d{2}\b|\d{4}-\d{2}(?:-\d{2})?|№\s*\d+|Decree(?: No)? \d+|\d+ (?:MB|letters|days)"
    r"|(?:UTF|SHA|FIPS|ISO|RFC|KZ|windows)[- ]\d+|\{[^}]*\}|%\([^)]*\)s|&\w+;"
)
# Sentences with a number that is no figure about the world, by how they begin, and what the number is.
NO_FIGURES = {
    "For example ": "how to write something",
    "For example: ": "how to write something",
    "Write a whole number like 820": "how to write something",
    "000 and 002 are papers": "numbers of papers",
    "A member of the Assembly: 127 of 382": "the rehearsal's own invented request",
    "Save the programme that checks it": "the platform's own file",
    "CSV (UTF-8) or XLSX": "the size a file may have",
    "Law No. 94-V is": "the number and date of a law",
}
FIGURE = re.compile(r"(?<![\w/.,:-])\d{2,}(?:[ \u00a0]\d{3})*(?![\w/:])")


@pytest.mark.requirement("PLT-05")
def test_every_figure_of_the_papers_has_its_source_and_its_day_or_says_it_is_unknown() -> None:
    assert len(figures()) > 80
    for one in figures():
        assert one.places or one.source.strip(), one.id
        assert one.as_of.known == bool(one.as_of.day), one.id
        assert one.as_of.dating != "estimated" or (one.as_of.ground and one.as_of.why), one.id


@pytest.mark.requirement("PLT-05")
def test_every_observation_has_its_source_and_a_day_that_can_be_read_or_none() -> None:
    for row in observations():
        assert row.source.strip(), row
        assert not row.as_of or is_day(row.as_of), row


@pytest.mark.django_db
@pytest.mark.requirement("PLT-05")
def test_every_row_handed_out_names_its_source_and_its_day() -> None:
    for one in shown():
        row = row_for_file(one)
        assert row["source"] and row["as_of"], row


@pytest.mark.django_db
@pytest.mark.requirement("PLT-05")
@pytest.mark.parametrize(("path", "what"), [("members", "assembly.members"), ("council", "council.members")])
def test_the_roll_shows_what_papers_say_with_source_and_day(client: Client, path: str, what: str) -> None:
    said = client.get(f"/en/structure/{path}/").content.decode()
    for row in observed(what):
        assert f">{row.count}<" in said or f"{row.count}" in said, row
        with override("en"):
            assert attributed(row.source) in said, row
        assert row.as_of[:4] in said, row


@pytest.mark.requirement("PLT-05")
def test_observations_are_shown_only_where_this_test_looks() -> None:
    """A room that begins to show observations must be looked at above."""
    users = {
        file.relative_to(SOURCE).as_posix()
        for file in SOURCE.rglob("*.py")
        if "tests" not in file.parts
        and re.search(r"^from .* import .*\bobservations\b", file.read_text(), re.M)
    }
    assert users == {"bodies/views/roll.py", "sources/facts/reading.py"}


def visible(template: str) -> str:
    """Give the text of a template that a reader sees: no tags, no places, no comments."""
    bare = re.sub(r"\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}", " ", template, flags=re.DOTALL)
    bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", bare, flags=re.DOTALL)
    bare = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", bare, flags=re.DOTALL)
    return re.sub(r"<[^>]*>", " ", bare)


@pytest.mark.requirement("PLT-05")
def test_no_figure_is_written_into_a_page() -> None:
    """A number in a page comes from data that has a source; prose pages cite laws, and are read by their own tests."""
    found = []
    for file in sorted(SOURCE.rglob("templates/**/*.html")):
        if "prose" in file.parts:
            continue
        text = EXAMPLE.sub(" ", visible(file.read_text(encoding="utf-8")))
        found += [f"{file.relative_to(SOURCE)}: {number}" for number in FIGURE.findall(text)]
    assert found == []


@pytest.mark.requirement("PLT-05")
def test_no_figure_is_written_into_a_sentence() -> None:
    found = []
    for po in catalogues.catalogue_files(SOURCE.parent):
        with po.open("rb") as file:
            for message in read_po(file):
                ids = message.id if isinstance(message.id, tuple) else (message.id,)
                for text in ids if message.id else ():
                    if text.startswith(tuple(NO_FIGURES)):
                        continue
                    found += [f"{po.parts[-4]}: {text}" for _ in FIGURE.findall(EXAMPLE.sub(" ", text))]
    assert sorted(set(found)) == []


def test_a_figure_written_into_a_page_would_be_seen() -> None:
    assert FIGURE.findall(EXAMPLE.sub(" ", visible("<p>Over 820 associations, {{ n }} of 2024</p>"))) == [
        "820"
    ]
    assert (
        FIGURE.findall(EXAMPLE.sub(" ", visible("<p class='t12'>{% say _('7') %} 24.04.2025 № 149</p>")))
        == []
    )


@pytest.mark.django_db
@pytest.mark.requirement("PLT-05")
def test_the_database_refuses_a_figure_without_source_past_every_service() -> None:
    columns = {
        "series": "members.all", "value": "999", "qualifier": "exactly", "dating": "stated", "as_of": "2024",
        "says_kk": "Көзсіз сан.", "says_ru": "", "says_en": "", "paper_title": "", "corrects": "", "why": "",
        "by": "x", "on": "2024-09-02", "at": "2024-09-02 00:00:00+00:00",
    }  # fmt: skip
    table = AddedFact._meta.db_table
    names = ", ".join(f'"{name}"' for name in columns)
    holes = ", ".join(["%s"] * len(columns))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{table}" ({names}) VALUES ({holes})', list(columns.values()))
    assert not AddedFact.objects.exists()

"""The Concept to 2020 as it lies beside the project: its tree from its text alone. Left out where the paper is absent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from io import StringIO
from json import loads
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings

from shanyraq.programmes.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.shared]
DIRECTIONS = {"5.1": [7, 8, 12, 7, 6], "5.2": [10, 12, 8, 8, 7, 8, 4], "5.3": [5, 12, 7], "5.4": [9, 6, 5]}


@pytest.fixture(scope="module")
def concept(shared: Path) -> Path:
    return next((shared / "seeds").glob("001_*.txt"))


@pytest.fixture(scope="module")
def nodes(
    concept: Path, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[dict[str, Any]]]:
    """Take the paper once for all tests of this file."""
    files = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"))
    with django_db_blocker.unblock(), files, transaction.atomic():
        call_command("programmes", "import", str(concept), stdout=StringIO())
        out = StringIO()
        call_command("programmes", "tree", "--json", stdout=out)
        yield loads(out.getvalue())
        transaction.set_rollback(True)


def of_kind(nodes: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [node for node in nodes if node["kind"] == kind]


def test_the_concept_has_141_measures_in_18_directions_of_4_areas(nodes: list[dict[str, Any]]) -> None:
    under = Counter(node["parent"] for node in of_kind(nodes, "measure"))
    grouped = {
        area["number"]: [
            under[d["number"]] for d in of_kind(nodes, "direction") if d["parent"] == area["number"]
        ]
        for area in of_kind(nodes, "area")
    }
    assert grouped == DIRECTIONS
    assert under.total() == sum(sum(found) for found in DIRECTIONS.values()) == 141


def test_the_concept_has_its_outcomes_principles_tasks_and_foundations(nodes: list[dict[str, Any]]) -> None:
    counts = Counter(node["kind"] for node in nodes)
    assert {kind: counts[kind] for kind in ("outcome", "principle", "task", "foundation", "section", "field")} == {
        "outcome": 13, "principle": 6, "task": 7, "foundation": 5, "section": 7, "field": 4,
    }  # fmt: skip


def rows(name: str, kind: str, first: int, last: int, count: int) -> Any:
    return pytest.param(kind, first, last, count, marks=pytest.mark.requirement(name), id=name)


@pytest.mark.parametrize(
    ("kind", "first", "last", "count"),
    [
        rows("PLN-01", "field", 1, 8, 4),  # title, developer, executor, years
        rows("PLN-09", "foundation", 480, 487, 5),
        rows("PLN-14", "reference", 567, 585, 5),
        rows("PLN-15", "aim", 453, 464, 3),
        rows("PLN-19", "point", 313, 346, 7),
    ],
)
def test_the_page_of_the_concept_shows_the_rows_of_its_lines(
    nodes: list[dict[str, Any]], kind: str, first: int, last: int, count: int
) -> None:
    found = [one for one in of_kind(nodes, kind) if first <= one["first_line"] and one["last_line"] <= last]
    assert len(found) == count
    assert [one["number"].rpartition(".")[2].lstrip("p") for one in found] == [
        str(n + 1) for n in range(count)
    ]
    page = unescape(Client().get(f"/kk/programmes/{found[0]['programme']}/").content.decode())
    for one in found:
        assert one["title"] in page
        assert f"?line={one['first_line']}#l{one['first_line']}" in page


def test_no_line_of_the_concept_is_lost_or_told_twice(nodes: list[dict[str, Any]], concept: Path) -> None:
    held = Counter(n for node in nodes for n in range(node["first_line"], node["last_line"] + 1))
    lines = concept.read_text(encoding="utf-8").split("\n")
    assert [n for n, line in enumerate(lines, 1) if line.strip() and held[n] != 1] == []
    assert Edition.objects.get().unplaced == []


def test_no_word_of_a_measure_is_invented(nodes: list[dict[str, Any]], concept: Path) -> None:
    lines = concept.read_text(encoding="utf-8").split("\n")
    for node in nodes:
        here = Counter(re.findall(r"\w", "".join(lines[node["first_line"] - 1 : node["last_line"]]).lower()))
        assert Counter(re.findall(r"\w", node["title"].lower())) <= here, node["number"]


def test_each_measure_of_the_catalogue_is_found_at_its_lines(
    nodes: list[dict[str, Any]], shared: Path
) -> None:
    catalogue = (shared / "spec/catalogue.md").read_text(encoding="utf-8")
    cited = re.findall(r"^\| ME-[A-Z]\d+ \|.*?\| 001:(\d+)(?:-(\d+))?\D", catalogue, re.MULTILINE)
    measures = [(node["first_line"], node["last_line"]) for node in of_kind(nodes, "measure")]
    assert sorted((int(first), int(last or first)) for first, last in cited) == measures


def test_the_passport_gives_title_makers_and_years(nodes: list[dict[str, Any]]) -> None:
    edition = Edition.objects.get()
    assert (edition.since, edition.until, edition.language) == (2013, 2020, "kk")
    assert len(of_kind(nodes, "field")) == 4

"""What the Assembly is for, by three documents: every aim with its lines, none of them blended into another."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from shanyraq.sources.facts.aims import STATUTE, aims
from shanyraq.sources.facts.reading import cited_papers


@pytest.mark.requirement("STR-02")
def test_the_three_documents_keep_their_own_aims() -> None:
    told = aims()
    assert [(one.key, len(told.of(one.key))) for one in told.documents] == [
        ("law", 1),
        ("concept", 1),
        ("slides", 5),
    ]
    assert {aim.place.paper for aim in told.of("law")} == {"000"}
    assert told.where("equality") == ((), (), told.of("slides")[0].places)
    assert all(any(found) for found in map(told.where, told.ideas))
    assert {idea for aim in told.aims for idea in aim.holds} == set(told.ideas)


@pytest.mark.requirement("STR-04")
def test_each_set_of_tasks_is_whole_and_laid_beside_the_law_with_a_reason() -> None:
    told = aims()
    assert [len(told.tasks_of(key)) for key in ("law", "slides", "concept")] == [6, 5, 7]
    assert len(told.tasks) == 18
    beside = {row.task.key: [other.id for other in row.others] for row in told.beside()}
    assert beside["opposing"] == []
    assert beside["culture_of_law"] == ["slides.political_culture", "concept.values"]
    assert {task.id for task in told.alone()} == {"concept.diaspora", "concept.abroad"}
    laid = {name for row in told.beside() for name in (row.task.id, *(one.id for one in row.others))}
    assert laid | {task.id for task in told.alone()} == set(told.tasks)
    for one in told.alike:
        assert set(one.tasks) <= set(told.tasks) and all(one.why[code] for code in ("kk", "ru", "en"))
        assert sum(name.startswith(f"{STATUTE}.") for name in one.tasks) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_shows_every_aim_and_task_with_its_lines(client: Client, language: str) -> None:
    page = client.get(f"/{language}/facts/aims/").content.decode()
    told = aims()
    for one in (*told.aims, *told.tasks.values()):
        assert one.says[language] in page and str(one.place) in page
    assert "/facts/aims/" in client.get(f"/{language}/about/").content.decode()


@pytest.mark.django_db
def test_the_same_is_given_as_csv_and_json(client: Client) -> None:
    rows = json.loads(client.get("/en/facts/aims/?format=json").content)["aims_and_tasks"]
    assert len(rows) == 25 and {row["document"] for row in rows} == {"law", "concept", "slides"}
    by_key = {row["key"]: row for row in rows if row["kind"] == "task"}
    assert by_key["law.joining"]["alike"] == "concept.joining" and by_key["law.opposing"]["alike"] == ""
    lines = client.get("/en/facts/aims/?format=csv").content.decode().strip().splitlines()
    assert len(lines) == 26


@pytest.mark.shared
def test_the_lines_cited_hold_words(shared: Path) -> None:
    papers = {f.name[:3]: f.read_text(encoding="utf-8").split("\n") for f in (shared / "seeds").glob("*.txt")}
    told = aims()
    for one in (*told.aims, *told.tasks.values()):
        lines = papers[one.place.paper][one.place.first - 1 : one.place.last]
        assert lines[0].strip() and lines[-1].strip(), one.place
        assert len(re.findall(r"\w", " ".join(lines))) > 40, one.place
        assert one.place.paper in cited_papers()

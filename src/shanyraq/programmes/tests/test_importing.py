"""A paper is taken as a programme: once, with its lines; read anew, its parts stay themselves."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from json import loads
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from rulebook import Refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry
from shanyraq.people.acting import ANYONE, SYSTEM
from shanyraq.programmes import queries
from shanyraq.programmes.models import Edition, Part, Reading
from shanyraq.programmes.services.importing import OWN_ADDRESSES, import_programme, tree_of
from shanyraq.programmes.urls import urlpatterns
from shanyraq.sources.models import Clause, Paper

pytestmark = pytest.mark.django_db
PLANS = Path(__file__).parent / "plans"
AT = Moment(date(2024, 9, 2), datetime(2024, 9, 2, 6, tzinfo=UTC))


def told(*words: str) -> str:
    out = StringIO()
    call_command("programmes", "--language", "en", *words, stdout=out)
    return out.getvalue()


def tree(*words: str) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = loads(told("tree", *words, "--json"))
    return nodes


def test_a_file_becomes_a_programme_with_one_command() -> None:
    said = told("import", str(PLANS / "alma.txt"))
    assert "3 directions, 8 measures, 3 expected outcomes" in said
    assert "Every line has its place." in said
    assert "lines" not in said and "26: introduces a list, but its colon is lost" in said
    edition = Edition.objects.get()
    assert (edition.since, edition.until, edition.language, edition.number) == (2031, 2034, "kk", 1)


def test_the_tree_is_printed_with_file_and_lines() -> None:
    told("import", str(PLANS / "lipa.txt"))
    nodes = tree("lipa")
    measure = next(node for node in nodes if node["number"] == "II.1.4")
    assert measure == {
        "kind": "measure", "number": "II.1.4", "title": "Посадить десять лип", "file": "lipa.txt", "first_line": 20,
        "last_line": 20, "parent": "II.1", "programme": "lipa",
    }  # fmt: skip
    assert [node["first_line"] for node in nodes] == sorted(node["first_line"] for node in nodes)
    lost: list[dict[str, Any]] = loads(told("tree", "--unplaced", "--json"))
    held = Counter(n for row in (*nodes, *lost) for n in range(row["first_line"], row["last_line"] + 1))
    lines = (PLANS / "lipa.txt").read_text(encoding="utf-8").split("\n")
    assert all(held[number] == 1 for number, line in enumerate(lines, 1) if line.strip())


def test_what_found_no_place_is_said_in_words() -> None:
    said = told("import", str(PLANS / "lipa.txt"))
    assert "3 pieces without a place" in said
    assert "29: a number with nothing after it: 8." in said
    assert "31: number 9 comes after 6" in said


def test_a_file_taken_twice_changes_nothing() -> None:
    told("import", str(PLANS / "alma.txt"))
    before = (tree(), Entry.objects.count())
    assert "Nothing was changed." in told("import", str(PLANS / "alma.txt"))
    assert (tree(), Entry.objects.count()) == before
    assert Edition.objects.count() == 1


def test_a_paper_read_anew_gives_a_new_edition_and_its_parts_stay_themselves() -> None:
    told("import", str(PLANS / "alma.txt"))
    row = Reading.objects.get(number="2.2.1.1")
    clause = Clause.objects.get(first_line=row.first_line)
    Clause.objects.filter(pk=clause.pk).update(text="1) шақыру хатын жазу;")
    assert "edition 2" in told("import", "alma")
    first, second = Edition.objects.order_by("number")
    anew = second.readings.get(number="2.2.1.1")
    assert (anew.part_id, anew.title, row.title) == (row.part_id, "шақыру хатын жазу", "шақыру жазу")
    assert set(first.readings.values_list("part", flat=True)) == set(
        second.readings.values_list("part", flat=True)
    )
    assert Part.objects.count() == first.readings.count()


def test_another_paper_of_a_programme_keeps_the_parts_that_say_the_same(tmp_path: Path) -> None:
    told("import", str(PLANS / "lipa.txt"))
    kept = Reading.objects.get(number="II.1.4").part_id
    later = tmp_path / "lipa-2033.txt"
    later.write_text(
        "План мероприятий улицы Липовой на 2033 год\n\n1. Посадить десять лип.\n2. Купить грабли.\n"
    )
    told("import", str(later), "--into", "lipa")
    nodes = {row.number: row for row in Edition.objects.get(number=2).readings.all()}
    assert nodes["1"].part_id == kept
    assert nodes["2"].part_id not in set(
        Edition.objects.get(number=1).readings.values_list("part", flat=True)
    )


def test_an_edition_is_shown_from_its_day() -> None:
    told("import", str(PLANS / "alma.txt"))
    edition = Edition.objects.get()
    Clause.objects.filter(first_line=Reading.objects.get(number="2.2.1.1").first_line).update(
        text="1) шақыру;"
    )
    told("import", "alma")
    later = Edition.objects.get(number=2)
    Edition.objects.filter(pk=later.pk).update(made_on=edition.made_on + timedelta(days=1))
    # The paper is older than its reading: before the first reading the first is shown.
    for day, number in ((date(1999, 1, 1), 1), (edition.made_on, 1), (later.made_on + timedelta(days=1), 2)):
        shown = queries.edition_on(edition.programme, day)
        assert shown is not None and shown.number == number


def test_a_paper_named_like_a_page_of_this_room_gets_another_address(tmp_path: Path) -> None:
    for name in ("plans", "documents", "items", "indicators"):
        (tmp_path / f"{name}.txt").write_bytes((PLANS / "lipa.txt").read_bytes() + f"\n{name}\n".encode())
        told("import", str(tmp_path / f"{name}.txt"))
        edition = Edition.objects.get(programme__slug=f"{name}-programme")
        page = Client().get(f"/en/programmes/{name}-programme/")
        assert page.status_code == 200 and edition.title in page.content.decode()


def test_taking_a_programme_is_an_act_with_one_entry() -> None:
    told("import", str(PLANS / "alma.txt"))
    entry = Entry.objects.get(act="programmes.import_programme")
    edition = Edition.objects.get()
    assert (entry.about, entry.facts["parts"]) == (
        f"programmes.edition:{edition.pk}",
        edition.readings.count(),
    )
    paper = Paper.objects.get()
    with pytest.raises(Refusal):
        import_programme(by=ANYONE, at=AT, paper=paper, tree=tree_of(paper))
    with pytest.raises(Refusal) as refused:
        import_programme(by=SYSTEM, at=AT, paper=paper, tree=tree_of(paper))
    assert refused.value.verdict.code == "programmes.unchanged"


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("programmes", "--language", "en", "import", str(tmp_path / "none.txt"))
    assert ended.value.code == 66
    assert "none.txt" in capsys.readouterr().err


def test_no_programme_takes_the_address_of_a_page_of_the_room() -> None:
    first = {str(one.pattern).partition("/")[0] for one in urlpatterns}
    assert {one for one in first if one and not one.startswith("<")} == OWN_ADDRESSES

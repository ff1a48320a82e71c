"""Papers read again when later ones help: the same whatever the order, never in silence, never twice."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from rulebook import Refusal

from shanyraq.journal.models import Entry
from shanyraq.people.acting import SYSTEM
from shanyraq.sources import queries
from shanyraq.sources.models import Clause, Paper
from shanyraq.sources.services import accept_correction, propose_correction, repair_again
from shanyraq.sources.tests.test_services import AT, receive
from tests import factories

pytestmark = pytest.mark.django_db
BROKEN = "Бақтың кеңесі шырғана-\nқты күтіп баптайды.\n"
HELP = "Бақта шырғанақты отырғызады. Тағы шырғанақты суарады. Сол шырғанақты күзетеді.\n"


def told(*arguments: str, command: str = "reread") -> str:
    out = StringIO()
    call_command(command, *arguments, language="en", stdout=out, stderr=StringIO())
    return out.getvalue()


def shown() -> dict[str, list[tuple[str, int, int]]]:
    return {
        paper.name: [(c.text, c.first_line, c.last_line) for c in paper.clauses.order_by("first_line")]
        for paper in Paper.objects.all()
    }


@pytest.fixture
def broken() -> Paper:
    return receive(content=BROKEN.encode(), slug="broken", name="broken.txt")


def test_a_later_paper_settles_a_doubt_and_the_earlier_reading_is_kept(broken: Paper) -> None:
    (before,) = broken.clauses.all()
    assert before.text == "Бақтың кеңесі шырғана-қты күтіп баптайды." and not before.changes[0]["sure"]
    receive(content=HELP.encode(), slug="help")
    said = told()
    assert "not changed yet" in said and "“шырғана-қты” → “шырғанақты”" in said
    assert broken.clauses.get() == before
    said = told("--write")
    assert "1 place reads otherwise" in said and "lines 1–2" in said
    (now,) = broken.clauses.all()
    assert (now.text, now.reason, now.changes[0]["sure"]) == (
        "Бақтың кеңесі шырғанақты күтіп баптайды.", "repaired", True,
    )  # fmt: skip
    assert queries.earlier_readings(now) == [before]
    (entry,) = Entry.objects.filter(act="sources.repair_again")
    assert entry.facts["changed"] == [{"lines": [1, 2], "before": before.text, "after": now.text}]


def test_a_second_time_changes_nothing(broken: Paper) -> None:
    receive(content=HELP.encode(), slug="help")
    told("--write")
    before = (list(Clause.every.values()), Entry.objects.count())
    assert "Every paper reads as it is shown." in told("--write")
    assert (list(Clause.every.values()), Entry.objects.count()) == before
    with pytest.raises(Refusal) as refusal:
        repair_again(by=SYSTEM, at=AT, paper=broken, otherwise=[])
    assert refusal.value.verdict.code == "sources.nothing_to_repair"


def test_ingesting_the_later_paper_reads_the_earlier_one_again_and_says_so(tmp_path: Path) -> None:
    for name, text in (("broken.txt", BROKEN), ("help.txt", HELP)):
        (tmp_path / name).write_text(text)
    assert "reads otherwise" not in told(str(tmp_path / "broken.txt"), command="ingest")
    assert "“шырғана-қты” → “шырғанақты”" in told(str(tmp_path / "help.txt"), command="ingest")
    assert Paper.objects.get(slug="broken").clauses.get().text == "Бақтың кеңесі шырғанақты күтіп баптайды."


def test_what_a_person_corrected_stays(broken: Paper) -> None:
    reader, officer = (
        factories.actor(role, day=AT.day) for role in ("assembly.member", "secretariat.officer")
    )
    clause = broken.clauses.get()
    row = propose_correction(by=reader, at=AT, clause=clause.pk, text="Адам жазған мәтін.", why="себеп")
    accept_correction(by=officer, at=AT, correction=row.pk)
    receive(content=HELP.encode(), slug="help")
    assert "Every paper" in told("--write") and broken.clauses.get().text == "Адам жазған мәтін."


def test_a_legal_text_stays_and_the_difference_is_told() -> None:
    act = receive(content=f"ҚАУЛЫ ЕТЕМІН:\n\n{BROKEN}".encode(), slug="act")
    before = shown()[act.name]
    receive(content=HELP.encode(), slug="help", name="help.txt")
    assert "a legal text: left as it is" in told("--write") and shown()[act.name] == before


def _ingested(groups: Iterable[Iterable[Path]]) -> dict[str, list[tuple[str, int, int]]]:
    with transaction.atomic():
        for group in groups:
            told(*map(str, group), command="ingest")
        found = shown()
        transaction.set_rollback(True)
    return found


@pytest.mark.shared
@pytest.mark.requirement("ING-01")
def test_the_five_papers_read_the_same_in_any_order_and_in_separate_commands(shared: Path) -> None:
    files = sorted((shared / "seeds").glob("*.txt"))
    together = _ingested([files])
    assert {name[:3]: len(rows) for name, rows in together.items()}.keys() == {
        "000",
        "001",
        "002",
        "003",
        "004",
    }
    for order in (files, files[::-1], [files[n] for n in (1, 4, 0, 3, 2)]):
        assert _ingested([file] for file in order) == together
    assert _ingested([files[::-1]]) == together

"""A paper is received once, whole, and said in the journal."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pytest
from rulebook import Refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry
from shanyraq.people.acting import ANYONE, SYSTEM
from shanyraq.sources.models import Clause, Line, Paper
from shanyraq.sources.services import receive_paper
from shanyraq.web.uploads import path_of

pytestmark = pytest.mark.django_db
AT = Moment(date(2024, 9, 2), datetime(2024, 9, 2, 6, tzinfo=UTC))
TEXT = "Алма бағы кеңесінің ғылыми-\nзерттеу жұмысы туралы.\n\nЭтот абзац написан по-русски, и он короче.\n"


def receive(content: bytes = TEXT.encode(), slug: str = "alma", **more: Any) -> Paper:
    given = {"by": SYSTEM, "at": AT, "name": "alma.txt", "title": "Алма", **more}
    return receive_paper(content=content, slug=slug, **given)


@pytest.mark.requirement("ING-01")
def test_a_paper_keeps_its_bytes_its_lines_and_its_clauses() -> None:
    paper = receive()
    assert path_of(paper.sha256).read_bytes() == TEXT.encode()
    assert [line.text for line in paper.lines.order_by("number")] == TEXT.split("\n")[:-1]
    first, second = paper.clauses.order_by("number")
    assert first.text == "Алма бағы кеңесінің ғылыми-зерттеу жұмысы туралы."
    assert (first.first_line, first.last_line, first.language, second.language) == (1, 2, "kk", "ru")
    assert [change["line"] for change in first.changes] == [1]
    assert paper.languages == ["kk", "ru"]


def test_receiving_is_one_entry_of_the_journal() -> None:
    paper = receive()
    entry = Entry.objects.get(act="sources.receive_paper")
    assert (entry.about, entry.actor) == (f"sources.paper:{paper.pk}", "system")
    assert entry.facts["sha256"] == sha256(TEXT.encode()).hexdigest()


def test_the_same_bytes_are_received_once() -> None:
    receive()
    with pytest.raises(Refusal) as refused:
        receive(slug="another")
    assert refused.value.verdict.code == "sources.already_received"
    assert (Paper.objects.count(), Entry.objects.count()) == (1, 1)


def test_an_address_in_use_is_refused() -> None:
    receive()
    with pytest.raises(Refusal) as refused:
        receive(content=TEXT.encode() + b"!")
    assert refused.value.verdict.code == "sources.slug_taken"


def test_a_refused_file_leaves_nothing() -> None:
    with pytest.raises(Refusal):
        receive(content=b"%PDF-1.7")
    assert not Paper.objects.exists() and not Line.objects.exists() and not Clause.objects.exists()
    assert not path_of(sha256(b"%PDF-1.7").hexdigest()).exists()


def test_nobody_without_a_mandate_brings_papers() -> None:
    with pytest.raises(Refusal) as refused:
        receive(by=ANYONE)
    assert refused.value.verdict.code == "law.no_mandate"


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    receive(progress=lambda done, total: told.append((done, total)))
    assert told[0] == (0, 12) and told[-1] == (10, 10)
    shares = [done / total for done, total in told]
    assert shares == sorted(shares) and len(set(shares)) > 3

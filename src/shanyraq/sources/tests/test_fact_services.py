"""People add facts only with their papers; what is superseded stays; the table itself refuses a row without a source."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from rulebook import Refusal

from shanyraq.journal.models import Entry
from shanyraq.law import book
from shanyraq.people.acting import ANYONE, SYSTEM, Actor
from shanyraq.sources.models import AddedFact, FactPaper, HandSettlement, Paper
from shanyraq.sources.queries.facts import Wanted, row_for_file, settled, shown, wanted_of
from shanyraq.sources.services import add_fact, correct_fact, receive_paper, settle_contradiction
from shanyraq.web.uploads import Brought
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = factories.moment(DAY)
FACT = {
    "series": "members.all", "value": "600", "qualifier": "exactly", "dating": "stated", "as_of": "2024-08",
    "says_kk": "Мүшелер алты жүз болды.",
}  # fmt: skip
PDF = Brought(b"%PDF-1.7 list of members", "list.pdf", "pdf")


@pytest.fixture
def officer() -> Actor:
    return factories.actor("secretariat.officer", day=DAY)


@pytest.fixture
def paper() -> Paper:
    text = "Алма бағының мүшелері алты жүз.\nЕкінші жол.\n"
    return receive_paper(by=SYSTEM, at=AT, content=text.encode(), name="alma.txt", slug="alma", title="Алма")


def refused(code: str, act: Any, **given: Any) -> None:
    with pytest.raises(Refusal) as refusal:
        act(at=AT, **given)
    assert refusal.value.verdict.code == f"sources.{code}"


@pytest.mark.requirement("FAC-01")
def test_a_fact_stands_on_the_line_of_its_paper_and_in_the_journal(officer: Actor, paper: Paper) -> None:
    row = add_fact(by=officer, at=AT, **FACT, paper=paper, first_line=1)
    assert (row.first_line, row.last_line, row.as_of) == (1, 1, "2024-08")
    entry = Entry.objects.get(act="sources.add_fact")
    assert entry.about == f"sources.fact:{row.pk}"
    assert (entry.facts["source"], entry.facts["value"]) == ("alma:1-1", "600")


def test_a_fact_may_stand_on_an_attached_paper_with_its_title(officer: Actor) -> None:
    row = add_fact(by=officer, at=AT, **FACT, file=PDF, paper_title="Мүшелер тізімі, № 5 хат")
    assert row.file is not None and FactPaper.objects.get().name == "list.pdf"
    assert row_for_file(shown()[-1])["source"] == "Мүшелер тізімі, № 5 хат"


@pytest.mark.requirement("PLT-05", "FAC-01")
def test_a_fact_without_its_paper_is_refused_and_leaves_nothing(officer: Actor, paper: Paper) -> None:
    refused("fact_without_paper", add_fact, by=officer, **FACT)
    refused("fact_without_paper", add_fact, by=officer, **FACT, paper_title="Тек атауы")
    refused("fact_without_paper", add_fact, by=officer, **FACT, file=PDF)
    refused("no_such_lines", add_fact, by=officer, **FACT, paper=paper)
    refused("no_such_lines", add_fact, by=officer, **FACT, paper=paper, first_line=3)
    refused("no_such_lines", add_fact, by=officer, **FACT, paper=paper, first_line=2, last_line=1)
    assert not AddedFact.objects.exists() and not FactPaper.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"series": "apples.all"}, "no_such_series"),
        ({"series": "history.founded"}, "no_such_series"),
        ({"value": "many"}, "value_unread"),
        ({"value": "1/3"}, "value_unread"),
        ({"value": "-4"}, "value_unread"),
        ({"series": "session-rules.poll", "value": "4/3"}, "value_unread"),
        ({"series": "session-rules.poll", "value": "1/0"}, "value_unread"),
        ({"as_of": ""}, "day_missing"),
        ({"as_of": "yesterday"}, "day_unread"),
        ({"as_of": "2006/2008"}, "day_unread"),
        ({"as_of": "2024-10"}, "day_ahead"),
        ({"as_of": "2025"}, "day_ahead"),
        ({"dating": "unknown"}, "day_unread"),
    ],
)
def test_what_cannot_be_read_is_refused(
    wrong: dict[str, str], code: str, officer: Actor, paper: Paper
) -> None:
    refused(code, add_fact, by=officer, **{**FACT, **wrong}, paper=paper, first_line=1)


def test_a_date_that_the_paper_does_not_give_is_said_to_be_unknown(officer: Actor, paper: Paper) -> None:
    add_fact(by=officer, at=AT, **{**FACT, "as_of": "", "dating": "unknown"}, paper=paper, first_line=1)
    assert row_for_file(shown()[-1])["as_of"] == "unknown"


def test_spaces_in_a_number_and_a_share_are_tidied(officer: Actor, paper: Paper) -> None:
    row = add_fact(by=officer, at=AT, **{**FACT, "value": "1 600"}, paper=paper, first_line=1)
    share = {**FACT, "series": "session-rules.poll", "value": "4/6"}
    assert (row.value, add_fact(by=officer, at=AT, **share, paper=paper, first_line=1).value) == (
        "1600",
        "2/3",
    )


@pytest.mark.requirement("FAC-01")
def test_a_correction_supersedes_and_both_are_shown(officer: Actor, paper: Paper) -> None:
    given = {**FACT, "paper": paper, "first_line": 1}
    first = correct_fact(by=officer, at=AT, corrects="NUM-07", why="Тізім табылды", **given)
    second = correct_fact(by=officer, at=AT, corrects=first.ident, why="Тағы бір тізім", **given)
    listed = {one.figure.id: one.superseded_by for one in shown()}
    assert (listed["NUM-07"], listed[first.ident], listed[second.ident]) == (first.ident, second.ident, "")
    assert [e.facts["corrects"] for e in Entry.objects.filter(act="sources.correct_fact").order_by("pk")] == [
        "NUM-07", first.ident,
    ]  # fmt: skip


def test_what_is_superseded_or_of_another_series_is_not_superseded_again(
    officer: Actor, paper: Paper
) -> None:
    given = {**FACT, "paper": paper, "first_line": 1, "why": "Тізім табылды"}
    correct_fact(by=officer, at=AT, corrects="NUM-07", **given)
    refused("already_superseded", correct_fact, by=officer, corrects="NUM-07", **given)
    refused("no_such_fact", correct_fact, by=officer, corrects="NUM-01", **given)
    refused("no_such_fact", correct_fact, by=officer, corrects="F-999", **given)


@pytest.mark.parametrize("by", [ANYONE, SYSTEM])
def test_nobody_without_a_mandate_adds_facts(by: Actor, paper: Paper) -> None:
    for act, more in ((add_fact, {}), (correct_fact, {"corrects": "NUM-07", "why": "x"})):
        with pytest.raises(Refusal) as refusal:
            act(by=by, at=AT, **FACT, paper=paper, first_line=1, **more)
        assert refusal.value.verdict.code == "law.no_mandate"


BARE = {
    "series": "members.all", "value": "5", "qualifier": "exactly", "dating": "unknown", "says_kk": "Бес.",
    "by": "person:1", "on": DAY, "at": AT.machine,
}  # fmt: skip


@pytest.mark.requirement("PLT-05")
@pytest.mark.parametrize(
    "lacking",
    [
        {},
        {"paper_title": "Тек атауы"},
        {"first_line": 3, "last_line": 3},
        {"paper": True},
        {"paper": True, "first_line": 3, "last_line": 2},
        {"paper": True, "first_line": 1, "last_line": 1, "dating": "stated"},
        {"paper": True, "first_line": 1, "last_line": 1, "dating": "", "as_of": ""},
        {"paper": True, "first_line": 1, "last_line": 1, "as_of": "2024"},
        {"paper": True, "first_line": 1, "last_line": 1, "corrects": "NUM-07"},
        {"paper": True, "first_line": 1, "last_line": 1, "says_kk": ""},
    ],
)
def test_the_table_itself_refuses_a_figure_without_source_or_day(
    lacking: dict[str, Any], paper: Paper
) -> None:
    given = {**BARE, **lacking}
    given["paper"] = paper if given.get("paper") else None
    with pytest.raises(IntegrityError), transaction.atomic():
        AddedFact.objects.create(**given)
    assert not AddedFact.objects.exists()


def test_the_table_takes_a_figure_that_has_both(paper: Paper) -> None:
    AddedFact.objects.create(**BARE, paper=paper, first_line=1, last_line=2)


@pytest.mark.requirement("FAC-03")
def test_an_officer_settles_by_hand_with_a_reason_and_the_rule_is_still_shown(officer: Actor) -> None:
    settle_contradiction(by=officer, at=AT, contradiction="CTR-01", stands=[2], why="Қаулы табылды")
    found = next(one for one in settled(book(), DAY) if one.contradiction.id == "CTR-01")  # fmt: skip
    assert found.settlement.rule == "live_register" and not found.is_open
    assert found.hand is not None and (found.hand.stands, found.hand.why) == ([2], "Қаулы табылды")
    assert Entry.objects.get(act="sources.settle_contradiction").facts["stands"] == [2]
    settle_contradiction(by=officer, at=AT, contradiction="CTR-01", stands=[], why="Қаулы жалған")
    assert HandSettlement.objects.count() == 2


def test_a_statement_that_is_not_there_cannot_stand(officer: Actor) -> None:
    refused(
        "no_such_statement", settle_contradiction, by=officer, contradiction="CTR-01", stands=[3], why="x"
    )


def test_words_dating_and_paper_choose_figures() -> None:
    every = shown()
    chosen = [one.figure.id for one in wanted_of(every, Wanted(words="мүшелері 394"))]
    assert chosen == ["NUM-08"]
    assert {one.figure.as_of.dating for one in wanted_of(every, Wanted(dating="estimated"))} == {"estimated"}
    assert {p.paper for one in wanted_of(every, Wanted(paper="004")) for p in one.figure.places} >= {"004"}
    assert all(one.figure.source for one in wanted_of(every, Wanted(paper="other")))

"""Messages of the President: registered once, clause by clause, each linked to tasks and measures, year by year."""

# ruff: noqa: F811  (fixtures are named as what they give)
from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rulebook import Refusal

from shanyraq.decisions.tests.test_pages import signed_in
from shanyraq.journal.models import Entry
from shanyraq.programmes import services
from shanyraq.programmes.models import ClauseLink, Edition, Message, MessageClause, Reading
from shanyraq.programmes.queries import messages as asked
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, World, code_of, measure, world  # noqa: F401  a fixture
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("PLN-11")]
AT, LATER = factories.moment(DAY), date(2024, 7, 1)
GIVEN, EARLIER = date(2023, 9, 1), date(2021, 9, 1)


def register(world: World, day: date = GIVEN, **given: Any) -> Message:
    given = {
        "kind": "message",
        "title_kk": "Әділ бақ",
        "paper": "akorda.example/1",
        "by": world.officer,
        **given,
    }
    return services.register_message(at=AT, day=day, **given)


def clause(world: World, message: Message, number: str = "1", says: str = "Бақтар татулығы") -> MessageClause:
    return services.add_clause(by=world.officer, at=AT, message=message, number=number, says_kk=says)


def link(
    world: World, row: MessageClause, part: Reading | None = None, why: str = "Іс жүзінде"
) -> ClauseLink:
    return services.link_clause(by=world.officer, at=AT, clause=row, reading=part or measure(), why=why)


def task() -> Reading:
    return Reading.objects.filter(kind="task").order_by("place")[0]


def test_a_message_is_registered_once_after_it_was_given(world: World) -> None:
    for given, code in (
        ({"day": date(2024, 9, 1)}, "programmes.day_ahead"),
        ({"paper": " "}, "programmes.paper_not_named"),
        ({"by": world.clerk}, "law.no_mandate"),
    ):
        with pytest.raises(Refusal) as raised:
            register(world, **given)
        assert code_of(raised) == code
    register(world)
    with pytest.raises(Refusal) as raised:
        register(world)
    assert code_of(raised) == "programmes.message_there"
    register(world, kind="strategy")
    assert Message.objects.count() == 2 == Entry.objects.filter(act="programmes.register_message").count()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(kind="message", day=GIVEN, title_kk="x", paper="x", by="x", on=DAY)


def test_each_clause_is_linked_to_tasks_and_measures_and_taken_back_it_stays(world: World) -> None:
    row = clause(world, register(world))
    with pytest.raises(Refusal) as raised:
        clause(world, row.message)
    assert code_of(raised) == "programmes.clause_there"
    heading = Reading.objects.filter(kind="direction")[0]
    for given, code in (
        ({"part": heading}, "programmes.not_task_nor_measure"),
        ({"why": " "}, "programmes.no_reasons"),
    ):
        with pytest.raises(Refusal) as raised:
            link(world, row, **given)
        assert code_of(raised) == code
    first, _second = link(world, row), link(world, row, task())
    with pytest.raises(Refusal) as raised:
        link(world, row)
    assert code_of(raised) == "programmes.clause_linked"
    told = asked.messages_on(DAY)[0]
    assert [part.kind for _link, part in told.clauses[0].links] == ["measure", "task"] and told.linked == 1
    at = factories.moment(LATER)
    services.unlink_clause(by=world.officer, at=at, link=first)
    with pytest.raises(Refusal) as raised:
        services.unlink_clause(by=world.officer, at=at, link=first)
    assert code_of(raised) == "programmes.already_unlinked"
    assert len(asked.messages_on(LATER)[0].clauses[0].links) == 1
    assert len(asked.messages_on(DAY)[0].clauses[0].links) == 2 and link(world, row).pk != first.pk


def test_years_run_back_to_the_first_message_and_a_year_without_one_says_so(world: World) -> None:
    assert asked.years_of([], DAY) == [] and "No Message is registered yet" in read("messages/")
    link(world, clause(world, register(world, EARLIER)), task())
    row = clause(world, register(world))
    link(world, row, task())
    link(world, clause(world, row.message, "2"), task())
    told = asked.messages_on(DAY)
    assert [(year, len(rows)) for year, rows in asked.years_of(told, DAY)] == [
        (2024, 0), (2023, 1), (2022, 0), (2021, 1),
    ]  # fmt: skip
    table = asked.tables_on(told, DAY)[0]
    assert table.years == (2021, 2023) and table.edition == Edition.objects.get()
    assert [counts for _task, counts in table.rows] == [(1, 2), (0, 0)]
    assert read("messages/").count("No Message of this year is registered.") == 2


def test_the_number_of_queries_does_not_grow_with_messages(world: World) -> None:
    def asking() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            asked.messages_on(DAY)
        return len(queries)

    link(world, clause(world, register(world)))
    one = asking()
    for year in range(2010, 2020):
        link(world, clause(world, register(world, date(year, 9, 1))))
    assert asking() == one


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "Президент Жолдауы"), ("ru", "Послание Президента"), ("en", "Message of the President")],
)
def test_pages_and_files_show_it_by_year_and_on_each_measure(world: World, language: str, words: str) -> None:
    row = clause(world, register(world, title_ru="Справедливый сад"))
    bare = clause(world, row.message, "2", "Су туралы")
    link(world, row)
    for path in ("messages/", f"messages/{row.message_id}/"):
        page = read(path, language)
        assert words in page and row.says_kk in page and bare.says_kk in page and "2.2.1.1" in page
    assert row.says_kk in read("alma/2.2.1.1/", language)
    assert "Справедливый сад" in read("messages/", "ru")
    for path in ("messages/", f"messages/{row.message_id}/"):
        told = json.loads(read(f"{path}?format=json"))
        assert [(one["clause"], one["number"]) for one in told] == [("1", "2.2.1.1"), ("2", "")]
        table = list(csv.DictReader(io.StringIO(read(f"{path}?format=csv").lstrip("\ufeff"))))
        assert [one["year"] for one in table] == ["2023", "2023"]


def test_an_officer_does_it_from_the_pages(world: World) -> None:
    client = signed_in(factories.actor("secretariat.officer", day=DAY))
    given = {"kind": "message", "day": "2023-09-01", "title_kk": "Әділ бақ", "paper": "№ 1"}
    assert client.post("/kk/programmes/messages/new/", given).status_code == 302
    again = client.post("/kk/programmes/messages/new/", given)
    assert again.status_code == 409 and "Әділ бақ" in again.content.decode()
    pk = Message.objects.get().pk
    answer = client.post(f"/kk/programmes/messages/{pk}/clause/", {"number": "3", "says_kk": "Татулық"})
    assert answer.status_code == 302
    row = MessageClause.objects.get()
    form = client.get(f"/kk/programmes/messages/clauses/{row.pk}/link/").content.decode()
    assert f'value="{task().pk}"' in form and f'value="{measure().pk}"' in form
    given = {"reading": str(measure().pk), "why": "Осылай"}
    assert client.post(f"/kk/programmes/messages/clauses/{row.pk}/link/", given).status_code == 302
    assert client.post(f"/kk/programmes/messages/links/{ClauseLink.objects.get().pk}/end/").status_code == 302
    assert ClauseLink.objects.get().ended_on is not None
    assert Client().get("/kk/programmes/messages/new/").status_code in {302, 403}

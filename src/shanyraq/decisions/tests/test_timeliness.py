"""Timeliness and quality are told apart, of each body and quarter, with what they are out of; bodies are never ranked."""

import csv
import json
from datetime import date, timedelta

import pytest
from django.test import Client

from shanyraq.decisions.models import Assignment
from shanyraq.decisions.queries import timeliness as asked
from shanyraq.decisions.queries.timeliness import Kept, Quarter
from shanyraq.decisions.services import answering, controlling
from shanyraq.decisions.tests.conftest import PDF, Hall
from shanyraq.decisions.tests.test_control import assigned
from shanyraq.decisions.tests.test_pages import LANGUAGES, on
from shanyraq.decisions.tests.test_services import TERM

THIRD = Quarter(2024, 3)
ONE = timedelta(days=1)


def answered(hall: Hall, card: Assignment, day: date) -> None:
    answering.answer_decision(
        by=hall.clerk,
        at=hall.at(day),
        assignment_id=card.pk,
        number="1",
        dated=day,
        text_kk="…",
        document=PDF,
    )


def reviewed(hall: Hall, card: Assignment, day: date, **given: str) -> None:
    act = answering.return_answer if "why_returned" in given else answering.accept_answer
    act(by=hall.officer, at=hall.at(day), assignment_id=card.pk, **given)


@pytest.fixture
def told(hall: Hall) -> Hall:
    """Six cards of the ministry: in time at once; in time in part; returned, then late; missing; not due yet; taken back."""
    cards = []
    for number in range(6):
        term = date(2024, 9, 20) if number == 4 else TERM
        one = assigned(
            hall, title_kk=f"Іс {number}", executors=[hall.agency] if number == 3 else [], term=term
        )
        cards.append(one.assignments.get(addressee=hall.ministry))
    for card, grade in ((cards[0], "full"), (cards[1], "partly")):
        answered(hall, card, TERM)
        reviewed(hall, card, TERM + ONE, grade=grade)
    answered(hall, cards[2], TERM - ONE)
    reviewed(hall, cards[2], TERM, why_returned="дерек жоқ")
    answered(hall, cards[2], TERM + 5 * ONE)
    reviewed(hall, cards[2], TERM + 6 * ONE)
    controlling.withdraw_assignment(by=hall.officer, at=hall.at(TERM), assignment_id=cards[5].pk, why="…")
    return hall


@pytest.mark.requirement("CTL-02", "ME-P04")
def test_each_number_stands_with_what_it_is_out_of(told: Hall) -> None:
    kept = asked.kept_by_bodies(THIRD, date(2024, 9, 2))
    assert kept[told.ministry] == Kept(
        due=5, in_time=2, late=1, missing=1, accepted=3, at_first=2, graded=2, full=1
    )
    assert (kept[told.ministry].judged, kept[told.ministry].awaited) == (4, 1)
    assert kept[told.agency] == Kept(due=1, missing=1)
    assert asked.total_of(kept.values()).due == 6
    assert asked.kept_by_bodies(THIRD, date(2024, 9, 2), "chair") == {}
    assert asked.kept_by_bodies(Quarter(2024, 4), date(2024, 9, 2)) == {}


@pytest.mark.requirement("CTL-02")
def test_an_earlier_day_knows_neither_the_return_nor_what_came_later(told: Hall) -> None:
    before = asked.kept_by_bodies(THIRD, TERM - ONE)[told.ministry]
    assert (before.in_time, before.late, before.missing, before.due) == (1, 0, 0, 6)
    returned = asked.kept_by_bodies(THIRD, TERM + ONE)[told.ministry]
    assert (returned.in_time, returned.missing, returned.accepted) == (2, 2, 2)


def test_the_quarters_of_one_body_say_the_same_as_the_table_of_all(told: Hall) -> None:
    day = date(2024, 9, 2)
    assert asked.kept_by_quarters(told.ministry, day) == [
        (THIRD, asked.kept_by_bodies(THIRD, day)[told.ministry])
    ]


def test_quarters_follow_one_another() -> None:
    assert asked.quarter_of(date(2024, 12, 31)) == Quarter(2024, 4)
    assert (Quarter(2024, 4).since, Quarter(2024, 4).last) == (date(2024, 10, 1), date(2024, 12, 31))
    assert Quarter(2024, 1).before == Quarter(2023, 4)
    for text in ("", "2024-5", "x-1", "99999-1", "0001-1"):
        assert asked.quarter_said(text, date(2024, 9, 2)) == THIRD
    assert asked.quarter_said("2023-4", date(2024, 9, 2)) == Quarter(2023, 4)


@pytest.mark.requirement("CTL-02", "ME-P04")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_who_is_late_and_since_when_and_ranks_nobody(told: Hall, language: str) -> None:
    on(date(2024, 9, 2))
    answered_page = Client().get(f"/{language}/decisions/timeliness/")
    bodies = [body.slug for body, _kept in answered_page.context["rows"]]
    assert answered_page.status_code == 200 and bodies == ["agency", "ministry"], (
        "by the alphabet, though the other answers more"
    )
    late = answered_page.context["late"]
    assert [(card.assignment.addressee.slug, card.late_since) for card in late] == [
        ("ministry", TERM + ONE),
        ("agency", TERM + ONE),
    ]


@pytest.mark.requirement("CTL-02")
def test_the_files_say_the_same_as_the_page(told: Hall) -> None:
    on(date(2024, 9, 2))
    text = Client().get("/en/decisions/timeliness/?quarter=2024-3&format=csv").content.decode("utf-8-sig")
    row = next(row for row in csv.DictReader(text.splitlines()) if row["body"] == "ministry")
    assert (row["in_time"], row["judged"], row["full"], row["graded"]) == ("2", "4", "1", "2")
    data = json.loads(Client().get("/en/decisions/timeliness/?format=json").content)
    assert data["as_of"] == "2024-09-02" and [one["body"] for one in data["bodies"]] == ["agency", "ministry"]


def test_a_card_accepted_needs_an_answer_with_its_paper(told: Hall) -> None:
    accepted = Assignment.objects.filter(review="accepted")
    assert accepted and all(card.answers.latest("version").sha256 for card in accepted)

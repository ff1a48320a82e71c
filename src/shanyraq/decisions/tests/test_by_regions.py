"""Terms by region: each month counted once, one scale for all drawings, the order of the alphabet, CSV and JSON the same."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from kazakhtext.alphabet import sort_key

from shanyraq.decisions.models import Assignment, Decision
from shanyraq.decisions.picture_of_regions import HEIGHT, drawn
from shanyraq.decisions.queries.by_regions import (
    BEFORE,
    Month,
    RegionMonths,
    months_around,
    months_of_regions,
)
from tests import factories

from .conftest import DAY, Hall
from .test_services import close, write

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("CTL-02")]
ON = date(2024, 8, 20)
ADDRESS = "/en/decisions/timeliness/regions/?on=2024-08-20"


@pytest.fixture
def sent(hall: Hall) -> Decision:
    """Cards of two regions and of none: kept, answered late, unanswered, not due yet, taken back."""
    write(hall)
    [decision] = close(hall)
    july, august, october = date(2024, 7, 10), date(2024, 8, 1), date(2024, 10, 1)
    for number, (area, term, facts) in enumerate((
        ("KZ-39", july, {"answered_on": july, "stood_on": july}),
        ("KZ-39", july, {"answered_on": august, "stood_on": august}),
        ("KZ-39", august, {}),
        ("KZ-39", october, {}),
        ("KZ-39", july, {"withdrawn_on": july, "closed_on": july}),
        ("KZ-11", august, {"answered_on": july, "stood_on": july}),
    )):  # fmt: skip
        Assignment.objects.create(
            decision=decision, addressee=factories.organization("akimat", f"akimat-{number}", area=area),
            sent_on=DAY, term=term, outgoing_number=str(number), **facts,
        )  # fmt: skip
    return decision


def told(rows: list[RegionMonths], code: str) -> dict[str, tuple[int, int, int]]:
    [row] = [row for row in rows if row.code == code]
    return {f"{m.first:%m}": (m.in_time, m.late, m.waiting) for m in row.months if m.total}


def test_twelve_months_stand_around_the_day_across_new_year() -> None:
    months = months_around(date(2024, 1, 31))
    assert months[0] == date(2023, 4, 1) and months[BEFORE] == date(2024, 1, 1)
    assert months[-1] == date(2024, 3, 1) and len(set(months)) == 12


def test_each_card_stands_once_in_the_month_of_its_term(sent: Decision) -> None:
    rows = months_of_regions(ON, "kk")
    assert told(rows, "kz-39") == {"07": (1, 1, 0), "08": (0, 1, 0), "10": (0, 0, 1)}
    assert told(rows, "kz-11") == {"08": (1, 0, 0)}
    whole = next(row.whole for row in rows if row.code == "kz-39")
    assert (whole.in_time, whole.late, whole.waiting, whole.total) == (1, 2, 1, 4)
    assert told(months_of_regions(date(2024, 7, 9), "kk"), "kz-39") == {
        "07": (0, 0, 3), "08": (0, 0, 1),
    }, "as it stood then; September is the last month"  # fmt: skip


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_regions_stand_in_the_alphabet_of_the_language_all_of_them(sent: Decision, language: str) -> None:
    names = [row.name for row in months_of_regions(ON, language)]
    assert len(names) == 20 and names == sorted(names, key=sort_key)


def test_all_drawings_share_one_scale() -> None:
    first = date(2024, 1, 1)
    rows = [
        RegionMonths("a", "А", (Month(first, 2, 1, 1), Month(date(2024, 2, 1)))),
        RegionMonths("b", "Б", (Month(first, 1), Month(date(2024, 2, 1), 0, 1))),
    ]
    picture = drawn(rows, 1)
    assert picture.most == 4 and picture.now == "16"
    [a, b] = picture.smalls
    assert [(one.part, one.y, one.height) for one in a.pieces] == [
        ("in_time", "30.0", "30.0"), ("waiting", "15.0", "15.0"), ("late", "0.0", "15.0"),
    ]  # fmt: skip
    assert [float(one.height) for one in b.pieces] == [HEIGHT / 4, HEIGHT / 4]
    assert drawn([], 0).smalls == ()


def test_the_page_its_csv_and_its_json_say_the_same(sent: Decision) -> None:
    page = Client().get(ADDRESS).content.decode()
    assert "2 of 5 deadlines in the regions were met" in page and page.count("<figure") == 20
    assert "On time 1, late 2, not due yet 1" in page
    text = Client().get(f"{ADDRESS}&format=csv").content.decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert len(lines) == 240 and {row["as_of"] for row in lines} == {"2024-08-20"}
    assert sum(int(row["late"]) for row in lines) == 2
    said = Client().get(f"{ADDRESS}&format=json").json()
    assert [{name: str(value) for name, value in row.items()} for row in said["months"]] == lines
    assert "/decisions/timeliness/regions/" in said["source"]


def test_the_page_asks_the_same_for_few_cards_and_for_many(sent: Decision) -> None:
    def asked() -> int:
        Client().get(ADDRESS)
        with CaptureQueriesContext(connection) as queries:
            Client().get(ADDRESS)
        return len(queries)

    few = asked()
    for number in range(100, 120):
        Assignment.objects.create(
            decision=sent, addressee=factories.organization("akimat", f"akimat-{number}", area="KZ-39"),
            sent_on=DAY, term=date(2024, 8, 1), outgoing_number=str(number),
        )  # fmt: skip
    assert asked() == few <= 6


def test_before_there_were_regions_the_page_says_so(client: Client) -> None:
    page = client.get("/kk/decisions/timeliness/regions/?on=1995-02-01").content.decode()
    assert "Бұл күні өңір болған жоқ." in page

"""The share of members from associations by year, small sides hidden; the papers of a nomination, there or missing."""

import json
from csv import DictReader
from datetime import date
from decimal import Decimal
from io import StringIO
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.bodies.candidates import FROM_ASSOCIATIONS, Proof
from shanyraq.bodies.checklist import AHEAD, MISSING, THERE, Check, checklist
from shanyraq.bodies.models import Candidacy, Standing
from shanyraq.bodies.queries.shares import shares_until
from shanyraq.bodies.rules import PATHS
from shanyraq.bodies.shares import Mandate, Point, drawn, points_of, year_ends
from shanyraq.bodies.tests.test_candidates import PROOFS, decide, examine, propose, signed_in, submit
from tests import factories as make

DAY = date(2024, 9, 2)
ROW = "ME-P01"


def seats(count: int, category: str, *, since: date, until: date | None = None) -> None:
    for _ in range(count):
        seat = make.seat("assembly.member", since=since, until=until)
        if category:
            Standing.objects.create(
                membership=seat, category=category, path="council", decision="№ 1", decided_on=since
            )


@pytest.mark.requirement(ROW)
def test_a_person_counts_once_by_the_mandate_that_holds() -> None:
    held = [
        Mandate(1, date(2018, 5, 1), date(2021, 5, 1), "citizen"),
        Mandate(1, date(2021, 5, 1), None, "ethnocultural"),
        Mandate(2, date(2018, 5, 1), None, ""),
        Mandate(3, date(2022, 1, 1), date(2022, 12, 31), "association"),
    ]
    days = year_ends(date(2018, 5, 1), date(2023, 3, 1))
    assert days == [*(date(year, 12, 31) for year in range(2018, 2023)), date(2023, 3, 1)]
    counted = [(one.total, one.said, one.associations) for one in points_of(held, days)]
    assert counted == [(2, 1, 0)] * 3 + [(2, 1, 1)] * 3  # a mandate that ends on the day holds no longer


@pytest.mark.requirement(ROW)
@pytest.mark.parametrize(
    ("said", "associations", "told", "share"),
    [
        (300, 200, 200, "66.7"), (10, 5, 5, "50.0"), (10, 4, None, None), (10, 6, None, None), (10, 10, 10, "100.0"),
        (10, 0, 0, "0.0"), (0, 0, None, None),
    ],
)  # fmt: skip
def test_a_side_so_small_that_it_points_at_people_is_not_told(
    said: int, associations: int, told: int | None, share: str | None
) -> None:
    point = Point(DAY, 400, said, associations)
    assert point.told == told and point.share == (Decimal(share) if share else None)


@pytest.mark.requirement(ROW)
def test_the_line_breaks_where_a_year_has_no_share_and_numbers_do_not_meet() -> None:
    days = year_ends(date(2000, 1, 1), date(2024, 9, 2))
    points = [Point(day, 100, 0 if day.year == 2010 else 100, 50 + day.year % 7) for day in days]
    line = drawn(points)
    assert line is not None and len(line.marks) == 24 and len(line.lines) == 22
    written = [mark.x for mark in line.marks if mark.written]
    assert written[-1] == line.marks[-1].x and min(b - a for a, b in pairwise(written)) >= 14
    assert drawn(points[:1]) is None
    top, floor = drawn([Point(days[0], 9, 9, 9), Point(days[1], 9, 9, 0)]).marks  # type: ignore[union-attr]
    assert (top.y, floor.y) == (38, 182)


@pytest.mark.django_db
@pytest.mark.requirement(ROW)
@pytest.mark.parametrize(("language", "hidden"), [("kk", "жасырын"), ("ru", "скрыто"), ("en", "hidden")])
def test_the_page_has_the_line_its_table_and_both_files(client: Client, language: str, hidden: str) -> None:
    seats(4, "ethnocultural", since=date(2020, 2, 1))
    seats(16, "citizen", since=date(2020, 2, 1))
    seats(8, "association", since=date(2021, 2, 1))
    seats(5, "", since=date(2021, 2, 1))
    with CaptureQueriesContext(connection) as asked:
        shares_until(DAY)
    assert len(asked) == 1
    path = f"/{language}/structure/composition/associations/"
    page = client.get(f"{path}?on=2024-09-02").content.decode()
    assert page.count('<circle class="d"') == 4 and page.count(f'<span class="ash">{hidden}</span>') == 1
    rows = list(
        DictReader(
            StringIO(
                client.get("/en/structure/composition/associations/?format=csv&on=2024-09-02").content.decode(
                    "utf-8-sig"
                )
            )
        )
    )
    assert [row["Share, per cent"] for row in rows] == ["", "42.9", "42.9", "42.9", "42.9"]
    told = json.loads(client.get(f"{path}?format=json&on=2024-09-02").content)["days"]
    assert told[0] == {
        "day": "2020-12-31", "members": 20, "category_recorded": 20, "from_associations": None, "hidden": True, "share": None,
    }  # fmt: skip
    assert told[-1]["members"] == 33 and told[-1]["category_recorded"] == 28
    assert client.get(f"{path}?on=1999-01-01").status_code == 200


def codes(checks: tuple[Check, ...], state: str) -> list[str]:
    return [one.code for one in checks if one.state == state]


@pytest.mark.requirement(ROW)
@pytest.mark.parametrize("path", PATHS)
def test_an_empty_nomination_lacks_what_its_path_asks_and_no_more(path: str) -> None:
    checks = checklist(Proof(path), citizenship=" ", category_paper="", steps={})
    missing = codes(checks, MISSING)
    assert missing[:2] == ["category", "citizenship"] and missing[-1] == "decision"
    assert ("region" in missing) == (path == "regional_session")
    assert ("proposer" in missing) == (path in FROM_ASSOCIATIONS)
    assert ("supreme_body" in missing) == (path == "association")
    assert codes(checks, AHEAD) == ["examined", "submitted", "decided"]
    assert {str(one.law) for one in checks} <= {f"law-70-iv-2008:15({n})" for n in (1, 2, 3)}


@pytest.mark.requirement(ROW)
def test_a_whole_way_lacks_nothing_and_an_ended_one_keeps_no_steps_ahead() -> None:
    steps = {"examined": ("№ 1", DAY), "submitted": ("№ 2", DAY), "approved": ("№ 3", DAY)}
    whole = checklist(
        Proof("council", decision="№ 5", decided_on=DAY), citizenship="№", category_paper="№", steps=steps
    )
    assert set(codes(whole, THERE)) == {
        "category",
        "citizenship",
        "decision",
        "examined",
        "submitted",
        "decided",
    }
    other = checklist(
        Proof("council"), citizenship="", category_paper="", steps={"other_appointed": ("№ 3", DAY)}
    )
    assert codes(other, AHEAD) == [] and codes(other, THERE) == ["decided"]


@pytest.mark.django_db
@pytest.mark.requirement(ROW)
def test_the_candidate_s_page_says_which_papers_are_there_and_scores_nothing(client: Client) -> None:
    row = propose("association", supreme_body=False, decision="")
    desk = signed_in(client, "secretariat.officer")

    def page(language: str = "en") -> str:
        return desk.get(f"/{language}/structure/candidates/{row.pk}/").content.decode()

    assert "3 papers are missing" in page() and page().count('class="chip late"') == 3
    assert "3 құжат жетпейді" in page("kk") and "Не хватает 3 документов" in page("ru")
    Candidacy.objects.filter(pk=row.pk).update(category_paper="№ 8", **PROOFS["association"])
    examine(row)
    assert "No paper is missing" in page() and "№ К-3" in page()
    submit(row)
    decide(row)
    assert page().count('class="chip done">there') == 8 and "score" not in page().lower().replace(
        "scored", ""
    )

"""Lists of history: several mandates of one person, spellings of a name, how members came, the template."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shanyraq.people import roll_template
from shanyraq.people.enrolment import Body, Known, Row, check
from shanyraq.people.lookalikes import Problem
from shanyraq.people.roll import HEADINGS, Line, UnreadableRoll, read
from shanyraq.people.rules import are_fathers_apart, loose_key, overlap
from shanyraq.people.way_in import region_of
from shanyraq.people.words import FIELDS, ROW_PROBLEMS, problem_in_words

BODIES = {"assembly": Body(1, "assembly"), "кеңес": Body(2, "council")}
WAY = {
    "category": "Этномәдени бірлестіктен",
    "path": "Сессия региональной ассамблеи",
    "region": "Павлодарская область",
    "proposed_by": "«Үлгі» бірлестігі",
    "decision": "№ 3",
    "decided_on": "20.02.2015",
}


def rows(*cells: dict[str, str], people: tuple[Known, ...] = (), decisions: dict | None = None) -> list[Row]:
    base = {"body": "assembly", "role": "мүше", "since": "01.09.2015", "basis": "Өкім № 5"}
    lines = [Line(n, {**base, **c}) for n, c in enumerate(cells, start=2)]
    return check(lines, bodies=BODIES, people=people, may_give_offices=False, decisions=decisions)


def codes(row: Row) -> list[str]:
    return [problem.code for problem in row.problems]


def mandate(since: str, until: str = "", name: str = "Қасымова Әлия", **more: str) -> dict[str, str]:
    return {"name_kk": name, "since": since, "until": until, **more}


def test_several_mandates_of_one_person_are_one_person_s_history() -> None:
    first, second, third = rows(
        mandate("01.03.1995", "01.05.2002"),
        mandate("10.06.2007", "01.05.2012", name="Касымова Алия"),
        mandate("01.05.2012"),
    )
    assert [codes(row) for row in (first, second, third)] == [[], [], []]
    assert [row.leader for row in (first, second, third)] == [None, 2, 2]


def test_days_of_one_seat_never_overlap_within_a_list() -> None:
    _first, second, third = rows(
        mandate("01.03.1995", "01.05.2002"), mandate("30.04.2002", "01.05.2007"), mandate("01.05.2002")
    )
    assert codes(second) == ["rows_overlap"]
    assert codes(third) == []


def test_days_of_a_seat_never_overlap_what_is_recorded() -> None:
    held = ((1, "member", date(2012, 5, 1), None),)
    known = Known(7, "Қасымова Әлия", ("Қасымова Әлия",), "a@example.org", held)
    before, inside, ended = (
        rows(mandate(*days, email="a@example.org"), people=(known,))[0]
        for days in (("01.03.1995", "01.05.2012"), ("01.06.2015",), ("01.05.2012", "01.05.2020"))
    )
    assert (codes(before), before.known) == ([], False)
    assert (codes(inside), inside.known) == ([], True)
    assert codes(ended) == ["overlaps_recorded"]


def test_a_look_alike_that_was_chosen_is_checked_against_its_seats() -> None:
    held = ((1, "member", date(2012, 5, 1), date(2020, 1, 1)),)
    known = Known(7, "Касымова Алия", ("Касымова Алия",), "", held)
    cells = (mandate("01.06.2015", "01.01.2022"), mandate("01.01.2022"))
    waiting, _later = rows(*cells, people=(known,))
    assert waiting.undecided and codes(waiting) == []
    chosen, later = rows(*cells, people=(known,), decisions={2: known.mark})
    assert codes(chosen) == ["overlaps_recorded"]
    assert chosen.alike == (known,)  # so that the officer can decide otherwise
    assert later.leader == 2


@pytest.mark.parametrize(
    ("kazakh", "russian"),
    [
        ("Төлегенов Өмірбек", "Тулегенов Омирбек"),
        ("Төлегенов Өмірбек", "Толегенов Умирбек"),
        ("Қасымова Әлия Ержанқызы", "Касымова Алия Ержановна"),
        ("Ғабдуллин Мұхамедияр", "Габдуллин Мухамедьяр"),
        ("Жүнісова Сәуле", "Жунисова Сауле"),
        ("Һамитов Дінмұхамед", "Хамитов Динмухаммед"),
    ],
)
def test_kazakh_and_russian_spellings_ask_whether_it_is_one_person(kazakh: str, russian: str) -> None:
    known = Known(7, russian, ("", russian), "")
    assert rows(mandate("01.01.2016", name=kazakh), people=(known,))[0].alike == (known,)


def test_other_people_are_not_alike() -> None:
    assert loose_key("Қасымова Әлия") != loose_key("Қасымова Дария")
    known = Known(7, "Серік Ерлан", ("Серік Ерлан",), "")
    assert rows(mandate("01.01.2016"), people=(known,))[0].alike == ()


def test_namesakes_of_different_fathers_are_two_people() -> None:
    assert are_fathers_apart("Ахметов Болат Серікұлы", "Ахметов Болат Ержанович")
    assert not are_fathers_apart("Ахметов Болат Серікұлы", "Ахметов Болат Серикович")
    assert not are_fathers_apart("Ахметов Болат", "Ахметов Болат Серикович")
    first, second, third = rows(
        mandate("01.01.2016", name="Ахметов Болат Серікұлы"),
        mandate("01.01.2016", name="Ахметов Болат Ержанұлы"),
        mandate("01.01.2016", name="Ахметов Болат Серікұлы", body="Кеңес"),
    )
    assert [row.leader for row in (first, second, third)] == [None, None, 2]
    assert codes(second) == []


@pytest.mark.requirement("MEM-02", "MEM-03")
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"region": "KZ-55"}, []),
        ({"region": ""}, ["region_not_named"]),
        ({"proposed_by": ""}, ["proposer_not_named"]),
        ({"decision": ""}, ["decision_not_named"]),
        ({"decided_on": "02.09.2015"}, ["decided_after_mandate"]),
        ({"decided_on": "2015"}, ["not_a_day"]),
        ({"path": "жеребе"}, ["unknown_path"]),
        ({"category": ""}, ["no_category"]),
        ({"category": "ақсақал", "region": "Атлантида"}, ["unknown_category", "unknown_region"]),
        ({"body": "Кеңес"}, ["way_elsewhere"]),
    ],
)
def test_how_a_member_came_is_asked_of_the_same_article_as_the_act(change: dict, expected: list) -> None:
    row = rows(mandate("01.09.2015", **{**WAY, **change}))[0]
    assert codes(row) == expected
    if not expected:
        assert row.standing["region"] == "KZ-55" and row.standing["decided_on"] == "2015-02-20"


def test_a_region_is_known_by_any_of_its_names() -> None:
    assert region_of("Павлодар облысы") == region_of("pavlodar") == "KZ-55"
    assert region_of("Атлантида") is None


def test_every_error_has_words_and_every_column_a_name() -> None:
    facts = (("most", 5), ("row", 2), ("since", "x"), ("until", "y"))
    for code in ROW_PROBLEMS:
        assert "{" not in problem_in_words(Problem("path", code, facts))
    assert set(FIELDS) == set(HEADINGS["en"])


def test_the_last_day_in_force_becomes_the_day_of_the_end() -> None:
    head = "ФИО на казахском;С;{};Основание\n"
    row = "Қасымова Әлия;01.03.1995;31.12.2001;№ 1"
    assert read((head.format("По какой день") + row).encode()).lines[0].cells["until"] == "01.01.2002"
    assert read((head.format("До какого дня") + row).encode()).lines[0].cells["until"] == "31.12.2001"
    unread = read((head.format("Соңғы күні") + row.replace("31.12", "31.13")).encode())
    assert unread.lines[0].cells["until"] == "31.13.2001"
    with pytest.raises(UnreadableRoll, match="column_twice"):
        read(f"{head.format('По')}".replace("Основание", "До").encode() + row.encode())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_template_says_in_both_languages_how_to_fill_it_and_is_read_back_empty(language: str) -> None:
    text = roll_template.as_csv(language)
    assert "Бір жол" in text and "Одна строка" in text and HEADINGS[language][0] in text
    with pytest.raises(UnreadableRoll, match="empty"):
        read(text.encode())  # the instructions and the example are no rows
    filled = (
        text + ";".join(["Қасымова Әлия", *[""] * 4, "assembly", "мүше", "01.09.2015", "", "№ 5"]) + "\r\n"
    )
    assert [line.cells["basis"] for line in read(filled.encode()).lines] == ["№ 5"]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_workbook_s_own_words_and_example_are_read_without_an_error(language: str) -> None:
    content = roll_template.as_xlsx(language, ["Қазақстан халқы Ассамблеясы", "Ассамблея народа Казахстана"])
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(HEADINGS[language])
    assert len(sheet.data_validations.dataValidation) == 6
    sheet.append(list(roll_template.EXAMPLE[language]))
    out = io.BytesIO()
    book.save(out)
    bodies = {
        name.casefold(): Body(1, "assembly")
        for name in ("Қазақстан халқы Ассамблеясы", "Ассамблея народа Казахстана")
    }
    found = check(list(read(out.getvalue()).lines), bodies=bodies, people=(), may_give_offices=False)
    assert [codes(row) for row in found] == [[]]
    words = book.worksheets[2]
    for column, reader in ((4, "path"), (3, "category")):
        for (word,) in words.iter_rows(min_row=2, min_col=column, max_col=column, values_only=True):
            cells = mandate("01.09.2015", **{**WAY, reader: word or WAY[reader]})
            assert codes(rows(cells)[0]) == []


@pytest.mark.django_db
def test_the_template_is_given_as_a_workbook_too(client: Client) -> None:
    answer = client.get("/ru/people/lists/template/?format=xlsx")
    assert answer.content[:2] == b"PK" and "list.xlsx" in answer.headers["Content-Disposition"]


SPAN = st.tuples(st.integers(0, 9000), st.none() | st.integers(1, 4000))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SPAN, min_size=1, max_size=8))
def test_whatever_a_list_says_one_seat_of_a_person_is_held_once_a_day(spans: list) -> None:
    cells = []
    for start, days in spans:
        since = date(1996, 1, 1) + timedelta(days=start)
        until = f"{since + timedelta(days=days):%d.%m.%Y}" if days else ""
        cells.append(mandate(f"{since:%d.%m.%Y}", until))
    right = [row for row in rows(*cells) if not row.problems]
    assert right  # the first row always stands
    for index, row in enumerate(right):
        for other in right[:index]:
            assert row.since and other.since
            assert not overlap(row.since, row.until, other.since, other.until)

"""Files that people bring: told by content, within limits, nothing run; each row checked in words."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from shanyraq.people.enrolment import Body, Known, check
from shanyraq.people.roll import (
    HEADINGS,
    MOST_BYTES,
    MOST_ROWS,
    Line,
    UnreadableRoll,
    field_of,
    read,
    written,
)
from shanyraq.web.typed import unformed

HEAD = "Аты-жөні (қазақша);ФИО на русском;Email;Орган;Рөлі;Бастап;Негізі"
GOOD = "Қасымова Әлия;Касымова Алия;aliya@example.org;assembly;мүше;01.09.2024;Өкім № 5"
BODIES = {"assembly": Body(1, "assembly"), "кеңес": Body(2, "council"), "secretariat": Body(3, "secretariat")}


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableRoll) as problem:
        read(content)
    return problem.value.code


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_in_any_of_its_forms(delimiter: str, encoding: str) -> None:
    text = f"{HEAD}\r\n{GOOD}\r\n\r\n".replace(";", delimiter)
    roll = read(text.encode(encoding))
    assert [line.number for line in roll.lines] == [2]
    assert roll.lines[0].cells["name_kk"] == "Қасымова Әлия"
    assert roll.lines[0].cells["basis"] == "Өкім № 5"


def test_an_xlsx_is_read_with_its_days() -> None:
    roll = read(workbook(HEAD.split(";"), [*GOOD.split(";")[:5], date(2024, 9, 1), "Өкім № 5"]))
    assert roll.lines[0].cells["since"] == "01.09.2024"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_template_is_read_back(language: str) -> None:
    assert [field_of(heading) for heading in HEADINGS[language]] == list(HEADINGS["en"])


def test_the_name_of_a_file_decides_nothing() -> None:
    assert read(workbook(HEAD.split(";"), GOOD.split(";"))).lines  # no name was given at all
    assert refused(b"%PDF-1.7 \xff\xfe\x00") == "encoding"
    assert refused(b"PK\x03\x04 not really a parcel") == "not_xlsx"
    assert refused(b"MZ\x00\x01 text") == "binary"


def test_a_zip_of_something_else_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parcel:
        parcel.writestr("word/document.xml", "<w/>")
    assert refused(out.getvalue()) == "not_xlsx"


def test_a_zip_bomb_is_weighed_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr("xl/workbook.xml", "<workbook/>")
        parcel.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    assert len(out.getvalue()) < 200_000
    assert refused(out.getvalue()) == "bomb"


def test_a_parcel_of_many_parts_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parcel:
        for number in range(300):
            parcel.writestr(f"xl/{number}.xml", "")
    assert refused(out.getvalue()) == "bomb"


def test_entities_are_not_expanded() -> None:
    source = io.BytesIO(workbook(HEAD.split(";"), GOOD.split(";")))
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                content = content.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)
            new.writestr(part, content)
    assert refused(out.getvalue()) == "not_xlsx"


def test_fifty_megabytes_are_refused_unread() -> None:
    assert refused(b"a" * (MOST_BYTES + 1)) == "too_large"


def test_limits_of_rows_columns_and_letters() -> None:
    assert refused((HEAD + "\n" + f"{GOOD}\n" * (MOST_ROWS + 1)).encode()) == "too_many_rows"
    assert refused((HEAD + ";" * 60 + "\n" + GOOD).encode()) == "too_many_columns"
    assert refused((HEAD + "\n" + "ә" * 200_000).encode()) == "not_csv"
    assert refused(b"") == "empty"
    assert refused(HEAD.encode()) == "empty"
    assert refused("Бағана;Екінші\n1;2".encode()) == "no_names"
    assert refused((HEAD + ";Email\n" + GOOD).encode()) == "column_twice"


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_that_goes_out_is_a_formula(cell: str) -> None:
    assert unformed(cell).startswith("'")
    assert "'" + cell.replace("\t", "") in written([[cell]]).replace("\t", "").replace('""', '"')


def test_a_phone_comes_back_as_it_went_out() -> None:
    text = written([["Аты-жөні", "Телефон"], ["Қасымова Әлия", "+77010000000"]])
    assert read(text.encode()).lines[0].cells["phone"] == "+77010000000"


def rows(*cells: dict[str, str], people: tuple[Known, ...] = (), offices: bool = False) -> list:
    base = {"body": "assembly", "role": "мүше", "since": "01.09.2024", "basis": "Өкім № 5"}
    lines = [Line(n, {**base, **c}) for n, c in enumerate(cells, start=2)]
    return check(lines, bodies=BODIES, people=people, may_give_offices=offices)


def codes(row: object) -> list[str]:
    return [problem.code for problem in row.problems]


def test_each_error_is_said_of_its_cell() -> None:
    wrong = {
        "name_kk": "",
        "email": "not an address",
        "body": "жоқ орган",
        "since": "31.02.2024",
        "basis": "",
    }
    assert codes(rows(wrong)[0]) == ["no_kazakh_name", "bad_address", "unknown_body", "not_a_day", "no_basis"]
    assert codes(rows({"name_kk": "Қасымовa Әлия"})[0]) == ["latin_name"]
    assert codes(rows({"name_kk": "Әлия"})[0]) == ["one_word_name"]
    assert codes(rows({"name_kk": "Қасымова Әлия", "role": "clerk"})[0]) == ["role_elsewhere"]
    assert codes(rows({"name_kk": "Қасымова Әлия", "until": "01.09.2024"})[0]) == ["ends_before"]
    assert codes(rows({"name_kk": "Қасымова " + "ә" * 200})[0]) == ["too_long"]


def test_an_office_is_given_by_an_administrator_only() -> None:
    head = {"name_kk": "Қасымова Әлия", "body": "secretariat", "role": "қызметкер"}
    assert codes(rows(head)[0]) == ["office"]
    assert codes(rows(head, offices=True)[0]) == []


def test_an_address_known_here_is_the_same_person() -> None:
    known = Known(7, "Қасымова Әлия", ("Қасымова Әлия", ""), "aliya@example.org")
    row = rows({"name_kk": "Қасымова Әлия", "email": "Aliya@Example.org"}, people=(known,))[0]
    assert (row.person, row.alike, row.undecided) == (7, (), False)


def test_the_same_name_in_the_other_spelling_waits_for_a_decision() -> None:
    known = Known(7, "Касымова Алия", ("", "Касымова Алия Ержановна"), "other@example.org")
    row = rows({"name_kk": "Қасымова Әлия", "email": "new@example.org"}, people=(known,))[0]
    assert row.undecided
    assert row.alike == (known,)


def test_a_seat_held_already_adds_nothing() -> None:
    held = ((1, "member", date(2020, 1, 1), None),)
    known = Known(7, "Қасымова Әлия", ("Қасымова Әлия",), "aliya@example.org", held)
    assert rows({"name_kk": "Қасымова Әлия", "email": "aliya@example.org"}, people=(known,))[0].known


def test_two_rows_of_one_person_are_one_person() -> None:
    first, second, third = rows(
        {"name_kk": "Қасымова Әлия", "email": "a@example.org"},
        {"name_kk": "Қасымова Әлия", "email": "a@example.org", "body": "Кеңес"},
        {"name_kk": "Қасымова Әлия", "email": "a@example.org"},
    )
    assert (first.leader, second.leader) == (None, 2)
    assert codes(third) == ["row_twice"]


def test_one_address_for_two_people_is_an_error() -> None:
    _first, second = rows(
        {"name_kk": "Қасымова Әлия", "email": "a@example.org"},
        {"name_kk": "Серік Ерлан", "email": "a@example.org"},
    )
    assert codes(second) == ["address_of_another"]

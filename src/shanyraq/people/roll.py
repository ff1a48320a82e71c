"""Read a list of members from CSV or XLSX: looked at by content, within limits, nothing run, nothing guessed. Pure."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from itertools import islice
from typing import Any
from zipfile import ZipFile

from kazakhtext.dates import parse_date

from shanyraq.web.typed import FORMULA, seen, unformed

MOST_BYTES = 8 * 1024 * 1024
MOST_UNPACKED = 48 * 1024 * 1024
MOST_PARTS = 200
MOST_ROWS = 10_000
MOST_COLUMNS = 40
MOST_LETTERS = 300

# Column names as officers write them in Kazakh, Russian and English; compared without case, dots and brackets.
COLUMNS = {
    "name_kk": (
        "аты-жөні",
        "аты-жөні қазақша",
        "аты жөні",
        "тегі аты",
        "имя на казахском",
        "фио на казахском",
        "name_kk",
    ),
    "name_ru": ("аты-жөні орысша", "фио", "имя на русском", "фио на русском", "имя", "name_ru"),
    "name_en": ("аты-жөні ағылшынша", "имя на английском", "фио на английском", "name in english", "name_en"),
    "email": ("электрондық пошта", "пошта", "электронная почта", "эл почта", "почта", "e-mail", "email"),
    "phone": ("телефон", "телефоны", "phone"),
    "body": ("орган", "ұйым", "организация", "body", "organization"),
    "role": ("рөлі", "мәртебесі", "роль", "статус", "role"),
    "since": ("бастап", "басталған күні", "күннен", "с", "с какого дня", "since"),
    "until": ("дейін", "аяқталған күні", "до", "до какого дня", "until"),
    "basis": ("негізі", "құжат", "основание", "документ", "basis"),
    "category": ("санаты", "категория", "category"),
    "path": ("қалай келді", "жолы", "как пришёл", "как пришел", "путь", "path"),
    "region": ("өңірі", "өңір", "облысы", "регион", "область", "region"),
    "proposed_by": ("кім ұсынды", "кто предложил", "кем предложен", "proposed_by"),
    "decision": ("ұсыну туралы шешім", "решение о выдвижении", "decision"),
    "decided_on": ("шешім күні", "день решения", "дата решения", "decided_on"),
    "category_paper": ("санатты растайтын құжат", "документ о категории", "category_paper"),
    "sex": ("жынысы", "пол", "sex"),
    "birth_year": ("туған жылы", "год рождения", "birth_year"),
}
# The last day in force, said instead of the day of the end: one day is added.
THROUGH = ("соңғы күні", "по", "по какой день", "последний день", "through", "last day")
COMMENT = "#"
HEADINGS = {
    "kk": ("Аты-жөні (қазақша)", "Аты-жөні (орысша)", "Аты-жөні (ағылшынша)", "Электрондық пошта", "Телефон",
           "Орган", "Рөлі", "Бастап", "Дейін", "Негізі",
           "Санаты", "Қалай келді", "Өңірі", "Кім ұсынды", "Ұсыну туралы шешім", "Шешім күні",
           "Санатты растайтын құжат", "Жынысы", "Туған жылы"),
    "ru": ("ФИО на казахском", "ФИО на русском", "ФИО на английском", "Электронная почта", "Телефон",
           "Организация", "Роль", "С какого дня", "До какого дня", "Основание",
           "Категория", "Как пришёл", "Регион", "Кто предложил", "Решение о выдвижении", "День решения",
           "Документ о категории", "Пол", "Год рождения"),
    "en": tuple(COLUMNS),
}  # fmt: skip
FIELDS = tuple(COLUMNS)
ROLES = {
    "member": ("мүше", "мүшесі", "член", "member"),
    "chair": ("төраға", "төрағасы", "председатель", "chair"),
    "deputy_chair": ("төраға орынбасары", "төрағаның орынбасары", "заместитель председателя", "deputy_chair"),
    "head": ("басшы", "меңгеруші", "руководитель", "заведующий", "head"),
    "officer": ("қызметкер", "қызметкері", "сотрудник", "officer"),
    "clerk": ("жауапты", "жауапты қызметкер", "ответственный", "clerk"),
    "administrator": ("әкімші", "администратор", "administrator"),
}
CATEGORIES = {
    "ethnocultural": ("этномәдени бірлестіктен", "от этнокультурного объединения", "ethnocultural"),
    "association": ("өзге қоғамдық бірлестіктен", "от иного общественного объединения", "association"),
    "state_body": ("мемлекеттік органнан", "от государственного органа", "state_body"),
    "citizen": ("азамат", "гражданин", "гражданка", "citizen"),
}
PATHS = {
    "regional_session": ("өңірлік ассамблея сессиясы", "сессия региональной ассамблеи", "regional_session"),
    "association": ("бірлестіктің жоғары органы", "высший орган объединения", "association"),
    "council": ("кеңес шешімі", "решение совета", "council"),
    "rotation": ("ротация", "rotation"),
    "president": ("президент тағайындаған", "назначен президентом", "назначена президентом", "president"),
}

SEXES = {
    "female": ("әйел", "женский", "женщина", "ж", "female"),
    "male": ("ер", "ер адам", "мужской", "мужчина", "м", "male"),
}


class UnreadableRoll(ValueError):
    """The file is no list that can be read. `code` says why; `facts` the numbers."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@dataclass(frozen=True)
class Line:
    """One row as written: its number in the file and its cells by field."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Roll:
    """What a file holds: its rows in order, and the column headings nobody knows."""

    lines: tuple[Line, ...]
    strangers: tuple[str, ...] = field(default=())


def read(content: bytes) -> Roll:
    """Read a roll from the bytes of a CSV (UTF-8 or UTF-16) or an XLSX, told apart by content.

    Takes at most 8 MB, 10,000 rows and 40 columns; an XLSX at most 48 MB unpacked. Raises `UnreadableRoll`.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableRoll("too_large", most=MOST_BYTES // 1024 // 1024)
    if not content.strip(b"\x00 \r\n\t"):
        raise UnreadableRoll("empty")
    rows = _from_xlsx(content) if content.startswith(b"PK\x03\x04") else _from_csv(content)
    return _by_heading(rows)


def _by_heading(rows: Iterator[list[str]]) -> Roll:
    numbered = ((n, row) for n, row in enumerate(rows, start=1) if any(row) and row[0][:1] != COMMENT)
    first = next(numbered, None)
    if first is None:
        raise UnreadableRoll("empty")
    fields = [field_of(heading) for heading in first[1]]
    if not {"name_kk", "name_ru"} & set(fields):
        raise UnreadableRoll("no_names")
    told = ["until" if name == "through" else name for name in fields]
    doubled = [f for f in FIELDS if told.count(f) > 1]
    if doubled:
        raise UnreadableRoll("column_twice", column=first[1][told.index(doubled[0])])
    lines: list[Line] = []
    for number, row in numbered:
        if len(lines) == MOST_ROWS:
            raise UnreadableRoll("too_many_rows", most=MOST_ROWS)
        lines.append(Line(number, _by_field({f: cell for f, cell in zip(fields, row, strict=False) if f})))
    if not lines:
        raise UnreadableRoll("empty")
    strangers = tuple(h for h, f in zip(first[1], fields, strict=True) if h and f is None)
    return Roll(tuple(lines), strangers)


def _by_field(cells: dict[str, str]) -> dict[str, str]:
    """Turn the last day in force into the day of the end; what is no day is left for the check of rows to name."""
    last = cells.pop("through", None)
    if last is None:
        return cells
    day = read_day(last) if last else None
    return {**cells, "until": f"{day + timedelta(days=1):%d.%m.%Y}" if day else last}


def read_day(text: str) -> date | None:
    """Read a day as officers write it in Kazakh, Russian or English; None where it is none."""
    return next((d for d in (parse_date(text, lang) for lang in ("kk", "ru", "en")) if d), None)


def field_of(heading: str) -> str | None:
    """Tell which field a column heading means, in any of the three languages; None where nobody knows it."""
    plain = " ".join(re.sub(r"[().:*]", " ", heading.casefold()).split())
    if plain in THROUGH:
        return "through"
    return next((name for name, words in COLUMNS.items() if plain in words), None)


def role_of(word: str) -> str | None:
    """Tell which role a word means; None where nobody knows it."""
    return _meant(word, ROLES)


def path_of(word: str) -> str | None:
    """Tell which way into the Assembly a word means; None where nobody knows it."""
    return _meant(word, PATHS)


def category_of(word: str) -> str | None:
    """Tell which category of members a word means; None where nobody knows it."""
    return _meant(word, CATEGORIES)


def sex_of(word: str) -> str | None:
    """Tell which sex a word means; None where nobody knows it. Only ever what is written, never guessed from a name."""
    return _meant(word, SEXES)


def birth_year_of(word: str) -> int | None:
    """Read a year of birth; None where it is none that somebody grown up in the days of the Assembly has."""
    return int(word) if re.fullmatch(r"(19[0-9]{2}|200[0-9]|201[0-2])", word.strip()) else None


def _meant(word: str, table: Mapping[str, tuple[str, ...]]) -> str | None:
    plain = " ".join(word.casefold().split())
    return next((code for code, words in table.items() if plain in words), None)


def _from_csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    first = next((line for line in text.split("\n") if line.strip(' "\r')[:1] not in {"", COMMENT}), "")
    delimiter = max(";,\t", key=first.count)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield _cells(row)
    except csv.Error:
        raise UnreadableRoll("not_csv") from None


def _decoded(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableRoll("encoding") from None
    if "\x00" in text:
        raise UnreadableRoll("binary")
    return text


def _from_xlsx(content: bytes) -> Iterator[list[str]]:
    _weigh(content)
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a sheet may lie about its size
        for row in sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True):
            yield _cells(row)
    except UnreadableRoll:
        raise
    except Exception:  # the reader raises whatever a broken or hostile parcel makes it raise
        raise UnreadableRoll("not_xlsx") from None


def _weigh(content: bytes) -> None:
    """Refuse a parcel that would unpack to more than the limit, before anything is unpacked."""
    try:
        with ZipFile(BytesIO(content)) as parcel:
            parts = parcel.infolist()
    except (
        Exception
    ):  # not only BadZipFile: an unknown version, a name that is no text, sizes beyond the file
        raise UnreadableRoll("not_xlsx") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnreadableRoll("bomb", most=MOST_UNPACKED // 1024 // 1024)
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise UnreadableRoll("not_xlsx")


def _cells(row: Iterable[object]) -> list[str]:
    cells = [_text(value) for value in islice(row, MOST_COLUMNS + 1)]
    if len(cells) > MOST_COLUMNS:
        raise UnreadableRoll("too_many_columns", most=MOST_COLUMNS)
    return cells


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(seen(str(value)).split())
    if text[:1] == "'" and text[1:].lstrip().startswith(FORMULA):
        text = text[1:]  # the mark `unformed` puts before what a spreadsheet would run
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS + 1]


def written(rows: Iterable[Iterable[object]]) -> str:
    """Write rows as CSV that a spreadsheet opens safely: UTF-8 with a mark, semicolons, no cell a formula."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([[unformed(cell) for cell in row] for row in rows])
    return "\ufeff" + out.getvalue()

"""An empty list to fill in, as XLSX or CSV: headings of one language, instructions in Kazakh and Russian, words to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from shanyraq.law.regions import regions
from shanyraq.people.roll import CATEGORIES, COMMENT, FIELDS, HEADINGS, PATHS, SEXES, written

BOTH = ("kk", "ru")
MOST_FILLED = 10_000
INSTRUCTIONS: tuple[str | Promise, ...] = (
    _("One row is one seat of one person. A person with several seats, or with a history, has several rows."),
    _("Needed: the name in Kazakh, the body, the role, the first day, the paper it stands on."),
    _("The first day is the first day in force. The day of the end is the first day without the mandate."),
    _("Leave the day of the end empty while the mandate is in force."),
    _("Write days like 24.04.2025. A year alone is not a day."),
    _(
        "How a member of the Assembly came: category, way, decision and its day go together; a session of a regional "
        "assembly also names its region and who proposed, an association also names itself."
    ),
    _(
        "The e-mail tells namesakes apart. Without it, somebody with a like name here waits for your decision."
    ),
    _(
        "Sex and year of birth may stay empty. They are never shown of one person, only counted, and small counts are hidden."
    ),
    _("Never write ethnicity: there is no column for it."),
    _("Rows that begin with # are not read."),
)
ROLE_WORDS = {
    "kk": ("мүше", "төраға", "төраға орынбасары", "басшы", "қызметкер", "жауапты", "әкімші"),
    "ru": ("член", "председатель", "заместитель председателя", "руководитель", "сотрудник", "ответственный",
           "администратор"),
}  # fmt: skip
EXAMPLE = {
    "kk": ("Үлгі Айша Серікқызы", "Образцова Айша Сериковна", "", "", "", "Қазақстан халқы Ассамблеясы", "мүше",
           "12.03.2015", "28.04.2022", "ҚР Президентінің өкімі № 00",
           "Этномәдени бірлестіктен", "Өңірлік ассамблея сессиясы", "Павлодар облысы", "«Үлгі» бірлестігі",
           "№ 0 шешім", "20.02.2015", "Бірлестік жарғысы", "әйел", "1975"),
    "ru": ("Үлгі Айша Серікқызы", "Образцова Айша Сериковна", "", "", "", "Ассамблея народа Казахстана", "член",
           "12.03.2015", "28.04.2022", "Распоряжение Президента РК № 00",
           "От этнокультурного объединения", "Сессия региональной ассамблеи", "Павлодарская область",
           "Объединение «Образец»", "Решение № 0", "20.02.2015", "Устав объединения", "женский", "1975"),
}  # fmt: skip


def as_csv(language: str) -> str:
    """Give the template as CSV: instructions and an example as rows that are not read, then the headings."""
    rows: list[Sequence[object]] = [[f"{COMMENT} {line}"] for line in instructions()]
    example = EXAMPLE["ru" if language == "ru" else "kk"]
    return written([*rows, [f"{COMMENT} {example[0]}", *example[1:]], list(HEADINGS[language])])


def instructions() -> list[str]:
    """Give the instructions in Kazakh, then in Russian."""
    lines = []
    for language in BOTH:
        with override(language):
            lines += [str(line) for line in INSTRUCTIONS]
    return lines


def as_xlsx(language: str, bodies: Iterable[str]) -> bytes:
    """Give the template as XLSX: the list first, then the instructions with the words to choose from.

    `bodies` are the names of the organisations here. Bodies, roles, categories, ways and regions are chosen from
    lists; another word may still be typed, and the check of rows names it.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = {"ru": "Список", "en": "List"}.get(language, "Тізім")
    sheet.append(list(HEADINGS[language]))
    sheet.freeze_panes = "B2"
    for column, heading in enumerate(HEADINGS[language], start=1):
        cell = sheet.cell(1, column)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E4EFF3")
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = max(16, len(heading) + 4)
        if FIELDS[column - 1] in {"since", "until", "decided_on", "phone"}:
            sheet.column_dimensions[letter].number_format = "@"
    help_sheet = book.create_sheet("Нұсқау · Инструкция")
    help_sheet.column_dimensions["A"].width = 110
    for number, line in enumerate(instructions(), start=1):
        help_sheet.cell(number, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
    help_sheet.append([])
    help_sheet.append(list(EXAMPLE["ru" if language == "ru" else "kk"]))
    words = book.create_sheet("Сөздер · Слова")
    for column, (name, choices) in enumerate(_choices(language, bodies).items(), start=1):
        letter = get_column_letter(column)
        words.column_dimensions[letter].width = 44
        words.cell(1, column, HEADINGS[language][FIELDS.index(name)]).font = Font(bold=True)
        for number, word in enumerate(choices, start=2):
            words.cell(number, column, word)
        rule = DataValidation(
            type="list", formula1=f"='{words.title}'!${letter}$2:${letter}${len(choices) + 1}",
            showErrorMessage=False,
        )  # fmt: skip
        here = get_column_letter(FIELDS.index(name) + 1)
        rule.add(f"{here}2:{here}{MOST_FILLED}")
        sheet.add_data_validation(rule)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _choices(language: str, bodies: Iterable[str]) -> dict[str, list[str]]:
    place = 1 if language == "ru" else 0
    name_in = "ru" if language == "ru" else "kk"
    there = [
        region.names[-1].titles[name_in] for region in regions().values() if region.iso and not region.until
    ]
    found = {
        "body": list(bodies),
        "role": list(ROLE_WORDS[name_in]),
        "category": [words[place].capitalize() for words in CATEGORIES.values()],
        "path": [words[place if len(words) > 2 else 0].capitalize() for words in PATHS.values()],
        "region": sorted(there),
        "sex": [words[place] for words in SEXES.values()],
    }
    return {name: words for name, words in found.items() if words}

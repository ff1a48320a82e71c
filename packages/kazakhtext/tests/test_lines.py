"""Lines become paragraphs; every line and change is accounted for."""

from pathlib import Path

import pytest
from kazakhtext.lines import Paragraph, join_lines
from kazakhtext.vocabulary import Vocabulary

_DECREE_TEXT = """ Кеңестің 2011 жылғы 7

қыркүйектегі № 12 шешімі.

Қор туралы

"Қор туралы" заңның 33-
бабы 2-тармағына сәйкес

1. Хатшылық ғылыми-
зерттеу жұмысын үйлестіреді, оның
ішінде қарым-
қатынасты дамытады.

2-тарау. Мүшелер
 Ескерту. Тараудың тақырыбы жаңа редакцияда.

3) шараларды дамытуға және сақтауға
 тиіс органдар;

4) басқа
"""
DECREE = _DECREE_TEXT.split("\n")


def _texts(paragraphs: list[Paragraph]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


@pytest.mark.requirement("ING-01", "ING-06")
def test_paragraphs_keep_their_lines() -> None:
    paragraphs = join_lines(DECREE)
    assert [(p.first_line, p.last_line) for p in paragraphs] == [
        (1, 3),
        (5, 5),
        (7, 8),
        (10, 13),
        (15, 15),
        (16, 16),
        (18, 19),
        (21, 21),
    ]
    assert paragraphs[0].text == "Кеңестің 2011 жылғы 7 қыркүйектегі № 12 шешімі."
    assert paragraphs[-2].text == "3) шараларды дамытуға және сақтауға тиіс органдар;"


@pytest.mark.requirement("ING-05")
def test_hyphens_of_compounds_and_numbers_stay() -> None:
    texts = _texts(join_lines(DECREE))
    assert texts[2] == '"Қор туралы" заңның 33-бабы 2-тармағына сәйкес'
    assert texts[3] == "1. Хатшылық ғылыми-зерттеу жұмысын үйлестіреді, оның ішінде қарым-қатынасты дамытады."


def test_changes_name_line_and_kind() -> None:
    paragraphs = join_lines(DECREE)
    made = [(change.line, change.kind, change.sure) for p in paragraphs for change in p.changes]
    assert made == [
        (3, "blank_line", True),
        (7, "hard_hyphen", True),
        (10, "hard_hyphen", True),
        (12, "hard_hyphen", True),
        (19, "page_break", True),
    ]


def test_each_letter_leads_back_to_its_line() -> None:
    paragraph = join_lines(DECREE)[3]
    assert paragraph.line_at(0) == 10
    assert paragraph.line_at(paragraph.text.index("зерттеу")) == 11
    assert paragraph.line_at(paragraph.text.index("ішінде")) == 12
    assert paragraph.line_at(len(paragraph.text) - 1) == 13


@pytest.mark.requirement("ING-05")
@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Ассамблеясы құрылды. Ассамблея-", "сының рөлі"], "Ассамблеясы құрылды. Ассамблеясының рөлі"),
        (["орган бо-", "", "лып табылады"], "орган болып табылады"),
        (["мәде\u00ad", "ни мұра"], "мәдени мұра"),
        (["мә\u00adде\u00adни мұра"], "мәдени мұра"),
        (["общественно-", "политическая роль"], "общественно-политическая роль"),
        (["Арал-", "Балқаш өңірі"], "Арал-Балқаш өңірі"),
        (["бұл іс-", "шара өтті"], "бұл іс-шара өтті"),
    ],
)
def test_soft_hyphens_go_and_hard_ones_stay(lines: list[str], text: str) -> None:
    assert _texts(join_lines(lines)) == [text]


def test_an_unsure_hyphen_stays_and_is_flagged() -> None:
    (paragraph,) = join_lines(["елдегі көші-", "қон ағыны"])
    assert paragraph.text == "елдегі көші-қон ағыны"
    assert [(change.kind, change.sure) for change in paragraph.changes] == [("unsure_hyphen", False)]
    assert not paragraph.is_sure
    (settled,) = join_lines(["елдегі көші-", "қон ағыны"], context=Vocabulary(["көші-қон процесі"]))
    assert settled.is_sure


@pytest.mark.requirement("ING-06")
def test_doubled_blank_lines_do_not_end_paragraphs() -> None:
    lines = [
        "Бірінші сөйлем осы жолда басталып, келесі",
        "",
        "жолда жалғасады және одан әрі ұзақ мәтін",
        "",
        "болып үшінші жолға дейін созылып барып",
        "",
        "аяқталады.",
        "",
        "Екінші абзац басқа ой туралы, ол да ұзақ",
        "",
        "болып келесі жолға көшеді де бітеді.",
    ]
    assert [(p.first_line, p.last_line) for p in join_lines(lines)] == [(1, 7), (9, 11)]


def test_form_feeds_and_page_numbers_go() -> None:
    lines = ["органдар мен ұйымдардың", "12", "\fөзара іс-қимылын ұйымдастыру."]
    (paragraph,) = join_lines(lines)
    assert paragraph.text == "органдар мен ұйымдардың өзара іс-қимылын ұйымдастыру."
    assert {change.kind for change in paragraph.changes} == {"page_number", "page_break"}


def test_heads_that_every_page_repeats_go() -> None:
    pages = [
        ["Өлкетану қоғамы, 1-бет", "", "Бірінші бетте сөйлем басталып, келесі", "", "- 1 -", ""],
        ["\fӨлкетану қоғамы, 2-бет", "", "бетте жалғасады да, одан да әрі", "", "- 2 -", ""],
        ["\fӨлкетану қоғамы, 3-бет", "", "үшінші бетте аяқталады.", "", "- 3 -"],
    ]
    (paragraph,) = join_lines([line for page in pages for line in page])
    assert paragraph.text == (
        "Бірінші бетте сөйлем басталып, келесі бетте жалғасады да, одан да әрі үшінші бетте аяқталады."
    )
    kinds = [change.kind for change in paragraph.changes]
    assert kinds.count("page_head") == 3
    assert kinds.count("page_number") == 3


def test_a_number_inside_a_page_is_text() -> None:
    lines = ["Тізім:", "бірінші", "12", "екінші", "үшінші", "\fкелесі бет", "сөз", "сөз", "соңы"]
    assert "12" in " ".join(_texts(join_lines(lines)))


def test_list_items_and_bullets_open_paragraphs() -> None:
    lines = ["Міндеттері:", "1) келісім;", "2) бірлік;", "● тілдерді", "дамыту"]
    assert _texts(join_lines(lines)) == ["Міндеттері:", "1) келісім;", "2) бірлік;", "● тілдерді дамыту"]


def test_an_empty_paper_has_no_paragraphs() -> None:
    assert join_lines([]) == []
    assert join_lines(["", "  ", "\f"]) == []


@pytest.mark.shared
@pytest.mark.requirement("ING-05", "ING-06")
def test_decree_149_is_joined_with_its_lines() -> None:
    found = sorted(Path(__file__).parents[4].joinpath("shared/seeds").glob("003*"))
    if not found:
        pytest.skip("the folder ../shared is not here")
    lines = found[0].read_text("utf-8").split("\n")
    paragraphs = join_lines(lines)
    assert len(paragraphs) == 104
    hyphens = {c.line: c.kind for p in paragraphs for c in p.changes if "hyphen" in c.kind}
    assert hyphens == dict.fromkeys((14, 243, 253, 288, 307, 382), "hard_hyphen")
    covered = {line for p in paragraphs for line in range(p.first_line, p.last_line + 1)}
    assert all(number in covered for number, line in enumerate(lines, 1) if line.strip())
    by_line = {p.first_line: p for p in paragraphs}
    assert by_line[105].last_line == 109
    assert by_line[305].text.endswith("аясында Хатшылық қамтамасыз етеді.")


@pytest.mark.requirement("ING-06")
def test_a_bracket_or_quote_that_opens_at_the_end_of_a_line_stands_before_its_word() -> None:
    lines = [
        "Қоғамның орта мерзімді (2011 жылға дейінгі) стратегиясы (",
        "бұдан әрі – Стратегия) мен оның «",
        "Мұра» жоспары бар.",
    ]
    (found,) = join_lines(lines)
    assert found.text == (
        "Қоғамның орта мерзімді (2011 жылға дейінгі) стратегиясы (бұдан әрі – Стратегия) мен оның «Мұра» жоспары бар."
    )

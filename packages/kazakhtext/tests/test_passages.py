"""Repeated passages, pages out of order, slips and tables are found; nothing of it changes the text."""

from pathlib import Path

import pytest
from kazakhtext.columns import table_lines
from kazakhtext.lines import join_lines
from kazakhtext.order import is_title, reading_order
from kazakhtext.passages import find_repeats, likeness
from kazakhtext.repair import Repairer
from kazakhtext.slips import propose_slips
from kazakhtext.vocabulary import Vocabulary

PASSAGE = [
    "Өлкетану қоғамы ауылдардың тарихын зерттеу, мұрағаттарды сақтау",
    "және жас ұрпаққа бабалар мұрасын жеткізу мақсатында құрылған",
    "бірлестік болып табылады.",
]


@pytest.mark.requirement("ING-08")
def test_a_repeated_passage_is_found_with_both_places() -> None:
    first = ["Бірінші бөлім басқа мәтіннен басталады.", "", *PASSAGE]
    second = [*PASSAGE, "", "Бұдан әрі жаңа сөйлем келеді."]
    (repeat,) = find_repeats({"a": join_lines(first), "b": join_lines(second)})
    assert (repeat.first.paper, repeat.first.first_line, repeat.first.last_line) == ("a", 3, 5)
    assert (repeat.second.paper, repeat.second.first_line, repeat.second.last_line) == ("b", 1, 3)
    assert repeat.similarity == 1.0


@pytest.mark.requirement("ING-08")
def test_a_passage_with_a_changed_word_is_still_a_repeat() -> None:
    changed = [line.replace("жас ұрпаққа", "балаларға") for line in PASSAGE]
    lines = [*PASSAGE, "", "Арада басқа сөйлем тұр.", "", *changed]
    repeats = find_repeats({"a": join_lines(lines)})
    assert [(r.first.first_line, r.second.first_line) for r in repeats] == [(1, 7)]
    assert 0.8 < repeats[0].similarity < 1


@pytest.mark.requirement("ING-08")
def test_a_mark_that_two_places_share_before_the_passage_is_no_part_of_it() -> None:
    lines = ["Қоғам осылай деді [4]", "", *PASSAGE, "", "Мұражай басқаша деді [4]", "", *PASSAGE, "", "Соңы."]
    (repeat,) = find_repeats({"a": join_lines(lines)})
    assert (repeat.first.first_line, repeat.second.first_line) == (3, 9)
    assert (repeat.first.last_line, repeat.second.last_line) == (5, 11)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("бір екі", "бір екі", 1.0), ("Ассамблей ол", "Ассамблеи ол", 20 / 22), ("", "", 1.0)],
)
def test_likeness_is_by_letters(one: str, other: str, share: float) -> None:
    assert likeness(one.split(), other.split()) == pytest.approx(share)


def test_short_or_different_texts_are_no_repeats() -> None:
    lines = ["Қоғам жиналысы өтті.", "", "Қоғам жиналысы өтті.", "", *PASSAGE]
    assert find_repeats({"a": join_lines(lines)}) == []


@pytest.mark.requirement("ING-09")
def test_the_end_of_an_article_before_its_title_is_put_behind_it() -> None:
    tail = [
        "Қорытындысында қоғам жаңа мұражай ашуды және ауыл тарихын бірге",
        "зерттеуді, оны жастарға жеткізуді ұйғарды деп айтуға болады.",
    ]
    body = ["Мақала осы жерден басталады.", "", "Ол бірнеше бөлімнен тұрады.", "", "Үшінші бөлім де бар."]
    lines = [*tail, " ӨЛКЕ ТАРИХЫ ЖӘНЕ ЖАСТАР", "", *body, "", *tail]
    order = reading_order(join_lines(lines))
    assert order is not None
    assert order.ranges == ((3, len(lines)), (1, 2))
    assert order.sure
    unsure = reading_order(join_lines(lines[:-3]))
    assert unsure is not None
    assert not unsure.sure
    assert reading_order(join_lines(lines[2:])) is None


def test_titles_are_in_capitals() -> None:
    assert is_title("ӨЛКЕ ТАРИХЫ: БҮГІНГІ КҮН")
    assert not is_title("ЕРЕЖЕ")
    assert not is_title("ҚР Президентінің Жарлығы")


@pytest.mark.requirement("ING-10")
def test_slips_are_proposed_and_the_text_stays() -> None:
    paper = ["Қоғам және мұражай, және кітапхана, және мектеп, және ауыл.", "Жиын жене кеш өткізілді."]
    paragraphs = join_lines(paper)
    slips = propose_slips(paragraphs, Vocabulary(paper))
    assert [(slip.line, slip.word, slip.proposal) for slip in slips] == [(2, "жене", "және")]
    assert "жене" in paragraphs[-1].text


@pytest.mark.requirement("ING-10")
def test_a_conjunction_written_as_a_noun_is_proposed_and_the_noun_is_not() -> None:
    paper = ["Дәстүрді сақтау мән дамыту басты міндет.", "Бұл іске ерекше мән беріледі және мән мағына бар."]
    slips = propose_slips(join_lines([paper[0], "", paper[1]]), Vocabulary(paper))
    assert [(slip.line, slip.word, slip.proposal) for slip in slips] == [(1, "мән", "мен")]


def test_tables_need_three_rows() -> None:
    rows = ["Облыс      Мүше", "Абай       12", "Жетісу     9"]
    assert table_lines(rows) == {0, 1, 2}
    assert table_lines(rows[:2]) == set()
    assert table_lines(["жай сөйлем", *rows, "тағы сөйлем"]) == {1, 2, 3}


@pytest.mark.shared
@pytest.mark.requirement("ING-08", "ING-09", "ING-10")
def test_repeats_order_and_slips_of_the_five_papers() -> None:
    paths = sorted((Path(__file__).parents[4] / "shared/seeds").glob("0*.txt"))
    if not paths:
        pytest.skip("the folder ../shared is not here")
    papers = {path.name[:3]: path.read_text("utf-8").split("\n") for path in paths}
    repairer = Repairer(papers.values())
    repaired = {name: repairer.repair(lines).paragraphs for name, lines in papers.items()}
    found = {
        (
            r.first.paper,
            r.first.first_line,
            r.first.last_line,
            r.second.first_line,
            r.second.last_line,
        ): r.similarity
        for r in find_repeats(repaired)
    }
    wanted = [("000", 235, 271, 349, 385), ("004", 15, 24, 140, 149), ("002", 97, 99, 114, 116)]
    assert [place for place in wanted if found.get(place, 0) < 0.98] == []
    orders = {name: reading_order(paragraphs) for name, paragraphs in repaired.items()}
    assert [name for name, order in orders.items() if order is not None] == ["004"]
    assert orders["004"] is not None
    assert orders["004"].ranges == ((25, 149), (1, 24))
    slips = {
        (name, slip.line, slip.proposal)
        for name, paragraphs in repaired.items()
        for slip in propose_slips(paragraphs, repairer.vocabulary)
    }
    assert slips == {
        ("003", 106, "мен"),
        ("000", 415, "өткізілетін"),
        ("000", 415, "және"),
        ("000", 423, "және"),
        ("001", 711, "бірыңғай"),
        ("001", 1226, "үнқатысуын"),
    }

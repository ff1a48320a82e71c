"""Damaged lines come back whole; clean ones and unsure ones come back as they were."""

import json
import re
from pathlib import Path

import pytest
from kazakhtext.repair import Repairer


@pytest.mark.requirement("ING-02")
@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("ж и н а л ы с  ө т к і з е д і .", "жиналыс өткізеді."),
        ("қ о л д а у  к ө р с е т у ;", "қолдау көрсету;"),
        ("6 )  ж а ң а  ж о с п а р .", "6) жаңа жоспар."),
        ("ө з а р а  і с - қ и м ы л", "өзара іс-қимыл"),
        ("М ұ р а  -  б ұ л  ө м і р .", "Мұра - бұл өмір."),
        ("ж и н а л ы с ө т к і з е д і .", "жиналыс өткізеді."),
        ("ш е ш і м қ а б ы л д а д ы ;", "шешім қабылдады;"),
        ("б а ғ д а р л а м а і с к е а с ы р ы л д ы .", "бағдарлама іске асырылды."),
        ("ө з а р а і с - қ и м ы л ж о с п а р ы н", "өзара іс-қимыл жоспарын"),
        ("Қ о ғ а м м ү ш е л е р і", "Қоғам мүшелері"),
    ],
)
def test_letter_spaced_lines_are_joined_with_and_without_wide_gaps(
    repairer: Repairer, raw: str, text: str
) -> None:
    assert repairer.repair_line(raw) == text


@pytest.mark.requirement("ING-03")
@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("мекеме  рет інде  бек іт ілд і .", "мекеме ретінде бекітілді."),
        ("зерттеу  мекемелер ін ің  желіс ін  дамыту;", "зерттеу мекемелерінің желісін дамыту;"),
        ("қоғам мүшелері  жаңа жоспар жасады ;", "қоғам мүшелері жаңа жоспар жасады;"),
        ("мәселелер іне  қатысты болды .", "мәселелеріне қатысты болды."),
        # wide gaps between all words are no holes, though the line ends inside a sentence
        ("мекемелер ін ің  желіс ін  дамыту  және", "мекемелерінің желісін дамыту және"),
        ("жоспарды ,  кітапхана  мен  мұражай", "жоспарды, кітапхана мен мұражай"),
    ],
)
def test_partly_spaced_words_are_joined_and_true_gaps_stay(repairer: Repairer, raw: str, text: str) -> None:
    assert repairer.repair_line(raw) == text


@pytest.mark.requirement("ING-04")
@pytest.mark.parametrize(
    ("before", "raw", "text"),
    [
        # a wide gap and the word at the end of the line
        (
            "Кеңестің 2019 жылғы",
            "5 мамырдағы № 17  бекітілген ереже Жарлығымен",
            "5 мамырдағы № 17 Жарлығымен бекітілген ереже",
        ),
        # a comma with a space before it
        (
            "",
            "Кеңестің 2019 жылғы 5 мамырдағы № 17 , ол жаңа Жарлығымен",
            "Кеңестің 2019 жылғы 5 мамырдағы № 17 Жарлығымен, ол жаңа",
        ),
        # glued to the full stop
        (
            "",
            "Мұражай  талаптарын орындайды.«Мұра туралы» Заңының",
            "Мұражай «Мұра туралы» Заңының талаптарын орындайды.",
        ),
        # glued to the last word
        (
            "",
            "Кеңестің № 17 , ол жоспарды өткіздіЖарлығымен",
            "Кеңестің № 17 Жарлығымен, ол жоспарды өткізді",
        ),
        # an ordinal from the start of the line
        ("Нәтижесі:", "      , қоғам жаңа мұражай Біріншіден", "Біріншіден, қоғам жаңа мұражай"),
        # behind a wide space
        ("Іс бітті.", " саласында:      Мұрағат ісі", "Мұрағат ісі саласында:"),
        # two links of one line, each before its own stranded comma
        (
            "Мұражай «Мұра туралы»",
            ", , ауылдардың мұрағатын Заңының Жарғысының",
            "Заңының, Жарғысының, ауылдардың мұрағатын",
        ),
        # letter-spaced as well
        ("Іс бітті.", " с а л а с ы н д а :      М ұ р а ғ а т  і с і", "Мұрағат ісі саласында:"),
    ],
)
def test_displaced_words_return_to_their_place(repairer: Repairer, before: str, raw: str, text: str) -> None:
    assert repairer.repair_line(raw, before=before) == text


def test_words_are_told_apart_by_what_stands_beside_them(context: list[str]) -> None:
    lines = [*context, *("Мұражай мен кітапхана ашылды.", "Қоғам мен кітапхана жасады.") * 3]
    repairer = Repairer([lines])
    assert repairer.repair_line("м ұ р а ж а й м е н к і т а п х а н а") == "мұражай мен кітапхана"
    assert repairer.repair_line("2 0 1 2 . 1 2 . 2 1 ж ы л ы") == "2012.12.21 жылы"
    assert repairer.repair_line("- ж и н а л ы с ө т к і з е д і") == "- жиналыс өткізеді"


@pytest.mark.requirement("ING-02")
@pytest.mark.parametrize("word", ["дамытылмайды", "бекіттірген", "әзірленбейді", "өткізілетін"])
def test_a_verb_that_no_paper_shows_in_this_form_stays_whole(context: list[str], word: str) -> None:
    repairer = Repairer([[*context, "Тілді үйрену керек."]])
    assert repairer.repair_line(" ".join(word) + " ;") == f"{word};"


@pytest.mark.requirement("ING-02")
@pytest.mark.parametrize(
    "text",
    [
        "Сессия созывается председателем.",
        "в целях укрепления единства народа",
        "порядок и срок избрания депутатов",
        "органами государственной власти",
    ],
)
def test_a_russian_line_is_read_with_russian_words_though_the_papers_are_kazakh(
    repairer: Repairer, text: str
) -> None:
    assert repairer.repair_line(" ".join(text.replace(" ", ""))) == text


def test_a_kazakh_line_without_kazakh_letters_stays_kazakh(context: list[str]) -> None:
    repairer = Repairer([[*context, "Жиынға баса назар аударылды.", "Баса айтылды, назар болды."]])
    assert repairer.repair_line("б а с а н а з а р") == "баса назар"


def test_a_long_run_of_letters_is_divided_in_time_that_grows_with_it(repairer: Repairer) -> None:
    line = " ".join("жиналысөткізеді" * 300)
    assert repairer.repair_line(line).split()[:3] == ["жиналыс", "өткізеді", "жиналыс"]


def test_an_unsure_place_is_left_and_flagged(repairer: Repairer) -> None:
    line = "тау  тас тоғай , жел"
    paper = repairer.repair(["Бұл сөйлем аяқталмай", line])
    (change,) = [change for change in paper.changes if change.kind == "displaced"]
    assert not change.sure
    assert paper.lines[1].text == line
    assert change.before == line
    assert sorted(re.findall(r"\w+", change.after)) == sorted(re.findall(r"\w+", line))


@pytest.mark.requirement("ING-05")
@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("ғылыми-\nзерттеу", "ғылыми-зерттеу"),
        ("жұмыс-\nтары", "жұмыстары"),
        ("17-\nқаулы", "17-қаулы"),
        ("көші-\nқон", "көші-қон"),
        ("рет-\nретімен", "рет-ретімен"),
        ("АҚШ-\nтың", "АҚШ-тың"),
        ("бес-\nалты", "бес-алты"),
    ],
)
def test_hyphens_at_line_ends(repairer: Repairer, raw: str, text: str) -> None:
    assert repairer.repair_line(raw) == text


@pytest.mark.requirement("ING-10")
@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("тарихы, дамуы,оның мақсаты", "тарихы, дамуы, оның мақсаты"),
        ("жұмыс істейді.Одан бөлек", "жұмыс істейді. Одан бөлек"),
        ("Н.Ә.Сейітов т.б. 18.01.2021 күні", "Н.Ә.Сейітов т.б. 18.01.2021 күні"),
        ("мекемелердiң тiзiмi", "мекемелердің тізімі"),
        ("1,5 млн адам", "1,5 млн адам"),
    ],
)
def test_missing_spaces_and_latin_letters(repairer: Repairer, raw: str, text: str) -> None:
    assert repairer.repair_line(raw) == text


def test_clean_lines_come_back_unchanged(repairer: Repairer, context: list[str]) -> None:
    foreign = [
        "Совет принял решение о проведении сессии и внёс поправки в закон.",
        "The Council adopted the decision, and it was published.",
        "Қазіргі кен байыту фабрикалары толық қуатпен жұмыс істейді.",
        "а) бірінші тармақ; б) екінші тармақ",
        "Тел.: 8 (7172) 74-55-12",
        "",
    ]
    for line in [*context, *foreign]:
        assert repairer.repair_line(line) == line


@pytest.mark.requirement("ING-01")
def test_a_paper_keeps_every_line_with_what_was_done(repairer: Repairer) -> None:
    raw = [
        "      Қоғам мүшелері жаңа",
        "ж о с п а р  қ а б ы л д а й д ы .",
        "",
        "      Мұрағаттың мәселе-",
        "лері бар.",
    ]
    paper = repairer.repair(raw)
    assert [line.raw for line in paper.lines] == raw
    assert [line.number for line in paper.lines] == [1, 2, 3, 4, 5]
    assert [paragraph.text for paragraph in paper.paragraphs] == [
        "Қоғам мүшелері жаңа жоспар қабылдайды.",
        "Мұрағаттың мәселелері бар.",
    ]
    assert [(change.line, change.kind) for change in paper.changes] == [
        (2, "letter_spaced"),
        (4, "soft_hyphen"),
    ]


def test_tables_are_left_and_flagged(repairer: Repairer) -> None:
    rows = ["Облыс          Мүше     Жыл", "Абай           12       2020", "Шымкент        9        2021"]
    paper = repairer.repair([*rows, "", "Қоғам мүшелері жаңа жоспар жасады."])
    assert [line.text for line in paper.lines][:3] == rows
    # a row is no sentence: it stays by itself, its cells apart
    assert [paragraph.text for paragraph in paper.paragraphs] == [*rows, "Қоғам мүшелері жаңа жоспар жасады."]
    assert {(change.kind, change.sure) for line in paper.lines for change in line.changes} == {
        ("table", False)
    }


def test_progress_is_reported(repairer: Repairer, context: list[str]) -> None:
    seen: list[tuple[int, int]] = []
    repairer.repair(context * 60, lambda done, total: seen.append((done, total)))
    assert seen[0] == (0, 1200)
    assert seen[-1] == (1200, 1200)
    assert len(seen) > 2


def test_repair_is_the_same_each_time_and_repairing_twice_changes_nothing(repairer: Repairer) -> None:
    once = repairer.repair_line("мекеме  рет інде  бек іт ілд і .")
    assert repairer.repair_line(once) == once


def _norm(text: str) -> str:
    return re.sub(r" ([.,;:)»])", r"\1", " ".join(text.split()))


@pytest.fixture(scope="module")
def shared() -> Path:
    """The folder beside the project with the papers and the gold, or a skipped test."""
    folder = Path(__file__).parents[4] / "shared"
    if not (folder / "data/text/repair-gold.jsonl").exists():
        pytest.skip("the folder ../shared is not here")
    return folder


def _listed(shared: Path) -> set[int]:
    """The damaged lines of the paper 001 as the catalogue lists them; it counts the thrown-out words of 523 to 522."""
    section = (shared / "spec/catalogue.md").read_text("utf-8").split("### Gold line lists")[1]
    lists = re.findall(r"(?:lines|words|only|rule\)|one line): ([\d, ]+)", section)
    return {523} | {int(number) for numbers in lists for number in re.findall(r"\d+", numbers)}


@pytest.fixture(scope="module")
def papers(shared: Path) -> dict[str, list[str]]:
    """The lines of the five papers by the first digits of their names."""
    paths = sorted(shared.glob("seeds/0*.txt"))
    return {path.name[:3]: path.read_text("utf-8").split("\n") for path in paths}


@pytest.mark.shared
@pytest.mark.requirement("ING-02", "ING-03", "ING-04", "ING-05")
def test_gold_of_the_five_papers(shared: Path, papers: dict[str, list[str]]) -> None:
    repairer = Repairer(papers.values())
    goals = {"letter_spaced": 0.99, "lost": 0.95, "partly_spaced": 0.9, "displaced": 0.9, "hyphenation": 0.95}
    right: dict[str, list[bool]] = {kind: [] for kind in goals}
    for line in (shared / "data/text/repair-gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text = repairer.repair_line(row["raw"], before=row.get("prev", ""))
        right[row["kind"]].append(_norm(text) == _norm(row["gold"]))
        if row["kind"] == "letter_spaced":
            text = repairer.repair_line(re.sub(" +", " ", row["raw"]))
            right["lost"].append(_norm(text) == _norm(row["gold"]))
    for kind, goal in goals.items():
        assert sum(right[kind]) / len(right[kind]) >= goal, kind


@pytest.mark.shared
@pytest.mark.requirement("ING-02")
@pytest.mark.parametrize("gaps", ["kept", "lost"])
def test_every_letter_spaced_line_of_the_list_is_joined(
    shared: Path, papers: dict[str, list[str]], gaps: str
) -> None:
    """The gold holds half of the 137 lines; what is right of the others their own wide gaps tell."""
    section = (shared / "spec/catalogue.md").read_text("utf-8").split("### Gold line lists")[1]
    listed = [
        int(number) for number in section.split("ART-01, all 137")[1].split(".")[0].split(": ")[1].split(",")
    ]
    repairer, wrong = Repairer(papers.values()), []
    for number in listed:
        raw = papers["001"][number - 1]
        right = " ".join(word.replace(" ", "") for word in re.split(" {2,}", raw.strip()))
        before = next(line for line in papers["001"][number - 2 :: -1] if line.strip())
        shown = raw if gaps == "kept" else re.sub("(?<=.) +", " ", raw)
        text = repairer.repair_line(shown, before=before)
        # Of six lines words were thrown out as well: only their letters can be compared.
        same_place = text.replace(" ", "") == right.replace(" ", "")
        same_letters = sorted(text.replace(" ", "")) == sorted(right.replace(" ", ""))
        if not same_letters or (same_place and _norm(text) != _norm(right)):
            wrong.append(text)
    assert len(listed) == 137 and wrong == []


@pytest.mark.shared
@pytest.mark.requirement("ING-02", "ING-06")
def test_lines_without_damage_come_back_unchanged(shared: Path, papers: dict[str, list[str]]) -> None:
    repairer = Repairer(papers.values())
    expected = {"002": [], "003": [15], "004": [55, 56, 57], "000": [5, 7, 129, 217, 395, 495]}
    for name, changed in expected.items():
        lines = repairer.repair(papers[name]).lines
        assert [line.number for line in lines if _norm(line.raw) != _norm(line.text)] == changed
    lines = repairer.repair(papers["001"]).lines
    listed = _listed(shared)
    assert [
        line.number for line in lines if _norm(line.raw) != _norm(line.text) and line.number not in listed
    ] == []
    kinds = [change.kind for line in lines for change in line.changes]
    assert kinds.count("letter_spaced") == 137
    assert set(kinds) == {"letter_spaced", "displaced", "partly_spaced"}

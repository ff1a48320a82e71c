"""The pages of papers: each line beside its clause, every change marked, what is unsure listed."""

import re
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from shanyraq.sources import queries
from shanyraq.sources.models import Clause, Paper, Repeat
from shanyraq.sources.tests.test_services import receive

pytestmark = pytest.mark.django_db
DAMAGED = """Алма бағының кеңесі бақтың күтімін жоспарлайды және суарады.
Бақ кеңесінің мүшелері жыл сайын есеп береді.

Б а қ  к е ң е с і н і ң  м ү ш е л е р і  ж ы л  с а й ы н  е с е п  б е р е д і .

Кеңестiң отырысы ашық өтеді.Отырыста хаттама жазылады.
"""
REPEATED = (
    "Кеңес бақтың күтімін жоспарлайды, ағаштарды отырғызады, жемісін жинайды, "
    "суын үнемдейді және күзетшісін тағайындайды, жыл сайын есебін жариялайды."
)


def page(client: Client, path: str, language: str = "en") -> str:
    response = client.get(f"/{language}/papers/{path}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.requirement("ING-01")
def test_each_line_stands_beside_its_clause_with_the_change_marked(client: Client) -> None:
    receive()
    said = page(client, "alma/")
    assert 'id="l1"' in said and 'id="l2"' in said and "зерттеу жұмысы туралы." in said
    assert "hyphen at the line&#x27;s end kept" in said and "<mark" in said


def test_damage_is_repaired_and_what_was_done_is_shown(client: Client) -> None:
    paper = receive(content=DAMAGED.encode(), slug="damaged")
    kinds = Counter(change["kind"] for clause in paper.clauses.all() for change in clause.changes)
    assert {"letter_spaced", "latin_letter", "missing_space"} <= set(kinds)
    texts = [clause.text for clause in paper.clauses.order_by("number")]
    assert "Бақ кеңесінің мүшелері жыл сайын есеп береді." in texts[-2]
    assert texts[-1] == "Кеңестің отырысы ашық өтеді. Отырыста хаттама жазылады."
    said = page(client, "damaged/")
    assert "<del>" in said and "letters set apart joined" in said
    marked = re.findall(r'<mark class="words">(.*?)</mark>', said)
    assert "Бақ кеңесінің мүшелері жыл сайын есеп береді." in marked and "Кеңестің" in marked
    assert paper.lines.get(number=4).text.startswith("Б а қ")


def test_a_line_is_found_on_its_page(client: Client) -> None:
    text = "\n\n".join(f"{n}. Бақтың {n}-ағашы отырғызылды." for n in range(1, 200))
    paper = receive(content=text.encode(), slug="long")
    assert paper.clause_count == 199
    assert 'id="l301"' in page(client, "long/?line=301") and 'id="l301"' not in page(client, "long/")


@pytest.mark.requirement("ING-08")
def test_a_passage_met_twice_is_listed_with_both_places(client: Client) -> None:
    receive(content=f"{REPEATED}\n".encode(), slug="one")
    receive(content=f"Басқа қағаз.\n\n{REPEATED}\n".encode(), slug="two")
    (found,) = queries.review().passages
    assert [(place.paper.slug, place.first) for place in found.places] == [("one", 1), ("two", 3)]
    assert found.similarity > 0.99 and found.begins.startswith("Кеңес бақтың күтімін")
    said = page(client, "review/")
    assert (
        "Passages met more than once" in said
        and "/papers/one/?line=1" in said
        and "/papers/two/?line=3" in said
    )


@pytest.mark.requirement("ING-08")
def test_a_clause_said_twice_is_one_clause_with_two_places(client: Client) -> None:
    first = receive(content=f"{REPEATED}\n".encode(), slug="one")
    second = receive(content=f"Басқа қағаз.\n\n{REPEATED}\n".encode(), slug="two")
    clause, again = first.clauses.get(), second.clauses.get(first_line=3)
    assert (clause.same_as, again.same_as) == (None, clause)
    assert queries.count_unique(second) == 1
    (row,) = queries.rows_of(second, [again])
    assert [(place.paper, place.first, place.last) for place in row.places] == [(first, 1, 1)]
    assert "The passage also stands in:" in page(client, "two/") and "1 without repetitions" in page(
        client, "two/"
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_answers_with_and_without_papers(client: Client, language: str) -> None:
    for path in ("", "review/"):
        assert "<h1" in page(client, path, language)
    receive()
    for path in ("", "review/", "alma/", "alma/1/", "corrections/"):
        assert "<h1" in page(client, path, language)


@pytest.mark.shared
@pytest.mark.requirement("ING-01", "ING-02", "ING-07", "ING-09")
def test_the_five_papers_come_out_whole(shared: Path, client: Client) -> None:
    files = sorted((shared / "seeds").glob("*.txt"))
    call_command("ingest", *map(str, files), language="en", stdout=StringIO(), stderr=StringIO())
    papers = {paper.name[:3]: paper for paper in Paper.objects.all()}
    assert [papers[f"00{n}"].line_count for n in range(5)] == [521, 1250, 175, 384, 149]
    assert [papers[f"00{n}"].languages[0] for n in range(5)] == ["kk", "kk", "ru", "kk", "kk"]
    done = Counter(change["kind"] for clause in papers["001"].clauses.all() for change in clause.changes)
    assert done["letter_spaced"] == 137
    for name in ("000", "002", "003", "004"):
        kinds = {change["kind"] for clause in papers[name].clauses.all() for change in clause.changes}
        assert not kinds & {"letter_spaced", "partly_spaced"}
    latin = [
        c for clause in papers["004"].clauses.all() for c in clause.changes if c["kind"] == "latin_letter"
    ]
    assert {change["line"] for change in latin} == {55, 56, 57} and all(change["sure"] for change in latin)
    order = queries.order_of(papers["004"])
    assert order is not None and order.ranges[0][0] == 25
    for paper in papers.values():
        covered = {
            n for clause in paper.clauses.all() for n in range(clause.first_line, clause.last_line + 1)
        }
        written = set(paper.lines.exclude(text__regex=r"^\s*$").values_list("number", flat=True))
        assert written - covered == set()
    inside = {(r.first.name[:3], r.first_from, r.first_to, r.second_from, r.second_to): r.similarity
              for r in Repeat.objects.select_related("first")}  # fmt: skip
    for place in (("000", 235, 271, 349, 385), ("002", 97, 99, 114, 116), ("004", 15, 24, 140, 149)):
        assert inside[place] > 0.99
    found = [[(p.paper.name[:3], p.first, p.last) for p in one.places] for one in queries.review().passages]
    notes = [(48, 50), (65, 67), (203, 205), (283, 285), (317, 319)]
    assert [("003", first, last) for first, last in notes] in found
    assert papers["004"].clauses.filter(same_as__isnull=False).exists()
    assert "read in this order" in page(client, f"{papers['004'].slug}/")
    assert not Clause.objects.filter(text="").exists()


@pytest.mark.shared
@pytest.mark.requirement("ING-07", "ING-10", "ING-11")
def test_slips_of_the_five_papers_are_proposed_and_words_found_by_any_name(shared: Path) -> None:
    files = sorted((shared / "seeds").glob("*.txt"))
    call_command("ingest", *map(str, files), language="en", stdout=StringIO(), stderr=StringIO())
    found = {(one.paper.name[:3], one.line, one.word): one.proposal for one in queries.review().slips}
    assert found == {
        ("000", 415, "еткізілетін"): "өткізілетін", ("000", 415, "жене"): "және", ("000", 423, "жене"): "және",
        ("001", 711, "біріңғай"): "бірыңғай", ("001", 1226, "ұнқатысуын"): "үнқатысуын", ("003", 106, "мән"): "мен",
    }  # fmt: skip
    legal = Paper.objects.get(name__startswith="003")
    assert [paper.name[:3] for paper in Paper.objects.filter(is_legal=True)] == ["003"]
    assert "сақтау мән дамыту" in legal.clauses.get(first_line__lte=106, last_line__gte=106).text

    def lines(asked: str) -> set[tuple[str, int]]:
        return {(hit.clause.paper.name[:3], n) for hit in queries.find(asked, 60)
                for n in range(hit.clause.first_line, hit.clause.last_line + 1)}  # fmt: skip

    for asked in ("IPO", "ІРО", "Халықтық ІРО"):
        assert ("001", 819) in lines(asked), asked
    for asked in ("корей", "кәріс"):
        assert {("000", 199), ("000", 507)} <= lines(asked), asked
    for asked in ("сарапшылық", "сараптамалық"):
        assert {("001", 297), ("001", 1168)} <= lines(asked), asked
    for asked in ("үнқатысу", "үндесу", "ұнқатысу"):
        assert {("001", 773), ("001", 817), ("001", 1226)} <= lines(asked), asked


@pytest.mark.requirement("ING-07", "ING-11")
def test_a_clause_is_found_by_another_word_form_and_script(client: Client) -> None:
    receive(
        content="Кәріс театры қалада.\n\nХалықтық ІРО өтті.\n\nБасқа үзінді осында.\n".encode(), slug="one"
    )
    for asked in ("корей", "кәрістердің", "karis", "карис"):
        assert "Кәріс театры" in page(client, f"find/?q={asked}"), asked
    for asked in ("IPO", "ІРО", "ipo"):
        assert "Халықтық ІРО" in page(client, f"find/?q={asked}"), asked
    assert "Also looked for: кәріс" in page(client, "find/?q=корей")
    assert "Nothing." in page(client, "find/?q=zzzz")


def test_a_clause_said_twice_is_found_once_with_both_places(client: Client) -> None:
    receive(content=f"{REPEATED}\n".encode(), slug="one", name="one.txt")
    receive(content=f"Басқа қағаз.\n\n{REPEATED}\n".encode(), slug="two", name="two.txt")
    (hit,) = queries.find("күзетшісін")
    assert [place.paper.slug for place in hit.places] == ["two"]

"""The pages of facts: each figure with its source and day, a series drawn, what contradicts side by side."""

import csv
import json
import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from shanyraq.people.acting import SYSTEM
from shanyraq.sources.facts import reading
from shanyraq.sources.facts.values import Place
from shanyraq.sources.models import AddedFact, HandSettlement, Paper
from shanyraq.sources.queries.facts import address_of, shelf
from shanyraq.sources.services import receive_paper
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
LANGUAGES = ("kk", "ru", "en")
PATHS = ["", "contradictions/", "names/", *(f"{slug}/" for slug in reading.subjects())]


def page(client: Client, path: str = "", language: str = "en", status: int = 200) -> str:
    response = client.get(f"/{language}/facts/{path}")
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def officer(client: Client) -> Client:
    who = factories.person()
    factories.seat("secretariat.officer", who=who)
    user = factories.account(who)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def paper() -> Paper:
    text = "Алма бағының мүшелері алты жүз.\nЕкінші жол.\n".encode()
    at = factories.moment(DAY)
    return receive_paper(by=SYSTEM, at=at, content=text, name="alma.txt", slug="alma", title="Алма")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_every_page_answers_in_every_language(client: Client, path: str, language: str) -> None:
    assert "<h1" in page(client, path, language)


@pytest.mark.parametrize("path", ["apples/", "files/9/", "contradictions/CTR-99/"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    page(client, path, status=404)


@pytest.mark.requirement("PLT-05", "FAC-01")
def test_csv_and_json_give_each_figure_its_source_and_its_day(client: Client) -> None:
    rows = list(csv.DictReader(StringIO(page(client, "?format=csv").lstrip("\ufeff"))))
    facts = json.loads(page(client, "?format=json"))["facts"]
    assert len(rows) == len(facts) == len(reading.figures())
    for row in (*rows, *facts):
        assert row["source"] and row["as_of"] and row["dating"] and row["unit"], row
        assert (row["as_of"] == "unknown") == (row["dating"] == "unknown")
    assert next(row for row in rows if row["id"] == "NUM-37c")["qualifier"] == "about"


def test_the_list_is_searched_and_chosen_by_paper_and_by_day(client: Client) -> None:
    def ids(query: str) -> set[str]:
        return {row["id"] for row in json.loads(page(client, f"?format=json&{query}"))["facts"]}

    assert ids("q=394") == {"NUM-08"}
    assert ids("q=театр") == {"NUM-33"}
    assert ids("paper=003") >= {"NUM-11a", "NUM-18"} and not ids("paper=003") & {"NUM-07"}
    assert all(ident.startswith("OBS-") for ident in ids("paper=other"))
    assert "NUM-08" in ids("dating=unknown") and "NUM-07" in ids("dating=estimated")
    assert "No figure answers this." in page(client, "?q=qqqq")


@pytest.mark.parametrize(
    ("language", "said"),
    [("kk", "3\u00a0000-ға жуық"), ("ru", "около 3\u00a0000"), ("en", "about 3,000")],
)
def test_a_qualifier_is_said_with_its_number(client: Client, language: str, said: str) -> None:
    text = page(client, "ethnic-groups/", language).replace("\u2011", "-").replace("\u202f", "\u00a0")
    assert said in text


def test_an_unknown_day_is_said_and_an_estimate_is_marked_with_its_ground(client: Client) -> None:
    said = page(client, "members/")
    assert "date unknown" in said and "estimate" in said
    assert "The text speaks of 15 years of work." in said and "000:340" in said


def test_a_series_is_drawn_with_a_mark_for_each_figure_and_a_table_beside(client: Client) -> None:
    said = page(client, "members/")
    drawing = re.search(r'<svg class="series".*?</svg>\s*<p', said, re.DOTALL)
    assert drawing is not None
    assert drawing[0].count("<circle") == 3 and drawing[0].count('class="u"') == 2
    assert 'role="img"' in drawing[0] and "2024: 583" in drawing[0]
    table = said[said.index("<table") : said.index("</table>")]
    assert all(str(value) in table for value in (382, 384, 394, 526, 583))


def test_a_place_links_to_its_line_only_where_the_paper_is_held(
    client: Client, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "This paper is not held here." in page(client, "members/")
    assert "/papers/" not in page(client, "members/").split("<table")[1].split("</table>")[0]
    cited = {"000": reading.CitedPaper("000", paper.sha256, "kk", {"kk": "А", "ru": "А", "en": "A"})}
    monkeypatch.setattr(reading, "cited_papers", lambda: cited)
    address = address_of(Place("000", 2, 2), shelf())
    assert address.endswith("/papers/alma/?line=2#l2")
    assert 'id="l2"' in client.get(address.partition("#")[0]).content.decode()


@pytest.mark.requirement("FAC-03")
def test_contradictions_stand_side_by_side_with_rule_and_outcome(client: Client) -> None:
    said = page(client, "contradictions/")
    assert "27 contradictions, each with its rule" in said
    part = said[said.index('id="CTR-10"') : said.index('id="CTR-11"')]
    assert "The law of the day goes before a paraphrase" in part
    assert "loses, kept" in part and "The President." in part and "003:149-153" in part
    assert "/acts/decree-149-2011/9/" in part


@pytest.mark.requirement("FAC-03")
def test_contradictions_are_given_as_json(client: Client) -> None:
    found = json.loads(page(client, "contradictions/?format=json"))["contradictions"]
    assert len(found) == 27
    assert all(said["source"] and said["as_of"] for one in found for said in one["statements"])


@pytest.mark.requirement("FAC-04", "FAC-07")
def test_the_history_page_tells_the_events_and_names_the_repressed(client: Client) -> None:
    said = page(client, "names/", "kk")
    assert said.index("1992") < said.index(
        "1995 ж. 1 наурыз".replace(" ж.", "\u00a0ж.").replace("1 н", "1\u00a0н")
    )
    assert "А. Байтұрсынов" in said and "004:97" in said


@pytest.mark.parametrize("path", ["add/", "correct/NUM-07/"])
def test_a_visitor_is_not_offered_and_not_let_to_add(client: Client, path: str) -> None:
    assert "facts/add/" not in page(client) and "facts/correct/" not in page(client, "members/")
    page(client, path, status=403)


FORM = {
    "series": "members.all", "value": "600", "qualifier": "exactly", "dating": "stated", "as_of": "2024-08",
    "says_kk": "Мүшелер алты жүз болды.",
}  # fmt: skip


def test_an_officer_adds_a_fact_and_it_is_shown_with_its_line(officer: Client, paper: Paper) -> None:
    assert "facts/add/" in page(officer)
    answer = officer.post("/en/facts/add/", {**FORM, "paper": paper.pk, "first_line": 1})
    row = AddedFact.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/en/facts/members/#F-{row.pk}"
    said = page(officer, "members/")
    assert "alma:1" in said and "/papers/alma/?line=1#l1" in said
    assert '<span lang="kk">Мүшелер алты жүз болды.</span>' in said


def test_a_fact_without_paper_is_answered_with_the_way_out_and_nothing_typed_is_lost(officer: Client) -> None:
    answer = officer.post("/en/facts/add/", FORM)
    said = answer.content.decode()
    assert answer.status_code == 409 and "A fact needs its paper." in said
    assert 'value="600"' in said and not AddedFact.objects.exists()


def test_a_correction_shows_both(officer: Client, paper: Paper) -> None:
    assert "382" in page(officer, "correct/NUM-07/")
    officer.post(
        "/en/facts/correct/NUM-07/", {**FORM, "paper": paper.pk, "first_line": 1, "why": "Тізім табылды"}
    )
    row = AddedFact.objects.get()
    said = page(officer, "members/")
    assert f"superseded by {row.ident}" in said and "Supersedes NUM-07: Тізім табылды" in said
    assert 'id="NUM-07" class="gone"' in said
    drawing = said[said.index('<svg class="series"') : said.index("<table")]
    assert "382" not in drawing and "600" in drawing


def test_what_is_no_number_cannot_be_superseded_by_one(officer: Client) -> None:
    page(officer, "correct/NUM-48/", status=404)
    page(officer, "correct/NUM-999/", status=404)


def test_an_officer_settles_by_hand_on_the_page(officer: Client) -> None:
    officer.post("/en/facts/contradictions/CTR-01/settle/", {"stands": [], "why": "Тексерілуде"})
    assert "27 contradictions, 1 open" in page(officer, "contradictions/")
    officer.post("/en/facts/contradictions/CTR-01/settle/", {"stands": ["2"], "why": "Қаулы табылды"})
    assert HandSettlement.objects.latest("pk").stands == [2]
    said = page(officer, "contradictions/")
    assert (
        "27 contradictions, each with its rule" in said
        and "Қаулы табылды" in said
        and "stands by hand" in said
    )


@pytest.mark.shared
@pytest.mark.requirement("FAC-01")
def test_every_cited_line_can_be_reached_on_its_paper_s_page(client: Client, shared: Path) -> None:
    at = factories.moment(DAY)
    for file in sorted((shared / "seeds").glob("*.txt")):
        receive_paper(
            by=SYSTEM,
            at=at,
            content=file.read_bytes(),
            name=file.name,
            slug=f"p{file.name[:3]}",
            title=file.name,
        )
    said = page(client, "members/")
    assert "/papers/p000/?line=451#l451" in said and "This paper is not held here." not in said
    for number, line in (("000", 451), ("001", 132), ("002", 101), ("003", 159), ("004", 42)):
        assert f'id="l{line}"' in client.get(f"/en/papers/p{number}/?line={line}").content.decode()

"""Pages of the control of execution: the register, papers, assignments, what a body and the Secretariat do on a card."""

import csv
import json
from datetime import date, timedelta

import pytest
from django.test import Client

from shanyraq.decisions.models import Assignment, Instruction, SourcePaper, Step
from shanyraq.decisions.services import answering
from shanyraq.decisions.tests.conftest import DAY, PDF, Hall
from shanyraq.decisions.tests.test_control import assigned
from shanyraq.decisions.tests.test_pages import LANGUAGES, on, signed_in
from shanyraq.decisions.tests.test_services import TERM
from tests import factories


@pytest.fixture
def given(hall: Hall) -> Hall:
    assigned(hall)
    on(date(2024, 7, 10))
    return hall


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["register/", "2024-a1/", "2024-a1/ministry/", "register/?source=president&state=open"]
)
@pytest.mark.requirement("CTL-01")
def test_anybody_reads_the_register_and_an_assignment(given: Hall, language: str, path: str) -> None:
    assert Client().get(f"/{language}/decisions/{path}").status_code == 200


def test_the_paper_of_an_assignment_has_its_page(given: Hall) -> None:
    row = SourcePaper.objects.get()
    text = Client().get(f"/en/decisions/papers/{row.pk}/").content.decode()
    assert "Үйірме ашу" in text and "Assignments of the President" in text
    assert Client().get(f"/en/decisions/papers/{row.pk}/?on=2024-06-13").status_code == 404
    assert Client().get("/en/decisions/2024-a1/?on=2024-06-13").status_code == 404


@pytest.mark.requirement("CTL-01")
def test_an_officer_enters_a_paper_and_its_assignment_without_any_session(hall: Hall) -> None:
    on(DAY)
    client = signed_in(hall.officer)
    paper = {"source": "administration", "number": "Д-3", "dated": "10.06.2024", "title_kk": "Хаттама"}
    made = client.post("/en/decisions/papers/enter/", paper)
    assert made.status_code == 302
    here = made.headers["Location"]
    wrong = {
        "title_kk": "Есеп беру", "text_kk": "Есеп берілсін.", "lead": hall.ministry.pk, "term": "01.08.2024",
    }  # fmt: skip
    refused = client.post(f"{here}enter/", wrong)
    assert refused.status_code == 409 and "Есеп берілсін." in refused.content.decode()
    assert "Nobody is named who set the deadline" in refused.content.decode()
    assert client.post(f"{here}enter/", {**wrong, "term_set_by": "Хаттаманың өзі"}).status_code == 302
    assert Instruction.objects.get().paper.source == "administration"
    assert Client().post("/en/decisions/papers/enter/", paper).status_code == 403


@pytest.mark.requirement("SES-10")
def test_assignments_are_taken_from_the_minutes_of_a_session_into_the_register(hall: Hall) -> None:
    on(DAY)
    client, number = signed_in(hall.officer), hall.session.number
    form = client.get(f"/en/decisions/papers/enter/?session={number}").content.decode()
    assert f'<option value="{hall.session.pk}" selected' in form
    given = {
        "source": "president", "number": "Х-1", "dated": "14.06.2024", "title_kk": "Хаттама", "session": hall.session.pk,
    }  # fmt: skip
    made = client.post("/en/decisions/papers/enter/", given)
    row = SourcePaper.objects.get()
    assert made.status_code == 302 and row.session == hall.session
    assigned(hall)
    page = Client().get("/en/decisions/2024-a1/").content.decode()
    assert "/en/sessions/xxxiv/" in page


def test_a_card_of_an_assignment_says_who_set_its_term(given: Hall) -> None:
    text = Client().get("/en/decisions/2024-a1/ministry/").content.decode()
    assert "The law sets no deadline; set by:" in text and "Құжаттың өзі" in text


@pytest.mark.requirement("CTL-01")
def test_the_register_is_narrowed_and_its_files_say_the_same(given: Hall) -> None:
    on(TERM + timedelta(days=3))
    rows = list(
        csv.DictReader(
            Client()
            .get("/en/decisions/register/?state=overdue&format=csv")
            .content.decode("utf-8-sig")
            .splitlines()
        )
    )
    assert {row["executor"] for row in rows} == {"ministry", "agency"} and {
        row["days_late"] for row in rows
    } == {"3"}
    told = json.loads(Client().get("/en/decisions/register/?body=agency&format=json").content)
    assert [row["executor"] for row in told["cards"]] == ["agency"] and told["as_of"] == "2024-08-04"
    for question in ("source=chair", "state=accepted", "body=nobody", "year=2031", "q=жоқсөз"):
        assert "No card matches." in Client().get(f"/en/decisions/register/?{question}").content.decode()
    for odd in ("year=0000", "year=ab", "page=zzz", "state=nonsense", "source=none"):
        assert Client().get(f"/en/decisions/register/?{odd}").status_code == 200


def test_a_body_receives_and_considers_from_its_card_and_the_head_moves_the_term(given: Hall) -> None:
    card, clerk, office = "/en/decisions/2024-a1/ministry/", signed_in(given.clerk), signed_in(given.officer)
    assert f'href="{card}receive/"' in clerk.get(card).content.decode()
    assert clerk.post(f"{card}receive/", {"number": "К-5"}).status_code == 302
    assert clerk.post(f"{card}receive/", {"number": "К-5"}).status_code == 409
    assert clerk.post(f"{card}consider/", {"why": "Топ құрылды"}).status_code == 302
    assert office.post(f"{card}extend/", {"term": "01.07.2024", "why": "…"}).status_code == 409
    assert office.post(f"{card}extend/", {"term": "01.10.2024", "why": "Су тасқыны"}).status_code == 302
    text = Client().get(card).content.decode().replace("\u00a0", " ")
    assert "К-5" in text and "Су тасқыны" in text and "1 October 2024" in text
    assert clerk.post(f"{card}withdraw/", {"why": "…"}).status_code == 403
    assert office.post(f"{card}withdraw/", {"why": ""}).status_code == 422
    assert office.post(f"{card}withdraw/", {"why": "Басқа органға"}).status_code == 302
    assert Step.objects.count() == 4


@pytest.mark.requirement("CTL-02")
def test_the_secretariat_says_how_well_it_was_carried_out_when_it_accepts(given: Hall) -> None:
    row = Assignment.objects.get(addressee=given.ministry)
    answering.answer_decision(
        by=given.clerk, at=given.at(date(2024, 7, 9)), assignment_id=row.pk, number="1", dated=DAY, text_kk="…", document=PDF
    )  # fmt: skip
    client, path = signed_in(given.officer), "/en/decisions/2024-a1/ministry/accept/"
    assert client.post(path, {"grade": "wonderful"}).status_code == 422
    assert client.post(path, {"grade": "partly"}).status_code == 302
    row.refresh_from_db()
    assert (row.review, row.grade) == ("accepted", "partly")
    assert client.post(path, {"grade": "full"}).status_code == 409


def test_the_register_asks_as_many_questions_for_many_cards_as_for_few(
    given: Hall, django_assert_max_num_queries: object
) -> None:
    one = Instruction.objects.get()
    for number in range(70):
        body = factories.organization("akimat", f"akimat-{number}")
        Assignment.objects.create(
            instruction=one,
            source="president",
            addressee=body,
            sent_on=DAY,
            term=TERM,
            outgoing_number=str(number),
        )
    client = Client()
    client.get("/kk/decisions/register/")
    with django_assert_max_num_queries(18):  # type: ignore[operator]
        page = client.get("/kk/decisions/register/?page=2")
    assert page.context["page"].number == 2 and len(page.context["cards"]) == 22

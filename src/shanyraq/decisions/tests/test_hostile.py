"""An answer sent by somebody hostile: invented fields, another's card, files that are not what they say, twice at once."""

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from rulebook import Refusal

from shanyraq.decisions.models import Answer, Assignment
from shanyraq.decisions.queries.cards import assignments, cards
from shanyraq.decisions.services.answering import answer_decision
from shanyraq.decisions.tests.conftest import PDF, Hall
from shanyraq.decisions.tests.test_services import close, write
from shanyraq.journal.models import Entry, Instance
from shanyraq.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 10)
ADDRESS = "/kk/decisions/2024-1/ministry/answer/"


@pytest.fixture
def clerk(hall: Hall) -> Client:
    write(hall)
    write(hall, 2, addressees=[hall.ministry])
    close(hall)
    Instance.objects.create(kind="rehearsal", rehearsal_day=DAY, name_kk="Ассамблея", begun_at=timezone.now())
    browser = Client()
    browser.force_login(factories.account(Person.objects.get(pk=hall.clerk.person_id)))
    return browser


def given(content: bytes = b"%PDF-1.4 x", name: str = "a.pdf", **more: str) -> dict[str, object]:
    paper = SimpleUploadedFile(name, content, content_type="application/pdf")
    return {"number": "1", "dated": "09.07.2024", "text_kk": "Мәтін", "document": paper, **more}


def test_an_answer_takes_no_field_that_its_form_has_not(hall: Hall, clerk: Client) -> None:
    other = Assignment.objects.get(addressee=hall.ministry, decision__number=2)
    invented = {
        "entered_by": "1", "entered_by_id": "1", "entered_on": "2000-01-01", "review": "accepted", "version": "77",
        "assignment": str(other.pk), "assignment_id": str(other.pk), "by": "1", "at": "2000-01-01", "verdict": "1",
    }  # fmt: skip
    assert clerk.post(ADDRESS, given(**invented)).status_code == 302
    made = Answer.objects.get()
    assert (made.entered_by_id, made.review, made.version) == (hall.clerk.person_id, "", 1)
    assert (made.entered_on, made.assignment.decision.number) == (DAY, 1)


def bomb() -> bytes:
    """Make a DOCX of some kilobytes that would unpack to 200 MB."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as parcel:
        parcel.writestr("word/document.xml", b"\0" * 200_000_000)
    return out.getvalue()


def test_a_bomb_is_kept_packed_and_handed_out_as_it_came(hall: Hall, clerk: Client) -> None:
    content = bomb()
    assert len(content) < 1_000_000
    assert clerk.post(ADDRESS, given(content, "a.docx")).status_code == 302
    assert Answer.objects.get().size == len(content), "nothing here unpacks what was brought"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00\x03" + b"\0" * 64, "answer.pdf"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 64, "answer.pdf"),
        (b"#!/bin/sh\nrm -rf /\n", "answer.pdf"),
        (b"<html><script>alert(1)</script>", "answer.pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "answer.png"),
        (b"PK\x03\x04 not a document", "answer.docx"),
        (b"", "answer.pdf"),
    ],
)
def test_what_is_renamed_is_known_by_its_content(clerk: Client, content: bytes, name: str) -> None:
    refused = clerk.post(ADDRESS, given(content, name))
    assert refused.status_code == 422 and "Мәтін" in refused.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.pdf", 'a".pdf\r\nSet-Cookie: x=1', "a\u202efdp.exe", "<b>.pdf", "Қ" * 300 + ".pdf"],
)
def test_a_polyglot_is_only_ever_saved_never_opened_and_its_name_is_a_name(clerk: Client, name: str) -> None:
    polyglot = b"%PDF-1.4\n<html><script>alert(document.cookie)</script></html>"
    sent = clerk.post(ADDRESS, given(polyglot, name))
    if sent.status_code == 422:  # Django refuses names that are too long
        return
    assert sent.status_code == 302
    paper = Client().get("/kk/decisions/2024-1/ministry/1/")
    told = paper.headers["Content-Disposition"]
    assert told.startswith("attachment") and "\n" not in told and "\r" not in told
    assert ".." not in told and "\u202e" not in Answer.objects.get().name
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in paper.headers["Content-Security-Policy"]
    assert "x" not in paper.cookies


def test_two_hundred_megabytes_are_refused_before_they_are_read(clerk: Client) -> None:
    answer = clerk.post(
        ADDRESS, b"", content_type="multipart/form-data; boundary=x", headers={"content-length": "200000000"}
    )
    assert answer.status_code == 413
    assert not Answer.objects.exists()


def test_another_bodys_card_takes_no_answer_whoever_asks(hall: Hall, clerk: Client) -> None:
    for address in ("/kk/decisions/2024-1/agency/answer/", "/kk/decisions/2024-2/agency/answer/"):
        assert clerk.post(address, given()).status_code in {403, 404}
    with pytest.raises(Refusal, match="not_your_card"):
        answer_decision(
            by=hall.clerk, at=hall.at(DAY), assignment_id=Assignment.objects.get(addressee=hall.agency).pk,
            number="1", dated=DAY, text_kk="Мәтін", document=PDF,
        )  # fmt: skip
    assert not Answer.objects.exists()


def test_a_double_press_gives_one_answer_and_says_so(clerk: Client) -> None:
    assert clerk.post(ADDRESS, given()).status_code == 302
    before = Entry.objects.count()
    again = clerk.post(ADDRESS, given())
    assert again.status_code in {409, 422} and Answer.objects.count() == 1
    assert Entry.objects.count() == before


@pytest.mark.parametrize("term", [date(2024, 8, 4), date(2024, 8, 30)], ids=["a Sunday", "Constitution Day"])
def test_a_term_on_a_day_of_rest_stays_there_and_the_card_says_so(hall: Hall, term: date) -> None:
    write(hall, term=term)
    close(hall)
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=term, name_kk="Ассамблея", begun_at=timezone.now()
    )
    card = Assignment.objects.get(addressee=hall.ministry)
    page = Client().get("/en/decisions/2024-1/ministry/").content.decode()
    assert "No norm of the register moves a deadline off a day of rest." in page and "Overdue" not in page
    made = answer_decision(
        by=hall.clerk,
        at=hall.at(term),
        assignment_id=card.pk,
        number="1",
        dated=term,
        text_kk="Мәтін",
        document=PDF,
    )
    [one] = cards(assignments().filter(pk=card.pk), term + timedelta(days=1))
    assert (one.term, one.state, made.entered_on) == (term, "answered", term)
    [other] = cards(assignments().filter(addressee=hall.agency), term + timedelta(days=1))
    assert (other.state, other.days_late) == ("overdue", 1), "the day after, whatever the day, it is late"

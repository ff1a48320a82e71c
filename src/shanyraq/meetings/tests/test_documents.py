"""Issued documents: the same bytes each time, every word in its language, corrected only in the open."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.xmp import XmpInformation
from rulebook import Refusal

from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import Issued, Order, Session
from shanyraq.meetings.services.agenda import Item
from shanyraq.meetings.services.sheets import sheets_of_order, sheets_of_poll
from shanyraq.people.acting import Actor
from shanyraq.web.documents import Points, Sheet, Table, Text, content_of, pdf_of
from shanyraq.web.models import Letter
from shanyraq.web.uploads import Brought, path_of
from tests import factories, pdfs

pytestmark = pytest.mark.django_db
DAY, START = date(2024, 9, 2), date(2024, 10, 15)
KAZAKH = "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і"
SHEET = Sheet(
    language="kk",
    institution="Қазақстан халқы Ассамблеясы",
    form="Өкім",
    line=("№ Д-1", "2024 ж. 2 қыркүйек"),
    title="Сессияны шақыру туралы",
    day=DAY,
    blocks=(Text(KAZAKH), Points(["Бірінші"]), Table("Кесте", ["А", "Б"], [["1", "2"]], right=1)),
)


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, match=f"^{code}$")


def text_of(content: bytes) -> str:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("reads the PDF back with pdftotext (Debian: poppler-utils)")
    return subprocess.run([tool, "-", "-"], input=content, capture_output=True, check=True).stdout.decode()


def test_the_same_content_gives_the_same_bytes_and_another_gives_others() -> None:
    assert pdf_of(SHEET) == pdf_of(SHEET)
    assert pdf_of(SHEET) != pdf_of(replace(SHEET, title="Басқа"))
    assert content_of(SHEET) == content_of(replace(SHEET))


@pytest.mark.requirement("PLT-01")
def test_a_document_is_tagged_titled_and_archival_with_its_table_and_points() -> None:
    paper = pdfs.read(pdf_of(SHEET))
    assert paper.wrong == []
    assert (paper.language, paper.title) == ("kk", "Өкім. Сессияны шақыру туралы")
    assert {"H1", "P", "L", "LI", "Table", "Caption", "TH", "TD"} <= set(paper.tags)
    assert KAZAKH in paper.text


def issued(made: Issued) -> dict[str, pdfs.Paper]:
    return {
        language: pdfs.read(path_of(getattr(made, f"file_{language}")).read_bytes())
        for language in made.languages
    }


@pytest.mark.requirement("PLT-01")
def test_an_issued_order_is_archival_and_accessible_in_both_languages(
    convened: Session, officer: Actor
) -> None:
    order = convened.orders.get()
    papers = issued(services.issue_document(by=officer, at=factories.moment(DAY), thing=order))
    assert {language: paper.wrong for language, paper in papers.items()} == {"kk": [], "ru": []}
    assert {language: paper.language for language, paper in papers.items()} == {"kk": "kk", "ru": "ru"}
    assert "Қазақстан халқы Ассамблеясы".upper() in papers["kk"].text
    assert "Ассамблея народа Казахстана".upper() in papers["ru"].text
    assert "Ана тілі" in papers["kk"].text and "Родной язык" in papers["ru"].text
    assert papers["kk"].title != papers["ru"].title and "XXX" in papers["ru"].title


def test_a_plain_pdf_is_found_wanting() -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.metadata = {"/Title": "x"}
    writer.xmp_metadata = XmpInformation.create()
    into = BytesIO()
    writer.write(into)
    assert "is not tagged" in pdfs.read(into.getvalue()).wrong
    assert "declares no PDF/A-2a" in pdfs.read(into.getvalue()).wrong


def test_every_kazakh_letter_is_set_and_can_be_read_back() -> None:
    assert KAZAKH.replace(" ", "") in text_of(pdf_of(SHEET)).replace(" ", "")


def test_no_text_of_a_person_gives_typst_an_order() -> None:
    evil = '#read("/etc/passwd") $x$ *b* #{1/0} \\ " <a> @b'
    said = text_of(pdf_of(replace(SHEET, blocks=(Text(evil),))))
    assert '#read("/etc/passwd") $x$ *b* #{1/0}' in said


def test_the_order_is_issued_in_kazakh_and_russian_with_an_outgoing_number(
    convened: Session, officer: Actor
) -> None:
    order = convened.orders.get()
    made = services.issue_document(by=officer, at=factories.moment(DAY), thing=order)
    assert made.outgoing == "2024/1"
    assert made.languages == ["kk", "ru"]
    kazakh, russian = (path_of(getattr(made, f"file_{lang}")).read_bytes() for lang in ("kk", "ru"))
    assert "Ана тілі" in text_of(kazakh) and "Шығыс № 2024/1" in text_of(kazakh)
    assert "Родной язык" in text_of(russian) and "Д-12" in text_of(russian)
    assert Entry.objects.latest("id").facts["sha256"] == {"kk": made.file_kk, "ru": made.file_ru}


def test_without_a_russian_text_the_order_is_issued_in_kazakh_only(officer: Actor, chair: Actor) -> None:
    at = factories.moment(DAY)
    session = services.prepare_session(by=officer, at=at)
    services.set_agenda(by=officer, at=at, session=session, items=[Item("Ана тілі")], proposed_on=DAY)
    order = services.adopt_order(
        by=chair, at=at, session=session, number="1", start_day=START, start_time=time(10), place_kk="Астана"
    )
    assert list(sheets_of_order(order)) == ["kk"]


def test_an_issued_document_is_corrected_only_by_annulment_or_a_later_one_and_all_stay(
    convened: Session, officer: Actor
) -> None:
    at, order = factories.moment(DAY), convened.orders.get()
    first = services.issue_document(by=officer, at=at, thing=order)
    with refused("meetings.already_issued"):
        services.issue_document(by=officer, at=at, thing=order)
    with refused("meetings.reason_missing"):
        services.supersede_document(by=officer, at=at, document=first, thing=order, why_kk="")
    second = services.supersede_document(
        by=officer, at=at, document=first, thing=order, why_kk="Орысша мәтін түзетілді"
    )
    assert "Орнына" in text_of(path_of(second.file_kk).read_bytes()).replace("орнына", "Орнына")
    first.refresh_from_db()
    assert (first.state, second.state, second.outgoing) == ("superseded", "issued", "2024/2")
    with refused("meetings.document_superseded"):
        services.annul_document(by=officer, at=at, document=first, why_kk="Қате")
    annulled = services.annul_document(by=officer, at=at, document=second, why_kk="Қате")
    assert annulled.state == "annulled"
    assert path_of(annulled.file_kk).exists()
    third = services.issue_document(by=officer, at=at, thing=order)
    assert third.outgoing == "2024/3"


def test_a_signed_scan_is_kept_and_never_called_verified(convened: Session, officer: Actor) -> None:
    at = factories.moment(DAY)
    document = services.issue_document(by=officer, at=at, thing=convened.orders.get())
    brought = Brought(b"%PDF-1.4 scan", "scan.pdf", "pdf")
    made = services.attach_file(by=officer, at=at, document=document, file=brought, what="Қол қойылған")
    assert Entry.objects.latest("id").facts["verified"] is False
    assert path_of(made.sha256).read_bytes() == brought.content


@pytest.mark.requirement("COU-02")
def test_the_protocol_of_a_poll_lists_those_who_did_not_answer(officer: Actor) -> None:
    people = factories.members(3, council=3)
    at = factories.moment(DAY)
    poll = services.start_poll(
        by=officer, at=at, question_kk="Сұрақ бар ма?", question_ru="Есть вопрос?", deadline=DAY
    )
    with refused("meetings.poll_not_closed"):
        services.issue_document(by=officer, at=at, thing=poll)
    closed = services.close_poll(by=officer, at=factories.moment(date(2024, 9, 3)), poll=poll)
    sheets = sheets_of_poll(closed)
    assert people[0].name_kk in content_of(sheets["kk"])
    assert people[0].name_ru in content_of(sheets["ru"])
    made = services.issue_document(by=officer, at=factories.moment(date(2024, 9, 3)), thing=closed)
    assert "Шешім қабылданбады" in text_of(path_of(made.file_kk).read_bytes())
    papers = issued(made)
    assert {language: paper.wrong for language, paper in papers.items()} == {"kk": [], "ru": []}
    assert people[0].name_kk in papers["kk"].text and people[0].name_ru in papers["ru"].text


def test_the_protocol_says_nothing_of_how_each_member_answered(officer: Actor) -> None:
    people = factories.members(3, council=3)
    at = factories.moment(DAY)
    poll = services.start_poll(by=officer, at=at, question_kk="Сұрақ бар ма?", deadline=DAY)
    by = Actor(key="person:1", person_id=people[0].pk, roles=frozenset({"council.member"}))
    services.answer_poll(by=by, at=at, poll=poll, choice="against")
    closed = services.close_poll(by=officer, at=factories.moment(date(2024, 9, 3)), poll=poll)
    assert f'"{people[0].name_kk}"' not in content_of(sheets_of_poll(closed)["kk"])


def test_members_get_a_letter_when_a_session_is_convened_and_the_council_when_it_is_polled(
    prepared: Session, officer: Actor, chair: Actor
) -> None:
    at = factories.moment(DAY)
    with_address, _without = factories.members(2, council=2)
    with_address.email = "member@example.org"
    with_address.save()
    order = services.adopt_order(
        by=chair, at=at, session=prepared, number="1", start_day=START, start_time=time(10), place_kk="Астана"
    )
    assert isinstance(order, Order)
    services.record_announcement(by=officer, at=at, session=prepared, outlet="Газет", day=DAY)
    services.record_announcement(by=officer, at=at, session=prepared, outlet="Басқа газет", day=DAY)
    services.start_poll(by=officer, at=at, question_kk="Сұрақ бар ма?", deadline=DAY)
    letters = list(Letter.objects.order_by("id").values_list("to", "template"))
    assert letters == [
        ("member@example.org", "meetings/mail/convened"),
        ("member@example.org", "meetings/mail/poll"),
    ]
    letter = Letter.objects.order_by("id")[0]
    assert "XXXIV" in letter.subject and "1. Ана тілі" in letter.text and "/kk/sessions/xxxiv/" in letter.text


@pytest.mark.requirement("SES-08")
def test_rules_of_procedure_are_versions_that_only_a_vote_of_a_session_puts_in_force(
    officer: Actor, chair: Actor, opened: Session
) -> None:
    from shanyraq.meetings.queries.sessions import rules_in_force_on

    at = factories.moment(START)
    item = opened.items.get(position=1)
    with refused("meetings.not_about_rules"):
        services.adopt_rules(by=chair, at=at, item=item, text_kk="1. Ереже")
    item.subject = "rules"
    item.save()
    with refused("meetings.rules_not_voted"):
        services.adopt_rules(by=chair, at=at, item=item, text_kk="1. Ереже")
    services.record_vote(by=chair, at=at, item=item, votes_for=3, votes_against=3, abstained=0)
    with refused("meetings.no_majority"):
        services.adopt_rules(by=chair, at=at, item=opened.items.get(position=1), text_kk="1. Ереже")
    services.void_vote(by=chair, at=at, item=item, why="Қайта саналды")
    services.record_vote(by=chair, at=at, item=item, votes_for=4, votes_against=2, abstained=0)
    made = services.adopt_rules(by=chair, at=at, item=opened.items.get(position=1), text_kk="1. Ереже")
    assert made.version == 1
    assert rules_in_force_on(date(2024, 10, 14)) is None
    assert rules_in_force_on(START) == made
    with refused("meetings.rules_taken"):
        services.adopt_rules(by=chair, at=at, item=opened.items.get(position=1), text_kk="2. Ереже")

"""Corrections by people: who, when, why; the lines and every earlier reading stay; legal text is never corrected."""

import re
from datetime import date

import pytest
from django.db import IntegrityError
from django.test import Client
from rulebook import Refusal

from shanyraq.journal.models import Entry
from shanyraq.people.acting import ANYONE, Actor
from shanyraq.sources import queries
from shanyraq.sources.models import Clause, Correction, LeftDoubt, Paper
from shanyraq.sources.rules import MOST_A_DAY
from shanyraq.sources.services import accept_correction, leave_doubt, propose_correction, reject_correction
from shanyraq.sources.tests.test_services import receive
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = factories.moment(DAY)
SLIP = "Кеңес бақтың күтімін жене суын\nжоспарлайды.\n\nЕкінші үзінді осында тұр.\n"
ACT = "Қазақстан Республикасының Президенті ҚАУЛЫ ЕТЕМІН:\n\n1. Қоса беріліп отырған ереже мән қосымша бекітілсін.\n"


WHO = re.compile(r"Proposed on \d+\s\w+\s\d{4}:\s\w")


@pytest.fixture
def reader() -> Actor:
    return factories.actor("assembly.member", day=DAY)


@pytest.fixture
def officer() -> Actor:
    return factories.actor("secretariat.officer", day=DAY)


@pytest.fixture
def paper() -> Paper:
    return receive(content=SLIP.encode(), slug="slip")


def proposed(paper: Paper, by: Actor, text: str = "", clause: Clause | None = None) -> Correction:
    row = clause or paper.clauses.get(first_line=1)
    text = text or row.text.replace("жене", "және")
    return propose_correction(by=by, at=AT, clause=row.pk, text=text, why="Басылған қағазда солай.")


def code_of(refusal: pytest.ExceptionInfo[Refusal]) -> str:
    return refusal.value.verdict.code


@pytest.mark.requirement("ING-10")
def test_an_accepted_correction_is_shown_and_the_original_and_earlier_reading_stay(
    paper: Paper, reader: Actor, officer: Actor
) -> None:
    before = paper.clauses.get(first_line=1)
    done = accept_correction(by=officer, at=AT, correction=proposed(paper, reader).pk)
    now = paper.clauses.get(first_line=1)
    assert now.text == "Кеңес бақтың күтімін және суын жоспарлайды." and now.reason == "corrected"
    assert [line.text for line in paper.lines.order_by("number")][:2] == SLIP.split("\n")[:2]
    assert [old.text for old in queries.earlier_readings(now)] == [before.text]
    assert (done.by, done.settled_by, done.settled_on) == (reader.key, officer.key, DAY)
    (change,) = [change for change in now.changes if change["kind"] == "corrected"]
    assert (change["line"], change["before"], change["after"]) == (1, "жене", "және")
    assert now.starts == before.starts
    acts = list(Entry.objects.order_by("pk").values_list("act", "actor"))[1:]
    assert acts == [("sources.propose_correction", reader.key), ("sources.accept_correction", officer.key)]


def test_a_rejected_correction_changes_nothing_and_keeps_its_reason(
    paper: Paper, reader: Actor, officer: Actor
) -> None:
    row = reject_correction(
        by=officer, at=AT, correction=proposed(paper, reader).pk, answer="Қағазда осылай."
    )
    assert (row.state, row.answer) == ("rejected", "Қағазда осылай.")
    assert "жене" in paper.clauses.get(first_line=1).text
    with pytest.raises(Refusal) as refusal:
        accept_correction(by=officer, at=AT, correction=row.pk)
    assert code_of(refusal) == "sources.already_settled"


@pytest.mark.requirement("ING-10")
def test_the_text_of_a_legal_act_is_never_corrected_only_pointed_out(reader: Actor, client: Client) -> None:
    act = receive(content=ACT.encode(), slug="act")
    assert act.is_legal
    with pytest.raises(Refusal) as refusal:
        proposed(act, reader, clause=act.clauses.last(), text="Басқа мәтін.")
    assert code_of(refusal) == "sources.legal_text_stays" and not Correction.objects.exists()
    said = client.get("/en/papers/act/3/").content.decode()
    assert "never corrected" in said and "Propose a correction" not in said


def test_a_visitor_is_asked_to_sign_in(paper: Paper, client: Client) -> None:
    with pytest.raises(Refusal) as refusal:
        proposed(paper, ANYONE)
    assert code_of(refusal) == "sources.sign_in_to_propose"
    answer = client.get("/en/papers/slip/1/propose/")
    assert answer.status_code == 302 and "/account/login/" in answer.headers["Location"]


def test_a_member_does_not_settle_proposals(paper: Paper, reader: Actor) -> None:
    row = proposed(paper, reader)
    for act, more in ((accept_correction, {}), (reject_correction, {"answer": "жоқ"})):
        with pytest.raises(Refusal) as refusal:
            act(by=reader, at=AT, correction=row.pk, **more)
        assert code_of(refusal) == "law.no_mandate"


@pytest.mark.parametrize("text", ["", "Кеңес  бақтың күтімін жене суын жоспарлайды."])
def test_a_proposal_must_change_something(paper: Paper, reader: Actor, text: str) -> None:
    row = paper.clauses.get(first_line=1)
    with pytest.raises(Refusal) as refusal:
        propose_correction(by=reader, at=AT, clause=row.pk, text=text, why="себеп")
    assert code_of(refusal) == "sources.nothing_corrected"


def test_nobody_floods_the_officers(paper: Paper, reader: Actor) -> None:
    for number in range(MOST_A_DAY):
        proposed(paper, reader, text=f"Нұсқа {number}.")
    with pytest.raises(Refusal) as refusal:
        proposed(paper, reader)
    assert code_of(refusal) == "sources.too_many_proposals"


def test_a_proposal_about_a_reading_that_is_gone_can_only_be_rejected(
    paper: Paper, reader: Actor, officer: Actor
) -> None:
    first, second = proposed(paper, reader), proposed(paper, reader, text="Кеңес бақтың суын жоспарлайды.")
    accept_correction(by=officer, at=AT, correction=first.pk)
    with pytest.raises(Refusal) as refusal:
        accept_correction(by=officer, at=AT, correction=second.pk)
    assert code_of(refusal) == "sources.clause_read_anew"
    with pytest.raises(Refusal) as refusal:
        proposed(paper, reader, clause=first.clause)
    assert code_of(refusal) == "sources.clause_read_anew"
    assert reject_correction(by=officer, at=AT, correction=second.pk, answer="Ескірді.").state == "rejected"
    assert paper.clauses.filter(first_line=1).count() == 1


def test_a_doubt_left_as_it_came_leaves_the_list_and_says_why(
    paper: Paper, officer: Actor, client: Client
) -> None:
    receive(content=("Қала және дала. " * 8 + "\n").encode(), slug="usual")
    (doubt,) = queries.review().slips
    assert (doubt.word, doubt.proposal, doubt.line) == ("жене", "және", 1)
    leave_doubt(by=officer, at=AT, paper=paper, line=1, kind="slip", word="жене", why="Автордың сөзі.")
    looked = queries.review()
    assert looked.slips == () and looked.left[0].why == "Автордың сөзі."
    assert "Автордың сөзі." in client.get("/en/papers/review/").content.decode()
    with pytest.raises(Refusal):
        leave_doubt(by=officer, at=AT, paper=paper, line=1, kind="slip", word="жене", why="Тағы.")


def test_the_tables_refuse_a_settlement_without_a_hand_and_a_doubt_without_a_reason(paper: Paper) -> None:
    clause = paper.clauses.first()
    with pytest.raises(IntegrityError):
        Correction.objects.create(
            clause=clause, text="а", why="б", by="person:1", on=DAY, at=AT.machine, state="accepted"
        )


def test_the_table_refuses_a_doubt_without_a_reason(paper: Paper) -> None:
    with pytest.raises(IntegrityError):
        LeftDoubt.objects.create(
            paper=paper, line=1, kind="slip", word="а", why="", by="x", on=DAY, at=AT.machine
        )


def test_a_person_proposes_on_the_page_and_an_officer_accepts_on_the_page(paper: Paper) -> None:
    reader, officer = Client(), Client()
    reader.force_login(factories.account(factories.seat("assembly.member").person))
    officer.force_login(factories.account(factories.seat("secretariat.officer").person))
    opened = reader.get("/en/papers/slip/1/propose/?word=жене&now=және").content.decode()
    assert "күтімін және суын" in opened and "күтімін жене суын" in opened
    seen = paper.clauses.get(first_line=1)
    answer = reader.post(
        "/en/papers/slip/1/propose/",
        {"seen": seen.pk, "text": seen.text.replace("жене", "және"), "why": "Басылымда солай"},
    )
    assert answer.status_code == 302
    row = Correction.objects.get()
    listed = officer.get("/en/papers/corrections/").content.decode()
    assert "Басылымда солай" in listed and WHO.search(listed)
    # the day and the reason are everybody's, the name is for those who settle
    seen = Client().get("/en/papers/corrections/").content.decode()
    assert "Басылымда солай" in seen and not WHO.search(seen)
    assert officer.post(f"/en/papers/corrections/{row.pk}/accept/").status_code == 302
    said = reader.get("/en/papers/slip/1/").content.decode()
    assert "<del>жене</del><ins>және</ins>" in said and "Accepted on" in said and "Read before" in said


def test_nothing_typed_is_lost_when_a_proposal_is_refused(paper: Paper) -> None:
    reader = Client()
    reader.force_login(factories.account(factories.seat("assembly.member").person))
    seen = paper.clauses.get(first_line=1)
    answer = reader.post(
        "/en/papers/slip/1/propose/", {"seen": seen.pk, "text": seen.text, "why": "Ұзақ жазылған себеп"}
    )
    assert answer.status_code == 409 and "Ұзақ жазылған себеп" in answer.content.decode()

"""The minutes write themselves: every event is told, no sentence without one, the same bytes when told again."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from rulebook import Refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry, Instance
from shanyraq.law.mandates import mandates
from shanyraq.meetings import services
from shanyraq.meetings.models import Issued, Session
from shanyraq.meetings.queries.minutes import (
    CASTS,
    Log,
    editions_on,
    log_of,
    signed_minutes,
    waiting_remarks,
)
from shanyraq.meetings.rules.minutes import ranges
from shanyraq.meetings.services.closing import close
from shanyraq.meetings.services.minutes_sheets import content_of, sheets_of_minutes
from shanyraq.meetings.services.minutes_words import Teller
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from shanyraq.web.documents import pdf_of
from shanyraq.web.uploads import path_of
from shanyraq.web.words import pick
from tests import factories

from .conftest import DAY, START

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("SES-10")]
NOW = factories.moment(START)


def at(minute: int) -> Moment:
    return Moment(day=START, machine=NOW.machine + timedelta(minutes=minute))


def member(person: int) -> Actor:
    return Actor(key=f"person:{person}", person_id=person, roles=frozenset({"assembly.member"}))


@pytest.fixture
def held(opened: Session, officer: Actor, chair: Actor) -> Session:
    """A Session in which everything that may be told happens."""
    here = list(opened.registrations.order_by("pk").values_list("person_id", flat=True))
    one, two = opened.items.all()
    both = {"by": chair, "session": opened}
    services.set_speaking_time(**both, at=at(1), speech=5, matter=60)
    services.take_up_item(by=chair, at=at(2), item=one)
    turn = services.ask_floor(by=member(here[0]), at=at(3), item=one)
    dropped = services.ask_floor(by=member(here[1]), at=at(3), item=one)
    services.ask_floor(by=member(here[2]), at=at(4), item=one, kind="reply")
    services.drop_request(by=member(here[1]), at=at(5), turn=dropped)
    services.give_floor(by=chair, at=at(6), turn=turn)
    services.end_floor(by=chair, at=at(9), turn=turn)
    services.move_motion(
        by=officer, at=at(10), item=one, text_kk="Үйірмелер ашылсын.", text_ru="Открыть кружки."
    )
    row = services.move_amendment(
        by=member(here[3]), at=at(11), item=one, old_kk="Үйірмелер", new_kk="Мектептер"
    )
    lost = services.move_amendment(by=member(here[4]), at=at(11), item=one, new_kk="Соңы.")
    services.withdraw_amendment(by=member(here[4]), at=at(12), amendment=lost)
    counts = {"votes_for": 5, "votes_against": 1, "abstained": 0}
    services.record_vote(by=chair, at=at(13), item=one, amendment=row, **counts)
    for minute, end in ((14, "stop"), (20, "close")):
        call = services.open_roll_call(by=chair, at=at(minute), item=one)
        for person in here[:5]:
            services.cast_vote(
                by=member(person), at=at(minute + 1), roll_call=call, choice="for", key=f"k{person}"
            )
        if end == "stop":
            services.stop_roll_call(by=chair, at=at(minute + 2), roll_call=call, why="Қате ашылды")
        else:
            services.close_roll_call(by=chair, at=at(minute + 2), roll_call=call)
    services.take_up_item(by=chair, at=at(30), item=two)
    services.record_vote(by=chair, at=at(31), item=two, **counts)
    services.void_vote(by=chair, at=at(32), item=two, why="Қате саналды")
    services.record_leaving(by=officer, at=at(33), session=opened, people=here[:1])
    services.register_members(by=officer, at=at(34), session=opened, people=here[:1])
    services.strike_registration(by=officer, at=at(35), session=opened, person=here[5], why="Қате")
    close(opened, at=at(40))
    return Session.objects.get(pk=opened.pk)


def told(log: Log, language: str) -> list[tuple[str, tuple[int, ...]]]:
    with override(language):
        return [(one.text, one.events) for one in Teller(log, language).sentences()]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_event_is_told_and_no_sentence_stands_without_one(held: Session, language: str) -> None:
    log = log_of(held)
    sentences = told(log, language)
    known = {one.number for one in log.events}
    assert known == {number for _text, events in sentences for number in events}
    assert all(events and set(events) <= known for _text, events in sentences)
    assert len([one for one in log.events if one.act in CASTS]) == 10


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text.replace("\u00a0", "")))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_count_of_the_log_stands_in_its_sentence(held: Session, language: str) -> None:
    log = log_of(held)
    by_event = {number: text for text, events in told(log, language) for number in events}
    facts = (
        "registered",
        "back",
        "left",
        "present",
        "needed",
        "for",
        "against",
        "abstained",
        "speech",
        "matter",
    )
    for event in log.events:
        if event.about.startswith("meetings.session") or event.act == "meetings.close_roll_call":
            stated = {str(event.facts[name]) for name in facts if isinstance(event.facts.get(name), int)} - {
                "0"
            }
            assert stated <= numbers(by_event[event.number]), (event.act, by_event[event.number])
        why = event.facts.get("why", "")
        assert why in by_event[event.number]


def test_kazakh_and_russian_tell_the_same_and_name_who_spoke(held: Session) -> None:
    log = log_of(held)
    kazakh, russian = told(log, "kk"), told(log, "ru")
    assert [events for _t, events in kazakh] == [events for _t, events in russian]
    assert not {text for text, _e in kazakh} & {text for text, _e in russian}
    name = Person.objects.get(pk=held.registrations.order_by("pk")[0].person_id).name_kk
    assert any(name in text and "3:00" in text and "5:00" in text for text, _e in kazakh)
    assert any("Мектептер ашылсын." in text for text, _e in kazakh)


def test_told_again_the_minutes_are_the_same_bytes(held: Session) -> None:
    first = content_of(held)
    assert first == content_of(Session.objects.get(pk=held.pk))
    sheets = sheets_of_minutes(held, first)
    assert set(sheets) == {"kk", "ru"}
    assert [pdf_of(sheet) for sheet in sheets.values()] == [
        pdf_of(sheet) for sheet in sheets_of_minutes(held, content_of(held)).values()
    ]


def test_the_annexes_say_who_was_present_when_and_who_voted_how(held: Session) -> None:
    attendance, votes = content_of(held)["kk"]["tables"]
    assert len(attendance["rows"]) == held.registrations.count() == 7
    assert all(row[-1] for row in attendance["rows"])
    assert len(votes["rows"]) == 1 and votes["rows"][0][0].count(",") == 4


def test_the_secretary_writes_around_the_sentences_and_corrections_are_marked(
    held: Session, officer: Actor
) -> None:
    event = log_of(held).events[-2].number
    given = {"by": officer, "at": at(50), "session": held, "event": event}
    services.remark_minutes(**given, kind="correction", text_kk="Түзету мәтіні", text_ru="Исправление")
    services.remark_minutes(**given, kind="note", text_kk="Ескертпе мәтіні")
    one = next(s for p in content_of(held)["ru"]["parts"] for s in p["sentences"] if s["first"] == event)
    assert one["corrected"] and [n["text"] for n in one["notes"]] == ["Исправление", "Ескертпе мәтіні"]
    assert {n["event"] for n in one["notes"]} == set(
        Entry.objects.filter(act="meetings.remark_minutes").values_list("pk", flat=True)
    )
    for bad, code in (
        ({"kind": "poem"}, "meetings.no_such_answer"),
        ({"event": 10**9}, "meetings.no_such_sentence"),
        (
            {"event": Entry.objects.filter(act="meetings.end_floor").values_list("pk", flat=True)[0]},
            "meetings.no_such_sentence",
        ),
        ({"text_kk": " "}, "meetings.text_missing"),
    ):
        with pytest.raises(Refusal) as raised:
            services.remark_minutes(**{**given, "kind": "note", "text_kk": "а", **bad})
        assert raised.value.verdict.code == code


def test_minutes_are_signed_once_after_the_closing_and_change_no_more(
    held: Session, officer: Actor, chair: Actor, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    Session.objects.filter(pk=held.pk).update(closed_on=None)
    with pytest.raises(Refusal) as raised:
        services.sign_minutes(by=chair, at=at(60), session=held)
    assert raised.value.verdict.code == "meetings.minutes_not_over"
    Session.objects.filter(pk=held.pk).update(closed_on=START)
    made = services.sign_minutes(by=chair, at=at(60), session=held)
    assert made.document.languages == ["kk", "ru"] and Issued.objects.count() == 1
    assert path_of(made.document.file_kk).read_bytes().startswith(b"%PDF-1.7")
    with pytest.raises(Refusal) as raised:
        services.sign_minutes(by=chair, at=at(61), session=held)
    assert raised.value.verdict.code == "meetings.minutes_signed"


def test_signed_minutes_are_corrected_by_a_later_document_and_both_stay(
    held: Session, officer: Actor, chair: Actor, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    correcting = {"by": chair, "session": held, "why_kk": "Есімі қате жазылды"}

    def code_of(minute: int, **more: object) -> str:
        with pytest.raises(Refusal) as raised:
            services.correct_minutes(**{**correcting, **more}, at=at(minute))
        return raised.value.verdict.code

    assert code_of(50) == "meetings.minutes_not_signed"
    first = services.sign_minutes(by=chair, at=at(60), session=held)
    told, events = first.content, len(log_of(held).events)
    assert code_of(61) == "meetings.nothing_waits"
    event = log_of(held).events[-2].number
    services.remark_minutes(
        by=officer, at=at(62), session=held, event=event, kind="correction", text_kk="Дұрысы"
    )
    assert code_of(63, why_kk=" ") == "meetings.reason_missing"
    second = services.correct_minutes(**correcting, at=at(64))
    assert (first.edition, second.edition) == (1, 2) and signed_minutes(held) == second
    assert second.document.supersedes == first.document
    assert [one.pk for one in editions_on(held, START)] == [second.pk, first.pk]
    first.refresh_from_db()
    assert first.content == told and len(log_of(held).events) == events and not waiting_remarks(second)

    def sentences(content: dict[str, Any]) -> dict[int, str]:
        return {one["first"]: one["text"] for part in content["kk"]["parts"] for one in part["sentences"]}

    assert sentences(told) == sentences(second.content)
    notes = [n["text"] for p in second.content["kk"]["parts"] for s in p["sentences"] for n in s["notes"]]
    assert notes == ["Дұрысы"]
    assert code_of(65) == "meetings.nothing_waits"


def test_what_waits_for_the_signature_is_not_shown_to_the_public(
    held: Session, officer: Actor, chair: Actor, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=START, name_kk="А", name_ru="А", name_en="A", begun_at=timezone.now()
    )
    page = "/kk/sessions/xxxiv/minutes/"
    secretary, head = Client(), Client()
    secretary.force_login(factories.account(Person.objects.get(pk=officer.person_id)))
    head.force_login(factories.account(Person.objects.get(pk=chair.person_id)))
    head.post(f"{page}sign/")
    event = log_of(held).events[0].number
    secretary.post(f"{page}write/?event={event}", {"kind": "note", "text_kk": "Кейін жазылды", "text_ru": ""})
    assert "Кейін жазылды" in head.get(page).content.decode()
    assert "Кейін жазылды" not in Client().get(page).content.decode()
    said = head.post(f"{page}correct/", {"why_kk": "Толықтырылды", "why_ru": "", "why_en": ""})
    assert said.status_code == 302
    read = Client().get(page).content.decode()
    assert "Кейін жазылды" in read and "Толықтырылды" in read
    first, second = Issued.objects.order_by("pk")
    assert f"№ {first.outgoing}" in read and f"№ {second.outgoing}" in read


def test_a_draft_is_read_by_officers_and_signed_minutes_by_everybody(
    held: Session, officer: Actor, chair: Actor, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=START, name_kk="А", name_ru="А", name_en="A", begun_at=timezone.now()
    )
    page, clients = "/kk/sessions/xxxiv/minutes/", []
    for actor in (officer, chair):
        client = Client()
        client.force_login(factories.account(Person.objects.get(pk=actor.person_id)))
        clients.append(client)
    sentence = "Төраға Сессияны ашты"
    assert sentence in clients[0].get(page).content.decode()
    assert sentence not in Client().get(page).content.decode()
    event = log_of(held).events[0].number
    clients[0].post(f"{page}write/?event={event}", {"kind": "note", "text_kk": "Хатшы жазды", "text_ru": ""})
    clients[1].post(f"{page}sign/")
    read = Client().get(page).content.decode()
    assert sentence in read and "Хатшы жазды" in read and f"/kk/journal/{event}/" in read and "PDF ru" in read
    assert "Председатель открыл Сессию" in Client().get("/ru/sessions/xxxiv/minutes/").content.decode()
    extract = "/kk/decisions/papers/enter/?session=34"
    assert extract in clients[0].get(page).content.decode() and extract not in read


def test_numbers_of_events_are_written_shortly() -> None:
    assert ranges([9, 3, 5, 6, 7, 3]) == "3, 5–7, 9"


def test_what_led_to_the_session_is_told_as_it_happened_and_confirmations_once(
    held: Session, chair: Actor, officer: Actor
) -> None:
    log = log_of(held)
    kk, ru = ({events[0]: text for text, events in told(log, language)} for language in ("kk", "ru"))
    first = {one.act: one for one in reversed(log.events)}
    assert (
        "Д-12" in ru[first["meetings.adopt_order"].number]
        and "Д-12" in kk[first["meetings.adopt_order"].number]
    )
    assert "Ресми газет" in ru[first["meetings.record_announcement"].number]
    assert "2 сентября 2024" in ru[first["meetings.set_agenda"].number].replace("\u00a0", " ")
    titles = {pick(dict(mandate.title), "ru") for mandate in mandates().values()}
    assert not [text for text in ru.values() if text.rstrip(".") in titles]


def test_four_hundred_confirmations_are_one_sentence_that_names_nobody(
    convened: Session, chair: Actor, officer: Actor
) -> None:
    people = factories.members(9)
    for one in people[:7]:
        services.acknowledge_notice(by=member(one.pk), at=factories.moment(DAY), meeting=convened)
    factories.confirm("session.quorum", "2/3")
    services.register_members(by=officer, at=NOW, session=convened, people=[p.pk for p in people])
    services.open_session(by=chair, at=NOW, session=convened)
    log = log_of(convened)
    acts = {one.number for one in log.events if one.act == "meetings.acknowledge_notice"}
    found = [(text, events) for text, events in told(log, "ru") if set(events) & acts]
    assert len(acts) == 7 and len(found) == 1 and set(found[0][1]) == acts
    assert "7" in found[0][0] and not any(one.name_ru in found[0][0] for one in people)


def test_documents_of_the_order_and_the_decision_to_hold_it_are_told(
    chair: Actor, officer: Actor, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    day = factories.moment(DAY)
    session = services.decide_extraordinary(
        by=chair, at=day, number="7", subject_kk="Сайлау", place_kk="Астана"
    )
    order = services.adopt_order(
        by=chair,
        at=day,
        session=session,
        number="Д-1",
        start_day=DAY + timedelta(days=20),
        start_time=time(10),
    )
    made = services.issue_document(by=officer, at=day, thing=order)
    acts = [one.act for one in log_of(session).events]
    assert acts[0] == "meetings.decide_extraordinary" and "meetings.issue_document" in acts
    words = [text for text, _events in told(log_of(session), "ru")]
    assert any(made.outgoing in text for text in words) and any("внеочередную" in text for text in words)


def test_a_session_of_two_days_says_on_which_day_somebody_came(held: Session, officer: Actor) -> None:
    stay = held.registrations.order_by("pk")[1]
    type(stay).objects.filter(pk=stay.pk).update(left_on=date(2024, 10, 16), left_at=at(1500).machine)
    rows = content_of(held)["ru"]["tables"][0]["rows"]
    cells = [cell.replace("\u00a0", " ") for row in rows for cell in row]
    assert any("16 октября 2024" in cell for cell in cells)
    assert any(re.fullmatch(r"\d\d:\d\d", cell) for cell in cells)

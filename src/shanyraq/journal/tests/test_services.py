"""The record's own acts, and what every act leaves behind."""

from datetime import UTC, date, datetime

import pytest
from rulebook import Refusal

from shanyraq.journal import services
from shanyraq.journal.acting import ANYONE, SYSTEM, Actor
from shanyraq.journal.clock import Moment, today
from shanyraq.journal.models import Detail, Entry, Instance
from shanyraq.journal.recording import NotRecorded, RecordedTwice, record, recording

AT = Moment(date(2024, 9, 2), datetime(2026, 3, 1, 9, tzinfo=UTC))
NAMES = {"kk": "Қазақстан халқы Ассамблеясы", "ru": "Ассамблея народа Казахстана", "en": "The Assembly"}
ADMIN = Actor("person:1", 1, frozenset({"instance.administrator"}))
pytestmark = pytest.mark.django_db


def begin(kind: str = "rehearsal") -> Instance:
    day = AT.day if kind == "rehearsal" else None
    return services.begin_instance(by=SYSTEM, at=AT, kind=kind, names=NAMES, rehearsal_day=day)


def test_an_instance_begins_once_and_its_beginning_is_the_first_entry() -> None:
    begin()
    entry = Entry.objects.get()
    assert (entry.act, entry.facts["kind"]) == ("journal.begin_instance", "rehearsal")
    with pytest.raises(Refusal, match="already_begun"):
        begin("official")
    assert Entry.objects.count() == 1


def test_the_day_of_a_rehearsal_moves_forward_and_is_journalled_with_both_clocks() -> None:
    begin()
    services.move_clock(by=ADMIN, at=AT, to=date(2024, 10, 2))
    assert today() == date(2024, 10, 2)
    entry = Entry.objects.get(act="journal.move_clock")
    assert entry.facts == {"from": "2024-09-02", "to": "2024-10-02"}
    assert (entry.day, entry.at) == (AT.day, AT.machine)


@pytest.mark.parametrize("to", [date(2024, 9, 1), date(2024, 9, 2)])
def test_the_day_of_a_rehearsal_never_moves_back_or_stays(to: date) -> None:
    begin()
    with pytest.raises(Refusal, match="clock_moves_forward"):
        services.move_clock(by=ADMIN, at=AT, to=to)


@pytest.mark.parametrize("begun", [True, False])
def test_an_official_instance_has_no_clock_to_move(begun: bool) -> None:
    if begun:
        begin("official")
    with pytest.raises(Refusal, match="only_a_rehearsal_moves"):
        services.move_clock(by=ADMIN, at=AT, to=date(2030, 1, 1))


def test_who_has_no_mandate_leaves_no_trace() -> None:
    begin()
    with pytest.raises(Refusal, match="no_mandate"):
        services.move_clock(by=ANYONE, at=AT, to=date(2024, 10, 2))
    assert (Entry.objects.count(), today()) == (1, AT.day)


def with_personal_values() -> Entry:
    with recording("tests.write", by="system", at=AT) as note:
        record(about="tests.thing:1", facts={"n": 1}, personal={"name": "Айгүл"})
    assert note.entry is not None
    return note.entry


def test_personal_values_are_erased_by_an_act_that_the_erased_names() -> None:
    entry = with_personal_values()
    services.erase_personal(by=ADMIN, at=AT, entry=entry.pk, paper="Өтініш № 3")
    detail = Detail.objects.get(entry=entry)
    assert (detail.values, detail.salt) == ({}, "")
    assert detail.erased_by is not None and detail.erased_by.act == "journal.erase_personal"
    assert detail.erased_by.facts == {"entry": entry.pk, "paper": "Өтініш № 3"}
    with pytest.raises(Refusal, match="already_erased"):
        services.erase_personal(by=ADMIN, at=AT, entry=entry.pk, paper="Өтініш № 4")


def test_an_entry_without_personal_values_has_nothing_to_erase() -> None:
    begin()
    with pytest.raises(Refusal, match="nothing_to_erase"):
        services.erase_personal(by=ADMIN, at=AT, entry=Entry.objects.get().pk, paper="Өтініш № 3")


def test_an_act_that_says_nothing_keeps_nothing() -> None:
    with pytest.raises(NotRecorded), recording("tests.write", by="system", at=AT):
        Instance.objects.create(kind="official", begun_at=AT.machine)
    assert not Instance.objects.exists()


def test_an_act_speaks_once() -> None:
    with pytest.raises(RecordedTwice), recording("tests.write", by="system", at=AT):
        record(about="tests.thing:1")
        record(about="tests.thing:2")
    assert not Entry.objects.exists()

"""A trustee's part whose proof fails: refused, recorded, said on the public page, and the others count without it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from shanyraq.journal import clock
from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import FalsePart
from shanyraq.meetings.services.minutes_sheets import content_of
from shanyraq.people.acting import SYSTEM
from shanyraq.people.models import Person
from tests import factories

from .conftest import START
from .test_roll_calls import member
from .test_sealed import NOW, YES, Play, code, here, play, running

__all__ = ["here", "play", "running"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(running: Play) -> Play:
    running.cast(0, YES)
    running.close()
    return running


def recorded() -> list[dict[str, object]]:
    return list(Entry.objects.filter(act="meetings.refuse_part").values_list("facts", flat=True))


def page(of: Play, language: str = "en") -> str:
    return Client().get(f"/{language}/sessions/sealed/{of.row.pk}/").content.decode()


def bring(of: Play, person: int, text: str) -> str:
    given = {"by": member(person), "at": NOW, "sealed_vote": of.row, "text": text}
    return code(lambda: services.part_or_complaint(**given))


def test_a_false_part_is_recorded_once_with_its_trustee_and_what_failed(closed: Play) -> None:
    first, second = closed.secrets
    foreign = closed.part(second)
    assert bring(closed, first, foreign) == "meetings.part_false"
    assert bring(closed, first, foreign) == "meetings.part_false"
    row = FalsePart.objects.get()
    assert (row.holder.person_id, row.question, row.day) == (first, 1, START)
    said = {"item": 1, "trustee": row.holder.number, "question": 1, "sha256": row.sha256}
    assert recorded() == [said] and row.holder.part == "" and closed.fresh().status == "closing"
    assert Entry.objects.get(act="meetings.refuse_part").actor == SYSTEM.key


def test_a_text_that_is_no_part_is_refused_and_accuses_nobody(closed: Play) -> None:
    first, _second = closed.secrets
    assert bring(closed, first, "{}") == "meetings.text_refused"
    stranger = bring(closed, closed.row.authority_id, closed.part(first))
    assert stranger == "meetings.not_a_trustee" and recorded() == []


def test_nobody_is_accused_of_a_part_that_holds(closed: Play) -> None:
    first, _second = closed.secrets
    given = {"at": NOW, "sealed_vote": closed.row, "person": first, "text": closed.part(first)}
    assert code(lambda: services.refuse_part(by=SYSTEM, **given)) == "meetings.part_holds"
    assert code(lambda: services.refuse_part(by=closed.chair, **given)) == "law.no_mandate"
    assert FalsePart.objects.count() == 0


def test_the_trustee_may_decrypt_again_and_the_page_keeps_what_was(closed: Play) -> None:
    first, second = closed.secrets
    bring(closed, first, closed.part(second))
    closed.bring_part(second)
    assert closed.bring_part(first).status == "counted"
    text = page(closed)
    assert "1 false part of the decryption was refused." in text and "may decrypt again" not in text


def test_the_public_page_names_the_part_and_what_to_do_next(
    closed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = closed.secrets
    assert "false part" not in page(closed)
    by = client_of(first, START, monkeypatch)
    text = closed.part(second)
    answer = by.post(f"/en/sessions/sealed/{closed.row.pk}/part/", {"text": text})
    assert answer.status_code == 409 and "its proof fails at question 1" in answer.content.decode()
    found = page(closed)
    assert FalsePart.objects.get().sha256 in found and "The proof fails at question 1 of 1." in found
    assert "Every trustee is needed: there is no spare." in found and "may decrypt again" in found
    assert Person.objects.get(pk=first).name_en in found
    assert "қате бөлігі қабылданбады" in page(closed, "kk") and "неверная часть" in page(closed, "ru")


def client_of(person: int, day: date, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(clock, "today", lambda: day)
    client = Client()
    client.force_login(factories.account(Person.objects.get(pk=person)))
    return client


def test_the_minutes_tell_the_new_check_and_the_false_part(closed: Play) -> None:
    first, second = closed.secrets
    bring(closed, first, closed.part(second))
    told = str(content_of(closed.fresh().item.session)["ru"])
    assert "Каждый запечатанный бюллетень проверен заново" in told
    assert "Учтённых электронных бюллетеней: 1." in told
    assert "Отклонить часть хранителя, доказательство которой неверно." in told

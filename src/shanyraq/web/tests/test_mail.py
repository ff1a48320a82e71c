"""The post: a letter belongs to the act that sent it, is tried again, and is never lost."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.management import call_command
from django.db import transaction
from django.template import engines

from shanyraq.web import mail
from shanyraq.web.models import Letter

TEXT = "{{ name }}: {% if language == 'kk' %}сізге хат{% else %}you have a letter{% endif %}\n\n{{ link }}\n"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _template(monkeypatch: pytest.MonkeyPatch) -> None:
    def get(name: str) -> Any:
        assert name == "tests/mail/letter.txt"
        return engines["django"].from_string(TEXT)

    monkeypatch.setattr(mail, "get_template", get)


def post(to: str = "a@example.org", language: str = "kk") -> Letter:
    letter = mail.send(to, "tests/mail/letter", {"name": "Әсел & Ко", "link": "http://x/?a=1&b=2"}, language)
    letter.refresh_from_db()
    return letter


def soon(letter: Letter, **more: float) -> datetime:
    return letter.due_at + timedelta(seconds=1) + timedelta(**more)


class Broken:
    """A mail server that answers `failures` times with an error, then takes letters."""

    def __init__(self, failures: int, problem: BaseException) -> None:
        self.failures, self.problem, self.taken = failures, problem, 0

    def send_messages(self, messages: list[Any]) -> int:
        if self.failures:
            self.failures -= 1
            raise self.problem
        self.taken += len(messages)
        return len(messages)


def test_a_letter_is_rendered_in_the_language_of_its_reader_and_as_plain_text() -> None:
    letter = post()
    assert (letter.subject, letter.text) == ("Әсел & Ко: сізге хат", "http://x/?a=1&b=2\n")
    assert post(language="en").subject == "Әсел & Ко: you have a letter"


def test_a_delivered_letter_is_not_sent_twice_and_its_text_is_forgotten() -> None:
    letter = post()
    assert mail.deliver(soon(letter)) == 1
    assert mail.deliver(soon(letter, days=1)) == 0
    (sent,) = outbox.outbox
    assert (sent.to, sent.subject, sent.extra_headers["Content-Language"]) == (
        ["a@example.org"],
        letter.subject,
        "kk",
    )
    letter.refresh_from_db()
    assert (letter.state, letter.text) == (Letter.SENT, "")


def test_a_letter_goes_with_its_act_or_not_at_all() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        post()
        raise RuntimeError("the act was refused")
    assert not Letter.objects.exists()


def test_a_letter_is_tried_again_ever_later_until_it_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Broken(3, ConnectionRefusedError("no server"))
    monkeypatch.setattr(mail, "get_connection", lambda: server)
    letter, gaps = post(), []
    at = soon(letter)
    for _ in range(3):
        assert mail.deliver(at) == 0
        letter.refresh_from_db()
        gaps.append(letter.due_at - at)
        assert mail.deliver(letter.due_at - timedelta(seconds=1)) == 0
        at = letter.due_at
    assert gaps == mail.PAUSES[:3] and "no server" in letter.problem
    assert mail.deliver(at) == 1 and server.taken == 1


def test_a_letter_refused_for_days_is_dead_is_kept_and_can_be_revived(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mail, "get_connection", lambda: Broken(99, OSError("down")))
    letter = post()
    at = soon(letter)
    for _ in range(len(mail.PAUSES) + 1):
        mail.deliver(at)
        letter.refresh_from_db()
        at = letter.due_at
    assert letter.state == Letter.DEAD and letter.text
    assert mail.deliver(at + timedelta(days=30)) == 0
    monkeypatch.undo()
    monkeypatch.setattr(mail, "get_connection", lambda: Broken(0, OSError()))
    assert mail.revive([letter.pk], at) == 1
    assert mail.deliver(at) == 1


def test_a_worker_killed_while_sending_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "get_connection", lambda: Broken(1, SystemExit(9)))
    first, second = post(), post("b@example.org")
    at = soon(second)
    with pytest.raises(SystemExit):
        mail.deliver(at)
    assert Letter.objects.filter(state=Letter.WAITING).count() == 2
    monkeypatch.setattr(mail, "get_connection", lambda: Broken(0, OSError()))
    assert mail.deliver(at + timedelta(minutes=9)) == 0, "another worker may still hold them"
    assert mail.deliver(at + mail.LEASE) == 2
    first.refresh_from_db()
    assert first.state == Letter.SENT


def test_one_bad_address_does_not_hold_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Broken(1, ValueError("bad address"))
    monkeypatch.setattr(mail, "get_connection", lambda: server)
    post()
    last = post("b@example.org")
    assert mail.deliver(soon(last)) == 1
    assert Letter.objects.filter(state=Letter.WAITING, attempts=1).count() == 1


def test_two_workers_never_hold_the_same_letter() -> None:
    letter = post()
    at = datetime(2100, 1, 1, tzinfo=UTC)
    assert [held.pk for held in mail._lease(at, 50)] == [letter.pk]
    assert mail._lease(at, 50) == []


def test_the_command_lists_dead_letters_without_addresses_and_posts_them_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = post("secret@example.org")
    Letter.objects.filter(pk=letter.pk).update(state=Letter.DEAD, attempts=10, problem="OSError: down")
    out = StringIO()
    call_command("letters", stdout=out)
    assert "1 dead" in out.getvalue() and "OSError: down" in out.getvalue()
    assert "secret@" not in out.getvalue()
    call_command("letters", again=True, stdout=out)
    letter.refresh_from_db()
    assert letter.state == Letter.WAITING and letter.attempts == 0


def test_a_line_end_in_a_name_begins_no_header() -> None:
    letter = mail.send(
        "a@example.org", "tests/mail/letter", {"name": "Әсел\rBcc: b@example.org", "link": "x"}, "en"
    )
    mail.deliver(soon(Letter.objects.get(pk=letter.pk)))
    assert "\r" not in letter.subject
    assert [sent.bcc for sent in outbox.outbox] == [[]] and outbox.outbox[0].to == ["a@example.org"]

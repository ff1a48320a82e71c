"""`shanyraq setup`: an official instance begins once, by flags or by the environment."""

import stat
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from shanyraq.config import environment
from shanyraq.journal.models import Entry, Instance
from shanyraq.people import answers
from shanyraq.people.models import Membership, Organization
from shanyraq.people.tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
GIVEN = {"administrator": "Серік Ерлан", "mail": "admin@example.org", "address": "https://assembly.example"}


@pytest.fixture
def machine(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.REHEARSAL = False
    settings.VAR = tmp_path
    monkeypatch.delenv("SHANYRAQ_MAIL_PASSWORD", raising=False)
    return tmp_path


def run(**options: object) -> str:
    out = StringIO()
    call_command("setup", no_input=True, stdout=out, stderr=out, **{**GIVEN, **options})
    return out.getvalue()


def test_an_official_instance_begins_and_its_administrator_signs_in(machine: Path, client: Client) -> None:
    said = run()
    instance = Instance.objects.get()
    assert (instance.kind, instance.name_kk) == ("official", "Қазақстан халқы Ассамблеясы")
    assert {o.slug for o in Organization.objects.all()} == {"assembly", "council", "secretariat", "instance"}
    assert list(Entry.objects.order_by("pk").values_list("act", flat=True)) == [
        "journal.begin_instance",
        "people.set_up_instance",
    ]
    link = next(
        line for line in said.splitlines() if line.startswith("https://assembly.example/kk/people/invited/")
    )
    answer = client.post(
        link.removeprefix("https://assembly.example"), {"password": PASSWORD, "again": PASSWORD}
    )
    assert answer.status_code == 302
    assert Membership.objects.get().person.user.email == "admin@example.org"
    assert client.get("/kk/people/").status_code == 403  # a second factor comes first


def test_the_settings_are_written_for_their_owner_only_and_read_back(machine: Path, monkeypatch) -> None:
    monkeypatch.setenv("SHANYRAQ_MAIL_PASSWORD", "secret=with=marks")
    run(
        mail_host="mail.example",
        mail_user="robot",
        no_test_letter=True,
        time_zone="Asia/Qyzylorda",
        languages="kk,ru",
    )
    place = machine / "settings.env"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    kept = environment.settings_file(place)
    assert kept["SHANYRAQ_MAIL_PASSWORD"] == "secret=with=marks"
    assert kept["SHANYRAQ_TIME_ZONE"] == "Asia/Qyzylorda"
    assert kept["SHANYRAQ_HOSTS"].startswith("assembly.example,")
    known = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
    assert environment.languages(kept, known) == known[:2]
    assert environment.languages({"SHANYRAQ_LANGUAGES": "en"}, known) == [known[0], known[2]]


def test_a_second_setup_refuses_and_changes_nothing(machine: Path) -> None:
    run()
    before = (machine / "settings.env").read_text()
    with pytest.raises(CommandError, match="бапталып қойған"):
        run(name_kk="Басқа атау", address="https://other.example")
    assert (machine / "settings.env").read_text() == before
    assert Instance.objects.get().name_kk == "Қазақстан халқы Ассамблеясы"


def test_a_setup_that_broke_off_is_finished_by_the_next_one(machine: Path) -> None:
    run()
    Membership.objects.all().delete()
    assert "/invited/" in run(mail="second@example.org")


def test_a_rehearsal_is_not_set_up(settings) -> None:
    settings.REHEARSAL = True
    with pytest.raises(CommandError, match="SHANYRAQ_TODAY"):
        run()
    assert not Instance.objects.exists()


def test_a_mail_server_that_is_absent_is_said_and_does_not_stop_the_instance(machine: Path) -> None:
    said = run(mail_host="127.0.0.1", mail_port="1")
    assert "127.0.0.1" in said or "Connection refused" in said
    assert "/invited/" in said and Instance.objects.exists()


@pytest.mark.parametrize(
    ("flag", "value"),
    [("mail", "not an address"), ("time_zone", "Asia/Nowhere"), ("address", "assembly"), ("name_kk", "Assembly"),
     ("languages", "ru,en"), ("language", "de"), ("mail_port", "0"), ("administrator", "")],
)  # fmt: skip
def test_a_wrong_answer_is_said_and_nothing_is_begun(machine: Path, flag: str, value: str) -> None:
    with pytest.raises(CommandError):
        run(**{flag: value})
    assert not Instance.objects.exists() and not (machine / "settings.env").exists()


def test_answers_come_from_the_environment_too(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHANYRAQ_SETUP_NAME_EN", "Another Assembly")
    run()
    assert Instance.objects.get().name_en == "Another Assembly"


def test_every_question_has_a_flag_and_a_label() -> None:
    assert len({q.name for q in answers.QUESTIONS}) == len(answers.QUESTIONS)
    assert all(str(q.label) for q in answers.QUESTIONS)

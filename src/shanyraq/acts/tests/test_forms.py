"""What an officer and an administrator do on the pages: confirm, enter, withdraw; nothing typed is lost."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shanyraq.acts.models import AttachedPaper, Confirmation, EnteredAct
from shanyraq.acts.queries import rulebook
from shanyraq.people.tests.conftest import holder

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CONFIRM = "/en/acts/rules/session.quorum/confirm/"
GIVEN = {
    "value": "2/3", "since": "20.10.2008", "until": "", "paper": "Регламент", "paper_number": "1",
    "paper_date": "01.04.2009",
}  # fmt: skip
ACT = {
    "kind": "decree", "number": "900", "date": "01.03.2024", "title_kk": "Ойдан алынған акт",
    "in_force_from": "01.03.2024", "effect": "",
}  # fmt: skip


def browser_of(*roles: str) -> Client:
    client = Client()
    client.force_login(holder(*roles), BACKEND)
    return client


@pytest.fixture
def officer() -> Client:
    return browser_of("secretariat.officer")


def test_an_officer_confirms_a_norm_with_its_paper(officer: Client) -> None:
    assert "Confirm" in officer.get("/en/acts/rules/session.quorum/").content.decode()
    paper = SimpleUploadedFile("reglament.pdf", b"%PDF-1.4 a")
    answer = officer.post(CONFIRM, {**GIVEN, "file": paper}, follow=True)
    assert "The norm is confirmed." in answer.content.decode()
    assert rulebook().value("session.quorum", on=date(2024, 9, 2)).is_settled
    said = answer.content.decode()
    assert "Регламент</span>, № 1" in said and "signature not verified here" in said
    file = AttachedPaper.objects.get()
    handed = Client().get(f"/en/acts/files/{file.pk}/")
    assert handed.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"value": "many"}, "Write a share like 2/3."),
        ({"since": "40.10.2008"}, "Write a day like"),
        ({"until": "01.01.2000"}, "The last day must come after the first."),
        ({"file": SimpleUploadedFile("a.pdf", b"MZ")}, "This kind of file is not taken."),
    ],
)
def test_what_was_typed_wrong_is_said_and_kept(
    officer: Client, changed: dict[str, object], words: str
) -> None:
    answer = officer.post(CONFIRM, {**GIVEN, **changed})
    assert answer.status_code == 422
    assert words in answer.content.decode() and "Регламент" in answer.content.decode()
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize(
    ("language", "said"), [("kk", "Хатшылық"), ("ru", "Секретариат"), ("en", "Secretariat")]
)
def test_a_norm_that_holds_a_word_is_read_and_written_in_words_never_in_codes(
    officer: Client, language: str, said: str
) -> None:
    address = f"/{language}/acts/rules/council.poll_run_by/confirm/"
    page = officer.get(address).content.decode()
    assert re.search(f'name="value"[^>]*value="{said}"|value="{said}"[^>]*name="value"', page, re.IGNORECASE)
    assert 'value="secretariat"' not in page
    assert officer.post(address, {**GIVEN, "value": said.upper(), "since": "01.07.2026"}).status_code == 302
    assert Confirmation.objects.get().value == "secretariat", "said anew in every language"


def test_what_the_book_has_no_word_for_stays_as_it_was_written(officer: Client) -> None:
    address = "/kk/acts/rules/member.rights/confirm/"
    typed = "сөз сөйлейді\r\n\r\n Хатшылық \r\nсауал қояды"
    assert officer.post(address, {**GIVEN, "value": typed, "since": "01.07.2026"}).status_code == 302
    assert Confirmation.objects.get().value == ["сөз сөйлейді", "secretariat", "сауал қояды"]


def test_a_list_is_shown_one_word_a_line_and_yes_or_no_as_the_book_has_it(officer: Client) -> None:
    page = officer.get("/en/acts/rules/council.conveners/confirm/").content.decode()
    assert "deputy_chair" not in page and re.search(r"<textarea[^>]*>\s*[^<]+\n[^<]+</textarea>", page)
    page = officer.get("/en/acts/rules/session.remote_presence/confirm/").content.decode()
    assert re.search(r'<option value="no" selected', page)


def test_a_refusal_stands_above_the_form_with_everything_typed(officer: Client) -> None:
    answer = officer.post(CONFIRM, {**GIVEN, "paper_date": "03.09.2024"})
    said = answer.content.decode()
    assert answer.status_code == 409 and "The paper is dated" in said and "Регламент" in said


def test_a_confirmation_is_withdrawn_with_a_reason(officer: Client) -> None:
    officer.post(CONFIRM, GIVEN)
    row = Confirmation.objects.get()
    address = f"/en/acts/rules/session.quorum/withdraw/{row.pk}/"
    officer.post(address, {"why": ""})
    assert Confirmation.objects.get().withdrawn_on is None
    said = officer.post(address, {"why": "Wrong paper"}, follow=True).content.decode()
    assert "Wrong paper" in said and not rulebook().value("session.quorum", on=date(2024, 9, 2)).is_settled
    assert officer.post(address, {"why": "Again"}).status_code == 409


def test_an_administrator_enters_an_act_and_takes_it_back() -> None:
    client = browser_of("instance.administrator")
    said = client.post("/en/acts/enter/", ACT, follow=True).content.decode()
    assert "The act is entered." in said and "Ойдан алынған акт" in said
    row = EnteredAct.objects.get()
    assert row.slug in client.get("/en/acts/?q=900").content.decode()
    said = client.post(f"/en/acts/{row.slug}/withdraw/", {"why": "Mistake"}, follow=True).content.decode()
    assert "Mistake" in said
    assert row.slug not in rulebook().acts


def test_an_officer_does_not_enter_acts(officer: Client) -> None:
    assert officer.get("/en/acts/enter/").status_code == 403
    assert officer.post("/en/acts/enter/", ACT).status_code == 403
    assert not EnteredAct.objects.exists()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_forms_are_shown_in_every_language(language: str) -> None:
    client = browser_of("instance.administrator", "secretariat.officer")
    for path in ("enter/", "rules/session.quorum/confirm/", "rules/session.notice_days/confirm/"):
        assert client.get(f"/{language}/acts/{path}").status_code == 200


@pytest.mark.parametrize("key", ["district.plan_approved_by", "mazhilis.second_round"])
def test_a_norm_of_a_few_words_is_chosen_in_words_and_no_code_is_typed(officer: Client, key: str) -> None:
    options = rulebook().parameters[key].options
    for language in ("kk", "ru", "en"):
        shown = officer.get(f"/{language}/acts/rules/{key}/confirm/").content.decode()
        for code in options:
            assert f'<option value="{code}"' in shown
            assert code not in shown.replace(f'value="{code}"', "")
    wrong = officer.post(f"/en/acts/rules/{key}/confirm/", {**GIVEN, "value": "somebody"})
    assert wrong.status_code == 422 and not Confirmation.objects.exists()
    officer.post(f"/en/acts/rules/{key}/confirm/", {**GIVEN, "value": options[1]})
    assert Confirmation.objects.get().value == options[1]

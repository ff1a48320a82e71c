"""The pages of this room: who sees them, what they say, what is attacked."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from shanyraq.people.models import FactorReset, Invitation, Membership, Person, RollDraft, User
from shanyraq.people.tests.conftest import PASSWORD, address, holder
from shanyraq.people.tests.test_roll import GOOD, HEAD, workbook
from shanyraq.web.models import Letter
from tests import factories

pytestmark = pytest.mark.django_db
OFFICE_PAGES = ["people:index", "people:accounts", "people:invitations", "people:rolls", "people:resets"]
LANGUAGES = ["kk", "ru", "en"]


def said(page) -> str:
    return page.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OFFICE_PAGES)
def test_an_officer_sees_the_pages_of_the_room(signed_in, name: str, language: str) -> None:
    who = factories.person(email="new@example.org")
    factories.seat("assembly.member", who=who)
    page = signed_in("secretariat.officer").get(address(name, language))
    assert page.status_code == 200
    assert f'<html lang="{language}"' in said(page)
    assert page.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("name", OFFICE_PAGES)
@pytest.mark.parametrize("role", [None, "assembly.member", "state_body.clerk", "assembly.chair"])
def test_nobody_else_sees_them(signed_in, client: Client, name: str, role: str | None) -> None:
    factories.person("Құпия Адам", email="secret@example.org")
    page = (signed_in(role) if role else client).get(reverse(name))
    assert page.status_code == 403
    assert "secret@example.org" not in said(page)
    assert "law.no_mandate" in said(page)


def test_a_refused_mandate_names_who_may_in_words(client: Client) -> None:
    page = said(client.get("/ru/people/"))
    assert "secretariat.officer" not in page
    assert "сотрудник Секретариата" in page


def send(client: Client, *people: Person, language: str = "kk"):
    return client.post(
        reverse("people:invitations"), {"people": [p.pk for p in people], "language": language}
    )


def test_an_officer_invites_and_a_member_begins(signed_in) -> None:
    who = factories.person("Қасымова Әлия", email="aliya@example.org")
    factories.seat("assembly.member", who=who)
    officer = signed_in("secretariat.officer")
    assert send(officer, who).status_code == 302
    link = next(line for line in Letter.objects.get().text.splitlines() if "/invited/" in line)
    path = link[link.index("/kk/") :]
    guest = Client()
    page = guest.get(path)
    assert "Қасымова Әлия" in said(page) and page.headers["Referrer-Policy"] == "same-origin"
    assert Invitation.objects.get().opened_at is not None
    weak = guest.post(path, {"password": "123456789012", "again": "123456789012"})
    assert weak.status_code == 422 and not User.objects.exclude(email__startswith="person").exists()
    assert guest.post(path, {"password": PASSWORD, "again": PASSWORD + "x"}).status_code == 422
    assert guest.post(path, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    assert guest.session["_auth_user_id"] == str(User.objects.get(email="aliya@example.org").pk)
    assert Client().get(path).status_code == 409  # the link is used
    assert (
        Client().post(path, {"password": "other passphrase 1", "again": "other passphrase 1"}).status_code
        == 409
    )


def test_an_invitation_opened_in_somebody_elses_browser_ends_their_session(signed_in) -> None:
    who = factories.person(email="aliya@example.org")
    factories.seat("assembly.member", who=who)
    officer = signed_in("secretariat.officer")
    send(officer, who)
    link = next(line for line in Letter.objects.get().text.splitlines() if "/invited/" in line)
    old = officer.session.session_key
    officer.post(link[link.index("/kk/") :], {"password": PASSWORD, "again": PASSWORD})
    assert officer.session["_auth_user_id"] == str(User.objects.get(email="aliya@example.org").pk)
    assert officer.session.session_key != old


def test_people_stand_in_the_kazakh_order_of_their_names(signed_in) -> None:
    for name in ("Ыбыраев Сұлтан", "Қасымова Әлия", "Ким Виктория", "Әлиев Болат"):
        factories.seat("assembly.member", who=factories.person(name, email="x@example.org"))
    page = said(signed_in("secretariat.officer").get(reverse("people:invitations")))
    places = [page.index(name) for name in ("Әлиев Болат", "Ким Виктория", "Қасымова Әлия", "Ыбыраев Сұлтан")]
    assert places == sorted(places)


def test_the_page_of_a_request_shows_the_number_on_the_roll(signed_in) -> None:
    user = holder("assembly.member", email="a@example.org")
    Person.objects.filter(pk=user.person_id).update(phone="+7 701 111 22 33")
    Client().post(
        reverse("people:lost_factor"), {"email": "a@example.org", "password": PASSWORD, "reason": "x"}
    )
    page = signed_in("secretariat.officer").get(reverse("people:reset", args=[FactorReset.objects.get().pk]))
    assert "+7 701 111 22 33" in said(page)


def test_inviting_nobody_is_said_and_nothing_is_lost(signed_in) -> None:
    factories.seat("assembly.member", who=factories.person(email="a@example.org"))
    page = signed_in("secretariat.officer").post(reverse("people:invitations"), {"language": "ru"})
    assert page.status_code == 409
    assert '<option value="ru" selected>' in said(page)


def test_invitations_are_sent_again_from_the_list(signed_in) -> None:
    who = factories.person(email="a@example.org")
    factories.seat("assembly.member", who=who)
    officer = signed_in("secretariat.officer")
    send(officer, who)
    officer.post(reverse("people:resend", args=[Invitation.objects.get().pk]))
    assert Letter.objects.count() == 2
    assert "a@example.org" in said(officer.get(reverse("people:invitations") + "?format=csv"))


def bring(client: Client, content: bytes, name: str = "list.csv", **more: str):
    return client.post(reverse("people:rolls"), {"file": SimpleUploadedFile(name, content), **more})


def test_a_list_is_brought_shown_and_imported(signed_in) -> None:
    factories.organization("assembly", slug="assembly")
    officer = signed_in("secretariat.officer")
    answer = bring(
        officer, f"{HEAD}\n{GOOD}\nҚате;;not an address;assembly;мүше;01.09.2024;Өкім № 5".encode()
    )
    page = said(officer.get(answer.headers["Location"]))
    assert "Қасымова Әлия" in page and "Қате" in page and "not an address" in page
    where = answer.headers["Location"]
    assert officer.post(where).status_code == 409
    assert "not an address" in said(officer.get(where + "?format=csv"))
    assert officer.post(where, {"leave_out": "1"}).status_code == 302
    assert Membership.objects.get(person__email="aliya@example.org").role == "member"


def test_what_the_list_does_not_say_is_taken_from_the_form(signed_in) -> None:
    body = factories.organization("assembly", slug="assembly")
    officer = signed_in("secretariat.officer")
    content = workbook(["ФИО на казахском", "Email"], ["Серік Ерлан", "s@example.org"])
    more = {"body": str(body.pk), "role": "member", "since": "2 қыркүйек 2024", "basis": "Өкім № 5"}
    where = bring(officer, content, "list.xlsx", **more).headers["Location"]
    officer.post(where)
    assert Membership.objects.get(person__email="s@example.org").basis == "Өкім № 5"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02binary", b"PK\x03\x04broken", b"%PDF-1.4 \xff\xfe"])
def test_a_list_that_cannot_be_read_is_refused_in_words_and_leaves_nothing(signed_in, content: bytes) -> None:
    page = bring(signed_in("secretariat.officer"), content)
    assert page.status_code == 422
    assert 'class="err"' in said(page)
    assert not RollDraft.objects.exists()


@pytest.mark.parametrize(("megabytes", "status"), [(5, 422), (50, 413)])
def test_a_list_too_large_leaves_nothing(signed_in, megabytes: int, status: int) -> None:
    big = io.BytesIO(b"a;b\n" * (megabytes * 1024 * 256)).getvalue()
    page = bring(signed_in("secretariat.officer"), big)
    assert page.status_code == status and not RollDraft.objects.exists()


def test_what_a_list_says_is_shown_as_text(signed_in) -> None:
    officer = signed_in("secretariat.officer")
    evil = f"{HEAD}\n<script>alert(1)</script> Х;;;assembly;мүше;01.09.2024;=cmd|' /C calc'!A0".encode()
    where = bring(officer, evil).headers["Location"]
    page = said(officer.get(where))
    assert "<script>alert" not in page
    out = said(officer.get(where + "?format=csv"))
    assert "\"'=cmd" in out or "'=cmd" in out
    assert ";=cmd" not in out


def test_the_template_is_given_in_the_readers_language(client: Client) -> None:
    assert "Аты-жөні (қазақша)" in said(client.get("/kk/people/lists/template/"))
    assert "ФИО на казахском" in said(client.get("/ru/people/lists/template/"))


def test_a_lost_factor_is_asked_for_with_the_password_and_approved_by_two(signed_in) -> None:
    user = holder("assembly.member", email="a@example.org")
    guest, where = Client(), reverse("people:lost_factor")
    wrong = guest.post(where, {"email": "a@example.org", "password": "wrong wrong wrong", "reason": "x"})
    assert wrong.status_code == 422 and not FactorReset.objects.exists()
    assert (
        guest.post(
            where, {"email": "a@example.org", "password": PASSWORD, "reason": "Телефон жоғалды"}
        ).status_code
        == 302
    )
    reset = FactorReset.objects.get()
    assert reset.person == user.person
    page = reverse("people:reset", args=[reset.pk])
    first, second = signed_in("secretariat.officer"), signed_in("secretariat.head")
    assert first.post(page, {"recognised_by": ""}).status_code == 422
    assert first.post(page, {"recognised_by": "Жеке куәлігімен"}).status_code == 302
    assert (
        first.post(page, {"recognised_by": "Тағы да"}).status_code == 403
        or FactorReset.objects.get().done_at is None
    )
    assert second.post(page, {"recognised_by": "Қоңыраумен"}).status_code == 302
    assert FactorReset.objects.get().done_at is not None


def test_asking_tells_nothing_of_who_has_an_account() -> None:
    holder("assembly.member", email="a@example.org")
    where = reverse("people:lost_factor")
    pages = [
        Client().post(where, {"email": e, "password": "wrong wrong", "reason": "x"})
        for e in ("a@example.org", "x@example.org")
    ]
    texts = [said(page).replace("a@example.org", "").replace("x@example.org", "") for page in pages]
    assert len({text.split("csrfmiddlewaretoken")[0] for text in texts}) == 1


def test_asking_is_limited_like_signing_in() -> None:
    holder("assembly.member", email="a@example.org")
    where = reverse("people:lost_factor")
    for _ in range(5):
        Client().post(where, {"email": "a@example.org", "password": "wrong wrong", "reason": "x"})
    Client().post(where, {"email": "a@example.org", "password": PASSWORD, "reason": "x"})
    assert not FactorReset.objects.exists()


def test_a_person_sees_and_saves_their_own_data_only(signed_in) -> None:
    other = holder("council.member", email="other@example.org")
    user = holder("assembly.member", email="own@example.org")
    client = signed_in(user=user)
    data = client.get(reverse("people:own_data"))
    assert data.json()["account"]["email"] == "own@example.org"
    assert other.email not in said(data)
    assert Client().get(reverse("people:own_data")).status_code == 302


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_absent_page_is_said_in_the_language(client: Client, language: str) -> None:
    page = client.get(f"/{language}/there-is-none/")
    assert page.status_code == 404
    assert f'<html lang="{language}"' in said(page) and "shanyraq.css" in said(page)


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_pages_of_faults_need_no_database(name: str) -> None:
    from django.template.loader import get_template

    assert "shanyraq.css" in get_template(name).render()

"""Pages of this room: who sees what, what they say, what they refuse."""

import csv
import json
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shanyraq.decisions.models import Answer, Assignment, Decision, Draft, Follower
from shanyraq.decisions.queries import Wanted, counted, tasks_of
from shanyraq.decisions.tests.conftest import DAY, Hall
from shanyraq.decisions.tests.test_services import answer, close, write
from shanyraq.journal.models import Entry, Instance
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from shanyraq.web.models import Letter
from tests import factories

LANGUAGES = ("kk", "ru", "en")


def on(day: date) -> None:
    """Set the rehearsal's day."""
    Instance.objects.update_or_create(
        pk=1,
        defaults={
            "kind": "rehearsal",
            "rehearsal_day": day,
            "name_kk": "…",
            "name_ru": "…",
            "name_en": "…",
            "begun_at": factories.NOON,
        },
    )


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(
        factories.account(Person.objects.get(pk=actor.person_id)),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


@pytest.fixture
def decided(hall: Hall) -> Hall:
    write(hall)
    close(hall)
    on(date(2024, 7, 10))
    return hall


def test_one_place_asks_for_ten_letters_an_hour_at_most(decided: Hall) -> None:
    client, asked = Client(), []
    for number in range(12):
        answer = client.post("/en/decisions/2024-1/follow/", {"email": f"reader{number}@example.org"})
        asked.append(answer.status_code)
    assert asked == [302] * 10 + [429] * 2
    assert Letter.objects.filter(to__startswith="reader").count() == 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["", "2024-1/", "2024-1/ministry/", "of/ministry/", "feed.atom", "?format=json", "?format=csv"]
)
@pytest.mark.requirement("PLT-02")
def test_anybody_reads_decisions_and_cards(decided: Hall, language: str, path: str) -> None:
    assert Client().get(f"/{language}/decisions/{path}").status_code == 200


def test_a_decision_says_who_is_late_and_by_how_many_days(decided: Hall) -> None:
    on(date(2024, 8, 11))
    text = Client().get("/en/decisions/2024-1/").content.decode()
    assert "10 days past the deadline" in text and "2 of 2 addressees are late" in text


def test_what_happened_stands_in_the_order_of_the_days(decided: Hall) -> None:
    answer(decided)
    on(date(2024, 8, 11))
    text = Client().get("/en/decisions/2024-1/").content.decode()
    way = text[text.index('aria-labelledby="d-way"') :]
    days = [
        date.fromisoformat(day)
        for day in re.findall(r'<time datetime="([0-9-]+)"', way.partition("</section>")[0])
    ]
    assert len(days) == 4 and days == sorted(
        days
    )  # adopted, sent, answered, the deadline broken by the other


def test_a_dated_page_does_not_know_what_came_later(decided: Hall) -> None:
    answer(decided)
    on(date(2024, 9, 1))
    assert "none yet" in Client().get("/en/decisions/2024-1/?on=2024-07-09").content.decode()
    assert Client().get("/en/decisions/2024-1/?on=2024-06-13").status_code == 404


def test_a_decision_without_a_translation_says_so_and_stays_kazakh(decided: Hall) -> None:
    text = Client().get("/ru/decisions/2024-1/").content.decode()
    assert "не переведено" in text and 'lang="kk"' in text and "Үйірмелер ашылсын" in text


def test_open_data_names_its_day_and_its_source(decided: Hall) -> None:
    body = json.loads(Client().get("/kk/decisions/?format=json").content)
    assert body["as_of"] == "2024-07-10" and body["source"].endswith("/kk/decisions/")
    assert {row["addressee"] for row in body["cards"]} == {"ministry", "agency"}


def test_a_cell_that_looks_like_a_formula_is_made_harmless(hall: Hall) -> None:
    write(hall, title_kk="=1+1")
    close(hall)
    assert "'=1+1" in Client().get("/kk/decisions/?format=csv&on=2024-07-01").content.decode()


def test_a_clerk_answers_with_a_file_and_keeps_what_was_typed(decided: Hall) -> None:
    client = signed_in(decided.clerk)
    wrong = {
        "number": "7",
        "dated": "31.12.2024",
        "text_kk": "Жауап мәтіні",
        "document": SimpleUploadedFile("a.pdf", b"%PDF-1.4 x"),
    }
    refused = client.post("/kk/decisions/2024-1/ministry/answer/", wrong)
    assert refused.status_code == 409 and "Жауап мәтіні" in refused.content.decode()
    right = {**wrong, "dated": "09.07.2024", "document": SimpleUploadedFile("a.pdf", b"%PDF-1.4 x")}
    assert client.post("/kk/decisions/2024-1/ministry/answer/", right).status_code == 302
    paper = Client().get("/kk/decisions/2024-1/ministry/1/")
    assert (
        paper["Content-Disposition"].startswith("attachment") and paper["X-Content-Type-Options"] == "nosniff"
    )


def test_a_file_is_known_by_its_content_not_its_name(decided: Hall) -> None:
    client = signed_in(decided.clerk)
    given = {
        "number": "7",
        "dated": "09.07.2024",
        "text_kk": "…",
        "document": SimpleUploadedFile("a.pdf", b"<script>alert(1)</script>"),
    }
    assert client.post("/kk/decisions/2024-1/ministry/answer/", given).status_code == 422
    assert Answer.objects.count() == 0


@pytest.mark.requirement("PLT-03")
def test_nobody_answers_for_another_body(decided: Hall) -> None:
    stranger = factories.actor("state_body.clerk", day=DAY, organization=decided.agency)
    given = {
        "number": "7",
        "dated": "09.07.2024",
        "text_kk": "…",
        "document": SimpleUploadedFile("a.pdf", b"%PDF-1.4 x"),
    }
    for client in (Client(), signed_in(stranger), signed_in(decided.officer)):
        assert client.post("/kk/decisions/2024-1/ministry/answer/", given).status_code == 403
    assert Answer.objects.count() == 0


def test_the_secretariat_returns_with_a_reason_and_not_without(decided: Hall) -> None:
    given = answer(decided)
    client = signed_in(decided.officer)
    assert client.post("/kk/decisions/2024-1/ministry/return/", {"why_returned": ""}).status_code == 422
    assert (
        client.post("/kk/decisions/2024-1/ministry/return/", {"why_returned": "дерек жоқ"}).status_code == 302
    )
    given.refresh_from_db()
    assert given.review == "returned"
    assert signed_in(decided.chair).post("/kk/decisions/2024-1/ministry/accept/").status_code == 403


def test_the_chair_closes_from_the_page_of_drafts(hall: Hall) -> None:
    write(hall)
    on(DAY)
    number = hall.session.number
    assert Client().post(f"/kk/decisions/drafts/{number}/close/").status_code == 403
    client = signed_in(hall.chair)
    assert client.get(f"/kk/decisions/drafts/{number}/").status_code == 200
    assert client.post(f"/kk/decisions/drafts/{number}/close/").status_code == 302
    assert Decision.objects.count() == 1


def test_the_page_of_an_open_session_leads_the_secretariat_to_the_drafts(hall: Hall) -> None:
    on(DAY)
    page, drafts = "/kk/sessions/xxxiv/", 'action="/kk/decisions/drafts/xxxiv/"'
    assert drafts in signed_in(hall.officer).get(page).content.decode()
    assert drafts not in signed_in(hall.clerk).get(page).content.decode()
    assert drafts not in Client().get(page).content.decode()


def test_a_draft_keeps_what_was_typed_when_it_is_refused(hall: Hall) -> None:
    on(DAY)
    client = signed_in(hall.officer)
    given = {
        "form": "decision",
        "title_kk": "Атауы",
        "text_kk": "Ұзақ мәтін",
        "addressees": [hall.ministry.pk],
        "term": "01.06.2024",
    }
    answered = client.post(f"/kk/decisions/drafts/{hall.session.number}/1/", given)
    assert answered.status_code == 409 and "Ұзақ мәтін" in answered.content.decode()
    assert Draft.objects.count() == 0


def test_a_link_in_a_letter_shows_a_page_and_only_its_button_acts(decided: Hall) -> None:
    assert Client().post("/en/decisions/2024-1/follow/", {"email": "reader@example.org"}).status_code == 302
    row = Follower.objects.get()
    assert row.confirmed_at is None

    token = Letter.objects.get(to="reader@example.org").text.split("/follow/")[1].split("/")[0]
    assert Client().get(f"/en/decisions/follow/{token}/").status_code == 200
    row.refresh_from_db()
    assert row.confirmed_at is None
    assert Client().post(f"/en/decisions/follow/{token}/").status_code == 302
    assert Client().post("/en/decisions/unfollow/1-forged/").status_code == 409


def test_desks_show_what_waits_for_whom(decided: Hall) -> None:
    day = date(2024, 7, 10)
    assert [t.due for t in tasks_of(decided.clerk, day)] == [date(2024, 8, 1)]
    assert tasks_of(decided.officer, day) == []
    answer(decided)
    assert tasks_of(decided.clerk, day) == []
    assert len(tasks_of(decided.officer, day)) == 1


@pytest.mark.requirement("CTL-02")
def test_the_secretariat_runs_after_answers_that_are_late_or_due_within_a_week(decided: Hall) -> None:
    decision = Decision.objects.get()
    for number in range(6):
        body = factories.organization("akimat", f"akimat-{number}")
        Assignment.objects.create(
            decision=decision,
            addressee=body,
            sent_on=DAY,
            term=date(2024, 7, 20),
            outgoing_number=str(number),
        )
    assert tasks_of(decided.officer, date(2024, 7, 12)) == []
    [soon] = tasks_of(decided.officer, date(2024, 7, 13))
    assert soon.due == date(2024, 7, 20) and str(soon.title).startswith("6 ") and "6" in str(soon.lead)
    [late] = tasks_of(decided.officer, date(2024, 8, 20))
    assert late.due == date(2024, 7, 20) and str(late.title).startswith("8 ")
    assert late.address.endswith("/decisions/2024-1/")
    assert [task.due for task in tasks_of(decided.clerk, date(2024, 8, 20))] == [date(2024, 8, 1)]


def test_the_number_of_queries_does_not_grow_with_the_cards(
    decided: Hall, django_assert_max_num_queries: object
) -> None:
    decision = Decision.objects.get()
    for number in range(20):
        body = factories.organization("akimat", f"akimat-{number}")
        Assignment.objects.create(
            decision=decision, addressee=body, sent_on=DAY, term=date(2024, 8, 1), outgoing_number=str(number)
        )
    client = Client()
    client.get("/kk/decisions/2024-1/")
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        client.get("/kk/decisions/2024-1/")
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        client.get("/kk/decisions/")


def rows_of(query: str) -> list[dict[str, str]]:
    text = Client().get(f"/en/decisions/?{query}&format=csv").content.decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def test_the_list_is_narrowed_by_session_addressee_and_state_with_counts_and_the_csv_is_the_same(
    decided: Hall,
) -> None:
    session = decided.session.number
    text = Client().get("/en/decisions/").content.decode().replace("\u00a0", " ")
    assert f'<option value="{session}">Session' in text and '<option value="sent">' in text
    assert '<option value="ministry">Organisation ministry (1)</option>' in text
    assert {row["addressee"] for row in rows_of("")} == {"ministry", "agency"}
    mine = Client().get("/en/decisions/?addressee=ministry").content.decode().replace("\u00a0", " ")
    assert "1 card" in mine and "Organisation agency</span>" not in mine
    assert 'href="?addressee=ministry&amp;format=csv"' in mine
    assert {row["addressee"] for row in rows_of("addressee=ministry")} == {"ministry"}
    assert rows_of("addressee=ministry&state=accepted") == []
    assert len(rows_of(f"session={session}")) == len(rows_of("")) and rows_of("session=1") == []
    assert "No decision matches." in Client().get("/en/decisions/?session=1").content.decode()


def test_a_choice_counts_what_the_other_parts_leave(decided: Hall) -> None:
    day = date(2024, 7, 10)
    counts = counted(Wanted(state="accepted"), day)
    assert counts["addressee"] == {} and sum(counts["state"].values()) >= 1
    assert counted(Wanted(addressee="ministry"), day)["addressee"].keys() == {"ministry", "agency"}


@pytest.mark.requirement("SES-06")
def test_a_publication_is_recorded_once_and_a_second_time_is_refused_in_words(hall: Hall) -> None:
    write(hall, form="appeal", addressees=[], term=None)
    close(hall)
    on(date(2024, 7, 10))
    client, typed = signed_in(hall.officer), {"outlet": "Ресми газет", "day": "20.06.2024"}
    path = "/en/decisions/2024-1/publish/"
    assert client.post(path, typed).status_code == 302
    again = client.post(path, {**typed, "outlet": " ресми  газет "})
    assert again.status_code == 409
    text = again.content.decode().replace("\u00a0", " ")
    assert "This publication is recorded already" in text and "20 June 2024" in text
    assert Entry.objects.filter(act="decisions.record_publication").count() == 1
    assert client.post(path, {**typed, "day": "21.06.2024"}).status_code == 302
    early = client.post(path, {**typed, "day": "01.06.2024"})
    assert early.status_code == 409 and "earlier than the Appeal" in early.content.decode()

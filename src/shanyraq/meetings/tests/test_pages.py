"""Each page: who sees it, what it says, what stands grey and why, in three languages."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from rulebook import Refusal

from shanyraq.journal.models import Entry, Instance
from shanyraq.meetings import services
from shanyraq.meetings.models import Election, Issued, Poll, Request, Session
from shanyraq.meetings.services.agenda import Item
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db
DAY, START = date(2024, 9, 2), date(2024, 10, 15)
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture(autouse=True)
def rehearsal(settings: object) -> Instance:
    return Instance.objects.create(
        kind="rehearsal",
        rehearsal_day=DAY,
        name_kk="Қазақстан халқы Ассамблеясы",
        name_ru="Ассамблея народа Казахстана",
        name_en="Assembly of the People of Kazakhstan",
        begun_at=timezone.now(),
    )


def move(day: date) -> None:
    Instance.objects.update(rehearsal_day=day)


def client_of(person: Person | int | None) -> Client:
    client = Client()
    if person is not None:
        who = person if isinstance(person, Person) else Person.objects.get(pk=person)
        client.force_login(getattr(who, "user", None) or factories.account(who))
    return client


def get(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode().replace("\u00a0", " ")


def test_the_list_shows_history_with_its_gaps_and_reads_both_numerals() -> None:
    text = get(Client(), "/en/sessions/")
    assert "XXXII" in text and "27 April 2023" in text
    assert "XXXIV" not in text
    assert "II, III, IV" in text
    assert Client().get("/en/sessions/32/").headers["Location"] == "/en/sessions/xxxii/"
    assert "27 April 2023" in get(Client(), "/en/sessions/xxxii/")
    assert Client().get("/en/sessions/xxxiv/").status_code == 404
    rows = Client().get("/en/sessions/?format=csv").content.decode().splitlines()
    assert rows[0].startswith("number,roman") and any(row.startswith("32,XXXII") for row in rows)


@pytest.mark.requirement("SES-01")
def test_the_list_breaches_in_red_after_more_than_a_year_with_the_article() -> None:
    text = get(Client(), "/en/sessions/?on=2020-12-30")
    assert "more than a year" in text and 'class="note late"' in text and "/acts/law-70-iv-2008/9/" in text
    assert "No Session has been held in 2020 yet" in text
    assert "more than a year" not in get(Client(), "/en/sessions/?on=2023-12-30")


def test_an_unknown_day_of_a_session_is_said_and_nothing_is_counted_in_its_place() -> None:
    text = get(Client(), "/en/sessions/")
    assert "Session XXXIII was held in 2024, its day is not known." in text
    assert "more than a year" not in text


def test_the_page_of_a_prepared_session_says_what_is_still_missing(prepared: Session, chair: Actor) -> None:
    text = get(client_of(chair.person_id), "/en/sessions/xxxiv/")
    assert 'aria-disabled="true"' in text
    assert "The order cannot be adopted: the place is not stated" in text
    assert "Adopt the order" not in get(Client(), "/en/sessions/xxxiv/")


@pytest.mark.requirement("SES-02")
def test_the_order_s_form_refuses_a_late_order_with_its_numbers_and_loses_nothing_typed(
    prepared: Session, chair: Actor
) -> None:
    client = client_of(chair.person_id)
    path = "/kk/sessions/xxxiv/order/"
    typed = {"number": "Д-12", "start_day": "01.10.2024", "start_time": "10:00", "place_kk": "Астана қаласы"}
    response = client.post(path, typed)
    text = response.content.decode()
    assert response.status_code == 409
    assert "Сессияға 29 күн қалды, 30 күн керек" in text
    assert "2024 ж. 1 қыркүйек" in text.replace("\u00a0", " ")
    assert 'value="Астана қаласы"' in text and 'value="Д-12"' in text
    done = client.post(path, {**typed, "start_day": "15.10.2024"})
    assert done.status_code == 302
    assert "№ Д-12" in get(client, "/kk/sessions/xxxiv/")


def test_the_agenda_is_written_in_rows_and_more_rows_lose_nothing(officer: Actor) -> None:
    client = client_of(officer.person_id)
    client.post("/kk/sessions/prepare/", {"place_kk": "Астана"})
    path = "/kk/sessions/xxxiv/agenda/"
    more = client.post(path, {"rows": "3", "kk_0": "Ана тілі", "more": "1"})
    assert 'name="kk_5"' in more.content.decode() and 'value="Ана тілі"' in more.content.decode()
    typed = {"rows": "4", "kk_0": "Ана тілі", "ru_0": "Родной язык", "kk_2": "Есеп"}
    refused = client.post(path, typed)
    assert refused.status_code == 409 and 'value="Есеп"' in refused.content.decode()
    assert client.post(path, {**typed, "proposed_on": "02.09.2024"}).status_code == 302
    assert [item.title_kk for item in Session.objects.get().items.all()] == ["Ана тілі", "Есеп"]


def test_an_agenda_on_which_an_election_is_called_stays(
    convened: Session, officer: Actor, chair: Actor
) -> None:
    Election.objects.create(
        item=convened.items.get(position=2), seats=1, called_on=DAY, recorded_on=DAY, paper="№ 1"
    )
    at = factories.moment(DAY)
    services.postpone_session(by=chair, at=at, session=convened, why_kk="Қар")
    with pytest.raises(Refusal) as refused:
        services.set_agenda(by=officer, at=at, session=convened, items=[Item("Тіл")], proposed_on=DAY)
    assert refused.value.verdict.code == "meetings.agenda_in_use"


def test_a_reader_without_a_mandate_gets_the_refusal_page(prepared: Session) -> None:
    assert Client().get("/en/sessions/xxxiv/order/").status_code == 403
    assert Client().post("/en/sessions/xxxiv/open/").status_code == 403


def test_a_convened_session_shows_its_rail_with_the_limit(convened: Session) -> None:
    text = get(Client(), "/en/sessions/xxxiv/")
    assert "Convened" in text and 'class="limit"' in text
    assert ">15 September<" in text and "30 days before" in text
    assert "43 days before" in text
    assert "https://example.org/1" in text


def test_a_session_as_of_an_earlier_day_does_not_know_what_came_later(convened: Session) -> None:
    move(START)
    text = get(Client(), "/en/sessions/xxxiv/?on=2024-09-02")
    assert "Convened" in text
    assert Client().get("/en/sessions/xxxiv/?on=2024-09-01").status_code == 404


@pytest.mark.requirement("SES-03")
def test_the_announcement_convenes_on_the_page(prepared: Session, officer: Actor, chair: Actor) -> None:
    client_of(chair.person_id).post(
        "/kk/sessions/xxxiv/order/",
        {"number": "1", "start_day": "15.10.2024", "start_time": "10:00", "place_kk": "Астана"},
    )
    assert "Ordered, not announced" in get(Client(), "/en/sessions/xxxiv/")
    client = client_of(officer.person_id)
    bad = client.post("/kk/sessions/xxxiv/announce/", {"outlet": "Газет", "day": "40.13.2024"})
    assert bad.status_code == 422 and 'value="40.13.2024"' in bad.content.decode()
    client.post("/kk/sessions/xxxiv/announce/", {"outlet": "Газет", "day": "02.09.2024"})
    assert "Convened" in get(Client(), "/en/sessions/xxxiv/")


def test_the_sitting_is_walked_from_registration_to_the_counts(
    convened: Session, officer: Actor, chair: Actor
) -> None:
    people = factories.members(9)
    move(START)
    clerk, president = client_of(officer.person_id), client_of(chair.person_id)
    form = get(clerk, "/en/sessions/xxxiv/register/")
    assert form.count('name="people"') == 9
    clerk.post("/en/sessions/xxxiv/register/", {"people": [p.pk for p in people[:6]]})
    refused = president.post("/en/sessions/xxxiv/open/")
    assert refused.status_code == 409 and "not settled" in refused.content.decode()
    factories.confirm("session.quorum", "2/3")
    assert president.post("/en/sessions/xxxiv/open/").status_code == 302
    text = get(president, "/en/sessions/xxxiv/")
    assert "there is a quorum" in text and "An officer confirmed it" in text
    over = {"votes_for": "6", "votes_against": "1", "abstained": "0"}
    assert (
        "7 votes, but 6 members are present"
        in president.post("/en/sessions/xxxiv/1/vote/", over).content.decode()
    )
    president.post("/en/sessions/xxxiv/1/vote/", {"votes_for": "5", "votes_against": "1", "abstained": "0"})
    assert "Majority unconfirmed" in get(Client(), "/en/sessions/xxxiv/")
    factories.confirm("session.majority", "1/2")
    assert "Adopted" in get(Client(), "/en/sessions/xxxiv/")
    president.post("/en/sessions/xxxiv/1/void/", {"why": "Қайта саналды"})
    assert "Қайта саналды" not in get(Client(), "/en/sessions/xxxiv/")


def test_an_opened_session_offers_the_member_s_count_to_the_chair_only(opened: Session, chair: Actor) -> None:
    move(START)
    assert "Record the count" in get(client_of(chair.person_id), "/en/sessions/xxxiv/")
    assert "Record the count" not in get(Client(), "/en/sessions/xxxiv/")


def chair_of_the_day() -> int:
    found = factories.actor("assembly.chair", day=DAY).person_id
    assert found is not None
    return found


@pytest.mark.requirement("SES-04")
def test_a_request_shows_everybody_its_count_and_only_the_secretariat_the_names(officer: Actor) -> None:
    people = factories.members(4)
    first = client_of(people[0])
    first.post("/kk/sessions/requests/start/", {"subject_kk": "Тіл саясаты"})
    path = f"/en/sessions/requests/{Request.objects.get().pk}/"
    assert "Withdraw my signature" in get(first, path)
    public = get(Client(), path)
    assert "Needed of 4 members: 2." in public
    assert people[0].name_kk not in public and people[0].name_en not in public
    assert people[0].name_en in get(client_of(officer.person_id), path)
    second = client_of(people[1])
    said = second.post(path.replace("/en/", "/kk/") + "sign/", follow=True).content.decode()
    assert "Талаптың күші бар" in said
    assert second.post(path + "sign/").status_code == 409
    assert people[0].name_en not in get(client_of(chair_of_the_day()), path)
    data = Client().get(path + "?format=json").json()
    assert (data["signatures"], data["needed"], data["lapsed_on"]) == (2, 2, None)


@pytest.mark.requirement("SES-04")
def test_the_last_signature_withdrawn_ends_the_request_in_words() -> None:
    people = factories.members(4)
    first = client_of(people[0])
    first.post("/kk/sessions/requests/start/", {"subject_kk": "Тіл саясаты"})
    path = f"/en/sessions/requests/{Request.objects.get().pk}/"
    assert "1 signature is missing." in get(Client(), path)
    assert "It is the only one: if you withdraw it, the request is over." in get(first, path)
    said = first.post(path + "withdraw/", follow=True).content.decode()
    assert "It was the last one: the request is over." in said and "This request lapsed on" in said
    for language, words in (("kk", "Соңғы қол"), ("ru", "Последняя подпись отозвана")):
        assert words in get(Client(), path.replace("/en/", f"/{language}/"))
    refused = client_of(people[1]).post(path + "sign/")
    assert refused.status_code == 409 and "its last signature was withdrawn" in refused.content.decode()
    assert "Тіл саясаты" not in get(Client(), "/kk/sessions/")


@pytest.mark.requirement("SES-05")
def test_the_decision_names_the_last_day_and_refuses_a_later_one(chair: Actor) -> None:
    client = client_of(chair.person_id)
    path = "/en/sessions/requests/own/"
    assert "2 October 2024" in get(client, path)
    typed = {"number": "Ш-1", "subject_kk": "Тіл", "start_day": "03.10.2024"}
    late = client.post(path, typed)
    assert late.status_code == 409 and "held by 2 October 2024" in late.content.decode().replace(
        "\u00a0", " "
    )
    assert client.post(path, {**typed, "start_day": "02.10.2024"}).status_code == 302
    assert "Extraordinary" in get(Client(), "/en/sessions/xxxiv/")


@pytest.mark.requirement("COU-02")
def test_a_poll_is_started_answered_and_closed_on_its_page(officer: Actor) -> None:
    people = factories.members(3, council=3)
    clerk = client_of(officer.person_id)
    clerk.post(
        "/kk/sessions/council/polls/start/",
        {"question_kk": "Қолдайсыз ба?", "deadline": "10.09.2024", "purpose": "general"},
    )
    number = Poll.objects.get().number
    path = f"/en/sessions/council/polls/{number}/"
    member = client_of(people[0])
    assert 'class="ballot"' in get(member, path)
    assert 'class="ballot"' not in get(Client(), path) and "aria-pressed" not in get(clerk, path)
    member.post(path + "answer/", {"answer": "for"})
    again = get(member, path)
    assert 'aria-pressed="true">Yes' in again and "You answered “Yes”" in again
    grey = get(clerk, path)
    assert "The poll runs until 10 September 2024: 1 of 3 members have answered" in grey
    move(DAY + timedelta(days=9))
    clerk.post(path + "close/")
    closed = get(Client(), path)
    assert "Not adopted" in closed and people[1].name_en in closed and people[0].name_en not in closed
    assert clerk.post(path + "issue/").status_code == 302
    document = Issued.objects.get()
    handed = Client().get(f"/en/sessions/documents/{document.pk}/kk.pdf")
    assert b"".join(handed.streaming_content).startswith(b"%PDF-1.7")
    assert Client().get(f"/en/sessions/documents/{document.pk}/ru.pdf").status_code == 404


@pytest.mark.requirement("COU-01")
def test_a_deputy_s_convocation_waits_on_its_page_for_the_chair(chair: Actor) -> None:
    deputy = factories.actor("assembly.deputy_chair", day=DAY)
    typed = {
        "start_day": "10.09.2024",
        "start_time": "11:00",
        "place_kk": "Астана",
        "kk_0": "Есеп",
        "purpose_0": "general",
    }
    made = client_of(deputy.person_id).post("/en/sessions/council/convene/", typed)
    path = made.headers["Location"]
    assert "the Chair has not agreed" in get(Client(), path)
    client_of(chair.person_id).post(path + "agree/")
    assert "The Chair agreed" in get(Client(), path)


def test_an_issued_document_shows_its_state_and_says_a_signature_is_not_verified(
    convened: Session, officer: Actor
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    clerk = client_of(officer.person_id)
    clerk.post("/en/sessions/xxxiv/issue/")
    document = Issued.objects.get()
    path = f"/en/sessions/documents/{document.pk}/"
    scan = SimpleUploadedFile("scan.pdf", b"%PDF-1.4 scan")
    assert clerk.post(path + "attach/", {"file": scan, "what": "signed"}).status_code == 302
    assert "Signature not verified here" in get(Client(), path)
    clerk.post(path + "supersede/", {"why_kk": "Қате түзетілді"})
    assert "A later document stands in its place" in get(Client(), path)
    assert "Superseded" in get(Client(), "/en/sessions/xxxiv/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_in_each_language(
    language: str, opened: Session, officer: Actor, chair: Actor
) -> None:
    move(START)
    at = factories.moment(START)
    item = opened.items.get(position=1)
    services.record_vote(by=chair, at=at, item=item, votes_for=4, votes_against=1, abstained=0)
    people = factories.members(3, council=3)
    poll = services.start_poll(by=officer, at=at, question_kk="Сұрақ", deadline=START)
    actor = Actor(key="person:1", person_id=people[0].pk, roles=frozenset({"assembly.member"}))
    request = services.start_request(by=actor, at=at, subject_kk="Тіл", reason_kk="Себеп")
    services.record_discussion(by=officer, at=at, title_kk="Жоба", day=DAY, paper="№ 1", outcome_kk="Қолдады")
    begun = Entry.objects.count()
    for client in (Client(), client_of(officer.person_id), client_of(chair.person_id), client_of(people[0])):
        for path in (
            "", "council/", "procedure/", "xxxiv/", "i/", f"council/polls/{poll.number}/", f"requests/{request.pk}/",
        ):  # fmt: skip
            text = get(client, f"/{language}/sessions/{path}")
            assert f'lang="{language}"' in text
    for path in (
        "prepare/",
        "xxxiv/plan/",
        "xxxiv/agenda/",
        "xxxiv/announce/",
        "council/polls/start/",
        "council/discussion/",
        "xxxiv/register/",
    ):
        get(client_of(officer.person_id), f"/{language}/sessions/{path}")
    for path in (
        "xxxiv/order/",
        "xxxiv/postpone/",
        "xxxiv/cancel/",
        "requests/own/",
        "council/convene/",
        "xxxiv/1/vote/",
        "xxxiv/1/void/",
    ):
        get(client_of(chair.person_id), f"/{language}/sessions/{path}")
    assert Entry.objects.count() == begun, "reading leaves no entry"

"""Many members are registered in one act, and a candidate is named by typing: with a keyboard, without scripts."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from shanyraq.journal.models import Detail, Entry, Instance
from shanyraq.meetings.models import CouncilMeeting, Registration, Session
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db
DAY, START = date(2024, 9, 2), date(2024, 10, 15)
PAGE = "/en/sessions/xxxiv/register/"


@pytest.fixture(autouse=True)
def rehearsal() -> Instance:
    return Instance.objects.create(
        kind="rehearsal", rehearsal_day=START, name_kk="А", name_ru="А", name_en="A", begun_at=timezone.now()
    )


@pytest.fixture
def clerk(convened: Session, officer: Actor) -> Client:
    client = Client()
    client.force_login(factories.account(Person.objects.get(pk=officer.person_id)))
    return client


def entries() -> int:
    return Entry.objects.filter(act="meetings.register_members").count()


def page(client: Client, query: str = "") -> str:
    return client.get(PAGE + query).content.decode().replace("\u00a0", " ")


def test_everyone_shown_is_registered_in_one_act_with_one_entry(clerk: Client) -> None:
    people = factories.members(40)
    text = page(clerk)
    assert "Everyone shown here: 40 members" in text
    shown = text.split('name="shown" value="')[1].split('"')[0]
    assert len(shown.split(",")) == 40
    done = clerk.post(PAGE, {"everyone": "1", "shown": shown}, follow=True).content.decode()
    assert "40 members are registered. In all: 40 of 40." in done.replace("\u00a0", " ")
    assert entries() == 1
    assert Detail.objects.latest("pk").values["people"] == sorted(who.pk for who in people)
    assert "All members are registered." in page(clerk)


def test_only_those_shown_are_meant_by_everyone(clerk: Client) -> None:
    factories.person("Басқа Адам")
    first, second = factories.members(2)
    first.name_en = "Alibi Serik"
    first.save()
    text = page(clerk, "?name=alib")
    assert "1 shown of 2 not registered" in text and "Everyone shown" not in text
    clerk.post(PAGE + "?name=alib", {"everyone": "1", "shown": str(first.pk)})
    assert list(Registration.objects.values_list("person_id", flat=True)) == [first.pk]
    assert f'value="{second.pk}"' in page(clerk)


def test_who_was_registered_meanwhile_is_no_mistake_and_a_second_time_is_refused_in_words(
    clerk: Client,
) -> None:
    people = [who.pk for who in factories.members(3)]
    clerk.post(PAGE, {"people": people[:1]})
    done = clerk.post(PAGE, {"people": people}, follow=True).content.decode().replace("\u00a0", " ")
    assert "2 members are registered. 1 was registered before. In all: 3 of 3." in done
    again = clerk.post(PAGE, {"people": people})
    assert again.status_code == 409 and "All of those chosen are registered already" in again.content.decode()
    assert entries() == 2


def test_nothing_ticked_says_what_to_do_and_what_was_ticked_is_kept(clerk: Client, convened: Session) -> None:
    people = [who.pk for who in factories.members(2)]
    empty = clerk.post(PAGE, {})
    assert empty.status_code == 422 and "Tick at least one name." in empty.content.decode()
    stranger = factories.person().pk
    wrong = clerk.post(PAGE, {"people": [people[0], stranger]})
    assert wrong.status_code == 422
    assert f'id="m{people[0]}" name="people" value="{people[0]}" checked' in wrong.content.decode()
    assert not Registration.objects.exists()


def test_the_names_stand_under_their_letters_and_the_field_waits_for_the_next_name(clerk: Client) -> None:
    for name in ("Әлия", "Бақыт", "Ғани", "Адам"):
        factories.seat("assembly.member", who=factories.person(name, name_en=name))
    text = page(clerk)
    letters = [text.index(f">{letter}</h3>") for letter in "АӘБҒ"]
    assert letters == sorted(letters)
    assert text.count('href="#letter-') == 4 and "autofocus" not in text
    after = clerk.post(PAGE + "?name=Ғани", {"people": [Person.objects.get(name_kk="Ғани").pk]})
    assert after.headers["Location"].endswith("?name=&region=")
    assert "autofocus" in page(clerk, "?name=&region=")


@pytest.fixture
def president(chair: Actor) -> Client:
    client = Client()
    client.force_login(factories.account(Person.objects.get(pk=chair.person_id)))
    return client


CONVENE = "/en/sessions/council/convene/"
TYPED = {
    "start_day": "20.10.2024",
    "start_time": "10:00",
    "place_kk": "Астана",
    "kk_0": "Ұсыну",
    "purpose_0": "deputy",
}


def test_the_convocation_holds_the_members_once_and_takes_a_typed_name(president: Client) -> None:
    people = factories.members(30, council=3)
    text = president.get(CONVENE).content.decode()
    assert text.count("<datalist") == 1 and text.count(people[7].name_en) == 1 and "<select" in text
    assert president.post(CONVENE, {**TYPED, "candidate_0": people[7].name_en.upper()}).status_code == 302
    assert CouncilMeeting.objects.get().items.get().candidate == people[7]


def test_a_name_of_nobody_or_of_several_is_said_and_namesakes_are_told_apart(president: Client) -> None:
    twins = [factories.person("Серік Асан", name_en="Serik Asan") for _ in range(2)]
    for who in twins:
        factories.seat("assembly.member", who=who)
    nobody = president.post(CONVENE, {**TYPED, "candidate_0": "Zzz"})
    assert nobody.status_code == 422 and "No member has such a name." in nobody.content.decode()
    several = president.post(CONVENE, {**TYPED, "candidate_0": "serik"})
    text = several.content.decode().replace("\u00a0", " ")
    assert several.status_code == 422 and f"Serik Asan № {twins[1].pk}" in text and 'value="serik"' in text
    assert president.post(CONVENE, {**TYPED, "candidate_0": f"Serik Asan № {twins[1].pk}"}).status_code == 302
    assert CouncilMeeting.objects.get().items.get().candidate == twins[1]

"""The archive of Sessions: numbers in both numerals, matters, speeches, what is missing; topics over the years; rotation."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from rulebook import Refusal

from shanyraq.bodies.models import DeputyTerm
from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import ArchivedMatter, Session, Speech, Tagged, Topic
from shanyraq.meetings.queries.archive import matters_on, rotations_due
from shanyraq.meetings.services.agenda import Item
from shanyraq.meetings.tests.conftest import DAY, START
from shanyraq.meetings.tests.test_pages import client_of, get, rehearsal  # noqa: F401 - a fixture
from shanyraq.people.acting import Actor
from tests import factories

pytestmark = pytest.mark.django_db
AT = factories.moment(DAY)


@pytest.mark.requirement("SES-09")
@pytest.mark.parametrize(("typed", "number"), [("XXIII", 23), ("23", 23), ("i", 1)])
def test_a_matter_is_archived_under_a_roman_or_an_arabic_number(
    officer: Actor, typed: str, number: int
) -> None:
    client = client_of(officer.person_id)
    given = {"number": typed, "title_kk": "Тіл саясаты", "title_en": "Language policy", "source": "S1"}
    assert client.post("/en/sessions/archive/matter/", given).status_code == 302
    made = ArchivedMatter.objects.get()
    assert (made.number, made.position) == (number, 1)
    text = get(Client(), f"/en/sessions/{'xxiii' if number == 23 else 'i'}/")
    assert "Language policy" in text and "Source: S1" in text
    wrong = client.post("/en/sessions/archive/matter/", {**given, "number": "IIII"})
    assert "Write the number in Roman" in wrong.content.decode()


@pytest.mark.requirement("SES-09")
def test_a_matter_of_a_session_nobody_knows_stays_in_the_archive_without_a_page(officer: Actor) -> None:
    client = client_of(officer.person_id)
    given = {"number": "XVI", "title_kk": "Тіл", "source": "S1"}
    answer = client.post("/en/sessions/archive/matter/", given)
    assert answer.headers["Location"] == "/en/sessions/archive/"
    assert "Numbers that papers name" in get(Client(), "/en/sessions/archive/")
    assert "the year is not known" in get(Client(), "/en/sessions/archive/topics/")
    assert "/sessions/xvi/" not in get(Client(), "/en/sessions/archive/topics/")


@pytest.mark.requirement("SES-09")
def test_the_archive_lists_the_gaps_of_numbers_and_of_agendas(officer: Actor) -> None:
    services.archive_matter(by=officer, at=AT, number=1, title_kk="Құрылу", source="S1")
    text = get(Client(), "/en/sessions/archive/")
    missing, bare = text.split("Sessions without a known agenda")
    assert "II, III, IV" in missing and "XXII" in bare
    assert "<dd>I," not in bare  # the first has one now
    rows = Client().get("/en/sessions/archive/?format=csv").content.decode().splitlines()
    assert rows[1].startswith("1,I,1995,1,Құрылу")


@pytest.mark.requirement("SES-09")
def test_a_speech_is_a_document_with_its_source(officer: Actor, settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    client = client_of(officer.person_id)
    given = {
        "number": "XXII",
        "speaker": "А. Демо, төраға",
        "title_kk": "Ашылу сөзі",
        "language": "kk",
        "source": "S1",
    }
    nowhere = client.post("/en/sessions/archive/speech/", given)
    assert nowhere.status_code == 409 and "Upload the file of the speech" in nowhere.content.decode()
    file = SimpleUploadedFile("s.pdf", b"%PDF-1.4 words")
    assert client.post("/en/sessions/archive/speech/", {**given, "file": file}).status_code == 302
    made = Speech.objects.get()
    assert "Ашылу сөзі" in get(Client(), "/en/sessions/xxii/")
    answer = Client().get(f"/en/sessions/archive/speeches/{made.pk}/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 words"
    linked = services.archive_speech(
        by=officer, at=AT, number=22, speaker="Б", title_kk="Сөз", language="ru", source="S2", link="https://example.org/2"
    )  # fmt: skip
    assert Client().get(f"/en/sessions/archive/speeches/{linked.pk}/").status_code == 404
    assert 'href="https://example.org/2"' in get(Client(), "/en/sessions/xxii/")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"number": 99}, "meetings.number_ahead"),
        ({"title_kk": " "}, "meetings.title_missing"),
        ({"source": ""}, "meetings.source_missing"),
        ({"number": 34}, "meetings.kept_here"),
    ],
)
def test_nothing_is_archived_without_its_source_or_ahead_of_its_time(
    prepared: Session, officer: Actor, given: dict[str, object], code: str
) -> None:
    whole = {"number": 23, "title_kk": "Тіл", "source": "S1", **given}
    with pytest.raises(Refusal, match=code):
        services.archive_matter(by=officer, at=AT, **whole)
    assert not ArchivedMatter.objects.exists()


@pytest.mark.requirement("SES-12")
def test_the_search_shows_when_a_topic_was_discussed_over_the_years(
    prepared: Session, officer: Actor
) -> None:
    past = services.archive_matter(by=officer, at=AT, number=1, title_kk="Тіл туралы", source="S1")
    other = services.archive_matter(by=officer, at=AT, number=1, title_kk="Жоспар", source="S1")
    now = prepared.items.get(position=1)
    (topic,) = services.tag_matter(by=officer, at=AT, matter=past, new_kk="Тіл", new_en="Languages")
    services.tag_matter(by=officer, at=AT, matter=now, topics=[topic])
    services.tag_matter(by=officer, at=AT, matter=other, new_kk="Жоспарлау")
    assert [(one.number, one.year) for one in matters_on(DAY, topic.pk)] == [(34, 2024), (1, 1995)]
    assert [one.matter for one in matters_on(DAY, None, "тіл туралы")] == [past]
    assert matters_on(date(2024, 9, 1), topic.pk) == []  # nothing of it was recorded yet
    text = get(Client(), f"/en/sessions/archive/topics/?topic={topic.pk}")
    assert text.index("2024") < text.index(">1995<") and "Жоспар<" not in text and "2 matters" in text
    assert "Languages" in get(Client(), "/en/sessions/xxxiv/")


@pytest.mark.requirement("SES-12")
def test_a_topic_is_named_once_and_replaced_as_a_set(prepared: Session, officer: Actor) -> None:
    first, second = prepared.items.order_by("position")
    (topic,) = services.tag_matter(by=officer, at=AT, matter=first, new_kk="Тіл")
    assert services.tag_matter(by=officer, at=AT, matter=second, new_kk="Тіл") == (topic,)
    assert Topic.objects.count() == 1
    services.tag_matter(by=officer, at=AT, matter=first, topics=[])
    assert not Tagged.objects.filter(item=first).exists()
    entry = Entry.objects.filter(act="meetings.tag_matter").order_by("-pk")[0]
    assert entry.facts == {"position": 1, "topics": []}
    with pytest.raises(Refusal, match="meetings.topic_unnamed"):
        services.tag_matter(by=officer, at=AT, matter=first, new_ru="Язык")


@pytest.mark.requirement("SES-12")
def test_a_matter_that_keeps_its_words_keeps_its_topics(prepared: Session, officer: Actor) -> None:
    first = prepared.items.get(position=1)
    client = client_of(officer.person_id)
    path = f"/en/sessions/archive/topics/{first.pk}/"
    assert client.post(path, {"new_kk": "Тіл"}).status_code == 302
    assert client.post(path, {"topics": [Topic.objects.get().pk], "new_kk": "Мектеп"}).status_code == 302
    items = [Item("Жаңа"), Item(first.title_kk)]
    services.set_agenda(
        by=officer, at=AT, session=prepared, items=items, proposed_on=DAY, proposed_by="№ К-3 хаттама"
    )
    found = {tag.item.position for tag in Tagged.objects.select_related("item")}
    assert found == {2} and Tagged.objects.count() == 2


@pytest.fixture
def term() -> DeputyTerm:
    seat = factories.seat("assembly.deputy_chair", since=date(2022, 9, 1))
    return DeputyTerm.objects.create(
        membership=seat, association="«Бірлік»", paper="№ 1", day=date(2022, 9, 1), ends_on=date(2024, 9, 1)
    )


@pytest.mark.requirement("SES-11")
def test_an_annual_agenda_begins_with_the_rotation_of_a_deputy_whose_term_is_over(
    officer: Actor, term: DeputyTerm
) -> None:
    assert rotations_due(DAY, START) == [("«Бірлік»", date(2024, 9, 1))]
    services.prepare_session(by=officer, at=AT, start_day=START)
    text = get(client_of(officer.person_id), "/en/sessions/xxxiv/agenda/")
    assert "Rotation of the Deputy Chair from the association «Бірлік»" in text
    assert "Ротация заместителя Председателя от объединения «Бірлік»" in text
    session = Session.objects.get(number=34)
    services.set_agenda(
        by=officer, at=AT, session=session, items=[Item("Тіл")], proposed_on=DAY, proposed_by="№ 1"
    )
    assert "Rotation of the Deputy" not in get(client_of(officer.person_id), "/en/sessions/xxxiv/agenda/")


@pytest.mark.requirement("SES-11")
def test_no_rotation_is_pre_filled_while_the_term_runs_or_for_an_extraordinary_session(
    officer: Actor, term: DeputyTerm
) -> None:
    term.ends_on = START.replace(year=2025)
    term.save()
    assert rotations_due(DAY, START) == []
    assert rotations_due(DAY, None) == []
    term.ends_on = DAY
    term.save()
    Session.objects.create(number=35, kind="extraordinary", decided_on=DAY, prepared_on=DAY)
    assert "Rotation of the Deputy" not in get(client_of(officer.person_id), "/en/sessions/xxxv/agenda/")

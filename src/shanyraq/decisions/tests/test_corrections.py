"""A slip in the text of a decision is corrected in the open: both texts stay; what was voted is not a slip."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from rulebook import Allowed, Refusal

from shanyraq.decisions import rules
from shanyraq.decisions.models import Decision, Follower
from shanyraq.decisions.queries.texts import texts_of
from shanyraq.decisions.services.correcting import correct_text
from shanyraq.decisions.tests.conftest import DAY, Hall
from shanyraq.decisions.tests.test_services import close, write
from shanyraq.journal.models import Entry, Instance
from shanyraq.people.models import Person
from shanyraq.web.models import Letter
from tests import factories

WAS = {"title_kk": "Үйірмелер", "title_ru": "", "title_en": "", "text_kk": "2025 жылға дейін 12 үйірме.",
       "text_ru": "12 кружков.", "text_en": ""}  # fmt: skip
NEXT = DAY + timedelta(days=2)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "decisions.text_unchanged"),
        ({"text_kk": "2025 жылға дейін 12 үйірме ашылсын."}, ""),
        ({"text_kk": "12 үйірме 2025 жылға дейін."}, ""),
        ({"text_kk": "2025 жылға дейін 13 үйірме."}, "decisions.numbers_were_voted"),
        ({"text_kk": "Үйірмелер."}, "decisions.numbers_were_voted"),
        ({"title_kk": "1 үйірме"}, "decisions.numbers_were_voted"),
        ({"text_ru": "13 кружков."}, ""),
        ({"text_kk": " "}, "decisions.kazakh_missing"),
    ],
)
def test_slips_are_corrected_and_what_was_voted_is_not(changed: dict[str, str], expected: str) -> None:
    verdict = rules.may_correct_text(WAS, {**WAS, **changed}, position=1, reason="Қате")
    assert ("" if isinstance(verdict, Allowed) else verdict.code) == expected


def test_a_reason_is_asked_for_and_a_replaced_decision_is_left_as_it_is() -> None:
    now = {**WAS, "text_ru": "Кружки."}
    assert rules.may_correct_text(WAS, now, position=1, reason=" ").code == "decisions.reason_missing"
    replaced = rules.may_correct_text(WAS, now, position=1, reason="Қате", replaced_on=DAY)
    assert replaced.code == "decisions.already_replaced"


@pytest.fixture
def decision(hall: Hall) -> Decision:
    write(hall, text_ru="Прежний <b>текст</b>.", title_ru="Кружки")
    return close(hall)[0]


def correct(hall: Hall, decision: Decision, **changed: str) -> None:
    given = {**texts_of(decision), "why_kk": "Аудармасы түзетілді", **changed}
    correct_text(by=hall.chair, at=hall.at(NEXT), decision_id=decision.pk, **given)


@pytest.mark.django_db
def test_the_journal_keeps_what_changed_and_addressees_and_followers_are_told(
    hall: Hall, decision: Decision
) -> None:
    Follower.objects.create(
        decision=decision, email="f@example.org", language="ru", token_hash="0", asked_at=timezone.now(),
        confirmed_at=timezone.now(),
    )  # fmt: skip
    correct(hall, decision, text_ru="Новый текст.")
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.facts["changed"], entry.facts["letters"]) == (
        "decisions.correct_text",
        ["text_ru"],
        2,
    )
    assert set(entry.digests) == {"before", "after"}
    letters = Letter.objects.filter(template="decisions/mail/corrected").order_by("id")
    assert [letter.to for letter in letters] == ["ministry@example.org", "f@example.org"]
    assert "/ru/decisions/unfollow/" in letters[1].text and "unfollow" not in letters[0].text


@pytest.mark.django_db
def test_only_the_chair_corrects_and_a_refusal_changes_nothing(hall: Hall, decision: Decision) -> None:
    with pytest.raises(Refusal, match="law.no_mandate"):
        correct_text(
            by=hall.officer, at=hall.at(NEXT), decision_id=decision.pk, **texts_of(decision), why_kk="Қате"
        )
    with pytest.raises(Refusal, match="numbers_were_voted"):
        correct(hall, decision, text_kk="7 үйірме.")
    decision.refresh_from_db()
    assert decision.text_kk == "Мәтіні." and not decision.corrections.exists()


@pytest.mark.django_db
def test_the_page_shows_both_texts_and_a_dated_page_the_one_of_its_day(
    hall: Hall, decision: Decision
) -> None:
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=NEXT, name_kk="Ассамблея", begun_at=timezone.now()
    )
    chair = Client()
    chair.force_login(factories.account(Person.objects.get(pk=hall.chair.person_id)))
    path = f"/ru/decisions/{decision.identifier}/"
    assert path + "correct/" in chair.get(path).content.decode()
    assert "correct/" not in Client().get(path).content.decode()
    assert Client().get(path + "correct/").status_code == 403
    typed = {**texts_of(decision), "text_ru": "Новый текст.", "why_kk": "Аудармасы түзетілді"}
    assert chair.post(path + "correct/", {**typed, "text_kk": "7 үйірме"}).status_code == 409
    assert chair.post(path + "correct/", typed).status_code == 302
    now = Client().get(path).content.decode()
    assert (
        "Новый текст." in now and "Прежний &lt;b&gt;текст&lt;/b&gt;." in now and "Аудармасы түзетілді" in now
    )
    then = Client().get(f"{path}?on={DAY.isoformat()}").content.decode()
    assert "Прежний" in then and "Новый текст." not in then


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "register/", "of/ministry/", "council/", "2024-1/ministry/"])
def test_a_list_of_an_earlier_day_says_the_title_of_that_day(
    hall: Hall, decision: Decision, address: str
) -> None:
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=NEXT, name_kk="Ассамблея", begun_at=timezone.now()
    )
    correct(hall, decision, title_ru="Кружки языка")
    correct(hall, decision, title_ru="Кружки родного языка")

    def read(day: date) -> str:
        return Client().get(f"/ru/decisions/{address}?on={day.isoformat()}").content.decode()

    then, now = read(DAY), read(NEXT)
    assert "Кружки<" in then and "языка" not in then, "neither correction was made yet"
    assert "Кружки родного языка" in now and "Кружки<" not in now


def test_dates_written_in_digits_count_as_numbers() -> None:
    moved = {**WAS, "text_kk": WAS["text_kk"].replace("2025", "2026")}
    verdict = rules.may_correct_text(WAS, moved, position=1, reason="Қате")
    assert verdict.facts == {"voted": "12, 2025", "asked": "12, 2026"}

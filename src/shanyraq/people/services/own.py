"""What a person does with what is kept about them: settings, their calendar, a request to put something right."""

from __future__ import annotations

from rulebook import Refused

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people import rules
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import CorrectionRequest, Person, User
from shanyraq.people.roll import SEXES, birth_year_of


def own(by: Actor) -> Person:
    """Give the acting person, held until the act ends. Refuses ("people.no_person") where nobody stands behind."""
    if by.person_id is None:
        Refused("people.no_person").require()
    return Person.objects.select_for_update().get(pk=by.person_id)


@act
def change_settings(*, by: Actor, at: Moment, phone: str, language: str, letters: bool) -> User:
    """Change one's own telephone, the language of one's letters ("kk", "ru", "en"), and whether Sessions and polls are told by mail."""
    person = own(by)
    user = User.objects.select_for_update().filter(person=person).first()
    if user is None:
        Refused("people.no_person").require()
    assert user is not None
    before = {"phone": person.phone, "language": user.language, "letters": user.letters}
    person.phone, user.language, user.letters = phone.strip(), language, letters
    person.save(update_fields=["phone"])
    user.save(update_fields=["language", "letters"])
    after = {"phone": person.phone, "language": language, "letters": letters}
    record(about=f"people.person:{person.pk}", before=before, after=after, unnamed=True)
    return user


@act
def say_of_oneself(*, by: Actor, at: Moment, sex: str, birth_year: str) -> Person:
    """Say, change or take back one's own sex ("female", "male", "") and year of birth ("" says nothing).

    They are read only for the yearly table of many (`bodies.composition`). Refuses with "people.birth_year_unknown",
    "people.sex_unknown". The journal keeps neither value.
    """
    person = own(by)
    year = birth_year_of(birth_year)
    if sex not in {"", *SEXES}:
        Refused("people.sex_unknown").require()
    if birth_year.strip() and year is None:
        Refused("people.birth_year_unknown").require()
    person.sex, person.birth_year = sex, year
    person.save(update_fields=["sex", "birth_year"])
    record(about="people.own_word:0", personal={"said": True}, unnamed=True)
    return person


@act
def renew_calendar(*, by: Actor, at: Moment) -> User:
    """Close the address of one's own calendar and open another."""
    person = own(by)
    user = User.objects.select_for_update().filter(person=person).first()
    if user is None:
        Refused("people.no_person").require()
    assert user is not None
    user.calendar_turn += 1
    user.save(update_fields=["calendar_turn"])
    record(about=f"people.person:{person.pk}", facts={"turn": user.calendar_turn})
    return user


@act
def ask_correction(*, by: Actor, at: Moment, text: str) -> CorrectionRequest:
    """Ask the Secretariat to put right what is kept about oneself. Refuses with "people.text_missing"."""
    person = own(by)
    if not text.strip():
        Refused("people.text_missing").require()
    row = CorrectionRequest.objects.create(
        person=person, text=text.strip(), asked_on=at.day, asked_at=at.machine
    )
    record(about=f"people.correction:{row.pk}", personal={"text": row.text}, unnamed=True)
    return row


@act
def answer_correction(
    *, by: Actor, at: Moment, request_id: int, outcome: str, answer: str
) -> CorrectionRequest:
    """Answer a request for a correction: "corrected" or "declined", in words. Refuses as `rules.may_answer_correction`."""
    row = CorrectionRequest.objects.select_for_update().get(pk=request_id)
    rules.may_answer_correction(
        open_still=row.answered_on is None, own=row.person_id == by.person_id, answer=answer
    ).require()
    row.outcome, row.answer = outcome, answer.strip()
    row.answered_on, row.answered_by_id = at.day, by.person_id
    row.save()
    record(about=f"people.correction:{row.pk}", facts={"outcome": outcome}, personal={"answer": row.answer})
    return row

"""The hall's display: one fragment for all, no form in it, no choice of an open vote, the same numbers as the acts use."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from shanyraq.journal import clock
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Instance
from shanyraq.meetings import services
from shanyraq.meetings.models import Session
from shanyraq.meetings.views import hall as view
from shanyraq.people.acting import Actor
from tests import factories

from .conftest import START

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("SES-08")]
PAGE = "/en/sessions/xxxiv/hall/"


@pytest.fixture(autouse=True)
def rehearsal(monkeypatch: pytest.MonkeyPatch) -> Instance:
    monkeypatch.setattr(view, "FRESH", -1.0)
    return Instance.objects.create(
        kind="rehearsal", rehearsal_day=START, name_kk="А", name_ru="А", name_en="A", begun_at=timezone.now()
    )


def shown(path: str = f"{PAGE}now/") -> str:
    return Client().get(path).content.decode().replace("\u00a0", " ")


def member(person: int) -> Actor:
    return Actor(key=f"person:{person}", person_id=person, roles=frozenset({"assembly.member"}))


def test_the_display_follows_the_session_from_matter_to_speaker_to_vote_to_result(
    opened: Session, chair: Actor
) -> None:
    at = clock.moment()
    here = list(opened.registrations.order_by("pk").values_list("person_id", flat=True))
    assert "The Session is open" in shown() and "Quorum: yes. 6 present, 6 needed" in shown()
    item = services.take_up_item(by=chair, at=at, item=opened.items.get(position=1))
    assert "Mother tongue" in shown() and "Matter 1 / 2" in shown()
    services.set_speaking_time(by=chair, at=at, session=opened, speech=5)
    turn = services.ask_floor(by=member(here[0]), at=at, item=item)
    earlier = Moment(day=START, machine=at.machine - timedelta(seconds=61))
    services.give_floor(by=chair, at=earlier, turn=turn)
    assert "3:5" in shown() and 'role="timer"' in shown()
    services.end_floor(by=chair, at=at, turn=turn)
    call = services.open_roll_call(by=chair, at=at, item=item)
    services.cast_vote(by=member(here[0]), at=at, roll_call=call, choice="against", key="k1")
    during = shown()
    assert "Vote is open" in during and "<b>1</b> voted, of 6 present" in during
    assert "Against" not in during and "For<" not in during
    for person in here[1:]:
        services.cast_vote(by=member(person), at=at, roll_call=call, choice="for", key=f"k{person}")
    services.close_roll_call(by=chair, at=at, roll_call=call)
    after = shown()
    assert "Adopted" in after and "<dd>5<i" in after and "Vote is open" not in after


def test_a_secret_vote_is_shown_without_any_number_and_changes_are_announced(
    opened: Session, chair: Actor
) -> None:
    at = clock.moment()
    here = list(opened.registrations.order_by("pk").values_list("person_id", flat=True))
    item, _other = opened.items.order_by("position")
    services.take_up_item(by=chair, at=at, item=item)
    turn = services.ask_floor(by=member(here[0]), at=at, item=item)
    services.give_floor(by=chair, at=at, turn=turn)
    assert f'data-floor="The floor is given: {turn.person.name_en or turn.person.name_kk}."' in shown()
    services.end_floor(by=chair, at=at, turn=turn)
    assert 'data-floor=""' in shown() and 'data-vote=""' in shown()
    services.choose_commission(by=chair, at=at, session=opened, people=here[:3])
    box = services.open_paper_vote(by=chair, at=at, item=item)
    page = shown()
    assert 'data-vote="A secret vote is under way on matter 1."' in page and "The box is open" in page
    assert "Secret vote on matter 1" in page and 'class="count"' not in page
    services.close_paper_vote(by=chair, at=at, paper_vote=box)
    assert "The commission counts" in shown() and "The box is open" not in shown()
    services.stop_paper_vote(by=chair, at=at, paper_vote=box, why="қате")
    assert "Secret vote" not in shown()
    services.record_vote(by=chair, at=at, item=item, votes_for=4, votes_against=1, abstained=1)
    assert 'data-vote="Matter 1: adopted. For 4, against 1, abstained 1."' in shown()
    whole = shown(PAGE)
    assert whole.count('role="status"') == 1 and 'data-soon="Half a minute is left."' in whole


def test_a_speech_over_its_time_is_said_to_be_over(opened: Session, chair: Actor) -> None:
    at = clock.moment()
    person = opened.registrations.order_by("pk")[0].person_id
    item = services.take_up_item(by=chair, at=at, item=opened.items.get(position=1))
    services.set_speaking_time(by=chair, at=at, session=opened, speech=1)
    turn = services.ask_floor(by=member(person), at=at, item=item)
    services.give_floor(by=chair, at=Moment(START, at.machine - timedelta(seconds=90)), turn=turn)
    assert "over time" in shown() and "−0:3" in shown()


def test_the_display_holds_no_form_and_the_ballot_holds_nothing_that_renews_it(
    opened: Session, chair: Actor
) -> None:
    call = services.open_roll_call(by=chair, at=clock.moment(), item=opened.items.get(position=1))
    page = shown(PAGE)
    assert not {word for word in ("<form", "<input", "<button", "<style") if word in page}
    assert (
        page.count("<script") == 1 and 'script src="' in page and 'http-equiv="refresh" content="5"' in page
    )
    ballot = Client()
    ballot.force_login(factories.account(opened.registrations.order_by("pk")[0].person))
    text = ballot.get(f"/en/sessions/roll-calls/{call.pk}/").content.decode()
    assert 'name="choice"' in text and "http-equiv" not in text
    assert text.count("<script") == text.count("web/keys.js") <= 1  # only what reads keys, and renews nothing


def test_the_script_of_the_display_is_ours_and_names_no_other_host() -> None:
    text = (Path(view.__file__).parents[1] / "static" / "meetings" / "hall.js").read_text(encoding="utf-8")
    assert "http" not in text and "eval" not in text and "cookie" not in text


def test_many_watchers_cost_one_look_at_the_tables(opened: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    time = [100.0]
    kept = view.Kept(now=lambda: time[0])
    monkeypatch.setattr(view, "FRESH", 1.0)

    def make() -> str:
        made.append(1)
        return "fragment"

    assert {kept.get(("a",), make) for _watcher in range(1000)} == {"fragment"} and len(made) == 1
    kept.get(("b",), make)
    time[0] += 1.5
    kept.get(("a",), make)
    assert len(made) == 3 and set(kept.things) == {("a",)}


def test_what_did_not_change_is_not_sent_again(opened: Session) -> None:
    first = Client().get(f"{PAGE}now/")
    again = Client().get(f"{PAGE}now/", headers={"if-none-match": first.headers["ETag"]})
    assert first.status_code == 200 and again.status_code == 304 and not again.content


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_display_speaks_three_languages(opened: Session, language: str) -> None:
    text = shown(f"/{language}/sessions/xxxiv/hall/")
    assert f'<html lang="{language}">' in text
    assert {"kk": "Сессия ашық", "ru": "Сессия открыта", "en": "The Session is open"}[language] in text


def test_in_kazakh_no_secret_vote_is_called_open_which_would_say_that_it_is_not_secret(
    opened: Session, chair: Actor
) -> None:
    at, path = clock.moment(), "/kk/sessions/xxxiv/hall/now/"
    here = list(opened.registrations.order_by("pk").values_list("person_id", flat=True))
    services.choose_commission(by=chair, at=at, session=opened, people=here[:3])
    box = services.open_paper_vote(by=chair, at=at, item=opened.items.get(position=1))
    assert "жасырын дауыс беру" in shown(path) and "Дауыс беру ашық" not in shown(path)
    assert "Жәшік ашық" in shown(path)
    services.stop_paper_vote(by=chair, at=at, paper_vote=box, why="қате")
    services.open_roll_call(by=chair, at=at, item=opened.items.get(position=1))
    assert "Дауыс беру жүріп жатыр" in shown(path) and "Дауыс ашық" not in shown(path)

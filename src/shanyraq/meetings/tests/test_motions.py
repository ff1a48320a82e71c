"""A text and its amendments: voted on before it, marked word by word, one clean text that is the one voted on."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from rulebook import Refusal, Refused

from shanyraq.acts.queries import rulebook
from shanyraq.journal.models import Entry, Instance
from shanyraq.meetings import services
from shanyraq.meetings.models import AgendaItem, Amendment, Session
from shanyraq.meetings.queries.motions import text_of
from shanyraq.meetings.queries.sessions import result_of
from shanyraq.meetings.rules.motions import Change, changed, marked
from shanyraq.meetings.services.roll_calls import may_open
from shanyraq.meetings.services.sitting import may_record
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from tests import factories

from .conftest import START

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("SES-06")]
NOW = factories.moment(START)
TEXT = "Ана тілі үйірмелері 1 қыркүйектен ашылсын."


def member(person: int) -> Actor:
    return Actor(key=f"person:{person}", person_id=person, roles=frozenset({"assembly.member"}))


@pytest.fixture
def item(opened: Session) -> AgendaItem:
    return opened.items.get(position=1)


@pytest.fixture
def present(opened: Session) -> list[int]:
    return list(opened.registrations.order_by("pk").values_list("person_id", flat=True))


@pytest.fixture
def moved(item: AgendaItem, officer: Actor) -> AgendaItem:
    services.move_motion(by=officer, at=NOW, item=item, text_kk=TEXT, text_ru="Открыть кружки с 1 сентября.")
    return item


def amend(item: AgendaItem, person: int, old: str, new: str, **more: str) -> Amendment:
    return services.move_amendment(by=member(person), at=NOW, item=item, old_kk=old, new_kk=new, **more)


def count(chair: Actor, item: AgendaItem, yes: int, amendment: Amendment | None = None) -> None:
    services.record_vote(
        by=chair, at=NOW, item=item, votes_for=yes, votes_against=6 - yes, abstained=0, amendment=amendment
    )


def code(act: object, **given: object) -> str:
    with pytest.raises(Refusal) as raised:
        act(**given)  # type: ignore[operator]
    return raised.value.verdict.code


@given(before=st.text("аб в.\n", max_size=30), after=st.text("аб в.\n", max_size=30))
def test_marks_lose_nothing_of_either_text(before: str, after: str) -> None:
    pieces = marked(before, after)
    assert "".join(p.text for p in pieces if p.kind != "removed") == after
    assert "".join(p.text for p in pieces if p.kind != "added") == before


def test_a_change_is_made_at_one_place_or_at_the_end() -> None:
    assert changed("бір екі үш", [Change("екі", "2"), Change("", "төрт")]) == "бір 2 үш\nтөрт"
    assert changed("бір бір", [Change("бір", "екі")]) == "бір бір"


def test_amendments_are_voted_on_before_the_text_and_the_clean_text_is_what_is_voted_on(
    moved: AgendaItem, present: list[int], chair: Actor
) -> None:
    first = amend(moved, present[0], "1 қыркүйектен", "1 қазаннан", old_ru="1 сентября", new_ru="1 октября")
    second = amend(moved, present[1], "", "Хатшылық есеп берсін.", new_ru="Секретариату отчитаться.")
    given = {"by": chair, "at": NOW, "item": moved}
    assert code(services.open_roll_call, **given) == "meetings.amendments_first"
    numbers = {"votes_for": 6, "votes_against": 0, "abstained": 0}
    assert code(services.record_vote, **given, **numbers) == "meetings.amendments_first"
    count(chair, moved, 6, first)
    count(chair, moved, 1, second)
    text = text_of(rulebook(), moved)
    assert text and [one.state for one in text.amendments] == ["adopted", "rejected"]
    assert text.kk == "Ана тілі үйірмелері 1 қазаннан ашылсын." and text.ru == "Открыть кружки с 1 октября."
    assert [p.text for p in text.marked("kk") if p.kind != "same"] == ["қыркүйектен", "қазаннан"]
    assert code(services.record_vote, **given, **numbers, amendment=first) == "meetings.already_voted"
    call = services.open_roll_call(**given)
    for person in present:
        services.cast_vote(by=member(person), at=NOW, roll_call=call, choice="for", key=f"k{person}")
    vote = services.close_roll_call(by=chair, at=NOW, roll_call=call)
    assert (vote.text_kk, vote.text_ru) == (text.kk, text.ru)
    facts = Entry.objects.get(act="meetings.close_roll_call").facts
    assert facts["text"]["kk"] == text.kk and facts["adopted"] is True and facts["needed"] == 4


def test_votes_on_amendments_are_not_votes_on_the_matter(
    moved: AgendaItem, present: list[int], chair: Actor
) -> None:
    count(chair, moved, 6, amend(moved, present[0], "1 қыркүйектен", "бүгіннен"))
    assert result_of(rulebook(), moved, START).vote is None
    count(chair, moved, 5)
    result = result_of(rulebook(), moved, START)
    assert result.adopted and result.vote and result.vote.votes_for == 5


def test_an_amendment_whose_words_are_gone_lapses_and_blocks_nothing(
    moved: AgendaItem, present: list[int], chair: Actor
) -> None:
    first, second = (amend(moved, present[n], "1 қыркүйектен", word) for n, word in enumerate(["а", "ә"]))
    count(chair, moved, 6, first)
    text = text_of(rulebook(), moved)
    assert text and [one.state for one in text.amendments] == ["adopted", "lapsed"] and text.ru == ""
    lapsed = {"by": chair, "at": NOW, "item": moved, "amendment": second}
    assert code(services.open_roll_call, **lapsed) == "meetings.amendment_lapsed"
    count(chair, moved, 6)


def test_what_may_not_be_brought_in(
    item: AgendaItem, present: list[int], officer: Actor, chair: Actor
) -> None:
    given = {"by": member(present[0]), "at": NOW, "item": item}
    assert code(services.move_amendment, **given, new_kk="а") == "meetings.no_motion"
    assert code(services.move_motion, **given, text_kk=" ") == "meetings.text_missing"
    services.move_motion(**given, text_kk="бір бір екі")
    assert code(services.move_motion, **given, text_kk="а") == "meetings.motion_stands"
    assert code(services.move_amendment, **given, old_kk="үш", new_kk="а") == "meetings.passage_not_found"
    assert code(services.move_amendment, **given, old_kk="бір", new_kk="а") == "meetings.passage_twice"
    assert code(services.move_amendment, **given) == "meetings.nothing_changed"
    absent = member(factories.person("Басқа Адам").pk)
    late = {"by": absent, "at": NOW, "item": item, "new_kk": "а"}
    assert code(services.move_amendment, **late) == "meetings.not_registered_here"
    count(chair, item, 6)
    assert code(services.move_amendment, **given, new_kk="а") == "meetings.matter_decided"


def test_one_takes_back_only_ones_own_and_only_before_the_vote(
    moved: AgendaItem, present: list[int], chair: Actor, officer: Actor
) -> None:
    row = amend(moved, present[0], "", "а")
    given = {"at": NOW, "amendment": row}
    assert code(services.withdraw_amendment, by=member(present[1]), **given) == "meetings.not_yours"
    services.withdraw_amendment(by=member(present[0]), **given)
    assert code(services.withdraw_amendment, by=member(present[0]), **given) == "meetings.motion_decided"
    text = text_of(rulebook(), moved)
    assert text and text.kk == TEXT and not text.waiting
    services.withdraw_motion(by=officer, at=NOW, motion=text.motion)
    assert text_of(rulebook(), moved) is None
    services.move_motion(by=member(present[2]), at=NOW, item=moved, text_kk="Басқа мәтін")


def test_a_wrong_count_on_an_amendment_is_voided_until_the_text_is_voted_on(
    moved: AgendaItem, present: list[int], chair: Actor
) -> None:
    row = amend(moved, present[0], "", "а")
    count(chair, moved, 6, row)
    void = {"by": chair, "at": NOW, "item": moved, "amendment": row, "why": "Қате"}
    services.void_vote(**void)
    count(chair, moved, 2, row)
    count(chair, moved, 6)
    assert code(services.void_vote, **void) == "meetings.matter_decided"


def test_the_count_on_an_amendment_stays_while_the_text_itself_is_voted_on(
    moved: AgendaItem, present: list[int], chair: Actor
) -> None:
    wrong = amend(moved, present[0], "1 қыркүйектен", "1 қазаннан")
    count(chair, moved, 6, wrong)
    void = {"by": chair, "at": NOW, "item": moved, "amendment": wrong, "why": "қате"}
    call = services.open_roll_call(by=chair, at=NOW, item=moved)
    assert code(services.void_vote, **void) == "meetings.roll_call_open"
    services.stop_roll_call(by=chair, at=NOW, roll_call=call, why="қате")
    services.choose_commission(by=chair, at=NOW, session=moved.session, people=present[:3])
    box = services.open_paper_vote(by=chair, at=NOW, item=moved)
    assert code(services.void_vote, **void) == "meetings.secret_vote_open"
    services.stop_paper_vote(by=chair, at=NOW, paper_vote=box, why="қате")
    services.void_vote(**void)


def test_the_page_of_a_vote_says_what_its_act_would_say(
    moved: AgendaItem, present: list[int], chair: Actor
) -> None:
    services.choose_commission(by=chair, at=NOW, session=moved.session, people=present[:3])
    services.open_paper_vote(by=chair, at=NOW, item=moved)
    hands = {"votes_for": 1, "votes_against": 0, "abstained": 0}
    for page, act, counts in (
        (may_record, services.record_vote, hands),
        (may_open, services.open_roll_call, {}),
    ):
        said = page(moved, START)
        assert isinstance(said, Refused) and said.code == "meetings.secret_vote_open"
        assert code(act, by=chair, at=NOW, item=moved, **counts) == said.code


def test_the_page_marks_the_changes_and_a_member_brings_in_an_amendment_by_a_form(
    moved: AgendaItem, present: list[int], chair: Actor
) -> None:
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=START, name_kk="А", name_ru="А", name_en="A", begun_at=timezone.now()
    )
    client = Client()
    client.force_login(factories.account(Person.objects.get(pk=present[0])))
    done = client.post(
        "/en/sessions/xxxiv/1/text/amend/", {"old_kk": "1 қыркүйектен", "new_kk": "1 қазаннан"}, follow=True
    ).content.decode()
    assert "Amendment 1 is brought in." in done.replace("\u00a0", " ")
    assert "<del>қыркүйектен</del><ins>қазаннан</ins>" in done and "Waits for its vote" in done
    his = Client()
    his.force_login(factories.account(Person.objects.get(pk=chair.person_id)))
    refused = his.get("/en/sessions/xxxiv/1/vote/").content.decode()
    assert "Amendments wait for their vote" in refused and TEXT in refused
    row = Amendment.objects.get()
    his.post(f"/en/sessions/amendments/{row.pk}/vote/", {"votes_for": 6, "votes_against": 0, "abstained": 0})
    text = Client().get("/en/sessions/xxxiv/1/text/").content.decode()
    assert "<del>қыркүйектен</del><ins>қазаннан</ins>" in text and "Adopted" in text

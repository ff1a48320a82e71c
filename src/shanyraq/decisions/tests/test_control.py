"""Assignments of five sources: entered from papers, received, considered, moved, taken back; each move is told and kept."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.acts.services.book import confirm_norm
from shanyraq.decisions import queries
from shanyraq.decisions.models import SOURCES, Assignment, Instruction, SourcePaper, Step
from shanyraq.decisions.queries import register
from shanyraq.decisions.queries.states import with_states
from shanyraq.decisions.services import answering, controlling, entering
from shanyraq.decisions.tests.conftest import DAY, PDF, Hall
from shanyraq.decisions.tests.test_services import TERM, answer, close, refused, write
from shanyraq.decisions.timetable import remind_bodies
from shanyraq.journal.models import Entry
from shanyraq.people.acting import SYSTEM
from shanyraq.people.models import Organization, Person
from shanyraq.web.models import Letter
from tests import factories

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)


def paper(hall: Hall, source: str = "president", number: str = "Д-7", **given: object) -> SourcePaper:
    facts = {"title_kk": "Тапсырмалар тізбесі", "dated": DAY}
    return entering.enter_paper(
        by=hall.officer, at=hall.at(), source=source, number=number, **{**facts, **given}
    )


def assigned(hall: Hall, source: str = "president", day: date = DAY, **given: object) -> Instruction:
    known = SourcePaper.objects.filter(source=source).first() or paper(hall, source)
    facts = {
        "paper": known,
        "title_kk": "Үйірме ашу",
        "text_kk": "Әр мектепте үйірме ашылсын.",
        "lead": hall.ministry,
        "executors": [hall.agency],
        "term": TERM,
        "term_set_by": "Құжаттың өзі",
    }
    return entering.enter_assignment(by=hall.officer, at=hall.at(day), **{**facts, **given})


def card_of(hall: Hall, one: Instruction) -> Assignment:
    return one.assignments.get(addressee=hall.ministry)


def state(card: Assignment, day: date) -> str:
    return queries.cards(queries.assignments().filter(pk=card.pk), day)[0].state


@pytest.mark.requirement("CTL-01")
def test_an_assignment_is_entered_from_a_paper_with_its_source_executors_and_term(hall: Hall) -> None:
    before = Entry.objects.count()
    made = assigned(hall)
    assert made.identifier == "2024-a1" and made.lead == hall.ministry
    cards = list(made.assignments.order_by("pk"))
    assert [card.addressee for card in cards] == [hall.ministry, hall.agency]
    assert {card.source for card in cards} == {"president"} and {card.term for card in cards} == {TERM}
    assert cards[0].outgoing_number == "2024-a1/1" and cards[0].term_set_by == "Құжаттың өзі"
    assert Entry.objects.count() == before + 2, "the paper and the assignment"
    letter = Letter.objects.get(to="ministry@example.org")
    assert "2024-a1" in letter.subject and "/kk/decisions/2024-a1/" in letter.text


@pytest.mark.requirement("CTL-01")
def test_the_register_keeps_five_sources_apart_and_is_narrowed_by_each(hall: Hall) -> None:
    write(hall)
    close(hall)
    for source in ("programme", "president", "chair", "administration"):
        assigned(hall, source)
    counts = register.counts_of_sources(DAY)
    assert list(counts) == list(SOURCES) and {told["all"] for told in counts.values()} == {2}
    for source in SOURCES:
        rows = register.register_on(register.Asked(source=source), DAY)
        assert {row.source for row in rows} == {source} and len(rows) == 2


@pytest.mark.requirement("CTL-01")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"text_kk": " "}, "decisions.assignment_without_text"),
        ({"term": DAY}, "decisions.term_not_ahead"),
        ({"term_set_by": " "}, "decisions.term_without_ground"),
        ({"term_set_by": "", "term_law": "law-nobody-knows:8"}, "decisions.article_unknown"),
    ],
)
def test_an_assignment_without_what_it_needs_is_refused(
    hall: Hall, given: dict[str, object], code: str
) -> None:
    with refused(code):
        assigned(hall, **given)
    assert Instruction.objects.count() == 0


def test_a_paper_is_entered_once_and_not_ahead_of_its_day(hall: Hall) -> None:
    paper(hall)
    with refused("decisions.paper_known"):
        paper(hall, number=" Д-7 ")
    paper(hall, "chair")
    with refused("decisions.answer_ahead"):
        paper(hall, number="Д-8", dated=DAY + ONE)
    with refused("decisions.session_not_held"):
        paper(hall, number="Д-9", session=hall.session, dated=DAY - ONE)


def test_a_term_may_stand_on_an_article(hall: Hall) -> None:
    made = assigned(hall, term_law="decree-149-2011:8", term_set_by="")
    card = card_of(hall, made)
    assert card.term_law == "decree-149-2011:8"
    with refused("decisions.term_of_law"):
        controlling.extend_term(
            by=hall.officer, at=hall.at(), assignment_id=card.pk, term=TERM + ONE, why="кеш"
        )


@pytest.mark.requirement("CTL-01", "FUN-05")
def test_a_card_goes_through_its_states_and_each_day_is_kept(hall: Hall) -> None:
    card = card_of(hall, assigned(hall))
    days = [date(2024, 7, day) for day in range(1, 7)]
    body, office = (
        {"by": hall.clerk, "assignment_id": card.pk},
        {"by": hall.officer, "assignment_id": card.pk},
    )
    controlling.confirm_receipt(**body, at=hall.at(days[0]), number="К-1")
    controlling.record_consideration(**body, at=hall.at(days[1]), why="Топ құрылды")
    given = {"number": "7", "text_kk": "Ашылды.", "document": PDF}
    answering.answer_decision(**body, at=hall.at(days[2]), dated=days[2], **given)
    answering.return_answer(**office, at=hall.at(days[3]), why_returned="дерек жоқ")
    answering.answer_decision(**body, at=hall.at(days[4]), dated=days[4], **given)
    answering.accept_answer(**office, at=hall.at(days[5]), grade="full")
    told = ["received", "considered", "answered", "returned", "answered", "accepted"]
    assert [state(card, day) for day in days] == told and state(card, DAY) == "sent"
    card.refresh_from_db()
    assert (card.returns, card.grade, card.stood_on, card.closed_on) == (1, "full", days[4], days[5])


def test_receipt_and_consideration_are_said_once_and_by_the_body_itself(hall: Hall) -> None:
    card = card_of(hall, assigned(hall))
    body = {"by": hall.clerk, "at": hall.at(), "assignment_id": card.pk}
    stranger = factories.actor("state_body.clerk", day=DAY, organization=hall.agency)
    with refused("decisions.not_your_card"):
        controlling.confirm_receipt(**{**body, "by": stranger})
    controlling.confirm_receipt(**body)
    with refused("decisions.received_already"):
        controlling.confirm_receipt(**body)
    controlling.record_consideration(**body)
    with refused("decisions.considered_already"):
        controlling.record_consideration(**body)


@pytest.mark.requirement("FUN-05")
def test_a_term_is_moved_with_a_reason_and_everybody_concerned_is_told(hall: Hall) -> None:
    factories.account(Person.objects.get(pk=hall.officer.person_id), "officer@example.org")
    card = card_of(hall, assigned(hall))
    given = {"by": hall.officer, "at": hall.at(TERM + ONE), "assignment_id": card.pk}
    with refused("decisions.not_longer"):
        controlling.extend_term(**given, term=TERM + ONE, why="…")
    with refused("decisions.reason_missing"):
        controlling.extend_term(**given, term=TERM + 9 * ONE, why=" ")
    before = set(Letter.objects.values_list("pk", flat=True))
    controlling.extend_term(**given, term=TERM + 9 * ONE, why="Су тасқыны")
    told = {letter.to: letter for letter in Letter.objects.exclude(pk__in=before)}
    assert set(told) == {"ministry@example.org", "officer@example.org"}
    assert "Су тасқыны" in told["ministry@example.org"].text
    assert state(card, TERM + ONE) == "sent" and state(card, TERM + 10 * ONE) == "overdue"
    step = Step.objects.get()
    assert (step.was_term, step.now_term) == (TERM, TERM + 9 * ONE)
    shown = queries.cards(queries.assignments().filter(pk=card.pk), DAY)[0]
    assert shown.term == TERM, "the day before knows the term of that day"


def test_the_term_of_a_session_s_decision_is_moved_by_the_chair_alone(hall: Hall) -> None:
    write(hall)
    close(hall)
    card = Assignment.objects.get(addressee=hall.ministry)
    given = {"at": hall.at(), "assignment_id": card.pk, "term": TERM + ONE, "why": "себебі"}
    with refused("decisions.chair_extends"):
        controlling.extend_term(by=hall.officer, **given)
    controlling.extend_term(by=hall.chair, **given)
    with refused("decisions.session_decides"):
        controlling.withdraw_assignment(by=hall.officer, at=hall.at(), assignment_id=card.pk, why="…")


def test_an_assignment_is_taken_back_with_a_reason_and_the_card_stays(hall: Hall) -> None:
    one = assigned(hall)
    card = card_of(hall, one)
    given = {"by": hall.officer, "at": hall.at(DAY + ONE), "assignment_id": card.pk}
    controlling.withdraw_assignment(**given, why="Басқа органға берілді")
    assert state(card, DAY) == "sent" and state(card, DAY + ONE) == "withdrawn"
    assert len(queries.cards_of(one, DAY + ONE)) == 2
    for act, facts in (
        (controlling.withdraw_assignment, {"why": "…"}),
        (controlling.extend_term, {"why": "…", "term": TERM + ONE}),
    ):
        with refused("decisions.withdrawn"):
            act(**given, **facts)


@pytest.mark.requirement("FUN-05")
def test_a_delay_goes_to_the_leadership_only_once_the_norm_is_confirmed(hall: Hall) -> None:
    factories.account(Person.objects.get(pk=hall.chair.person_id), "chair@example.org")
    card = card_of(hall, assigned(hall, executors=[]))
    late = TERM + 10 * ONE
    remind_bodies(factories.moment(late))
    assert not Step.objects.exists(), "no paper sets the days: an unconfirmed norm does nothing by itself"
    with refused("law.unconfirmed_norm"):
        controlling.escalate_delay(by=SYSTEM, at=hall.at(late), assignment_id=card.pk)
    confirm_norm(
        by=hall.officer, at=hall.at(), norm="control.escalation_days", value=10, since=DAY, until=None,
        paper="Регламент", paper_number="Д-2", paper_date=DAY,
    )  # fmt: skip
    with refused("decisions.no_reminder_due"):
        controlling.escalate_delay(by=SYSTEM, at=hall.at(late - ONE), assignment_id=card.pk)
    remind_bodies(factories.moment(late))
    remind_bodies(factories.moment(late + ONE))
    assert Step.objects.get().kind == "escalated", "once a term"
    assert Letter.objects.filter(to="chair@example.org").count() == 1


@pytest.mark.requirement("FUN-05")
def test_the_card_says_when_a_delay_goes_to_the_leadership_and_that_it_went(hall: Hall) -> None:
    card = card_of(hall, assigned(hall, executors=[]))
    above = factories.organization("state_body", "above")
    Organization.objects.filter(pk=card.addressee_id).update(parent=above)
    head = factories.seat("state_body.head", organization=above)
    factories.account(head.person, "above@example.org")
    late, address = TERM + 9 * ONE, f"/en/decisions/{card.subject.identifier}/{card.addressee.slug}/"

    def read(day: date) -> str:
        return Client().get(f"{address}?on={day.isoformat()}").content.decode()

    assert "before the leadership" not in read(TERM), "nothing is late yet"
    assert "nothing goes by itself" in read(late) and "control.escalation_days" in read(late)
    confirm_norm(
        by=hall.officer, at=hall.at(), norm="control.escalation_days", value=10, since=DAY, until=None,
        paper="Регламент", paper_number="Д-2", paper_date=DAY,
    )  # fmt: skip
    assert "the delay goes before the leadership on" in read(late)
    remind_bodies(factories.moment(late + ONE))
    assert Letter.objects.filter(to="above@example.org", template="decisions/mail/step").count() == 1
    went = read(late + ONE)
    assert "The delay was put before the leadership" in went and "goes before" not in went
    assert "The delay was put" not in read(late), "a dated page shows what had happened by its day"
    entry = Entry.objects.filter(act="decisions.escalate_delay").get()
    assert entry.about == f"decisions.card:{card.pk}" and entry.actor == "system"


def test_who_signed_a_decision_is_told_when_it_moves(hall: Hall) -> None:
    factories.account(Person.objects.get(pk=hall.chair.person_id), "chair@example.org")
    write(hall)
    close(hall)
    answer(hall)
    assert Letter.objects.filter(to="chair@example.org", template="decisions/mail/moved").count() == 1


def happened(hall: Hall, card: Assignment, dice: random.Random) -> Iterable[date]:
    """Let things happen to a card in no order, days going on; what is refused does not happen."""
    day, body, office = DAY, {"by": hall.clerk}, {"by": hall.officer}
    for _turn in range(9):
        day += timedelta(days=dice.randrange(0, 12))
        at = {"at": hall.at(day), "assignment_id": card.pk}
        given = {"number": "1", "dated": day, "text_kk": "…", "document": PDF}
        acts = [
            partial(controlling.confirm_receipt, **body, **at),
            partial(controlling.record_consideration, **body, **at),
            partial(answering.answer_decision, **body, **at, **given),
            partial(answering.correct_answer, **body, **at, **given, why_corrected="сан"),
            partial(answering.accept_answer, **office, **at),
            partial(answering.return_answer, **office, **at, why_returned="…"),
            partial(controlling.extend_term, **office, **at, term=day + timedelta(days=9), why="…"),
            partial(controlling.withdraw_assignment, **office, **at, why="…"),
        ]
        try:
            dice.choices(acts, weights=[3, 3, 6, 2, 3, 4, 4, 1])[0]()
        except Refusal:
            continue
        yield day


@pytest.mark.parametrize("seed", range(8))
def test_the_database_and_the_rules_say_the_same_state_on_every_day(hall: Hall, seed: int) -> None:
    card = card_of(hall, assigned(hall, executors=[], term=DAY + timedelta(days=20)))
    days = {DAY, DAY + timedelta(days=20), *happened(hall, card, random.Random(seed))}
    days |= set(Step.objects.filter(now_term__isnull=False).values_list("now_term", flat=True))
    for day in sorted({day + ONE * near for day in days for near in (-1, 0, 1)} - {DAY - ONE}):
        shown = queries.cards(queries.assignments().filter(pk=card.pk), day)[0]
        asked = with_states(day).get(pk=card.pk)
        assert (asked.state_then, asked.term_then) == (shown.state, shown.term), day
        for wanted, held in (
            ("open", shown.state not in {"accepted", "withdrawn"}),
            ("overdue", shown.state == "overdue"),
        ):
            rows = register.register_on(register.Asked(state=wanted), day)
            assert rows.filter(pk=card.pk).exists() == held, day

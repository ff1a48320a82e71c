"""Closing a Session, answering, reviewing, following: each act once, in one transaction, in the journal."""

from datetime import date

import pytest
from django.core import mail
from django.utils import timezone
from rulebook import Refusal

from shanyraq.decisions import queries
from shanyraq.decisions.models import Answer, Assignment, Decision, Draft, Follower
from shanyraq.decisions.notices import stop_token
from shanyraq.decisions.services import answering, closing, following
from shanyraq.decisions.services.following import token_hash
from shanyraq.decisions.tests.conftest import DAY, PDF, Hall
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry
from shanyraq.people.acting import ANYONE
from shanyraq.web.models import Letter
from tests import factories

TERM = date(2024, 8, 1)


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, match=f"^{code}$")


def write(hall: Hall, position: int = 1, **given: object) -> Draft:
    item = hall.session.items.get(position=position)
    facts = {
        "form": "decision",
        "title_kk": "Үйірмелер ашылсын",
        "text_kk": "Мәтіні.",
        "addressees": [hall.ministry, hall.agency],
        "term": TERM,
    }
    return closing.draft_decision(by=hall.officer, at=hall.at(), item_id=item.pk, **{**facts, **given})


def close(hall: Hall) -> list[Decision]:
    return closing.close_session(by=hall.chair, at=hall.at(), session_id=hall.session.pk)


def answer(hall: Hall, day: date = date(2024, 7, 10), **given: object) -> Answer:
    card = Assignment.objects.get(addressee=hall.ministry)
    facts = {"number": "01-7/45", "dated": day, "text_kk": "Он екі үйірме ашылды.", "document": PDF}
    return answering.answer_decision(
        by=hall.clerk, at=hall.at(day), assignment_id=card.pk, **{**facts, **given}
    )


@pytest.mark.requirement("SES-07", "CTL-01")
def test_closing_registers_decisions_and_their_cards_in_one_act(hall: Hall) -> None:
    write(hall)
    write(hall, 2, title_kk="Мұрағат ашылсын", addressees=[hall.agency])
    before = Entry.objects.count()
    made = close(hall)
    assert [d.identifier for d in made] == ["2024-1", "2024-2"]
    assert Assignment.objects.count() == 3
    assert Entry.objects.count() == before + 1
    entry = Entry.objects.latest("id")
    assert entry.act == "decisions.close_session" and entry.facts["decisions"] == ["2024-1", "2024-2"]
    assert {s["norm"] for s in entry.standing} == {"session.majority"}
    hall.session.refresh_from_db()
    assert hall.session.closed_on == DAY


def test_a_decision_keeps_its_articles_and_what_it_stands_on(hall: Hall) -> None:
    write(hall)
    decision = close(hall)[0]
    assert "decree-149-2011:8" in decision.law
    assert decision.standing[0]["norm"] == "session.majority"


def test_nothing_is_closed_when_one_draft_cannot_be_registered(hall: Hall) -> None:
    write(hall)
    write(hall, 3)
    with refused("decisions.no_vote"):
        close(hall)
    hall.session.refresh_from_db()
    assert hall.session.closed_on is None and Decision.objects.count() == 0


def test_a_draft_is_not_written_after_the_closing(hall: Hall) -> None:
    close(hall)
    with refused("meetings.session_closed"):
        write(hall)


@pytest.mark.requirement("SES-06")
def test_an_election_is_never_an_appeal(hall: Hall) -> None:
    with refused("meetings.appeal_not_for_election"):
        write(hall, 3, form="appeal")


def test_the_addressee_is_told_by_mail_in_the_same_transaction(hall: Hall) -> None:
    write(hall)
    close(hall)
    letter = Letter.objects.get(to="ministry@example.org")
    assert "2024-1" in letter.subject and "/kk/decisions/2024-1/" in letter.text


@pytest.mark.requirement("FUN-05")
def test_a_card_stays_open_until_it_is_answered(hall: Hall) -> None:
    write(hall)
    decision = close(hall)[0]
    day = date(2024, 8, 2)
    assert queries.count_states(queries.cards_of(decision, day))["overdue"] == 2
    answer(hall)
    assert queries.count_states(queries.cards_of(decision, day))["overdue"] == 1


def test_an_answer_has_its_paper_number_and_date(hall: Hall) -> None:
    write(hall)
    close(hall)
    given = answer(hall)
    assert (given.number, given.version, given.incoming_number) == ("01-7/45", 1, "2024-1/2-1")
    assert given.sha256 and given.kind == "pdf"


def test_a_paper_from_the_future_is_refused(hall: Hall) -> None:
    write(hall)
    close(hall)
    with refused("decisions.answer_ahead"):
        answer(hall, dated=date(2024, 7, 11))


def test_another_body_s_clerk_is_refused(hall: Hall) -> None:
    write(hall)
    close(hall)
    other = factories.actor("state_body.clerk", day=DAY, organization=hall.agency)
    card = Assignment.objects.get(addressee=hall.ministry)
    with refused("decisions.not_your_card"):
        answering.answer_decision(
            by=other, at=hall.at(), assignment_id=card.pk, number="1", dated=DAY, text_kk="…", document=PDF
        )


def test_a_corrected_answer_leaves_both_versions(hall: Hall) -> None:
    write(hall)
    close(hall)
    first = answer(hall)
    answering.correct_answer(
        by=hall.clerk, at=hall.at(date(2024, 7, 12)), assignment_id=first.assignment_id, number="01-7/46",
        dated=date(2024, 7, 12), text_kk="Он үш үйірме ашылды.", document=PDF, why_corrected="сан қате",
    )  # fmt: skip
    assert [a.version for a in first.assignment.answers.all()] == [1, 2]


def test_the_secretariat_returns_with_a_reason_and_the_body_answers_anew(hall: Hall) -> None:
    write(hall)
    decision = close(hall)[0]
    given = answer(hall)
    answering.return_answer(
        by=hall.officer,
        at=hall.at(date(2024, 7, 15)),
        assignment_id=given.assignment_id,
        why_returned="деректер жоқ",
    )
    card = next(c for c in queries.cards_of(decision, date(2024, 7, 16)) if c.answers)
    assert card.state == "returned"
    again = answer(hall, day=date(2024, 7, 20))
    answering.accept_answer(by=hall.officer, at=hall.at(date(2024, 7, 21)), assignment_id=again.assignment_id)
    card = next(c for c in queries.cards_of(decision, date(2024, 7, 22)) if c.answers)
    assert card.state == "accepted"


@pytest.mark.requirement("STR-06")
def test_only_a_later_session_decision_takes_the_place_of_one(hall: Hall) -> None:
    write(hall)
    first = close(hall)[0]
    later = Decision.objects.create(
        year=2024, number=9, session=hall.session, item=hall.session.items.get(position=2), form="decision",
        title_kk="Кейінгі", text_kk="…", adopted_on=date(2024, 8, 10), signed_by_id=hall.chair.person_id,
        law=[], standing=[], replaces=first,
    )  # fmt: skip
    fresh = queries.decision_by("2024-1")
    assert fresh is not None and fresh.replaced_by == later
    assert {c.state for c in queries.cards_of(fresh, date(2024, 9, 1))} == {"withdrawn"}
    assert {c.state for c in queries.cards_of(fresh, date(2024, 8, 9))} == {"overdue"}


def test_following_needs_the_mailbox_and_ends_by_one_link(hall: Hall) -> None:
    write(hall)
    decision = close(hall)[0]
    following.follow(
        by=ANYONE, at=hall.at(), decision_id=decision.pk, email="Reader@Example.org", language="ru"
    )
    letter = Letter.objects.get(to="reader@example.org")
    assert letter.language == "ru"
    token = letter.text.split("/follow/")[1].split("/")[0]
    assert Follower.objects.get().token_hash == token_hash(token)
    answer(hall)
    assert Letter.objects.filter(to="reader@example.org").count() == 1
    following.confirm_following(by=ANYONE, at=hall.at(), token=token)
    given = Answer.objects.get()
    answering.accept_answer(by=hall.officer, at=hall.at(date(2024, 7, 21)), assignment_id=given.assignment_id)
    assert Letter.objects.filter(to="reader@example.org").count() == 2
    following.unfollow(by=ANYONE, at=hall.at(), token=stop_token(Follower.objects.get().pk))
    assert Follower.objects.count() == 0
    assert mail.outbox == []


def test_a_spent_or_forged_link_is_refused(hall: Hall) -> None:
    for token in ("nothing", "1-0000", ""):
        with refused("decisions.link_spent"):
            following.confirm_following(by=ANYONE, at=hall.at(), token=token)
        with refused("decisions.link_spent"):
            following.unfollow(by=ANYONE, at=hall.at(), token=token)


def test_the_same_address_is_not_written_to_without_end_whichever_decisions_are_named(hall: Hall) -> None:
    write(hall)
    write(hall, 2, addressees=[hall.agency])
    made = close(hall)
    for number in range(following.MOST_LETTERS):
        following.follow(
            by=ANYONE,
            at=moment_now(),
            decision_id=made[number % 2].pk,
            email="Victim@example.org",
            language="kk",
        )
    for decision in made:
        with refused("decisions.too_many_letters"):
            following.follow(
                by=ANYONE, at=moment_now(), decision_id=decision.pk, email="victim@example.org", language="kk"
            )
    assert Letter.objects.filter(to="victim@example.org").count() == following.MOST_LETTERS


def moment_now() -> Moment:
    return Moment(day=DAY, machine=timezone.now())


def test_nobody_sees_in_the_record_who_follows(hall: Hall) -> None:
    write(hall)
    decision = close(hall)[0]
    following.follow(
        by=hall.clerk, at=hall.at(), decision_id=decision.pk, email="reader@example.org", language="kk"
    )
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.actor) == ("decisions.follow", "unnamed")
    assert entry.detail.values == {"email": "reader@example.org", "actor": hall.clerk.key}

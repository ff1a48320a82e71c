"""The history of a card says of every day what the card was at the end of it, and leaves no day out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.decisions.history import Span, history
from shanyraq.decisions.rules import AnswerFacts, CardFacts, Extension
from shanyraq.decisions.services import answering, closing
from tests import factories

from .conftest import DAY, PDF, Hall

SENT = date(2024, 1, 10)
LATER = st.integers(0, 40).map(lambda n: SENT + timedelta(days=n))


@st.composite
def card(draw: st.DrawFn) -> CardFacts:
    """Draw a card to which things happen in a possible order."""
    term, day = SENT + timedelta(days=draw(st.integers(1, 20))), SENT
    extensions, answers = [], []
    for _ in range(draw(st.integers(0, 2))):
        later = term + timedelta(days=draw(st.integers(1, 15)))
        day += timedelta(days=draw(st.integers(0, 9)))
        extensions.append(Extension(day, term, later))
        term = later
    for last in (False, True)[: draw(st.integers(0, 2))]:
        day += timedelta(days=draw(st.integers(0, 15)))
        reviewed = day + timedelta(days=draw(st.integers(0, 9)))
        review = draw(st.sampled_from(["accepted", "returned", ""])) if last else "returned"
        answers.append(AnswerFacts(day, review, reviewed if review else None))
        day = reviewed
    withdrawn = draw(st.none() | LATER)
    received, considered = draw(st.none() | LATER), draw(st.none() | LATER)
    return CardFacts(term, SENT, tuple(answers), withdrawn, received, considered, tuple(extensions))


@pytest.mark.requirement("CTL-01")
@given(card(), st.integers(0, 90))
def test_every_day_is_told_as_it_was(facts: CardFacts, length: int) -> None:
    today = SENT + timedelta(days=length)
    spans = history(facts, today)
    assert spans[0].since == SENT and spans[-1].until is None
    for n in range(length + 1):
        day = SENT + timedelta(days=n)
        then = facts.as_of(day)
        told = [one.state for one in spans if one.since <= day and (one.until is None or day < one.until)]
        assert told == ["overdue" if then.is_overdue(day) else then.state]


def test_a_late_answer_leaves_both_states() -> None:
    facts = CardFacts(date(2024, 1, 20), SENT, (AnswerFacts(date(2024, 1, 25)),))
    assert history(facts, date(2024, 2, 1)) == (
        Span(SENT, date(2024, 1, 21), "sent"),
        Span(date(2024, 1, 21), date(2024, 1, 25), "overdue"),
        Span(date(2024, 1, 25), None, "answered"),
    )


@pytest.mark.django_db
@pytest.mark.requirement("SES-07")
def test_the_data_of_a_decision_lead_back_to_its_session_and_on_to_the_answer(hall: Hall) -> None:
    closing.draft_decision(
        by=hall.officer, at=hall.at(), item_id=hall.session.items.get(position=1).pk, form="decision",
        title_kk="Үйірмелер", text_kk="Ашылсын.", term=date(2024, 8, 1), addressees=[hall.ministry],
    )  # fmt: skip
    (made,) = closing.close_session(by=hall.chair, at=hall.at(), session_id=hall.session.pk)
    card_id = made.assignments.get().pk
    answering.answer_decision(
        by=hall.clerk, at=factories.moment(date(2024, 7, 1)), assignment_id=card_id, number="№ 1",
        dated=date(2024, 7, 1), text_kk="Ашылды.", document=PDF,
    )  # fmt: skip
    address = f"/en/decisions/{made.identifier}/"
    page = Client().get(f"{address}?on=2024-06-20").content.decode()
    assert 'href="?format=json&amp;on=2024-06-20"' in page
    (before,) = Client().get(f"{address}?format=json&on=2024-06-20").json()["cards"]
    assert before["state"] == "sent" and before["answers"] == []
    told = Client().get(f"{address}?format=json").json()
    (sent,) = told["cards"]
    assert sent["term_set_by"] == made.identifier and sent["term_law"] == ""
    assert [one["state"] for one in sent["history"]] == ["sent", "answered"]
    session = Client().get(told["session"]["address"].removeprefix("http://127.0.0.1:8000")).json()
    matter = session["matters"][told["session"]["matter"] - 1]
    assert matter["vote"]["id"] == told["vote"]["id"] and matter["vote"]["adopted"]
    assert session["initiative"] == {"by": "council", "proposed_on": "2024-05-01", "paper": "К-1"}
    assert session["closed_on"] == DAY.isoformat() == told["adopted_on"]
    assert (
        Client().get(sent["answers"][0]["document"].removeprefix("http://127.0.0.1:8000")).status_code == 200
    )

"""The Secretariat's desk asks the same number of questions however much gathers, and what it keeps is never late to tell."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.decisions.models import Assignment, Decision
from shanyraq.decisions.queries import gathered, tasks_of
from shanyraq.decisions.queries.missing import NAMED, missing_on
from shanyraq.decisions.services import answering
from shanyraq.people.models import Organization, Person
from tests import factories

from .conftest import DAY, PDF, Hall
from .test_services import TERM, answer, close, write

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("CTL-02")]
LATE = TERM + timedelta(days=9)


@pytest.fixture
def decided(hall: Hall) -> Hall:
    write(hall, addressees=[hall.ministry, hall.agency])
    close(hall)
    return hall


def send_to(count: int, **facts: object) -> None:
    """Send the decision to so many more bodies."""
    decision, known = Decision.objects.get(), Assignment.objects.count()
    for number in range(known, known + count):
        Assignment.objects.create(
            decision=decision, addressee=factories.organization("akimat", f"akimat-{number}"), sent_on=DAY,
            term=TERM, outgoing_number=str(number), **facts,
        )  # fmt: skip


def test_the_desk_asks_no_more_for_many_than_for_few(
    decided: Hall, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shanyraq.journal.clock.today", lambda: LATE)
    client = Client()
    client.force_login(
        factories.account(Person.objects.get(pk=decided.officer.person_id), "head@example.org")
    )

    def asked() -> int:
        client.get("/kk/desk/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/kk/desk/").status_code == 200
        return len(queries)

    answer(decided)
    few = asked()
    send_to(20)
    send_to(20, answered_on=TERM)
    assert asked() == few <= 32
    laid = client.get("/kk/desk/").context["desk"]
    ours = [one for one in laid.tasks if "/decisions/2024-1/" in one.task.address]
    assert len(ours) == 1 + 21, "one late decision, and each answer nobody has looked at"
    settings.KEEP_COUNTS = True
    assert asked() <= 29


def test_a_person_who_answers_for_nobody_is_asked_nothing_of_cards(decided: Hall) -> None:
    member = factories.actor("assembly.member", day=DAY)
    with CaptureQueriesContext(connection) as queries:
        assert tasks_of(member, LATE) == []
    assert not queries.captured_queries


def test_a_late_decision_names_its_first_bodies_and_all_its_answers(decided: Hall) -> None:
    send_to(6)
    [late] = missing_on(LATE)
    assert (late.count, late.term, len(late.bodies)) == (8, TERM, NAMED)
    names = list(Organization.objects.filter(assignments__isnull=False).order_by("name_kk")[:NAMED])
    assert sorted(body.name_kk for body in late.bodies) == sorted(body.name_kk for body in names)


def test_what_gathers_is_counted_with_its_earliest_day(decided: Hall) -> None:
    assert gathered(TERM) == {"overdue": (0, None), "answered": (0, None)}
    assert gathered(LATE) == {"overdue": (2, TERM), "answered": (0, None)}
    answer(decided)
    came = Assignment.objects.get(addressee=decided.ministry).answered_on
    assert gathered(LATE) == {"overdue": (1, TERM), "answered": (1, came)}


def test_what_is_kept_never_shows_a_wrong_delay(decided: Hall, settings: LazySettings) -> None:
    settings.KEEP_COUNTS = True
    assert [(one.count, one.term) for one in missing_on(TERM)] == [(2, TERM)]
    assert gathered(TERM)["overdue"] == (0, None)
    assert gathered(TERM + timedelta(days=1))["overdue"] == (2, TERM), "another day is another question"
    card = Assignment.objects.get(addressee=decided.ministry)
    day = date(2024, 8, 5)
    answering.answer_decision(
        by=decided.clerk, at=factories.moment(day), assignment_id=card.pk, number="№ 1", dated=day,
        text_kk="Ашылды.", document=PDF,
    )  # fmt: skip
    assert [one.count for one in missing_on(LATE)] == [1]
    assert gathered(LATE) == {"overdue": (1, TERM), "answered": (1, day)}
    [check] = [task for task in tasks_of(decided.officer, LATE) if task.due is None]
    assert "ministry" in check.address
    assert [task for task in tasks_of(decided.officer, date(2024, 8, 4)) if task.due is None] == []

"""The first night after the norm of escalation is confirmed: what gathered goes before the leadership in one act."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from shanyraq.acts.services.book import confirm_norm
from shanyraq.decisions.models import Assignment, Step
from shanyraq.decisions.queries import reminders
from shanyraq.decisions.queries.reminders import FEW, delays_to_escalate
from shanyraq.decisions.services import escalating
from shanyraq.decisions.services.escalating import escalate_old_delays
from shanyraq.decisions.timetable import remind_bodies
from shanyraq.journal.models import Entry
from shanyraq.people.acting import SYSTEM
from shanyraq.people.models import Organization, Person
from shanyraq.web.models import Letter
from tests import factories

from .conftest import DAY, Hall
from .test_services import TERM, answer, close, refused, write

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("FUN-05")]
NORM = timedelta(days=10)
NIGHT = TERM + NORM + timedelta(days=30)
TOGETHER, ALONE = "decisions.escalate_old_delays", "decisions.escalate_delay"


@pytest.fixture
def gathered(hall: Hall) -> Hall:
    """A decision sent to thirty bodies and more, nobody answered, and the leadership with accounts."""
    write(hall, addressees=[hall.ministry, hall.agency])
    [decision] = close(hall)
    for number in range(FEW + 9):
        body = factories.organization("akimat", f"akimat-{number}")
        Assignment.objects.create(
            decision=decision, addressee=body, sent_on=DAY, term=TERM, outgoing_number=str(number)
        )
    for who, name in ((hall.chair, "chair"), (hall.officer, "head")):
        factories.account(Person.objects.get(pk=who.person_id), f"{name}@example.org")
    return hall


def confirm(hall: Hall) -> None:
    confirm_norm(
        by=hall.officer, at=hall.at(), norm="control.escalation_days", value=NORM.days, since=DAY, until=None,
        paper="Регламент", paper_number="Д-2", paper_date=DAY,
    )  # fmt: skip


def told(to: str) -> list[Letter]:
    return list(Letter.objects.filter(to=to, template="decisions/mail/old_delays"))


def test_what_gathered_goes_in_one_act_with_one_entry_and_one_letter_to_an_address(gathered: Hall) -> None:
    count = Assignment.objects.count()
    above = factories.organization("state_body", "above")
    Organization.objects.filter(slug__startswith="akimat-1").update(parent=above)
    head = factories.seat("state_body.head", organization=above)
    factories.account(head.person, "above@example.org")
    confirm(gathered)
    remind_bodies(factories.moment(NIGHT))
    entry = Entry.objects.get(act=TOGETHER)
    assert not Entry.objects.filter(act=ALONE).exists()
    assert entry.about == f"decisions.delays:{NIGHT.isoformat()}" and entry.actor == "system"
    assert entry.facts["cards"] == count and entry.facts["letters"] == 4, "chair, head, above, the ministry"
    assert entry.facts["since"] == entry.facts["until"] == TERM.isoformat()
    assert Step.objects.filter(kind="escalated", was_term=TERM, day=NIGHT).count() == count
    [chair], [of_head], [ministry] = told("chair@example.org"), told("above@example.org"), told(
        "ministry@example.org"
    )  # fmt: skip
    assert str(count) in chair.subject and "state=overdue" in chair.text
    theirs = Organization.objects.filter(parent=above).count()
    assert of_head.subject.startswith(str(theirs)) and 1 < theirs < count
    assert ministry.subject.startswith("1") and "/kk/decisions/of/ministry/" in ministry.text
    card = Client().get(f"/en/decisions/2024-1/ministry/?on={NIGHT.isoformat()}").content.decode()
    assert "The delay was put before the leadership" in card


def test_no_delay_goes_twice_and_the_next_days_own_go_one_by_one(gathered: Hall) -> None:
    confirm(gathered)
    Assignment.objects.filter(addressee=gathered.agency).update(term=NIGHT - NORM + timedelta(days=1))
    remind_bodies(factories.moment(NIGHT))
    first = Entry.objects.get(act=TOGETHER).facts["cards"]
    assert first == Assignment.objects.count() - 1 and not Entry.objects.filter(act=ALONE).exists()
    remind_bodies(factories.moment(NIGHT))
    with refused("decisions.no_reminder_due"):
        escalate_old_delays(by=SYSTEM, at=factories.moment(NIGHT))
    remind_bodies(factories.moment(NIGHT + timedelta(days=1)))
    assert Entry.objects.filter(act=TOGETHER).count() == Entry.objects.filter(act=ALONE).count() == 1
    assert Step.objects.filter(kind="escalated").count() == Assignment.objects.count()


def test_more_than_an_act_holds_go_in_further_acts_the_same_night(
    gathered: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(escalating, "MOST", 12)
    monkeypatch.setattr("shanyraq.decisions.timetable.MOST", 12)
    confirm(gathered)
    remind_bodies(factories.moment(NIGHT))
    held = [entry.facts["cards"] for entry in Entry.objects.filter(act=TOGETHER).order_by("pk")]
    assert held == [12, 12, 7] and sum(held) == Assignment.objects.count()


def test_an_answered_card_stays_out_and_few_old_ones_go_each_by_itself(
    gathered: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(gathered)
    confirm(gathered)
    late = delays_to_escalate(NIGHT)
    assert len(late.old) == Assignment.objects.count() - 1 and late.go_together and not late.today
    assert delays_to_escalate(TERM + NORM).today == late.old and not delays_to_escalate(TERM + NORM).old
    monkeypatch.setattr(reminders, "FEW", len(late.old))
    remind_bodies(factories.moment(NIGHT))
    assert Entry.objects.filter(act=ALONE).count() == len(late.old)
    assert not Entry.objects.filter(act=TOGETHER).exists()


def test_an_unconfirmed_norm_puts_nothing_before_anybody(gathered: Hall) -> None:
    remind_bodies(factories.moment(NIGHT))
    assert not Step.objects.exists()
    with refused("law.unconfirmed_norm"):
        escalate_old_delays(by=SYSTEM, at=factories.moment(NIGHT))

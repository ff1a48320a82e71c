"""A Session that sits on 14 June 2024 with two matters voted on, and the people around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction

import pytest

from shanyraq.acts.services.book import confirm_norm
from shanyraq.decisions.queries.kept import COUNTS
from shanyraq.journal.clock import Moment
from shanyraq.meetings import services
from shanyraq.meetings.models import Session
from shanyraq.meetings.services.agenda import Item
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization
from shanyraq.web.uploads import Brought
from tests import factories

DAY = date(2024, 6, 14)
PDF = Brought(b"%PDF-1.7 an answer", "answer.pdf", "pdf")


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Forget what the process keeps: entries that were taken back give their numbers to the next test's."""
    yield
    COUNTS.kept, COUNTS.seen = {}, {}


@dataclass
class Hall:
    """Everything a test of this room needs."""

    session: Session
    chair: Actor
    officer: Actor
    clerk: Actor
    ministry: Organization
    agency: Organization

    @staticmethod
    def at(day: date = DAY) -> Moment:
        return factories.moment(day)


@pytest.fixture
def hall(db: None, settings: object, tmp_path: object) -> Hall:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    since = date(2024, 5, 1)
    ministry = factories.organization("state_body", "ministry", email="ministry@example.org")
    agency = factories.organization("state_body", "agency")
    chair, officer = (factories.actor(role, day=since) for role in ("assembly.chair", "secretariat.head"))
    clerk = factories.actor("state_body.clerk", day=since, organization=ministry)
    members = [factories.seat("assembly.member").person_id for _ in range(10)]
    at = factories.moment(since)
    for norm in ("session.quorum", "session.majority"):
        value = Fraction(2, 3) if norm == "session.quorum" else Fraction(1, 2)
        confirm_norm(
            by=officer, at=at, norm=norm, value=value, since=since, until=None,
            paper="Сессия регламенті", paper_number="Д-1", paper_date=since,
        )  # fmt: skip
    session = services.prepare_session(by=officer, at=at)
    items = [Item("Ана тілі үйірмелері"), Item("Мұрағатты ашу"), Item("Сайлау", subject="election")]
    services.set_agenda(by=officer, at=at, session=session, items=items, proposed_on=since, proposed_by="К-1")
    services.adopt_order(
        by=chair, at=at, session=session, number="Ө-1", start_day=DAY, start_time=time(10), place_kk="Астана"
    )
    services.record_announcement(by=officer, at=at, session=session, outlet="Газет", day=since)
    now = factories.moment(DAY)
    services.register_members(by=officer, at=now, session=session, people=members)
    services.open_session(by=chair, at=now, session=session)
    for item in session.items.all()[:2]:
        services.record_vote(by=chair, at=now, item=item, votes_for=8, votes_against=1, abstained=0)
    return Hall(session, chair, officer, clerk, ministry, agency)

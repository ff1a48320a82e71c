"""The story goes on to 10 October 2024, told through the services: the autumn Session is held and its decision waits for answers.

Run as `shanyraq shell -c "from tests.journeys.autumn import tell; tell()"` in a rehearsal that was told.
"""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

from shanyraq.acts.services.book import confirm_norm
from shanyraq.decisions.services import closing
from shanyraq.demo.story import AUTUMN, TODAY, at, played, seated
from shanyraq.journal.services import move_clock
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import Session
from shanyraq.people.models import Organization

DECISION = {
    "title_kk": "Этностар тарихы қорын цифрландыру туралы",
    "title_ru": "Об оцифровке фонда истории этносов",
    "title_en": "On digitising the archive of ethnic histories",
    "text_kk": "Мұрағат агенттігі қорды ашық деректермен жариялауды қарасын.",
    "text_ru": "Агентству архивов рассмотреть публикацию фонда открытыми данными.",
    "text_en": "The Agency of Archives is to consider publishing the archive as open data.",
}


def tell() -> None:
    """Order, announce and hold the autumn Session, close it with one decision, move the day to it."""
    session = Session.objects.get(start_day=AUTUMN)
    convene(session)
    confirm()
    present = [one.person_id for one in seated("assembly.member", AUTUMN)[:300] if one.person_id]
    meetings.register_members(by=played("officer", AUTUMN), at=at(AUTUMN), session=session, people=present)
    chair = {"by": played("chair", AUTUMN), "at": at(AUTUMN)}
    meetings.open_session(**chair, session=session)
    for position, votes in enumerate(((280, 10, 5), (251, 20, 9), (100, 150, 50)), start=1):
        votes_for, against, abstained = votes
        meetings.record_vote(
            **chair, item=session.items.get(position=position),
            votes_for=votes_for, votes_against=against, abstained=abstained,
        )  # fmt: skip
    closing.draft_decision(
        by=played("head", AUTUMN), at=at(AUTUMN), item_id=session.items.get(position=2).pk, form="decision",
        addressees=Organization.objects.filter(slug="demo-agency-archives"), term=date(2024, 12, 10), **DECISION,
    )  # fmt: skip
    closing.close_session(**chair, session_id=session.pk)
    move_clock(by=played("officer", AUTUMN), at=at(AUTUMN), to=AUTUMN)


def convene(session: Session) -> None:
    meetings.adopt_order(
        by=played("chair", TODAY), at=at(TODAY), session=session, number="Д-15", start_day=AUTUMN, start_time=time(10),
        place_kk=session.place_kk, place_ru=session.place_ru, place_en=session.place_en,
    )  # fmt: skip
    meetings.record_announcement(
        by=played("officer", TODAY), at=at(TODAY), session=session, outlet="Жаттығу газеті (ойдан алынған)", day=TODAY
    )  # fmt: skip


def confirm() -> None:
    for norm, value, number in (
        ("session.quorum", Fraction(2, 3), "Р-3"),
        ("session.majority", Fraction(1, 2), "Р-4"),
    ):
        confirm_norm(
            by=played("head", AUTUMN), at=at(AUTUMN), norm=norm, value=value, since=AUTUMN, until=None,
            paper="Сессия регламенті (ойдан алынған)", paper_number=number, paper_date=AUTUMN,
        )  # fmt: skip

"""The story goes on into the middle of 10 October 2024: the autumn Session sits in two halls, and secret votes wait for their counts.

Run as `shanyraq shell -c "from tests.journeys.halls import tell; tell()"` in a rehearsal that was told.
"""

from __future__ import annotations

from shanyraq.demo.halls import at_a_distance, in_hall, in_main
from shanyraq.demo.story import AUTUMN, at, played
from shanyraq.journal.services import move_clock
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import Session
from shanyraq.meetings.rules.counting import MATTER, Line, Tally
from tests.journeys.autumn import confirm, convene


def tell() -> None:
    """Open the Session with members in two halls and one at a distance; let one vote wait for its count, one for its closing."""
    session = Session.objects.get(start_day=AUTUMN)
    convene(session)
    confirm()
    officer = {"by": played("officer", AUTUMN), "at": at(AUTUMN), "session": session}
    hall = meetings.add_hall(
        **officer, name_kk="Ақтау залы (ойдан алынған)", name_ru="Зал в Актау (вымышленный)", name_en="Aktau hall (invented)"
    )  # fmt: skip
    main, far = ([one.person_id for one in some(AUTUMN)] for some in (in_main, in_hall))
    meetings.register_members(**officer, people=main)
    meetings.register_members(**officer, people=far, hall=hall)
    meetings.join_remotely(by=at_a_distance(0, AUTUMN), at=at(AUTUMN), session=session)
    chair = {"by": played("chair", AUTUMN), "at": at(AUTUMN)}
    session = meetings.open_session(**chair, session=session)
    meetings.choose_commission(**chair, session=session, people=main[:3])
    meetings.choose_commission(**chair, session=session, people=far[:3], hall=hall)
    box = meetings.open_paper_vote(**chair, item=session.items.get(position=1))
    meetings.close_paper_vote(**chair, paper_vote=box)
    for people, place, yes in ((in_main, 0, 100), (in_main, 1, 101), (in_hall, 0, 20), (in_hall, 1, 20)):
        tally = Tally(yes + 5, yes + 5, 0, (Line(MATTER, yes, 5, 0),))
        meetings.enter_count(by=people(AUTUMN)[place], at=at(AUTUMN), paper_vote=box, tally=tally)
    meetings.open_paper_vote(**chair, item=session.items.get(position=2))
    move_clock(by=played("officer", AUTUMN), at=at(AUTUMN), to=AUTUMN)

"""The secret vote of the rehearsal on paper: the second matter of the summer, counted twice alike by its commission."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from shanyraq.demo.telling import BEGUN, Step, played, seated
from shanyraq.journal.clock import Moment
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import PaperVote, Session
from shanyraq.meetings.rules.counting import MATTER, Line, Tally
from shanyraq.people.acting import Actor

HELD = date(2024, 6, 14)
Tell = Callable[[Moment], object]


def _summer() -> Session:
    return Session.objects.get(start_day=HELD, prepared_on__gte=BEGUN)


def _commission(day: date) -> list[Actor]:
    return seated("assembly.member", day)[:3]


def choose(moment: Moment) -> None:
    """Choose the counting commission of the summer."""
    people = [one.person_id for one in _commission(moment.day)]
    meetings.choose_commission(by=played("chair", moment.day), at=moment, session=_summer(), people=people)  # type: ignore[arg-type]


def open_box(moment: Moment) -> None:
    """Open the box on the second matter."""
    meetings.open_paper_vote(by=played("chair", moment.day), at=moment, item=_summer().items.get(position=2))


def close_box(moment: Moment) -> None:
    """Close it."""
    meetings.close_paper_vote(by=played("chair", moment.day), at=moment, paper_vote=PaperVote.objects.get())


def enter(place: int) -> Tell:
    """One of the commission enters what they counted."""
    tally = Tally(issued=298, returned=296, spoilt=3, lines=(Line(MATTER, 240, 31, 22),))
    return lambda moment: meetings.enter_count(
        by=_commission(moment.day)[place], at=moment, paper_vote=PaperVote.objects.get(), tally=tally
    )


def issue_count(moment: Moment) -> None:
    """Issue the protocol of the commission."""
    meetings.issue_document(by=played("officer", moment.day), at=moment, thing=PaperVote.objects.get())


def steps() -> Iterator[Step]:
    """Give the secret vote in order."""
    yield Step(HELD, "commission", choose)
    yield Step(HELD, "box open", open_box)
    yield Step(HELD, "box closed", close_box)
    yield Step(HELD, "count 1", enter(0))
    yield Step(HELD, "count 2", enter(1))
    yield Step(HELD, "protocol of the count", issue_count)

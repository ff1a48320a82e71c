"""The secret vote of the rehearsal on paper: the second matter of the summer, counted twice alike in each of its halls."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from shanyraq.demo.halls import HELD, in_hall, in_main, summer, the_hall
from shanyraq.demo.telling import Step, played
from shanyraq.journal.clock import Moment
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import PaperVote
from shanyraq.meetings.rules.counting import MATTER, Line, Tally

Tell = Callable[[Moment], object]
# Two halls: of each, who counts and what they found.
COUNTS = (
    (in_main, Tally(issued=259, returned=257, spoilt=3, lines=(Line(MATTER, 210, 26, 18),))),
    (in_hall, Tally(issued=39, returned=39, spoilt=0, lines=(Line(MATTER, 30, 5, 4),))),
)


def choose(place: int) -> Tell:
    """Choose the counting commission of one hall."""

    def tell(moment: Moment) -> None:
        people = [one.person_id for one in COUNTS[place][0](moment.day)[:3]]
        hall = the_hall() if place else None
        meetings.choose_commission(
            by=played("chair", moment.day), at=moment, session=summer(), people=people, hall=hall
        )  # type: ignore[arg-type]

    return tell


def open_box(moment: Moment) -> None:
    """Open the box on the second matter."""
    meetings.open_paper_vote(by=played("chair", moment.day), at=moment, item=summer().items.get(position=2))


def close_box(moment: Moment) -> None:
    """Close it."""
    meetings.close_paper_vote(by=played("chair", moment.day), at=moment, paper_vote=PaperVote.objects.get())


def enter(place: int, who: int) -> Tell:
    """One of the commission of a hall enters what they counted."""
    people, tally = COUNTS[place]
    return lambda moment: meetings.enter_count(
        by=people(moment.day)[who], at=moment, paper_vote=PaperVote.objects.get(), tally=tally
    )


def issue_count(moment: Moment) -> None:
    """Issue the protocol of the commission."""
    meetings.issue_document(by=played("officer", moment.day), at=moment, thing=PaperVote.objects.get())


def steps() -> Iterator[Step]:
    """Give the secret vote in order."""
    yield Step(HELD, "commission", choose(0))
    yield Step(HELD, "commission of the hall", choose(1))
    yield Step(HELD, "box open", open_box)
    yield Step(HELD, "box closed", close_box)
    for place in range(len(COUNTS)):
        for who in range(2):
            yield Step(HELD, f"count {who + 1} of hall {place}", enter(place, who))
    yield Step(HELD, "protocol of the count", issue_count)

"""Two of the commission enter their counts at the same moment, as real processes: the count is made once."""

from tests import fresh

from .test_many_at_once import START, _together, here

__all__ = ["here"]

BEGIN = (
    START
    + """
from shanyraq.meetings.models import AgendaItem
from shanyraq.meetings.rules.counting import Line, Tally
body = Organization.objects.create(classification="assembly", slug="assembly", name_kk="Ассамблея")
people = [Person.objects.create(name_kk=f"Адам {number}") for number in range(6)]
for person in people:
    Membership.objects.create(person=person, organization=body, role="member", since=date(2020, 1, 1), recorded_at=now.machine)
for norm in ("session.quorum", "session.majority"):
    Confirmation.objects.create(norm=norm, value="1/2", since=date(2020, 1, 1), by="person:0", on=DAY, at=now.machine,
                                paper="Хат", paper_number="14", paper_date=DAY)
session = Session.objects.create(number=33, prepared_on=DAY, opened_on=DAY, opened_at=now.machine)
item = AgendaItem.objects.create(session=session, position=1, title_kk="Тіл")
Registration.objects.bulk_create(Registration(session=session, person=person, day=DAY, at=now.machine) for person in people)
chair = acting(people[0].pk, "assembly.chair")
services.choose_commission(by=chair, at=now, session=session, people=[p.pk for p in people[1:4]])
box = services.open_paper_vote(by=chair, at=now, item=item)
services.close_paper_vote(by=chair, at=Moment(day=DAY, machine=timezone.now()), paper_vote=box)
print("ready")
"""
)
ENTER = (
    START
    + """
from shanyraq.meetings.rules.counting import Line, Tally
seat = list(CountingSeat.objects.order_by("pk"))[int(sys.argv[1])]
counted = Tally(6, 6, 0, (Line("matter", 5, 1, 0),))
print(tried(lambda: services.enter_count(by=acting(seat.person_id, "assembly.member"), at=now,
                                         paper_vote=PaperVote.objects.get(), tally=counted)))
"""
)
COUNT = START + "print(Vote.objects.count(), CountEntry.objects.count(), PaperVote.objects.get().status)\n"


def test_three_who_enter_at_once_make_one_count(here: fresh.Fresh) -> None:
    assert here.do(BEGIN) == "ready"
    assert sorted(_together(here, ENTER, 3)) == ["done", "done", "meetings.paper_vote_counted"]
    assert here.do(COUNT) == "1 2 counted"

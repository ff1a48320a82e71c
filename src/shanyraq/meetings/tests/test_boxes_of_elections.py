"""An election on paper in two halls: the votes for each candidate are added, and seats are given by the sum."""

from __future__ import annotations

import pytest
from django.test import Client

from shanyraq.acts.queries import rulebook
from shanyraq.meetings import services
from shanyraq.meetings.models import Election, RegionalHall, Registration
from shanyraq.meetings.queries.elections import given_by
from shanyraq.meetings.rules.counting import Line, Tally
from shanyraq.meetings.services.counting_sheets import sheets_of_count
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from shanyraq.web.documents import content_of

from .electing import NOW, VOTED, chair, commission, election, hall, item, nominate, officer
from .test_pages import get

__all__ = ["chair", "election", "hall", "item", "officer"]
pytestmark = pytest.mark.django_db


def test_the_votes_for_each_candidate_are_the_sum_of_the_halls(
    officer: Actor, chair: Actor, hall: list[Person], election: Election, client: Client
) -> None:
    session = election.item.session
    far = RegionalHall.objects.create(
        session=session, number=1, name_kk="Зал", added_on=VOTED, added_at=NOW.machine
    )
    Registration.objects.filter(person__in=hall[18:24]).update(hall=far)
    candidates = nominate(officer, election, hall[24:26])
    commission(chair, election, hall)
    given = {"by": chair, "at": NOW}
    services.choose_commission(**given, session=session, people=[one.pk for one in hall[18:21]], hall=far)
    row = services.open_paper_vote(**given, item=election.item)
    services.close_paper_vote(**given, paper_vote=row)
    for counters, issued, votes in ((hall[:2], 16, (12, 9)), (hall[18:20], 6, (2, 5))):
        lines = tuple(Line(str(one.pk), n, issued - n, 0) for one, n in zip(candidates, votes, strict=True))
        for person in counters:
            who = Actor(f"person:{person.pk}", person.pk, frozenset({"assembly.member"}))
            row = services.enter_count(by=who, at=NOW, paper_vote=row, tally=Tally(issued, issued, 0, lines))
    assert row.status == "counted"
    found = given_by(rulebook(), row)
    assert [line.votes_for for line in found.lines] == [14, 14] and found.needed == 12
    assert len(found.elected) == 2
    page = get(client, f"/en/sessions/paper/{row.pk}/")
    assert "Votes for each candidate by hall" in page
    assert "Голоса по залам" in content_of(sheets_of_count(row)["ru"])

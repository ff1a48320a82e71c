"""Lists of candidates to the Senate, and the deputies themselves."""

from __future__ import annotations

from datetime import date, time

import pytest

from shanyraq.meetings import services
from shanyraq.meetings.models import CouncilItem, CouncilMeeting, Deputy, SenateList
from shanyraq.meetings.queries import elections as queries
from shanyraq.meetings.services.senate import Named
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from tests import factories

from .electing import NOMINATED, NOW, VOTED, chair, code, hall, officer

__all__ = ["chair", "hall", "officer"]

MET, APPOINTED = date(2023, 1, 27), date(2023, 3, 1)


@pytest.fixture
def decided(hall: list[Person], chair: Actor) -> CouncilItem:
    meeting = CouncilMeeting.objects.create(
        by_role="chair", by_id=chair.person_id, asked_on=MET, agreed_on=MET, start_day=MET, start_time=time(10),
        place_kk="Астана", held_on=MET, present=60, total=84,
    )  # fmt: skip
    return CouncilItem.objects.create(
        meeting=meeting,
        position=1,
        title_kk="Сенатқа кандидаттар",
        votes_for=50,
        votes_against=5,
        abstained=5,
    )


def propose(officer: Actor, item: CouncilItem, people: list[Person]) -> SenateList:
    named = [Named(one.pk, "Павлодар облысы Ассамблеясы" if n else "") for n, one in enumerate(people)]
    return services.propose_senators(
        by=officer, at=factories.moment(APPOINTED), council_item=item, people=named
    )


@pytest.mark.django_db
@pytest.mark.requirement("ELE-02")
def test_the_council_proposes_five_and_the_president_appoints(
    officer: Actor, decided: CouncilItem, hall: list[Person]
) -> None:
    assert code(lambda: propose(officer, decided, hall[:4])) == "meetings.list_not_whole"
    assert code(lambda: propose(officer, decided, hall[:4] + hall[:1])) == "meetings.named_twice"
    row = propose(officer, decided, hall[:5])
    assert [one.path for one in row.people.all()] == ["council", *["regional_assembly"] * 4]
    assert code(lambda: propose(officer, decided, hall[:5])) == "meetings.list_sent"
    at, act = factories.moment(APPOINTED), {"number": "115", "act_day": APPOINTED, "since": APPOINTED}
    chosen = [one.pk for one in row.people.all()]
    early = {**act, "act_day": date(2023, 1, 1)}
    given = {"by": officer, "at": at, "senate_list": row}
    assert (
        code(lambda: services.record_appointment(**given, **early, appointed=chosen))
        == "meetings.act_before_list"
    )
    assert (
        code(lambda: services.record_appointment(**given, **act, appointed=[*chosen, 999]))
        == "meetings.not_on_list"
    )
    made = services.record_appointment(**given, **act, appointed=chosen)
    assert {one.chamber for one in made} == {"senate"} and all(one.since == APPOINTED for one in made)
    assert len(queries.deputies_on(APPOINTED)) == 5
    assert (
        code(lambda: services.record_appointment(**given, **act, appointed=chosen))
        == "meetings.appointment_recorded"
    )


@pytest.mark.django_db
@pytest.mark.requirement("ELE-02")
def test_a_list_needs_the_councils_vote(officer: Actor, decided: CouncilItem, hall: list[Person]) -> None:
    CouncilItem.objects.update(votes_for=30, votes_against=30, abstained=0)
    assert code(lambda: propose(officer, decided, hall[:5])) == "meetings.council_no_majority"
    CouncilItem.objects.update(votes_for=None, votes_against=None, abstained=None)
    assert code(lambda: propose(officer, decided, hall[:5])) == "meetings.council_not_decided"


@pytest.mark.django_db
@pytest.mark.requirement("ELE-03")
def test_a_deputy_is_bound_to_no_group_and_takes_appeals_from_any(officer: Actor, hall: list[Person]) -> None:
    names = {field.name for field in Deputy._meta.get_fields()}
    assert not {name for name in names if "ethn" in name or "group" in name}
    row = Deputy.objects.create(
        person=hall[0], chamber="mazhilis", seat=1, since=VOTED, paper="…", recorded_on=VOTED
    )
    for sender in ("«Алтай» корей бірлестігі", "«Таң» татар-башқұрт орталығы"):
        services.forward_appeal(by=officer, at=NOW, deputy=row, sender=sender, subject="Мектеп туралы")
    assert row.forwarded.count() == 2
    Deputy.objects.filter(pk=row.pk).update(since=NOMINATED, until=VOTED)
    assert (
        code(lambda: services.forward_appeal(by=officer, at=NOW, deputy=row, sender="…", subject="…"))
        == "meetings.deputy_ended"
    )


@pytest.mark.django_db
@pytest.mark.requirement("ELE-05")
def test_a_party_list_may_be_named_and_need_not(officer: Actor, hall: list[Person]) -> None:
    given = {
        "by": officer,
        "at": NOW,
        "chamber": "maslikhat",
        "since": VOTED,
        "paper": "Сайлау комиссиясы, № 3",
    }
    named = services.enter_deputy(person=hall[0], party_list="«Бірлік» партиясы", **given)
    silent = services.enter_deputy(person=hall[1], **given)
    assert (named.party_list, silent.party_list) == ("«Бірлік» партиясы", "")
    assert code(lambda: services.enter_deputy(person=hall[0], **given)) == "meetings.deputy_already"


@pytest.mark.django_db
@pytest.mark.requirement("ELE-02")
def test_never_more_than_five_senators_sit_on_the_proposal(
    officer: Actor, decided: CouncilItem, hall: list[Person]
) -> None:
    act = {"number": "115", "act_day": APPOINTED, "since": APPOINTED}
    given = {"by": officer, "at": factories.moment(APPOINTED)}
    first = propose(officer, decided, hall[:5])
    services.record_appointment(
        **given, senate_list=first, **act, appointed=[one.pk for one in first.people.all()]
    )
    item = CouncilItem.objects.create(
        meeting=decided.meeting,
        position=2,
        title_kk="Сенатқа тағы",
        votes_for=50,
        votes_against=5,
        abstained=5,
    )
    second = propose(officer, item, hall[5:10])
    chosen = [one.pk for one in second.people.all()]

    def appoint(people: list[int], since: date = APPOINTED) -> list[Deputy]:
        return services.record_appointment(
            **{**given, "at": factories.moment(date(2023, 4, 1))}, senate_list=second, **{**act, "since": since},
            appointed=people,
        )  # fmt: skip

    assert code(lambda: appoint(chosen[:1])) == "meetings.senators_complete"
    left, later = Deputy.objects.first(), date(2023, 3, 20)
    assert left is not None
    services.end_deputy(by=officer, at=factories.moment(date(2023, 4, 1)), deputy=left, until=later, why="…")
    assert code(lambda: appoint(chosen[:1])) == "meetings.senators_complete"  # both would sit until then
    assert code(lambda: appoint(chosen[:2], later)) == "meetings.senators_complete"
    assert len(appoint(chosen[:1], later)) == 1 and queries.senators_on(later).count() == 5

"""Presence is a series in time: coming, leaving and coming back move the quorum, and every vote uses the number shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rulebook import Refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry, Instance
from shanyraq.meetings import services
from shanyraq.meetings.models import Registration, Session
from shanyraq.meetings.queries import presence
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import sessions as rules
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Person
from tests import factories

from .conftest import START

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("SES-08")]


def after(minutes: int) -> Moment:
    now = factories.moment(START)
    return Moment(day=START, machine=now.machine + timedelta(minutes=minutes))


def people(session: Session) -> list[int]:
    return list(
        Registration.objects.here().filter(session=session).order_by("pk").values_list("person_id", flat=True)
    )


def leave(session: Session, officer: Actor, who: list[int], minutes: int = 1) -> None:
    services.record_leaving(by=officer, at=after(minutes), session=session, people=who)


def refused(session: Session, chair: Actor, minutes: int = 2) -> str:
    with pytest.raises(Refusal) as raised:
        services.open_roll_call(by=chair, at=after(minutes), item=session.items.get(position=1))
    return raised.value.verdict.code


def test_who_leaves_is_present_no_more_and_who_comes_back_is_again(opened: Session, officer: Actor) -> None:
    first = people(opened)[0]
    leave(opened, officer, [first])
    assert facts_of(opened, START).present == 5
    services.register_members(by=officer, at=after(5), session=opened, people=[first])
    assert facts_of(opened, START).present == 6
    assert Registration.objects.filter(session=opened, person_id=first).count() == 2
    entry = Entry.objects.latest("pk")
    assert entry.facts["back"] == 1 and entry.facts["present"] == 6 and entry.facts["needed"] == 6
    assert Entry.objects.get(act="meetings.record_leaving").facts["present"] == 5


def test_a_vote_is_not_opened_without_a_quorum_and_is_once_somebody_comes_back(
    opened: Session, officer: Actor, chair: Actor
) -> None:
    first = people(opened)[0]
    leave(opened, officer, [first])
    assert refused(opened, chair) == "meetings.no_quorum"
    services.register_members(by=officer, at=after(3), session=opened, people=[first])
    call = services.open_roll_call(by=chair, at=after(4), item=opened.items.get(position=1))
    assert call.present == 6


def test_a_quorum_lost_during_a_vote_leaves_only_its_voiding(
    opened: Session, officer: Actor, chair: Actor
) -> None:
    call = services.open_roll_call(by=chair, at=after(1), item=opened.items.get(position=1))
    leave(opened, officer, people(opened)[:1], 2)
    with pytest.raises(Refusal) as raised:
        services.close_roll_call(by=chair, at=after(3), roll_call=call)
    assert raised.value.verdict.code == "meetings.no_quorum"
    assert (
        services.stop_roll_call(by=chair, at=after(4), roll_call=call, why="Кворум жоқ").status == "stopped"
    )


def test_a_mandate_that_has_ended_counts_neither_in_the_hall_nor_in_the_whole(opened: Session) -> None:
    Membership.objects.filter(person_id=people(opened)[0]).update(until=START)
    facts = facts_of(opened, START)
    assert (facts.present, facts.total) == (5, 8)


def test_leaving_of_nobody_or_of_the_absent_is_refused(opened: Session, officer: Actor) -> None:
    absent = factories.members(1)[0].pk
    for who, code in (([], "meetings.nobody_chosen"), ([absent], "meetings.not_registered")):
        with pytest.raises(Refusal) as raised:
            leave(opened, officer, who)
        assert raised.value.verdict.code == code


def test_the_series_ends_where_the_hall_is(opened: Session, officer: Actor) -> None:
    first, second, third = people(opened)[:3]
    leave(opened, officer, [first, second], 1)
    services.register_members(by=officer, at=after(2), session=opened, people=[first])
    services.strike_registration(by=officer, at=after(3), session=opened, person=third, why="Қате")
    found = presence.series_of(rulebook(), opened, START)
    assert [(c.came, c.left, c.struck, c.present) for c in found] == [
        (6, 0, 0, 6), (0, 2, 0, 4), (1, 0, 0, 5), (0, 0, 1, 4),
    ]  # fmt: skip
    assert [bool(c.quorum) for c in found] == [True, False, False, False]
    assert found[-1].present == facts_of(opened, START).present


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    moves=st.lists(
        st.tuples(st.sampled_from(["come", "go"]), st.sets(st.integers(0, 8), min_size=1)), max_size=12
    )
)
def test_the_quorum_shown_is_the_quorum_used(
    opened: Session, officer: Actor, chair: Actor, moves: list[tuple[str, set[int]]]
) -> None:
    members = list(
        Membership.objects.on(START).filter(organization__classification="assembly", role="member")
        .order_by("person_id").values_list("person_id", flat=True)
    )  # fmt: skip
    with transaction.atomic():
        for minute, (move, chosen) in enumerate(moves, start=1):
            act = services.register_members if move == "come" else services.record_leaving
            try:
                act(by=officer, at=after(minute), session=opened, people=[members[n] for n in chosen])
            except Refusal as told:
                assert told.verdict.code in {"meetings.all_registered", "meetings.not_registered"}
        shown = presence.series_of(rulebook(), opened, START)[-1]
        facts = facts_of(opened, START)
        assert shown.present == facts.present == len(people(opened))
        assert bool(shown.quorum) == bool(rules.quorum(rulebook(), facts, START)) == (facts.present >= 6)
        item = opened.items.get(position=1)
        if shown.quorum:
            call = services.open_roll_call(by=chair, at=after(90), item=item)
            vote = services.close_roll_call(by=chair, at=after(91), roll_call=call)
            assert (call.present, vote.present) == (shown.present, shown.present)
        else:
            assert refused(opened, chair, 90) == "meetings.no_quorum"
        transaction.set_rollback(True)
    assert connection.in_atomic_block


@pytest.fixture
def rehearsal() -> Instance:
    return Instance.objects.create(
        kind="rehearsal", rehearsal_day=START, name_kk="А", name_ru="А", name_en="A", begun_at=timezone.now()
    )


def test_everybody_reads_the_series_without_names_with_its_formula(
    opened: Session, rehearsal: Instance
) -> None:
    text = Client().get("/en/sessions/xxxiv/presence/").content.decode().replace("\u00a0", " ")
    assert "2/3 of 9 members, rounded up, is 6; present are 6." in text
    assert Person.objects.get(pk=people(opened)[0]).name_kk not in text
    table = Client().get("/kk/sessions/xxxiv/presence/?format=csv").content.decode().splitlines()
    assert table[0].startswith("time,came,left") and table[1].endswith("6,0,0,6,9,6,yes")


def test_the_officer_at_the_door_records_leaving_by_ticks(
    opened: Session, officer: Actor, rehearsal: Instance
) -> None:
    client = Client()
    client.force_login(factories.account(Person.objects.get(pk=officer.person_id)))
    first = people(opened)[0]
    page = client.get("/en/sessions/xxxiv/leave/").content.decode()
    assert f'value="{first}"' in page
    said = client.post("/en/sessions/xxxiv/leave/", {"people": [first]}, follow=True).content.decode()
    assert "1 member left. In all: 5 of 9." in said.replace("\u00a0", " ")
    assert first not in people(opened)

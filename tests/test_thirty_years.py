"""Generated histories of thirty years, told through the acts: seats, associations and the count of the roll hold on every day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rulebook import Refusal

from shanyraq.bodies import queries, services
from shanyraq.bodies.deputies import from_associations
from shanyraq.bodies.queries.deputies import deputies_on, in_office
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership
from shanyraq.people.rules import is_current
from tests import factories as make

pytestmark = pytest.mark.django_db
FIRST, TODAY = date(1994, 9, 2), date(2024, 9, 2)  # the last acts are of the platform's first day
DAYS = st.dates(FIRST, TODAY - timedelta(days=2))
RECENT = st.dates(date(2012, 1, 1), TODAY)
QUIET = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def officer() -> Actor:
    for body in ("assembly", "secretariat"):
        make.organization(body, body)
    return make.actor("secretariat.officer", day=TODAY)


@contextmanager
def undone() -> Iterator[None]:
    """Take back what one generated history wrote, so that the next begins where the first did."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def sample(days: list[date]) -> list[date]:
    """Give each day, and the one before and after it: where a wrong boundary shows."""
    return sorted({day + timedelta(days=n) for day in days for n in (-1, 0, 1)})


@QUIET
@given(st.lists(st.tuples(st.integers(0, 4), RECENT, st.integers(0, 2)), min_size=1, max_size=12))
def test_never_two_holders_of_a_seat_nor_three_deputies_from_associations(
    officer: Actor, orders: list[tuple[int, date, int]]
) -> None:
    with undone():
        at, told = make.moment(TODAY), []
        for association, on, kind in orders:
            sitting = list(deputies_on(on))
            try:
                if kind == 2 and sitting:
                    services.end_office(by=officer, at=at, membership_id=sitting[0].pk, paper="№ 1", on=on)
                elif kind == 1:
                    services.appoint_head(by=officer, at=at, person_id=make.person().pk, paper="№ 2", on=on)
                else:
                    advice = services.recommend_deputy(
                        by=officer, at=at, person_id=make.person().pk,
                        association=f"«Бірлік {association}»", paper="№ 3", on=on,
                    )  # fmt: skip
                    services.appoint_deputy(
                        by=officer, at=at, recommendation_id=advice.pk, paper="№ 4", on=on, months=12,
                        succeeds_id=sitting[0].pk if sitting and association % 2 else None, again=True,
                    )  # fmt: skip
                told.append(on)
            except Refusal:
                continue
        for day in sample(told):
            held = list(
                Membership.objects.on(day).filter(place__isnull=False).values_list("post_id", "place")
            )
            assert len(held) == len(set(held)), day
            office = in_office(day)
            assert len(from_associations(office)) <= 2 and len(office) <= 3, day


@QUIET
@given(st.lists(st.tuples(DAYS, st.none() | st.integers(1, 6000)), min_size=1, max_size=15), st.data())
def test_the_count_of_a_day_is_the_sum_of_its_mandates_whatever_was_corrected(
    officer: Actor, terms: list[tuple[date, int | None]], data: st.DataObject
) -> None:
    with undone():
        at = make.moment(TODAY)
        mine: dict[int, tuple[date, date | None]] = {}
        for since, length in terms:
            seat = make.seat("assembly.member", since=since)
            mine[seat.pk] = (since, None)
            if length is not None:
                ends = min(since + timedelta(days=length), TODAY)
                services.end_mandate(
                    by=officer, at=at, membership_id=seat.pk, ground="own_wish", occurred_on=ends, paper="№ 1"
                ) if ends >= date(2023, 1, 24) else services.correct_mandate(
                    by=officer,
                    at=at,
                    membership_id=seat.pk,
                    since=since,
                    until=ends,
                    basis="№ 1",
                    why="Мұрағат",
                )
                mine[seat.pk] = (since, ends)
        for day in [
            *data.draw(st.lists(DAYS, max_size=5)),
            *sample([d for t in mine.values() for d in t if d]),
        ]:
            expected = sum(is_current(since, until, day) for since, until in mine.values())
            assert queries.count_members_on(day) == expected == len(queries.roll_on(day)), day

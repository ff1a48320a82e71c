"""Two axes of time, and seats that one person holds at a time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from rulebook import Refusal

from shanyraq.journal.clock import Moment
from shanyraq.people import rules
from shanyraq.people.knowledge import place_for, seats_on
from shanyraq.people.models import Membership, Post, Superseded
from shanyraq.people.services.knowledge import rewrite
from tests import factories as make

DAY = date(2024, 9, 2)


def at(day: date, hour: int = 7) -> Moment:
    return Moment(day=day, machine=datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


@pytest.fixture
def corrected(db: None) -> Membership:
    """A mandate recorded on 1 March 2024, found on 1 October to have ended on 15 August."""
    row = make.seat("assembly.member", since=date(2024, 1, 1))
    Membership.objects.filter(pk=row.pk).update(
        recorded_on=date(2024, 3, 1), recorded_at=at(date(2024, 3, 1)).machine
    )
    row.refresh_from_db()
    return rewrite(row, at(date(2024, 10, 1)), "the order of August came late", until=date(2024, 8, 15))


@pytest.mark.parametrize(
    ("day", "known", "count"),
    [
        (DAY, date(2024, 2, 28), 0),  # nobody knew yet
        (DAY, date(2024, 3, 1), 1),
        (DAY, date(2024, 9, 30), 1),  # as known before the correction
        (DAY, date(2024, 10, 1), 0),  # from the day of the correction on
        (date(2024, 8, 14), date(2024, 10, 1), 1),
        (date(2024, 8, 15), date(2024, 10, 1), 0),
    ],
)
def test_in_force_and_known_are_two_questions(
    corrected: Membership, day: date, known: date, count: int
) -> None:
    assert len(seats_on(day, known, organization__classification="assembly")) == count


def test_the_machine_s_time_is_asked_to_the_instant(corrected: Membership) -> None:
    instant = at(date(2024, 10, 1)).machine
    assert len(seats_on(DAY, instant - timedelta(seconds=1))) == 1
    assert len(seats_on(DAY, instant)) == 0


def test_what_was_known_is_kept_whole(corrected: Membership) -> None:
    (kept,) = Superseded.objects.all()
    assert (kept.person_id, kept.until, kept.recorded_on) == (corrected.person_id, None, date(2024, 3, 1))
    assert (kept.replaced_on, corrected.until) == (date(2024, 10, 1), date(2024, 8, 15))


def test_a_day_s_two_corrections_leave_the_last_one_known(db: None) -> None:
    row = make.seat("assembly.member", since=date(2024, 1, 1))
    rewrite(row, at(DAY, 7), "wrong", since=date(2024, 2, 1))
    rewrite(row, at(DAY, 8), "wrong again", since=date(2024, 3, 1))
    (known,) = seats_on(DAY, DAY)
    assert known.since == date(2024, 3, 1)
    (between,) = seats_on(DAY, at(DAY, 7).machine)
    assert between.since == date(2024, 2, 1)


def test_the_question_takes_two_queries_for_one_and_for_many(db: None, django_assert_num_queries) -> None:
    for row in [make.seat("assembly.member", since=date(2024, 1, 1)) for _ in range(8)][:4]:
        rewrite(row, at(DAY), "x", basis="№ 2")
    with django_assert_num_queries(2):
        assert len(seats_on(DAY, date(2030, 1, 1), role="member")) == 8


DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(st.lists(st.tuples(DAYS, st.one_of(st.none(), st.integers(1, 3000))), max_size=30), st.integers(1, 3))
def test_no_seat_ever_has_two_holders_on_a_day(terms: list[tuple[date, int | None]], seats: int) -> None:
    held: list[tuple[int, date, date | None]] = []
    for since, length in terms:
        until = since + timedelta(days=length) if length else None
        try:
            place = rules.free_place(seats=seats, held=held, since=since, until=until)
        except Refusal as refusal:
            assert refusal.verdict.code == "people.seat_taken"
            assert refusal.verdict.facts["taken"] == seats
        else:
            held.append((place, since, until))
    for day in {since for _place, since, _until in held}:
        there = [place for place, since, until in held if rules.is_current(since, until, day)]
        assert len(there) == len(set(there)) <= seats


def test_a_seat_is_free_on_the_day_its_holder_leaves(db: None) -> None:
    body = make.organization("assembly", "assembly")
    post = Post.objects.create(organization=body, role="deputy_chair", label_kk="Орынбасар", seats=1)
    make.seat("assembly.deputy_chair", since=date(2024, 1, 1), until=DAY, post=post, place=1)
    with pytest.raises(Refusal, match="people.seat_taken"), transaction.atomic():
        place_for(post, DAY - timedelta(days=1), None)
    with transaction.atomic():
        assert place_for(post, DAY, None) == 1


def test_postgresql_itself_refuses_a_second_holder(db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("exclusion constraints are PostgreSQL's; the rule above guards SQLite")
    body = make.organization("assembly", "assembly")
    post = Post.objects.create(organization=body, role="deputy_chair", label_kk="Орынбасар", seats=2)
    make.seat("assembly.deputy_chair", since=date(2024, 1, 1), until=DAY, post=post, place=1)
    make.seat("assembly.deputy_chair", since=date(2024, 1, 1), post=post, place=2)
    make.seat("assembly.deputy_chair", since=DAY, post=post, place=1)
    with pytest.raises(IntegrityError, match="people_one_holder_of_a_seat"), transaction.atomic():
        make.seat("assembly.deputy_chair", since=date(2024, 8, 1), post=post, place=1)

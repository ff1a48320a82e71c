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
from shanyraq.bodies.services import organs, regional, seats
from shanyraq.meetings import services as meetings
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization
from shanyraq.people.queries import actor_of
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


def once(holders: list[tuple[int, str]]) -> bool:
    return len(holders) == len(set(holders))


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


KINDS = ("commission", "expert_council", "elders_council", "regional_secretariat")
ACTS = ("seat", "chair", "elect", "hand_over", "acting", "end", "agree", "close", "merge")


def founded(officer: Actor) -> list[Organization]:
    """Make two bodies of each kind in the days of Decree 149, and two regional secretariats."""
    at, made = make.moment(TODAY), []
    for number, area in enumerate(("KZ-10", "KZ-15")):
        for kind in KINDS[:3]:
            place = area if kind == "elders_council" else ""
            if kind != "expert_council" or not number:
                made.append(
                    organs.found_body(
                        by=officer,
                        at=at,
                        kind=kind,
                        name_kk=f"{kind} {number}",
                        area=place,
                        paper="№ 1",
                        on=date(2012, 1, 1),
                    )
                )
        made.append(make.organization(KINDS[3], f"secretariat-{number}", area=area))
    return made


def do(officer: Actor, head: Actor, what: str, body: Organization, on: date) -> None:
    """Try one act on a body on a day; whom it touches is whoever sits there."""
    at, who = make.moment(TODAY), make.person()
    here = {"by": officer, "at": at, "slug": body.slug}
    held = list(Membership.objects.on(on).filter(organization=body).order_by("pk"))
    if what == "seat":
        role = "officer" if body.classification == KINDS[3] else "member"
        seats.seat_person(**here, person_id=who.pk, role=role, paper="№ 2", on=on)
    elif what == "chair":
        seats.seat_person(**here, person_id=who.pk, role="chair", paper="№ 3", on=on)
    elif what == "acting":
        role = "head" if body.classification == KINDS[3] else "chair"
        until = on + timedelta(days=90)
        seats.name_acting(**here, role=role, person_id=who.pk, paper="№ 4", on=on, until=until, why="Демалыс")
    elif what == "agree":
        row = regional.put_forward_head(**here, person_id=who.pk, paper="№ 5", on=on)
        regional.answer_on_head(by=head, at=at, candidate_id=row.pk, answer="agreed", paper="№ 6", on=on)
        regional.appoint_regional_head(by=officer, at=at, candidate_id=row.pk, paper="№ 7", on=on)
    elif what == "close":
        organs.close_body(**here, paper="№ 8", on=on)
    elif what == "merge":
        heir = Organization.objects.filter(classification=body.classification).exclude(pk=body.pk).first()
        organs.merge_body(**here, into=heir.slug if heir else body.slug, paper="№ 9", on=on)
    elif held and what == "elect":
        seats.elect_chair(**here, person_id=held[-1].person_id, paper="№ 10", on=on)
    elif held and what == "hand_over":
        seats.hand_over(by=officer, at=at, membership_id=held[0].pk, person_id=who.pk, paper="№ 11", on=on)
    elif held:
        seats.end_seat(by=officer, at=at, membership_id=held[0].pk, paper="№ 12", on=on)


@settings(QUIET, max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 6), RECENT), min_size=4, max_size=16))
def test_whatever_is_done_to_bodies_an_office_has_one_holder_and_a_closed_body_none(
    officer: Actor, acts: list[tuple[str, int, date]]
) -> None:
    with undone():
        head, bodies, told = make.actor("secretariat.head", day=TODAY), founded(officer), [date(2012, 1, 1)]
        for what, place, on in acts:
            try:
                with transaction.atomic():
                    do(officer, head, what, bodies[place % len(bodies)], on)
                told.append(on)
            except Refusal:
                continue
        rows = {row.pk: row for row in Organization.objects.filter(pk__in=[body.pk for body in bodies])}
        for day in sample(told):
            seated = Membership.objects.on(day).filter(organization__in=rows).select_related("acting")
            offices = [row for row in seated if row.role in {"chair", "head"}]
            assert once([(row.organization_id, row.role) for row in offices if not hasattr(row, "acting")]), (
                day
            )
            assert once([(row.organization_id, row.role) for row in offices if hasattr(row, "acting")]), day
            for row in seated:
                closed = rows[row.organization_id].until
                assert closed is None or day < closed, (day, row.organization_id, closed)


@QUIET
@given(st.dates(date(2012, 1, 1), TODAY - timedelta(days=1)), st.integers(1, 4000))
def test_whose_mandate_ended_that_morning_has_no_voice_that_day_and_had_one_the_day_before(
    officer: Actor, since: date, length: int
) -> None:
    ends = min(since + timedelta(days=length), TODAY)
    with undone():
        leaving, staying = (
            make.seat("assembly.member", since=since),
            make.seat("assembly.member", since=since),
        )
        services.correct_mandate(
            by=officer,
            at=make.moment(TODAY),
            membership_id=leaving.pk,
            since=since,
            until=ends,
            basis="№ 1",
            why="Мұрағат",
        )
        users = [make.account(row.person) for row in (staying, leaving)]
        before = ends - timedelta(days=1)
        for day, heard in ((before, True), (ends, False)):
            first, second = (actor_of(user, day) for user in users)
            request = meetings.start_request(by=first, at=make.moment(day), subject_kk="Тіл туралы")
            try:
                meetings.sign_request(by=second, at=make.moment(day), request=request)
                said = None
            except Refusal as refusal:
                said = refusal.verdict
            assert (said is None) is heard, day
            if said is not None:
                assert said.code == "law.no_mandate" and "law-70-iv-2008:9" in {str(law) for law in said.law}

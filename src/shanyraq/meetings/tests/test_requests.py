"""Requests for an extraordinary Session: signatures, the third of all members, the Chair's decision, its month."""

from datetime import date, time

import pytest

from shanyraq.acts.queries import rulebook
from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import Request, Session
from shanyraq.meetings.queries import requests
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import requests as request_rules
from shanyraq.meetings.tests.test_council import DAY, DEADLINE, LATE, acting, answer, refused, start
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Person
from tests import factories

pytestmark = pytest.mark.django_db


def _sign(request: Request, person: Person, day: date = DAY) -> None:
    services.sign_request(by=acting(person, "assembly.member"), at=factories.moment(day), request=request)


def _request(person: Person) -> Request:
    return services.start_request(
        by=acting(person, "assembly.member"), at=factories.moment(DAY), subject_kk="Тіл саясаты"
    )


@pytest.mark.requirement("SES-04")
def test_the_signature_that_reaches_a_third_of_all_members_makes_the_request_valid(chair: Actor) -> None:
    people = factories.members(7)
    request = _request(people[0])
    _sign(request, people[1])
    facts = requests.facts_of(request, DAY)
    assert (facts.signatures, facts.total) == (2, 7)
    with refused("meetings.request_below_third") as raised:
        services.decide_extraordinary(by=chair, at=factories.moment(DAY), request=request, number="Ш-1")
    assert (raised.value.verdict.facts["needed"], raised.value.verdict.facts["missing"]) == (3, 1)
    _sign(request, people[2])
    assert request_rules.is_valid(rulebook(), requests.facts_of(request, DAY), DAY)
    assert {entry.actor for entry in Entry.objects.filter(act="meetings.sign_request")} == {"unnamed"}
    assert Entry.objects.filter(act="meetings.sign_request").latest("id").facts == {
        "signatures": 3,
        "members": 7,
        "valid": True,
    }
    session = services.decide_extraordinary(
        by=chair, at=factories.moment(DAY), request=request, number="Ш-1", start_day=date(2024, 10, 2)
    )
    assert (session.kind, session.decided_on) == ("extraordinary", DAY)
    assert session.items.get().title_kk == "Тіл саясаты"


@pytest.mark.requirement("SES-04")
def test_of_382_members_127_signatures_fail_and_128_pass() -> None:
    def valid(signatures: int) -> bool:
        facts = request_rules.RequestFacts(signatures=signatures, total=382)
        return bool(request_rules.is_valid(rulebook(), facts, DAY))

    assert (valid(127), valid(128)) == (False, True)


def test_a_member_signs_once_and_may_withdraw_until_the_decision(chair: Actor) -> None:
    people = factories.members(4)
    request = _request(people[0])
    with refused("meetings.already_signed"):
        _sign(request, people[0])
    by = acting(people[0], "assembly.member")
    _sign(request, people[1])
    services.withdraw_signature(by=by, at=factories.moment(DAY), request=request)
    with refused("meetings.not_signed"):
        services.withdraw_signature(by=by, at=factories.moment(DAY), request=request)
    _sign(request, people[0])
    services.decide_extraordinary(by=chair, at=factories.moment(DAY), request=request, number="Ш-1")
    for act in (services.sign_request, services.withdraw_signature):
        with refused("meetings.request_decided"):
            act(by=by, at=factories.moment(DAY), request=request)
    with refused("meetings.request_decided"):
        services.decide_extraordinary(by=chair, at=factories.moment(DAY), request=request, number="Ш-2")
    assert Session.objects.count() == 1


@pytest.mark.requirement("SES-04")
def test_with_the_last_signature_withdrawn_the_request_is_over(chair: Actor) -> None:
    first, second, third, *_rest = factories.members(6)
    request = _request(first)
    _sign(request, second)
    for who in (first, second):
        assert requests.facts_of(request, DAY).lapsed_on is None and request in requests.open_requests_on(DAY)
        by = acting(who, "assembly.member")
        services.withdraw_signature(by=by, at=factories.moment(DAY), request=request)
    assert requests.facts_of(request, DAY).lapsed_on == DAY and not requests.open_requests_on(DAY)
    assert Entry.objects.latest("pk").facts["lapsed"] is True
    by, at = acting(third, "assembly.member"), factories.moment(DAY)
    with refused("meetings.request_lapsed"):
        _sign(request, third)
    with refused("meetings.request_lapsed"):
        services.withdraw_signature(by=by, at=at, request=request)
    with refused("meetings.request_lapsed"):
        services.decide_extraordinary(by=chair, at=at, request=request, number="Ш-1")
    assert _request(third).pk != request.pk


def test_a_signature_of_a_mandate_that_ended_keeps_a_request_from_being_over() -> None:
    first, second, *_rest = factories.members(4)
    request = _request(first)
    _sign(request, second)
    Membership.objects.filter(person=second).update(until=LATE)
    by = acting(first, "assembly.member")
    services.withdraw_signature(by=by, at=factories.moment(LATE), request=request)
    facts = requests.facts_of(request, LATE)
    assert (facts.signatures, facts.standing, facts.lapsed_on) == (0, 1, None)


def test_the_signature_of_somebody_who_is_no_member_any_more_does_not_count() -> None:
    people = factories.members(4)
    request = _request(people[0])
    Membership.objects.filter(person=people[0]).update(until=LATE)
    assert requests.facts_of(request, DEADLINE).signatures == 1
    assert requests.facts_of(request, LATE).signatures == 0


def test_the_journal_does_not_say_publicly_who_signed_beyond_who_acted() -> None:
    people = factories.members(4)
    request = _request(people[0])
    assert "name" not in str(Entry.objects.latest("id").facts)
    assert requests.has_signed(request, people[0].pk, DAY)
    assert not requests.has_signed(request, None, DAY)


@pytest.mark.requirement("SES-04", "SES-05")
def test_the_chair_s_own_initiative_and_the_council_s_decision_run_a_month_from_the_decision(
    officer: Actor, chair: Actor
) -> None:
    at = factories.moment(DAY)
    with refused("meetings.extraordinary_too_late"):
        services.decide_extraordinary(
            by=chair, at=at, number="Ш-1", subject_kk="Тіл", start_day=date(2024, 10, 3)
        )
    own = services.decide_extraordinary(
        by=chair, at=at, number="Ш-1", subject_kk="Тіл", start_day=date(2024, 10, 2)
    )
    assert own.request.initiator == "chair"
    people = factories.members(3, council=3)
    poll = start(officer, purpose="extraordinary")
    with refused("meetings.council_did_not_decide"):
        services.decide_extraordinary(by=chair, at=at, number="Ш-2", poll=poll)
    answer(poll, people, "for")
    services.close_poll(by=officer, at=at, poll=poll)
    poll.refresh_from_db()
    session = services.decide_extraordinary(by=chair, at=at, number="Ш-2", poll=poll)
    assert session.request.initiator == "council"
    with refused("meetings.request_decided"):
        services.decide_extraordinary(by=chair, at=at, number="Ш-3", poll=poll)


@pytest.mark.requirement("SES-05")
def test_the_order_of_an_extraordinary_session_is_refused_after_the_month(chair: Actor) -> None:
    at = factories.moment(date(2025, 1, 31))
    session = services.decide_extraordinary(by=chair, at=at, number="Ш-1", subject_kk="Тіл")
    given = {"by": chair, "at": at, "session": session, "start_time": time(10), "place_kk": "Астана"}
    with refused("meetings.extraordinary_too_late"):
        services.adopt_order(number="Д-1", start_day=date(2025, 3, 1), **given)
    services.adopt_order(number="Д-1", start_day=date(2025, 2, 28), **given)
    assert facts_of(session, date(2025, 1, 31)).status == "ordered"

"""Polls, requests, meetings of the Council: the acts, their refusals, their numbers."""

from datetime import date, time

import pytest
from rulebook import Refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.models import Detail, Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import CouncilMeeting, Poll, Request, Session
from shanyraq.meetings.queries import council, polls, requests
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import requests as request_rules
from shanyraq.meetings.services.agenda import Item
from shanyraq.meetings.services.council import Matter
from shanyraq.people.acting import SYSTEM, Actor
from shanyraq.people.models import Membership, Person
from tests import factories

pytestmark = pytest.mark.django_db
DAY, DEADLINE, LATE = date(2024, 9, 2), date(2024, 9, 10), date(2024, 9, 11)


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, match=f"^{code}$")


def acting(person: Person, *roles: str) -> Actor:
    return Actor(key=f"person:{person.pk}", person_id=person.pk, roles=frozenset(roles))


def start(officer: Actor, **given: object) -> Poll:
    asked = {"question_kk": "Күн тәртібі ұсынылсын ба?", "deadline": DEADLINE, **given}
    return services.start_poll(by=officer, at=factories.moment(DAY), **asked)


def answer(poll: Poll, people: list[Person], choice: str, day: date = DAY) -> None:
    for person in people:
        by = acting(person, "council.member")
        services.answer_poll(by=by, at=factories.moment(day), poll=poll, choice=choice)


@pytest.mark.requirement("COU-02")
@pytest.mark.parametrize(("votes", "adopted"), [(20, True), (19, False)])
def test_a_council_of_thirty_needs_twenty_for_and_silence_counts_against(
    officer: Actor, votes: int, adopted: bool
) -> None:
    people = factories.members(30, council=30)
    poll = start(officer)
    answer(poll, people[:votes], "for")
    closed = services.close_poll(by=officer, at=factories.moment(LATE), poll=poll)
    assert closed.adopted is adopted
    assert (closed.votes_for, closed.votes_against, closed.silent) == (votes, 0, 30 - votes)
    assert (closed.total, closed.needed) == (30, 20)
    assert {p.pk for p in polls.non_voters_of(closed)} == {p.pk for p in people[votes:]}


def test_a_poll_closes_after_its_deadline_or_when_all_have_answered(officer: Actor) -> None:
    people = factories.members(3, council=3)
    poll = start(officer)
    with refused("meetings.poll_running"):
        services.close_poll(by=officer, at=factories.moment(DEADLINE), poll=poll)
    answer(poll, people, "for")
    services.close_poll(by=officer, at=factories.moment(DAY), poll=poll)
    with refused("meetings.poll_closed"):
        services.close_poll(by=officer, at=factories.moment(LATE), poll=poll)
    with refused("meetings.poll_closed"):
        answer(poll, people[:1], "against")


def test_an_answer_can_be_changed_until_the_closing_and_a_retry_is_the_same_answer(officer: Actor) -> None:
    people = factories.members(3, council=3)
    poll = start(officer)
    answer(poll, people[:1], "against")
    answer(poll, people[:1], "for", DEADLINE)
    answer(poll, people[:1], "for", DEADLINE)
    assert poll.answers.count() == 1
    assert polls.facts_of(poll, DEADLINE).votes_for == 1
    entries = Entry.objects.filter(act="meetings.answer_poll").order_by("id")
    assert [entry.facts for entry in entries] == [
        {"number": poll.number, "changed": False},
        {"number": poll.number, "changed": True},
        {"number": poll.number, "again": True},
    ]
    assert Detail.objects.get(entry=entries[1]).values == {
        "choice": "for",
        "actor": f"person:{people[0].pk}",
    }
    with refused("meetings.poll_over"):
        answer(poll, people[1:2], "for", LATE)
    with refused("meetings.no_such_answer"):
        answer(poll, people[1:2], "silent")


def test_only_the_council_answers(officer: Actor) -> None:
    people = factories.members(3, council=2)
    poll = start(officer)
    with refused("meetings.not_in_council"):
        answer(poll, people[2:], "for")
    with refused("law.no_mandate"):
        services.answer_poll(
            by=acting(people[2], "assembly.member"), at=factories.moment(DAY), poll=poll, choice="for"
        )


def test_the_answer_of_somebody_who_left_the_council_is_kept_and_not_counted(officer: Actor) -> None:
    people = factories.members(3, council=3)
    poll = start(officer)
    answer(poll, people, "for")
    seat = Membership.objects.get(person=people[0], organization__classification="council")
    seat.until = DEADLINE
    seat.save()
    closed = services.close_poll(by=officer, at=factories.moment(LATE), poll=poll)
    assert (closed.votes_for, closed.total, closed.roll_day) == (2, 2, DEADLINE)
    assert poll.answers.filter(counted=False).count() == 1


def test_an_overdue_poll_is_closed_by_the_system_once(officer: Actor) -> None:
    from shanyraq.meetings.tasks import close_overdue_polls

    factories.members(3, council=3)
    poll = start(officer)
    later = start(officer, deadline=date(2024, 9, 30))
    assert close_overdue_polls(factories.moment(DEADLINE)) == 0
    assert close_overdue_polls(factories.moment(LATE)) == 1
    assert close_overdue_polls(factories.moment(LATE)) == 0
    poll.refresh_from_db()
    later.refresh_from_db()
    assert poll.adopted is False and later.closed_on is None
    assert Entry.objects.get(act="meetings.close_poll").actor == SYSTEM.key


def test_a_poll_needs_a_question_a_day_ahead_and_a_council(officer: Actor) -> None:
    with refused("meetings.council_empty"):
        start(officer)
    factories.members(3, council=3)
    with refused("meetings.question_missing"):
        start(officer, question_kk=" ")
    with refused("meetings.deadline_past"):
        start(officer, deadline=date(2024, 9, 1))
    with refused("meetings.candidate_missing"):
        start(officer, purpose="deputy")


def test_the_council_recommends_a_deputy_chair_by_poll_and_at_a_meeting(officer: Actor, chair: Actor) -> None:
    people = factories.members(3, council=3)
    candidate, other = factories.person(), factories.person()
    poll = start(officer, purpose="deputy", candidate=candidate)
    refusedly = start(officer, purpose="deputy", candidate=other)
    answer(poll, people[:2], "for")
    for one in (poll, refusedly):
        services.close_poll(by=officer, at=factories.moment(LATE), poll=one)
    meeting = _held(officer, chair, people, Matter("Үміткер", purpose="deputy", candidate=other))
    item = meeting.items.get()
    services.count_council_vote(
        by=officer, at=factories.moment(DEADLINE), item=item, votes_for=2, votes_against=1, abstained=0
    )
    found = council.recommendations_on(rulebook(), LATE)
    assert [(one.candidate, one.day) for one in found] == [(candidate, LATE), (other, DEADLINE)]


def _held(officer: Actor, chair: Actor, people: list[Person], *items: Matter) -> CouncilMeeting:
    meeting = services.convene_council(
        by=chair,
        at=factories.moment(DAY),
        start_day=DEADLINE,
        start_time=time(11),
        place_kk="Астана",
        items=items,
    )
    return services.hold_council(
        by=officer, at=factories.moment(DEADLINE), meeting=meeting, people=[p.pk for p in people]
    )


@pytest.mark.requirement("COU-01")
def test_a_deputy_s_convocation_is_pending_until_the_chair_agrees(officer: Actor, chair: Actor) -> None:
    people = factories.members(3, council=3)
    deputy = factories.actor("assembly.deputy_chair", day=DAY)
    meeting = services.convene_council(
        by=deputy,
        at=factories.moment(DAY),
        start_day=DEADLINE,
        start_time=time(11),
        place_kk="Астана",
        items=[Matter("Есеп")],
    )
    assert council.facts_of(meeting, DAY).status == "pending"
    with refused("meetings.chair_agreement_missing"):
        services.hold_council(
            by=officer, at=factories.moment(DEADLINE), meeting=meeting, people=[people[0].pk]
        )
    with refused("law.no_mandate"):
        services.agree_convening(by=deputy, at=factories.moment(DAY), meeting=meeting)
    agreed = services.agree_convening(by=chair, at=factories.moment(DAY), meeting=meeting)
    assert council.facts_of(agreed, DAY).status == "convened"
    with refused("meetings.already_agreed"):
        services.agree_convening(by=chair, at=factories.moment(DAY), meeting=meeting)


def test_a_council_meeting_needs_two_thirds_and_counts_two_thirds_of_those_present(
    officer: Actor, chair: Actor
) -> None:
    people = factories.members(6, council=6)
    meeting = services.convene_council(
        by=chair,
        at=factories.moment(DAY),
        start_day=DEADLINE,
        start_time=time(11),
        place_kk="Астана",
        items=[Matter("Есеп")],
    )
    at = factories.moment(DEADLINE)
    with refused("meetings.before_meeting_day"):
        services.hold_council(
            by=officer, at=factories.moment(DAY), meeting=meeting, people=[p.pk for p in people]
        )
    with refused("meetings.council_no_quorum") as raised:
        services.hold_council(by=officer, at=at, meeting=meeting, people=[p.pk for p in people[:3]])
    assert raised.value.verdict.facts["needed"] == 4
    services.hold_council(by=officer, at=at, meeting=meeting, people=[p.pk for p in people[:4]])
    item = meeting.items.get()
    with refused("meetings.more_votes_than_present"):
        services.count_council_vote(by=officer, at=at, item=item, votes_for=5, votes_against=0, abstained=0)
    counted = services.count_council_vote(
        by=officer, at=at, item=item, votes_for=2, votes_against=1, abstained=1
    )
    verdict = council.result_of(rulebook(), counted)
    assert verdict is not None and not verdict


@pytest.mark.requirement("COU-04")
def test_a_draft_of_a_programme_document_reaches_a_session_only_after_the_council_discussed_it(
    officer: Actor, prepared: Session
) -> None:
    at = factories.moment(DAY)
    with refused("meetings.not_discussed"):
        services.set_agenda(
            by=officer, at=at, session=prepared, items=[Item("Жоба", subject="programme")], proposed_on=DAY
        )
    discussion = services.record_discussion(
        by=officer, at=at, title_kk="Жоба", day=date(2024, 8, 20), paper="№ К-2", outcome_kk="Қолдады"
    )
    services.set_agenda(
        by=officer,
        at=at,
        session=prepared,
        items=[Item("Жоба", subject="programme", discussion=discussion)],
        proposed_on=DAY,
    )
    assert prepared.items.get().discussion == discussion


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

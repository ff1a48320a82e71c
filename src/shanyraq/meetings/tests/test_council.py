"""Polls and meetings of the Council: the acts, their refusals, their numbers."""

from datetime import date, time

import pytest
from rulebook import Refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.models import Detail, Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import CouncilMeeting, Poll, Session
from shanyraq.meetings.queries import council, polls
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

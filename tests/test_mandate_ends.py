"""A mandate that ended this morning gives no voice this afternoon; a vote counted stays as it was counted."""

from datetime import date

import pytest
from rulebook import Refusal, Refused

from shanyraq.bodies import queries as bodies
from shanyraq.bodies import services as mandates
from shanyraq.meetings import services
from shanyraq.meetings.models import Poll, Request, Signature
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Person
from shanyraq.people.queries import actor_of
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)


def as_of_now(who: Person) -> Actor:
    return actor_of(getattr(who, "user", None) or make.account(who), DAY)


@pytest.fixture
def leaving() -> Person:
    """Sat in the Assembly and the Council until this morning."""
    who, *_others = make.members(6, council=6)
    Membership.objects.filter(person=who).update(until=DAY)
    return who


def no_mandate(refusal: Refusal, article: str) -> bool:
    verdict: Refused = refusal.verdict
    return verdict.code == "law.no_mandate" and article in {str(law) for law in verdict.law}


def test_whose_mandate_ended_this_morning_signs_no_request_and_the_refusal_names_the_article(
    leaving: Person,
) -> None:
    starter = Membership.objects.on(DAY).filter(role="member").first()
    assert starter is not None
    request = services.start_request(
        by=as_of_now(starter.person), at=make.moment(DAY), subject_kk="Тіл туралы"
    )
    with pytest.raises(Refusal) as refused:
        services.sign_request(by=as_of_now(leaving), at=make.moment(DAY), request=request)
    assert no_mandate(refused.value, "law-70-iv-2008:9")
    assert Signature.objects.filter(person=leaving).count() == 0
    assert Request.objects.get().signatures.count() == 1


def started(officer: Actor) -> Poll:
    return services.start_poll(
        by=officer, at=make.moment(DAY), question_kk="Жоспар", deadline=date(2024, 9, 9)
    )


def test_whose_mandate_ended_this_morning_answers_no_poll_and_the_refusal_names_the_article(
    leaving: Person,
) -> None:
    poll = started(make.actor("secretariat.officer", day=DAY))
    with pytest.raises(Refusal) as refused:
        services.answer_poll(by=as_of_now(leaving), at=make.moment(DAY), poll=poll, choice="for")
    assert refused.value.verdict.code == "law.no_mandate" and refused.value.verdict.law
    assert poll.answers.count() == 0


def test_a_correction_after_a_count_changes_neither_the_count_nor_the_council_as_it_was_known() -> None:
    council = make.members(3, council=3)
    Membership.objects.update(recorded_on=date(2020, 1, 1))
    officer = make.actor("secretariat.officer", day=DAY)
    poll = started(officer)
    for who in council:
        services.answer_poll(by=as_of_now(who), at=make.moment(DAY), poll=poll, choice="for")
    services.close_poll(by=officer, at=make.moment(DAY), poll=poll)
    seat = Membership.objects.get(person=council[0], organization__classification="council")
    after = date(2024, 9, 10)
    mandates.correct_mandate(
        by=officer, at=make.moment(after), membership_id=seat.pk,
        since=seat.since, until=date(2024, 8, 1), basis="", why="Қате",
    )  # fmt: skip
    poll.refresh_from_db()
    assert (poll.total, poll.votes_for) == (3, 3)
    assert bodies.count_council_on(DAY) == 2
    assert len(bodies.roll_known(DAY, DAY, bodies.COUNCIL)) == 3

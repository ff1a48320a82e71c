"""What a member signed on paper is entered for them, by the same rules as if they had done it: or not at all."""

from datetime import date, timedelta

import pytest
from rulebook import Refusal

from shanyraq.journal.models import Detail, Entry
from shanyraq.meetings import queries, services
from shanyraq.meetings.models import Poll, PollAnswer, Request
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, PaperService, Person
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = factories.moment(DAY)
PAPER = {"asked": "мүше, телефонмен", "paper": "Қол қойылған парақ, 4-іс", "signed_on": DAY}


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, match=f"^{code}$")


@pytest.fixture
def members() -> list[Person]:
    return factories.members(9, council=6)


@pytest.fixture
def poll(members: list[Person], officer: Actor) -> Poll:
    return services.start_poll(
        by=officer, at=AT, question_kk="Қолдайсыз ба?", deadline=DAY + timedelta(days=5)
    )


@pytest.fixture
def request_(members: list[Person]) -> Request:
    first = factories.actor(day=DAY, who=members[0])
    return services.start_request(by=first, at=AT, subject_kk="Тіл")


def sign(by: Actor, row: Request, who: Person, **given: object) -> object:
    return services.sign_request_on_paper(by=by, at=AT, request=row, person_id=who.pk, **{**PAPER, **given})  # type: ignore[arg-type]


def answer(by: Actor, row: Poll, who: Person, choice: str = "for", **given: object) -> object:
    return services.answer_poll_on_paper(
        by=by,
        at=AT,
        poll=row,
        person_id=who.pk,
        choice=choice,
        **{**PAPER, **given},  # type: ignore[arg-type]
    )


def test_a_signature_on_paper_counts_once_and_is_in_the_members_data(
    request_: Request, members: list[Person], officer: Actor
) -> None:
    sign(officer, request_, members[8])
    assert request_.signatures.count() == 2
    assert PaperService.objects.get().kind == "signature"
    assert [row["subject"] for row in queries.own_data(members[8])["signatures"]] == ["Тіл"]
    entry = Entry.objects.get(act="meetings.sign_request_on_paper")
    assert entry.facts == {"on_paper": True, "signatures": 2, "members": 9}
    assert f"person:{members[8].pk}" not in str(entry.facts)
    assert Detail.objects.get(entry=entry).values["person"] == f"person:{members[8].pk}"
    with refused("meetings.member_signed"):
        sign(officer, request_, members[8])


def test_a_signature_is_not_entered_for_whose_mandate_ended_that_morning(
    request_: Request, members: list[Person], officer: Actor
) -> None:
    Membership.objects.filter(person=members[8]).update(until=DAY)
    with refused("law.no_mandate") as caught:
        sign(officer, request_, members[8])
    assert "law-70-iv-2008:9" in [str(citation) for citation in caught.value.verdict.law]
    assert request_.signatures.count() == 1 and not PaperService.objects.exists()


def test_an_answer_on_paper_is_the_members_answer(poll: Poll, members: list[Person], officer: Actor) -> None:
    answer(officer, poll, members[3], "against")
    assert PollAnswer.objects.get(person=members[3]).choice == "against"
    assert PaperService.objects.get().kind == "open_vote"
    with refused("meetings.answered_already"):
        answer(officer, poll, members[3], "for")
    assert PollAnswer.objects.get(person=members[3]).choice == "against"


def test_ones_own_answer_is_not_changed_by_an_assistant(
    poll: Poll, members: list[Person], officer: Actor
) -> None:
    services.answer_poll(by=factories.actor(day=DAY, who=members[3]), at=AT, poll=poll, choice="for")
    with refused("meetings.answered_already"):
        answer(officer, poll, members[3], "against")
    assert PollAnswer.objects.get(person=members[3]).choice == "for"


def test_an_answer_needs_a_seat_a_known_answer_and_a_signed_paper(
    poll: Poll, members: list[Person], officer: Actor
) -> None:
    with refused("law.no_mandate"):
        answer(officer, poll, members[8])  # not of the Council
    with refused("meetings.no_such_answer"):
        answer(officer, poll, members[3], "perhaps")
    with refused("people.paper_not_signed"):
        answer(officer, poll, members[3], paper=" ")
    with refused("people.paper_ahead"):
        answer(officer, poll, members[3], signed_on=DAY + timedelta(days=1))
    assert not PollAnswer.objects.exists()


def test_a_member_enters_nothing_for_another(poll: Poll, request_: Request, members: list[Person]) -> None:
    neighbour = factories.actor(day=DAY, who=members[1])
    with refused("law.no_mandate"):
        answer(neighbour, poll, members[3])
    with refused("law.no_mandate"):
        sign(neighbour, request_, members[8])

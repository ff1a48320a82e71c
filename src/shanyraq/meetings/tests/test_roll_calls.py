"""A vote by names: one member, one vote; a retry is the same vote; the outcome follows from the count."""

from __future__ import annotations

from threading import Barrier, Event, Thread

import pytest
from django.test import Client
from rulebook import Allowed, Refusal, Refused

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.services import end_mandate
from shanyraq.journal import clock
from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import Cast, RollCall, Session, Vote
from shanyraq.meetings.queries import roll_calls as queries
from shanyraq.meetings.queries.own import own_data
from shanyraq.meetings.queries.sessions import result_of
from shanyraq.meetings.rules.roll_calls import Ballot, may_cast
from shanyraq.meetings.rush import Rush, Sent
from shanyraq.meetings.services.roll_calls import NothingNew
from shanyraq.people.acting import SYSTEM, Actor
from shanyraq.people.models import Membership, Person
from tests import factories

from .conftest import START

pytestmark = pytest.mark.django_db
NOW = factories.moment(START)


def member(person: int) -> Actor:
    return Actor(
        key=f"person:{person}",
        person_id=person,
        roles=frozenset(
            f"{kind}.{role}"
            for kind, role in Membership.objects.on(START)
            .filter(person_id=person)
            .values_list("organization__classification", "role")
        ),
    )


@pytest.fixture
def call(opened: Session, chair: Actor) -> RollCall:
    return services.open_roll_call(by=chair, at=NOW, item=opened.items.get(position=1))


@pytest.fixture
def present(call: RollCall) -> list[int]:
    return list(call.item.session.registrations.order_by("pk").values_list("person_id", flat=True))


def cast(call: RollCall, person: int, choice: str = "for", key: str = "") -> Cast:
    return services.cast_vote(
        by=member(person), at=NOW, roll_call=call, choice=choice, key=key or f"k{person}"
    )


def refusal(**given: object) -> str:
    with pytest.raises(Refusal) as refused:
        cast(**given)  # type: ignore[arg-type]
    return refused.value.verdict.code


SAME, OTHER, AGAIN = Ballot("for", "a"), Ballot("against", "a"), Ballot("against", "b")


@pytest.mark.parametrize(
    ("status", "ballot", "earlier", "registered", "said"),
    [
        ("open", SAME, None, True, ""),
        ("open", SAME, None, False, "meetings.not_registered_here"),
        ("open", SAME, SAME, True, ""),
        ("closed", SAME, SAME, False, ""),  # the answer got lost on the way: the vote stands
        ("open", OTHER, SAME, True, "meetings.key_used"),
        ("open", AGAIN, SAME, True, "meetings.vote_cast"),
        ("closed", SAME, None, True, "meetings.roll_call_closed"),
        ("stopped", SAME, None, True, "meetings.roll_call_stopped"),
        ("open", Ballot("maybe", "a"), None, True, "meetings.no_such_answer"),
        ("open", Ballot("for", ""), None, True, "meetings.no_such_answer"),
        ("open", Ballot("for", "a" * 33), None, True, "meetings.no_such_answer"),
        ("open", Ballot("for", "a\0"), None, True, "meetings.no_such_answer"),
    ],
)
def test_one_member_has_one_vote(
    status: str, ballot: Ballot, earlier: Ballot | None, registered: bool, said: str
) -> None:
    verdict = may_cast(status, ballot, earlier, registered=registered)
    assert (verdict.code if isinstance(verdict, Refused) else "") == said


def test_votes_are_counted_and_nobody_types_the_outcome(
    call: RollCall, present: list[int], chair: Actor
) -> None:
    for person, choice in zip(present, ["for", "for", "for", "for", "against"], strict=False):
        cast(call, person, choice)
    vote = services.close_roll_call(by=chair, at=NOW, roll_call=call)
    assert (vote.votes_for, vote.votes_against, vote.abstained, vote.silent) == (4, 1, 0, 1)
    assert vote.method == Vote.NAMES and result_of(rulebook(), call.item, START).adopted
    call.refresh_from_db()
    assert [(c, len(p)) for c, p in queries.by_choice(call)] == [
        ("for", 4), ("against", 1), ("abstain", 0), ("uncounted", 0)
    ]  # fmt: skip


def test_a_mandate_that_ends_before_the_closing_takes_its_vote_out_of_the_count(
    call: RollCall, present: list[int], chair: Actor, officer: Actor
) -> None:
    for person in present:
        cast(call, person)
    factories.members(1)  # the seat is taken by another, so that the quorum still holds
    newcomer = Membership.objects.order_by("-pk")[0].person_id
    services.register_members(by=officer, at=NOW, session=call.item.session, people=[newcomer])
    seat = Membership.objects.get(person_id=present[0], role="member")
    end_mandate(by=officer, at=NOW, membership_id=seat.pk, ground="own_wish", occurred_on=START, paper="№ 7")
    vote = services.close_roll_call(by=chair, at=NOW, roll_call=call)
    assert (vote.votes_for, vote.present) == (len(present) - 1, len(present))
    assert dict(queries.by_choice(call))["uncounted"] == [Person.objects.get(pk=present[0])]


def test_a_retry_is_the_same_vote_and_has_its_own_entry(call: RollCall, present: list[int]) -> None:
    first, again = cast(call, present[0]), cast(call, present[0])
    assert first.pk == again.pk and Cast.objects.count() == 1
    told = Entry.objects.filter(act="meetings.cast_vote").order_by("pk")
    assert [one.facts for one in told] == [{}, {"again": True}]
    assert [one.detail.values.get("votes") for one in told] == [[[present[0], "for"]], None]


def test_the_record_names_nobody_before_the_closing(call: RollCall, present: list[int]) -> None:
    cast(call, present[0])
    entry = Entry.objects.get(act="meetings.cast_vote")
    assert entry.actor == "unnamed" and str(present[0]) not in str(entry.facts)


def test_a_members_own_data_holds_their_votes_by_name(call: RollCall, present: list[int]) -> None:
    cast(call, present[0], "against")
    (mine,) = own_data(Person.objects.get(pk=present[0]))["votes"]
    assert (mine["session"], mine["matter"], mine["vote"]) == ("XXXIV", call.item.title_kk, "against")
    assert own_data(Person.objects.get(pk=present[1]))["votes"] == []


def test_refused_votes_leave_nothing(call: RollCall, present: list[int], chair: Actor) -> None:
    cast(call, present[0])
    stranger = Person.objects.filter(memberships__role="member").exclude(pk__in=present)[0].pk
    assert refusal(call=call, person=present[0], choice="against") == "meetings.key_used"
    assert refusal(call=call, person=present[0], key="other") == "meetings.vote_cast"
    assert refusal(call=call, person=stranger) == "meetings.not_registered_here"
    services.close_roll_call(by=chair, at=NOW, roll_call=call)
    assert refusal(call=call, person=present[1]) == "meetings.roll_call_closed"
    assert Cast.objects.count() == 1


def test_the_vote_of_a_mandate_ended_this_morning_is_refused_with_the_article(
    call: RollCall, present: list[int]
) -> None:
    Membership.objects.filter(person_id=present[0]).update(until=START)
    with pytest.raises(Refusal) as refused:
        cast(call, present[0])
    assert refused.value.verdict.code == "law.no_mandate" and refused.value.verdict.law
    verdicts = services.take_votes(
        by=SYSTEM, at=NOW, roll_call=call, ballots={member(p): Ballot("for", f"k{p}") for p in present[:2]}
    )
    assert verdicts[present[0]].code == "law.no_mandate" and verdicts[present[1]]  # type: ignore[union-attr]
    assert list(Cast.objects.values_list("person_id", flat=True)) == [present[1]]


def test_many_votes_at_once_are_one_act_and_judged_each_alone(call: RollCall, present: list[int]) -> None:
    cast(call, present[0])
    stranger = factories.members(1)[0].pk
    sent = {
        member(present[0]): Ballot("for", f"k{present[0]}"),  # a retry
        member(present[1]): Ballot("against", "x"),
        member(present[2]): Ballot("maybe", "x"),
        member(stranger): Ballot("for", "x"),
    }
    verdicts = services.take_votes(by=SYSTEM, at=NOW, roll_call=call, ballots=sent)
    said = {p: "" if v else v.code for p, v in verdicts.items()}  # type: ignore[union-attr]
    assert said == {
        present[0]: "", present[1]: "", present[2]: "meetings.no_such_answer", stranger: "meetings.not_registered_here"
    }  # fmt: skip
    entry = Entry.objects.get(act="meetings.take_votes")
    assert entry.facts == {"votes": 1} and entry.detail.values == {"votes": [[present[1], "against"]]}
    with pytest.raises(NothingNew):
        services.take_votes(by=SYSTEM, at=NOW, roll_call=call, ballots=sent)
    assert Cast.objects.count() == 2 and Entry.objects.filter(act="meetings.take_votes").count() == 1


def test_votes_of_those_struck_before_the_closing_stay_and_do_not_count(
    call: RollCall, present: list[int], chair: Actor, officer: Actor
) -> None:
    for person in present:
        cast(call, person)
    with pytest.raises(Refusal) as refused:
        factories.confirm("session.quorum", "2/3", since=START, on=START)
        for person in present[:2]:
            services.strike_registration(
                by=officer, at=NOW, session=call.item.session, person=person, why="Қате"
            )
        services.close_roll_call(by=chair, at=NOW, roll_call=call)
    assert refused.value.verdict.code == "meetings.no_quorum"
    services.register_members(by=officer, at=NOW, session=call.item.session, people=present[:1])
    services.register_members(by=officer, at=NOW, session=call.item.session, people=[present[1]])
    services.strike_registration(by=officer, at=NOW, session=call.item.session, person=present[0], why="Қате")
    extra = [p.pk for p in Person.objects.filter(memberships__role="member").exclude(pk__in=present)[:1]]
    services.register_members(by=officer, at=NOW, session=call.item.session, people=extra)
    vote = services.close_roll_call(by=chair, at=NOW, roll_call=call)
    assert vote.votes_for == 5 and Cast.objects.filter(counted=False).get().person_id == present[0]


def test_one_vote_at_a_time_and_the_session_waits_for_it(
    call: RollCall, opened: Session, chair: Actor
) -> None:
    from shanyraq.meetings.services.closing import close

    def code(work) -> str:  # type: ignore[no-untyped-def]
        with pytest.raises(Refusal) as refused:
            work()
        return refused.value.verdict.code

    second = opened.items.get(position=2)
    assert code(lambda: services.open_roll_call(by=chair, at=NOW, item=second)) == "meetings.roll_call_open"
    count = {"votes_for": 1, "votes_against": 0, "abstained": 0}
    assert (
        code(lambda: services.record_vote(by=chair, at=NOW, item=second, **count))
        == "meetings.roll_call_open"
    )
    assert code(lambda: close(opened, at=NOW)) == "meetings.roll_call_open"


def test_the_chair_voids_a_vote_and_both_stay(call: RollCall, present: list[int], chair: Actor) -> None:
    cast(call, present[0])
    services.stop_roll_call(by=chair, at=NOW, roll_call=call, why="Мәселе қате оқылды")
    again = services.open_roll_call(by=chair, at=NOW, item=call.item)
    cast(again, present[0], "against", key="new")
    vote = services.close_roll_call(by=chair, at=NOW, roll_call=again)
    assert (vote.votes_for, vote.votes_against) == (0, 1)
    assert RollCall.objects.get(pk=call.pk).status == "stopped" and call.casts.count() == 1


def test_the_page_shows_the_ballot_then_the_vote_then_the_names(
    client: Client, monkeypatch: pytest.MonkeyPatch, call: RollCall, present: list[int], chair: Actor
) -> None:
    address = f"/kk/sessions/roll-calls/{call.pk}/"
    person = Person.objects.get(pk=present[0])
    monkeypatch.setattr(clock, "today", lambda: START)
    client.force_login(factories.account(person))
    assert 'name="choice" value="for"' in client.get(address).content.decode()
    assert client.post(address + "cast/", {"choice": "for", "key": "k1"}).status_code == 302
    page = client.get(address).content.decode()
    assert "«Иә» деп дауыс бердіңіз" in page and 'name="choice"' not in page
    assert client.post(address + "cast/", {"choice": "against", "key": "k1"}).status_code == 409
    services.close_roll_call(by=chair, at=NOW, roll_call=call)
    client.logout()
    assert person.name_kk in client.get(address).content.decode()


def test_a_member_who_is_not_registered_reads_why_there_is_no_ballot_and_what_to_do(
    client: Client, monkeypatch: pytest.MonkeyPatch, call: RollCall, present: list[int]
) -> None:
    monkeypatch.setattr(clock, "today", lambda: START)
    absent = Person.objects.filter(memberships__role="member").exclude(pk__in=present)[0]
    client.force_login(factories.account(absent))
    page = client.get(f"/en/sessions/roll-calls/{call.pk}/").content.decode()
    assert "You are not registered in this Session" in page and 'name="choice"' not in page
    assert "The Secretariat registers members at the door; after that you can vote." in page


def sent(number: int) -> Sent:
    return Sent("s", 1, "for", str(number))


def test_what_gathers_while_one_is_written_is_written_together() -> None:
    written: list[list[str]] = []
    begun, go = Event(), Event()

    def take(votes):  # type: ignore[no-untyped-def]
        written.append([vote.key for vote in votes])
        begun.set()
        go.wait(10)
        return dict.fromkeys(range(len(votes)), Allowed())

    rush, answers = Rush(take), []
    threads = [Thread(target=lambda n=n: answers.append(rush.cast(sent(n)))) for n in range(40)]
    threads[0].start()
    assert begun.wait(10)
    for thread in threads[1:]:
        thread.start()
    while rush.queue.qsize() < 39:
        pass
    go.set()
    for thread in threads:
        thread.join(10)
    assert [len(one) for one in written] == [1, 39] and answers == [Allowed()] * 40


def test_where_writing_together_fails_each_is_told_to_go_its_own_way() -> None:
    def take(votes):  # type: ignore[no-untyped-def]
        raise RuntimeError("the database is gone")

    rush, together, answers = Rush(take), Barrier(5), []

    def one(number: int) -> None:
        together.wait(10)
        answers.append(rush.cast(sent(number)))

    threads = [Thread(target=one, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert answers == [None] * 5 and rush.cast(sent(9)) is None  # and it lives on

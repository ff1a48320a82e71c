"""A sealed vote at the edges: whoever could vote is counted, nothing waits for proofs, nobody is listed before the closing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from ballot.archive import EventType
from ballot.credentials import new_credential
from ballot.encoding import sha256_base64
from ballot.verify import State, verify
from django.db import transaction
from django.test import Client
from django.utils import timezone

from shanyraq.acts.models import Confirmation, Shelf
from shanyraq.journal import recording
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Instance
from shanyraq.meetings import services
from shanyraq.meetings.models import AgendaItem, BoardEvent, SealedVote, Session, Vote
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.services import casting
from shanyraq.meetings.services.closing import close
from shanyraq.people.acting import ANYONE, Actor
from shanyraq.people.models import Membership, Person
from tests import factories

from .conftest import START
from .test_roll_calls import member
from .test_sealed import NO, NOW, YES, Play, code, here, play, prepare, running

__all__ = ["here", "play", "running"]
pytestmark = pytest.mark.django_db
NEXT = Moment(day=START + timedelta(days=1), machine=NOW.machine + timedelta(days=1))


@pytest.fixture
def all_voted(play: Play, here: list[int]) -> Play:
    """Everybody of the Session is there and has voted: six members, six ballots; four are a quorum."""
    Membership.objects.filter(role="member").exclude(person_id__in=here).update(until=START)
    play.codes.append(new_credential(play.source))
    prepare(play)
    services.open_sealed(by=play.chair, at=NOW, sealed_vote=play.row)
    for place, choice in enumerate((YES, YES, YES, YES, NO, NO)):
        play.cast(place, choice)
    return play


def test_a_registration_struck_after_its_ballot_leaves_only_the_voiding(
    all_voted: Play, opened: Session, officer: Actor, here: list[int]
) -> None:
    struck = {"session": opened, "person": here[5], "why": "қате"}
    services.strike_registration(by=officer, at=NOW, **struck)
    close = {"by": all_voted.chair, "at": NOW, "sealed_vote": all_voted.row}
    assert code(lambda: services.close_sealed(**close)) == "meetings.more_ballots_than_members"
    assert services.stop_sealed(**close, why="Тіркеу сызылды").status == "stopped"


def test_a_code_that_voted_twice_is_one_ballot_of_those_who_took_part(
    all_voted: Play, opened: Session, officer: Actor
) -> None:
    all_voted.cast(0, NO)
    assert BoardEvent.objects.filter(kind=EventType.BALLOT).count() == 7
    assert services.close_sealed(by=all_voted.chair, at=NOW, sealed_vote=all_voted.row).took_part == 6


def test_a_mandate_that_ended_overnight_counts_in_the_vote_of_the_day_before(
    all_voted: Play, here: list[int]
) -> None:
    Membership.objects.filter(person_id=here[5], role="member").update(until=NEXT.day)
    all_voted.at = NEXT
    assert all_voted.close()
    for person in all_voted.secrets:
        all_voted.bring_part(person)
    vote = Vote.objects.get()
    assert (vote.votes_for, vote.votes_against, vote.present) == (4, 2, 6)


def test_those_at_a_distance_take_no_part_once_the_norm_is_taken_back(running: Play, here: list[int]) -> None:
    factories.confirm("session.remote_presence", True)
    far = Person.objects.filter(memberships__role="member").exclude(pk__in=here)[0]
    services.join_remotely(by=member(far.pk), at=NOW, session=running.row.item.session)
    running.cast(0, YES)
    assert queries.took_part(running.fresh(), START) == 7
    Confirmation.objects.filter(norm="session.remote_presence").update(withdrawn_on=START)
    Shelf.objects.update(mark="other")
    assert services.close_sealed(by=running.chair, at=NOW, sealed_vote=running.row).took_part == 6


def test_the_proofs_of_a_ballot_are_checked_while_no_act_is_open(
    running: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    within: list[bool] = []
    admit = casting.admit

    def told(*given: object) -> object:
        within.append(recording._open.get() is not None)
        return admit(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(casting, "admit", told)
    running.cast(0, YES)
    assert within == [False] and BoardEvent.objects.filter(kind=EventType.BALLOT).count() == 1


def test_a_vote_closed_while_a_ballot_was_being_checked_takes_it_no_more(
    running: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.cast(0, YES)
    late, admit = running.ballot(1, NO), casting.admit

    def slow(*given: object) -> object:
        found = admit(*given)  # type: ignore[arg-type]
        services.close_sealed(by=running.chair, at=NOW, sealed_vote=running.row)
        return found

    monkeypatch.setattr(casting, "admit", slow)
    cast = {"by": ANYONE, "at": NOW, "sealed_vote": running.row, "ballot": late}
    assert code(lambda: services.cast_ballot(**cast)) == "meetings.sealed_vote_checking"
    assert BoardEvent.objects.filter(kind=EventType.BALLOT).count() == 1


def test_the_same_ballot_sent_again_is_answered_with_its_tracker_also_after_the_closing(
    running: Play,
) -> None:
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=START, name_kk="А", name_ru="А", name_en="A", begun_at=timezone.now()
    )
    address, ballot = f"/en/sessions/sealed/{running.row.pk}/vote/", running.ballot(0, YES)
    tracker = sha256_base64(ballot.encode())
    for _again in range(2):
        answer = Client().post(address, {"ballot": ballot})
        assert answer.status_code == 200 and tracker in answer.content.decode()
    running.close()
    answer = Client().post(address, {"ballot": ballot})
    assert answer.status_code == 200 and tracker in answer.content.decode()
    assert Client().post(address, {"ballot": "{}"}).status_code == 409
    assert BoardEvent.objects.filter(kind=EventType.BALLOT).count() == 1


def test_no_ballot_of_an_open_vote_is_handed_out_and_every_one_of_a_closed_one(
    running: Play, tmp_path: Path
) -> None:
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=START, name_kk="А", name_ru="А", name_en="A", begun_at=timezone.now()
    )
    row = running.fresh()
    address = f"/en/sessions/sealed/{row.pk}/{row.uuid}.bel"
    before = Client().get(address).content
    running.cast(0, YES)
    assert Client().get(address).content == before and verify(before).state is State.UNFINISHED
    page = Client().get(f"/en/sessions/sealed/{row.pk}/").content.decode()
    assert "Who voted is not shown before the closing" in page
    running.close()
    assert verify(Client().get(address).content).ballots == 1


def test_a_text_does_not_change_while_a_secret_vote_on_it_is_not_counted(
    opened: Session, officer: Actor, chair: Actor, here: list[int]
) -> None:
    item = opened.items.get(position=1)
    motion = services.move_motion(by=officer, at=NOW, item=item, text_kk="Бір. Екі.")
    services.choose_commission(by=chair, at=NOW, session=opened, people=here[:3])
    box = services.open_paper_vote(by=chair, at=NOW, item=item)
    amend = {"at": NOW, "item": item, "old_kk": "Бір", "new_kk": "Үш"}

    def refused() -> set[str]:
        return {
            code(lambda: services.move_amendment(by=member(here[3]), **amend)),
            code(lambda: services.withdraw_motion(by=officer, at=NOW, motion=motion)),
        }

    assert refused() == {"meetings.secret_vote_open"}
    box = services.close_paper_vote(by=chair, at=NOW, paper_vote=box)
    assert refused() == {"meetings.secret_vote_open"}  # the text is kept with the count
    services.stop_paper_vote(by=chair, at=NOW, paper_vote=box, why="қате")
    services.move_amendment(by=member(here[3]), **amend)


def test_a_sealed_vote_is_drawn_up_in_an_ordered_session_that_is_not_over(
    prepared: Session, officer: Actor, chair: Actor
) -> None:
    authority, *trustees = factories.members(3)
    draw = {
        "by": officer,
        "item": prepared.items.get(position=1),
        "authority": authority,
        "trustees": trustees,
    }
    early = factories.moment(START - timedelta(days=43))
    assert code(lambda: services.draw_up_sealed(at=early, **draw)) == "meetings.not_ordered"
    services.cancel_session(by=chair, at=early, session=prepared, why_kk="…")
    assert code(lambda: services.draw_up_sealed(at=early, **draw)) == "meetings.session_cancelled"


def test_what_was_read_before_the_session_was_closed_opens_nothing_after_it(
    play: Play, opened: Session, officer: Actor, chair: Actor, here: list[int]
) -> None:
    prepare(play)
    services.choose_commission(by=chair, at=NOW, session=opened, people=here[:3])
    items = AgendaItem.objects.select_related("session")
    item, other = items.get(session=opened, position=1), items.get(session=opened, position=2)
    row = SealedVote.objects.select_related("item__session").get(pk=play.row.pk)
    with transaction.atomic():
        close(opened, at=NOW)
    late = {"by": chair, "at": NOW}
    assert code(lambda: services.open_paper_vote(**late, item=item)) == "meetings.session_closed"
    assert code(lambda: services.open_sealed(**late, sealed_vote=row)) == "meetings.session_closed"
    given = {
        "item": other,
        "authority": row.authority,
        "trustees": [one.person for one in row.trustees.all()],
    }
    draw = {"by": officer, "at": NOW, **given}
    assert code(lambda: services.draw_up_sealed(**draw)) == "meetings.session_closed"

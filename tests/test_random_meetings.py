"""Random meetings, told through the acts: whatever is tried, in whatever order, what the record says of a Session holds.

Everybody tries everything: members late, twice, with a forged ballot, after their mandate ended; the Chair opens, closes
and voids votes, gives the floor, takes up matters; the Secretariat registers, strikes and lets go. A refusal changes
nothing; an act keeps every invariant.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from rulebook import Refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.services import end_mandate
from shanyraq.decisions.services.closing import close_session
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry
from shanyraq.journal.sealing import seal_all
from shanyraq.journal.verifying import verify
from shanyraq.meetings import services
from shanyraq.meetings.models import Amendment, Cast, RollCall, Session, Turn
from shanyraq.meetings.queries.counting import members_here
from shanyraq.meetings.queries.counting import running as running_votes
from shanyraq.meetings.queries.minutes import log_of
from shanyraq.meetings.queries.motions import text_of
from shanyraq.meetings.rules.counting import MATTER, Line, Tally
from shanyraq.meetings.rules.roll_calls import Ballot
from shanyraq.meetings.services.agenda import Item
from shanyraq.meetings.services.minutes_sheets import content_of
from shanyraq.meetings.services.roll_calls import NothingNew
from shanyraq.people.acting import SYSTEM, Actor
from shanyraq.people.models import Membership, User
from shanyraq.people.queries import actor_of
from tests import factories as make
from tests.meeting_invariants import check_all

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("SES-04")]
DAY, START = date(2024, 9, 2), date(2024, 10, 15)
MEMBERS, ITEMS = 7, 3
POSTGRES = bool(os.environ.get("DATABASE_URL"))
WHO, WHICH = st.integers(0, MEMBERS), st.integers(0, ITEMS - 1)  # one person more than there are members
CHOICE = st.sampled_from(["for", "for", "for", "against", "abstain", "perhaps"])
WHY = st.sampled_from(["қате", " "])
ENDING = st.sampled_from(["close", "close", "stop", "nothing"])
KEY = st.sampled_from(["a", "b", "c", "", "ключ", "k" * 33])
Ballots = list[tuple[int, str, str]]
BALLOTS = st.lists(st.tuples(WHO, CHOICE, KEY), min_size=3, max_size=MEMBERS)


def running(machine: Meetings) -> bool:
    """Tell whether it is worth trying what only an open Session allows."""
    return machine.stage == "open"


class Meetings(RuleBasedStateMachine):
    """One Session from its registration to its minutes."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.second = make.NOON
        self.people = [*make.members(MEMBERS), make.person()]
        self.chair = make.actor("assembly.chair", day=DAY)
        self.officer = make.actor("secretariat.officer", day=DAY)
        make.confirm("session.quorum", "1/2")
        make.confirm("session.majority", "1/2")
        make.confirm("session.remote_presence", True)
        self.session = self._convened()
        self.hall = services.add_hall(by=self.officer, at=self.at(DAY), session=self.session, name_kk="Зал")
        self.items = list(self.session.items.order_by("position"))
        self.refused: Counter[str] = Counter()
        self.ended: dict[int, datetime] = {}
        self.checked, self.stage = -1, "awaited"

    def _convened(self) -> Session:
        at = self.at(DAY)
        session = services.prepare_session(by=self.officer, at=at)
        matters = [Item(f"Мәселе {n}") for n in range(ITEMS)]
        services.set_agenda(
            by=self.officer, at=at, session=session, items=matters, proposed_on=DAY, proposed_by="№ 1"
        )
        services.adopt_order(
            by=self.chair,
            at=at,
            session=session,
            number="1",
            start_day=START,
            start_time=time(10),
            place_kk="Астана",
        )
        services.record_announcement(
            by=self.officer, at=at, session=session, outlet="Газет", day=DAY, link="https://example.org/1"
        )
        return session

    def at(self, day: date = START) -> Moment:
        """Give the next second: no two acts share one."""
        self.second += timedelta(seconds=1)
        return Moment(day=day, machine=self.second)

    def actor(self, who: int) -> Actor:
        """Give somebody with the roles they hold today, as the sign-in does."""
        person = self.people[who]
        return actor_of(User(email="x@example.org", person=person), START)

    def tries(self, service: Callable[..., Any], **given: Any) -> Any:
        """Try an act. A refusal leaves every table as it was; an act that is done leaves one entry."""
        before = Entry.objects.count()
        try:
            done = service(at=self.at(), **given)
        except Refusal as refusal:
            self.refused[refusal.verdict.code] += 1
            assert refusal.verdict.code != "journal.meanwhile", (
                "nobody else acts here: the database refused it"
            )
            assert Entry.objects.count() == before, refusal.verdict.code
            return None
        assert Entry.objects.count() == before + 1
        return done

    @initialize(ready=st.sampled_from([True, True, True, False]))
    def begin(self, ready: bool) -> None:
        """Most Sessions get under way; what is tried before is tried in the others."""
        if ready:
            here = [person.pk for person in self.people[: MEMBERS - 1]]
            self.tries(services.register_members, by=self.officer, session=self.session, people=here)
            self._open(self.chair)

    # --- what is tried: each rule is one place of the hall, `do` what somebody tries there

    @rule(
        do=st.sampled_from(["come", "come", "leave", "strike", "end", "move", "join", "go"]),
        who=st.sets(WHO, min_size=1, max_size=3),
        why=WHY,
        there=st.booleans(),
    )
    def door(self, do: str, who: set[int], why: str, there: bool = False) -> None:
        people, hall = [self.people[n].pk for n in sorted(who)], self.hall if there else None
        if do == "come":
            self.tries(
                services.register_members, by=self.officer, session=self.session, people=people, hall=hall
            )
        elif do == "move":
            self.tries(services.move_members, by=self.officer, session=self.session, people=people, hall=hall)
        elif do in {"join", "go"}:
            service = services.join_remotely if do == "join" else services.leave_remotely
            self.tries(service, by=self.actor(min(who)), session=self.session)
        elif do == "leave":
            self.tries(services.record_leaving, by=self.officer, session=self.session, people=people)
        elif do == "strike" and people:
            given = {"session": self.session, "person": people[0], "why": why}
            self.tries(services.strike_registration, by=self.officer, **given)
        elif do == "end" and people and len(self.ended) < 2:
            self._end_mandate(people[0])

    def _end_mandate(self, person: int) -> None:
        seat = Membership.objects.filter(person_id=person, role="member").first()
        given = {"ground": "own_wish", "occurred_on": START, "paper": "№ 7"}
        if seat and self.tries(end_mandate, by=self.officer, membership_id=seat.pk, **given):
            self.ended[person] = self.second

    @precondition(running)
    @rule(do=st.sampled_from(["take up", "time", "ask", "ask", "give", "give", "end", "drop"]), who=WHO, which=WHICH,
          kind=st.sampled_from(["speech", "reply", "order", "song"]), pick=st.integers(0, 5))  # fmt: skip
    def floor(self, do: str, who: int, which: int, kind: str, pick: int) -> None:
        item, turns = self.items[which], list(Turn.objects.filter(session=self.session))
        turn = turns[pick % len(turns)] if turns else None
        if do == "take up":
            self.tries(services.take_up_item, by=self.chair, item=item)
        elif do == "time":
            self.tries(
                services.set_speaking_time, by=self.chair, session=self.session, speech=1 + pick, matter=9
            )
        elif do == "ask":
            self.tries(services.ask_floor, by=self.actor(who), item=item, kind=kind)
        elif turn is not None:
            service, by = {
                "give": (services.give_floor, self.chair),
                "end": (services.end_floor, self.chair),
                "drop": (services.drop_request, self.actor(who)),
            }[do]
            self.tries(service, by=by, turn=turn)

    @precondition(running)
    @rule(do=st.sampled_from(["move", "amend", "amend", "withdraw"]), who=WHO, which=WHICH,
          old=st.sampled_from(["Бір", "Екі", "Төрт", ""]), new=st.sampled_from(["Бес", "Алты"]))  # fmt: skip
    def text(self, do: str, who: int, which: int, old: str, new: str) -> None:
        item, by = self.items[which], self.actor(who)
        amendment = self._amendment(which)
        if do == "move":
            self.tries(services.move_motion, by=by, item=item, text_kk="Бір. Екі. Үш.")
        elif do == "amend":
            self.tries(services.move_amendment, by=by, item=item, old_kk=old, new_kk=new)
        elif amendment is not None:
            self.tries(services.withdraw_amendment, by=by, amendment=amendment)

    def _amendment(self, which: int, wanted: bool = True) -> Amendment | None:
        return Amendment.objects.filter(motion__item=self.items[which]).last() if wanted else None

    @precondition(running)
    @rule(
        which=WHICH,
        of_amendment=st.booleans(),
        counts=st.tuples(*[st.integers(0, 4)] * 3),
        void=st.booleans(),
    )
    def hands(self, which: int, of_amendment: bool, counts: tuple[int, int, int], void: bool) -> None:
        given = {"item": self.items[which], "amendment": self._amendment(which, of_amendment)}
        if void:
            self.tries(services.void_vote, by=self.officer, why="қате санау", **given)
        else:
            named = dict(zip(("votes_for", "votes_against", "abstained"), counts, strict=True))
            self.tries(services.record_vote, by=self.officer, **given, **named)

    @precondition(running)
    @rule(which=WHICH, of_amendment=st.booleans(), ballots=BALLOTS, more=BALLOTS, ending=ENDING,
          between=st.sampled_from(["nothing", "leave", "strike", "end", "come"]), who=WHO)  # fmt: skip
    def names(
        self,
        which: int,
        of_amendment: bool,
        ballots: Ballots,
        between: str,
        who: int,
        more: Ballots,
        ending: str,
    ) -> None:
        """A vote by names: some ballots, something in the middle of it, more ballots, an end or none."""
        amendment = self._amendment(which, of_amendment)
        self.tries(services.open_roll_call, by=self.chair, item=self.items[which], amendment=amendment)
        if (row := self._call()) is None:
            return
        for ballot in ballots:
            self._cast(row, *ballot)
        self.door(between, {who}, "қате")
        self._cast_together(row, {who: (choice, key) for who, choice, key in more})
        if ending == "close":
            self.tries(services.close_roll_call, by=self.chair, roll_call=row)
        elif ending == "stop":
            self.tries(services.stop_roll_call, by=self.chair, roll_call=row, why="қате")

    @precondition(running)
    @rule(which=WHICH, counts=st.tuples(*[st.integers(0, 3)] * 3), ending=ENDING, who=WHO, differs=st.booleans(),
          between=st.sampled_from(["nothing", "leave", "strike", "end", "come", "move"]))  # fmt: skip
    def box(
        self, which: int, counts: tuple[int, int, int], between: str, who: int, differs: bool, ending: str
    ) -> None:
        """A secret vote on paper: a box, something while it is open, a text that may not move, two or three counts."""
        item = self.items[which]
        three = [one.pk for one in self.people if one.pk in members_here(self.session, START)][:3]
        self.tries(services.choose_commission, by=self.chair, session=self.session, people=three)
        self.tries(services.open_paper_vote, by=self.chair, item=item)
        if (row := running_votes().filter(item__session=self.session).first()) is None:
            return
        before = text_of(rulebook(), row.item)
        self.door(between, {who}, "қате")
        self.text("amend", who, self.items.index(row.item), "Бір", "Бес")
        self.text("withdraw", who, self.items.index(row.item), "", "")
        assert text_of(rulebook(), row.item) == before, "the text changed while it was voted on"
        if ending != "stop":
            self.tries(services.close_paper_vote, by=self.chair, paper_vote=row)
            for place, person in enumerate(three):
                asked = (counts[0] + (differs and place == 0), *counts[1:])
                tally = Tally(sum(asked), sum(asked), 0, (Line(MATTER, *asked),))
                by = self.actor([one.pk for one in self.people].index(person))
                self.tries(services.enter_count, by=by, paper_vote=row, tally=tally)
        if ending != "nothing":
            self.tries(services.stop_paper_vote, by=self.chair, paper_vote=row, why="қате")

    @rule(
        ballots=BALLOTS,
        by_chair=st.booleans(),
        do=st.sampled_from(["cast", "close", "stop"]),
        first=st.booleans(),
    )
    def late(self, ballots: Ballots, by_chair: bool, do: str, first: bool) -> None:
        """What comes after the end of a vote, or from somebody whose act it is not."""
        if (row := self._call(first)) is None:
            return
        by = self.chair if by_chair else self.actor(0)
        if do == "close":
            self.tries(services.close_roll_call, by=by, roll_call=row)
        elif do == "stop":
            self.tries(services.stop_roll_call, by=by, roll_call=row, why="" if by_chair else "қате")
        else:
            for ballot in ballots:
                self._cast(row, *ballot)

    @rule(
        do=st.sampled_from(["open", "open", "close", "sign", "sign"]),
        by_chair=st.booleans(),
        sure=st.integers(0, 9),
    )
    def whole(self, do: str, by_chair: bool, sure: int) -> None:
        by = self.chair if by_chair else self.officer
        if do == "open":
            self._open(by)
        elif do == "close" and sure == 9:
            self._close(by)
        elif do == "sign" and self.stage != "closed":
            with pytest.raises(Refusal):
                services.sign_minutes(by=by, at=self.at(), session=self.session)

    def _open(self, by: Actor) -> None:
        if self.tries(services.open_session, by=by, session=self.session):
            self.stage = "open"

    def _close(self, by: Actor) -> None:
        if self.tries(close_session, by=by, session_id=self.session.pk) is not None:
            self.stage = "closed"

    def _call(self, first: bool = False) -> RollCall | None:
        calls = RollCall.objects.filter(item__session=self.session)
        return calls.order_by("pk" if first else "-pk").first()

    def _cast(self, row: RollCall, who: int, choice: str, key: str) -> None:
        known = Cast.objects.filter(roll_call=row, person=self.people[who]).first()
        told = (known.choice, known.key) if known else None
        cast = self.tries(services.cast_vote, by=self.actor(who), roll_call=row, choice=choice, key=key)
        after = Cast.objects.filter(roll_call=row, person=self.people[who]).first()
        now = (after.choice, after.key) if after else None
        assert told is None or now == told, "a vote was changed"
        assert cast is None or now == (choice, key), "a vote was acknowledged and is not there"

    def _cast_together(self, row: RollCall, ballots: dict[int, tuple[str, str]]) -> None:
        before = {c.person_id: (c.choice, c.key) for c in row.casts.all()}
        sent = {self.actor(who): Ballot(*ballot) for who, ballot in ballots.items()}
        try:
            said = dict(services.take_votes(by=SYSTEM, at=self.at(), roll_call=row, ballots=sent))
        except NothingNew as known:
            said = dict(known.verdicts)
        after = {c.person_id: (c.choice, c.key) for c in row.casts.all()}
        assert before.items() <= after.items(), "a vote was lost or changed"
        allowed = {a.person_id: (b.choice, b.key) for a, b in sent.items() if said.get(a.person_id or 0)}
        assert allowed.items() <= after.items() and set(after) - set(before) <= set(allowed)

    @invariant()
    def holds(self) -> None:
        """Check all that always holds, where anything was done since it was checked last."""
        done = Entry.objects.count()
        if done != self.checked:
            self.checked = done
            check_all(self.session, START, self.ended)

    def teardown(self) -> None:
        """Close what can be closed, have the minutes written, and the whole record verified; then take it all back."""
        try:
            self._end()
            seal_all(self.at().machine)
            report = verify()
            assert report.whole and not report.unsealed, [found.words for found in report.findings]
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def _end(self) -> None:
        if (row := self._call()) is not None:
            self.tries(services.stop_roll_call, by=self.chair, roll_call=row, why="соңы")
        for box in running_votes().filter(item__session=self.session):
            self.tries(services.stop_paper_vote, by=self.chair, paper_vote=box, why="соңы")
        if (
            turn := Turn.objects.filter(session=self.session, given_at__isnull=False, ended_at=None).first()
        ) is not None:
            self.tries(services.end_floor, by=self.chair, turn=turn)
        closed = self.tries(close_session, by=self.chair, session_id=self.session.pk)
        self.session.refresh_from_db()
        assert closed is not None or self.session.closed_on or not self.session.opened_on
        if self.session.closed_on:
            told = content_of(self.session)
            known = {event.number for event in log_of(self.session).events}
            for content in told.values():
                sentences = [one for part in content["parts"] for one in part["sentences"]]
                assert sentences and all(one["first"] in known and one["events"] for one in sentences)


def test_whatever_is_tried_in_a_session_the_record_holds() -> None:
    run_state_machine_as_test(
        Meetings,
        settings=settings(
            max_examples=8 if POSTGRES else 35,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

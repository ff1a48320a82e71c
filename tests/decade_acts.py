"""The plan of ten years told through the acts, day by day, with a clock that moves: the world of `tests/test_ten_years.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.utils import timezone

from shanyraq.bodies.services import correct_mandate, end_mandate
from shanyraq.decisions.models import Assignment, Decision
from shanyraq.decisions.services import answering, closing, controlling
from shanyraq.journal.clock import Moment
from shanyraq.law import regions
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import Request, Session
from shanyraq.meetings.services.agenda import Item
from shanyraq.meetings.services.requests import decide_extraordinary, sign_request, start_request
from shanyraq.organisations import services as organisations
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization, Person, User
from shanyraq.people.queries import actor_of
from shanyraq.web.uploads import Brought
from tests import factories as make
from tests.decade import FIRST, Asked, Decade, Happening, Planned, Sitting, Turn

MEMBERS = 9
LAW_OF_ENDINGS = date(
    2023, 1, 24
)  # before it the grounds await a confirmation, and an ending is entered from its paper
PDF = Brought(b"%PDF-1.7 an answer", "answer.pdf", "pdf")
KINDS = ("state_body", "association")
Act = tuple[date, int, Callable[[], object]]


@dataclass
class World:
    """The institution through the years: the plan, its bodies, whom a decision reached, the clock."""

    plan: Decade
    bodies: list[Organization] = field(default_factory=list)
    clerks: dict[int, Actor] = field(default_factory=dict)
    sessions: dict[date, Session] = field(default_factory=dict)
    decisions: dict[int, Decision] = field(default_factory=dict)
    requests: dict[date, Request] = field(default_factory=dict)

    def tell(self) -> None:
        """Tell every day in order."""
        self._begin()
        for _day, _order, act in sorted(self._acts(), key=lambda one: one[:2]):
            act()

    def at(self, day: date) -> Moment:
        """Give a day of the ten years; the machine's clock goes on as it does while they are told."""
        return Moment(day, timezone.now())

    def _begin(self) -> None:
        since = FIRST - timedelta(days=60)
        for norm in ("session.quorum", "session.majority"):
            make.confirm(norm, "1/2", since=since, on=since)
        self.chair = make.actor("assembly.chair", day=FIRST, since=since)
        self.officer = make.actor("secretariat.officer", day=FIRST, since=since)
        self.members = make.members(MEMBERS, since=since)
        for region in regions.regions().values():
            make.organization(
                "regional_assembly",
                f"region-{region.slug}",
                area=region.iso,
                since=region.since,
                until=region.until,
            )
        for number in range(self.plan.bodies):
            kind = KINDS[number % len(KINDS)]
            made = organisations.enter_body(
                by=self.officer,
                at=self.at(FIRST),
                kind=kind,
                name_kk=f"Орган {number}",
                name_en=f"Body {number}",
            )
            self.bodies.append(made)
            role = "clerk" if kind == "state_body" else "head"
            self.clerks[number] = make.actor(f"{kind}.{role}", day=FIRST, since=since, organization=made)

    def _acts(self) -> Iterator[Act]:
        for turn in self.plan.turns:
            yield turn.day, 0, lambda turn=turn: self._turn(turn)  # type: ignore[misc]
        for number, sitting in enumerate(self.plan.sittings):
            early = sitting.day - timedelta(days=20 if sitting.asked_for else 40)
            yield early, 1, lambda one=sitting, n=number: self._convene(one, n)  # type: ignore[misc]
            yield sitting.day, 2, lambda one=sitting, n=number: self._sit(one, n)  # type: ignore[misc]
            for planned in sitting.decisions:
                for card in planned.cards:
                    for happening in card.happens:
                        yield (
                            happening.day, 3,
                            lambda p=planned, c=card, h=happening: self._happen(p, c, h),  # type: ignore[misc]
                        )  # fmt: skip

    def _turn(self, turn: Turn) -> None:
        body, at = self.bodies[turn.body], self.at(turn.day)
        if turn.into is None:
            name = f"Жаңа атау {turn.body}"
            self.bodies[turn.body] = organisations.rename_body(
                by=self.officer, at=at, slug=body.slug, name_kk=name, name_en=f"Renamed {turn.body}"
            )
        else:
            organisations.close_body(by=self.officer, at=at, slug=body.slug, last_day=turn.day)

    def _convene(self, sitting: Sitting, number: int) -> None:
        day = sitting.day - timedelta(days=20 if sitting.asked_for else 40)
        titles = [f"Мәселе {one.place}" for one in sitting.decisions]
        if sitting.asked_for:
            session = self._asked_for(day, titles[0], number)
        else:
            session = meetings.prepare_session(by=self.officer, at=self.at(day))
            meetings.set_agenda(
                by=self.officer, at=self.at(day), session=session, items=[Item(title) for title in titles],
                proposed_on=day, proposed_by=f"№ {number}",
            )  # fmt: skip
        meetings.adopt_order(
            by=self.chair, at=self.at(day), session=session, number=f"Ө-{number}", start_day=sitting.day,
            start_time=time(10), place_kk="Астана",
        )  # fmt: skip
        meetings.record_announcement(
            by=self.officer, at=self.at(day), session=session, outlet="Газет", day=day
        )
        self.sessions[sitting.day] = session

    def _asked_for(self, day: date, subject: str, number: int) -> Session:
        first, *others = [self._member(who, day) for who in self.members[: MEMBERS // 2]]
        asked = start_request(by=first, at=self.at(day), subject_kk=subject)
        for one in others:
            sign_request(by=one, at=self.at(day), request=asked)
        self.requests[day] = asked
        return decide_extraordinary(by=self.chair, at=self.at(day), number=f"Т-{number}", request=asked)

    def _member(self, who: Person, day: date) -> Actor:
        return actor_of(User(email="x@example.org", person=who), day)

    def _sit(self, sitting: Sitting, number: int) -> None:
        """A mandate ends and another begins; then the Session is opened, votes, and is closed with its decisions."""
        day, session = sitting.day, self.sessions[sitting.day]
        self._change_of_members(day)
        people = [who.pk for who in self.members]
        meetings.register_members(by=self.officer, at=self.at(day), session=session, people=people)
        meetings.open_session(by=self.chair, at=self.at(day), session=session)
        for item, planned in zip(session.items.order_by("position"), sitting.decisions, strict=True):
            meetings.record_vote(
                by=self.chair, at=self.at(day), item=item, votes_for=MEMBERS - 1, votes_against=1, abstained=0
            )
            every_region = number % 3 == 0 and item.position == 1
            closing.draft_decision(
                by=self.officer, at=self.at(day), item_id=item.pk, form="decision", title_kk=item.title_kk,
                text_kk="Қаралсын.", addressees=[self.bodies[card.body] for card in planned.cards], term=planned.term,
                to_all_regions=every_region,
                replaces=None if planned.replaces is None else self.decisions[planned.replaces],
            )  # fmt: skip
        made = closing.close_session(by=self.chair, at=self.at(day), session_id=session.pk)
        self.decisions |= {one.place: row for one, row in zip(sitting.decisions, made, strict=True)}

    def _change_of_members(self, day: date) -> None:
        seat = Membership.objects.get(person=self.members.pop(0), role="member")
        if day > LAW_OF_ENDINGS:
            end_mandate(
                by=self.officer, at=self.at(day), membership_id=seat.pk, ground="own_wish",
                occurred_on=day - timedelta(days=1), paper="№ 7",
            )  # fmt: skip
        else:
            correct_mandate(
                by=self.officer, at=self.at(day), membership_id=seat.pk, since=seat.since, until=day, basis="№ 7",
                why="Өз еркімен кетті",
            )  # fmt: skip
        self.members += make.members(1, since=day - timedelta(days=30))

    def _happen(self, planned: Planned, asked: Asked, happening: Happening) -> None:
        card = Assignment.objects.select_related("decision__replaced_by").get(
            decision=self.decisions[planned.place], addressee=self.bodies[asked.body]
        )
        if card.withdrawn_on or getattr(card.decision, "replaced_by", None):
            return  # a later Session took the decision back
        by, given = self.clerks[asked.body], {"at": self.at(happening.day), "assignment_id": card.pk}
        if happening.kind == "received":
            controlling.confirm_receipt(by=by, number="К-1", **given)
        elif happening.kind == "considered":
            controlling.record_consideration(by=by, **given)
        elif happening.kind == "extended":
            assert happening.term is not None
            controlling.extend_term(by=self.chair, term=happening.term, why="Уақыт керек", **given)
        elif happening.kind == "answered":
            answering.answer_decision(
                by=by, number="Ж-1", dated=happening.day, text_kk="Орындалды.", document=PDF, **given
            )
        elif happening.kind == "returned":
            answering.return_answer(by=self.officer, why_returned="Дәлелі жоқ", **given)
        else:
            answering.accept_answer(by=self.officer, **given)

"""The plan of ten years written as rows, thousands at once: what the acts would have left, for measuring. Runs inside a site."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any

from django.db import connection

from shanyraq.acts.models import Confirmation
from shanyraq.decisions.models import Answer, Assignment, Decision, Step
from shanyraq.journal.models import Entry, Instance
from shanyraq.meetings.models import AgendaItem, Session, Vote
from shanyraq.people.models import Membership, Organization, Person
from tests.decade import LAST, Asked, Decade, Happening, Planned, Sitting

KINDS = ("state_body", "akimat", "association", "regional_assembly")
WORDS = (
    "тіл", "мәдениет", "мұрағат", "жастар", "достық", "үйі", "оқу", "кітап", "өнер", "тарих", "бірлік", "қоғам", "аймақ",
    "ауыл", "білім", "театр", "ән", "күй",
)  # fmt: skip


def write(plan: Decade) -> None:
    """Write everything and have the planner of queries look at it."""
    _institution()
    bodies = _bodies(plan)
    signer = Person.objects.get(name_kk="Төраға")
    decisions: dict[int, Decision] = {}
    numbers: dict[int, int] = {}
    for at, sitting in enumerate(plan.sittings, start=1):
        for made in _sat(at, sitting, signer, numbers, decisions):
            decisions[len(decisions)] = made
    _replaced(plan, decisions)
    later = {one.replaces: sitting.day for sitting, one in plan.decisions if one.replaces is not None}
    cards = (
        (one, card, decisions[one.place], sitting.day, later.get(one.place))
        for sitting, one in plan.decisions
        for card in one.cards
    )
    clerks = dict(Membership.objects.filter(role="clerk").values_list("organization_id", "person_id"))
    while some := list(islice(cards, 5000)):
        _cards(some, bodies, clerks, signer)
    _reminded()
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")
    else:
        connection.cursor().execute("ANALYZE")


def _institution() -> None:
    now = datetime.now(UTC)
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=LAST, name_kk="Өлшеу", name_ru="Замер", name_en="Bench", begun_at=now
    )
    for name, kind, role in (("Төраға", "assembly", "chair"), ("Хатшы", "secretariat", "head")):
        body = Organization.objects.create(classification=kind, slug=kind, name_kk=kind)
        _seat(Person.objects.create(name_kk=name), body, role).save()
    for norm in ("session.quorum", "session.majority"):
        Confirmation.objects.create(
            norm=norm,
            value="1/2",
            since=date(1995, 3, 1),
            paper="№ 1",
            paper_date=LAST,
            by="person:1",
            on=LAST,
            at=now,
        )


def _seat(person: Person, body: Organization, role: str) -> Membership:
    return Membership(
        person=person,
        organization=body,
        role=role,
        since=date(2012, 1, 1),
        recorded_at=_noon(LAST),
        recorded_on=LAST,
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(7), UTC)


def _bodies(plan: Decade) -> list[Organization]:
    bodies = Organization.objects.bulk_create(
        Organization(
            classification=KINDS[n % 4], slug=f"body-{n}", name_kk=f"{WORDS[n % len(WORDS)]} органы {n}",
            name_ru=f"Орган {n}", until=plan.ends.get(n), area="KZ-75" if n % 4 in (1, 3) else "",
        )
        for n in range(plan.bodies)
    )  # fmt: skip
    people = Person.objects.bulk_create(Person(name_kk=f"Маман {n}") for n in range(plan.bodies))
    Membership.objects.bulk_create(
        _seat(who, body, "clerk") for who, body in zip(people, bodies, strict=True)
    )
    return bodies


def _sat(
    number: int, sitting: Sitting, signer: Person, numbers: dict[int, int], known: dict[int, Decision]
) -> list[Decision]:
    session = Session.objects.create(
        number=number, prepared_on=sitting.day, start_day=sitting.day, start_time=time(10), place_kk="Астана",
        opened_on=sitting.day, opened_at=_noon(sitting.day), closed_on=sitting.day, closed_at=_noon(sitting.day),
        members_at_opening=400, present_at_opening=380,
    )  # fmt: skip
    items = AgendaItem.objects.bulk_create(
        AgendaItem(session=session, position=n, title_kk=_title(one.place))
        for n, one in enumerate(sitting.decisions, 1)
    )
    Vote.objects.bulk_create(
        Vote(
            item=item, votes_for=350, votes_against=5, abstained=5, present=380, members=400, day=sitting.day,
            at=_noon(sitting.day),
        )
        for item in items
    )  # fmt: skip
    Entry.objects.create(
        at=_noon(sitting.day), day=sitting.day, actor=f"person:{signer.pk}", act="decisions.close_session",
        about=f"meetings.session:{session.pk}",
    )  # fmt: skip
    made = []
    for item, one in zip(items, sitting.decisions, strict=True):
        year = sitting.day.year
        numbers[year] = numbers.get(year, 0) + 1
        made.append(
            Decision(
                year=year, number=numbers[year], session=session, item=item, form="decision", title_kk=_title(one.place),
                title_ru=f"О деле {one.place}", text_kk=f"{_title(one.place)}. Қаралсын, нәтижесі хабарлансын.",
                adopted_on=sitting.day, signed_by=signer, law=["decree-149-2011:8"], standing=[],
            )
        )  # fmt: skip
    return Decision.objects.bulk_create(made, batch_size=1000)


def _title(place: int) -> str:
    return f"{WORDS[place % 17]} және {WORDS[place // 17 % 17]} туралы {place}"


def _replaced(plan: Decade, decisions: dict[int, Decision]) -> None:
    for _sitting, one in plan.decisions:
        if one.replaces is not None:
            Decision.objects.filter(pk=decisions[one.place].pk).update(replaces=decisions[one.replaces])


Row = tuple[Planned, Asked, Decision, date, date | None]


def _cards(some: Iterable[Row], bodies: list[Organization], clerks: dict[int, int], signer: Person) -> None:
    rows = [(*row, *_settled(row)) for row in some]
    kept = Assignment.objects.bulk_create(
        (
            Assignment(
                decision=decision, addressee=bodies[card.body], sent_on=sent, term_set_by="Сессия",
                outgoing_number=f"{decision.identifier}/{card.body}", **days,
            )
            for _one, card, decision, sent, _later, days, _happens in rows
        ),
        batch_size=1000,
    )  # fmt: skip
    steps: list[Step] = []
    answers: list[Answer] = []
    for assignment, row in zip(kept, rows, strict=True):
        _told(assignment, row[6], clerks[assignment.addressee_id], signer, steps, answers, row[0].term)
    Step.objects.bulk_create(steps, batch_size=2000)
    Answer.objects.bulk_create(answers, batch_size=1000)


def _settled(row: Row) -> tuple[dict[str, Any], list[Happening]]:
    """Give the days a card keeps beside its steps and answers, as `services.settling` has them."""
    one, card, _decision, _sent, later = row
    happens = [h for h in card.happens if later is None or h.day < later]
    last: dict[str, Happening] = {h.kind: h for h in happens}
    answers = [h for h in happens if h.kind == "answered"]
    reviews = [h for h in happens if h.kind in ("returned", "accepted")]
    review = reviews[-1] if reviews and len(reviews) == len(answers) else None
    stands = next(
        (a.day for n, a in enumerate(answers) if n >= len(reviews) or reviews[n].kind != "returned"), None
    )
    accepted = review.day if review and review.kind == "accepted" else None
    extended = last.get("extended")
    return {
        "term": extended.term if extended else one.term,
        "received_on": last["received"].day if "received" in last else None,
        "considered_on": last["considered"].day if "considered" in last else None,
        "extended_on": extended.day if extended else None,
        "answered_on": answers[-1].day if answers else None,
        "stood_on": stands,
        "review": review.kind if review else "",
        "reviewed_on": review.day if review else None,
        "returns": sum(r.kind == "returned" for r in reviews),
        "withdrawn_on": later,
        "closed_on": later or accepted,
    }, happens  # fmt: skip


def _told(
    row: Assignment, happens: list[Happening], clerk: int, signer: Person, steps: list[Step], answers: list[Answer],
    term: date,
) -> None:  # fmt: skip
    mine: list[Answer] = []
    for one in happens:
        if one.kind == "answered":
            mine.append(_answer(row, len(mine) + 1, one.day, clerk))
        elif one.kind in ("returned", "accepted"):
            mine[-1].review, mine[-1].reviewed_on, mine[-1].reviewed_by = one.kind, one.day, signer
            mine[-1].why_returned = "Дәлелі жоқ" if one.kind == "returned" else ""
        else:
            moved = (
                {"was_term": term, "now_term": one.term, "why": "Уақыт керек"}
                if one.kind == "extended"
                else {}
            )
            steps.append(
                Step(
                    assignment=row,
                    kind=one.kind,
                    day=one.day,
                    at=_noon(one.day),
                    by=f"person:{clerk}",
                    **moved,
                )
            )
    answers += mine


def _reminded() -> None:
    """Write that every night before the last one did its work."""
    remind, delay = "decisions.remind_of_term", "decisions.tell_of_delay"
    steps = []
    for pk, term in Assignment.objects.filter(stood_on=None, closed_on=None).values_list("pk", "term"):
        left = (term - LAST).days
        steps += [(remind, pk, step) for step in (10, 3) if -1 <= left < step]
        steps += [(delay, pk, step) for step in (1, 30) if -left > step]
    Entry.objects.bulk_create(
        (
            Entry(
                at=_noon(LAST),
                day=LAST,
                actor="system",
                act=act,
                about=f"decisions.card:{pk}",
                facts={"step": step},
            )
            for act, pk, step in steps
        ),
        batch_size=2000,
    )


def _answer(row: Assignment, version: int, day: date, clerk: int) -> Answer:
    return Answer(
        assignment=row, version=version, number=f"Ж-{row.pk}-{version}", dated=day, text_kk="Орындалды. Іс-шара өтті.",
        incoming_number=f"{row.outgoing_number}-{version}", entered_by_id=clerk, entered_on=day, entered_at=_noon(day),
        sha256="0" * 64, name="answer.pdf", kind="pdf", size=1,
    )  # fmt: skip

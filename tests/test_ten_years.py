"""Ten simulated years: no decision is silent, no state has a gap, and the public data lead from an initiative to its answer.

Mandates end and begin, bodies are renamed and merged, regional assemblies are those of each day, terms are moved, decisions
are taken back by later ones, answers are late, returned, missing. Told through the acts; read as anybody reads.
`TEN_YEARS=10000 pytest tests/test_ten_years.py` tells so many decisions; the check tells some of them.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from shanyraq.decisions.models import Assignment, Decision
from shanyraq.decisions.queries.cards import Card, assignments, card_facts, cards
from shanyraq.decisions.queries.states import tally, with_states
from shanyraq.journal.models import Instance
from shanyraq.journal.sealing import seal_all
from shanyraq.journal.verifying import verify
from shanyraq.law import regions
from shanyraq.meetings.models import Session
from tests.decade import FIRST, LAST, decade
from tests.decade_acts import World

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("SES-07")]
DECISIONS = int(os.environ.get("TEN_YEARS", "150"))
CARDS = DECISIONS * 4 // 3


@pytest.fixture
def world(settings: LazySettings, tmp_path: object) -> World:
    settings.MEDIA_ROOT = tmp_path
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=LAST, name_kk="А", name_ru="А", name_en="A", begun_at=timezone.now()
    )
    made = World(decade(DECISIONS, CARDS, sittings=15, bodies=20))
    made.tell()
    return made


def test_ten_years_leave_no_decision_silent_and_no_gap(world: World) -> None:
    every = list(Decision.objects.order_by("pk"))
    assert len(every) == DECISIONS and every[0].adopted_on < FIRST + timedelta(days=60)
    told = {row.identifier: told_of(row) for row in every}
    seen: Counter[str] = Counter()
    for row in every:
        seen.update(whole(row, told[row.identifier]))
    assert set(seen) >= {
        "sent",
        "received",
        "considered",
        "answered",
        "returned",
        "accepted",
        "overdue",
        "withdrawn",
    }
    every_region_of_its_day(told)
    states_of_the_database_are_those_of_the_histories(told)
    led_from_initiative_to_answer(world, told)
    a_body_that_ended_keeps_its_cards(world)
    seal_all(timezone.now())
    report = verify()
    assert report.whole and not report.unsealed


def told_of(row: Decision) -> dict[str, Any]:
    """Read a decision as anybody reads it."""
    return read(f"/kk/decisions/{row.identifier}/?format=json")


def read(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    answer = Client().get(f"{parts.path}?{parts.query}")
    assert answer.status_code == 200, address
    return answer.json()  # type: ignore[no-any-return]


def whole(row: Decision, told: dict[str, Any]) -> Counter[str]:
    """Each card has its addressee, its term or the reason of it, a public state, and a history without a gap."""
    seen: Counter[str] = Counter()
    assert told["state"] and told["law"] and told["cards"]
    for card in told["cards"]:
        assert card["name"]["kk"] and card["sent_on"] == told["adopted_on"] < card["term"]
        assert card["term_law"] or card["term_set_by"]
        spans = card["history"]
        assert spans[0]["since"] == card["sent_on"] and spans[-1]["until"] is None
        assert [one["until"] for one in spans[:-1]] == [one["since"] for one in spans[1:]]
        assert all(one["state"] != after["state"] for one, after in pairwise(spans))
        assert spans[-1]["state"] == card["state"]
        seen.update(one["state"] for one in spans)
        assert [one["version"] for one in card["answers"]] == list(range(1, len(card["answers"]) + 1))
    return seen


def every_region_of_its_day(told: dict[str, dict[str, Any]]) -> None:
    """A decision sent to all regions reached the assemblies of the regions there were on its day, and no other."""
    rows = Decision.objects.filter(to_all_regions=True)
    reached = {}
    for row in rows:
        sent = row.assignments.filter(addressee__classification="regional_assembly")
        there = {one.iso for one in regions.on(row.adopted_on)}
        assert set(sent.values_list("addressee__area", flat=True)) == there
        assert sent.count() == len(there) <= len(told[row.identifier]["cards"])
        reached[row.adopted_on] = len(there)
    assert len(set(reached.values())) > 1, "the regions changed in these years"


def states_of_the_database_are_those_of_the_histories(told: dict[str, dict[str, Any]]) -> None:
    """What a list asks of the database on a day is what the history says of that day."""
    spans = {card["number"]: card["history"] for one in told.values() for card in one["cards"]}
    for year in range(2015, 2025):
        day = date(year, 3, 31)
        for number, state in with_states(day).values_list("outgoing_number", "state_then"):
            then = [one["state"] for one in spans[number] if one["since"] <= day.isoformat()]
            assert then[-1] == state, (number, day)
        each = list(with_states(day).values_list("state_then", "decision"))
        told_of_day = tally(with_states(day), day)
        assert told_of_day.cards == Counter(state for state, _decision in each), day
        assert told_of_day.decisions == Counter(state for state, _decision in set(each)), day


def led_from_initiative_to_answer(world: World, told: dict[str, dict[str, Any]]) -> None:
    """Walk the links: request, Session, matter, vote, decision, card, the paper of its answer."""
    listed = {one["decision"] for one in read("/kk/decisions/?format=json")["cards"]}
    assert listed == set(told)
    sessions = {address: read(address) for address in {one["session"]["address"] for one in told.values()}}
    assert len(sessions) == Session.objects.count() == len(world.plan.sittings)
    papers = []
    for one in told.values():
        session = sessions[one["session"]["address"]]
        matter = session["matters"][one["session"]["matter"] - 1]
        assert matter["position"] == one["session"]["matter"] and matter["vote"]["adopted"]
        assert matter["vote"]["id"] == one["vote"]["id"] and one["vote"]["day"] == one["adopted_on"]
        assert session["closed_on"] == one["adopted_on"] and session["order"]
        papers += [answer["document"] for card in one["cards"] for answer in card["answers"]]
    asked = [
        read(one["initiative"]["address"]) for one in sessions.values() if "address" in one["initiative"]
    ]
    assert len(asked) == len(world.requests) > 0
    for request in asked:
        assert request["session"] in sessions and 3 * request["signatures"] >= request["members"] > 0
    assert all(one["initiative"] for one in sessions.values())
    assert len(papers) > CARDS / 2
    for paper in papers[::40]:
        assert Client().get(urlsplit(paper).path).status_code == 200


def a_body_that_ended_keeps_its_cards(world: World) -> None:
    """A card stays with whom it was sent to, is overdue in public, and nobody is asked after the end."""
    ends = world.plan.ends
    assert ends and any(turn.into is None for turn in world.plan.turns)
    for number, day in ends.items():
        body = world.bodies[number]
        rows = Assignment.objects.filter(addressee=body)
        assert not rows.filter(sent_on__gte=day).exists()
        for card in cards(assignments().filter(addressee=body), LAST):
            assert card.state in {"accepted", "overdue", "withdrawn", "answered"}, (body.slug, card.state)
            assert unanswered_is_late(card)


def unanswered_is_late(card: Card) -> bool:
    facts = card_facts(card.assignment)
    return facts.stood_on is not None or card.state == "withdrawn" or card.days_late > 0

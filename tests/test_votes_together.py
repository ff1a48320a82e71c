"""Votes that come at once, on a real server: each is acknowledged, each is there once, and what is refused is said."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import fresh
from tests.hall import Client, Hall, Load, cast_stubbornly

VOTERS = 40
COUNT = """
from shanyraq.journal.models import Entry
print(Entry.objects.filter(act="meetings.take_votes").count(), Entry.objects.filter(act="meetings.cast_vote").count())
"""
END_MANDATE = """
from shanyraq.people.models import Membership, User
person = User.objects.get(email=f"m{sys.argv[1]}@example.org").person
Membership.objects.filter(person=person).update(until="2024-10-15")
"""


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    server = os.environ.get("DATABASE_URL", "")
    instance = fresh.on_postgres(tmp_path, server) if server else fresh.on_sqlite(tmp_path)
    made = Hall(instance, VOTERS, 3)
    yield made
    made.end()
    fresh.drop(instance)


async def rush(hall: Hall, roll: int) -> Load:
    load = Load()
    await asyncio.gather(*(cast_stubbornly(hall, load, roll, member) for member in hall.members))
    return load


async def answers(hall: Hall, *requests: bytes) -> list[int]:
    client = Client(hall.port)
    return [await client.post(request) for request in requests]


def test_a_hall_that_votes_at_once_loses_and_doubles_nothing(hall: Hall) -> None:
    roll = hall.open()
    load = asyncio.run(rush(hall, roll))
    late = asyncio.run(answers(hall, hall.ballot(roll, hall.members[0], "another")))
    load.held = hall.close(roll)
    assert len(load.acknowledged) == len(load.held) == VOTERS and not load.lost and not load.doubled
    assert late == [409]
    together, alone = map(int, hall.instance.do(COUNT).split())
    assert 1 <= together <= VOTERS and alone == 0  # the short way took them all


def test_what_the_short_way_does_not_take_is_refused_in_words_by_the_page(hall: Hall) -> None:
    roll, (first, second, third, *_rest) = hall.open(), hall.members
    same = hall.ballot(roll, first, "key-1")
    assert asyncio.run(answers(hall, same, same)) == [302, 302]
    assert asyncio.run(answers(hall, same.replace(b"choice=for", b"choice=foe"))) == [409]
    forged = hall.ballot(roll, [second[0], "x" * 32], "key-2").replace(
        b"csrftoken=" + b"x" * 32, b"csrftoken=none"
    )
    assert asyncio.run(answers(hall, forged)) == [403]
    hall.instance.do(END_MANDATE, "2")
    assert asyncio.run(answers(hall, hall.ballot(roll, third, "key-3"))) == [403]
    assert [key for _person, key in hall.close(roll)] == ["key-1"]


def test_a_vote_after_the_closing_is_late_and_the_retry_of_one_before_it_is_not(hall: Hall) -> None:
    roll = hall.open()
    assert asyncio.run(answers(hall, hall.ballot(roll, hall.members[0], "key-1"))) == [302]
    assert len(hall.close(roll)) == 1
    retry, late = (hall.ballot(roll, member, "key-1") for member in hall.members[:2])
    assert asyncio.run(answers(hall, retry, late)) == [302, 409]


async def closed_in_the_middle(hall: Hall, roll: int) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """Have everybody vote at once, and the Chair close when the first are answered; give each answer, and the votes held."""
    said: dict[str, int] = {}

    async def vote(number: int, member: list[str]) -> None:
        await asyncio.sleep(number / 100)
        said[f"key-{number}"], *_ = await answers(hall, hall.ballot(roll, member, f"key-{number}"))

    voting = [asyncio.create_task(vote(*one)) for one in enumerate(hall.members)]
    while not said:
        await asyncio.sleep(0.005)
    held = await asyncio.to_thread(hall.close, roll)
    await asyncio.gather(*voting)
    return said, held


def test_the_chair_closes_while_votes_arrive_and_each_is_in_the_count_or_refused(hall: Hall) -> None:
    roll = hall.open()
    said, held = asyncio.run(closed_in_the_middle(hall, roll))
    assert {key for key, status in said.items() if status == 302} == {key for _person, key in held}
    assert set(said.values()) == {302, 409} and len(said) == VOTERS
    assert sorted(hall.close(roll)) == sorted(held)  # nothing came after the count

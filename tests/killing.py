"""Rushes of votes with a random process killed in each: what was acknowledged is there, and there once."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from math import inf
from pathlib import Path
from time import monotonic

from tests import fresh
from tests.hall import Cluster, Hall, Load, cast_stubbornly, pairs


def killed_rushes(
    folder: Path,
    rushes: int,
    voters: int,
    *,
    with_database: bool,
    seed: int = 1,
    seconds: float = inf,
    told: Callable[[dict[str, int]], None] = lambda _counted: None,
) -> dict[str, object]:
    """Run rushes for `seconds` at most, each with a worker, the whole server, or (PostgreSQL of its own) the database killed in the middle.

    Gives how many votes were acknowledged, lost, doubled and never acknowledged, and what was killed how often; tells
    the same after every rush.
    """
    chance = random.Random(seed)
    cluster = Cluster() if with_database else None
    instance = (
        fresh.on_postgres(folder / "var", cluster.address) if cluster else fresh.on_sqlite(folder / "var")
    )
    instance.var.mkdir(exist_ok=True)
    hall = Hall(instance, voters, rushes)
    victims = ["worker", "server", *(["database"] if cluster else [])]
    counted: Counter[str] = Counter()
    until = monotonic() + seconds
    try:
        for _ in range(rushes):
            if monotonic() > until:
                break
            counted["rushes"] += 1
            victim = chance.choice(victims)
            load = asyncio.run(_rush(hall, cluster, victim, chance.uniform(0.0, 0.4)))
            counted.update(
                {
                    "acknowledged": len(load.acknowledged), "lost": len(load.lost), "doubled": load.doubled,
                    "never": load.refused, "retries": load.retries, victim: 1,
                    "two_of_one": len(load.held) - len(set(pairs(load))),
                }
            )  # fmt: skip
            told(dict(counted))
    finally:
        hall.end()
        if cluster:
            cluster.end()
    return dict(counted)


async def _rush(hall: Hall, cluster: Cluster | None, victim: str, after: float) -> Load:
    load, roll = Load(), hall.open()
    votes = [
        asyncio.create_task(_later(hall, load, roll, member, place / len(hall.members) * 0.4))
        for place, member in enumerate(hall.members)
    ]
    await asyncio.sleep(after)
    await asyncio.to_thread(_kill, hall, cluster, victim)
    await asyncio.gather(*votes)
    load.held += await asyncio.to_thread(hall.close, roll)
    return load


async def _later(hall: Hall, load: Load, roll: int, member: list[str], wait: float) -> None:
    await asyncio.sleep(wait)
    await cast_stubbornly(hall, load, roll, member)


def _kill(hall: Hall, cluster: Cluster | None, victim: str) -> None:
    if victim == "worker":
        for worker in hall.workers()[:1]:
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
    elif victim == "server":
        hall.kill_server()
        hall.serve()
    elif cluster is not None:
        cluster.kill()
        cluster.start()

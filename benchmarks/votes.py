"""What a vote by names costs: `python benchmarks/votes.py --voters 400 [--database URL] [--json]`.

A hall of `--voters` members on a server of its own, as `shanyraq serve` runs it. Each vote is a POST with the member's
session and the token of the form, checked against the roll, written in the journal, and answered after the commit.
The loads: 64 clients in a closed loop, over as many roll calls as fill `--seconds`; the same with ten times the members;
and all members spread over ten seconds. Beside them, in the same run, a peer: the same server and rows, each vote an
act of its own (`ShortWayOfAVote` left out); and figures of the papers. `lost` and `doubled` compare what the server acknowledged with what the
closed roll calls hold. Where `--rushes` asks for it, that many rushes follow with a random process killed in each, for `--minutes` at most.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME), str(HOME / "src"), *map(str, (HOME / "packages").glob("*/src"))]

from tests import fresh  # noqa: E402
from tests.hall import Client, Hall, Load, cast  # noqa: E402
from tests.killing import killed_rushes  # noqa: E402

CLIENTS, MATTERS = 64, 200
# As the papers have them, measured on a machine of the same kind: 64 clients in a closed loop.
PEERS = {
    "OpenSlides 4, durable": {"votes_per_s": 503.0, "p95_ms": 298.0, "p99_ms": 464.0},
    "OpenSlides 3.3, 60 voters": {"votes_per_s": 13.7, "p95_ms": 1400.0},
}
ASKED = ("votes_per_s", "p50_ms", "p95_ms", "p99_ms", "lost", "doubled")
Row = dict[str, float]


def row_of(load: Load) -> Row:
    """Give the figures of the table."""
    ordered = sorted(load.took) or [0.0]

    def took(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)

    return {
        "votes_per_s": round(len(load.acknowledged) / load.seconds, 1),
        "p50_ms": took(0.50),
        "p95_ms": took(0.95),
        "p99_ms": took(0.99),
        "lost": len(load.lost),
        "doubled": load.doubled,
        "refused": load.refused,
    }


async def closed_loop(hall: Hall, seconds: float) -> Load:
    """Let 64 clients vote one after another for every member, matter after matter, for `seconds`."""
    load = Load()
    clients = [Client(hall.port) for _ in range(CLIENTS)]
    await asyncio.gather(*(client.connect() for client in clients))

    async def one(client: Client, roll: int, waiting: Iterator[list[str]]) -> None:
        for member in waiting:
            await cast(hall, client, load, roll, member)

    while load.seconds < seconds:
        roll, waiting = hall.open(), iter(hall.members)
        begin = time.perf_counter()
        await asyncio.gather(*(one(client, roll, waiting) for client in clients))
        load.seconds += time.perf_counter() - begin
        load.held += hall.close(roll)
    for client in clients:
        client.hang_up()
    return load


async def spread(hall: Hall, seconds: float) -> Load:
    """Let every member vote once, each at their own moment within `seconds`."""
    load, roll = Load(), hall.open()
    step = seconds / len(hall.members)

    async def one(place: int, member: list[str]) -> None:
        await asyncio.sleep(place * step)
        client = Client(hall.port)
        await cast(hall, client, load, roll, member)
        client.hang_up()

    begin = time.perf_counter()
    await asyncio.gather(*(one(place, member) for place, member in enumerate(hall.members)))
    load.seconds = time.perf_counter() - begin
    load.held += hall.close(roll)
    return load


def measure(
    database: str, voters: int, seconds: float, *, short: bool = True, slow: float = 0.0
) -> dict[str, Row]:
    """Run the loads on a hall of its own; give a row for each."""
    with tempfile.TemporaryDirectory() as folder:
        instance = fresh.on_postgres(Path(folder), database) if database else fresh.on_sqlite(Path(folder))
        hall = Hall(instance, voters, MATTERS, short=short)
        try:
            asyncio.run(closed_loop(hall, min(1.0, seconds)))  # connections, caches
            rows = {"loop": row_of(asyncio.run(closed_loop(hall, seconds)))}
            if slow:
                rows["spread"] = row_of(asyncio.run(spread(hall, slow)))
            return rows
        finally:
            hall.end()
            fresh.drop(instance)


def rushed(rushes: int, minutes: float, with_database: bool) -> dict[str, object]:
    """Run rushes of 60 voters with a random process killed in each, the database too where one of its own can be.

    Says on the way, in one line that is written anew, what was counted so far.
    """

    def told(counted: dict[str, int]) -> None:
        print(f"\r{json.dumps(counted)}", end="", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory() as folder:
        return killed_rushes(
            Path(folder),
            rushes,
            60,
            with_database=with_database,
            seconds=minutes * 60,
            seed=int(time.time()),
            told=told,
        )


def main() -> None:
    """Run, print the table or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--voters", type=int, default=400)
    parser.add_argument(
        "--database", default=os.environ.get("DATABASE_URL", ""), help="PostgreSQL; else SQLite"
    )
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--rushes", type=int, default=0, help="rushes with a random process killed in each")
    parser.add_argument("--minutes", type=float, default=60.0, help="of rushes, at most")
    parser.add_argument("--only-rushes", action="store_true", help="no loads: only processes that are killed")
    parser.add_argument("--only-ours", action="store_true", help="neither the peer nor ten times the members")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.only_rushes:
        print(json.dumps(rushed(args.rushes or 1000, args.minutes, bool(args.database))))
        return
    ours = measure(args.database, args.voters, args.seconds, slow=10.0)
    rows = {
        f"{args.voters} members, 64 in a loop": ours["loop"],
        f"{args.voters} members over 10 s": ours["spread"],
    }
    if not args.only_ours:
        rows[f"{args.voters * 10} members, 64 in a loop"] = measure(
            args.database, args.voters * 10, args.seconds
        )["loop"]
        rows["each vote an act of its own"] = measure(args.database, args.voters, args.seconds, short=False)[
            "loop"
        ]
    said: dict[str, object] = {name: ours["loop"][name] for name in ASKED}
    if not args.only_ours:
        said["growth_to_ten_times"] = rows[f"{args.voters * 10} members, 64 in a loop"]
    said["rows"] = rows
    if args.rushes:
        said["rushes"] = rushed(args.rushes, args.minutes, bool(args.database))
    if args.json:
        print(json.dumps(said, ensure_ascii=False))
        return
    print(
        f"{'PostgreSQL' if args.database else 'SQLite'}, {os.cpu_count()} cores, server and load on the same machine"
    )
    names = list(ours["loop"])
    print(f"{'':34}" + "".join(f"{name:>13}" for name in names))
    for title, row in rows.items():
        print(f"{title:34}" + "".join(f"{row[name]:>13}" for name in names))
    for title, known in PEERS.items():
        print(f"{title:34}" + "".join(f"{known.get(name, '-'):>13}" for name in names))
    if args.rushes:
        print(said["rushes"])


if __name__ == "__main__":
    main()

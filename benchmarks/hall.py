"""How soon a change of the hall is seen: `python benchmarks/hall.py --members 400 --viewers 5000 [--database URL] [--json]`.

A Session on a server of its own, as `shanyraq serve` runs it. Every member and every viewer holds one stream of the hall's
display; the Chair opens and closes votes by names. The clock of a change starts before the act is asked for, so the act, its
journal entry and its commit are in each figure. `members_p99_ms`: until the display has reached a member; `number_p99_ms`:
until a viewer has the id of the change; `shown_p99_ms`: until the viewer has the whole display, one fragment made once for all.
`recovery_s`: the network is cut for 30 seconds (connections of before stay dead, attempts meanwhile hang) while something
changes; from its return until the last member, who tries as the page does, has the change. Beside them ten times the members.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import resource
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME), str(HOME / "src"), *map(str, (HOME / "packages").glob("*/src"))]

from tests import fresh  # noqa: E402
from tests.hall import Client, Hall  # noqa: E402

NUMBER, PAUSE, CUT = "xxxiv", 1.0, 30.0
SILENCE, ATTEMPT, AGAIN, TICK = 12.5, 1.2, 1.0, 0.25  # as static/meetings/hall.js has them
OPEN = b'strong class="open"'
ASKED = ("members_p99_ms", "number_p99_ms", "shown_p99_ms", "recovery_s")


class Stream(asyncio.Protocol):
    """One open display: when the id of the last event came, when all of it, and whether a vote is open in it."""

    def __init__(self, port: int, path: str) -> None:
        self.request = (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n\r\n".encode()
        )
        self.kept = b""
        self.numbered = self.whole = self.heard = 0.0
        self.open: bool | None = None
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        """Note when an event begins and when it is whole."""
        now = self.heard = time.perf_counter()
        if b"\nid: " in data:
            self.numbered = now
        self.kept += data
        while (
            end := self.kept.find(b"</footer>")
        ) >= 0:  # a busy reader gets two events at once, or half of one
            self.open, self.whole = OPEN in self.kept[:end], now
            self.kept = self.kept[end + 9 :]

    def connection_lost(self, _why: Exception | None) -> None:
        """Note that it is gone."""
        self.transport = None

    def hang_up(self) -> None:
        """Close."""
        if self.transport is not None:
            self.transport.abort()
            self.transport = None


async def connect(port: int, path: str, count: int) -> list[Stream]:
    """Open streams, fifty at a time, and wait until each shows something."""
    streams, loop = [Stream(port, path) for _ in range(count)], asyncio.get_running_loop()
    for first in range(0, count, 50):
        some = streams[first : first + 50]
        await asyncio.gather(*(loop.create_connection(lambda s=s: s, "127.0.0.1", port) for s in some))
        await until(lambda some=some: all(s.whole for s in some), 30)
    return streams


async def until(true: object, patience: float) -> None:
    """Wait until something is so; raise `TimeoutError` where it does not come."""
    assert callable(true)
    async with asyncio.timeout(patience):
        while not true():
            await asyncio.sleep(0.01)


async def paths(hall: Hall) -> tuple[str, str]:
    """Read the pages of a member and of a stranger; give the paths of their streams."""
    found = []
    for cookie in (f"Cookie: sessionid={hall.members[0][0]}\r\n", ""):
        client = Client(hall.port)
        await client.connect()
        assert client.writer is not None
        client.writer.write(
            f"GET /kk/sessions/{NUMBER}/hall/ HTTP/1.0\r\nHost: 127.0.0.1:{hall.port}\r\n{cookie}\r\n".encode()
        )
        page = (await client.reader.read()).decode()
        client.hang_up()
        address = urlsplit(re.findall('data-stream="([^"]+)"', page)[0])
        found.append(f"{address.path}?{address.query}")
    return found[0], found[1]


class Cut:
    """A wire to the streams that can be cut: what was connected then stays dead, what tries meanwhile hangs."""

    def __init__(self, port: int) -> None:
        self.port, self.cut = port, False
        self.dead: list[asyncio.StreamWriter] = []

    async def serve(self) -> int:
        """Begin; give the port."""
        self.server = await asyncio.start_server(self._carry, "127.0.0.1", 0, backlog=4096)
        return int(self.server.sockets[0].getsockname()[1])

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.dead.append(writer)  # the reader is told nothing when the wire is cut
        if self.cut:
            return  # nobody answers, not even when the network is back
        back, forth = await asyncio.open_connection("127.0.0.1", self.port)
        with suppress(OSError, asyncio.CancelledError):
            forth.write(await reader.readuntil(b"\r\n\r\n"))
            while (data := await back.read(65536)) and not self.cut:
                writer.write(data)
        forth.close()

    def end(self) -> None:
        """Take the wire away."""
        self.server.close()
        for writer in self.dead:
            writer.close()


async def stubborn(port: int, path: str, wanted: bool, running: list[bool]) -> float:
    """Follow as the page does until a display that shows `wanted` comes after a cut; give when."""
    loop = asyncio.get_running_loop()

    async def attempt() -> Stream:
        made = Stream(port, path)
        await loop.create_connection(lambda: made, "127.0.0.1", port)
        return made

    stream, begun = await attempt(), time.perf_counter()
    while not (running[0] and stream.open is wanted):
        await asyncio.sleep(TICK)
        now = time.perf_counter()
        if stream.heard and now - stream.heard > SILENCE:
            stream.hang_up()
            stream.heard = 0.0
        if not stream.heard and stream.transport is not None and now - begun > ATTEMPT:
            stream.hang_up()
        if stream.transport is None and now - begun > AGAIN:
            stream, begun = await attempt(), now
    stream.hang_up()
    return stream.whole


async def recovery(hall: Hall, path: str, members: int) -> float:
    """Cut the network of all members for 30 seconds; give the seconds from its return until the last has the change."""
    wire = Cut(hall.live)
    port, changed = await wire.serve(), [False]
    waiting = [asyncio.create_task(stubborn(port, path, True, changed)) for _ in range(members)]
    await asyncio.sleep(3)
    wire.cut = True
    roll = await asyncio.to_thread(hall.open)
    await asyncio.sleep(CUT)
    wire.cut, back = False, time.perf_counter()
    changed[0] = True
    seen = await asyncio.wait_for(asyncio.gather(*waiting), 60)
    await asyncio.to_thread(hall.close, roll)
    wire.end()
    return max(seen) - back


def p99(values: list[float]) -> float:
    """Give the 99th percentile in milliseconds."""
    return round(sorted(values)[min(len(values) - 1, int(len(values) * 0.99))] * 1000, 1)


async def changes(hall: Hall, members: list[Stream], viewers: list[Stream], count: int) -> dict[str, float]:
    """Open and close votes; give the percentiles over all changes and all readers, and the shares under the half."""
    near: list[float] = []
    numbered: list[float] = []
    shown: list[float] = []
    acts: list[float] = []
    for _ in range(count):
        roll = 0
        for wanted in (True, False):
            await asyncio.sleep(PAUSE)
            begin = time.perf_counter()
            if wanted:
                roll = await asyncio.to_thread(hall.open)
            else:
                await asyncio.to_thread(hall.close, roll)
            acts.append(time.perf_counter() - begin)
            await until(lambda w=wanted: all(s.open is w for s in (*members, *viewers)), 30)
            near += [s.whole - begin for s in members]
            numbered += [s.numbered - begin for s in viewers]
            shown += [s.whole - begin for s in viewers]
    return {
        "members_p50_ms": round(sorted(near)[len(near) // 2] * 1000, 1),
        "members_p99_ms": p99(near),
        "number_p99_ms": p99(numbered),
        "shown_p99_ms": p99(shown),
        "act_p50_ms": round(sorted(acts)[len(acts) // 2] * 1000, 1),
    }


async def load(hall: Hall, members: int, viewers: int, count: int, *, cut: bool) -> dict[str, float]:
    """Measure one hall."""
    own, public = await paths(hall)
    far = await connect(
        hall.live, public, viewers
    )  # the members come last: who is first in the queue is not by chance
    near = await connect(hall.live, own, members)
    await changes(hall, near, far, 1)  # connections, caches
    row = await changes(hall, near, far, count)
    if cut:
        for stream in near:
            stream.hang_up()
        row["recovery_s"] = round(await recovery(hall, own, members), 2)
    for stream in (*near, *far):
        stream.hang_up()
    return row


def measure(database: str, members: int, viewers: int, count: int, *, cut: bool = True) -> dict[str, float]:
    """Run the load on a hall of its own."""
    with tempfile.TemporaryDirectory() as folder:
        instance = fresh.on_postgres(Path(folder), database) if database else fresh.on_sqlite(Path(folder))
        hall = Hall(instance, members, 2 * count + 4, live=True)
        try:
            return asyncio.run(load(hall, members, viewers, count, cut=cut))
        finally:
            hall.end()
            fresh.drop(instance)


def main() -> None:
    """Run, print the table or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--members", type=int, default=400)
    parser.add_argument("--viewers", type=int, default=5000)
    parser.add_argument(
        "--database", default=os.environ.get("DATABASE_URL", ""), help="PostgreSQL; else SQLite"
    )
    parser.add_argument("--changes", type=int, default=10, help="votes opened and closed")
    parser.add_argument("--only-once", action="store_true", help="leave out ten times the members")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    rows = {
        f"{args.members} members, {args.viewers} viewers": measure(
            args.database, args.members, args.viewers, args.changes
        )
    }
    said: dict[str, object] = {name: rows[next(iter(rows))][name] for name in ASKED}
    if not args.only_once:
        ten = measure(args.database, args.members * 10, args.viewers, args.changes, cut=False)
        rows[f"{args.members * 10} members, {args.viewers} viewers"] = ten
        said["growth_to_ten_times"] = ten
    if args.json:
        print(json.dumps({**said, "rows": rows}))
        return
    kind = "PostgreSQL" if args.database else "SQLite"
    print(
        f"{kind}, {os.cpu_count()} cores, server and load on the same machine; the act itself is in each figure"
    )
    names = list(next(iter(rows.values())))
    print(f"{'':30}" + "".join(f"{name:>16}" for name in names))
    for title, row in rows.items():
        print(f"{title:30}" + "".join(f"{row.get(name, '-'):>16}" for name in names))
    print(
        "OpenSlides 4, from the answer of the act: 400 clients in 35 ms at most, 1,000 in 60 ms at most, one machine of ours"
    )


if __name__ == "__main__":
    main()

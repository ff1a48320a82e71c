"""What the record costs: `python benchmarks/journal.py [--entries 20000]`. PostgreSQL too where DATABASE_URL names one.

The tables show: acts recorded a second by one, four and (PostgreSQL) sixteen writers, beside a peer that inserts one bare
row of the same size in a transaction of its own, by the same driver; the cost of sealing 100 entries when the journal
is 10 times as long; the time of a whole check and of a proof. Runs in a folder and a database of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME), str(HOME / "src"), *map(str, (HOME / "packages").glob("*/src"))]

from tests import fresh  # noqa: E402

WRITER = """
import time
from datetime import date
from django.db import connection, transaction
from shanyraq.journal import clock
from shanyraq.journal.recording import record, recording
kind, seconds, start = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
ROW = "x" * 400
at = clock.moment()
def act(n):
    with recording("bench.act", by="person:1", at=at):
        record(about=f"bench.thing:{n}", facts={"number": n, "text": "x" * 60}, personal={"name": "Айгүл"}, after={"n": n})
def bare(n):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_bare (at, text) VALUES (%s, %s)", [at.machine, ROW])
work = act if kind == "act" else bare
connection.ensure_connection()
time.sleep(max(0, start - time.time()))
done, end = 0, start + seconds
while time.time() < end:
    work(done)
    done += 1
print(done)
"""
TABLE = """
from django.db import connection
with connection.cursor() as cursor:
    key = "bigserial" if connection.vendor == "postgresql" else "integer"
    cursor.execute(f"CREATE TABLE bench_bare (id {key} PRIMARY KEY, at timestamp, text varchar(500))")
"""
FILL = """
from shanyraq.journal import clock, sealing
from shanyraq.journal.models import Entry
now = clock.now()
count = int(sys.argv[1])
for start in range(0, count, 5000):
    Entry.objects.bulk_create([Entry(at=now, day=now.date(), actor="person:1", act="bench.act", about=f"bench.thing:{n}",
        facts={"number": n, "text": "x" * 60}) for n in range(start, min(start + 5000, count))])
sealing.seal_all(clock.now())
from django.db import connection
connection.cursor().execute("ANALYZE")
"""
COSTS = """
import time
from statistics import median
from shanyraq.journal import clock, merkle, queries, sealing
from shanyraq.journal.models import Entry, Head
from shanyraq.journal.verifying import verify
now = clock.now()
def timed(work):
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result
def batch():
    Entry.objects.bulk_create([Entry(at=now, day=now.date(), actor="person:1", act="bench.act", about=f"bench.thing:{n}",
        facts={"number": n, "text": "x" * 60}) for n in range(100)])
    return timed(lambda: sealing.seal(clock.now()))[0]
batch()
seal = median(batch() for _ in range(15))
entry = Entry.objects.order_by("pk")[Entry.objects.count() // 3]
proof = median(timed(lambda: queries.proof_of(entry))[0] for _ in range(15))
check, report = timed(verify)
assert report.whole
print(report.size, seal, proof, check)
"""


def rate(here: fresh.Fresh, kind: str, writers: int, seconds: float) -> float:
    """Give how many rows a second `writers` processes wrote together."""
    start = time.time() + 2 + writers * 0.6
    processes = [here.python(WRITER, kind, str(seconds), str(start)) for _ in range(writers)]
    done = []
    for process in processes:
        said, _ = process.communicate()
        if process.returncode:
            sys.exit(said)
        done.append(int(said))
    return sum(done) / seconds


def print_rates(here: fresh.Fresh, name: str, counts: list[int], seconds: float) -> None:
    """Print the table of writers."""
    here.do(TABLE)
    print(f"\n{name}: rows a second, {seconds:.0f} s each, one process a writer, {os.cpu_count()} cores")
    print(f"{'writers':>8} {'acts recorded':>14} {'bare inserts':>13} {'share':>6}")
    for writers in counts:
        acts = rate(here, "act", writers, seconds)
        bare = rate(here, "bare", writers, seconds)
        print(f"{writers:>8} {acts:>14.0f} {bare:>13.0f} {acts / bare:>6.0%}")


def print_costs(make: Callable[[], fresh.Fresh], name: str, sizes: list[int]) -> None:
    """Print the table of sealing, proving, checking."""
    print(f"\n{name}: the cost of a longer journal")
    print(f"{'entries':>9} {'seal 100':>10} {'one proof':>10} {'whole check':>12} {'entries checked/s':>18}")
    here, held = make(), 0
    for size in sizes:
        here.do(FILL, str(size - held))
        count, seal, proof, check = map(float, here.do(COSTS).split())
        held = int(count)
        print(
            f"{held:>9} {seal * 1e3:>7.1f} ms {proof * 1e3:>7.1f} ms {check:>10.1f} s {count / check:>18.0f}"
        )
    fresh.drop(here)


def main() -> None:
    """Measure SQLite, then PostgreSQL where there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=4)
    given = parser.parse_args()
    server = os.environ.get("DATABASE_URL", "")
    sizes = [given.entries, given.entries * 10]
    with tempfile.TemporaryDirectory() as folder:
        places = iter(Path(folder) / str(n) for n in range(9))
        print_rates(fresh.on_sqlite(next(places)), "SQLite", [1, 4], given.seconds)
        print_costs(lambda: fresh.on_sqlite(next(places)), "SQLite", sizes)
        if server.startswith("postgres"):
            here = fresh.on_postgres(next(places), server)
            print_rates(here, "PostgreSQL", [1, 4, 16], given.seconds)
            fresh.drop(here)
            print_costs(lambda: fresh.on_postgres(next(places), server), "PostgreSQL", sizes)


if __name__ == "__main__":
    main()

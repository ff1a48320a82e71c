"""What control of execution costs: `python benchmarks/decisions.py [--database URL] [--decisions 10000] [--cards 200000] [--json]`.

Ten years by the plan of `tests/decade.py`: decisions with their cards, terms, answers, returns, extensions, replaced decisions,
bodies renamed and merged. First at a tenth of the size, then whole. Measured are whole pages as a reader gets them: the desks
of the Secretariat and of a clerk, the lists narrowed in each way, a body's page, a decision, a card; milliseconds at p50 and
p95, one request at a time, the processor's own time beside them (on a busy machine the truer one), and the number of
queries, which must not grow; and the nightly pass with its letters. Without
`--database` on SQLite.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME), str(HOME / "src"), *map(str, (HOME / "packages").glob("*/src"))]

from tests import fresh  # noqa: E402

LIMIT, NIGHT = 100, 30  # milliseconds of a page, seconds of the nightly pass
FILL = """
from tests.decade import decade
from tests.decade_rows import write
decisions, cards = (int(one) for one in sys.argv[1:3])
write(decade(decisions, cards, sittings=40, bodies=80))
"""
READ = """
import time
import shanyraq.config.wsgi  # as the server begins
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from shanyraq.decisions import timetable
from shanyraq.decisions.models import Assignment, Decision
from shanyraq.journal import clock
from shanyraq.people.models import Membership, User
times = int(sys.argv[1])
def signed(role):
    seat = Membership.objects.filter(role=role).first()
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.create(email=f"{role}@example.org", person=seat.person, password="!"))
    return client
anyone, head, clerk = Client(HTTP_HOST="127.0.0.1"), signed("head"), signed("clerk")
late = Assignment.objects.filter(closed_on=None).order_by("term").select_related("addressee", "decision").first()
one = Decision.objects.order_by("pk")[Decision.objects.count() // 2]
last = -(-Decision.objects.count() // 50)
def page(address, client=anyone):
    def read():
        answer = client.get("/kk/" + address)
        assert answer.status_code == 200, (address, answer.status_code, answer.get("location"))
        answer.getvalue()
    return read
WORK = {
    "desk of the Secretariat": page("desk/", head),
    "desk of a clerk": page("desk/", clerk),
    "decisions": page("decisions/"),
    "decisions, last page": page(f"decisions/?page={last}"),
    "decisions, overdue": page("decisions/?state=overdue"),
    "decisions, of a year": page("decisions/?year=2019"),
    "decisions, of a body": page("decisions/?addressee=body-3"),
    "decisions, by words": page("decisions/?q=архив+мұрағат"),
    "decisions, another day": page("decisions/?on=2019-06-01"),
    "register": page("decisions/register/"),
    "register, overdue": page("decisions/register/?state=overdue"),
    "register, of a year": page("decisions/register/?year=2019"),
    "register, another day": page("decisions/register/?on=2019-06-01"),
    "a body's cards": page("decisions/of/body-3/"),
    "timeliness": page("decisions/timeliness/"),
    "terms": page("decisions/terms/"),
    "who in the Council answers": page("decisions/council/"),
    "a decision": page(f"decisions/{one.identifier}/"),
    "a card": page(f"decisions/{late.decision.identifier}/{late.addressee.slug}/"),
}
for name, work in WORK.items():
    work()
    with CaptureQueriesContext(connection) as asked:
        work()
    count, took, used = len(asked), [], []
    if os.environ.get("SHOW_QUERIES"):
        for query in sorted(asked.captured_queries, key=lambda q: -float(q["time"]))[:3]:
            print("   ", query["time"], query["sql"][:400], file=sys.stderr)
    for _ in range(times):
        begin, busy = time.perf_counter(), time.process_time()
        work()
        took.append((time.perf_counter() - begin) * 1000)
        used.append((time.process_time() - busy) * 1000)
    took.sort()
    used.sort()
    print(name, count, *(round(ms[int(len(ms) * at)], 1) for ms, at in ((used, 0.5), (took, 0.5), (took, 0.95))), sep="|")
begin = time.perf_counter()
letters = timetable.remind_bodies(clock.moment())
print("night", letters, round(time.perf_counter() - begin, 1), sep="|")
begin = time.perf_counter()
timetable.remind_bodies(clock.moment())
print("again", 0, round(time.perf_counter() - begin, 1), sep="|")
"""


def done(here: fresh.Fresh, code: str, *arguments: object) -> str:
    """Run a piece of Python inside the site, however long it takes; give what it printed."""
    process = here.python(code, *map(str, arguments))
    said, _ = process.communicate()
    if process.returncode:
        raise SystemExit(said)
    return said


def measured(database: str, decisions: int, cards: int, times: int) -> dict[str, list[float]]:
    """Fill an instance and measure it: by name, the queries and the milliseconds at p50 and p95; of a night, letters and seconds."""
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder) / "var"
        here = fresh.on_postgres(at, database) if database else fresh.on_sqlite(at)
        at.mkdir(exist_ok=True)
        try:
            done(here, FILL, decisions, cards)
            said = done(here, READ, times)
        finally:
            fresh.drop(here)
    for line in said.splitlines():
        if line.startswith("    "):
            print(line)
    rows = [
        line.split("|")
        for line in said.splitlines()
        if line.count("|") in (2, 4) and not line.startswith(" ")
    ]
    return {name: [float(one) for one in told] for name, *told in rows}


def main() -> int:
    """Print the table or JSON; give 1 where a page is over the limit, asks more when there is more, or the night is too long."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--database", default=os.environ.get("DATABASE_URL", ""), help="PostgreSQL; else SQLite"
    )
    parser.add_argument("--decisions", type=int, default=10_000)
    parser.add_argument("--cards", type=int, default=200_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--only-small", action="store_true", help="a tenth of the size and no more")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    small = measured(given.database, given.decisions // 10, given.cards // 10, given.times)
    large = small if given.only_small else measured(given.database, given.decisions, given.cards, given.times)
    pages = [name for name in large if name not in ("night", "again")]
    slow = [name for name in pages if large[name][-1] > LIMIT]
    grown = [name for name in pages if large[name][0] != small[name][0]]
    said = {
        "pages_p95_ms": max(large[name][-1] for name in pages),
        "over_the_limit": slow,
        "queries_grow": grown,
        "night_s": large["night"][1],
        "growth_to_ten_times": {name: [small[name][-1], large[name][-1]] for name in large},
    }
    if given.json:
        print(json.dumps({**said, "rows": large}, ensure_ascii=False))
    else:
        kind = "PostgreSQL" if given.database else "SQLite"
        print(
            f"{kind}, {os.cpu_count()} cores, load {os.getloadavg()[1]:.1f}: {given.decisions:,} decisions, "
            f"{given.cards:,} cards, and a tenth of that"
        )
        print(f"{'':28}{'queries':>8}{'cpu ms':>9}{'p50 ms':>9}{'p95 ms':>9}{'a tenth':>9}")
        for name in pages:
            count, busy, middle, high = large[name]
            print(f"{name:28}{count:>8.0f}{busy:>9.1f}{middle:>9.1f}{high:>9.1f}{small[name][-1]:>9.1f}")
        for name, words in (("night", "the nightly pass, s"), ("again", "the same night again, s")):
            print(f"{words:28}{large[name][0]:>8.0f}{large[name][1]:>9.1f}{'':18}{small[name][1]:>9.1f}")
    return int(bool(slow or grown or large["night"][1] > NIGHT))


if __name__ == "__main__":
    sys.exit(main())

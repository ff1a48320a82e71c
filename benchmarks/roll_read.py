"""What reading the roll costs: `python benchmarks/roll_read.py [--times 40]`, then of a register ten times as large.

A register of 10,000 persons and 60,000 memberships, 10,000 of them members on the asked day (the whole register at once: the
hardest day there is), then 100,000 and 600,000. Measured are whole pages as a reader gets them (first and last page, search
by name, by region, another day, as known on a day, CSV, Popolo JSON, the Council, a card) and the bare questions behind them
(who is on the roll on a day, how many, is somebody a member, what was known on a day): milliseconds at p50 and p95, one
request at a time, the processor's own time beside them (on a busy machine the truer one), and the number of queries. On
SQLite, and on PostgreSQL where DATABASE_URL names a server.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME), str(HOME / "src"), *map(str, (HOME / "packages").glob("*/src"))]

from tests import fresh  # noqa: E402

LIMIT = 100
REGISTER = """
from datetime import date, timedelta
from django.utils import timezone
from shanyraq.bodies.models import Standing
from shanyraq.people.models import Membership, Organization, Person
size = int(sys.argv[1])
SURNAMES = "Ахметов Болатов Қасымов Серіков Оспанов Төлегенов Жүнісов Нұрланов Ғабитов Мұхтаров Әлиев Іргебаев Үсенов".split()
GIVEN = "Болат Серік Ерлан Нұрлан Асқар Дәурен Қайрат Марат Төлеген Ғабит Өмір".split()
def name(n):
    return f"{SURNAMES[n % 13]} {GIVEN[n // 13 % 11]} {chr(0x430 + n // 143 % 26)}{chr(0x430 + n // 3718 % 26)}{n % 7}баев"
persons = Person.objects.bulk_create(
    [Person(name_kk=name(n), name_ru=name(n), invented=True) for n in range(size)], batch_size=2000)
bodies = [Organization.objects.get_or_create(slug=slug, defaults={"classification": kind, "name_kk": slug, "area": area})[0]
    for slug, kind, area in (("assembly", "assembly", ""), ("council", "council", ""), ("region-a", "regional_assembly", "KZ-55"))]
now = timezone.now()
# Six mandates each: two past and one present in the Assembly, one past and one present in a region, one past in the Council
# (the last 84 sit there now).
SPANS = ((0, 1996, 2001), (0, 2001, 2008), (0, 2010, None), (2, 1999, 2004), (2, 2012, None), (1, 2008, 2012))
seats = [
    Membership(person=p, organization=bodies[body], role="member", since=date(first, 1, 1), basis="№ 1",
        until=date(last, 1, 1) if last and not (body == 1 and n < 84) else None, recorded_at=now,
        recorded_on=date(2024, 1, 1) if n % 2 else date(2015, 1, 1))
    for n, p in enumerate(persons) for body, first, last in SPANS]
Membership.objects.bulk_create(seats, batch_size=2000)
REGIONS = "KZ-10 KZ-11 KZ-15 KZ-19 KZ-23 KZ-27 KZ-31 KZ-33 KZ-35 KZ-39 KZ-43 KZ-47 KZ-55 KZ-59 KZ-61 KZ-62 KZ-63 KZ-71 KZ-75 KZ-79".split()
PATHS = ("regional_session", "association", "council", "rotation", "president")
Standing.objects.bulk_create([
    Standing(membership=s, category="citizen", path=PATHS[n % 5], region=REGIONS[n % 20] if n % 3 else "", decision="№ 1",
        decided_on=date(2009, 1, 1))
    for n, s in enumerate(seat for seat in seats if seat.until is None and seat.organization_id == bodies[0].pk)], batch_size=2000)
"""
READ = """
import time
from datetime import date
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from shanyraq.bodies import queries
from shanyraq.people.models import Person
times, size = int(sys.argv[1]), Person.objects.count()
client, day = Client(HTTP_HOST="127.0.0.1"), date(2024, 9, 2)
one = Person.objects.order_by("pk")[size // 2].pk
def page(address):
    def read():
        answer = client.get("/kk/structure/" + address)
        assert answer.status_code == 200, (address, answer.status_code)
        answer.getvalue()
    return read
WORK = {
    "roll, first page": page("members/"),
    "roll, last page": page(f"members/?page={-(-size // 50)}"),
    "roll, by name": page("members/?name=қасым"),
    "roll, by region and way": page("members/?region=KZ-55&path=council"),
    "roll, another day": page("members/?on=2005-05-05"),
    "roll, as known on a day": page("members/?known=01.06.2020"),
    "roll, Popolo JSON": page("members/?format=json"),
    "Council": page("council/"),
    "a card": page(f"people/{one}/"),
    "who is on the roll on a day": lambda: queries.people_on(day),
    "who is, as known on a day": lambda: queries.people_on(day, known=date(2020, 6, 1)),
    "how many on a day": lambda: queries.count_members_on(day),
    "is somebody a member on a day": lambda: queries.is_member(one, day),
    "roll, whole as CSV *": page("members/?format=csv"),
    "whole roll, all columns *": lambda: queries.roll_on(day),
}
for name, work in WORK.items():
    work()
    with CaptureQueriesContext(connection) as asked:
        work()
    count, took, used = len(asked), [], []
    for _ in range(max(times // 8, 5) if name.endswith("*") else times):
        begin, busy = time.perf_counter(), time.process_time()
        work()
        took.append((time.perf_counter() - begin) * 1000)
        used.append((time.process_time() - busy) * 1000)
    took.sort()
    used.sort()
    print(name, count, *(round(ms[int(len(ms) * at)], 1) for ms, at in ((took, 0.5), (took, 0.95), (used, 0.5))), sep="|")
"""


def done(here: fresh.Fresh, code: str, number: int) -> str:
    """Run a piece of Python inside the site, however long it takes; give what it printed."""
    process = here.python(code, str(number))
    said, _ = process.communicate()
    if process.returncode:
        raise SystemExit(said)
    return said


def measured(here: fresh.Fresh, size: int, times: int) -> list[tuple[str, int, list[float]]]:
    """Fill an instance and measure it: what, number of queries, milliseconds at p50, at p95, of this processor."""
    done(here, REGISTER, size)
    rows = [line.split("|") for line in done(here, READ, times).splitlines() if line.count("|") == 4]
    return [(name, int(asked), [float(ms) for ms in told]) for name, asked, *told in rows]


def main() -> int:
    """Print the tables; give 1 where a page or question of the first size is slower than the limit or asks more when ten times as large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--only-once", action="store_true", help="leave out the register ten times as large")
    given = parser.parse_args()
    bad = False
    for database in ("SQLite", *(["PostgreSQL"] if os.environ.get("DATABASE_URL") else [])):
        asked: dict[str, int] = {}
        for size in (given.size,) if given.only_once else (given.size, given.size * 10):
            with tempfile.TemporaryDirectory() as folder:
                at = Path(folder) / "roll"
                here = fresh.on_sqlite(at) if database == "SQLite" else fresh.on_postgres(at, fresh.server())
                try:
                    rows = measured(here, size, given.times)
                finally:
                    fresh.drop(here)
            print(f"\n{database}: {size:,} persons, {6 * size:,} memberships")
            print(f"{'':32}{'queries':>8}{'p50 ms':>9}{'p95 ms':>9}{'cpu ms':>9}")
            for name, count, told in rows:
                print(f"{name:32}{count:>8}" + "".join(f"{ms:>9.1f}" for ms in told))
                bad = bad or asked.setdefault(name, count) != count
                bad = bad or (size == given.size and told[1] > LIMIT and not name.endswith("*"))
    print("\n* of every member at once, not held to the limit")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())

"""What a list of members costs: `python benchmarks/roll.py [--rows 1000]`, then ten times as many.

Against a register of 10,000 persons and 60,000 memberships it measures: reading the file (CSV and XLSX), the checked
preview (the page as a reader gets it), the import in one act, the question whether it may be undone, and the undoing.
A third of the rows are history, one in fifty has an error, one in twenty a name that somebody has in the other
spelling. Runs in a folder and a database of its own (SQLite).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME), str(HOME / "src"), *map(str, (HOME / "packages").glob("*/src"))]

from tests import fresh  # noqa: E402

LIMIT = 5.0
REGISTER = """
from datetime import date, timedelta
from django.utils import timezone
from shanyraq.people.models import Membership, Organization, Person, User
SURNAMES = "Ахметов Болатов Қасымов Серіков Оспанов Төлегенов Жүнісов Нұрланов Ғабитов Мұхтаров".split()
GIVEN = "Болат Серік Ерлан Нұрлан Асқар Дәурен Қайрат Марат Төлеген Ғабит".split()
def name(n):
    return f"{SURNAMES[n % 10]} {GIVEN[n // 10 % 10]} {chr(0x430 + n // 100 % 26)}{chr(0x430 + n // 2600 % 26)}баев"
persons = Person.objects.bulk_create([Person(name_kk=name(n), invented=True) for n in range(10_000)], batch_size=1000)
bodies = [Organization.objects.get_or_create(slug=slug, defaults={"classification": kind, "name_kk": slug})[0]
    for slug, kind in (("assembly", "assembly"), ("council", "council"), ("region-a", "regional_assembly"))]
now = timezone.now()
Membership.objects.bulk_create([
    Membership(person=p, organization=bodies[k % 3], role="member", since=date(1996 + 5 * k, 1, 1), basis="№ 1",
        until=date(2000 + 5 * k, 1, 1), recorded_at=now, recorded_on=now.date())
    for p in persons for k in range(6)], batch_size=1000)
who = Person.objects.create(name_kk="Қызметкер Үлгі")
for role, kind in (("officer", "secretariat"), ("administrator", "instance")):
    body = Organization.objects.get_or_create(slug=kind, defaults={"classification": kind, "name_kk": kind})[0]
    Membership.objects.create(person=who, organization=body, role=role, since=date(1996, 1, 1), recorded_at=now)
User.objects.create_user("officer@example.org", "a long passphrase 42", person=who)
"""
RUN = """
import io, time
from datetime import date
from hashlib import sha256
import openpyxl
from django.test import Client
from django.core.files.uploadedfile import SimpleUploadedFile
from shanyraq.bodies import services
from shanyraq.bodies.services.lists import may_undo_list
from shanyraq.journal import clock
from shanyraq.people import roll
from shanyraq.people.models import Person, RollDraft, User
from shanyraq.people.queries import actor_of
from shanyraq.people.roll_queries import checked_rows, with_the_rest
from shanyraq.people.services import import_roll
count = int(sys.argv[1])
LETTERS = "абвгдежзиклмнопрстуфхцчшэюя"
def word(n):
    text = ""
    for _ in range(4):
        text, n = text + LETTERS[n % 27], n // 27
    return text
def row(n):
    who = n // 3 * 3 if n % 3 == 1 else n   # every third row is more history of the one before
    years = ("01.09.2005", "01.09.2010") if n % 3 == 1 else ("01.09.2015", "")
    name = Person.objects.get(pk=n % 10_000 + 1).name_kk if n % 20 == 0 else f"Үлгі{word(who * 7919)} Айша{word(who)}"
    role = "жоқ рөл" if n % 50 == 7 else "мүше"
    return [name, "assembly", role, *years, "№ 5"]
head = ["Аты-жөні (қазақша)", "Орган", "Рөлі", "Бастап", "Дейін", "Негізі"]
table = [row(n) for n in range(count)]
text = roll.written([head, *table]).encode()
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet()
for line in [head, *table]:
    sheet.append(line)
out = io.BytesIO()
book.save(out)
def timed(work):
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result
csv_time, _ = timed(lambda: roll.read(text))
xlsx_time, _ = timed(lambda: roll.read(out.getvalue()))
client = Client(HTTP_HOST="127.0.0.1")
user = User.objects.get(email="officer@example.org")
client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
bring_time, answer = timed(lambda: client.post("/kk/people/lists/", {"file": SimpleUploadedFile("l.csv", text)}))
assert answer.status_code == 302, answer.status_code
show_time, page = timed(lambda: client.get(answer.headers["Location"]))
assert page.status_code == 200
draft = RollDraft.objects.latest("pk")
at, by = clock.moment(), actor_of(user, clock.today())
rows = checked_rows(draft, by)
wrong = sum(bool(r.problems) for r in rows)
decisions = with_the_rest(rows, {}, "new")
import_time, done = timed(lambda: import_roll(by=by, at=at, draft=draft, decisions=decisions, leave_out=True))
draft.refresh_from_db()
ask_time, may = timed(lambda: may_undo_list(draft, by))
assert may, may
undo_time, gone = timed(lambda: services.undo_import(by=by, at=at, draft_id=draft.pk, why="bench"))
assert gone.seats == done.seats
print(count, wrong, sum(bool(r.alike) for r in rows), csv_time, xlsx_time, bring_time, show_time, import_time, ask_time, undo_time)
"""


def main() -> int:
    """Print the table; give 1 where the preview of the first size takes longer than the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1000)
    given = parser.parse_args()
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        here = fresh.on_sqlite(Path(folder) / "roll")
        here.do(REGISTER)
        names = (
            "rows",
            "errors",
            "alike",
            "read CSV",
            "read XLSX",
            "bring",
            "show",
            "preview",
            "import",
            "may undo?",
            "undo",
        )
        print(
            "A register of 10,000 persons and 60,000 memberships; seconds. Preview is bring and show together."
        )
        print("".join(f"{name:>11}" for name in names))
        for count in (given.rows, given.rows * 10):
            rows, wrong, alike, *times = here.do(RUN, str(count)).split()
            csv, xlsx, bring, show, *rest = map(float, times)
            told = [csv, xlsx, bring, show, bring + show, *rest]
            print("".join(f"{n:>11}" for n in (rows, wrong, alike)) + "".join(f"{t:>11.2f}" for t in told))
            slow = slow or (count == given.rows and bring + show > LIMIT)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())

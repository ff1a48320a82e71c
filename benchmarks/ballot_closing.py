"""What the closing of a sealed vote costs: `python benchmarks/ballot_closing.py [--ballots 400 40] [--candidates 11] [--database URL] [--json]`.

Every voter marks each of the candidates apart. Two figures of one vote: how long the Chair's request waits that closes
it, and how long the worker then checks its ballots anew and adds them up. Had the request done that itself, as it once
did, it would have waited for both: that is the column beside. Seconds of a core say what the check costs where
others work on the same machine; a ballot is reckoned in them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME), str(HOME / "src"), *map(str, (HOME / "packages").glob("*/src"))]

from tests import fresh  # noqa: E402

PLAY = """
import json, time
from datetime import date
from ballot.archive import EventType
from ballot.ballots import make_ballot
from ballot.credentials import Register, Right, new_credential, public_of, secret_of
from ballot.encoding import sha256_base64, write
from ballot.questions import Election as Asked, Question
from ballot.randomness import SystemRandomness, random_scalar
from ballot.trustees.single import publish_key
from django.test import Client
from django.utils import timezone
from shanyraq.acts.models import Confirmation
from shanyraq.journal import clock
from shanyraq.meetings import services, tasks
from shanyraq.meetings.models import *
from shanyraq.meetings.services import boards, sealed_questions
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization, Person
from tests import factories
voters, candidates, source = int(sys.argv[1]), int(sys.argv[2]), SystemRandomness()
now = clock.moment()
def acting(person, role):
    return Actor(key=f"person:{person.pk}", person_id=person.pk, roles=frozenset({role}))
body = Organization.objects.create(classification="assembly", slug="assembly", name_kk="Ассамблея")
people = [Person.objects.create(name_kk=f"Адам {number}", name_ru=f"Адам {number}", name_en=f"Adam {number}") for number in range(voters)]
for number, one in enumerate(people):
    role = "chair" if number == 1 else "member"
    Membership.objects.create(person=one, organization=body, role=role, since=date(2020, 1, 1), recorded_at=now.machine)
Membership.objects.create(person=people[1], organization=body, role="member", since=date(2020, 1, 1), recorded_at=now.machine)
for norm in ("session.quorum", "session.majority"):
    Confirmation.objects.create(norm=norm, value="1/2", since=date(2020, 1, 1), by="person:0", on=now.day, at=now.machine,
                                paper="Хат", paper_number="14", paper_date=now.day)
session = Session.objects.create(number=33, prepared_on=now.day, opened_on=now.day, opened_at=now.machine)
item = AgendaItem.objects.create(session=session, position=1, title_kk="Сайлау")
Registration.objects.bulk_create(Registration(session=session, person=one, day=now.day, at=now.machine) for one in people)
row = services.draw_up_sealed(by=acting(people[0], "secretariat.officer"), at=now, item=item, authority=people[2], trustees=people[3:5])
codes = [new_credential(source) for _ in people]
rights = Register(Right(public_of(one, row.uuid)) for one in codes).text.decode()
services.bring_rights(by=acting(people[2], "assembly.member"), at=now, sealed_vote=row, text=rights)
for person in people[3:5]:
    key = write(publish_key(random_scalar(source), source).to_json()).decode()
    services.bring_key(by=acting(person, "assembly.member"), at=now, sealed_vote=row, text=key)
questions = tuple(Question(f"Кандидат {number}", sealed_questions.WORDS, 1, 1) for number in range(candidates))
sealed_questions.election_of = lambda row, trustees: Asked(row.uuid, "XXXIII Сессия", "Сайлау", trustees.public_key, questions)
services.open_sealed(by=acting(people[1], "assembly.chair"), at=now, sealed_vote=row)
row.refresh_from_db()
from shanyraq.meetings.queries import sealed as queries
asked = Asked.from_text(queries.election_text(row).encode())
for code in codes:
    choices = [((1, 0, 0), (0, 1, 0), (0, 0, 1))[source.below(3)] for _ in questions]
    text = make_ballot(asked, secret_of(code, asked.uuid), choices, source).text
    boards.append(row, EventType.BALLOT, text, tracker=sha256_base64(text))
row.save()
chair = Client(SERVER_NAME="127.0.0.1")
chair.force_login(factories.account(people[1]))
chair.get(f"/kk/sessions/sealed/{row.pk}/")
begun = time.perf_counter()
answer = chair.post(f"/kk/sessions/sealed/{row.pk}/close/")
closed, busy = time.perf_counter(), time.process_time()
assert answer.status_code == 302 and SealedVote.objects.get().status == "checking", answer.content.decode()
assert tasks.check_boards() == 1
checked, done = time.perf_counter(), time.process_time()
assert SealedVote.objects.get().status == "closing" and BoardCheck.objects.get().checked == voters
print(json.dumps({"request_ms": round((closed - begun) * 1000, 1), "check_s": round(checked - closed, 2), "check_cpu_s": round(done - busy, 2)}))
"""


def measured(folder: Path, voters: int, candidates: int, database: str) -> dict[str, float]:
    """Play one vote in an instance of its own; `database`: that of PostgreSQL, empty, or "" for SQLite."""
    here = fresh.Fresh(folder, database) if database else fresh.on_sqlite(folder)
    if database:
        code, told = here.run("migrate", "--verbosity", "0")
        assert code == 0, told
    process = here.python(PLAY, str(voters), str(candidates))
    said, _ = process.communicate(timeout=900)
    assert process.returncode == 0, said
    found: dict[str, float] = json.loads(said.strip().splitlines()[-1])
    return found


def main() -> int:
    """Print a row for each number of ballots."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ballots", type=int, nargs="+", default=[40, 400])
    parser.add_argument("--candidates", type=int, default=11)
    parser.add_argument(
        "--database", default="", help="an empty database of PostgreSQL; one number of ballots then"
    )
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    rows = {}
    with tempfile.TemporaryDirectory() as folder:
        for voters in asked.ballots:
            rows[voters] = measured(Path(folder) / str(voters), voters, asked.candidates, asked.database)
    if asked.json:
        print(json.dumps(rows))
        return 0
    print(
        f"{'ballots × candidates':>22}{'the request, ms':>18}{'the check, s':>15}{'of a core, s':>15}{'a ballot, ms':>15}{'in one request, s':>20}"
    )
    for voters, row in rows.items():
        size, check, busy = f"{voters} × {asked.candidates}", row["check_s"], row["check_cpu_s"]
        whole = check + row["request_ms"] / 1000
        print(
            f"{size:>22}{row['request_ms']:>18.1f}{check:>15.2f}{busy:>15.2f}{busy / voters * 1000:>15.1f}{whole:>20.2f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())

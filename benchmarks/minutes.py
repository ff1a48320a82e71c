"""What the minutes of a Session cost: `python benchmarks/minutes.py [--members 400] [--items 12] [--votes 30] [--json]`.

A Session is held through the services, each act with its entry: members come, leave and come back, speak, bring in texts
and amendments, vote by names. Then the clock runs: from the journal to the signed minutes in Kazakh and in Russian, the page's
content and the PDF of both. `told` and `events` must be equal: every event stands in a sentence. `unsupported` counts sentences
that name no event. `same_bytes` tells the log again and compares content and PDF. Nobody else makes minutes from a log: there
is no peer to measure.
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

HOLD = """
import json, time
from datetime import date, datetime, timedelta, time as hour, UTC
from hashlib import sha256
from shanyraq.acts.models import Confirmation
from shanyraq.decisions.services import closing
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Instance
from shanyraq.meetings import services
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries.minutes import log_of
from shanyraq.meetings.rules.roll_calls import Ballot
from shanyraq.meetings.services.agenda import Item
from shanyraq.meetings.services.minutes_sheets import content_of, sheets_of_minutes
from shanyraq.meetings.services.minutes_words import Teller
from shanyraq.people.acting import SYSTEM, Actor
from shanyraq.people.models import Membership, Organization, Person
from shanyraq.web.documents import pdf_of
from django.utils.translation import override
voters, items, votes = map(int, sys.argv[1:4])
DAY, START, BEGIN = date(2024, 9, 2), date(2024, 10, 15), datetime(2024, 10, 15, 4, tzinfo=UTC)
Instance.objects.create(kind="rehearsal", rehearsal_day=START, name_kk="Өлшеу", name_ru="Замер", name_en="Bench", begun_at=BEGIN)
assembly = Organization.objects.create(classification="assembly", slug="assembly", name_kk="Ассамблея")
secretariat = Organization.objects.create(classification="secretariat", slug="secretariat", name_kk="Хатшылық")
people = Person.objects.bulk_create(
    [Person(name_kk=f"Мүше {n:05}", name_ru=f"Член {n:05}") for n in range(voters + 2)])
def seat(person, body, role):
    return Membership(person=person, organization=body, role=role, since=date(2020, 1, 1), recorded_at=BEGIN, recorded_on=DAY)
Membership.objects.bulk_create([seat(p, assembly, "member") for p in people[2:]]
    + [seat(people[0], assembly, "chair"), seat(people[1], secretariat, "officer")])
def actor(person, role):
    return Actor(key=f"person:{person.pk}", person_id=person.pk, roles=frozenset({role}))
chair, officer = actor(people[0], "assembly.chair"), actor(people[1], "secretariat.officer")
members = [actor(p, "assembly.member") for p in people[2:]]
for norm in ("session.quorum", "session.majority"):
    Confirmation.objects.create(norm=norm, value="1/2", since=date(1995, 3, 1), paper="№ 1", paper_date=DAY, by="person:1", on=DAY, at=BEGIN)
tick = 0
def at(seconds=7, day=START):
    global tick
    tick += seconds
    return Moment(day=day, machine=BEGIN + timedelta(seconds=tick))
session = services.prepare_session(by=officer, at=at(day=DAY))
matters = [Item(f"{n}-мәселе: ана тілі", f"Вопрос {n}: родной язык", speaker=f"Баяндамашы {n}") for n in range(1, items + 1)]
services.set_agenda(by=officer, at=at(day=DAY), session=session, items=matters, proposed_on=DAY, proposed_by="№ 1")
where = {"place_kk": "Астана", "place_ru": "Астана"}
services.adopt_order(by=chair, at=at(day=DAY), session=session, number="1", start_day=START, start_time=hour(10), **where)
services.record_announcement(by=officer, at=at(day=DAY), session=session, outlet="Газет", day=DAY, link="https://example.org/")
ids = [m.person_id for m in members]
for part in range(0, voters, 25):
    services.register_members(by=officer, at=at(40), session=session, people=ids[part:part + 25])
services.open_session(by=chair, at=at(), session=session)
services.set_speaking_time(by=chair, at=at(), session=session, speech=5, reply=2, matter=60)
def call(item, amendment=None):
    roll = services.open_roll_call(by=chair, at=at(), item=item, amendment=amendment)
    rest = {m: Ballot("for" if n % 7 else "against" if n % 2 else "abstain", f"{roll.pk}-{n}") for n, m in enumerate(members)}
    chosen = list(rest.items())
    for part in range(0, voters, 40):
        services.take_votes(by=SYSTEM, at=at(1), roll_call=roll, ballots=dict(chosen[part:part + 40]))
    services.close_roll_call(by=chair, at=at(), roll_call=roll)
built = time.perf_counter()
left = votes
for n, item in enumerate(session.items.all()):
    services.take_up_item(by=chair, at=at(60), item=item)
    turn = services.call_speaker(by=chair, at=at(), item=item)
    services.end_floor(by=chair, at=at(240), turn=turn)
    for k, kind in enumerate(("speech", "reply", "order", "speech", "speech")):
        services.ask_floor(by=members[(n * 5 + k) % voters], at=at(3), item=item, kind=kind)
    for turn in sorted(item.turns.filter(given_at=None), key=lambda t: ("order", "reply", "speech").index(t.kind)):
        services.give_floor(by=chair, at=at(), turn=turn)
        services.end_floor(by=chair, at=at(100), turn=turn)
    texts = {"text_kk": f"{n}. Үйірмелер 1 қыркүйектен ашылсын.", "text_ru": f"{n}. Открыть кружки с 1 сентября."}
    services.move_motion(by=officer, at=at(), item=item, **texts)
    gone = ids[n * 10:n * 10 + 9]
    services.record_leaving(by=officer, at=at(), session=session, people=gone)
    services.register_members(by=officer, at=at(300), session=session, people=gone)
    share = -(-left // (items - n))
    for k in range(share - 1):
        row = services.move_amendment(by=members[k], at=at(), item=item, new_kk=f"{k}-толықтыру.", new_ru=f"Дополнение {k}.")
        call(item, row)
    if share:
        call(item)
    left -= share
closing.close_session(by=chair, at=at(), session_id=session.pk)
session.refresh_from_db()
held = time.perf_counter() - built
begin = time.perf_counter()
made = services.sign_minutes(by=chair, at=at(600), session=session)
took = time.perf_counter() - begin
log = log_of(session)
with override("kk"):
    told = list(Teller(log, "kk").sentences())
def prints():
    content = content_of(session)
    sheets = sheets_of_minutes(session, content)
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return sha256("".join([plain, *(pdf_of(s).hex() for s in sheets.values())]).encode()).hexdigest()
print(json.dumps({
    "seconds": round(took, 2), "events": len(log.events), "told": len({n for one in told for n in one.events}),
    "sentences": len(told), "unsupported": sum(not one.events for one in told), "same_bytes": prints() == prints(),
    "votes": sum(row.vote is not None for row in log.calls.values()), "held_s": round(held, 1),
}))
"""


def measure(database: str, members: int, items: int, votes: int) -> dict[str, float | bool]:
    """Hold a Session on an instance of its own and write its minutes; give the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        instance = fresh.on_postgres(path, database) if database else fresh.on_sqlite(path / "minutes")
        try:
            process = instance.python(HOLD, str(members), str(items), str(votes))
            said, _nothing = process.communicate(timeout=1800)
            if process.returncode:
                raise SystemExit(said)
            found: dict[str, float | bool] = json.loads(said.strip().splitlines()[-1])
            return found
        finally:
            fresh.drop(instance)


def main() -> None:
    """Run, print the table or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--members", type=int, default=400)
    parser.add_argument("--items", type=int, default=12)
    parser.add_argument("--votes", type=int, default=30)
    parser.add_argument(
        "--database", default=os.environ.get("DATABASE_URL", ""), help="PostgreSQL; else SQLite"
    )
    parser.add_argument("--ten-times", action="store_true", help="also with ten times the members")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    sizes = [args.members, args.members * 10] if args.ten_times else [args.members]
    rows = {f"{size} members": measure(args.database, size, args.items, args.votes) for size in sizes}
    if args.json:
        print(json.dumps({**rows[f"{args.members} members"], "rows": rows}, ensure_ascii=False))
        return
    where = "PostgreSQL" if args.database else "SQLite"
    print(
        f"{where}, {os.cpu_count()} cores; {args.items} matters, {args.votes} votes by names, minutes in two languages"
    )
    for title, row in rows.items():
        print(f"{title:16}" + "".join(f"{name}: {value}   " for name, value in row.items()))


if __name__ == "__main__":
    main()

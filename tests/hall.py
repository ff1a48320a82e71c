"""A hall that votes: members with their sessions on a server of its own, the Chair beside it, and clients that do not give up.

What the measurement of votes (`benchmarks/votes.py`, `tests/killing.py`) and their test (`tests/test_votes_together.py`) share.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

from tests.fresh import Fresh

PREPARE = """
import json
from datetime import date, time
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.middleware.csrf import _get_new_csrf_string as new_secret
from django.utils import timezone
from shanyraq.acts.models import Confirmation
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Instance
from shanyraq.meetings import services
from shanyraq.meetings.models import Registration, Session
from shanyraq.meetings.services.agenda import Item
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization, Person, User
voters, matters = int(sys.argv[1]), int(sys.argv[2])
now = timezone.now()
DAY, START = date(2024, 9, 2), date(2024, 10, 15)
Instance.objects.create(kind="rehearsal", rehearsal_day=START, name_kk="Өлшеу", name_ru="Замер", name_en="Bench", begun_at=now)
assembly = Organization.objects.create(classification="assembly", slug="assembly", name_kk="Ассамблея")
secretariat = Organization.objects.create(classification="secretariat", slug="secretariat", name_kk="Хатшылық")
people = Person.objects.bulk_create([Person(name_kk=f"Мүше {n:05}") for n in range(voters + 2)])
def seat(person, body, role):
    return Membership(person=person, organization=body, role=role, since=date(2020, 1, 1), recorded_at=now, recorded_on=DAY)
Membership.objects.bulk_create([seat(p, assembly, "member") for p in people[2:]]
    + [seat(people[0], assembly, "chair"), seat(people[1], secretariat, "officer")])
chair = Actor(key=f"person:{people[0].pk}", person_id=people[0].pk, roles=frozenset({"assembly.chair"}))
officer = Actor(key=f"person:{people[1].pk}", person_id=people[1].pk, roles=frozenset({"secretariat.officer"}))
for norm, value in (("session.quorum", "1/2"), ("session.majority", "1/2")):
    Confirmation.objects.create(norm=norm, value=value, since=date(1995, 3, 1), paper="№ 1", paper_date=DAY, by="person:1", on=DAY, at=now)
at = Moment(day=DAY, machine=now)
session = services.prepare_session(by=officer, at=at)
services.set_agenda(by=officer, at=at, session=session, items=[Item(f"Мәселе {n}") for n in range(matters)], proposed_on=DAY, proposed_by="№ 1")
services.adopt_order(by=chair, at=at, session=session, number="1", start_day=START, start_time=time(10), place_kk="Астана")
services.record_announcement(by=officer, at=at, session=session, outlet="Газет", day=DAY, link="https://example.org/")
at = Moment(day=START, machine=now)
services.register_members(by=officer, at=at, session=session, people=[p.pk for p in people[2:]])
services.open_session(by=chair, at=at, session=session)
users = User.objects.bulk_create([User(email=f"m{n}@example.org", person=p, password="!") for n, p in enumerate(people[2:])])
store = import_module(settings.SESSION_ENGINE).SessionStore
cookies = []
for user in users:
    kept = store()
    kept[SESSION_KEY] = str(user.pk)
    kept[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    kept[HASH_SESSION_KEY] = user.get_session_auth_hash()
    kept.create()
    cookies.append([kept.session_key, new_secret()])
if __import__("django.db").db.connection.vendor == "postgresql":
    __import__("django.db").db.connection.cursor().execute("ANALYZE")
print(json.dumps(cookies))
"""
CHAIR = """
import json, sys, time
from django.db import OperationalError, close_old_connections, connection
from rulebook import Refusal
from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.models import AgendaItem, Cast, RollCall
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership
def opened(rest):
    item = AgendaItem.objects.get(position=int(rest))
    made = item.roll_calls.first() or services.open_roll_call(by=chair, at=clock.moment(), item=item)
    return made.pk
def closed(rest):
    row = RollCall.objects.get(pk=int(rest))
    if row.status == "open":
        services.close_roll_call(by=chair, at=clock.moment(), roll_call=row)
    return [list(one) for one in Cast.objects.filter(roll_call=row).values_list("person_id", "key")]
seat = Membership.objects.get(role="chair")
chair = Actor(key=f"person:{seat.person_id}", person_id=seat.person_id, roles=frozenset({"assembly.chair"}))
for line in sys.stdin:
    word, _, rest = line.strip().partition(" ")
    for patience in range(200):
        try:
            print(json.dumps((opened if word == "open" else closed)(rest)), flush=True)
            break
        except (OperationalError, Refusal) as trouble:  # the database is away; the act is asked for again
            if isinstance(trouble, Refusal) and trouble.verdict.code != "journal.meanwhile":
                raise
            connection.close()
            time.sleep(0.1)
"""
WITHOUT = (
    "from shanyraq.config.settings import *\n"
    "MIDDLEWARE = [m for m in MIDDLEWARE if not m.endswith('.ShortWayOfAVote')]\n"
)


@dataclass
class Load:
    """What a rush showed: milliseconds of each acknowledged vote, its key, and what the closed roll calls hold."""

    took: list[float] = field(default_factory=list)
    seconds: float = 0.0
    acknowledged: list[str] = field(default_factory=list)
    held: list[tuple[int, str]] = field(default_factory=list)
    refused: int = 0
    retries: int = 0

    @property
    def lost(self) -> set[str]:
        """Give the votes that were acknowledged and are not there."""
        return set(self.acknowledged) - {key for _person, key in self.held}

    @property
    def doubled(self) -> int:
        """Count the votes that are there once too often."""
        return len(self.held) - len({key for _person, key in self.held})


class Cluster:
    """A PostgreSQL server of its own, that may be killed and begins again from what it had committed."""

    def __init__(self) -> None:
        self.bin = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        # Not in the folder of the test: only its owner enters that one, and PostgreSQL does not run as root.
        self.folder, self.port = Path(mkdtemp(prefix="cluster-")), free_port()
        self.user: dict[str, str] = {}
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
            self.user = {"user": "postgres"}
        data = self.folder / "data"
        init = [
            self.bin / "initdb",
            "-D",
            data,
            "-U",
            "shanyraq",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        subprocess.run(init, check=True, stdout=subprocess.DEVNULL, cwd="/", **self.user)  # type: ignore[call-overload]
        self.start()

    @property
    def address(self) -> str:
        """Give the address of its own database."""
        return f"postgresql://shanyraq@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = [
            f"port={self.port}",
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={self.folder}",
            "max_connections=200",
        ]
        command = [
            self.bin / "postgres",
            "-D",
            self.folder / "data",
            *(part for one in options for part in ("-c", one)),
        ]
        ready = [self.bin / "pg_isready", "-h", "127.0.0.1", "-p", str(self.port)]
        process, log = None, self.folder / "log"
        for _ in range(1200):  # after a kill it reads its log again, and a busy machine takes its time
            # It ends at once while a dying process of the one before still holds their common memory: once more, then.
            if process is None or process.poll() is not None:
                with log.open("ab") as kept:
                    process = subprocess.Popen(  # type: ignore[call-overload]
                        command, start_new_session=True, cwd="/", stdout=kept, stderr=kept, **self.user
                    )
                self.process = process
            if subprocess.run(ready, stdout=subprocess.DEVNULL, check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise AssertionError(f"PostgreSQL did not begin: {log.read_text()[-1000:]}")

    def kill(self) -> None:
        """Kill every process of it at once, as nothing would that is asked politely."""
        os.killpg(self.process.pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            for child in _session_of(self.process.pid):
                os.kill(child, signal.SIGKILL)
        self.process.wait(10)

    def end(self) -> None:
        """Stop it and take its folder away."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


def free_port() -> int:
    """Find a port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _children(parent: int) -> list[int]:
    return [
        int(word)
        for file in Path(f"/proc/{parent}/task").glob("*/children")
        for word in file.read_text().split()
    ]


def _session_of(leader: int) -> list[int]:
    """List the processes of a session: PostgreSQL gives each of its own a group of its own."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = file.read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader:
                found.append(int(file.parent.name))
    return found


class Hall:
    """A server with its members, and the Chair who opens and closes roll calls beside it. `short`: with the short way; `live`: with streams."""

    def __init__(
        self, instance: Fresh, voters: int, matters: int, *, short: bool = True, live: bool = False
    ) -> None:
        self.instance, self.port, self.position = instance, free_port(), 0
        self.live = free_port() if live else 0
        self.members = json.loads(instance.do(PREPARE, str(voters), str(matters)).splitlines()[-1])
        self.env = {**instance.env, "SHANYRAQ_ADDRESS": f"http://127.0.0.1:{self.port}"}
        if not short:
            (instance.var / "settings_without_short_way.py").write_text(WITHOUT)
            self.env["DJANGO_SETTINGS_MODULE"] = "settings_without_short_way"
            self.env["PYTHONPATH"] += os.pathsep + str(instance.var)
        self.serve()
        begin = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'shanyraq.config.settings'; django.setup()\n"
        self.chair = subprocess.Popen(
            [sys.executable, "-c", begin + CHAIR], env=instance.env, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def serve(self) -> None:
        """Start the server as `shanyraq serve` does and wait until it is ready."""
        command = [sys.executable, "-m", "shanyraq", "serve", "--port", str(self.port), "--no-worker"]
        command += ["--live-port", str(self.live)]
        self.server = subprocess.Popen(
            command,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        assert self.server.stdout is not None
        while "Ready" not in (line := self.server.stdout.readline()):
            assert line, "the server ended"

    def kill_server(self) -> None:
        """Kill the server with everything it started."""
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait(10)

    def workers(self) -> list[int]:
        """List the processes that answer requests."""
        return [child for main in _children(self.server.pid) for child in _children(main)]

    def say(self, words: str) -> list[list[object]]:
        """Have the Chair do something; give what came of it."""
        assert self.chair.stdin is not None and self.chair.stdout is not None
        self.chair.stdin.write(words + "\n")
        self.chair.stdin.flush()
        return json.loads(self.chair.stdout.readline())  # type: ignore[no-any-return]

    def open(self) -> int:
        """Open a roll call on the next matter."""
        self.position += 1
        return self.say(f"open {self.position}")  # type: ignore[return-value]

    def close(self, roll: int) -> list[tuple[int, str]]:
        """Close it; give the person and the key of each vote it holds."""
        return [(int(str(person)), str(key)) for person, key in self.say(f"close {roll}")]

    def end(self) -> None:
        """Stop the server and the Chair."""
        with suppress(ProcessLookupError):
            self.kill_server()
        self.chair.kill()

    def ballot(self, roll: int, member: list[str], key: str) -> bytes:
        """Write the request of one vote."""
        body = f"csrfmiddlewaretoken={member[1]}&key={key}&choice=for"
        return (
            f"POST /kk/sessions/roll-calls/{roll}/cast/ HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Origin: http://127.0.0.1:{self.port}\r\nCookie: sessionid={member[0]}; csrftoken={member[1]}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


class Client:
    """One connection that is kept open."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.writer: asyncio.StreamWriter | None = None

    async def connect(self) -> None:
        """Open the connection."""
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    def hang_up(self) -> None:
        """Close the connection."""
        if self.writer is not None:
            self.writer.close()
            self.writer = None

    async def post(self, request: bytes) -> int:
        """Send one request; give the status of the answer."""
        if self.writer is None:
            await self.connect()
        assert self.writer is not None
        self.writer.write(request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        if b"transfer-encoding: chunked" in head:
            while size := int((await self.reader.readuntil(b"\r\n")), 16):
                await self.reader.readexactly(size + 2)
            await self.reader.readexactly(2)
        else:
            length = head.partition(b"content-length: ")[2].partition(b"\r\n")[0]
            await self.reader.readexactly(int(length or 0))
        return int(head[9:12])


async def cast(hall: Hall, client: Client, load: Load, roll: int, member: list[str]) -> None:
    """Cast one vote and note the answer."""
    key = uuid4().hex
    begin = time.perf_counter()
    status = await client.post(hall.ballot(roll, member, key))
    load.took.append((time.perf_counter() - begin) * 1000)
    if status == 302:
        load.acknowledged.append(key)
    else:
        load.refused += 1


async def cast_stubbornly(
    hall: Hall, load: Load, roll: int, member: list[str], patience: float = 60.0
) -> None:
    """Send one ballot until it is acknowledged, as somebody presses again who got no answer. The same key each time."""
    key, client, until = uuid4().hex, Client(hall.port), time.monotonic() + patience
    while time.monotonic() < until:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.TimeoutError):
            async with asyncio.timeout(10):
                status = await client.post(hall.ballot(roll, member, key))
            if status == 302:
                load.acknowledged.append(key)
                client.hang_up()
                return
        client.hang_up()
        load.retries += 1
        await asyncio.sleep(0.1)
    load.refused += 1


def pairs(load: Load) -> Iterator[int]:
    """Give the persons whose votes the roll calls hold."""
    return (person for person, _key in load.held)

"""Streams of the hall: who waits is told once for each change, the hall before the others, and nothing is made per reader."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from shanyraq.journal import clock
from shanyraq.journal.models import Instance
from shanyraq.journal.queries import tail
from shanyraq.meetings import live, services
from shanyraq.meetings.live import Shown, Streams
from shanyraq.meetings.models import Session
from shanyraq.meetings.views import hall as view
from shanyraq.people.acting import Actor
from tests import factories

from .conftest import START

pytestmark = pytest.mark.requirement("SES-08")


class Record:
    """A record that is written by hand: its end, what is shown of it, and how often that was made."""

    def __init__(self) -> None:
        self.end, self.made = 0, 0

    def tail(self) -> object:
        return self.end

    def show(self, language: str, number: int) -> Shown | None:
        self.made += 1
        return (
            Shown(f"{language}{self.end}", f"<p>change {self.end}</p>\n<p>second line</p>")
            if number == 34
            else None
        )


class Reader:
    """Somebody who keeps one answer open."""

    def __init__(self, streams: Streams, path: str = "/live/kk/34/", query: bytes = b"") -> None:
        self.sent: list[dict[str, Any]] = []
        self.left = asyncio.Event()
        scope = {"type": "http", "method": "GET", "path": path, "query_string": query}
        self.task = asyncio.create_task(streams(scope, self.receive, self.send))

    async def receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        self.sent.append(message)

    @property
    def events(self) -> list[bytes]:
        return [m["body"] for m in self.sent if m["type"] == "http.response.body"]

    async def until(self, count: int) -> None:
        async with asyncio.timeout(10):
            while len(self.events) < count:
                await asyncio.sleep(0.005)


def streams_of(record: Record) -> Streams:
    return Streams(record.tail, record.show, lambda key: key == "ours")


def run(scene: Callable[[Record, Streams], Any]) -> Record:
    record = Record()
    asyncio.run(scene(record, streams_of(record)))
    return record


def test_a_change_reaches_every_reader_once_and_is_made_once_for_all() -> None:
    async def scene(record: Record, streams: Streams) -> None:
        readers = [Reader(streams, query=b"key=ours") for _ in range(50)]
        for reader in readers:
            await reader.until(1)
        before, record.end = record.made, 1
        for reader in readers:
            await reader.until(2)
        assert record.made <= before + 5
        first, second = readers[7].events
        assert first.startswith(b"retry: 1000\nid: kk0\ndata: <p>change 0</p>\ndata: <p>second line</p>\n\n")
        assert b"id: kk1\n" in second and second.endswith(b"\n\n")
        await asyncio.sleep(0.2)
        assert all(len(reader.events) == 2 for reader in readers)

    run(scene)


def test_those_in_the_hall_are_told_before_those_who_watch_from_outside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "AFTER", 1.5)

    async def scene(record: Record, streams: Streams) -> None:
        outside, inside = Reader(streams), Reader(streams, query=b"key=ours")
        await outside.until(1)
        await inside.until(1)
        record.end = 1
        await inside.until(2)
        assert len(outside.events) == 1
        await outside.until(2)

    run(scene)


def test_a_rush_of_changes_is_told_outside_in_one_event_and_the_last_of_them_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "AFTER", 1.5)

    async def scene(record: Record, streams: Streams) -> None:
        outside = Reader(streams)
        await outside.until(1)
        for _ in range(4):
            record.end += 1
            await asyncio.sleep(0.06)
        await outside.until(2)
        assert b"id: kk4\n" in outside.events[1]

    run(scene)


def test_a_quiet_stream_says_that_it_is_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "SILENCE", 0.05)

    async def scene(_record: Record, streams: Streams) -> None:
        reader = Reader(streams)
        await reader.until(3)
        assert reader.events[1:3] == [b"event: still\ndata:\n\n"] * 2

    run(scene)


def test_who_hangs_up_is_let_go_and_an_unread_hall_is_no_longer_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "IDLE", 0.0)
    monkeypatch.setattr(live, "RENEW", 0.05)

    async def scene(_record: Record, streams: Streams) -> None:
        reader = Reader(streams)
        await reader.until(1)
        assert streams.streams == 1
        reader.left.set()
        await asyncio.wait_for(reader.task, 10)
        assert streams.streams == 0
        assert streams.watch is not None
        await asyncio.wait_for(streams.watch, 10)
        assert not streams.topics
        again = Reader(streams)
        await again.until(1)

    run(scene)


@pytest.mark.parametrize("path", ["/live/kk/35/", "/live/kk/", "/live/kk/34/more/", "/kk/sessions/"])
def test_what_is_no_hall_is_not_found(path: str) -> None:
    async def scene(_record: Record, streams: Streams) -> None:
        reader = Reader(streams, path)
        await asyncio.wait_for(reader.task, 10)
        assert reader.sent[0]["status"] == 404 and streams.streams == 0

    run(scene)


def test_a_process_that_is_full_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "MOST", 1)

    async def scene(_record: Record, streams: Streams) -> None:
        await Reader(streams).until(1)
        late = Reader(streams)
        await asyncio.wait_for(late.task, 10)
        assert late.sent[0]["status"] == 503

    run(scene)


def test_a_database_that_is_away_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "RENEW", 0.05)

    async def scene(record: Record, streams: Streams) -> None:
        reader = Reader(streams, query=b"key=ours")
        await reader.until(1)
        monkeypatch.setattr(record, "tail", lambda: 1 / 0)
        streams.tail = record.tail
        await asyncio.sleep(0.2)
        record.end = 1
        streams.tail = lambda: record.end
        await reader.until(2)

    run(scene)


@pytest.fixture
def rehearsal(db: None) -> Instance:
    return Instance.objects.create(
        kind="rehearsal", rehearsal_day=START, name_kk="А", name_ru="А", name_en="A", begun_at=clock.now()
    )


def test_the_record_moves_its_end_with_every_act(rehearsal: Instance, opened: Session, chair: Actor) -> None:
    before = tail()
    services.take_up_item(by=chair, at=clock.moment(), item=opened.items.get(position=1))
    after = tail()
    assert len(after) == len(before) + 1 and after[1:] == before


def test_a_clock_that_runs_changes_no_tag_and_a_time_that_is_over_does(
    rehearsal: Instance, opened: Session, chair: Actor
) -> None:
    at = clock.moment()
    person = opened.registrations.order_by("pk")[0].person_id
    item = services.take_up_item(by=chair, at=at, item=opened.items.get(position=1))
    services.set_speaking_time(by=chair, at=at, session=opened, speech=1)
    member = Actor(key=f"person:{person}", person_id=person, roles=frozenset({"assembly.member"}))
    services.give_floor(by=chair, at=at, turn=services.ask_floor(by=member, at=at, item=item))
    minute = at.machine.replace(second=0, microsecond=0)
    opened.turns.update(given_at=minute)

    def shown(second: int) -> Shown:
        return view.shown(opened, START, minute.replace(second=second))

    assert shown(10).tag == shown(40).tag and shown(10).text != shown(40).text
    opened.turns.update(given_at=minute - timedelta(seconds=30))
    assert shown(10).tag != shown(40).tag and 'class="left over"' in shown(40).text


def test_a_page_names_its_stream_where_one_runs_and_asks_by_itself_where_none_does(
    rehearsal: Instance, opened: Session, settings: LazySettings
) -> None:
    address = "/kk/sessions/xxxiv/hall/"
    settings.LIVE = ""
    assert "data-stream" not in Client().get(address).content.decode()
    settings.LIVE = "/live"
    assert 'data-stream="/live/kk/34/"' in Client().get(address).content.decode()
    settings.LIVE = ":8001"
    answer = Client(HTTP_HOST="127.0.0.1:8000").get(address)
    assert 'data-stream="http://127.0.0.1:8001/live/kk/34/"' in answer.content.decode()
    assert "connect-src 'self' http://127.0.0.1:8001;" in answer.headers["Content-Security-Policy"]
    signed = Client()
    signed.force_login(factories.account(opened.registrations.order_by("pk")[0].person))
    settings.LIVE = "/live"
    key = signed.get(address).content.decode().partition("?key=")[2].partition('"')[0].replace("%3A", ":")
    assert view.is_of_the_hall(key) and not view.is_of_the_hall("hall:forged:key")


def test_the_stream_shows_what_the_page_shows(rehearsal: Instance, opened: Session) -> None:
    made = view.show("ru", 34)
    assert made is not None and "Сессия открыта" in made.text
    assert view.show("ru", 33) is None and view.show("de", 34) is None


def test_garbage_is_collected_while_nobody_waits_to_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "TIDY", 0.0)
    monkeypatch.setattr(live, "AFTER", 0.5)
    seen: list[bool] = []

    async def scene(record: Record, streams: Streams) -> None:
        monkeypatch.setattr(live.gc, "collect", lambda _age=2: seen.append(streams._telling()))
        reader = Reader(streams)
        await reader.until(1)
        await asyncio.sleep(0.2)
        quiet, record.end = len(seen), 1
        await reader.until(2)
        assert quiet > 0 and not any(seen)

    run(scene)

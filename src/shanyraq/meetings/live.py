"""Streams of the hall: one process holds every open display, looks at the record forty times a second and says what changed.

A reader asks `GET /live/<language>/<number>/` and keeps the answer open (server-sent events). Each event carries the whole
display, made once for all who read it in that language; its id is the tag of what is shown. Nothing is kept here: whoever
comes back, to this process or to another one, gets what stands now. Without this process a page asks by itself.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import random
import re
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import parse_qs

LOOK = 0.025  # seconds between two looks at the end of the record
RENEW = 1.0  # seconds after which the display is made anew though nothing was recorded: its clock goes on
FAR = 0.5  # seconds at least between two events to a watcher from outside; those of the hall get each at once
AFTER = 0.1  # seconds by which the hall is told before them, or it would stand in their queue
SILENCE = 10.0  # seconds at most after which an open stream says that it is alive; each has its own, or all would speak at once
TIDY = 10.0  # seconds between two collections of young garbage, at a moment when nobody waits to be told
WHOLE = (
    900.0  # seconds between two collections of all of it, which may hold a change up for a tenth of a second
)
IDLE = 5.0  # seconds for which a display nobody reads is still followed
MOST = 15_000  # streams of one process: each is an open file
ADDRESS = re.compile(r"(?:/live)?/([a-z]{2})/([0-9]{1,4})/")
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"access-control-allow-origin", b"*"),  # public pages; without a proxy they stand on another port
]
STILL = b"event: still\ndata:\n\n"

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Key = tuple[str, int]
T = TypeVar("T")
log = logging.getLogger("shanyraq.live")


@dataclass(frozen=True)
class Shown:
    """A display as it is read: the tag of what it says, clocks left out, and its text."""

    tag: str
    text: str

    def event(self) -> bytes:
        """Write it as one event."""
        lines = "".join(f"data: {line}\n" for line in self.text.splitlines())
        return f"retry: 1000\nid: {self.tag}\n{lines}\n".encode()


@dataclass
class Topic:
    """One hall in one language: what is shown, how many read it, and what those wait for who are near and far."""

    shown: Shown
    event: bytes
    read_at: float
    streams: int = 0
    wakes: dict[bool, asyncio.Future[None]] = field(default_factory=dict)
    told_far: float = float("-inf")
    late: asyncio.TimerHandle | None = None

    def next(self, near: bool) -> asyncio.Future[None]:
        """Give what the next change ends; the same for all who are near, and for all who are far."""
        if near not in self.wakes:
            self.wakes[near] = asyncio.get_running_loop().create_future()
        return self.wakes[near]

    def change(self, shown: Shown) -> None:
        """Keep what is shown now; where it says something else, tell the hall, then the others."""
        told, self.shown, self.event = self.shown.tag, shown, shown.event()
        if told == shown.tag:
            return
        self._tell(near=True)
        if self.late is None:
            loop = asyncio.get_running_loop()
            self.late = loop.call_at(max(self.told_far + FAR, loop.time() + AFTER), self._tell_far)

    def _tell_far(self) -> None:
        self.late, self.told_far = None, asyncio.get_running_loop().time()
        self._tell(near=False)

    def _tell(self, *, near: bool) -> None:
        wake = self.wakes.pop(near, None)
        if wake is not None:
            wake.set_result(None)


class Streams:
    """The application: `tail` gives the end of the record, `show` a display (None: no such hall), `near` knows the key of the hall."""

    def __init__(
        self,
        tail: Callable[[], object],
        show: Callable[[str, int], Shown | None],
        near: Callable[[str], bool],
    ) -> None:
        self.tail, self.show, self.near = tail, show, near
        self.thread = ThreadPoolExecutor(1, "live")  # one connection to the database
        self.topics: dict[Key, Topic] = {}
        self.first: dict[Key, asyncio.Task[Topic | None]] = {}
        self.watch: asyncio.Task[None] | None = None
        self.streams = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        found = ADDRESS.fullmatch(scope["path"])
        if found is None or scope["method"] != "GET":
            await _refuse(send, 404)
        elif self.streams >= MOST:
            await _refuse(send, 503)
        else:
            topic = await self._topic((found[1], int(found[2])))
            if topic is None:
                await _refuse(send, 404)
                return
            asked = parse_qs(scope["query_string"].decode("latin-1")).get("key", [""])[0]
            await self._stream(topic, self.near(asked), receive, send)

    async def _topic(self, key: Key) -> Topic | None:
        """Give the hall, made once however many come at once."""
        if key not in self.topics:
            if key not in self.first:
                self.first[key] = asyncio.create_task(self._begin(key))
            await asyncio.shield(self.first[key])
        return self.topics.get(key)

    async def _begin(self, key: Key) -> Topic | None:
        try:
            shown = await self._ask(self.show, *key)
        except Exception:
            log.exception("the display of %s was not made", key)
            return None
        finally:
            self.first.pop(key, None)
        if shown is None:
            return None
        topic = self.topics[key] = Topic(shown, shown.event(), asyncio.get_running_loop().time())
        if self.watch is None or self.watch.done():
            self.watch = asyncio.create_task(self._look_on())
        return topic

    async def _stream(self, topic: Topic, near: bool, receive: Receive, send: Send) -> None:
        gone = asyncio.create_task(_gone(receive))
        topic.streams, self.streams, had = topic.streams + 1, self.streams + 1, ""
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            while not gone.done():
                wake = topic.next(near)  # before the tag is read: no change falls between
                body = STILL if had == topic.shown.tag else topic.event
                had = topic.shown.tag
                await send({"type": "http.response.body", "body": body, "more_body": True})
                silence = SILENCE * random.uniform(0.7, 1.0)  # noqa: S311 - spreads load, guards nothing
                await asyncio.wait((wake, gone), timeout=silence, return_when=asyncio.FIRST_COMPLETED)
        finally:
            topic.streams, self.streams = topic.streams - 1, self.streams - 1
            topic.read_at = asyncio.get_running_loop().time()
            gone.cancel()

    async def _look_on(self) -> None:
        """Follow the record for as long as somebody reads; a database that is away is asked again."""
        loop, seen, made = asyncio.get_running_loop(), None, float("-inf")
        tidied = swept = loop.time()
        while self.topics:
            try:
                tail = await self._ask(self.tail)
                if tail != seen or loop.time() - made >= RENEW:
                    made = loop.time()
                    await self._renew()
                    seen = tail
                elif loop.time() - tidied >= TIDY and not self._telling():
                    tidied = loop.time()
                    if tidied - swept >= WHOLE:
                        swept = tidied
                    gc.collect(2 if swept == tidied else 1)
            except Exception:
                log.exception("the record could not be read; it is asked again")
                await asyncio.sleep(RENEW)
            await asyncio.sleep(LOOK)
        gc.collect()

    async def _renew(self) -> None:
        for key, topic in list(self.topics.items()):
            if not topic.streams and asyncio.get_running_loop().time() - topic.read_at > IDLE:
                del self.topics[key]
                continue
            shown = await self._ask(self.show, *key)
            if shown is not None:
                topic.change(shown)

    def _telling(self) -> bool:
        return any(topic.late is not None for topic in self.topics.values())

    async def _ask(self, what: Callable[..., T], *given: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.thread, what, *given)


async def _gone(receive: Receive) -> None:
    """Wait until the reader has hung up."""
    with suppress(Exception):
        while (await receive())["type"] != "http.disconnect":
            pass


async def _refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})

"""Many votes, one commit: requests of a hall that votes at once wait for each other's transaction instead of their own.

Each process has one `Rush`. A request hands in its vote and waits; one thread takes what has gathered meanwhile, has it
written in one transaction, and answers all. While it writes, the next ones gather: no timer, and a lone vote waits for
nobody. An answer is given after the commit only. What goes wrong with a whole gathering is answered with None to each:
then every one of them goes its own way, as a request alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread

from rulebook import Verdict

MOST = 256  # in one transaction
PATIENCE = 20.0  # seconds; as long as a connection waits for SQLite's lock
log = logging.getLogger("shanyraq.rush")


@dataclass(frozen=True)
class Sent:
    """A vote as it came: by whose session, in which roll call, which choice, on which ballot."""

    session_key: str
    roll_call: int
    choice: str
    key: str


@dataclass
class _Waiting:
    sent: Sent
    done: Event = field(default_factory=Event)
    verdict: Verdict | None = None


class Rush:
    """Gather votes and hand them to `take`, which writes and answers by place in the list; None where it cannot say."""

    def __init__(self, take: Callable[[Sequence[Sent]], Mapping[int, Verdict]]) -> None:
        self.take = take
        self.queue: SimpleQueue[_Waiting] = SimpleQueue()
        self.begun = Lock()
        self.thread: Thread | None = None

    def cast(self, sent: Sent) -> Verdict | None:
        """Hand in a vote and wait until it is written. None: not written here, and nobody knows why."""
        self._begin()
        waiting = _Waiting(sent)
        self.queue.put(waiting)
        waiting.done.wait(PATIENCE)
        return waiting.verdict

    def _begin(self) -> None:
        if self.thread is None:
            with self.begun:
                if self.thread is None:
                    self.thread = Thread(target=self._work, name="rush", daemon=True)
                    self.thread.start()

    def _work(self) -> None:
        while True:
            self._answer(self._gathered())

    def _gathered(self) -> list[_Waiting]:
        found = [self.queue.get()]
        while len(found) < MOST:
            try:
                found.append(self.queue.get_nowait())
            except Empty:
                break
        return found

    def _answer(self, gathered: Sequence[_Waiting]) -> None:
        said: Mapping[int, Verdict] = {}
        try:
            said = self.take([one.sent for one in gathered])
        except Exception:
            log.exception("%s votes were not written together; each goes its own way", len(gathered))
        for place, one in enumerate(gathered):
            one.verdict = said.get(place)
            one.done.set()

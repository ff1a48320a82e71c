"""Secret ballots: how long a voter, a server and a count wait, with belenios-tool beside us on the same machine.

    python benchmarks/ballot.py [--json] [--ballots 400] [--no-browser]

Needs belenios-tool; the browser part needs Chromium and playwright. Exit 1 if a promised time was missed.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "packages" / "ballot" / "src"
sys.path.insert(0, str(SOURCES))

from ballot.archive import Archive, EventType  # noqa: E402
from ballot.ballots import Ballot, check_ballot, make_ballot  # noqa: E402
from ballot.credentials import Register, Right, new_credential, public_of, secret_of  # noqa: E402
from ballot.encoding import write  # noqa: E402
from ballot.questions import Election, Question  # noqa: E402
from ballot.randomness import SystemRandomness, random_text  # noqa: E402
from ballot.rehearsal import Troupe, TrusteePlan  # noqa: E402
from ballot.simulate import close  # noqa: E402
from ballot.tally import Tally, add_up  # noqa: E402
from ballot.verify import State, verify  # noqa: E402
from ballot.verify.chain import steps  # noqa: E402
from ballot.verify.setup import check_setup  # noqa: E402
from ballot.verify.votes import BallotBox  # noqa: E402

SOURCE = SystemRandomness()
SLOWER = 6
PAGE = """<!doctype html><title>ballot</title><script type="module">
import * as client from "/client/ballot.js";
window.client = client;
</script>"""
MEASURE = """async ({ election, credential, votes, rounds }) => {
  const times = [];
  let made;
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    made = await window.client.makeBallot(election, credential, votes, { progress: () => {} });
    times.push(performance.now() - begun);
  }
  return { times, made };
}"""


@dataclass(frozen=True)
class Row:
    """One measured claim; times in the unit of ``unit``, the peer's measured in the same run (None: none)."""

    claim: str
    ours: float
    unit: str
    limit: float
    peer: float | None
    peer_is: str
    elsewhere: str = ""  # a figure of another project, measured before on another machine

    @property
    def met(self) -> bool:
        """Tell whether ours keeps the limit."""
        return self.ours <= self.limit


@dataclass
class Vote:
    """An election with one credential for each voter and a mandatory trustee or three."""

    election: Election
    troupe: Troupe
    archive: Archive
    codes: list[str]


def prepare(voters: int, answers: int = 3, trustees: str = "3") -> Vote:
    """Set up an election: choose one of ``answers``."""
    troupe = Troupe(TrusteePlan.parse(trustees), SOURCE)
    uuid = random_text(SOURCE, 14)
    question = Question("Which?", tuple(f"Answer {i}" for i in range(answers)), 1, 1)
    election = Election(uuid, "Benchmark", "", troupe.trustees.public_key, (question,))
    codes = [new_credential(SOURCE) for _ in range(voters)]
    archive = Archive(int(time.time()))
    register = Register(Right(public_of(code, uuid)) for code in codes)
    archive.append_setup(election.text, troupe.trustees.text, register.text)
    return Vote(election, troupe, archive, codes)


def a_vote(answers: int) -> tuple[int, ...]:
    """Draw one of the answers."""
    chosen = SOURCE.below(answers)
    return tuple(int(index == chosen) for index in range(answers))


def timed(action: Callable[[], object], rounds: int) -> float:
    """Return the median time of an action in milliseconds, after one round that is not counted."""
    times = []
    for _ in range(rounds + 1):
        begun = time.perf_counter()
        action()
        times.append(time.perf_counter() - begun)
    return statistics.median(times[1:]) * 1000


class Peer:
    """belenios-tool in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._tool = shutil.which("belenios-tool") or ""
        self._folder = folder
        if not self._tool:
            raise SystemExit("belenios-tool is missing: apt-get install belenios-tool")

    def run(self, *arguments: str, given: str = "") -> str:
        """Run it; a failure ends the measurement."""
        command = [self._tool, *arguments]
        done = subprocess.run(
            command, cwd=self._folder, input=given, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def put(self, name: str, content: bytes) -> str:
        """Write a file into the folder."""
        (self._folder / name).write_bytes(content)
        return name

    def archive(self, vote: Vote) -> Path:
        """Put the archive into the folder under its own name."""
        return self._folder / self.put(f"{vote.election.uuid}.bel", vote.archive.data)


def one_ballot(rounds: int) -> list[Row]:
    """Make and check one ballot of a 3-choice question."""
    vote = prepare(1, trustees="1")
    code, uuid = vote.codes[0], vote.election.uuid
    ours_made = timed(lambda: make_ballot(vote.election, secret_of(code, uuid), [a_vote(3)], SOURCE), rounds)
    stored = [
        make_ballot(vote.election, secret_of(code, uuid), [a_vote(3)], SOURCE).text for _ in range(rounds + 1)
    ]
    waiting = iter(stored)
    ours_checked = timed(
        lambda: check_ballot(vote.election, Ballot.from_text(next(waiting), vote.election)), rounds
    )
    with tempfile.TemporaryDirectory() as folder:
        peer = Peer(Path(folder))
        peer.archive(vote)
        files = ("--privcred", peer.put("code", code.encode()), "--ballot", peer.put("vote", b"[[1,0,0]]"))
        peer_made = timed(lambda: peer.run("election", "generate-ballot", *files), min(rounds, 20))
        peer_empty = timed(lambda: peer.run("election", "verify", "--dir", "."), 5)
    many = prepare(100, trustees="1")
    for code in many.codes:
        ballot = make_ballot(many.election, secret_of(code, many.election.uuid), [a_vote(3)], SOURCE)
        many.archive.append(EventType.BALLOT, ballot.text)
    with tempfile.TemporaryDirectory() as folder:
        peer = Peer(Path(folder))
        peer.archive(many)
        peer_checked = (timed(lambda: peer.run("election", "verify", "--dir", "."), 3) - peer_empty) / len(
            many.codes
        )
    return [
        Row(
            "make one ballot, 1 of 3 choices",
            ours_made,
            "ms",
            5,
            peer_made,
            "belenios-tool, with process start",
            "electionguard-python 1.4: 27 to 79 ms",
        ),
        Row(
            "check one ballot, 1 of 3 choices",
            ours_checked,
            "ms",
            10,
            peer_checked,
            "belenios-tool, from 100 ballots",
            "electionguard-python 1.4: 66 to 80 ms",
        ),
    ]


def whole_count(ballots: int) -> list[Row]:
    """Count from the close to the verified result with three mandatory trustees, ours and theirs one after the other."""
    vote = prepare(ballots)
    box = BallotBox(check_setup(*next(iter(steps(vote.archive.data))).data))
    clear = [0, 0, 0]
    for code in vote.codes:
        chosen = a_vote(3)
        clear = [a + b for a, b in zip(clear, chosen, strict=True)]
        text = make_ballot(vote.election, secret_of(code, vote.election.uuid), [chosen], SOURCE).text
        box.take(text)
        vote.archive.append(EventType.BALLOT, text)
    with tempfile.TemporaryDirectory() as folder:
        theirs = _their_count(Peer(Path(folder)), vote)
    begun = time.perf_counter()
    tally: Tally = add_up(vote.election, box.counted())
    close(vote.archive, vote.election, vote.troupe, tally, SOURCE, (tuple(clear),))
    closed = time.perf_counter()
    report = verify(vote.archive.data)
    ended = time.perf_counter()
    if report.state is not State.COMPLETE:
        raise SystemExit(f"the count is not valid: {report.failure}")
    claim = f"{ballots} ballots from the close to the verified result"
    return [
        Row(claim, ended - begun, "s", 20, theirs, "belenios-tool: tally, 3 decryptions, result, verify"),
        Row(f"  of it: verify the whole archive of {ballots}", ended - closed, "s", 20, None, ""),
    ]


def _their_count(peer: Peer, vote: Vote) -> float:
    archive = peer.archive(vote)
    begun = time.perf_counter()
    peer.run("archive", "add-event", "--type=EndBallots")
    peer.run(
        "archive", "add-event", "--type=EncryptedTally", given=peer.run("election", "compute-encrypted-tally")
    )
    for owner, secret in enumerate(vote.troupe.secrets, 1):
        key = peer.put("key.privkey", write(str(secret)))
        part = peer.run("election", "decrypt", "--privkey", key, "--trustee-id", str(owner))
        peer.run("archive", "add-event", "--type=PartialDecryption", given=part)
    peer.run("archive", "add-event", "--type=Result", given=peer.run("election", "compute-result"))
    peer.run("election", "verify", "--dir", ".")
    ended = time.perf_counter()
    if verify(archive.read_bytes()).state is not State.COMPLETE:
        raise SystemExit("the peer's count is not valid")
    return ended - begun


def in_browser(rounds: int) -> list[Row]:
    """Make a 9-answer ballot in Chromium with the processor slowed six times; the ballot is checked afterwards."""
    from playwright.sync_api import sync_playwright

    vote = prepare(1, answers=9, trustees="1")
    job = {
        "election": vote.election.text.decode(),
        "credential": vote.codes[0],
        "votes": [a_vote(9)],
        "rounds": rounds,
    }
    with _served() as address, sync_playwright() as playwright:
        flags = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync"
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or "/usr/bin/chromium",
            args=[*flags.split(), "--no-first-run"],
        )
        page = browser.new_page()
        page.goto(address)
        page.wait_for_function("window.client")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        seen = page.evaluate(MEASURE, job)
        browser.close()
    check_ballot(vote.election, Ballot.from_text(seen["made"]["ballot"].encode(), vote.election))
    slowest = max(seen["times"]) / 1000
    return [
        Row(
            f"9-answer ballot in Chromium, {SLOWER} times slowed, slowest of {rounds}",
            slowest,
            "s",
            3,
            None,
            "",
        )
    ]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the client and one page, and says nothing."""

    def do_GET(self) -> None:
        if self.path != "/":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class _served:  # noqa: N801  (read as a verb after `with`)
    """Serve the package's files on a free port of the loopback while the block runs."""

    def __enter__(self) -> str:
        handler = functools.partial(_Quiet, directory=str(SOURCES / "ballot"))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()


def _line(row: Row) -> str:
    missed = "" if row.met else " MISSED"
    peers = [] if row.peer is None else [f"{row.peer:.2f} {row.unit} {row.peer_is}"]
    beside = "; ".join([*peers, *([row.elsewhere] if row.elsewhere else [])])
    return f"{row.claim:62} {row.ours:7.2f} {row.unit:2} (limit {row.limit:g}){missed}   {beside}".rstrip()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--ballots", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--no-browser", action="store_true")
    options = parser.parse_args(arguments)
    rows = one_ballot(options.rounds) + whole_count(options.ballots)
    if not options.no_browser:
        rows += in_browser(5)
    if options.json:
        machine = {"processors": os.cpu_count(), "load": os.getloadavg()[0]}
        print(
            json.dumps(
                {"machine": machine, "rows": [asdict(row) | {"met": row.met} for row in rows]}, indent=1
            )
        )
    else:
        for row in rows:
            print(_line(row))
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main())

"""The verifier: reads an archive once, from the first event to the last, and stops at the first fault.

It is stricter than the reference tool: see the README for what it refuses besides.
"""

from __future__ import annotations

from dataclasses import dataclass

from ballot.archive import EventType
from ballot.decryption import missing_trustees
from ballot.faults import Fault, require
from ballot.result import Result
from ballot.tally import Tally
from ballot.verify.chain import Step, steps
from ballot.verify.closing import Decryptions, check_tally
from ballot.verify.report import NO_HEAD, NOT_PROVEN, Failure, Report, State
from ballot.verify.setup import Setup, check_setup
from ballot.verify.votes import BallotBox

__all__ = ["Expected", "Report", "State", "Verification", "verify"]


@dataclass(frozen=True)
class Expected:
    """What is known from outside the archive.

    ``head``: the hash of the last event. ``extends``: event hashes seen earlier. ``trackers``: ballots that
    must be there and count. ``uuid``: the election the file claims to hold.
    """

    head: str | None = None
    extends: tuple[str, ...] = ()
    trackers: tuple[str, ...] = ()
    uuid: str | None = None


class Verification:
    """Takes events one after the other. A server can keep one open while people vote."""

    def __init__(self) -> None:
        self.hashes: list[str] = []
        self.last: EventType | None = None
        self.setup: Setup | None = None
        self.box: BallotBox | None = None
        self.tally: Tally | None = None
        self.decryptions: Decryptions | None = None
        self.result: Result | None = None

    def take(self, step: Step) -> None:
        """Check one event; raises ``Fault``. ``verify.chain`` has checked its links and its place."""
        try:
            self._check(step)
        except Fault as fault:
            fault.event = step.event.type.value
            raise
        self.hashes.append(step.event.hash)
        self.last = step.event.type

    def _check(self, step: Step) -> None:
        match step.event.type:
            case EventType.SETUP:
                self.setup = check_setup(*step.data)
                self.box = BallotBox(self.setup)
            case EventType.BALLOT if self.box:
                self.box.take(*step.data)
            case EventType.ENCRYPTED_TALLY if self.setup and self.box:
                self.tally = check_tally(self.setup, self.box, *step.data)
                self.decryptions = Decryptions(self.setup, self.tally)
            case EventType.PARTIAL_DECRYPTION if self.decryptions:
                self.decryptions.take(*step.data)
            case EventType.RESULT if self.decryptions:
                self.result = self.decryptions.check_result(*step.data)
            case EventType.END_BALLOTS:
                pass
            case _:
                raise Fault("wrong_order", f"{step.event.type.value} comes too early")

    def compare(self, expected: Expected) -> None:
        """Compare with what is known from outside; raises ``Fault``."""
        if expected.uuid is not None and self.setup:
            same = self.setup.election.uuid == expected.uuid
            require(same, "wrong_election", f"the archive holds the election {self.setup.election.uuid}")
        if expected.head is not None:
            same = self.hashes[-1] == expected.head
            require(
                same,
                "other_head",
                "the last event is not the expected one: events were dropped, added or changed",
            )
        for known in expected.extends:
            require(
                known in self.hashes, "other_history", f"the event {known} seen earlier is not in the archive"
            )
        for tracker in expected.trackers:
            if self.box:
                self.box.check_tracker(tracker)


def verify(archive: bytes, expected: Expected | None = None) -> Report:
    """Check a whole archive and, if given, what is known from outside. Never raises for what an archive holds."""
    expected = expected or Expected()
    verification, report = Verification(), Report()
    try:
        for step in steps(archive):
            verification.take(step)
    except Fault as fault:
        report.failure = Failure(fault.code, fault.detail, len(verification.hashes), fault.event)
    else:
        report.failure = _compared(verification, expected)
    _describe(report, verification, expected)
    return report


def _compared(verification: Verification, expected: Expected) -> Failure | None:
    try:
        verification.compare(expected)
    except Fault as fault:
        return Failure(fault.code, fault.detail)
    return None


def _describe(report: Report, done: Verification, expected: Expected) -> None:
    report.events = len(done.hashes)
    report.head = done.hashes[-1] if done.hashes else None
    report.last_event = done.last.value if done.last else None
    if done.setup:
        election = done.setup.election
        report.uuid, report.name, report.fingerprint = election.uuid, election.name, election.fingerprint
        report.registered = len(done.setup.register)
    report.ballots = done.box.taken if done.box else 0
    if done.tally:
        report.counted, report.total_weight = done.tally.ballots, done.tally.total_weight
    if done.result:
        report.result = [list(row) for row in done.result.counts]
    if report.failure:
        report.state = State.INVALID
    elif done.result:
        report.state = State.COMPLETE
    report.checked = _checked(done, expected)
    report.notices = _notices(done)
    report.not_proven = [*([] if expected.head else [NO_HEAD]), *NOT_PROVEN]


def _checked(done: Verification, expected: Expected) -> list[str]:
    """Say what was checked; in an invalid archive, what was still right before the fault."""
    lines = [f"{len(done.hashes)} events: canonical texts, hashes, links, heights and order"]
    if done.setup and done.box:
        lines += [
            f"{len(done.setup.trustees.keys)} trustees: membership, proofs, certificates, shares, joint key",
            f"{len(done.setup.register)} public credentials: membership, order, no repetition",
            f"{done.box.taken} ballots: membership, credential, signature, every proof, no copy or replay",
        ]
    if done.tally:
        lines.append(f"encrypted tally: recomputed from {done.tally.ballots} counted ballots")
    if done.decryptions:
        lines.append(f"{len(done.decryptions.right)} partial decryptions: proof of every factor")
    if done.result:
        lines.append("result: follows from the decryptions, within the total weight")
    if expected.head:
        lines.append("compared with the expected head")
    lines += [f"compared with an event seen earlier: {known[:12]}…" for known in expected.extends]
    return lines + [f"looked for the tracker {tracker}" for tracker in expected.trackers]


def _notices(done: Verification) -> list[str]:
    if not done.setup or not done.decryptions:
        return []
    bad = [
        f"trustee {owner} published a wrong decryption; it is set aside"
        for owner in done.decryptions.set_aside
    ]
    missing = missing_trustees(done.setup.trustees, set(done.decryptions.right)) if not done.result else []
    return bad + [f"still needed from {line}" for line in missing]

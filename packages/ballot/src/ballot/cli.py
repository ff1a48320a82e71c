"""The command ``ballot``: verify an archive, simulate an election, or do the steps of a trustee."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from ballot import cli_trustee
from ballot.archive import is_hash
from ballot.encoding import is_uuid
from ballot.faults import Fault
from ballot.randomness import SeededRandomness
from ballot.rehearsal import TrusteePlan
from ballot.simulate import Plan, simulate
from ballot.verify import Expected, Report, State, verify

USAGE_ERROR = 64
NO_INPUT = 66
WORDS = {
    State.COMPLETE: "COMPLETE AND VALID",
    State.UNFINISHED: "VALID SO FAR, UNFINISHED",
    State.INVALID: "INVALID",
}


class _Parser(argparse.ArgumentParser):
    """Keeps 1 and 2 free for the outcome of a verification."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE_ERROR, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 complete and valid, 1 invalid, 2 unfinished, 64 wrong usage, 66 no such file."""
    options = _parser().parse_args(arguments)
    if options.command == "trustee":
        return cli_trustee.run(options)
    return _verify(options) if options.command == "verify" else _simulate(options)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="ballot", description="Verifiable elections in the Belenios format, version 1.")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    check = commands.add_parser("verify", help="check an archive; exit 0 complete, 1 invalid, 2 unfinished")
    check.add_argument("file", type=Path, metavar="FILE.bel")
    check.add_argument("--expect-head", type=_hash, metavar="HASH", help="the last event must have this hash")
    check.add_argument(
        "--extends",
        type=_hash,
        action="append",
        default=[],
        metavar="HASH",
        help="an event seen earlier must be there",
    )
    check.add_argument(
        "--tracker",
        action="append",
        default=[],
        metavar="TRACKER",
        help="this ballot must be there and count",
    )
    check.add_argument("--json", action="store_true", help="print the report as JSON")
    play = commands.add_parser("simulate", help="make a whole random election (no secret is safe)")
    play.add_argument("--answers", type=_count, required=True, metavar="A")
    play.add_argument("--voters", type=_count, required=True, metavar="N")
    play.add_argument("--trustees", default="1", metavar="T", help="3 (all needed), 3/5 (any three), 1+3/5")
    play.add_argument("--seed", required=True, metavar="S", help="the same seed gives the same bytes")
    play.add_argument("--out", type=Path, required=True, metavar="FILE.bel")
    play.add_argument("--questions", type=_count, default=1, metavar="Q")
    play.add_argument("--min", type=_count, default=1, help="fewest answers to choose (default 1)")
    play.add_argument("--max", type=_count, default=1, help="most answers to choose (default 1)")
    play.add_argument("--blank", action="store_true", help="allow blank votes")
    play.add_argument("--weights", action="store_true", help="give voters weights")
    play.add_argument("--absent", type=_count, default=0, metavar="N", help="voters who do not vote")
    play.add_argument(
        "--revotes", type=_count, default=0, metavar="N", help="ballots that replace earlier ones"
    )
    cli_trustee.add_commands(commands)
    return parser


def _hash(written: str) -> str:
    if not is_hash(written):
        raise argparse.ArgumentTypeError("a hash has 64 lower-case hex digits")
    return written


def _count(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) < 7):
        raise argparse.ArgumentTypeError("not a whole number")
    return int(written)


def _verify(options: argparse.Namespace) -> int:
    path: Path = options.file
    try:
        archive = path.read_bytes()
    except OSError as error:
        print(f"ballot: {path}: {error.strerror}", file=sys.stderr)
        return NO_INPUT
    # A file named like an election must hold that election; a renamed copy loses only this check.
    uuid = path.stem if is_uuid(path.stem) else None
    trackers = tuple(tracker.rstrip("=") for tracker in options.tracker)
    report = verify(archive, Expected(options.expect_head, tuple(options.extends), trackers, uuid))
    print(_as_json(report) if options.json else _as_text(report))
    return report.state.value


def _as_json(report: Report) -> str:
    return json.dumps(dataclasses.asdict(report) | {"state": report.state.name.lower()}, indent=1)


def _as_text(report: Report) -> str:
    lines = [WORDS[report.state]]
    if report.failure:
        lines.append(f"first fault: {_place(report)}: {report.failure.code}: {report.failure.detail}")
    if report.uuid:
        lines += [f"election:    {report.name} ({report.uuid})", f"fingerprint: {report.fingerprint}"]
    if report.head:
        lines.append(f"head:        {report.head} (event {report.events - 1}, {report.last_event})")
    for number, row in enumerate(report.result or [], 1):
        lines.append(f"result {number}:    {' '.join(map(str, row))}")
    lines += ["", "Checked until the first fault:" if report.failure else "Checked:"]
    lines += [f"  - {line}" for line in report.checked]
    if report.notices:
        lines += ["", "Notice:", *(f"  - {line}" for line in report.notices)]
    lines += ["", "Not proven by any archive:", *(f"  - {line}" for line in report.not_proven)]
    return "\n".join(map(_harmless, lines))


def _harmless(line: str) -> str:
    """Keep what an archive says from steering the terminal."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)


def _place(report: Report) -> str:
    if report.failure is None or report.failure.height is None:
        return "compared with the outside"
    kind = f" ({report.failure.event})" if report.failure.event else ""
    return f"event {report.failure.height}{kind}"


def _simulate(options: argparse.Namespace) -> int:
    try:
        plan = Plan(
            answers=options.answers,
            voters=options.voters,
            trustees=TrusteePlan.parse(options.trustees),
            questions=options.questions,
            minimum=options.min,
            maximum=options.max,
            blank=options.blank,
            weights=options.weights,
            absent=min(options.absent, options.voters),
            revotes=options.revotes,
            uuid=options.out.stem if is_uuid(options.out.stem) else None,
        )
        played = simulate(plan, SeededRandomness(options.seed))
        options.out.write_bytes(played.archive.data)
    except (Fault, OSError) as error:
        print(f"ballot: {error}", file=sys.stderr)
        return USAGE_ERROR
    print(f"election: {played.election.uuid}")
    print(f"head:     {played.archive.head}")
    print(f"result:   {' | '.join(' '.join(map(str, row)) for row in played.counts)}")
    return 0

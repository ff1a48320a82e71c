"""Many random elections through both verifiers, and many changed archives through ours."""

from __future__ import annotations

import random
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ballot.randomness import SeededRandomness
from ballot.rehearsal import TrusteePlan
from ballot.simulate import Plan, simulate
from ballot.verify import Expected, State, verify

from .mutations import mutants


@dataclass
class Tally:
    """What a soak saw. ``wrong`` names each case that went another way than it must."""

    cases: int = 0
    ballots: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seconds: Counter[str] = field(default_factory=Counter)


def plan(number: int, large: int, dice: random.Random) -> Plan:
    """Draw an election; the first ``large`` have 400 voters, the others 1 to 30."""
    answers = dice.randrange(1, 10)
    minimum, maximum = sorted((dice.randrange(answers + 1), dice.randrange(answers + 1)))
    voters = 400 if number < large else dice.randrange(1, 31)
    if number < large:
        answers, minimum, maximum = 3, *sorted((dice.randrange(2), dice.randrange(1, 4)))
    return Plan(
        answers=answers,
        voters=voters,
        trustees=TrusteePlan.parse(dice.choice(["1", "3", "3/5", "3/5", "1+3/5"])),
        questions=2 if voters < 10 and dice.random() < 0.2 else 1,
        minimum=minimum,
        maximum=maximum,
        blank=dice.random() < 0.4,
        weights=dice.random() < 0.3,
        absent=dice.randrange(voters // 3 + 1) if dice.random() < 0.5 else 0,
        revotes=dice.randrange(4) if dice.random() < 0.4 else 0,
    )


def soak_elections(count: int, large: int, seed: int, tool: str) -> Tally:
    """Play elections; each must be accepted by the reference tool and by us, with the counts of the clear
    votes.
    """
    seen, dice = Tally(), random.Random(seed)
    for number in range(count):
        drawn = plan(number, large, dice)
        begun = time.perf_counter()
        played = simulate(drawn, SeededRandomness(f"soak {seed}/{number}"))
        made = time.perf_counter()
        report = verify(played.archive.data, Expected(head=played.archive.head, uuid=played.election.uuid))
        checked = time.perf_counter()
        accepted = tool_accepts(tool, played.archive.data)
        seen.seconds.update(make=made - begun, ours=checked - made, reference=time.perf_counter() - checked)
        seen.cases += 1
        seen.ballots += len(played.votes)
        counted = report.result == [list(row) for row in played.counts]
        if not (report.state is State.COMPLETE and counted and accepted and not report.notices):
            seen.wrong.append(
                f"election {number}: ours {report.state.name} {report.failure}, reference {accepted}: {drawn}"
            )
    return seen


def tool_accepts(tool: str, archive: bytes) -> bool:
    """Tell whether ``election verify`` of the reference tool ends with 0, in a folder that holds only the
    archive.
    """
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "FILE.bel").write_bytes(archive)
        command = [tool, "election", "verify", "--dir", folder]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def soak_mutants(count: int, pool: int, seed: int, tool: str | None = None, ask_tool: int = 0) -> Tally:
    """Make changed archives; none may be accepted. The first ``ask_tool`` are also shown to the reference
    tool.
    """
    seen = Tally()
    begun = time.perf_counter()
    for mutant in mutants(seed, count, pool):
        seen.cases += 1
        seen.kinds[mutant.kind] += 1
        report = verify(mutant.archive, Expected(head=mutant.true_head) if mutant.outside else None)
        if report.failure:
            seen.codes[report.failure.code] += 1
        if report.state is not State.INVALID:
            seen.wrong.append(f"mutant {seen.cases} ({mutant.kind}): {report.state.name}")
        if tool and seen.cases <= ask_tool:
            seen.kinds["(accepted by the reference tool)"] += tool_accepts(tool, mutant.archive)
    seen.seconds["ours"] = time.perf_counter() - begun
    return seen

"""What several tests of the package need: its own small data, played elections, the outside tools."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from ballot.randomness import SeededRandomness
from ballot.rehearsal import TrusteePlan
from ballot.simulate import Plan, Simulated, simulate

from .support.workshop import Part, take_apart

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / ".." / "shared" / "data" / "ballot"


def found(program: str, package: str) -> str:
    """Return the path of a program; without it leave the test out, but never where CI is set."""
    path = shutil.which(program)
    if path is None and os.environ.get("CI"):
        pytest.fail(f"{program} is missing: apt-get install {package}")
    if path is None:
        pytest.skip(f"left out: {program} is missing (apt-get install {package})")
    return path


@pytest.fixture(scope="session")
def own() -> Path:
    """Return the folder of the package's own test data."""
    return HERE / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of archives made by the reference tool."""
    if not SHARED.is_dir():
        pytest.skip("left out: ../shared/data/ballot is not here")
    return SHARED


@pytest.fixture(scope="session")
def node() -> str:
    """Return the path of node."""
    return found("node", "nodejs")


@pytest.fixture(scope="session")
def reference_tool() -> str:
    """Return the path of the reference tool."""
    return found("belenios-tool", "belenios-tool")


@pytest.fixture
def reference_verdict(reference_tool: str, tmp_path: Path):
    """Return a function: does the reference tool accept an archive?"""

    def accepts(archive: bytes) -> bool:
        folder = tmp_path / "reference"
        folder.mkdir(exist_ok=True)
        (folder / "archive.bel").write_bytes(archive)
        command = [reference_tool, "election", "verify", "--dir", str(folder)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    return accepts


@pytest.fixture(scope="session")
def election() -> Simulated:
    """Return a finished election: 3 answers, 5 voters, one absent, one revote, trustees 3 of 5."""
    plan = Plan(answers=3, voters=5, trustees=TrusteePlan.parse("3/5"), maximum=2, absent=1, revotes=1)
    return simulate(plan, SeededRandomness("conftest"))


@pytest.fixture(scope="session")
def blank_election() -> Simulated:
    """Return a finished election with blank votes, weights, two questions and two single trustees."""
    plan = Plan(
        answers=2,
        voters=4,
        trustees=TrusteePlan(2),
        questions=2,
        minimum=0,
        maximum=2,
        blank=True,
        weights=True,
    )
    return simulate(plan, SeededRandomness("blank"))


@pytest.fixture
def parts(election: Simulated) -> list[Part]:
    """Return the events of that election with their texts, free to be changed."""
    return take_apart(election.archive.data)

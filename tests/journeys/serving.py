"""A rehearsal of one's own, told once and copied, served as `make demo` serves it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from fcntl import LOCK_EX, flock
from functools import cached_property
from pathlib import Path
from signal import SIGKILL
from urllib.request import urlopen

HOME = Path(__file__).resolve().parents[2]
SET_BY_TESTS = ("SHANYRAQ_TASKS_NOW", "DJANGO_SETTINGS_MODULE", "SHANYRAQ_SECRET_KEY")
PATIENCE = 90  # seconds
TELLING = 400  # on a machine that is busy with other things
BETWEEN = b"\n" + 79 * b"-" + b"\n"  # what the file backend writes after each letter


@dataclass(frozen=True)
class Rehearsal:
    """A rehearsal in a folder of its own: its address, its folder, its commands."""

    var: Path
    port: int

    @property
    def address(self) -> str:
        """Give the address without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @cached_property
    def environment(self) -> dict[str, str]:
        """Give the environment of its commands: nothing of the tests' own settings."""
        given = {
            "SHANYRAQ_TODAY": "2024-09-02",
            "SHANYRAQ_VAR": str(self.var),
            "SHANYRAQ_ADDRESS": self.address,
            "DATABASE_URL": "",
            "PYTHONPATH": os.pathsep.join(p for p in sys.path if str(HOME) in p),
        }
        return {k: v for k, v in os.environ.items() if k not in SET_BY_TESTS} | given

    def command(self, *words: str) -> list[str]:
        """Give a command of the house as the words of a process."""
        return [sys.executable, "-m", "shanyraq", *words]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the house beside the server; give its code and what it said."""
        return subprocess.run(
            self.command(*words), env=self.environment, cwd=HOME, capture_output=True, text=True, timeout=TELLING
        )  # fmt: skip

    def letters(self, to: str) -> list[str]:
        """Give the texts of the letters that came for an address, oldest first."""
        files = sorted((self.var / "mail").glob("*"), key=lambda file: file.stat().st_mtime)
        came = [
            message_from_bytes(part, policy=default) for f in files for part in f.read_bytes().split(BETWEEN)
        ]
        return [letter.get_content() for letter in came if letter["To"] == to]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def tell_once(var: Path) -> Path:
    """Tell the story into a folder, without serving it."""
    return _once(var, lambda: Rehearsal(var, 0).run("demo", "--tell-only"))


def tell_on_once(told: Path, var: Path) -> Path:
    """Tell the story on to the autumn, into another folder."""

    def go_on() -> subprocess.CompletedProcess[str]:
        shutil.copytree(told, var)
        return Rehearsal(var, 0).run(
            "shell", "-v", "0", "-c", "from tests.journeys.autumn import tell; tell()"
        )

    return _once(var, go_on)


def _once(var: Path, tell: Callable[[], subprocess.CompletedProcess[str]]) -> Path:
    # Of several processes of one run that want the same story, one tells it and the others wait.
    ready = var.with_suffix(".told")
    with var.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not ready.exists():
            said = tell()
            assert said.returncode == 0, said.stdout + said.stderr
            ready.touch()
    return var


@contextmanager
def serving(told: Path, var: Path) -> Iterator[Rehearsal]:
    """Serve a copy of a told rehearsal from the folder `var`; stop it at the end."""
    shutil.copytree(told, var)
    rehearsal = Rehearsal(var, _free_port())
    log = var / "log"
    with log.open("wb") as out:
        command = rehearsal.command("demo", "--port", str(rehearsal.port))
        server = subprocess.Popen(
            command, env=rehearsal.environment, cwd=HOME, stdout=out, stderr=out, start_new_session=True
        )
        try:
            for _ in range(PATIENCE * 10):
                assert server.poll() is None, log.read_text()
                if "Ready:" in log.read_text():
                    break
                time.sleep(0.1)
            with urlopen(f"{rehearsal.address}/kk/", timeout=PATIENCE):  # the first page reads the law
                pass
            yield rehearsal
        finally:
            os.killpg(server.pid, SIGKILL)  # with its pages and its worker; the folder is thrown away
            server.wait(timeout=PATIENCE)

"""An instance of its own in an empty folder, run as real processes: what people start from the command line."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit

HOME = Path(__file__).resolve().parents[1]
SOURCES = [HOME / "src", *sorted((HOME / "packages").glob("*/src")), HOME]
_next = count(1)


@dataclass(frozen=True)
class Fresh:
    """A folder and, where `database` is named, a PostgreSQL database."""

    var: Path
    database: str = ""

    @property
    def env(self) -> dict[str, str]:
        """Give the environment its processes run in: a rehearsal of 2 September 2024."""
        kept = {
            k: v for k, v in os.environ.items() if not k.startswith(("SHANYRAQ_", "DJANGO_", "DATABASE_"))
        }
        return {
            **kept,
            "PYTHONPATH": os.pathsep.join(map(str, SOURCES)),
            "SHANYRAQ_VAR": str(self.var),
            "SHANYRAQ_TODAY": "2024-09-02",
            "DATABASE_URL": self.database,
        }

    def start(self, *command: str, **env: str) -> subprocess.Popen[str]:
        """Start `shanyraq …` and leave it running."""
        whole = [sys.executable, "-m", "shanyraq", *command]
        return subprocess.Popen(
            whole, env={**self.env, **env}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def run(self, *command: str, **env: str) -> tuple[int, str]:
        """Run `shanyraq …`; give its exit code and what it said."""
        process = self.start(*command, **env)
        said, _ = process.communicate(timeout=120)
        return process.returncode, said

    def python(self, code: str, *arguments: str) -> subprocess.Popen[str]:
        """Start a piece of Python inside the site."""
        begin = (
            "import os, sys, django; "
            "os.environ['DJANGO_SETTINGS_MODULE'] = 'shanyraq.config.settings'; django.setup()\n"
        )
        return subprocess.Popen(
            [sys.executable, "-c", begin + code, *arguments],
            env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def do(self, code: str, *arguments: str) -> str:
        """Run a piece of Python inside the site; give what it printed. Raises `AssertionError` where it failed."""
        process = self.python(code, *arguments)
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0, said
        return said.strip()


@cache
def _migrated() -> Path:
    """Make the tables once for all instances on SQLite of this run."""
    folder = Path(mkdtemp(prefix="shanyraq-migrated-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    code, said = Fresh(folder).run("migrate", "--verbosity", "0")
    assert code == 0, said
    return folder / "shanyraq.sqlite3"


def on_sqlite(folder: Path, migrated: bool = True) -> Fresh:
    """Make an instance on SQLite in `folder`."""
    made = Fresh(folder)
    if migrated:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(_migrated(), folder / "shanyraq.sqlite3")
    return made


def server() -> str:
    """Give the address of the PostgreSQL server the tests run on."""
    return os.environ["DATABASE_URL"]


def on_postgres(folder: Path, server: str, migrated: bool = True) -> Fresh:
    """Make an instance on a new database of the PostgreSQL server that `server`, an address of a database, names."""
    name = f"fresh_{os.getpid()}_{next(_next)}"
    _administer(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
    made = Fresh(folder, urlsplit(server)._replace(path=f"/{name}").geturl())
    if migrated:
        code, said = made.run("migrate", "--verbosity", "0")
        assert code == 0, said
    return made


def drop(instance: Fresh) -> None:
    """Take a PostgreSQL database away again."""
    if instance.database:
        name = urlsplit(instance.database).path.lstrip("/")
        _administer(instance.database, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _administer(server: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(urlsplit(server)._replace(path="/postgres").geturl(), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[arg-type]

"""One file that holds the whole instance: the database, the files, the published heads; and the way back.

The archive is a tar.gz; its last member, manifest.json, has the SHA-256 of every other one, so an archive that was
cut short or touched is refused before anything is replaced. The database is copied first, then the files: every
file a row names is there. The signing key is left out on purpose: whoever has a backup cannot sign as the site.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction

from shanyraq.journal import anchors
from shanyraq.journal.models import Entry, Instance
from shanyraq.journal.verifying import Report, verify

FORMAT = 1
MANIFEST = "manifest.json"
_BLOCK = 1 << 20


class BackupProblem(RuntimeError):
    """A backup or a restore cannot be done; the text says why in one line, and nothing was changed."""


@dataclass(frozen=True)
class Made:
    """What a backup holds."""

    path: Path
    size: int
    files: int


def backup(target: Path, at: datetime) -> Made:
    """Write the instance to `target`, while people work. It appears whole or not at all. Raises `BackupProblem`."""
    if target.exists():
        raise BackupProblem(f"{target} is there already; name another file.")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    sums: dict[str, str] = {}
    try:
        with (
            tempfile.TemporaryDirectory(dir=target.parent) as folder,
            tarfile.open(part, "w:gz", compresslevel=6) as tar,
        ):
            dump = _dump(Path(folder))
            _add(tar, dump, dump.name, sums)
            for path, name in _files():
                _add(tar, path, name, sums)
            _add_manifest(tar, sums, at)
        part.chmod(0o600)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return Made(target, target.stat().st_size, len(sums) - 1)


def restore(source: Path, *, replace: bool = False) -> Report:
    """Bring the instance back from `source` and check its journal against its published heads.

    Refuses a database that holds anything, unless `replace` (the old SQLite file is kept beside it). Older backups
    are brought up to the tables of today. Raises `BackupProblem` before anything is changed.
    """
    if not source.is_file():
        raise BackupProblem(f"{source}: no such file.")
    if not replace and (held := _held()):
        raise BackupProblem(
            f"This instance holds {held} already. Restore into an empty one, or say --replace."
        )
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.VAR) as name:
        folder = Path(name)
        manifest = _unpack(source, folder)
        _load(folder / manifest["database"])
        _place(folder / "files", settings.MEDIA_ROOT)
        _place(folder / "anchors", anchors.folder())
    call_command("migrate", verbosity=0, skip_checks=True)
    outside = anchors.read(str(anchors.folder())) if anchors.published() else []
    return verify(outside)


def _held() -> str:
    try:
        with transaction.atomic():
            held = Entry.objects.count(), Instance.objects.count()
    except DatabaseError:
        return ""
    return f"{held[0]} journal entries" if any(held) else ""


def _dump(folder: Path) -> Path:
    if connection.vendor == "sqlite":
        path = folder / "database.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
        return path
    path = folder / "database.pgdump"
    _run(
        "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}", *_who(), _database()
    )
    return path


def _load(dump: Path) -> None:
    if dump.suffix == ".sqlite3":
        _load_sqlite(dump)
    else:
        _load_postgres(dump)


def _load_sqlite(dump: Path) -> None:
    connections.close_all()
    target = Path(settings.DATABASES["default"]["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        old = target.with_name(target.name + ".before-restore")
        with closing(sqlite3.connect(target)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        target.replace(old)
    for rest in ("-wal", "-shm"):
        target.with_name(target.name + rest).unlink(missing_ok=True)
    shutil.move(dump, target)


def _load_postgres(dump: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connections.close_all()
    _run(
        "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
        *_who(), f"--dbname={_database()}", str(dump),
    )  # fmt: skip


def _database() -> str:
    return str(settings.DATABASES["default"]["NAME"])


def _who() -> list[str]:
    given = settings.DATABASES["default"]
    pairs = (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER"))
    return [f"{option}={given[key]}" for option, key in pairs if given.get(key)]


def _run(*command: str) -> None:
    password = settings.DATABASES["default"].get("PASSWORD")
    environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise BackupProblem(
            f"{command[0]} is not installed (Debian: apt-get install postgresql-client)."
        ) from None
    if done.returncode:
        raise BackupProblem(f"{command[0]}: {done.stderr.strip().splitlines()[-1]}")


def _files() -> Iterator[tuple[Path, str]]:
    for root, name in ((Path(settings.MEDIA_ROOT), "files"), (anchors.folder(), "anchors")):
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            if path.is_file() and not path.is_symlink() and path.suffix != ".part":
                yield path, f"{name}/{path.relative_to(root).as_posix()}"


def _add(tar: tarfile.TarFile, path: Path, name: str, sums: dict[str, str]) -> None:
    with path.open("rb") as file:
        member = tar.gettarinfo(arcname=name, fileobj=file)
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        reader = _Summed(file)
        tar.addfile(member, reader)  # type: ignore[arg-type]
    sums[name] = reader.sum.hexdigest()


def _add_manifest(tar: tarfile.TarFile, sums: dict[str, str], at: datetime) -> None:
    instance = Instance.objects.filter(pk=1).first()
    contents = {
        "format": FORMAT,
        "at": at.isoformat(),
        "kind": instance.kind if instance else "",
        "database": next(name for name in sums if name.startswith("database.")),
        "sha256": sums,
    }
    raw = json.dumps(contents, ensure_ascii=False, indent=1).encode()
    member = tarfile.TarInfo(MANIFEST)
    member.size, member.mtime, member.mode = len(raw), int(at.timestamp()), 0o600
    tar.addfile(member, io.BytesIO(raw))


class _Summed:
    def __init__(self, file: io.BufferedReader) -> None:
        self.file, self.sum = file, sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.file.read(size)
        self.sum.update(block)
        return block


def _extract(tar: tarfile.TarFile, folder: Path) -> None:
    # By hand and not by tarfile's "data" filter, which the first releases of Python 3.11 do not have: only plain
    # files and folders, only inside the folder, with our own permissions.
    inside = folder.resolve()
    for member in tar:
        place = (inside / member.name).resolve()
        if not place.is_relative_to(inside) or not (member.isfile() or member.isdir()):
            raise tarfile.TarError(f"{member.name} leads outside the backup")
        if member.isdir():
            place.mkdir(parents=True, exist_ok=True)
            continue
        content = tar.extractfile(member)
        assert content is not None
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            shutil.copyfileobj(content, file)


def _unpack(source: Path, folder: Path) -> dict[str, Any]:
    try:
        with tarfile.open(source, "r:gz") as tar:
            _extract(tar, folder)
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        expected: dict[str, str] = manifest["sha256"]
    except (OSError, EOFError, tarfile.TarError, ValueError, KeyError) as problem:
        raise BackupProblem(f"{source}: not a whole backup ({type(problem).__name__}).") from problem
    if manifest["format"] != FORMAT:
        raise BackupProblem(f"{source}: format {manifest['format']}; this version reads {FORMAT}.")
    found = {
        p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST
    }
    if set(found) != set(expected) or any(_sum(found[name]) != expected[name] for name in found):
        raise BackupProblem(f"{source}: a checksum does not match; the backup was touched or damaged.")
    _require_fitting(manifest)
    return manifest


def _require_fitting(manifest: dict[str, Any]) -> None:
    suffix = ".sqlite3" if connection.vendor == "sqlite" else ".pgdump"
    if not manifest["database"].endswith(suffix):
        raise BackupProblem("The backup is of the other kind of database; set DATABASE_URL as it was.")
    kind = Instance.REHEARSAL if settings.REHEARSAL else Instance.OFFICIAL
    if manifest["kind"] not in ("", kind):
        raise BackupProblem(
            f"The backup is of the kind {manifest['kind']}, this instance is {kind} (SHANYRAQ_TODAY)."
        )


def _sum(path: Path) -> str:
    total = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            total.update(block)
    return total.hexdigest()


def _place(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)

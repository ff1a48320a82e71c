"""Backup and restore as people do them: one command each, into a fresh folder, on both databases."""

import gzip
import json
import sqlite3
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests import fresh
from tests.test_worker import BEGIN

FILL = """
from pathlib import Path
from django.conf import settings
from shanyraq.journal import clock, sealing, timetable
from shanyraq.journal.tests.making import write
write(300, clock.moment(), personal={"name": "Айгүл"})
timetable.publish_head()
write(5, clock.moment())
sealing.seal_all(clock.now())
folder = Path(settings.MEDIA_ROOT) / "2024"
folder.mkdir(parents=True)
(folder / "бұйрық.pdf").write_bytes(b"%PDF-1.7 " * 1000)
"""
STATE = """
from hashlib import sha256
from pathlib import Path
from django.conf import settings
from shanyraq.journal import anchors
from shanyraq.journal.models import Detail, Entry, Head
files = sorted(p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file())
print(Entry.objects.count(), Detail.objects.filter(values__name="Айгүл").count(), anchors.said(Head.objects.last()),
      [p.name for p in anchors.published()], [(p.name, sha256(p.read_bytes()).hexdigest()) for p in files])
"""
GUARDED = """
from django.db import Error
from shanyraq.journal.models import Entry
try:
    Entry.objects.update(actor="x")
except Error as problem:
    print("refused")
"""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[fresh.Fresh, fresh.Fresh]]:
    """An instance with something in it, and a folder with nothing."""
    if request.param == "sqlite":
        yield fresh.on_sqlite(tmp_path / "one"), fresh.on_sqlite(tmp_path / "two", migrated=False)
        return
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        pytest.skip("needs PostgreSQL: DATABASE_URL")
    one = fresh.on_postgres(tmp_path / "one", fresh.server())
    two = fresh.on_postgres(tmp_path / "two", fresh.server(), migrated=False)
    yield one, two
    fresh.drop(one)
    fresh.drop(two)


def test_a_backup_comes_back_whole_into_a_fresh_folder(
    pair: tuple[fresh.Fresh, fresh.Fresh], tmp_path: Path
) -> None:
    one, two = pair
    one.do(BEGIN)
    one.do(FILL)
    file = tmp_path / "backups" / "all.tar.gz"
    code, said = one.run("backup", str(file))
    assert code == 0 and "2 files" in said, said
    assert file.stat().st_mode & 0o077 == 0, "only its owner may read a backup"
    code, said = two.run("restore", str(file))
    assert code == 0, said
    assert "restored" in said and "306 entries" in said and "agrees with head-" in said
    assert "whole: nothing was changed" in said
    assert two.do(STATE) == one.do(STATE)
    assert two.do(GUARDED) == "refused", "the guards come back with the tables"
    assert two.do("from shanyraq.journal.tests.making import write; write(1); print('goes on')") == "goes on"

    code, said = two.run("restore", str(file))
    assert code != 0 and "holds 307 journal entries already" in said and "Traceback" not in said
    code, said = two.run("restore", str(file), "--replace")
    assert code == 0, said
    assert two.do(STATE) == one.do(STATE)


@pytest.fixture
def kept(tmp_path: Path) -> tuple[fresh.Fresh, fresh.Fresh, Path]:
    """A small backup on SQLite, and an empty instance beside it."""
    one = fresh.on_sqlite(tmp_path / "one")
    one.do(BEGIN)
    file = tmp_path / "all.tar.gz"
    code, said = one.run("backup", str(file))
    assert code == 0, said
    return one, fresh.on_sqlite(tmp_path / "two", migrated=False), file


def refused(instance: fresh.Fresh, file: Path, words: str, **env: str) -> None:
    code, said = instance.run("restore", str(file), **env)
    assert code != 0 and words in said and "Traceback" not in said, said
    with sqlite3.connect(instance.var / "shanyraq.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_damaged_backup_is_refused_and_changes_nothing(
    kept: tuple[fresh.Fresh, fresh.Fresh, Path], tmp_path: Path
) -> None:
    _one, two, file = kept
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    refused(two, file, "not a whole backup")
    file.write_bytes(b"something else")
    refused(two, file, "not a whole backup")
    raw = gzip.decompress(whole)
    at = raw.rindex("Ассамблея".encode(), 0, raw.rindex(b"manifest.json"))
    file.write_bytes(gzip.compress(raw[:at] + b"X" + raw[at + 1 :]))
    refused(two, file, "a checksum does not match")
    refused(two, tmp_path / "nowhere.tar.gz", "no such file")


def test_a_backup_that_leads_outside_its_folder_is_refused(
    kept: tuple[fresh.Fresh, fresh.Fresh, Path], tmp_path: Path
) -> None:
    _one, two, file = kept
    with tarfile.open(file, "w:gz") as tar:
        (tmp_path / "evil").write_text("x")
        tar.add(tmp_path / "evil", arcname="../../evil-out")
    refused(two, file, "not a whole backup")
    assert not (tmp_path.parent / "evil-out").exists()


def test_a_rehearsal_is_not_restored_as_an_official_instance(
    kept: tuple[fresh.Fresh, fresh.Fresh, Path],
) -> None:
    refused(kept[1], kept[2], "The backup is of the kind rehearsal", SHANYRAQ_TODAY="")


def test_a_backup_never_overwrites_a_file_and_names_its_time(
    kept: tuple[fresh.Fresh, fresh.Fresh, Path], tmp_path: Path
) -> None:
    one, _two, file = kept
    code, said = one.run("backup", str(file))
    assert code != 0 and "is there already" in said
    code, said = one.run("backup", str(tmp_path / "b" / "{now}.tar.gz"))
    assert code == 0, said
    (named,) = (tmp_path / "b").iterdir()
    assert named.name.startswith("20")
    with tarfile.open(named) as tar:
        manifest = json.load(tar.extractfile("manifest.json"))  # type: ignore[arg-type]
    assert manifest["kind"] == "rehearsal" and set(manifest["sha256"]) == {"database.sqlite3"}


def test_a_restored_journal_that_was_changed_is_told(kept: tuple[fresh.Fresh, fresh.Fresh, Path]) -> None:
    one, two, file = kept
    one.run("worker", "--once")
    with sqlite3.connect(one.var / "shanyraq.sqlite3") as database:
        database.execute("DROP TRIGGER journal_entry_no_update")
        database.execute("UPDATE journal_entry SET actor = 'person:9'")
    file.unlink()
    assert one.run("backup", str(file))[0] == 0
    code, said = two.run("restore", str(file))
    assert code == 1 and "changed: entry 1" in said and "NOT WHOLE" in said

"""Nothing in the tables goes up a floor: foreign keys and migrations name only rooms below. Imports are import-linter's."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

HOME = Path(__file__).resolve().parents[2]
FLOOR = {room: number for number, room in enumerate(settings.ROOMS)}


def test_no_foreign_key_goes_up_a_floor() -> None:
    upward = []
    for model in apps.get_models():
        here = FLOOR.get(model._meta.app_label)
        for field in model._meta.get_fields() if here is not None else ():
            target = getattr(field, "remote_field", None) and field.concrete and field.related_model
            there = FLOOR.get(target._meta.app_label) if target else None
            if there is not None and there > here:
                upward.append(f"{model.__name__}.{field.name} -> {target.__name__}")
    assert upward == []


def test_no_migration_depends_on_a_room_above() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    upward = [
        f"{room}.{name} -> {needed}"
        for (room, name), migration in loader.disk_migrations.items()
        for needed, _ in migration.dependencies
        if room in FLOOR and FLOOR.get(needed, -1) > FLOOR[room]
    ]
    assert upward == []


def test_no_generic_relation_hides_a_key() -> None:
    found = [f for m in apps.get_models() if m._meta.app_label in FLOOR for f in m._meta.private_fields]
    assert found == []


def test_imports_keep_to_the_floors() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(lint)], cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def test_what_the_contracts_guard_has_one_name_in_every_room() -> None:
    """A file beside `rules.py` would be no rule to the contracts; a room with many has the folder `rules`."""
    beside = [
        str(file.relative_to(HOME))
        for kind in ("rules", "models", "forms", "queries", "services", "views")
        for file in (HOME / "src/shanyraq").glob(f"*/{kind}_*.py")
    ]
    assert beside == []


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)

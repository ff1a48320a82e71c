"""`shanyraq requirements [--json]`: which rows of the requirement catalogue are claimed, by which tests."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser


def claims(file: Path) -> Iterator[tuple[str, str]]:
    """Find (row, test) for every `requirement` marker in a test file: on a function, a class or the whole file."""
    name = file.relative_to(settings.ROOT).as_posix()
    tree = ast.parse(file.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for row in _rows(node.decorator_list):
                yield row, f"{name}::{node.name}"
        elif isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "pytestmark" for t in node.targets):
            values = node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
            for row in _rows(values):
                yield row, name


def _rows(marks: list[ast.expr]) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, ast.Call) and getattr(mark.func, "attr", "") == "requirement":
            yield from (
                a.value for a in mark.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
            )


def all_claims(root: Path) -> dict[str, list[str]]:
    """Give every claimed row with its tests."""
    found: dict[str, list[str]] = {}
    for folder in ("packages", "src", "tests"):
        for file in sorted((root / folder).rglob("test_*.py")):
            for row, test in claims(file):
                found.setdefault(row, []).append(test)
    return found


def rows(root: Path) -> list[str]:
    """Give the ids of every row of the catalogue, in its order."""
    return (root / "tests/house/requirements.txt").read_text().split()


class Command(BaseCommand):
    """Show what is claimed. A row without a test is open, whatever anybody says."""

    help = "List the requirement rows with the tests that claim them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line, or one object, for each row."""
        claimed = all_claims(settings.ROOT)
        table = [
            {"id": row, "state": "claimed" if row in claimed else "open", "tests": claimed.get(row, [])}
            for row in rows(settings.ROOT)
        ]
        if options["json"]:
            self.stdout.write(json.dumps(table, indent=1))
            return
        for row in table:
            self.stdout.write(f"{row['id']:8} {row['state']:8} {len(row['tests'])} tests")
        done = sum(r["state"] == "claimed" for r in table)
        self.stdout.write(f"{done} of {len(table)} rows are claimed by tests")

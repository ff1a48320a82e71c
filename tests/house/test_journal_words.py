"""The public journal says what was done in words: each thing an act is about and each fact it records has its word."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import shanyraq
from shanyraq.journal.things import words_of

ROOMS = Path(shanyraq.__file__).resolve().parent


@cache
def said() -> frozenset[tuple[str, str, str]]:
    """Read every call of `record`: ("things", room, kind) and ("facts", room, key), as far as they are written out."""
    found: set[tuple[str, str, str]] = set()
    for path in ROOMS.glob("*/**/*.py"):
        if "tests" not in path.parts:
            room = path.relative_to(ROOMS).parts[0]
            acts = "services" in path.stem or "services" in path.parts
            found |= set(_of(ast.parse(path.read_text(encoding="utf-8")), room, acts=acts))
    return frozenset(found)


def _of(tree: ast.Module, room: str, *, acts: bool) -> Iterator[tuple[str, str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
            for given in node.keywords:
                if given.arg == "facts":
                    yield from (("facts", room, key) for key in _keys(given.value))
                if given.arg == "about" and (start := _start(given.value)):
                    yield ("things", *start.partition(":")[0].split(".", 1))  # type: ignore[misc]
        if acts and isinstance(node, ast.FunctionDef) and node.name.startswith("_facts"):
            yield from (("facts", room, key) for key in _keys(node))


def _keys(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Dict):
            yield from (key.value for key in one.keys if isinstance(key, ast.Constant))  # type: ignore[misc]


def _start(node: ast.expr) -> str:
    first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def test_calls_are_found() -> None:
    assert {kind for kind, _room, _key in said()} == {"things", "facts"} and len(said()) > 200


@pytest.mark.parametrize(("part", "room", "key"), sorted(said()))
def test_each_has_its_word_in_three_languages(part: str, room: str, key: str) -> None:
    rooms = (room, "journal") if part == "facts" else (room,)
    words = next((found for one in rooms if (found := words_of(one).get(part, {}).get(key))), {})
    assert set(words) == {"kk", "ru", "en"}, f'add "{key}" to [{part}] of {room}/about.toml'

"""Which acts of the platform stand on which norm: read from the code itself, so that no list can grow stale. Pure.

A norm's key stands in a function of `law`; a service of a room reaches that function through its rules and
queries. Names are followed inside `law` and inside a room.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1]
_LEFT_OUT = {"tests", "migrations", "management"}


@dataclass
class Function:
    """What a function mentions: names it uses and texts it holds."""

    names: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    is_act: bool = False
    where: str = ""


def functions_of(folder: Path) -> dict[str, list[Function]]:
    """Read every function of a folder's modules by name, with module constants filled in."""
    found: dict[str, list[Function]] = {}
    for path in sorted(folder.rglob("*.py")):
        if _LEFT_OUT & set(path.relative_to(folder).parts):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = dict(_constants(tree))
        for name, function in _functions(tree):
            function.where = path.relative_to(folder).with_suffix("").as_posix()
            function.texts |= {constants[used] for used in function.names if used in constants}
            found.setdefault(name, []).append(function)
    return found


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=False))
            for name, value in pairs:
                if isinstance(name, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield name.id, value.value


def _functions(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        function = Function()
        function.is_act = any(isinstance(d, ast.Name) and d.id == "act" for d in node.decorator_list)
        for part in ast.walk(node):
            if isinstance(part, ast.Name):
                function.names.add(part.id)
            elif isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
                function.names.add(part.attr)
            elif isinstance(part, ast.Constant) and isinstance(part.value, str):
                function.texts.add(part.value)
        yield node.name, function


def reached(start: Function, among: Mapping[str, list[Function]]) -> Iterator[Function]:
    """Follow the names a function uses among known functions; the function itself comes first."""
    waiting, seen = [start], {id(start)}
    while waiting:
        function = waiting.pop()
        yield function
        for name in function.names:
            for other in among.get(name, ()):
                if id(other) not in seen:
                    seen.add(id(other))
                    waiting.append(other)


@cache
def norms_of_functions(keys: frozenset[str]) -> dict[str, frozenset[str]]:
    """Give, for each function of `law` as "module.function", the norms it stands on."""
    law = functions_of(SOURCE / "law")
    return {
        f"{function.where}.{name}": frozenset(
            text for part in reached(function, law) for text in part.texts if text in keys
        )
        for name, functions in law.items()
        for function in functions
    }


@cache
def acts_of_norms(keys: frozenset[str], rooms: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Give, for each norm, the acts of the platform ("meetings.adopt_order") that stand on it."""
    law = functions_of(SOURCE / "law")
    found: dict[str, set[str]] = {}
    for room in rooms:
        here = functions_of(SOURCE / room)
        for name, functions in here.items():
            for function in functions:
                if function.is_act:
                    for key in _keys_of(function, here, law, keys):
                        found.setdefault(key, set()).add(f"{room}.{name}")
    return {key: tuple(sorted(acts)) for key, acts in found.items()}


def _keys_of(
    function: Function,
    here: Mapping[str, list[Function]],
    law: Mapping[str, list[Function]],
    keys: Iterable[str],
) -> set[str]:
    mentioned: set[str] = set()
    entered: set[str] = set()
    for part in reached(function, here):
        mentioned |= part.texts
        entered |= {name for name in part.names if name in law}
    for name in entered:
        for start in law[name]:
            for part in reached(start, law):
                mentioned |= part.texts
    return mentioned & set(keys)

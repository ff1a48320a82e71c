"""Which acts of the platform stand on which norm: read from the code itself, so that no list can grow stale. Pure.

A norm's key stands in a function of `law`; a service of a room reaches that function through its rules and
queries. Names are followed by what each module defines and imports, never by their spelling alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1]
# Handing out the book is no use of a norm: what was asked of it is.
_THE_BOOK = "shanyraq.acts.queries.book."
_LEFT_OUT = {"tests", "migrations", "management", "templates", "locale", "static"}


@dataclass
class Function:
    """A function or a class: the dotted names it uses, the texts it holds, whether it is an act."""

    name: str
    uses: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    is_act: bool = False


@dataclass
class Module:
    """A module: what its names stand for elsewhere, and its constants of text."""

    name: str
    imports: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)

    def meant(self, dotted: str) -> str:
        """Give the full name of what is written here: "rules.may_open" as "shanyraq.meetings.rules.may_open"."""
        first, _dot, rest = dotted.partition(".")
        if first in self.own:
            return f"{self.name}.{dotted}"
        base = self.imports.get(first, "")
        return f"{base}.{rest}" if base and rest else base


class Code:
    """Every function of the rooms and of the law, by its full name."""

    def __init__(self, source: Path) -> None:
        self.modules: dict[str, Module] = {}
        self.functions: dict[str, Function] = {}
        for path in sorted(source.rglob("*.py")):
            parts = path.relative_to(source).with_suffix("").parts
            if not _LEFT_OUT & set(parts):
                self._read(path, ".".join(("shanyraq", *(part for part in parts if part != "__init__"))))

    def _read(self, path: Path, name: str) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = self.modules[name] = Module(name)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                module.own.add(node.name)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                module.imports |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
            elif isinstance(node, ast.Assign):
                module.texts |= dict(_constants(node))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                self.functions[f"{name}.{node.name}"] = _function(node, module)

    def found(self, name: str) -> Function | None:
        """Find a function by a full name, through packages that only pass it on."""
        for _step in range(5):
            if name in self.functions:
                return self.functions[name]
            place, _dot, last = name.rpartition(".")
            if place not in self.modules or last not in self.modules[place].imports:
                return None
            name = self.modules[place].imports[last]
        return None

    def text(self, name: str) -> str:
        """Give the text of a constant by its full name, or ""."""
        place, _dot, last = name.rpartition(".")
        return self.modules[place].texts.get(last, "") if place in self.modules else ""

    def reached(self, start: Function) -> Iterator[Function]:
        """Follow what a function uses; the function itself comes first."""
        waiting, seen = [start], {start.name}
        while waiting:
            function = waiting.pop()
            yield function
            for used in function.uses:
                other = self.found(used)
                if other is not None and other.name not in seen and not other.name.startswith(_THE_BOOK):
                    seen.add(other.name)
                    waiting.append(other)

    def texts_behind(self, start: Function) -> set[str]:
        """Collect every text that a function and all it uses hold, constants of modules included."""
        held: set[str] = set()
        for function in self.reached(start):
            held |= function.texts | {self.text(used) for used in function.uses}
        return held


def _constants(node: ast.Assign) -> Iterator[tuple[str, str]]:
    for target in node.targets:
        pairs: list[tuple[ast.expr, ast.expr]] = [(target, node.value)]
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = list(zip(target.elts, node.value.elts, strict=False))
        for name, value in pairs:
            if (
                isinstance(name, ast.Name)
                and isinstance(value, ast.Constant)
                and isinstance(value.value, str)
            ):
                yield name.id, value.value


def _function(node: ast.FunctionDef | ast.ClassDef, module: Module) -> Function:
    function = Function(f"{module.name}.{node.name}")
    function.is_act = any(isinstance(d, ast.Name) and d.id == "act" for d in node.decorator_list)
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            function.texts.add(part.value)
        elif isinstance(part, ast.Name):
            function.uses.add(module.meant(part.id))
            function.texts.add(module.texts.get(part.id, ""))
        elif isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            function.uses.add(module.meant(f"{part.value.id}.{part.attr}"))
    return function


@cache
def code() -> Code:
    """Read the house once."""
    return Code(SOURCE)


@cache
def norms_of_functions(keys: frozenset[str]) -> dict[str, frozenset[str]]:
    """Give, for each function of `law` as "sessions.may_open_session", the norms it stands on."""
    prefix = "shanyraq.law."
    return {
        name.removeprefix(prefix): frozenset(code().texts_behind(function) & keys)
        for name, function in code().functions.items()
        if name.startswith(prefix)
    }


@cache
def acts_of_norms(keys: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Give, for each norm, the acts of the platform ("meetings.adopt_order") that stand on it."""
    found: dict[str, set[str]] = {}
    for name, function in code().functions.items():
        if function.is_act:
            parts = name.split(".")
            for key in code().texts_behind(function) & keys:
                found.setdefault(key, set()).add(f"{parts[1]}.{parts[-1]}")
    return {key: tuple(sorted(acts)) for key, acts in found.items()}

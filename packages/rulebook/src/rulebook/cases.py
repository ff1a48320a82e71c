"""Worked cases: what the law's functions must answer, written so that a lawyer can read them."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from rulebook.book import Rulebook
from rulebook.citation import Citation
from rulebook.loading import BadRulebook
from rulebook.values import Confirmation, Norm, NoRuleInForce, Value, plain
from rulebook.verdict import Allowed, Deadline, Refusal, Refused

Function = Callable[..., object]
_FIELDS = {"function", "title", "given", "expect", "law", "confirmed"}


@dataclass(frozen=True)
class Case:
    """Hold one worked case: a function of the law, what is given, what must come out, and on which law.

    `expect` has one of `allowed = true`, `refused = <code>`, `is = <number, date, words or "nothing">`,
    `no_rule = <norm>`; with a verdict also `facts`, each of which must come out as written. `confirmed` lays
    confirmed values over unsettled norms first.
    """

    name: str
    function: str
    title: Mapping[str, str]
    given: Mapping[str, object]
    expect: Mapping[str, object]
    law: tuple[Citation, ...]
    confirmed: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """Hold what came out of a case: `differences` is empty where it holds."""

    case: Case
    result: object
    differences: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Tell whether the law answered as the case says."""
        return not self.differences


def read(folder: Path) -> list[Case]:
    """Read `*.toml` of a folder, each with tables `[[case]]`; raises `BadRulebook` naming the case."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        try:
            rows = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        except (tomllib.TOMLDecodeError, KeyError) as error:
            raise BadRulebook(f"{path.name}: {error!r}") from error
        found += [_case(f"{path.stem}-{number}", row) for number, row in enumerate(rows, start=1)]
    return found


class _Functions(Mapping[str, Function]):
    """Find "sessions.is_announced" as the function of that name in the package's module `sessions`."""

    def __init__(self, package: str) -> None:
        self.package = package

    def __getitem__(self, name: str) -> Function:
        module, _, function = name.rpartition(".")
        found: Function = getattr(importlib.import_module(f"{self.package}.{module}"), function)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def functions_of(package: str) -> Mapping[str, Function]:
    """Give the functions of a package by "module.function", imported when asked for."""
    return _Functions(package)


def _case(name: str, row: dict[str, Any]) -> Case:
    unknown = set(row) - _FIELDS
    missing = {"function", "title", "given", "expect", "law"} - set(row)
    if unknown or missing:
        raise BadRulebook(f"case {name}: unknown {sorted(unknown)}, missing {sorted(missing)}")
    laws = [row["law"]] if isinstance(row["law"], str) else row["law"]
    return Case(
        name=name,
        function=row["function"],
        title=row["title"],
        given={key: _given(said) for key, said in row["given"].items()},
        expect=row["expect"],
        law=tuple(Citation.parse(law) for law in laws),
        confirmed=row.get("confirmed", {}),
    )


def _given(said: object) -> object:
    return tuple(_given(part) for part in said) if isinstance(said, list) else said


def run(folder: Path, functions: Mapping[str, Function], book: Rulebook) -> list[Outcome]:
    """Run every case of a folder; each function is called with the book first, then what is given by name."""
    return [judge(case, functions, book) for case in read(folder)]


def judge(case: Case, functions: Mapping[str, Function], book: Rulebook) -> Outcome:
    """Run one case."""
    book = book.with_rows(confirmations=_confirmations(case, book))
    result: object
    try:
        result = functions[case.function](book, **case.given)
    except NoRuleInForce as missing:
        result = missing
    except Refusal as refusal:
        result = refusal.verdict
    return Outcome(case, result, tuple(_differences(case, result)))


def _confirmations(case: Case, book: Rulebook) -> Iterable[Confirmation]:
    for norm, said in case.confirmed.items():
        value: Any = said
        settled: Norm = Fraction(value) if "share" in book.parameter(norm).unit else value
        yield Confirmation(norm, settled, date.min, None, case.name, case.name, date.min)


def _differences(case: Case, result: object) -> Iterable[str]:
    said = described(result)
    for key, wanted in case.expect.items():
        if key == "facts":
            facts: Any = said.get("facts", {})
            assert isinstance(wanted, Mapping)
            for name, fact in wanted.items():
                if facts.get(name) != plain(fact):
                    yield f"{name} is {facts.get(name)!r}, not {plain(fact)!r}"
        elif said.get(key) != plain(wanted):
            yield f"{key} is {said.get(key)!r}, not {plain(wanted)!r} ({said})"
    cited = law_of(result)
    yield from (f"{law} is not cited" for law in case.law if cited is not None and law not in cited)


def described(result: object) -> dict[str, object]:
    """Turn a result into the words that cases use: allowed, refused, is, no_rule, and facts."""
    match result:
        case Allowed():
            return {"allowed": True, "facts": {name: plain(fact) for name, fact in result.facts.items()}}
        case Refused():
            facts = {name: plain(fact) for name, fact in result.facts.items()}
            return {"refused": result.code, "facts": facts}
        case NoRuleInForce():
            return {"no_rule": result.key}
        case Deadline():
            return {"is": plain(result.day)}
        case Value():
            return {"is": plain(result.value)}
        case None:
            return {"is": "nothing"}
    return {"is": plain(result)}


def law_of(result: object) -> tuple[Citation, ...] | None:
    """Give the citations a result carries; None for results that carry none (plain numbers, nothing)."""
    match result:
        case Allowed() | Refused() | Deadline():
            return result.law
        case Value():
            return (result.law,)
    return None

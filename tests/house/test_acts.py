"""Every act has a mandate and an entry; every mandate has its act; nothing writes but an act; nobody peeks at the clock."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

from shanyraq.journal.acting import ACTS
from shanyraq.law.mandates import mandates

HOUSE = Path(__file__).resolve().parents[2] / "src" / "shanyraq"
ROOMS = [room for room in settings.ROOMS if (HOUSE / room).is_dir()]
WRITES = {
    "create", "save", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "create_user", "set_password", "add", "remove", "clear", "set",
}  # fmt: skip
OF_SETS = {
    "add",
    "remove",
    "clear",
    "set",
    "update",
}  # also words of sets and dictionaries: a table must be named
# A step taken inside an act of another file, in that act's transaction: the step, and the file of the act.
STEPS = {
    "meetings/services/closing.py:close": "decisions/services/closing.py",
    "meetings/services/issuing.py:issue": "meetings/services/documents.py",
    "meetings/services/boards.py:append": "meetings/services/sealed.py",
    "people/services/rolls.py:close_draft": "bodies/services/council.py",
    "bodies/services/reach.py:post_of": "bodies/services/seats.py",
    "bodies/services/reach.py:entered": "bodies/services/seats.py",
    "people/services/paper.py:served": "meetings/services/paper.py",
    "people/services/knowledge.py:rewrite": "bodies/services/mandates.py",
    "decisions/services/settling.py:settle": "decisions/services/answering.py",
    "sources/services/readings.py:replace_readings": "sources/services/corrections.py",
    "sources/services/readings.py:count_again": "sources/services/corrections.py",
    "people/services/withdrawal.py:take_back": "bodies/services/lists.py",
}


def service_files(room: str) -> list[Path]:
    """List a room's services.py, or the files of its services/."""
    folder = HOUSE / room / "services"
    if folder.is_dir():
        return sorted(folder.rglob("*.py"))
    file = HOUSE / room / "services.py"
    return [file] if file.exists() else []


def test_files(path: Path) -> bool:
    """Tell whether a file belongs to tests or migrations."""
    return bool({"tests", "migrations"} & set(path.relative_to(HOUSE).parts))


test_files.__test__ = False  # type: ignore[attr-defined]


@cache
def loaded() -> frozenset[str]:
    """Import every service of every room, so that ACTS is whole; give the acts."""
    for room in ROOMS:
        for file in service_files(room):
            name = ".".join(("shanyraq", *file.relative_to(HOUSE).with_suffix("").parts))
            import_module(name.removesuffix(".__init__"))
    return frozenset(ACTS)


def built(room: str) -> bool:
    """Tell whether a room has services."""
    return bool(service_files(room))


def functions(file: Path) -> dict[str, ast.FunctionDef]:
    """Give the functions at the top of a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def is_act(function: ast.FunctionDef) -> bool:
    """Tell whether a function is decorated as an act."""
    return any(isinstance(d, ast.Name) and d.id == "act" for d in function.decorator_list)


def called(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Give each call inside as (what it is asked of, its name)."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            target = call.func
            if isinstance(target, ast.Attribute):
                yield ast.unparse(target.value), target.attr
            elif isinstance(target, ast.Name):
                yield "", target.id


def reached(name: str, known: dict[str, ast.FunctionDef], seen: set[str] | None = None) -> set[str]:
    """Give the functions of a room that a function reaches, itself included."""
    seen = seen if seen is not None else set()
    if name in known and name not in seen:
        seen.add(name)
        for _owner, other in called(known[name]):
            reached(other, known, seen)
    return seen


def test_every_act_stands_in_the_mandates() -> None:
    assert sorted(loaded() - set(mandates())) == []


def test_every_mandate_of_a_built_room_has_its_act() -> None:
    promised = {name for name in mandates() if built(name.partition(".")[0])}
    assert sorted(promised - loaded()) == []


def test_every_act_is_named_in_three_languages_and_by_its_room() -> None:
    for name in loaded():
        room, _, verb = name.partition(".")
        assert room in ROOMS and verb.isidentifier()
        titles = mandates()[name].title
        assert set(titles) == {"kk", "ru", "en"} and all(titles.values()), name


@pytest.mark.parametrize("room", [room for room in ROOMS if built(room)])
def test_every_act_records_what_it_did(room: str) -> None:
    known: dict[str, ast.FunctionDef] = {}
    for file in service_files(room):
        known |= functions(file)
    silent = [
        name
        for name, function in known.items()
        if is_act(function)
        and not any(call == ("", "record") for other in reached(name, known) for call in called(known[other]))
    ]
    assert silent == []


@pytest.mark.parametrize("room", [room for room in ROOMS if built(room)])
def test_no_public_service_writes_without_being_an_act(room: str) -> None:
    bare = []
    for file in service_files(room):
        for name, function in functions(file).items():
            place = f"{file.relative_to(HOUSE)}:{name}"
            if not name.startswith("_") and not is_act(function) and place not in STEPS:
                writes = [
                    f"{owner}.{verb}" for owner, verb in called(function)
                    if verb in WRITES and (verb not in OF_SETS or ".objects" in owner)
                ]  # fmt: skip
                bare += [f"{place} {write}" for write in writes]
    assert bare == []


@pytest.mark.parametrize(("step", "taker"), STEPS.items())
def test_a_step_is_taken_by_an_act(step: str, taker: str) -> None:
    file, _, name = step.partition(":")
    assert name in functions(HOUSE / file)
    known = functions(HOUSE / taker)
    acts = [function for function in known.values() if is_act(function)]
    inside = {other for f in acts for near in reached(f.name, known) for _owner, other in called(known[near])}
    assert name in inside


@pytest.mark.parametrize("room", [room for room in ROOMS if built(room)])
def test_acts_do_not_nest(room: str) -> None:
    nested = []
    for file in service_files(room):
        acts = {name for name, function in functions(file).items() if is_act(function)}
        for name in acts:
            body = functions(file)[name]
            nested += [f"{name} -> {other}" for owner, other in called(body) if not owner and other in acts]
    assert nested == []


# The story of the demo is told by its command, step by step, each at its own moment.
MAY_LOOK = ("views", "management", "middleware", "timetable", "tasks", "config", "clock", "telling")
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "timezone.localdate",
    "time.time", "clock.now", "clock.today", "clock.moment",
}  # fmt: skip
BARE = {"now", "today", "moment", "localdate"}


def test_only_views_commands_tasks_and_middleware_look_at_the_clock() -> None:
    peeks = []
    for file in sorted(HOUSE.rglob("*.py")):
        parts = file.relative_to(HOUSE).with_suffix("").parts
        if test_files(file) or set(parts) & set(MAY_LOOK):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        imported = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            and node.module in {"shanyraq.journal.clock", "django.utils.timezone"}
            for alias in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node) in CLOCKS:
                peeks.append(f"{'/'.join(parts)}:{node.lineno} {ast.unparse(node)}")
            if isinstance(node, ast.Name) and node.id in BARE & imported:
                peeks.append(f"{'/'.join(parts)}:{node.lineno} {node.id}")
    assert peeks == []

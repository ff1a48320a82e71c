"""What each document says the Assembly is for, side by side: aims by idea, tasks by those that ask for the same."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shanyraq.sources.facts.values import Place

DATA = Path(__file__).parent / "data" / "aims.toml"
STATUTE = "law"  # whose tasks are the tasks of the Assembly; the others are read beside it


@dataclass(frozen=True)
class Document:
    """A document that says what the Assembly is for. `act` is "" where it is no act."""

    key: str
    paper: str
    title: Mapping[str, str]
    act: str = ""


@dataclass(frozen=True)
class Aim:
    """One aim of a document in this project's words, the lines it retells and the ideas it holds."""

    of: str
    place: Place
    holds: frozenset[str]
    says: Mapping[str, str]

    @property
    def places(self) -> tuple[Place, ...]:
        """Give the lines it retells, as pages list them."""
        return (self.place,)


@dataclass(frozen=True)
class Task:
    """One task of a document; `id` is "law.unity"."""

    of: str
    key: str
    place: Place
    says: Mapping[str, str]

    @property
    def id(self) -> str:
        """Name the task with its document."""
        return f"{self.of}.{self.key}"

    @property
    def places(self) -> tuple[Place, ...]:
        """Give the lines it retells, as pages list them."""
        return (self.place,)


@dataclass(frozen=True)
class Alike:
    """Tasks of different documents that ask for the same, and why this project reads them so."""

    tasks: tuple[str, ...]
    why: Mapping[str, str]


@dataclass(frozen=True)
class Beside:
    """A task of the statute with those of the other documents that ask for the same, and the reasons."""

    task: Task
    others: tuple[Task, ...]
    why: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Aims:
    """Everything the documents say, in the order of the file."""

    documents: tuple[Document, ...]
    ideas: Mapping[str, Mapping[str, str]]
    aims: tuple[Aim, ...]
    tasks: Mapping[str, Task]
    alike: tuple[Alike, ...]

    def of(self, document: str) -> tuple[Aim, ...]:
        """Give the aims of one document."""
        return tuple(aim for aim in self.aims if aim.of == document)

    def tasks_of(self, document: str) -> tuple[Task, ...]:
        """Give the tasks of one document."""
        return tuple(task for task in self.tasks.values() if task.of == document)

    def where(self, idea: str) -> tuple[tuple[Place, ...], ...]:
        """Give, for each document in order, the places where its aims hold an idea; empty where they do not."""
        return tuple(
            tuple(aim.place for aim in self.of(document.key) if idea in aim.holds)
            for document in self.documents
        )

    def beside(self) -> tuple[Beside, ...]:
        """Lay the other documents' tasks beside each task of the statute."""
        return tuple(self._beside(task) for task in self.tasks_of(STATUTE))

    def _beside(self, task: Task) -> Beside:
        found = [one for one in self.alike if task.id in one.tasks]
        others = dict.fromkeys(name for one in found for name in one.tasks if name != task.id)
        return Beside(task, tuple(self.tasks[name] for name in others), tuple(one.why for one in found))

    def alone(self) -> tuple[Task, ...]:
        """Give the tasks that no task of the statute stands beside."""
        met = {name for one in self.alike for name in one.tasks}
        return tuple(task for task in self.tasks.values() if task.of != STATUTE and task.id not in met)


@cache
def aims() -> Aims:
    """Read `aims.toml`."""
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    tasks = [Task(row["of"], row["key"], Place.parse(row["source"]), row["says"]) for row in table["task"]]
    return Aims(
        documents=tuple(Document(**row) for row in table["document"]),
        ideas={row["key"]: row["title"] for row in table["idea"]},
        aims=tuple(
            Aim(row["of"], Place.parse(row["source"]), frozenset(row["holds"]), row["says"])
            for row in table["aim"]
        ),
        tasks={task.id: task for task in tasks},
        alike=tuple(Alike(tuple(row["tasks"]), row["why"]) for row in table["alike"]),
    )

"""What an item serves and what may be tagged: the tasks of the law, what the Concept names, the levels of the model.

No tables, no clock.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

from shanyraq.sources.facts.aims import STATUTE, Task, aims
from shanyraq.sources.facts.before import Line, before
from shanyraq.sources.facts.lines import lines

LAW = Citation("law-70-iv-2008")
PLANS = Citation("decree-149-2011", "22")
LEVELS = ("conceptual", "legal", "institutional", "scientific")  # 004:67-84
LEVEL_LINES = "004:67-84"


def _by_key(document: str) -> Mapping[str, Task]:
    return {task.key: task for task in aims().tasks_of(document)}


TASKS: Mapping[str, Task] = _by_key(STATUTE)
CONCEPT_TASKS: Mapping[str, Task] = _by_key("concept")
WORDS: Mapping[str, Mapping[str, Task | Line]] = {  # schemes whose words the Concept gives, each with its lines
    "task": CONCEPT_TASKS, "line": lines("line"), "aim": lines("aim"), "response": {one.key: one for one in before().prevention},
    "community": lines("community"),
}  # fmt: skip
VALUES: Mapping[str, tuple[str, ...]] = {
    "level": LEVELS,
    **{scheme: tuple(rows) for scheme, rows in WORDS.items()},
}
THINGS: Mapping[str, tuple[str, ...]] = {
    "level": ("measure", "document", "body"), **dict.fromkeys(WORDS, ("measure",)),
    "response": ("measure", "item", "advice"),
}  # fmt: skip


def serves(tasks: Collection[str]) -> Verdict:
    """Allow what serves at least one of the six tasks of the Assembly, each of them known.

    Refuses with "programmes.serves_no_task" and "programmes.no_such_task".
    """
    if not tasks:
        return Refused("programmes.serves_no_task", (LAW,), {"tasks": len(TASKS)})
    unknown = sorted(set(tasks) - set(TASKS))
    if unknown:
        return Refused("programmes.no_such_task", (LAW,), {"told": unknown[0]})
    return Allowed((LAW,))


def may_name_tasks(tasks: Collection[str], *, said: int, is_own: bool) -> Verdict:
    """Allow the tasks of an item that has not said any, by its own level, an approved plan's item too.

    Refuses with "programmes.not_own_region", "programmes.tasks_said", and as `serves`.
    """
    if not is_own:
        return Refused("programmes.not_own_region", (PLANS,))
    if said:
        return Refused("programmes.tasks_said", (LAW,), {"count": said})
    return serves(tasks)


def may_tag(scheme: str, thing: str, value: str, *, is_known: bool, is_tagged: bool, why: str) -> Verdict:
    """Allow a word of a scheme on a thing that is here, once at a time, with the reason.

    Refuses with "programmes.not_taggable", "programmes.no_such_tag", "programmes.already_tagged" and
    "programmes.no_reasons".
    """
    if thing not in THINGS.get(scheme, ()) or not is_known:
        return Refused("programmes.not_taggable", (PLANS,))
    if value not in VALUES[scheme]:
        return Refused("programmes.no_such_tag", (PLANS,), {"told": value})
    if is_tagged:
        return Refused("programmes.already_tagged", (PLANS,))
    if not why.strip():
        return Refused("programmes.no_reasons", (PLANS,))
    return Allowed((PLANS,))


def may_untag(ended_on: date | None) -> Verdict:
    """Allow a tag that stands to be taken back. Refuses with "programmes.already_untagged"."""
    if ended_on is not None:
        return Refused("programmes.already_untagged", (PLANS,), {"ended_on": ended_on})
    return Allowed((PLANS,))

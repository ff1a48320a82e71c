"""Who may do what: each act of the platform, the roles that may do it, and the article that says so."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from rulebook import Allowed, Citation, Refused, Verdict

from shanyraq.law import FOLDER, book

ANYONE = "anyone"
_OVER = ("not_yet", "repealed")


@dataclass(frozen=True)
class Mandate:
    """Hold one act of the platform: its name in three languages, who may do it, on which law.

    Where `law` is empty the act is a service of the platform itself, which no article governs.
    `rehearsal_only`: the act exists in a rehearsal and never in an official instance.
    """

    act: str
    title: Mapping[str, str]
    who: frozenset[str]
    law: tuple[Citation, ...]
    rehearsal_only: bool = False


@cache
def mandates() -> Mapping[str, Mandate]:
    """Give every act by name, as `mandates/<room>.toml` has it."""
    files = sorted((FOLDER / "mandates").glob("*.toml"))
    table = {
        act: row for file in files for act, row in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }
    return {
        act: Mandate(
            act=act,
            title=row["title"],
            who=frozenset(row["who"]),
            law=tuple(Citation.parse(law) for law in row["law"]),
            rehearsal_only=row.get("rehearsal_only", False),
        )
        for act, row in table.items()
    }


def may(act: str, roles: Iterable[str], day: date) -> Verdict:
    """Allow an act to whoever holds one of its roles on the day.

    `roles` are "<classification>.<membership role>" ("assembly.chair"), or "system". Refuses with
    "law.no_mandate", naming the roles that may. Cites only acts in force on the day. Raises `KeyError` for
    an act without a mandate.
    """
    mandate = mandates()[act]
    acts = book().acts
    law = tuple(place for place in mandate.law if acts[place.act].status_on(day) not in _OVER)
    if ANYONE in mandate.who or mandate.who & set(roles):
        return Allowed(law)
    return Refused("law.no_mandate", law, {"act": act, "who": ", ".join(sorted(mandate.who))})

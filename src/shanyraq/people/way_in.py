"""How a member came, as a row of a list says: read into codes and asked of the same article as the act itself. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from rulebook import Refused

from shanyraq.law.regions import regions
from shanyraq.law.standing import may_record_standing
from shanyraq.people.lookalikes import Problem
from shanyraq.people.roll import category_of, path_of, read_day

CELLS = ("category", "path", "region", "proposed_by", "decision", "decided_on", "category_paper")
_CELL_OF = {
    "bodies.region_not_named": "region",
    "bodies.proposer_not_named": "proposed_by",
    "bodies.decision_not_named": "decision",
    "bodies.decided_after_mandate": "decided_on",
}


@cache
def _region_codes() -> Mapping[str, str]:
    """Give the ISO codes of regions by their names of any time, in any language, and by themselves."""
    found = {}
    for region in regions().values():
        names = [title for name in region.names for title in name.titles.values()]
        short = (region.short or {}).values()
        found.update({name.casefold(): region.iso for name in (*names, *short, region.iso) if region.iso})
    return found


def region_of(word: str) -> str | None:
    """Tell which region (ISO 3166-2) a name means, of any time and language; None where nobody knows it."""
    return _region_codes().get(" ".join(word.casefold().split()))


def way_in(
    cells: Mapping[str, str], classification: str, role: str, since: date | None
) -> tuple[dict[str, str], list[Problem]]:
    """Read the cells about how a member came; give the codes (empty where the row is silent) and what is wrong.

    Only a member of the Assembly has such a way (Law 70-IV, art. 15); the days are ISO.
    """
    told = {name: cells.get(name, "") for name in CELLS}
    if not any(told.values()):
        return {}, []
    if classification and role and (classification, role) != ("assembly", "member"):
        return {}, [Problem("path", "way_elsewhere")]
    problems, read = [], dict(told)
    meant = {"category": category_of, "path": path_of, "region": region_of}
    for name, reader in meant.items():
        code = reader(told[name]) if told[name] else ""
        if code is None or (not code and name != "region"):
            problems.append(Problem(name, f"no_{name}" if not told[name] else f"unknown_{name}"))
        read[name] = code or ""
    day = read_day(told["decided_on"]) if told["decided_on"] else None
    if told["decided_on"] and day is None:
        problems.append(Problem("decided_on", "not_a_day"))
    if problems or since is None:
        return {}, problems
    verdict = may_record_standing(
        path=read["path"], region=read["region"], proposed_by=read["proposed_by"],
        decision=read["decision"], decided_on=day, since=since,
    )  # fmt: skip
    if isinstance(verdict, Refused):
        return {}, [Problem(_CELL_OF[verdict.code], verdict.code.partition(".")[2])]
    return {**read, "decided_on": day.isoformat() if day else ""}, []

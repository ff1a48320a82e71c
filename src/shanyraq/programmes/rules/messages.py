"""The President's Messages: registered once, clause by clause, each linked to what carries it out. No tables, no clock."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

CONCEPT = Citation("concept-assembly-2020")  # 001:518-519
LINES = "001:518-519"
SERVED = frozenset({"task", "measure"})


def may_register(*, given_on: date, day: date, is_there: bool, paper: str) -> Verdict:
    """Allow a Message that was given by a day, once, with where its text stands.

    Refuses with "programmes.day_ahead", "programmes.message_there", "programmes.paper_not_named".
    """
    if given_on > day:
        return Refused("programmes.day_ahead", (CONCEPT,), {"told": given_on})
    if is_there:
        return Refused("programmes.message_there", (CONCEPT,), {"day": given_on})
    return Allowed((CONCEPT,)) if paper.strip() else Refused("programmes.paper_not_named", (CONCEPT,))


def may_add_clause(*, number: str, is_there: bool, says: str) -> Verdict:
    """Allow a clause of a Message, once by its number. Refuses with "programmes.clause_there", "programmes.no_reasons"."""
    if is_there:
        return Refused("programmes.clause_there", (CONCEPT,), {"number": number})
    return Allowed((CONCEPT,)) if says.strip() else Refused("programmes.no_reasons", (CONCEPT,))


def may_link_clause(kind: str, *, is_linked: bool, why: str) -> Verdict:
    """Allow a clause to be linked to a task or a measure that carries it out, once, with the reason.

    Refuses with "programmes.not_task_nor_measure", "programmes.clause_linked", "programmes.no_reasons".
    """
    if kind not in SERVED:
        return Refused("programmes.not_task_nor_measure", (CONCEPT,))
    if is_linked:
        return Refused("programmes.clause_linked", (CONCEPT,))
    return Allowed((CONCEPT,)) if why.strip() else Refused("programmes.no_reasons", (CONCEPT,))

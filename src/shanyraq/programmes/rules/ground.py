"""Bases: no new direction without links to them; the Assembly's own role in a measure. No tables, no clock."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction

from rulebook import Allowed, Citation, Refused, Verdict

CONCEPT = Citation("concept-assembly-2020")
LAW = Citation("law-70-iv-2008")
DECREE = Citation("decree-149-2011", "25")
# 001:475-479. An act that the base is, where it is one; the model and equality are named by the clause alone.
BASES: Mapping[str, str] = {
    "constitution": "constitution-1995", "law": "law-70-iv-2008", "doctrine": "doctrine-unity-2010", "model": "",
    "equality": "",
}  # fmt: skip
BASES_LINES = "001:475-479"


def may_ground(
    number: str, clauses: Mapping[str, str], needed: Collection[str], *, is_direction: bool
) -> Verdict:
    """Allow a new direction of a programme to be linked to its bases: every one that the programme names, with a clause.

    Refuses with "programmes.direction_there" for a number that the programme has already, and with
    "programmes.direction_without_bases", which counts what is missing.
    """
    if is_direction:
        return Refused("programmes.direction_there", (CONCEPT,), {"number": number})
    return _linked(number, {base for base, clause in clauses.items() if clause.strip()}, needed)


def may_take_directions(new: Mapping[str, Collection[str]], needed: Collection[str]) -> Verdict:
    """Allow an edition its new directions: `new` maps the number of each to the bases it is linked to.

    Refuses with "programmes.direction_without_bases" for the first that lacks one of `needed`.
    """
    for number, linked in new.items():
        verdict = _linked(number, linked, needed)
        if not verdict:
            return verdict
    return Allowed((CONCEPT, DECREE)) if new and needed else Allowed()


def _linked(number: str, linked: Collection[str], needed: Collection[str]) -> Verdict:
    missing = [base for base in needed if base not in linked]
    if missing:
        facts: dict[str, int | str | date | Fraction] = {
            "number": number,
            "missing": len(missing),
            "needed": len(needed),
        }
        return Refused(
            "programmes.direction_without_bases", (CONCEPT, LAW), facts, ("programmes.link_to_bases",)
        )
    return Allowed((CONCEPT, DECREE))


def may_state_role(kind: str, *, role: str, says: str, last: tuple[str, str] | None) -> Verdict:
    """Allow the Assembly's own role in a measure to be stated, other than it stands.

    Refuses with "programmes.only_of_a_measure", "programmes.no_reasons" where nothing is said, and "programmes.role_same".
    """
    if kind != "measure":
        return Refused("programmes.only_of_a_measure", (CONCEPT,))
    if not says.strip():
        return Refused("programmes.no_reasons", (CONCEPT,))
    return (
        Refused("programmes.role_same", (CONCEPT,)) if last == (role, says.strip()) else Allowed((CONCEPT,))
    )

"""When a paper becomes a programme here. No tables, no clock."""

from __future__ import annotations

from rulebook import Allowed, Citation, Refused, Verdict

DRAFTS = Citation("decree-149-2011", "25")


def may_import(*, parts: int, is_changed: bool, edition: int) -> Verdict:
    """Allow a reading that holds a tree and differs from the edition before it (0: there is none).

    Refuses with "programmes.no_tree" and "programmes.unchanged".
    """
    if parts == 0:
        return Refused("programmes.no_tree")
    if not is_changed:
        return Refused("programmes.unchanged", facts={"edition": edition})
    return Allowed((DRAFTS,))

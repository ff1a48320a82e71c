"""Papers read again with the words of those that came later; commands say what changes, line by line."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from kazakhtext.repair import Repairer

from shanyraq.journal import clock
from shanyraq.people.acting import Actor
from shanyraq.sources.differences import pieces
from shanyraq.sources.models import Paper
from shanyraq.sources.progress import Bar
from shanyraq.sources.queries import lines_held, papers
from shanyraq.sources.services import Otherwise, read_otherwise, repair_again
from shanyraq.web.words import say, say_count


def operator_language() -> str:
    """Give the language of the operator's terminal, or Kazakh."""
    said_by = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return said_by[:2] if said_by[:2] in {"ru", "en", "kk"} else "kk"


def read_again(by: Actor, out: Any, err: Any, *, writes: bool = True, but: Collection[Paper] = ()) -> int:
    """Read each paper again and say on `out` what reads otherwise; `writes` also shows it so. Gives how many papers.

    Legal texts and clauses that a person corrected stay as they are; so do the papers of `but`, just received.
    """
    held = [paper for paper in papers() if paper not in but]
    if not held:
        return 0
    bar = Bar(_("Reading again"), err)
    repairer = Repairer(lines_held())
    found = []
    for done, paper in enumerate(held):
        bar(done, len(held))
        if otherwise := read_otherwise(paper, repairer):
            found.append((paper, otherwise))
    bar(len(held), len(held))
    bar.end()
    for paper, otherwise in found:
        if writes and not paper.is_legal:
            repair_again(by=by, at=clock.moment(), paper=paper, otherwise=otherwise)
        out.write("\n".join(_said(paper, otherwise, writes=writes)))
    return len(found)


def _said(paper: Paper, otherwise: list[Otherwise], *, writes: bool) -> list[str]:
    count = say_count("{count} place reads otherwise", "{count} places read otherwise", len(otherwise))
    legal, not_yet = _("a legal text: left as it is"), _("not changed yet")
    mark = f" · {legal}" if paper.is_legal else "" if writes else f" · {not_yet}"
    head = f"{paper.name}: {count}, /papers/{paper.slug}/{mark}"
    return [head, *(line for one in otherwise for line in _places(one))]


def _places(one: Otherwise) -> list[str]:
    first, last = one.lines
    lines = say(_("lines {first}–{last}"), first=first, last=last)
    differing = [piece for piece in pieces(one.before, one.after) if not piece.is_kept]
    if not differing:
        same = _("the same words; what was done to them is told otherwise")
        return [f"  {lines}: {same}"]
    return [f"  {lines}: “{piece.before.strip()}” → “{piece.after.strip()}”" for piece in differing]

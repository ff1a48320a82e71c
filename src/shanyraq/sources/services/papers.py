"""Receive a paper: its bytes, its lines, its clauses, the passages it shares with others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from kazakhtext.repair import Repairer
from rulebook import Refused

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.sources import rules
from shanyraq.sources.joining import Joined, joined, languages_by_share
from shanyraq.sources.models import Clause, Line, Paper
from shanyraq.sources.reading import Progress, silent
from shanyraq.sources.services.repeats import keep_repeats
from shanyraq.web import uploads

_AT_ONCE = 1000
RESERVED = frozenset({"review", "corrections", "bring", "find"})


@act
def receive_paper(
    *,
    by: Actor,
    at: Moment,
    content: bytes,
    name: str,
    slug: str,
    title: str,
    context: Sequence[Sequence[str]] = (),
    progress: Progress = silent,
    read: rules.Read | None = None,
) -> Paper:
    """Keep a paper's bytes by their hash, its lines, and the clauses repaired and joined from them.

    `context` holds the lines of other papers: their words tell what a damaged word was. Every change is kept
    with its line; what is unsure is left as it came and flagged. `progress(done, total)` is called on the way.
    `read` spares reading the same bytes again. Refuses what `rules.read` refuses, and with
    "sources.already_received" the same bytes a second time, "sources.slug_taken" an address in use.
    """
    digest = sha256(content).hexdigest()
    found = read if read is not None and read.digest == digest else rules.read(content)
    found.verdict.require()
    _require_new(digest, slug)
    lines = rules.lines_of(found.text)
    # A third of the way is repair; how many clauses there will be is not known yet.
    clauses = joined(
        lines, found.kind, Repairer([lines, *context]), lambda done, total: progress(done, 3 * total)
    )
    paper = Paper.objects.create(
        slug=slug, title=title[:400], name=name[:200], sha256=digest, size=len(content), kind=found.kind,
        notes=found.notes, is_legal=rules.looks_legal(clause.text for clause in clauses),
        languages=languages_by_share(clauses), line_count=len(lines), clause_count=len(clauses),
        by=by.key, on=at.day, at=at.machine,
    )  # fmt: skip
    _keep_rows(paper, lines, clauses, progress)
    keep_repeats()
    uploads.keep(content)
    record(
        about=f"sources.paper:{paper.pk}",
        verdict=found.verdict,
        facts={"slug": slug, "sha256": digest, "lines": len(lines), "clauses": len(clauses)},
    )
    return paper


def _require_new(digest: str, slug: str) -> None:
    held = Paper.objects.filter(sha256=digest).first()
    if held is not None:
        Refused("sources.already_received", facts={"paper": held.slug, "day": held.on}).require()
    if slug in RESERVED or Paper.objects.filter(slug=slug).exists():
        Refused("sources.slug_taken", facts={"paper": slug}).require()


def _keep_rows(paper: Paper, lines: list[str], clauses: Sequence[Joined], progress: Progress) -> None:
    before, total = len(lines), 2 * len(lines) + len(clauses)
    rows = [Line(paper=paper, number=number, text=text) for number, text in enumerate(lines, start=1)]
    done = _in_pieces(Line, rows, before, total, progress)
    kept = [row_of(paper, number, clause) for number, clause in enumerate(clauses, start=1)]
    _in_pieces(Clause, kept, done, total, progress)


def row_of(paper: Paper, number: int, clause: Joined, **more: Any) -> Clause:
    """Make the row of a clause, not kept yet."""
    return Clause(paper=paper, number=number, **clause.__dict__, **more)


def _in_pieces(table: Any, rows: Iterable[Any], done: int, total: int, progress: Progress) -> int:
    rows = list(rows)
    progress(done, total)
    for start in range(0, len(rows), _AT_ONCE):
        piece = rows[start : start + _AT_ONCE]
        table.objects.bulk_create(piece)
        done += len(piece)
        progress(done, total)
    return done

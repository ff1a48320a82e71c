"""The act of this room: receive a paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from kazakhtext.language import language_of
from kazakhtext.lines import Paragraph
from kazakhtext.repair import Repairer
from rulebook import Refused

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.sources import rules
from shanyraq.sources.models import Clause, Line, Paper
from shanyraq.web import uploads

Progress = Callable[[int, int], None]
_AT_ONCE = 1000
_LANGUAGES = ("kk", "ru", "en")


def _silent(done: int, total: int) -> None:
    """Say nothing."""


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
    progress: Progress = _silent,
) -> Paper:
    """Keep a paper's bytes by their hash, its lines, and the clauses repaired and joined from them.

    `context` holds the lines of other papers: their words tell what a damaged word was. Every change is kept
    with its line; what is unsure is left as it came and flagged. `progress(done, total)` is called on the way.
    Refuses what `rules.read` refuses, and with "sources.already_received" the same bytes a second time,
    "sources.slug_taken" an address in use.
    """
    found = rules.read(content)
    found.verdict.require()
    digest = sha256(content).hexdigest()
    _require_new(digest, slug)
    lines = rules.lines_of(found.text)
    clauses = Repairer([lines, *context]).repair(lines).paragraphs
    languages = [language_of(clause.text) or "" for clause in clauses]
    paper = Paper.objects.create(
        slug=slug, title=title[:400], name=name[:200], sha256=digest, size=len(content),
        languages=_by_share(clauses, languages), line_count=len(lines), clause_count=len(clauses),
        by=by.key, on=at.day, at=at.machine,
    )  # fmt: skip
    _keep_rows(paper, lines, clauses, languages, progress)
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
    if Paper.objects.filter(slug=slug).exists():
        Refused("sources.slug_taken", facts={"paper": slug}).require()


def _by_share(clauses: Sequence[Paragraph], languages: list[str]) -> list[str]:
    weight: Counter[str] = Counter()
    for clause, language in zip(clauses, languages, strict=True):
        weight[language] += len(clause.text) if language in _LANGUAGES else 0
    return [language for language, letters in weight.most_common() if letters]


def _keep_rows(
    paper: Paper, lines: list[str], clauses: Sequence[Paragraph], languages: list[str], progress: Progress
) -> None:
    total = len(lines) + len(clauses)
    rows = [Line(paper=paper, number=number, text=text) for number, text in enumerate(lines, start=1)]
    done = _in_pieces(Line, rows, 0, total, progress)
    joined = [
        Clause(
            paper=paper, number=number, text=clause.text, language=language,
            first_line=clause.first_line, last_line=clause.last_line,
            starts=[list(start) for start in clause.starts],
            changes=[asdict(change) for change in clause.changes],
        )
        for number, (clause, language) in enumerate(zip(clauses, languages, strict=True), start=1)
    ]  # fmt: skip
    _in_pieces(Clause, joined, done, total, progress)


def _in_pieces(table: Any, rows: Iterable[Any], done: int, total: int, progress: Progress) -> int:
    rows = list(rows)
    progress(done, total)
    for start in range(0, len(rows), _AT_ONCE):
        piece = rows[start : start + _AT_ONCE]
        table.objects.bulk_create(piece)
        done += len(piece)
        progress(done, total)
    return done

"""Lines of a paper repaired and joined into clauses. Pure: no tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kazakhtext.language import language_of
from kazakhtext.lines import Paragraph, join_lines
from kazakhtext.repair import RepairedLine, Repairer

from shanyraq.sources.reading import Progress, silent

_LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True)
class Joined:
    """A clause as joined: its text, its lines (from 1, both included), the language, what was done."""

    text: str
    first_line: int
    last_line: int
    language: str
    starts: list[list[int]]
    changes: list[dict[str, Any]]


def joined(
    lines: Sequence[str], kind: str, repairer: Repairer, progress: Progress | None = silent
) -> list[Joined]:
    """Repair the lines of a paper and join them; in a DOCX each line is a paragraph of its own already."""
    repaired = repairer.repair(lines, progress)
    own = [_own(line) for line in repaired.lines if line.text.strip()] if kind == "docx" else []
    found = own or repaired.paragraphs
    around = _language_of_all(found)
    return [
        Joined(
            one.text, one.first_line, one.last_line, language_of(one.text, around),
            [list(start) for start in one.starts], [asdict(change) for change in one.changes],
        )
        for one in found
    ]  # fmt: skip


def _language_of_all(paragraphs: Sequence[Paragraph]) -> str:
    """Give the language that most letters of a paper are in; "" where none is known."""
    weight: Counter[str] = Counter()
    for one in paragraphs:
        weight[language_of(one.text)] += len(one.text)
    known = [language for language, _letters in weight.most_common() if language in _LANGUAGES]
    return known[0] if known else ""


def _own(line: RepairedLine) -> Paragraph:
    text = " ".join(line.text.replace("\u00ad", "").split())
    return Paragraph(text, line.number, line.number, line.changes, ((0, line.number),))


def paragraphs_of(lines: Sequence[str], kind: str) -> list[Paragraph]:
    """Join lines without repairing them: enough to tell what a paper is."""
    if kind != "docx":
        return join_lines(lines)
    return [_own(RepairedLine(n, line, line)) for n, line in enumerate(lines, 1) if line.strip()]


def languages_by_share(clauses: Sequence[Joined]) -> list[str]:
    """Give the languages of clauses, the one with the most letters first."""
    weight: Counter[str] = Counter()
    for clause in clauses:
        weight[clause.language] += len(clause.text) if clause.language in _LANGUAGES else 0
    return [language for language, letters in weight.most_common() if letters]

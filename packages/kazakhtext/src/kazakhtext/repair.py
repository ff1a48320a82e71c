"""Repair of papers that an extraction damaged: every change recorded, the unsure left and flagged."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kazakhtext.alphabet import find_lookalikes
from kazakhtext.columns import table_lines
from kazakhtext.costs import WordCosts
from kazakhtext.displaced import Moved, find_holes, looks_thrown, put_back
from kazakhtext.lines import Change, Paragraph, join_lines
from kazakhtext.neighbours import Neighbours
from kazakhtext.russian import RussianCosts
from kazakhtext.spacing import divided_by_gaps, join_parts, join_spaced_line
from kazakhtext.vocabulary import Vocabulary

Progress = Callable[[int, int], None]

_MISSING_SPACE = re.compile(
    r"(?<=[а-яёәғқңөұүһі]{2}),(?=[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ]{2})"
    r"|(?<=[а-яёәғқңөұүһі]{4})[.](?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]|\d)"
)
_WRAP_SHARE = 0.3
_PROOFS = 5
_REPORT_EVERY = 500


@dataclass(frozen=True)
class RepairedLine:
    """One line: its number in the paper (from 1), as it came, as it is now, and what was done."""

    number: int
    raw: str
    text: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class RepairedPaper:
    """A paper line by line, and joined into paragraphs that carry all changes."""

    lines: tuple[RepairedLine, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes in the order of the paper."""
        return tuple(change for paragraph in self.paragraphs for change in paragraph.changes)


@dataclass(frozen=True)
class _Habits:
    """What a paper's lines have in common, as far as it tells displaced words from other gaps."""

    marks_wraps: bool
    throws_words: bool
    indent: int


# A line from nowhere may have lost words; a space at its end still tells that it was wrapped.
_UNKNOWN_PAPER = _Habits(marks_wraps=True, throws_words=True, indent=6)


class Repairer:
    """Repairs lines and papers with the words of the context papers. Making one reads the context once."""

    def __init__(self, context: Iterable[Sequence[str]]) -> None:
        """Learn words and neighbours from `context`, papers as lines; the papers to repair belong in it."""
        self._papers = [list(lines) for lines in context]
        every_line = [line for lines in self._papers for line in lines]
        self.vocabulary = Vocabulary(every_line)
        self._costs = WordCosts(self.vocabulary)
        self._neighbours = Neighbours(every_line)
        self._russian = RussianCosts(every_line)
        self._places = self._find_places()

    def _find_places(self) -> dict[str, tuple[int, int]]:
        places: dict[str, tuple[int, int]] = {}
        for paper, lines in enumerate(self._papers):
            for index, line in enumerate(lines):
                places.setdefault(line.rstrip(), (paper, index))
        return places

    def repair_line(self, raw: str, *, before: str = "") -> str:
        """Return one line repaired, without outer spaces; `before` is the end of the line before it.

        `raw` may hold line breaks: then hyphens at the breaks are mended too. If the line stands in a context
        paper, what follows it there is taken into account.
        """
        pieces = raw.split("\n")
        if len(pieces) > 1:
            paragraphs = join_lines(self._mend_all(pieces, before), context=self.vocabulary)
            return "\n".join(paragraph.text for paragraph in paragraphs)
        habits, line, after = _UNKNOWN_PAPER, raw, ""
        place = self._places.get(raw.rstrip())
        if place is not None:
            lines = self._papers[place[0]]
            line, habits = lines[place[1]], _habits_of(lines)
            after = next((text for text in lines[place[1] + 1 :] if text.strip()), "")
        text, _ = self._mend(line, 1, self._end_of(before), after, habits)
        return " ".join(text.split())

    def _mend_all(self, pieces: list[str], before: str) -> list[str]:
        mended = []
        for piece in pieces:
            text, _ = self._mend(piece, 1, before, "", _UNKNOWN_PAPER)
            mended.append(text)
            before = text
        return mended

    def _end_of(self, line: str) -> str:
        """Return the line before as it reads after its own repair."""
        if not line:
            return ""
        return self._mend(line, 1, "", "", _UNKNOWN_PAPER)[0]

    def repair(self, lines: Sequence[str], progress: Progress | None = None) -> RepairedPaper:
        """Return a paper repaired. `progress` is called with the lines done and their number."""
        habits = _habits_of(lines)
        tables = table_lines(lines)
        done: list[RepairedLine] = []
        before = ""
        for index, raw in enumerate(lines):
            if progress is not None and index % _REPORT_EVERY == 0:
                progress(index, len(lines))
            if not raw.strip() or index in tables:
                flag = (
                    (Change(index + 1, "table", raw.strip(), raw.strip(), sure=False),) if raw.strip() else ()
                )
                done.append(RepairedLine(index + 1, raw, raw, flag))
                continue
            after = next((text for text in lines[index + 1 : index + 6] if text.strip()), "")
            text, changes = self._mend(raw, index + 1, before, after, habits)
            done.append(RepairedLine(index + 1, raw, text, tuple(changes)))
            before = text
        if progress is not None:
            progress(len(lines), len(lines))
        return RepairedPaper(tuple(done), tuple(self._join(done, tables)))

    def _join(self, done: list[RepairedLine], tables: set[int]) -> list[Paragraph]:
        paragraphs = join_lines([line.text for line in done], context=self.vocabulary, rows=tables)
        joined = []
        for paragraph in paragraphs:
            inner = done[paragraph.first_line - 1 : paragraph.last_line]
            changes = [change for line in inner for change in line.changes] + list(paragraph.changes)
            changes.sort(key=lambda change: change.line)
            joined.append(
                Paragraph(
                    paragraph.text,
                    paragraph.first_line,
                    paragraph.last_line,
                    tuple(changes),
                    paragraph.starts,
                )
            )
        return joined

    def _mend(
        self, raw: str, number: int, before: str, after: str, habits: _Habits
    ) -> tuple[str, list[Change]]:
        """Return the line with its indent, and what was done to it, in the order it was done."""
        changes: list[Change] = []
        indent = raw[: len(raw) - len(raw.lstrip(" \u00a0"))]
        text = raw

        def record(kind: str, now: str, *, sure: bool = True) -> str:
            if " ".join(now.split()) != " ".join(text.split()):
                changes.append(Change(number, kind, text.strip(), now.strip(), sure))
            return now

        joined = join_spaced_line(text, self._costs, self._neighbours, self._russian)
        if joined is not None:
            text = record("letter_spaced", indent + joined)
        parts = join_parts(text, self._costs) if joined is None else None
        # Where parts of words stand apart, wide gaps divide words: nothing was thrown out of them.
        divided = None if looks_thrown(text) or joined is not None else divided_by_gaps(text, parts)
        moved = None
        if divided is not None:
            parts = divided
        else:
            moved = self._moved(text, before, after, habits, was_spaced=joined is not None)
        if moved is not None:
            keeps_indent = indent if len(indent) > 2 else ""
            proposal = record("displaced", keeps_indent + moved.text, sure=moved.sure)
            text = proposal if moved.sure else text
            parts = join_parts(text, self._costs) if joined is None else None
        if parts is not None:
            text = record("partly_spaced", indent + parts)
        text = record("missing_space", _MISSING_SPACE.sub(lambda match: match[0] + " ", text))
        for item in reversed(find_lookalikes(text)):
            if item.mended is not None:
                text = record("latin_letter", text[: item.start] + item.mended + text[item.end :])
            else:
                changes.append(Change(number, "latin_letter", item.word, item.word, sure=False))
        return text, changes

    def _moved(
        self, text: str, before: str, after: str, habits: _Habits, *, was_spaced: bool
    ) -> Moved | None:
        if habits.marks_wraps and text.endswith((" ", "\u00a0")) and not was_spaced:
            return None
        kinds = {kind for _, kind in find_holes(text, indent=habits.indent)}
        if not habits.throws_words and kinds <= {"lead", "gap"} and not looks_thrown(text):
            return None
        return put_back(text, self._neighbours, before=before, after=after, indent=habits.indent)


def _habits_of(lines: Sequence[str]) -> _Habits:
    full = [line for line in lines if line.strip()]
    wrapped = sum(line.endswith((" ", "\u00a0")) for line in full)
    proofs = sum(
        any(kind == "mark" for _, kind in find_holes(line)) and not line.rstrip().endswith((".", ";", ":"))
        for line in full
    )
    indents = [len(line) - len(line.lstrip(" ")) for line in full]
    deep = [indent for indent in indents if indent > 2]
    usual = max(set(deep), key=deep.count) if deep else 6
    return _Habits(
        marks_wraps=bool(full) and wrapped / len(full) >= _WRAP_SHARE,
        throws_words=proofs >= _PROOFS,
        indent=usual,
    )

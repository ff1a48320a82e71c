"""Lines of a paper joined into paragraphs, every line and every change accounted for."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from kazakhtext.hyphens import SOFT_HYPHEN, judge_hyphen, split_parts
from kazakhtext.layout import Layout
from kazakhtext.vocabulary import Vocabulary

_NEEDS_NO_SPACE = re.compile(r"^[,.;:!?)»”]")
_OPENED = re.compile(r"[(«“]$")
_SPACES = re.compile(r"[ \t\u00a0]+")


@dataclass(frozen=True)
class Change:
    """What was done at a place of the paper: the line (counted from 1), the kind, the text before and after.

    Where `sure` is false nothing was done: `after` is only a proposal. Kinds made here: soft_hyphen,
    hard_hyphen, unsure_hyphen, page_break, page_number, page_head, blank_line, orphan_mark. Repair adds letter_spaced,
    partly_spaced, displaced, missing_space, latin_letter, table.
    """

    line: int
    kind: str
    before: str
    after: str
    sure: bool = True


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the lines it came from (counted from 1, both included) and what was changed.

    `starts` gives, for each line that the paragraph took text from, the offset in `text` where it begins.
    """

    text: str
    first_line: int
    last_line: int
    changes: tuple[Change, ...] = ()
    starts: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    def line_at(self, offset: int) -> int:
        """Return the line of the paper that the letter at `offset` of the text came from."""
        line = self.first_line
        for start, number in self.starts:
            if start > offset:
                break
            line = number
        return line

    @property
    def is_sure(self) -> bool:
        """Tell whether nothing in the paragraph waits for a person's decision."""
        return all(change.sure for change in self.changes)


class _Draft:
    """A paragraph being put together, as pieces: joining them only once keeps long paragraphs quick."""

    def __init__(self, number: int, text: str) -> None:
        self._pieces = [text]
        self._length = len(text)
        self._starts = [(0, number)]
        self.first = self.last = number
        self.changes: list[Change] = []

    def go_on(self, number: int, text: str, vocabulary: Vocabulary) -> None:
        """Add the text of line `number`, mending a hyphen at the end of the line before."""
        glue = self._glue(number, text, vocabulary)
        self._starts.append((self._length + len(glue), number))
        self._pieces += [glue, text]
        self._length += len(glue) + len(text)
        self.last = number

    def _glue(self, number: int, text: str, vocabulary: Vocabulary) -> str:
        end = self._pieces[-1]
        if end.endswith(SOFT_HYPHEN):
            self._mend("soft_hyphen", SOFT_HYPHEN + "\n", "")
            self._cut(len(end) - len(end.rstrip(SOFT_HYPHEN)))
            return ""
        if _NEEDS_NO_SPACE.match(text):
            self.changes.append(Change(number, "orphan_mark", f"\n{text[0]}", text[0]))
            return ""
        parts = split_parts(end, text)
        if parts is None:
            return "" if _OPENED.search(end) else " "
        verdict = judge_hyphen(*parts, vocabulary)
        mark = end[-1]
        self._mend(verdict.kind, f"{mark}\n", mark if verdict.keep else "", sure=verdict.sure)
        if not verdict.keep:
            self._cut(1)
        return ""

    def _cut(self, letters: int) -> None:
        self._pieces[-1] = self._pieces[-1][:-letters]
        self._length -= letters

    def _mend(self, kind: str, before: str, after: str, *, sure: bool = True) -> None:
        self.changes.append(Change(self.last, kind, before, after, sure))

    def finish(self) -> Paragraph:
        """Return the paragraph as it stands."""
        text = "".join(self._pieces)
        return Paragraph(text, self.first, self.last, tuple(self.changes), tuple(self._starts))


def _clean(raw: str, number: int) -> tuple[str, list[Change]]:
    """Return the line without outer spaces, page marks and soft hyphens inside words, and the changes."""
    text = _SPACES.sub(" ", raw.replace("\f", " ")).strip()
    inner = text.rstrip(SOFT_HYPHEN)
    if SOFT_HYPHEN not in inner:
        return text, []
    mended = inner.replace(SOFT_HYPHEN, "") + text[len(inner) :]
    return mended, [Change(number, "soft_hyphen", text, mended)]


def join_lines(
    lines: Sequence[str], *, context: Vocabulary | None = None, rows: Set[int] = frozenset()
) -> list[Paragraph]:
    """Join the lines of one paper into paragraphs.

    A line's end inside a sentence becomes one space; blank lines, a form feed or a page mark inside a
    sentence do not end it; a hyphen at a line's end goes only if the papers show that the word has none.
    The words themselves are never changed. `context` holds the words of all papers, this one included;
    without it only the paper's own are used. `rows` are indexes of lines that are rows of a table: each stays by
    itself, its gaps kept. Lines are counted from 1.
    """
    vocabulary = Vocabulary(lines) if context is None else context
    layout = Layout(lines)
    drafts: list[_Draft] = []
    pending: list[Change] = []
    is_row = False
    for index, raw in enumerate(lines):
        if not layout.has_text(index):
            kind = layout.furniture_kind(index)
            if kind:
                pending.append(Change(index + 1, kind, raw.strip(), ""))
            continue
        if index in rows:
            drafts.append(_Draft(index + 1, raw.replace("\f", " ").strip()))
            is_row = True
            continue
        text, changes = _clean(raw, index + 1)
        gap = layout.gap_kind(index)
        if drafts and layout.goes_on(index) and not is_row:
            if gap:
                changes.insert(0, Change(index + 1, gap, "\n\n", " "))
            drafts[-1].go_on(index + 1, text, vocabulary)
        else:
            drafts.append(_Draft(index + 1, text))
        is_row = False
        drafts[-1].changes += pending + changes
        pending = []
    if drafts:
        drafts[-1].changes += pending
    return [draft.finish() for draft in drafts]

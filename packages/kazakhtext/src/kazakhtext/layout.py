"""How a paper is laid out: which line goes on with the sentence of the line before."""

import re
from collections.abc import Sequence

from kazakhtext.pages import page_furniture

_ITEM = re.compile(r"^\s*(?:\d{1,3}[.)](?!\d)|\d{1,2}(?:\.\d{1,2})+\.?\s|[●•▪\uf0b7]|[-–—]\s|№\s*\d+\s*$)")
_NUMBERED_HEADING = re.compile(r"^\s*\d{1,3}-(?:тарау|бап|бөлім|параграф)\b", re.IGNORECASE)
_TERMINAL = re.compile(r"[.!?;:…][»”\")\]]*\s*$")
_ABBREVIATED = re.compile(r"(?:\b(?:ж|т|б|г|жж|млн|млрд|мың|см|стр|гг)|\b[А-ЯӘҒҚҢӨҰҮІ])\.\s*$")
_ORPHAN = re.compile(r"^\s*[,.;:!?)»”]")
_INDENT = 3
_DOUBLED_SHARE = 0.6
_NARROW = 0.62
_NEARLY_FULL = 0.8
_NEIGHBOURS = 3


class Layout:
    """The lines of one paper, measured once: gaps, indents, widths, doubled spacing."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Measure `lines`, which keep their leading spaces and form feeds."""
        self._lines = lines
        self._furniture = page_furniture(lines)
        with_text = (i for i, line in enumerate(lines) if line.strip(" \t\u00a0\f\ufeff\r\n"))
        self._full = [i for i in with_text if i not in self._furniture]
        self._place = {index: place for place, index in enumerate(self._full)}
        self.is_doubled = self._find_doubled()
        self._goes_on: dict[int, bool] = {}
        for index in self._full:
            self._goes_on[index] = self._find_goes_on(index)

    def has_text(self, index: int) -> bool:
        """Tell whether the line at `index` carries text of the paper."""
        return index in self._place

    def furniture_kind(self, index: int) -> str:
        """Return "page_number" or "page_head" if the line belongs to the page and not to the text, else ""."""
        return self._furniture.get(index, "")

    def _find_doubled(self) -> bool:
        pairs = list(zip(self._full, self._full[1:], strict=False))
        single = [(a, b) for a, b in pairs if b - a == 2]
        if len(pairs) < 4 or len(single) / len(pairs) < _DOUBLED_SHARE:
            return False
        broken = sum(not self._ends(a) and self._starts_small(b) for a, b in single)
        return broken / len(single) > 0.25

    def _text(self, index: int) -> str:
        return self._lines[index].strip(" \t\u00a0\f\ufeff\r\n")

    def _ends(self, index: int) -> bool:
        """Tell whether the line ends with a mark that closes a sentence or an item, abbreviations aside."""
        text = self._text(index)
        return bool(_TERMINAL.search(text)) and not _ABBREVIATED.search(text)

    def _starts_small(self, index: int) -> bool:
        first = self._text(index)[0]
        return first.islower()

    def _indent(self, index: int) -> int:
        line = self._lines[index].replace("\f", "")
        return len(line) - len(line.lstrip(" \u00a0"))

    def _fullness(self, index: int) -> float:
        place = self._place[index]
        sides = (
            self._full[max(0, place - _NEIGHBOURS) : place],
            self._full[place + 1 : place + 1 + _NEIGHBOURS],
        )
        widths = [max(len(self._text(other)) for other in side) for side in sides if side]
        return len(self._text(index)) / min(widths, default=1)

    def _is_page_top(self, index: int) -> bool:
        before = self._full[self._place[index] - 1]
        between = self._lines[before : index + 1]
        if "\f" in self._lines[index] or any("\f" in line for line in between[1:]):
            return True
        return self._indent(index) == 1 and index - before == 1

    def gap_kind(self, index: int) -> str:
        """Return what stands between this line and the text before: "page_break", "blank_line" or ""."""
        place = self._place[index]
        if place == 0:
            return ""
        blank = index - self._full[place - 1] - 1
        if self._is_page_top(index) or blank >= (4 if self.is_doubled else 3):
            return "page_break"
        return "blank_line" if blank else ""

    def goes_on(self, index: int) -> bool:
        """Tell whether the line at `index` goes on with the paragraph of the text before it."""
        return self._goes_on[index]

    def _find_goes_on(self, index: int) -> bool:
        place = self._place[index]
        if place == 0:
            return False
        before = self._full[place - 1]
        if _ORPHAN.match(self._lines[index]):
            return True
        if self._opens_item(index, before):
            return False
        if self._text(before).endswith(("-", "\u00ad")) and not self._text(before).endswith(" -"):
            return True
        if not self.gap_kind(index):
            return True
        ends, small = self._ends(before), self._starts_small(index)
        if self.is_doubled and index - before == 2 and not self._is_page_top(index):
            return self._goes_on_doubled(before, ends=ends, small=small)
        return small and not ends

    def _opens_item(self, index: int, before: int) -> bool:
        line = self._lines[index]
        if self._indent(index) >= _INDENT and (self._ends(before) or not self._starts_small(index)):
            return True
        if _NUMBERED_HEADING.match(line):
            return self._ends(before) or index - before > 1
        if not _ITEM.match(line):
            return False
        is_bullet = not line.lstrip()[0].isdigit() and line.lstrip()[0] not in "-–—№"
        return is_bullet or self._ends(before) or bool(self.gap_kind(index))

    def _goes_on_doubled(self, before: int, *, ends: bool, small: bool) -> bool:
        if ends:
            return not small and self._fullness(before) >= _NEARLY_FULL
        # A short line without a full stop is a heading, unless it stands inside a paragraph.
        return small or self._fullness(before) >= _NARROW or self._goes_on[before]

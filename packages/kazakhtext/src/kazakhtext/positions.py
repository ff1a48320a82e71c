"""Lines of a page built from where its words stand, when the paper tells the positions.

With positions nothing is displaced or letter-spaced in the first place: words are read in the order in which they
stand on the page, however the file lists them, and two columns one after the other.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SAME_ROW = 0.45
_WORD_GAP = 0.22
_WIDE_GAP = 2.5
_LETTER_WIDTH = 0.5
_INDENT_LETTERS = 2.5
_FEWEST_ROWS = 4
_COLUMN_SHARE = 0.6
_FEW_CROSSING = 0.1
_LETTERS_IN_COLUMN = 12
_CANDIDATES = 3
_SPACED_SHARE = 0.7
_FEWEST_LETTERS = 4
_CLEAR_JUMP = 1.4
_EXTRA_STEP = 0.3  # of the letters' size: a step wider by so much parts paragraphs


@dataclass(frozen=True)
class PlacedText:
    """A piece of text on a page: its left end `x`, its baseline `y` (growing upwards), the size of its letters.

    All in the same unit, points as a rule. Without `width` half a letter's size is taken for each letter.
    """

    text: str
    x: float
    y: float
    size: float
    width: float | None = None

    @property
    def right(self) -> float:
        """Return where the piece ends."""
        width = len(self.text) * self.size * _LETTER_WIDTH if self.width is None else self.width
        return self.x + width


def lines_of_page(pieces: Iterable[PlacedText]) -> list[str]:
    """Return the lines of one page from top to bottom, the left column before the right one.

    Gaps become single spaces, wide gaps (of a table) three; the first line of a paragraph keeps an indent of
    six spaces; a step between lines that is wider than usual becomes a blank line. Pieces without text are passed over.
    """
    kept = [piece for piece in pieces if piece.text.strip() and piece.size > 0]
    if not kept:
        return []
    gutter = _find_gutter(kept)
    if gutter is None:
        return _lines(_rows(kept))
    left = [piece for piece in kept if piece.x < gutter]
    right = [piece for piece in kept if piece.x >= gutter]
    return _lines(_rows(left)) + _lines(_rows(right))


def _rows(pieces: Sequence[PlacedText]) -> list[list[PlacedText]]:
    """Group pieces whose baselines are nearly the same; rows from the top, pieces from the left."""
    rows: list[list[PlacedText]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if rows and abs(rows[-1][0].y - piece.y) <= _SAME_ROW * max(rows[-1][0].size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.x) for row in rows]


def _find_gutter(pieces: Sequence[PlacedText]) -> float | None:
    """Return the left end of a second column, or None.

    It is an x away from the edges of the page at which many rows begin, that hardly any piece crosses, with as
    much running text on either side as columns have and tables have not.
    """
    left, right = min(piece.x for piece in pieces), max(piece.right for piece in pieces)
    edge = (right - left) / 6
    starts = Counter(round(piece.x) for piece in pieces if left + edge < piece.x < right - edge)
    for x, count in starts.most_common(_CANDIDATES):
        sides = (
            [piece for piece in pieces if piece.x < x - 1],
            [piece for piece in pieces if piece.x >= x - 1],
        )
        rows = [_rows(side) for side in sides]
        crossing = sum(piece.right > x + piece.size for piece in sides[0])
        fewest = min(len(rows[0]), len(rows[1]))
        is_clear = fewest >= _FEWEST_ROWS and crossing <= _FEW_CROSSING * len(rows[0])
        if is_clear and count >= _COLUMN_SHARE * len(rows[1]) and all(map(_is_running_text, rows)):
            return x - 1
    return None


def _is_running_text(rows: Sequence[Sequence[PlacedText]]) -> bool:
    letters = sum(len(piece.text.strip()) for row in rows for piece in row)
    return letters / len(rows) >= _LETTERS_IN_COLUMN


def _lines(rows: Sequence[Sequence[PlacedText]]) -> list[str]:
    if not rows:
        return []
    margin = _usual_margin(rows)
    usual = _usual_step(rows)
    lines = []
    above: float | None = None
    for row in rows:
        size = row[0].size
        if above is not None and above - row[0].y > min(2 * size, usual + _EXTRA_STEP * size):
            lines.append("")
        indent = " " * 6 if row[0].x - margin > _INDENT_LETTERS * size * _LETTER_WIDTH else ""
        lines.append(indent + _text_of(row))
        above = row[0].y
    return lines


def _usual_step(rows: Sequence[Sequence[PlacedText]]) -> float:
    """Return the step between lines that most rows share; endless where too few rows tell it."""
    steps = sorted(above[0].y - below[0].y for above, below in itertools.pairwise(rows))
    return steps[len(steps) // 2] if len(steps) >= _FEWEST_ROWS else float("inf")


def _usual_margin(rows: Sequence[Sequence[PlacedText]]) -> float:
    """Return the left end that most rows share, to the nearest unit."""
    starts = [round(row[0].x) for row in rows]
    return max(sorted(set(starts)), key=starts.count)


def _text_of(row: Sequence[PlacedText]) -> str:
    gaps = [after.x - before.right for before, after in itertools.pairwise(row)]
    word_gap = _spaced_gap(row, gaps)
    text = row[0].text.strip() if len(row) == 1 else row[0].text.rstrip("\n")
    for piece, gap in zip(row[1:], gaps, strict=True):
        least = _WORD_GAP * piece.size if word_gap is None else word_gap
        if gap > _WIDE_GAP * piece.size:
            text += "   "
        elif gap > least and not text.endswith(" ") and not piece.text.startswith(" "):
            text += " "
        text += piece.text
    return " ".join(text.split()) if "   " not in text else text.strip()


def _spaced_gap(row: Sequence[PlacedText], gaps: Sequence[float]) -> float | None:
    """Return the gap that divides words in a letter-spaced row: above the clearest jump between the gaps."""
    single = sum(len(piece.text.strip()) == 1 for piece in row)
    if len(row) < _FEWEST_LETTERS or single < _SPACED_SHARE * len(row):
        return None
    ordered = sorted(gap for gap in gaps if gap > 0)
    jumps = [(high / low, (low + high) / 2) for low, high in itertools.pairwise(ordered)]
    clearest = max(jumps, default=(1.0, 0.0))
    return clearest[1] if clearest[0] >= _CLEAR_JUMP else (ordered[-1] if ordered else None)

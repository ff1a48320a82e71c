"""Pieces of text with their places, from the content of a PDF page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import hypot
from typing import Any

from kazakhtext.positions import PlacedText
from pypdf.generic import ContentStream, DictionaryObject
from pypdf.generic._font import Font

from shanyraq.sources.reading.content import Operand, operations

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST_FORM = 6
_MOST_FORMS = 500
_GAP = 0.2  # of the letters' size: a wider step inside one array begins a new piece
_MOST_RUNS = 50_000
_NOT_SHOWN = re.compile("[\x00-\x1f\u00a0]")


def times(first: Matrix, second: Matrix) -> Matrix:
    """Multiply two matrices in the order PDF applies them."""
    a, b, c, d, e, f = first
    k, m, n, o, p, q = second
    return (a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q)


@dataclass
class Letters:
    """A font as far as its text goes: what each code reads as, and how wide it is in thousandths of the size."""

    font: Font
    known: dict[str, tuple[str, float]] = field(default_factory=dict)
    runs: dict[bytes, tuple[str, float, int]] = field(default_factory=dict)

    def read(self, shown: bytes) -> tuple[str, float, int]:
        """Give the text of a shown string, its width in sizes, and how many of its letters have no meaning."""
        read = self.runs.get(shown)
        if read is None:
            read = self._read(shown)
            if len(self.runs) < _MOST_RUNS:
                self.runs[shown] = read
        return read

    def _read(self, shown: bytes) -> tuple[str, float, int]:
        encoding = self.font.encoding
        codes = shown.decode(encoding if isinstance(encoding, str) else "latin-1", "replace")
        pairs = [self.known.get(code) or self._learn(code) for code in codes]
        text = "".join(letter for letter, _width in pairs)
        return text, sum(width for _letter, width in pairs), sum(map(_is_strange, text))

    def _learn(self, code: str) -> tuple[str, float]:
        font = self.font
        plain = font.encoding.get(ord(code), code) if isinstance(font.encoding, dict) else code
        letter = font.character_map.get(plain, plain)
        is_space = code == font.space_char
        width = font.space_width if is_space else font.get_text_width(code)
        self.known[code] = (str(letter), float(width) / 1000)
        return self.known[code]


def _is_strange(letter: str) -> bool:
    return letter == "\ufffd" or (letter < " " and letter not in "\t\r\n")


@dataclass
class _State:
    """The part of the graphics state that places text."""

    matrix: Matrix
    letters: Letters | None = None
    size: float = 0.0
    leading: float = 0.0
    spread: float = 0.0
    word_spread: float = 0.0
    stretch: float = 1.0
    rise: float = 0.0

    def copy(self) -> _State:
        return _State(**self.__dict__)


class PagePieces:
    """Collects the pieces of one page, forms drawn on it included. `strange` counts letters without a meaning."""

    def __init__(self, fonts: dict[Any, Letters], letters_most: int) -> None:
        self.pieces: list[PlacedText] = []
        self.letters = self.strange = self.turned = 0
        self._fonts = fonts
        self._most = letters_most
        self._forms = 0

    def draw(self, content: bytes, resources: Any, base: Matrix = _UNIT, depth: int = 0) -> None:
        """Follow the operators of a content with its resources, placed by `base`."""
        state, kept = _State(base), []  # type: _State, list[_State]
        text = line = _UNIT
        for name, operands in operations(content):
            if self.letters > self._most:
                return
            numbers = [value for value in operands if isinstance(value, float)]
            if name == "q":
                kept.append(state.copy())
            elif name == "Q" and kept:
                state = kept.pop()
            elif name == "cm" and len(numbers) == 6:
                state.matrix = times(_matrix(numbers), state.matrix)
            elif name == "BT":
                text = line = _UNIT
            elif name == "Tm" and len(numbers) == 6:
                text = line = _matrix(numbers)
            elif name in ("Td", "TD") and len(numbers) == 2:
                if name == "TD":
                    state.leading = -numbers[1]
                text = line = times((1, 0, 0, 1, numbers[0], numbers[1]), line)
            elif name == "T*":
                text = line = times((1, 0, 0, 1, 0, -state.leading), line)
            elif name in ("Tj", "TJ", "'", '"'):
                if name in "'\"":
                    text = line = times((1, 0, 0, 1, 0, -state.leading), line)
                    if name == '"' and len(numbers) == 2:
                        state.word_spread, state.spread = numbers
                text = self._show(operands, state, text)
            elif name == "Tf" and len(operands) == 2 and numbers:
                state.letters, state.size = self._font(resources, operands[0]), numbers[-1]
            elif name == "Do" and operands:
                self._form(resources, operands[0], state.matrix, depth)
            elif numbers:
                _set(state, name, numbers[0])

    def _show(self, operands: list[Operand], state: _State, text: Matrix) -> Matrix:
        parts = operands[-1] if operands and isinstance(operands[-1], list) else operands[-1:]
        if state.letters is None or not isinstance(parts, list):
            return text
        run, begins, width = "", text, 0.0
        for part in parts:
            if isinstance(part, float):
                step = -part / 1000 * state.size * state.stretch
                if step > _GAP * state.size and run:
                    self._place(run, begins, width, state)
                    begins, run, width = times((1, 0, 0, 1, width + step, 0), begins), "", 0.0
                else:
                    width += step
                    if not run:
                        begins, width = times((1, 0, 0, 1, width, 0), begins), 0.0
            elif isinstance(part, bytes):
                read, sizes, strange = state.letters.read(part)
                run += read
                self.strange += strange
                spaces = part.count(b" ") if isinstance(state.letters.font.encoding, dict) else 0
                extra = state.spread * len(read) + state.word_spread * spaces
                width += (sizes * state.size + extra) * state.stretch
        self._place(run, begins, width, state)
        return times((1, 0, 0, 1, width, 0), begins)

    def _place(self, run: str, begins: Matrix, width: float, state: _State) -> None:
        self.letters += len(run)
        if not run.strip():
            return
        placed = times((1, 0, 0, 1, 0, state.rise), times(begins, state.matrix))
        if abs(placed[1]) > abs(placed[0]):
            self.turned += 1
            return
        across, up = hypot(placed[0], placed[1]), hypot(placed[2], placed[3])
        clean = _NOT_SHOWN.sub(" ", run)
        self.pieces.append(PlacedText(clean, placed[4], placed[5], abs(state.size) * up, abs(width) * across))

    def _font(self, resources: Any, name: Operand) -> Letters | None:
        fonts = _entry(resources, "/Font")
        if not isinstance(fonts, DictionaryObject) or not isinstance(name, str) or name not in fonts:
            return None
        raw = fonts.raw_get(name)
        key = getattr(raw, "idnum", None) or id(raw)
        if key not in self._fonts:
            self._fonts[key] = Letters(Font.from_font_resource(raw.get_object()))
        return self._fonts[key]

    def _form(self, resources: Any, name: Operand, matrix: Matrix, depth: int) -> None:
        forms = _entry(resources, "/XObject")
        self._forms += 1
        if not isinstance(forms, DictionaryObject) or name not in forms or self._forms > _MOST_FORMS:
            return
        form: Any = forms[name].get_object() if isinstance(name, str) else None
        if depth >= _DEEPEST_FORM or form is None or form.get("/Subtype") != "/Form":
            return
        own = form.get("/Matrix")
        placed = times(_matrix([float(value) for value in own]), matrix) if own and len(own) == 6 else matrix
        self.draw(ContentStream(form, None).get_data(), form.get("/Resources", resources), placed, depth + 1)


def _set(state: _State, name: str, value: float) -> None:
    if name == "Tc":
        state.spread = value
    elif name == "Tw":
        state.word_spread = value
    elif name == "TL":
        state.leading = value
    elif name == "Tz":
        state.stretch = value / 100
    elif name == "Ts":
        state.rise = value


def _matrix(numbers: Iterable[float]) -> Matrix:
    a, b, c, d, e, f = numbers
    return (a, b, c, d, e, f)


def _entry(resources: Any, name: str) -> Any:
    resources = resources.get_object() if resources is not None else None
    found = resources.get(name) if isinstance(resources, DictionaryObject) else None
    return found.get_object() if found is not None else None

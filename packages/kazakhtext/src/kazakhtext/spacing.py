"""Letters and parts of words that stand apart: "к е л е д і", "б ірл і г ін ің"."""

import math
import re
from itertools import pairwise

from kazakhtext.costs import WordCosts
from kazakhtext.neighbours import START, Neighbours, tokens_of
from kazakhtext.russian import may_be_russian
from kazakhtext.vocabulary import is_letter_spaced, join_letters

_WIDE = re.compile(r"[ \u00a0]{2,}")
_GAPS = re.compile(r"([ \u00a0]+)")
_CLOSING = frozenset(".,;:!?)]»”")
_OPENING = frozenset("([«“")
# Of dates, times and headings: 18.01.2021, 10:30, 5.1.
_INSIDE_NUMBER = re.compile(r"\d[.:]$")
_LONGEST_WORD = 32
_PER_WORD = 1.0
_FIT_WEIGHT = 0.4
_BEAM = 10.0
_LIKELIEST = 6
_MOST_PARTS = 12
_SEVERAL_PIECES = 3
# Of three: the whole is a word, a part is none, the break is beside і among wide gaps.
_SIGNS_NEEDED = 2
_NARROW = frozenset("іiІI")
_MARKS = '.,;:!?()«»“”"'
_RUN = re.compile(r"[^\W\d_]+|\d+|[-–—]|[^\w\s]")
_SPACED_MARK = re.compile(r"(?<=\w) +([.,;:!?)»])(?=\s*$)")
_SPACE_BEFORE_MARK = re.compile(r"[ \u00a0]+(?=[.,;:!?)»])")
_SINGLE = re.compile(r"(?<!\S)[^\W\d_](?!\S)")


def segment(
    letters: str, costs: WordCosts, *, neighbours: Neighbours | None = None, before: str = START
) -> list[str]:
    """Divide a run of letters without any spaces into the words that cost least together.

    `neighbours` tells which words stand beside each other, `before` what stands before the run.
    """
    return _segment(letters, costs, neighbours, before)[0]


def _segment(
    letters: str, costs: WordCosts, neighbours: Neighbours | None, before: str
) -> tuple[list[str], float]:
    # For each place: the likeliest words that end there by where they begin, each with its cost and the word before.
    best: list[dict[int, tuple[float, int]]] = [{} for _ in range(len(letters) + 1)]
    least = [0.0] + [math.inf] * len(letters)
    best[0][0] = (0.0, 0)
    for end in range(1, len(letters) + 1):
        own = {
            start: costs.cost(letters[start:end]) + _PER_WORD
            for start in range(max(0, end - _LONGEST_WORD), end)
            if not _has_inner_capital(letters[start:end], start)
        }
        likely = sorted((least[start] + cost, start) for start, cost in own.items())[:_LIKELIEST]
        for cost, start in likely:
            if cost > likely[0][0] + _BEAM:
                break
            word = letters[start:end]
            best[end][start] = min(
                (reached + own[start] - _fit(letters[came:start] or before, word, neighbours), came)
                for came, (reached, _) in best[start].items()
            )
        least[end] = min((cost for cost, _ in best[end].values()), default=math.inf)
    words: list[str] = []
    end = len(letters)
    start = min(best[end], key=lambda at: best[end][at][0]) if end else 0
    least_cost = best[end][start][0] if end else 0.0
    while end:
        words.append(letters[start:end])
        start, end = best[end][start][1], start
    return words[::-1], least_cost


def _has_inner_capital(word: str, start: int) -> bool:
    return bool(start) and any(letter.isupper() for letter in word[1:]) and not word.isupper()


def _fit(before: str, word: str, neighbours: Neighbours | None) -> float:
    return _FIT_WEIGHT * neighbours.fit(before.lower(), word.lower()) if neighbours else 0.0


def _with_marks(letters: str, costs: WordCosts, neighbours: Neighbours | None) -> str:
    """Divide letters with marks between them: "бейілдік-бұлаксиома." gives "бейілдік - бұл аксиома."."""
    out = ""
    runs = _RUN.findall(letters)
    for index, run in enumerate(runs):
        if run[0].isalpha():
            before = (tokens_of(out) or [START])[-1]
            text = " ".join(segment(run, costs, neighbours=neighbours, before=before))
        elif run in "-–—":
            text = _hyphen(out, "".join(runs[index + 1 : index + 2]), run, costs)
        else:
            text = run
        is_glued = (
            not out
            or run[0] in _CLOSING
            or out[-1] in _OPENING
            or run in "-–—"
            or (out[-1] in "-–—" and not out.endswith((" -", " –", " —")) and out not in "-–—")
            or (run.isdigit() and bool(_INSIDE_NUMBER.search(out)))
        )
        out += text if is_glued else f" {text}"
    return out


def _hyphen(before: str, after: str, mark: str, costs: WordCosts) -> str:
    left = before.rsplit(" ", 1)[-1]
    right = segment(after, costs)[0] if after and after[0].isalpha() else after
    if not left or not right or not left[-1].isalnum():
        return f" {mark}" if before else mark
    is_compound = mark == "-" and costs.knows_compound(left, right)
    return mark if is_compound else f" {mark}"


def join_spaced_line(
    line: str,
    costs: WordCosts,
    neighbours: Neighbours | None = None,
    russian: WordCosts | None = None,
) -> str | None:
    """Return a fully letter-spaced line as words, or None if it is not letter-spaced.

    Wide gaps divide the words where there are any; otherwise the words are found by their costs and by what stands
    beside them. A line that may be Russian is read with the costs of Russian words if that costs less.
    """
    if not is_letter_spaced(line):
        return None
    if _WIDE.search(line.strip()):
        return join_letters(line)
    letters = "".join(line.split())
    if russian is not None and may_be_russian(letters):
        runs = [run for run in _RUN.findall(letters) if run[0].isalpha()]
        kazakh_cost = sum(_segment(run, costs, neighbours, START)[1] for run in runs)
        if sum(_segment(run, russian, neighbours, START)[1] for run in runs) < kazakh_cost:
            return _with_marks(letters, russian, neighbours)
    return _with_marks(letters, costs, neighbours)


def join_parts(line: str, costs: WordCosts) -> str | None:
    """Return a line with words broken into parts mended, or None if nothing in it is broken.

    A line is looked at only if it shows the damage: a letter standing alone, a wide gap, a space before its
    last mark. Wide gaps always divide words. A single space is closed on two of three signs: the whole is a
    word, a part is none, the space stands beside the narrow letter і in a line with several wide gaps.
    """
    text = line.strip()
    pieces = _WIDE.split(text)
    is_broken = len(pieces) > 1 or bool(_SINGLE.search(text))
    if is_broken:
        has_wide_gaps = len(pieces) >= _SEVERAL_PIECES
        pieces = [_join_piece(piece.split(" "), costs, has_wide_gaps=has_wide_gaps) for piece in pieces]
    mended = _SPACED_MARK.sub(r"\1", " ".join(pieces))
    return None if mended == " ".join(text.split()) else mended


def divided_by_gaps(line: str, parts: str | None) -> str | None:
    """Return a line whose wide gaps are its word gaps as ordinary text, or None where they may be holes.

    They are word gaps if joining the parts between them, which gave `parts`, made fewer words, or if no gap is narrow.
    """
    text = _SPACE_BEFORE_MARK.sub("", line.strip())
    mended = _SPACE_BEFORE_MARK.sub("", parts or " ".join(line.split()))
    wide, words = len(_WIDE.findall(text)), text.split()
    was_joined = len(mended.split()) < len(words)
    return mended if was_joined or (wide > 1 and wide == len(words) - 1) else None


def _join_piece(parts: list[str], costs: WordCosts, *, has_wide_gaps: bool) -> str:
    best = [0.0] + [math.inf] * len(parts)
    came_from = [0] * (len(parts) + 1)
    for end in range(1, len(parts) + 1):
        for start in range(max(0, end - _MOST_PARTS), end):
            cost = best[start] + _joined_cost(parts[start:end], costs, has_wide_gaps=has_wide_gaps)
            if cost < best[end]:
                best[end], came_from[end] = cost, start
    words: list[str] = []
    end = len(parts)
    while end:
        words.append("".join(parts[came_from[end] : end]))
        end = came_from[end]
    return " ".join(reversed(words))


def _joined_cost(parts: list[str], costs: WordCosts, *, has_wide_gaps: bool) -> float:
    cores = [part.strip(_MARKS) for part in parts]
    if len(parts) == 1:
        return costs.cost(cores[0]) + _PER_WORD if cores[0] else 0.5
    if (
        not all(part.replace("-", "").isalpha() for part in parts[:-1])
        or not cores[-1].replace("-", "").isalpha()
    ):
        return math.inf
    words = [costs.knows(core) and len(core) > 1 for core in cores]
    breaks = pairwise(cores)
    is_usual_break = has_wide_gaps and all(
        left[-1] in _NARROW or right[0] in _NARROW for left, right in breaks
    )
    word = "".join(parts).strip(_MARKS)
    is_word = costs.knows(word)
    if is_word + is_usual_break + (not all(words)) < _SIGNS_NEEDED:
        return math.inf
    return costs.cost(word) + _PER_WORD

"""The order of reading, where the end of an article stands before its title."""

from collections.abc import Sequence
from dataclasses import dataclass

from kazakhtext.lines import Paragraph
from kazakhtext.passages import find_repeats

_LATEST_TITLE = 0.4
_SHORTEST_TITLE = 2
_LONGEST_TITLE = 30


@dataclass(frozen=True)
class ReadingOrder:
    """The line ranges (both ends included) in the order of reading, the reason, and whether it is sure."""

    ranges: tuple[tuple[int, int], ...]
    note: str
    sure: bool


def is_title(text: str) -> bool:
    """Tell whether `text` is set in capitals throughout, as a title is."""
    words = [word for word in text.split() if any(letter.isalpha() for letter in word)]
    letters = [letter for letter in text if letter.isalpha()]
    return _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE and all(letter.isupper() for letter in letters)


def reading_order(paragraphs: Sequence[Paragraph]) -> ReadingOrder | None:
    """Return the order of reading if the paper begins with the end of an article whose title comes later.

    The sign is running text before the only title in capitals, in the first two fifths of the paper. It is
    sure if the same text also closes the paper. Return None if the paper reads from top to bottom.
    """
    titles = [index for index, paragraph in enumerate(paragraphs) if is_title(paragraph.text)]
    if len(titles) != 1 or titles[0] == 0 or titles[0] > len(paragraphs) * _LATEST_TITLE:
        return None
    title = paragraphs[titles[0]]
    head = paragraphs[: titles[0]]
    if not all(paragraph.text.rstrip()[-1] in ".!?]»”" for paragraph in head):
        return None
    last_line = paragraphs[-1].last_line
    is_closed = _closes_with(head, paragraphs[titles[0] :], last_line)
    first, last = head[0].first_line, head[-1].last_line
    note = f"the text of lines {first}–{last} precedes its title in line {title.first_line}"
    if is_closed:
        note += " and closes the paper once more"
    ranges = ((title.first_line, last_line), (head[0].first_line, head[-1].last_line))
    return ReadingOrder(ranges, note, sure=is_closed)


def _closes_with(head: Sequence[Paragraph], rest: Sequence[Paragraph], last_line: int) -> bool:
    repeats = find_repeats({"head": head, "rest": rest})
    return any(
        repeat.first.paper == "head"
        and repeat.second.paper == "rest"
        and repeat.second.last_line >= last_line - 1
        and repeat.first.last_line == head[-1].last_line
        for repeat in repeats
    )

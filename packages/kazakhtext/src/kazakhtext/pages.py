"""What belongs to the page and not to the text: page numbers, and heads and feet that every page repeats."""

import re
from collections import Counter
from collections.abc import Sequence

_BLANK = " \t\u00a0\f\ufeff\r\n"
_BARE_NUMBER = re.compile(r"^\s*(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?\s*$")
_FIGURES = re.compile(r"\d+")
_FEWEST_PAGES = 3
_SHARE_OF_PAGES = 0.5
_DEPTH = 2


def page_furniture(lines: Sequence[str]) -> dict[int, str]:
    """Return the indexes of lines that are page furniture, with their kind: "page_number" or "page_head".

    Pages are divided by form feeds; without them nothing is furniture. A head or foot is one of the two first or
    last lines of a page that stands, but for its figures, on at least three pages and on half of all.
    """
    pages = _pages(lines)
    if len(pages) < 2:
        return {}
    found: dict[int, str] = {}
    edges = [_edges(page) for page in pages]
    seen = Counter(key for page in edges for key in {_key(lines[index]) for index in page})
    wanted = max(_FEWEST_PAGES, _SHARE_OF_PAGES * len(pages))
    for page in edges:
        for index in page:
            if _BARE_NUMBER.match(lines[index]):
                found[index] = "page_number"
            elif seen[_key(lines[index])] >= wanted:
                found[index] = "page_head"
    return found


def _pages(lines: Sequence[str]) -> list[list[int]]:
    """Return the indexes of the lines with text, page by page."""
    pages: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        # A form feed at a line's end closes the page behind the line's own text.
        closes = line.rstrip(" \r\n").endswith("\f") and bool(line.strip(_BLANK))
        if "\f" in line and not closes:
            pages.append([])
        if line.strip(_BLANK):
            pages[-1].append(index)
        if closes:
            pages.append([])
    return [page for page in pages if page]


def _edges(page: Sequence[int]) -> list[int]:
    return sorted({*page[:_DEPTH], *page[-_DEPTH:]})


def _key(line: str) -> str:
    return _FIGURES.sub("#", line.strip(_BLANK)).casefold()

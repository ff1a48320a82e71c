"""What is taken out of a file, and why nothing could be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[int, int], None]
MOST_LETTERS = 16 * 1024 * 1024


def silent(done: int, total: int) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Taken:
    """The lines of a file; each page after the first begins with a form feed.

    `notes` counts or lists what a reader should know: "pages", "pages_without_text", "pages_in_columns" (numbers
    from 1), "turned" (pieces of text that stand upright on the page), "numbering" and "footnotes" left out.
    """

    lines: tuple[str, ...]
    notes: dict[str, int | list[int]] = field(default_factory=dict)


class CannotBeReadError(ValueError):
    """Raised where a file gives no text. `code` is the refusal's code; `facts` fill its sentence."""

    def __init__(self, code: str, **facts: int | str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

"""Where a rule is written: an act and a place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"[0-9]+(?:-[0-9]+)?"
_ACT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLACE = re.compile(rf"{_NUMBER}(?:\({_NUMBER}\))*")


@dataclass(frozen=True, order=True)
class Citation:
    """Name a place in an act.

    `act` is the slug of an act ("law-70-iv-2008"). `place` is "10(5)" for article 10, point 5, "10(4)(3)"
    for its subpoint 3, "9" for point 9 of a regulation, or "" for the act as a whole. Raises `ValueError`
    on any other form.
    """

    act: str
    place: str = ""

    def __post_init__(self) -> None:
        if not _ACT.fullmatch(self.act):
            raise ValueError(f"not the slug of an act: {self.act!r}")
        if self.place and not _PLACE.fullmatch(self.place):
            raise ValueError(f"not a place in an act: {self.place!r}")

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read "act:place" or "act" back; the inverse of `str()`."""
        act, _, place = text.partition(":")
        return cls(act, place)

    @property
    def parts(self) -> tuple[str, ...]:
        """Split the place: "10(4)(3)" gives ("10", "4", "3"); no place gives ()."""
        return tuple(re.findall(_NUMBER, self.place))

    def __str__(self) -> str:
        return f"{self.act}:{self.place}" if self.place else self.act

"""What a figure is: its value, what qualifies it, its day, the lines it stands on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TypeAlias

Number: TypeAlias = int | Fraction | date
Texts: TypeAlias = Mapping[str, str]

QUALIFIERS = ("exactly", "over", "about", "at_least", "up_to", "several")
SEVERAL = (10, 100, 1000, 1_000_000)
DATINGS = ("stated", "estimated", "unknown")
KINDS = ("count", "money", "share", "days", "months", "year", "day", "period", "ordinal")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4})?")
_PLACE = re.compile(r"(\w[\w-]*):(\d+)(?:-(\d+))?")


@dataclass(frozen=True, order=True)
class Place:
    """Lines of a paper, counted from 1: "000:451-453" is lines 451 to 453 of paper 000."""

    paper: str
    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read "000:451-453" or "000:451". Raises `ValueError` for anything else, or lines out of order."""
        match = _PLACE.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is no place in a paper: write 000:451-453")
        place = cls(match[1], int(match[2]), int(match[3] or match[2]))
        if not 1 <= place.first <= place.last:
            raise ValueError(f"{text!r}: the lines are out of order")
        return place

    def holds(self, other: Place) -> bool:
        """Tell whether another place begins inside this one."""
        return self.paper == other.paper and self.first <= other.first <= self.last

    def __str__(self) -> str:
        return f"{self.paper}:{self.first}" + (f"-{self.last}" if self.last > self.first else "")


@dataclass(frozen=True)
class AsOf:
    """The day a figure holds for: "2010", "2022-04", "2011-09-07", "2006/2008"; "" is unknown.

    `dating` is "stated" (the paper gives the day), "estimated" (reckoned from what the paper says of its own age)
    or "unknown". `ground` is where the paper says so, `why` the reckoning in words, or what is known of an unknown day.
    """

    day: str = ""
    dating: str = "unknown"
    ground: Place | None = None
    why: Texts = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.dating not in DATINGS:
            raise ValueError(f"{self.dating!r} is no way of dating")
        if (self.dating == "unknown") != (self.day == ""):
            raise ValueError(f"a day that is {self.dating} cannot be {self.day!r}")
        if self.day and not is_day(self.day):
            raise ValueError(f"{self.day!r} is no day")

    @property
    def known(self) -> bool:
        """Tell whether there is a day, stated or estimated."""
        return self.dating != "unknown"

    @property
    def ordinal(self) -> float:
        """Give the day as a year with its fraction: 2022-04 is 2022.25. Raises `ValueError` where unknown."""
        if not self.known:
            raise ValueError("an unknown day has no place in time")
        first, _, last = self.day.partition("/")
        year, month, day = (*(int(part) for part in first.split("-")), 0, 0)[:3]
        begin = year + (month - 1) / 12 + (day - 1) / 366 if month and day else year + max(0, month - 1) / 12
        return (begin + int(last)) / 2 if last else begin


def is_day(text: str) -> bool:
    """Tell whether a text is a year, a month, a day or two years: "2010", "2022-04", "2011-09-07", "2006/2008"."""
    if _DAY.fullmatch(text) is None:
        return False
    first, _, last = text.partition("/")
    try:
        date.fromisoformat((first + "-01-01")[:10] if len(first) != 7 else first + "-01")
    except ValueError:
        return False
    return not last or (len(first) == 4 and int(last) > int(first))


@dataclass(frozen=True)
class Figure:
    """One figure of one source.

    `series` is "members.all"; `source` names a source outside the papers ("gov.kz …") and is "" where `places` are
    given: one of the two is always there. `reckoned` are the figures it was added up from, a minus before those
    taken away; `counted` means that the paper lists and we counted; `planned` that the paper plans it; `growing` that
    the paper says the number grows. "several" with the value 10 is several tens.
    """

    id: str
    series: str
    value: Number
    as_of: AsOf
    says: Texts
    places: tuple[Place, ...] = ()
    source: str = ""
    qualifier: str = "exactly"
    until: int | None = None
    note: Texts = field(default_factory=dict)
    reckoned: tuple[str, ...] = ()
    counted: bool = False
    planned: bool = False
    growing: bool = False

    def __post_init__(self) -> None:
        if not self.places and not self.source.strip():
            raise ValueError(f"{self.id}: a figure without a source")
        if self.qualifier not in QUALIFIERS:
            raise ValueError(f"{self.id}: {self.qualifier!r} qualifies nothing")
        if self.qualifier == "several" and self.value not in SEVERAL:
            raise ValueError(f"{self.id}: several of {self.value}")
        if set(self.says) != {"kk", "ru", "en"} or not all(self.says.values()):
            raise ValueError(f"{self.id}: say it in three languages")

    @property
    def subject(self) -> str:
        """Give the subject: "members" of "members.all"."""
        return self.series.partition(".")[0]

    @property
    def bounds(self) -> tuple[float, float]:
        """Give the least and greatest number that the figure allows; about means within a tenth."""
        assert not isinstance(self.value, date)
        number = float(self.value)
        return {
            "exactly": (number, number),
            "over": (number + 1e-9, float("inf")),
            "at_least": (number, float("inf")),
            "up_to": (float("-inf"), number),
            "about": (number * 0.9, number * 1.1),
            "several": (number * 2, number * 10 - 1),
        }[self.qualifier]

    @property
    def basis(self) -> str:
        """Tell how the number came about: "said" by the source, "counted" in it, "reckoned" from others, "planned"."""
        if self.reckoned:
            return "reckoned"
        return "counted" if self.counted else "planned" if self.planned else "said"

    @property
    def plain_value(self) -> str:
        """Give the value as text for files: "820", "1/3", "1995-03-01", "2013/2020"."""
        if self.until is not None:
            return f"{self.value}/{self.until}"
        return self.value.isoformat() if isinstance(self.value, date) else str(self.value)


def number_of(text: str | int | date) -> Number:
    """Read a value as data files write it: 820, "1/3", 1995-03-01. Raises `ValueError`."""
    if isinstance(text, str):
        share = Fraction(text)
        return int(share) if share.denominator == 1 else share
    if isinstance(text, bool) or not isinstance(text, int | date):
        raise ValueError(f"{text!r} is no value of a figure")
    return text

"""Of whom the Assembly is made: groups of age, sex by age, new and returning members. Plain values, no tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from shanyraq.bodies.protecting import ALL, FEWEST, Place, Protected, protect

SEXES = ("female", "male")
BANDS = {
    "under-30": (0, 30),
    "30-44": (30, 45),
    "45-59": (45, 60),
    "60-over": (60, 200),
}  # [first age, first over it)
FIRST, RETURNING = "first", "returning"


@dataclass(frozen=True)
class Told:
    """What members said of themselves: how many are on the roll, how many said both, their counts by sex and age."""

    total: int
    said: int
    counts: Mapping[Place, int]


def age_on(birth_year: int, day: date) -> int:
    """Give the full years of somebody on 1 January: the year of birth alone decides them."""
    return day.year - birth_year - 1


def band_of(age: int) -> str:
    """Give the group of an age in full years."""
    return next(band for band, (_first, over) in BANDS.items() if age < over)


def told_on(day: date, people: Iterable[tuple[str, int | None]]) -> Told:
    """Count people (sex, year of birth) by sex and group of age on a 1 January; who left one unsaid is only in `total`."""
    everyone = list(people)
    both = [(sex, year) for sex, year in everyone if sex in SEXES and year is not None]
    counts = Counter((sex, band_of(age_on(year, day))) for sex, year in both)
    return Told(total=len(everyone), said=len(both), counts=counts)


def protected(told: Told) -> Protected:
    """Give the table of sex by age with what is small hidden, and enough beside it."""
    return protect(told.counts, SEXES, tuple(BANDS))


def packed(table: Protected) -> dict[str, int | None]:
    """Give the numbers of a table as one flat record for JSON: "female/30-44", "female/", "/30-44"."""
    return {"/".join(place): number for place, number in table.numbers.items()}


def unpacked(record: Mapping[str, int | None], total: int) -> Protected:
    """Read a record of `packed` back."""
    numbers = {tuple(key.split("/")): number for key, number in record.items()}
    return Protected(SEXES, tuple(BANDS), total, numbers)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Strip:
    """One strip of the picture, in per cent of its width but for `y` and `middle`, which are pixels from the top.

    It begins at `x` and is `length` long; `end` is where its number stands, which is None where it is hidden.
    """

    sex: str
    band: str
    x: float
    length: float
    end: float
    y: int
    middle: int
    number: int | None


INNER, LONGEST, BLANK, STEP, TALL = (
    35,
    26,
    5,
    40,
    28,
)  # from the edge to the ages, a wing, a hidden strip; in pixels: steps


def drawn(table: Protected) -> list[Strip]:
    """Draw a table as two wings, women to the left and men to the right, the oldest on top."""
    most = max([FEWEST, *(n for place, n in table.numbers.items() if n is not None and ALL not in place)])
    strips = []
    for top, band in enumerate(reversed(BANDS)):
        for sex in SEXES:
            number = table.numbers[sex, band]
            length = BLANK if number is None else round(number * LONGEST / most, 1)
            left = sex == SEXES[0]
            x = INNER - length if left else 100 - INNER
            end = x - 1 if left else x + length + 1
            strips.append(
                Strip(
                    sex,
                    band,
                    round(x, 1),
                    length,
                    round(end, 1),
                    top * STEP,
                    top * STEP + TALL // 2 + 5,
                    number,
                )
            )
    return strips

"""What is kept about people, and for how long. The page shows these terms, and the nightly pass keeps them."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dateutil.relativedelta import relativedelta

from shanyraq.journal.clock import Moment
from shanyraq.journal.forgetting import Cutoff

Texts = dict[str, str]


@dataclass(frozen=True)
class Kept:
    """One kind of data: what it is, why it is kept, on which law, how long, and who sees it; in three languages.

    `term` ({"days": 30}; months, days or hours) is how long it is kept; empty for what is kept for ever. `by` is
    "platform" where the platform itself removes it, "machine" where the server under it does.
    """

    id: str
    what: Texts
    why: Texts
    law: Texts
    time: Texts
    seen: Texts
    term: dict[str, int] = field(default_factory=dict)
    by: str = "platform"

    def before(self, at: Moment) -> Cutoff:
        """Give the day and the time before which this is past its term at a moment."""
        back = relativedelta(**self.term)  # type: ignore[arg-type]
        # on the domain's clock a term of hours is a whole day: nothing goes a day too early
        whole = relativedelta(days=1) if set(self.term) == {"hours"} else back
        return Cutoff(day=at.day - whole, machine=at.machine - back)


@cache
def kept() -> tuple[Kept, ...]:
    """Give the rows of keeping.toml in their order, the number of each term in its words."""
    rows = tomllib.loads(Path(__file__).with_name("keeping.toml").read_text())["kept"]
    for row in rows:
        row["time"] = {language: said.format(**row.get("term", {})) for language, said in row["time"].items()}
    return tuple(Kept(**row) for row in rows)


def forgotten() -> tuple[Kept, ...]:
    """Give the rows that the platform itself removes after their term."""
    return tuple(row for row in kept() if row.term and row.by == "platform")

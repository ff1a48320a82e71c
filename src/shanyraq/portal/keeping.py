"""What is kept about people, and for how long. Pure."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Texts = dict[str, str]


@dataclass(frozen=True)
class Kept:
    """One kind of data: what it is, why it is kept, on which law, how long, and who sees it; in three languages."""

    id: str
    what: Texts
    why: Texts
    law: Texts
    time: Texts
    seen: Texts


@cache
def kept() -> tuple[Kept, ...]:
    """Give the rows of keeping.toml in their order."""
    rows = tomllib.loads(Path(__file__).with_name("keeping.toml").read_text())["kept"]
    return tuple(Kept(**row) for row in rows)

"""The tree while it is being read: branches with their lines, not numbered and not named yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from shanyraq.programmes.reading.marks import Mark
from shanyraq.programmes.reading.units import Unit


@dataclass(eq=False)
class Branch:
    """A unit at its place: what it looked like ("heading", "intro", "item", "text", "title"), and what stands under it."""

    unit: Unit
    form: str
    above: Branch | None = None
    under: list[Branch] = field(default_factory=list)
    role: str = ""
    kind: str = ""
    number: str = ""
    level: int = 0

    @property
    def mark(self) -> Mark:
        """Give the mark at its start."""
        return self.unit.mark

    @property
    def title(self) -> str:
        """Give the paper's own words without the mark; a single sentence also without the mark at its end."""
        words = self.mark.rest
        bare = words.rstrip(";:., ") if self.form != "text" else words
        return bare if bare and not any(sign + " " in bare for sign in ".;:!?") else words.rstrip(";: ")

    def points(self) -> list[Branch]:
        """List the points right under it."""
        return [branch for branch in self.under if branch.form == "item"]

    def walk(self) -> Iterator[Branch]:
        """Yield everything under it, in the order of the paper, itself left out."""
        for branch in self.under:
            yield branch
            yield from branch.walk()

    def put(self, unit: Unit, form: str, level: int = 0) -> Branch:
        """Put a unit under it."""
        branch = Branch(unit, form, self, level=level)
        self.under.append(branch)
        return branch

    def move(self, above: Branch) -> None:
        """Hang it elsewhere, keeping the order of the paper."""
        if self.above is not None:
            self.above.under.remove(self)
        self.above = above
        above.under.append(self)
        above.under.sort(key=lambda branch: branch.unit.first_line)

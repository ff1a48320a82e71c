"""Grow the tree of a paper: hang each unit under the heading, the list or the point it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from shanyraq.programmes.reading import words
from shanyraq.programmes.reading.marks import is_bare, mark_of
from shanyraq.programmes.reading.tree import Branch
from shanyraq.programmes.reading.units import Unit

_FRONT_ROLES = {"introduction", "passport", "closing"}
Lost = tuple[Unit, str]  # a unit and the code of the reason why it has no place


class Grower:
    """Hangs units one after another. `root` is the tree, `lost` what found no place in it."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.root = Branch(Unit("", 0, 0, mark_of("")), "root")
        self.lost: list[Lost] = []
        self._units = units
        self._heading = self.root
        self._list: Branch | None = None
        self._item: Branch | None = None
        self._sentence_ended = False

    def grow(self) -> Branch:
        """Hang every unit; give the root."""
        for place, unit in enumerate(self._units):
            if is_bare(unit.text):
                self._lose(unit, "number_alone")
            elif not any(letter.isalpha() for letter in unit.text):
                self._lose(unit, "no_words")
            elif unit.form == "heading":
                self._hang_heading(unit, place)
            elif unit.form == "intro":
                self._hang_intro(unit)
            elif unit.form == "item":
                self._hang_item(unit)
            else:
                self._hang_text(unit, place)
        return self.root

    def _lose(self, unit: Unit, why: str) -> None:
        self.lost.append((unit, why))

    def _hang_heading(self, unit: Unit, place: int) -> None:
        self._list = self._item = None
        is_title = not unit.mark.style and words.role_of(unit.text) not in _FRONT_ROLES
        if (place == 0 and is_title) or (is_title and self._is_title_after_stamp(unit)):
            self.root.put(unit, "title")
            return
        above = self._above(unit)
        self._heading = above.put(unit, "heading", above.level + 1)

    def _is_title_after_stamp(self, unit: Unit) -> bool:
        titles = [branch for branch in self.root.under if branch.form == "title"]
        only_titles = len(titles) == len(self.root.under) > 0
        return only_titles and words.has("stamp", titles[-1].unit.text)

    def _above(self, unit: Unit) -> Branch:
        """Find the heading that a new one stands under: next to its own style, else under the last one."""
        style = self._style(unit)
        chain = self._chain()
        if style == "front":
            return self.root
        for branch in chain:
            if self._style(branch.unit) == style:
                return branch.above or self.root
        if style.startswith("d"):
            deeper = [b for b in chain if self._style(b.unit).startswith("d") and self._style(b.unit) > style]
            if deeper:
                return deeper[-1].above or self.root
            if style != "d1":
                return next((b for b in chain if self._leads(b, unit)), self._heading_not_front())
        return self._heading_not_front()

    @staticmethod
    def _leads(branch: Branch, unit: Unit) -> bool:
        return bool(branch.mark.number) and unit.mark.number.startswith(f"{branch.mark.number}.")

    def _heading_not_front(self) -> Branch:
        return next((b for b in self._chain() if self._style(b.unit) != "front"), self.root)

    def _chain(self) -> list[Branch]:
        """List the open headings, the deepest first."""
        chain, branch = [], self._heading
        while branch is not self.root and branch.above is not None:
            chain.append(branch)
            branch = branch.above
        return chain

    @staticmethod
    def _style(unit: Unit) -> str:
        if unit.mark.style:
            return f"word {unit.mark.noun}" if unit.mark.style == "word" else unit.mark.style
        return "front" if words.role_of(unit.text) in _FRONT_ROLES else "plain"

    def _hang_intro(self, unit: Unit) -> None:
        self._item = None
        self._list = self._heading.put(unit, "intro")
        self._sentence_ended = False

    def _hang_item(self, unit: Unit) -> None:
        style = unit.mark.style
        above = self._list or self._heading
        branch = self._item
        while branch is not None and branch.form == "item":
            if branch.mark.style == style:
                above = branch.above or above
                break
            if branch.unit.text.endswith(":") and branch is self._item:
                above = branch
                break
            branch = branch.above
        else:
            above = self._other_style(above, style)
        if above is self.root and not self._may_stand_alone():
            self._lose(unit, "no_list_above")
            return
        self._sentence_ended = unit.ends_list
        self._item = above.put(unit, "item")

    def _other_style(self, above: Branch, style: str) -> Branch:
        """Hang a point of another style than the open list's: under the last point, or under the heading again."""
        points = above.points()
        if not points or points[-1].mark.style == style:
            return above
        if above is self._list and points[-1].unit.ends_list and self._heading is not above:
            self._list = None
            return self._heading
        is_last = above.under[-1] is points[-1]  # what came after it has closed it
        return points[-1] if points[-1].mark.style and is_last else above

    def _may_stand_alone(self) -> bool:
        titles = " ".join(b.unit.text for b in self.root.under if b.form == "title")
        return bool(self.root.points()) or words.has("plan", titles)

    def _hang_text(self, unit: Unit, place: int) -> None:
        if self._list is not None and not self._is_after_list(unit):
            self._hang_unmarked(unit)
            return
        if unit.starts_small and self._item is not None and not self._sentence_ended:
            self._item.put(unit, "text")
            return
        if unit.starts_small and self._heading.under:
            self._lose(unit, "middle_of_sentence")
            return
        if not self.root.under and not unit.is_closed:
            self.root.put(unit, "title")
            return
        item = self._item
        if item is not None and item.mark.number and self._comes_again(item, place):
            item.put(unit, "text")
            return
        self._list = self._item = None
        self._heading.put(unit, "text")

    def _is_after_list(self, unit: Unit) -> bool:
        if self._item is not None and self._item.mark.style:
            return self._sentence_ended
        return self._sentence_ended and not unit.starts_small

    def _hang_unmarked(self, unit: Unit) -> None:
        """Hang a point without a mark: in its list, or under the marked point that it goes on with."""
        item = self._item
        while (
            item is not None and not item.mark.style and item.above is not None and item.above.form == "item"
        ):
            item = item.above
        above = item if item is not None and item.mark.style else self._list
        if above is None:
            return
        branch = above.put(unit, "item")
        self._sentence_ended = unit.ends_list
        if above is self._list:
            self._item = branch

    def _comes_again(self, item: Branch, place: int) -> bool:
        """Tell whether the numbering of a point goes on further down, before the next heading or list."""
        for unit in self._units[place + 1 :]:
            if unit.form in {"heading", "intro"}:
                return False
            if unit.mark.style == item.mark.style:
                return True
        return False

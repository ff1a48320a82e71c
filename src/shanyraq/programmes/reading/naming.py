"""Name what each branch of a tree is, and number it: by the words of the headings above it and by its place."""

from __future__ import annotations

import re

from shanyraq.programmes.reading import words
from shanyraq.programmes.reading.tree import Branch

_FIELD = re.compile(r"^[^:.;]{2,60}:\s+\S")
_AIM_IS = re.compile(r"\s[-–—]\s|\sявляется\s|\sis\s")
_QUOTED = re.compile(r"[«“\"].+[»”\"]")


def name(root: Branch) -> None:
    """Give each branch its role, kind and number."""
    plan = any(words.has("plan", b.unit.text) for b in root.under if b.form == "title")
    root.role = "directions" if plan else ""
    _turn_leaves(root)
    _give_roles(root)
    for branch in root.walk():
        branch.kind = _kind(branch)
    for branch in list(root.walk()):
        if branch.form in {"heading", "intro"}:
            branch.kind = _kind_above(branch)
    _free_outcomes(root)
    _number(root)


def _turn_leaves(root: Branch) -> None:
    """Take headings with nothing under them for points, where none of their neighbours has anything under it."""
    for branch in [root, *root.walk()]:
        for style in {
            b.mark.style for b in branch.under if b.form == "heading" and b.mark.style.startswith("d")
        }:
            same = [b for b in branch.under if b.form == "heading" and b.mark.style == style]
            if all(_is_leaf(b) for b in same):
                for one in same:
                    one.form = "item"


def _is_leaf(branch: Branch) -> bool:
    return all(under.form == "text" and _FIELD.match(under.unit.text) for under in branch.under)


def _give_roles(root: Branch) -> None:
    for branch in root.walk():
        above = branch.above.role if branch.above else ""
        own = words.role_of(branch.unit.text) if branch.form == "heading" else ""
        keeps = above and (
            branch.above is not root or own not in {"outcomes", "passport", "introduction", "closing"}
        )
        branch.role = above if keeps else own


def _kind(branch: Branch) -> str:
    if branch.form == "title":
        return "title"
    if branch.form == "text":
        return _kind_of_text(branch)
    if branch.form == "item":
        return _kind_of_item(branch)
    return ""


def _kind_of_text(branch: Branch) -> str:
    text = branch.unit.text
    if branch.role == "passport" and _FIELD.match(text):
        return "field"
    if branch.role == "aims":
        dash = _AIM_IS.search(text)
        if dash and words.points_of(text[: dash.start()]) == "aim":
            return "aim"
    if branch.role == "outcomes" and words.has("chief_result", text):
        return "outcome"
    return "text"


def _kind_of_item(branch: Branch) -> str:
    above = branch.above
    if above is not None and above.form == "item":
        return "point"
    if branch.role in {"directions", "outcomes"}:
        return {"directions": "measure", "outcomes": "outcome"}[branch.role]
    if above is None or branch.role != "aims":
        return "point"
    if above.form == "intro" and _QUOTED.search(above.unit.text):
        return "reference"  # what another paper says, named in quotation marks
    own = words.points_of(above.unit.text)
    return own or "point"


def _kind_above(branch: Branch) -> str:
    kinds = {under.kind for under in branch.under}
    if "measure" in kinds:
        return "direction"
    if branch.form == "intro":
        return "list" if branch.points() else "lead"
    if branch.level > 1 and any(under.kind == "measure" for under in branch.walk()):
        return "area"
    return "section" if branch.level == 1 else "subsection"


def _free_outcomes(root: Branch) -> None:
    """Hang outcomes right under their part, where one list holds them all."""
    for part in [branch for branch in root.walk() if branch.role == "outcomes" and branch.form == "heading"]:
        lists = [b for b in part.under if b.form == "intro" and b.points()]
        if len(lists) == 1:
            for point in lists[0].points():
                point.move(part)
            lists[0].kind = "lead"


_BY_PLACE = {"text", "field", "lead", "list", "title", "subsection"}


def _number(branch: Branch) -> None:
    taken: set[str] = set()
    place = {"": 0, "p": 0}
    for under in branch.under:
        own = under.mark.number
        letter = "p" if under.kind in _BY_PLACE and not own else ""
        place[letter] += 1
        last = own or f"{letter}{place[letter]}"
        number = last if not branch.number or _holds(last, branch.number) else f"{branch.number}.{last}"
        under.number = _once(number, taken)
        taken.add(under.number)
        _number(under)


def _holds(own: str, above: str) -> bool:
    return own.startswith(f"{above}.")


def _once(number: str, taken: set[str]) -> str:
    again = 2
    found = number
    while found in taken:
        found, again = f"{number}-{again}", again + 1
    return found

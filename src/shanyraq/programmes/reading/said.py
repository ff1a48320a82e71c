"""Tell what a paper says before and around its measures: its header, bases, preambles, strengths, lines of prevention. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from shanyraq.programmes.reading import words
from shanyraq.programmes.reading.reader import Node

# In the order of a page. "header" says what the paper is; "rests_on" what it was drawn up by; "determined_by" what its
# directions go by; "preamble" what an area says before its directions; "agrees_with" what its aim is to suit.
ROLES = (
    "header", "rests_on", "determined_by", "preamble", "foundation", "principle", "world", "agrees_with", "strength",
    "prevention",
)  # fmt: skip
_LISTS = ("strength", "prevention")


@dataclass(frozen=True)
class Said:
    """Parts of one role, by their numbers in the tree; `head` is the sentence that introduces them, "" for plain text."""

    role: str
    head: str
    rows: tuple[str, ...]


def said(nodes: Sequence[Node]) -> tuple[Said, ...]:
    """Give what a paper says of each role of `ROLES`, in that order; a role that it does not have is left out."""
    page = _Page(nodes)
    found = [*page.texts(), *page.preambles(), *page.lists()]
    return tuple(sorted(found, key=lambda one: ROLES.index(one.role)))


class _Page:
    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._by_number: Mapping[str, Node] = {node.number: node for node in nodes}
        self._under: dict[str, list[Node]] = {}
        for node in nodes:
            self._under.setdefault(node.parent, []).append(node)

    def texts(self) -> list[Said]:
        """Find the paragraphs that say what the paper is, what it rests on and what its directions go by."""
        rules: tuple[tuple[str, str, Callable[[Node], bool]], ...] = (
            ("header", "aims", lambda one: words.has("is_a", one.title)),
            ("rests_on", "introduction", lambda one: words.has("drawn_up", one.title)),
            ("determined_by", "aims", lambda one: words.has("determined", one.title)),
        )
        found = []
        for role, section, fits in rules:
            rows = [node for node in self._nodes if node.kind == "text" and self._role(node) == section]
            first = next((node for node in rows if fits(node)), None)
            if first is not None:
                found.append(Said(role, "", (first.number,)))
        return found

    def preambles(self) -> list[Said]:
        """Find what an area says before its first direction, where it names a principle in quotation marks."""
        found = []
        for area in (node for node in self._nodes if node.kind == "area"):
            rows = []
            for node in self._under.get(area.number, ()):
                if node.kind != "text":
                    break
                rows.append(node)
            if any(words.has("motto", node.title) for node in rows):
                found.append(Said("preamble", area.number, tuple(node.number for node in rows)))
        return found

    def lists(self) -> list[Said]:
        """Find the lists whose introducing sentence tells what their points are."""
        found = []
        for head in (node for node in self._nodes if node.kind == "list"):
            points = [node for node in self._under.get(head.number, ()) if node.kind not in {"text", "lead"}]
            role = self._role_of_list(head, points) if points else ""
            if role:
                found.append(Said(role, head.number, tuple(node.number for node in points)))
        return found

    @staticmethod
    def _role_of_list(head: Node, points: Sequence[Node]) -> str:
        kind = points[0].kind
        if kind == "point":
            return next((name for name in _LISTS if words.has(name, head.title)), "")
        if kind == "reference":
            return "world" if words.points_of(head.title) == "principle" else ""
        if kind == "aim":
            whole = f"{head.title} {points[-1].title}"
            return "agrees_with" if words.has("agrees", whole) else ""
        return kind if kind in {"foundation", "principle"} else ""

    def _role(self, node: Node) -> str:
        """Tell the role of the section that a node stands in, right under it or deeper."""
        above = node
        while above.parent in self._by_number:
            above = self._by_number[above.parent]
        return words.role_of(above.title)

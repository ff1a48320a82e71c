"""The tree of organs on a day and its two drawings: from left to right on a wide page, indented on a narrow one. Pure.

A drawing is boxes and lines in the units of its own width; every box has an address, so that the keyboard and a screen
reader reach the organ. The page shows one of the two and, below it, the same tree as a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from shanyraq.bodies.picture import wrapped

WIDE, NARROW = 960, 320
WIDEST, BETWEEN, GAP, STEP = 300, 32, 10, 17
LETTER = 8.0  # a letter at 14 units, on average, of the widest of the three languages

# Organs of the law by where they stand in the tree.
BESIDE = (
    "assembly-youth",
    "journalists-club",
    "public-funds",
    "deputy-group",
    "interethnic-centre",
    "host-organisations",
)
UNDER_SECRETARIAT = ("expert-council", "commissions", "working-groups", "mediation-council")


@dataclass
class Node:
    """An organ in the tree: its words, a second line (who, how many), its address, what stands under it.

    `state` is "" or "vacant"; `sure` is false where the place in the tree is not confirmed.
    """

    title: str
    note: str = ""
    address: str = ""
    state: str = ""
    sure: bool = True
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Box:
    """One organ as drawn: its rectangle, the lines of its words with their heights, the address, the words for the ear."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str, bool], ...]
    address: str
    label: str
    state: str
    depth: int


@dataclass(frozen=True)
class Drawing:
    """A drawing: its size, boxes in reading order, the paths between them (`sure` false: dashed)."""

    width: int
    height: float
    boxes: tuple[Box, ...]
    paths: tuple[tuple[str, bool], ...]


def walked(node: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
    """Give every node with its depth, each before what stands under it."""
    yield depth, node
    for child in node.children:
        yield from walked(child, depth + 1)


def wide(root: Node) -> Drawing:
    """Draw a tree from left to right: a column for each depth, a parent beside the middle of its children."""
    boxes: list[Box] = []
    paths: list[tuple[str, bool]] = []
    levels = 1 + max(depth for depth, _node in walked(root))
    column = min(WIDEST, (WIDE - BETWEEN * (levels - 1)) // levels)
    _, bottom = _laid(root, 0, 0.0, column, boxes, paths)
    return Drawing(WIDE, bottom - GAP, tuple(boxes), tuple(paths))


def _laid(
    node: Node, depth: int, top: float, column: int, boxes: list[Box], paths: list[tuple[str, bool]]
) -> tuple[Box, float]:
    """Lay a node and what stands under it from `top` down; give its box and the first free height below."""
    own = _box(node, depth * (column + BETWEEN), top, column, depth)
    place = len(boxes)
    boxes.append(own)
    below, middles = top, []
    for child in node.children:
        box, below = _laid(child, depth + 1, below, column, boxes, paths)
        middles.append((box, child.sure))
    if not middles:
        return own, top + own.height + GAP
    middle = (_middle(middles[0][0]) + _middle(middles[-1][0])) / 2
    own = _box(node, own.x, max(top, middle - own.height / 2), column, depth)
    boxes[place] = own
    bend = own.x + column + BETWEEN / 2
    for box, sure in middles:
        line = f"M{own.x + column:g} {_middle(own):g}H{bend:g}V{_middle(box):g}H{box.x:g}"
        paths.append((line, sure))
    return own, max(below, own.y + own.height + GAP)


def narrow(root: Node) -> Drawing:
    """Draw a tree as an indented column that fits a phone: each box under its parent, a line down its side."""
    boxes: list[Box] = []
    paths: list[tuple[str, bool]] = []
    top, open_ones = 0.0, dict[int, Box]()
    for depth, node in walked(root):
        x = depth * 16
        box = _box(node, x, top, NARROW - x, depth)
        boxes.append(box)
        open_ones[depth] = box
        if depth:
            parent = open_ones[depth - 1]
            line = f"M{parent.x + 8:g} {parent.y + parent.height:g}V{_middle(box):g}H{box.x:g}"
            paths.append((line, node.sure))
        top += box.height + GAP
    return Drawing(NARROW, top - GAP, tuple(boxes), tuple(paths))


def _middle(box: Box) -> float:
    return box.y + box.height / 2


def _box(node: Node, x: float, y: float, width: float, depth: int) -> Box:
    letters = int((width - 20) / LETTER)
    words = [(text, True) for text in wrapped(node.title, letters)]
    words += [(text, False) for text in wrapped(node.note, int((width - 20) / 6.5))] if node.note else []
    lines = tuple((y + 19 + STEP * n, text, strong) for n, (text, strong) in enumerate(words))
    height = STEP * len(words) + 14
    label = f"{node.title}. {node.note}" if node.note else node.title
    return Box(x, y, width, height, lines, node.address, label, node.state, depth)

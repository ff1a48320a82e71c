"""Small changes of a text that keep it JSON: one leaf, one list, one object, or only the spelling."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from ballot.encoding import write
from ballot.group import P, Q

Slot = tuple[Any, Any]  # a container and the key or index in it


def leaves(value: Any) -> list[Slot]:
    """List the places of all strings, numbers and truth values inside a parsed text."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found: list[Slot] = []
    for key, inner in pairs:
        found += leaves(inner) if isinstance(inner, dict | list) else [(value, key)]
    return found


def containers(value: Any, kind: type) -> list[Any]:
    """List all objects or all lists inside a parsed text, itself included."""
    own = [value] if isinstance(value, kind) else []
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return own + [found for item in inner for found in containers(item, kind)]


def change_leaf(value: Any, dice: random.Random) -> None:
    """Change one leaf to something near: a digit, a neighbour, the negative, a multiple, another spelling."""
    slots = leaves(value)
    container, key = dice.choice(slots)
    old = container[key]
    if isinstance(old, bool):
        container[key] = not old
    elif isinstance(old, int):
        container[key] = dice.choice([old + 1, max(0, old - 1), old + 2**20, str(old)])
    elif old.isascii() and old.isdigit():
        container[key] = dice.choice(NUMBERS)(old, dice)
    else:
        at = dice.randrange(len(old) + 1)
        container[key] = dice.choice(
            [old[:at] + dice.choice("aZ7") + old[at:], old[:at] + old[at + 1 :], old[::-1]]
        )


def _digit(old: str, dice: random.Random) -> str:
    at = dice.randrange(len(old))
    return old[:at] + str((int(old[at]) + dice.randrange(1, 10)) % 10) + old[at + 1 :]


NUMBERS: list[Callable[[str, random.Random], Any]] = [
    _digit,
    _digit,
    _digit,
    lambda old, _: str(int(old) + 1),
    lambda old, _: str(int(P) - int(old)),
    lambda old, _: str(int(old) + int(Q)),
    lambda old, _: str(int(old) + int(P)),
    lambda old, _: str(int(old) * 4 % int(P)),
    lambda old, _: _underscored(old),
    lambda old, _: "0" + old,
    lambda old, _: "+" + old,
    lambda old, _: "-" + old,
    lambda old, _: hex(int(old)),
    lambda old, _: old + "\n",
    lambda old, _: old.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    lambda old, _: "1",
    lambda old, _: "0",
    lambda old, _: old * 9,
    lambda old, _: None,
    lambda old, _: [old],
]


def _underscored(old: str) -> str:
    """Group the digits with an underscore, as some programs read them."""
    return f"{old[:1]}_{old[1:] or '0'}"


def swap_leaves(value: Any, dice: random.Random) -> None:
    """Exchange two leaves that differ."""
    slots = leaves(value)
    for _ in range(20):
        (one, i), (two, j) = dice.choice(slots), dice.choice(slots)
        if one[i] != two[j]:
            one[i], two[j] = two[j], one[i]
            return


def change_list(value: Any, dice: random.Random) -> None:
    """Remove, repeat, add or reorder entries of one list."""
    chosen = dice.choice([found for found in containers(value, list) if found] or [[None]])
    at = dice.randrange(len(chosen))
    how = dice.randrange(5)
    if how == 0:
        chosen.pop(at)
    elif how == 1:
        chosen.insert(at, chosen[at])
    elif how == 2:
        chosen.append(None)
    elif how == 3:
        chosen.clear()
    else:
        chosen.append(chosen.pop(at)) if len(chosen) > 1 else chosen.pop()


def change_object(value: Any, dice: random.Random) -> None:
    """Remove, add, rename or reorder fields of one object."""
    chosen = dice.choice(containers(value, dict) or [{"": 0}])
    name = dice.choice(list(chosen))
    how = dice.randrange(4)
    if how == 0:
        chosen.pop(name)
    elif how == 1:
        chosen["note"] = "added"
    elif how == 2:
        chosen[name.upper() + "_"] = chosen.pop(name)
    else:
        chosen[name] = chosen.pop(name)  # now the last one


EDITS = [change_leaf, change_leaf, change_leaf, swap_leaves, change_list, change_object]


def edited(text: bytes, dice: random.Random) -> bytes:
    """Return a text with one change; the bytes always differ."""
    while True:
        value = json.loads(text)
        dice.choice(EDITS)(value, dice)
        changed = write(value)
        if changed != text:
            return changed


def respelled(text: bytes, dice: random.Random) -> bytes:
    """Return a text that other JSON readers take for the same: spaces, escapes, a newline, a repeated
    field.
    """
    spaced = json.dumps(json.loads(text), ensure_ascii=False).encode()
    choices = [spaced, text + b"\n", b" " + text, text.replace(b'"', b'"\\u0020', 1), text + b"\0"]
    if text.startswith(b'{"'):
        choices.append(b'{"height":0,' + text[1:])
        choices.append(text[:1] + text[1:].split(b",")[0] + b"," + text[1:])
    return dice.choice([choice for choice in choices if choice != text])

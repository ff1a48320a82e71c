"""What an entry is about and what it recorded, in words. The words are the rooms' own: `about.toml` beside `about.py`."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

ROOMS = Path(__file__).resolve().parents[1]


@cache
def words_of(room: str) -> dict[str, dict[str, dict[str, str]]]:
    """Give a room's words: "things" and "facts", by key, each in three languages; empty where it has none."""
    path = ROOMS / room / "about.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if room.isidentifier() and path.is_file() else {}


def thing(about: str) -> str:
    """Say the kind of thing an entry is about, without its number; its key where the room has no word for it."""
    kind = about.partition(":")[0]
    room, _dot, key = kind.partition(".")
    return _said(words_of(room).get("things", {}).get(key), kind)


def fact(act: str, key: str) -> tuple[str, bool]:
    """Say the name of a fact that an act recorded, and whether there is a word for it: the room's own, else everybody's."""
    rooms = (act.partition(".")[0], "journal")
    known = next((w for room in rooms if (w := words_of(room).get("facts", {}).get(key))), None)
    return _said(known, key), known is not None


def plain(value: object) -> object:
    """Make a recorded value readable: yes and no, days as days, lists as lists. What is nested deeper stays as it is."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list) and not any(isinstance(one, list | dict) for one in value):
        return ", ".join(str(plain(one)) for one in value) or "–"
    if isinstance(value, str) and len(value) == 10 and value[4:5] == value[7:8] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return "–" if value in (None, "") else value


def _said(words: Any, otherwise: str) -> str:
    return (words.get(get_language() or "kk") or words["kk"]) if words else otherwise

"""The catalogues of words: find every visible string, compile the translations, list what is missing. No Django settings needed."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "say_count": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "_": None,
}
_SAME_EVERYWHERE = {":", ", ", "IPv4", "IPv6", "%(truncated_text)s…"}
_COUNTED = re.compile(r"""\{%\s*say_count\s+"([^"]+)"\s+"([^"]+)\"""")


@dataclass(frozen=True)
class Message:
    """One visible string: its id (a pair where it depends on a count), context, and where it stands."""

    id: str | tuple[str, str]
    context: str | None
    file: Path
    line: int


def rooms(source: Path) -> list[Path]:
    """List the rooms that may speak: the folders under src/shanyraq."""
    return sorted(p for p in (source / "shanyraq").iterdir() if p.is_dir() and (p / "__init__.py").exists())


def messages_of(room: Path, language: str = "kk") -> Iterator[Message]:
    """Find every visible string of a room, in Python and in templates; tests and migrations do not speak.

    Where the room has a `libraries.txt`, the strings of those files are its own too: all of them in Kazakh,
    in another language only those that the library leaves without a translation.
    """
    from django.utils.translation.template import templatize

    for file in sorted(room.rglob("*.py")):
        if not {"tests", "migrations"} & set(file.relative_to(room).parts):
            yield from _found(file, file.read_bytes())
    for file in sorted([*room.rglob("*.html"), *room.rglob("*.txt"), *room.rglob("*.typ")]):
        if "templates" in file.parts:
            text = file.read_text()
            yield from _found(file, templatize(text, origin=str(file)).encode())
            for counted in _COUNTED.finditer(text):
                yield Message((counted[1], counted[2]), None, file, text.count("\n", 0, counted.start()) + 1)

    listed = room / "libraries.txt"
    if listed.exists():
        for line in listed.read_text().splitlines():
            if line and not line.startswith("#"):
                yield from _of_library(line, language)


def _of_library(name: str, language: str) -> Iterator[Message]:
    root, _, rest = name.partition("/")
    spec = find_spec(root)
    assert spec is not None and spec.submodule_search_locations
    file = Path(spec.submodule_search_locations[0]) / rest
    for message in _found(file, file.read_bytes()):
        if language == "kk" or not _said_by_libraries(message, language):
            yield message


@cache
def _catalogues_of_libraries(language: str) -> tuple[gettext.GNUTranslations, ...]:
    found = []
    for package in ("django", "allauth"):
        home = Path((find_spec(package).submodule_search_locations or [""])[0])  # type: ignore[union-attr]
        for mo in sorted(home.rglob(f"locale/{language}/LC_MESSAGES/django.mo")):
            with mo.open("rb") as file:
                found.append(gettext.GNUTranslations(file))
    return tuple(found)


def _said_by_libraries(message: Message, language: str) -> bool:
    one, many = message.id if isinstance(message.id, tuple) else (message.id, "")
    for catalogue in _catalogues_of_libraries(language):
        plain = catalogue.ngettext(one, many, 1) if many else catalogue.gettext(one)
        if (catalogue.pgettext(message.context, one) if message.context else plain) != one:
            return True
    return one in _SAME_EVERYWHERE


def _found(file: Path, code: bytes) -> Iterator[Message]:
    for line, words, _comments, context in extract("python", BytesIO(code), keywords=KEYWORDS):
        plural = (words[0], words[1]) if isinstance(words, tuple) else None
        ident = plural or words
        if ident and ident != "":
            yield Message(ident, context, file, line)


def catalogue_files(source: Path) -> list[Path]:
    """List every .po file of the house."""
    return sorted((source / "shanyraq").rglob("locale/*/LC_MESSAGES/*.po"))


def compile_all(source: Path) -> int:
    """Compile every .po newer than its .mo; give how many were compiled."""
    done = 0
    for po in catalogue_files(source):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as file:
            catalogue = read_po(file, locale=po.parts[-3])
        fresh = mo.with_suffix(f".{id(po)}.tmp")
        with fresh.open("wb") as file:
            write_mo(file, catalogue)
        fresh.replace(mo)
        done += 1
    return done


def missing(room: Path, language: str) -> list[Message]:
    """List the strings of a room that have no translation, or only a doubtful one, in a language."""
    po = room / "locale" / language / "LC_MESSAGES" / "django.po"
    known = {}
    if po.exists():
        with po.open("rb") as file:
            known = {(m.id, m.context): m for m in read_po(file, locale=language) if m.id}
    gaps = []
    for message in messages_of(room, language):
        translated = known.get((message.id, message.context))
        words = translated.string if translated is not None else ""
        whole = all(words) if isinstance(words, tuple | list) else bool(words)
        if not whole or (translated is not None and translated.fuzzy):
            gaps.append(message)
    return gaps


def shown(file: Path, source: Path) -> str:
    """Give a file's place as a reader of the command's output wants it: inside the house, or inside a library."""
    return str(file.relative_to(source)) if file.is_relative_to(source) else "/".join(file.parts[-3:])

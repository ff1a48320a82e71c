"""How the sources of the book are said to a reader: lines of papers, sites by name, places in them in the reader's language."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from shanyraq.acts import saying
from shanyraq.web.templatetags.furniture import typed
from shanyraq.web.words import pick

# Rows of the catalogue of norms («SE7-old», «X2-X4: …», «STR-08», «section 3.2: …») mean nothing to a reader.
_OWN = re.compile(
    r"^(?:[A-Z]{1,3}\d+(?:-\w+)?|[A-Z]{3}-\d+|\d\.\d|section \d\.\d|step \d|[A-Z]\w+ table|conflict note of .*)(?::\s*|$)"
)
_CYRILLIC = re.compile("[Ѐ-ӿ]{3}")
_LINES = re.compile(r"^(?:(?P<paper>\d{3}):\s?)?(?P<lines>\d+(?:[-–]\d+)?(?:,\d+(?:[-–]\d+)?)*)$")
_SITE = re.compile(r"^(?P<name>[\w.-]+)(?P<rest>.*)$")
_ARTICLE = re.compile(r"\bart\. (?P<n>[\d-]+)")
_ASIDE = re.compile(r"\((?P<aside>[^)]*)\)$|: (?P<named>.*)$")


def attributed(source: str) -> SafeString:
    """Say a source: papers with their lines, sites by name, marked where they are Latin words on another page.

    Empty where only a row of a catalogue is named.
    """
    if _CYRILLIC.search(source):  # the paper of a confirmation, as its officer named it
        return format_html("{}", typed(source))
    parts = [_OWN.sub("", part.strip()) for part in re.split(r"[;,]\s+", source)]
    return mark_safe("; ".join(_said(part) for part in dict.fromkeys(parts) if part))  # noqa: S308  escaped in _said


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "sources.toml").read_text(encoding="utf-8"))


def _said(part: str) -> SafeString:
    lines = _LINES.match(part)
    if lines:
        return format_html("{}", _lines(lines["paper"] or "", lines["lines"]))
    if part in _words()["phrases"]:
        return format_html("{}", pick(_words()["phrases"][part]))
    article = _ARTICLE.fullmatch(part)
    site = None if article else _SITE.match(part)
    return _of_site(site["name"], site["rest"]) if site else format_html("{}", _place(part))


def _of_site(name: str, rest: str) -> SafeString:
    shown = _words()["sites"].get(name, name)
    if not (_ARTICLE.search(rest) or _ASIDE.search(rest)):
        shown, rest = shown + rest, ""
    marked = shown if get_language() == "en" else format_html('<span lang="en">{}</span>', shown)
    return format_html("{}{}", marked, _place(rest))


def _place(rest: str) -> str:
    said = _ARTICLE.sub(lambda m: pick(_words()["phrases"]["article"]).format(n=m["n"]), rest)
    return _ASIDE.sub(_aside, said)


def _aside(found: re.Match[str]) -> str:
    words = found["aside"] or found["named"] or ""
    known = _words()["phrases"].get(words)
    said = pick(known) if known else words
    return f"({said})" if found["aside"] else f": {said}"


def _lines(paper: str, ranges: str) -> str:
    said = [
        saying.lines(int(first), int(last or first))
        for first, last in re.findall(r"(\d+)(?:[-–](\d+))?", ranges)
    ]
    return (f"{paper}: " if paper else "") + ", ".join(said)

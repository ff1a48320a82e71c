"""Published heads: a small file a day, outside the database, that anybody may copy; and reading one back."""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from shanyraq.journal.models import Head, Instance

_SAID = re.compile(r"(?:(\d+):)?([0-9a-f]{64})")


class BadAnchor(ValueError):
    """What was given as an anchor cannot be read as one."""


@dataclass(frozen=True)
class Anchor:
    """A head somebody kept: its link, and its size where they kept that too. `source` says where it came from."""

    link: str
    size: int | None
    source: str


def folder() -> Path:
    """Give the folder of published heads."""
    return Path(settings.VAR) / "anchors"


def said(head: Head) -> str:
    """Say a head in one line that fits a newspaper: size, colon, link."""
    return f"{head.size}:{head.link}"


def publish(head: Head, day: date) -> Path:
    """Write the head of a day to its file, once; a file that is there already stays as it is."""
    path = folder() / f"head-{day.isoformat()}.json"
    if path.exists():
        return path
    instance = Instance.objects.filter(pk=1).first()
    contents = {
        "institution": instance.name_kk if instance else "",
        "kind": instance.kind if instance else "",
        "at": head.at.isoformat(),
        "size": head.size,
        "root": head.root,
        "previous": head.previous,
        "link": head.link,
        "anchor": said(head),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".part")
    fresh.write_text(json.dumps(contents, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    fresh.replace(path)
    return path


def published() -> list[Path]:
    """List the files of published heads, newest first."""
    return sorted(folder().glob("head-*.json"), reverse=True)


def read(given: str) -> list[Anchor]:
    """Read anchors from a file, a folder of files, or a head in one line ("1234:ab…", or the link alone).

    Raises `BadAnchor`.
    """
    if match := _SAID.fullmatch(given.strip()):
        return [Anchor(match[2], int(match[1]) if match[1] else None, given.strip())]
    path = Path(given.strip() or "?")
    if path.is_dir() and (files := sorted(path.glob("*.json"))):
        return [_from_file(file) for file in files]
    if path.is_file():
        return [_from_file(path)]
    raise BadAnchor(f"{given}: no such file of a head, and not a head like 1234:<64 hexadecimal digits>")


def _from_file(path: Path) -> Anchor:
    try:
        match = _SAID.fullmatch(json.loads(path.read_text(encoding="utf-8"))["anchor"])
    except (ValueError, KeyError, TypeError):
        match = None
    if match is None:
        raise BadAnchor(f"{path}: not a published head")
    return Anchor(match[2], int(match[1]) if match[1] else None, path.name)

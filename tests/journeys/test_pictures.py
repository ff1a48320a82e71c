"""The pictures of the manual are taken from the rehearsal: each that is shown is taken, each that is taken is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.pictures import PICTURES, take
from tests.journeys.serving import HOME

pytestmark = pytest.mark.journey
PNG = b"\x89PNG\r\n\x1a\n"


def test_every_picture_of_the_manual_is_taken_by_the_command() -> None:
    papers = [HOME / "README.md", *(HOME / "docs").rglob("*.md")]
    shown = {
        name
        for paper in papers
        for name in re.findall(r"pictures/([\w.-]+)", paper.read_text(encoding="utf-8"))
    }
    kept = {file.name for file in (HOME / "docs" / "pictures").iterdir()}
    assert shown == kept == {one.name for one in PICTURES}


def test_pictures_are_the_same_when_taken_again(browser: Browser, site: str, tmp_path: Path) -> None:
    first = [file.read_bytes() for file in take(browser, site, tmp_path / "first")]
    again = [file.read_bytes() for file in take(browser, site, tmp_path / "again")]
    assert first == again
    for one, content in zip(PICTURES, first, strict=True):
        assert content.startswith(PNG)
        assert int.from_bytes(content[16:20]) == one.width

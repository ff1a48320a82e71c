"""Take the pictures of the manual from the rehearsal: `python -m tests.journeys.pictures docs/pictures` (make pictures).

The story, its day, the windows and the language are fixed, so that the same code gives the same pictures.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.journeys.browsing import CHROMIUM, QUIET
from tests.journeys.serving import serving, tell_once


@dataclass(frozen=True)
class Picture:
    """One picture: its file, the page, the window; `whole` takes the page to its end."""

    name: str
    path: str
    width: int = 1280
    height: int = 1100
    whole: bool = False


PICTURES = (Picture("decision-en-1280.png", "/en/decisions/2024-2/"),)


def take(browser: Browser, address: str, folder: Path) -> list[Path]:
    """Take every picture of a rehearsal into a folder; give the files."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    for one in PICTURES:
        context = browser.new_context(
            viewport={"width": one.width, "height": one.height}, base_url=address, java_script_enabled=False,
            color_scheme="light", reduced_motion="reduce", device_scale_factor=1,
        )  # fmt: skip
        page = context.new_page()
        answer = page.goto(one.path)
        assert answer is not None and answer.status == 200, one.path
        page.screenshot(path=folder / one.name, full_page=one.whole)
        taken.append(folder / one.name)
        context.close()
    return taken


def main(folder: Path) -> int:
    """Tell the story, serve it, take the pictures; give 1 where there is no Chromium."""
    if not CHROMIUM:
        sys.stderr.write("install Chromium (Debian: apt-get install chromium)\n")
        return 1
    with TemporaryDirectory() as place, sync_playwright() as driver:
        told = tell_once(Path(place) / "told")
        with serving(told, Path(place) / "served") as rehearsal:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            for file in take(browser, rehearsal.address, folder):
                sys.stdout.write(f"{file}\n")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")))

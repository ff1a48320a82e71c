"""A rehearsal served as a visitor gets it, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.serving import Rehearsal, serving, tell_in
from tests.journeys.walking import Walker

CHROMIUM = os.environ.get("SHANYRAQ_CHROMIUM") or shutil.which("chromium") or ""
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tell the story once, into a folder that is copied and never served."""
    if not CHROMIUM:
        pytest.skip("install Chromium (Debian: apt-get install chromium)")
    var = tmp_path_factory.mktemp("told")
    tell_in(var)
    return var


@pytest.fixture(scope="session")
def site(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a rehearsal that everybody reads and nobody changes; give its address."""
    with serving(told, tmp_path_factory.mktemp("site") / "var") as rehearsal:
        yield rehearsal.address


@pytest.fixture(scope="module")
def rehearsal(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """Serve a rehearsal for one module to change."""
    with serving(told, tmp_path_factory.mktemp("own") / "var") as own:
        yield own


@pytest.fixture
def fresh(told: Path, tmp_path: Path) -> Iterator[Rehearsal]:
    """Serve a rehearsal for one test to change."""
    with serving(told, tmp_path / "var") as own:
        yield own


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium, without a word to any foreign host."""
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


def watched(context: BrowserContext, address: str) -> tuple[Page, Callable[[], None]]:
    """Open a page and note what it asks of foreign hosts and what its policy blocks; give it and the check."""
    opened = context.new_page()
    foreign: list[str] = []
    problems: list[str] = []
    opened.on(
        "request", lambda r: foreign.append(r.url) if not r.url.startswith((address, "data:")) else None
    )
    opened.on("pageerror", lambda e: problems.append(str(e)))
    opened.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)

    def check() -> None:
        assert foreign == []
        assert [p for p in problems if "Content Security Policy" in p] == []

    return opened, check


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Open a page of the rehearsal that everybody reads; scripts run, because axe is one."""
    context = browser.new_context(viewport=WIDE, base_url=site)
    opened, check = watched(context, site)
    yield opened
    context.close()
    check()


@pytest.fixture(scope="module")
def walk_in(browser: Browser) -> Iterator[Callable[..., Walker]]:
    """Give a way to walk through a rehearsal without JavaScript: walk_in(rehearsal, "kk")."""
    with ExitStack() as ending:

        def begin(own: Rehearsal, language: str) -> Walker:
            context = browser.new_context(viewport=WIDE, base_url=own.address, java_script_enabled=False)
            opened, check = watched(context, own.address)
            ending.callback(check)
            ending.callback(context.close)
            return Walker(opened, language)

        yield begin

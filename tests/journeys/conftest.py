"""A rehearsal served as a visitor gets it, and a real browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.journeys.browsing import CHROMIUM, QUIET
from tests.journeys.looking import WIDE
from tests.journeys.serving import Rehearsal, serving, tell_on_once, tell_once
from tests.journeys.walking import Walker


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of stories that all processes of the run share."""
    if not CHROMIUM:
        pytest.skip("install Chromium (Debian: apt-get install chromium)")
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def told(stories: Path) -> Path:
    """Tell the story once, into a folder that is copied and never served."""
    return tell_once(stories / "told")


@pytest.fixture(scope="session")
def told_on(stories: Path, told: Path) -> Path:
    """Tell the story on to 10 October, when a decision has just been sent to its state body."""
    return tell_on_once(told, stories / "told-on")


@pytest.fixture(scope="session")
def site(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a rehearsal that everybody reads and nobody changes; give its address."""
    with serving(told, tmp_path_factory.mktemp("site") / "var") as rehearsal:
        yield rehearsal.address


@pytest.fixture(scope="module")
def rehearsal(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """Serve a rehearsal of 2 September for one module to change."""
    with serving(told, tmp_path_factory.mktemp("own") / "var") as own:
        yield own


@pytest.fixture(scope="module")
def in_autumn(told_on: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """Serve a rehearsal of 10 October for one module to change."""
    with serving(told_on, tmp_path_factory.mktemp("autumn") / "var") as own:
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
    home = urlsplit(address).hostname  # the stream of the hall has a port of its own on the same host
    opened.on(
        "request",
        lambda r: (
            foreign.append(r.url)
            if urlsplit(r.url).hostname != home and not r.url.startswith("data:")
            else None
        ),
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
    """Give a way to walk through a rehearsal, without JavaScript if not said otherwise: walk_in(rehearsal, "kk")."""
    with ExitStack() as ending:

        def begin(own: Rehearsal, language: str, size: ViewportSize = WIDE, scripts: bool = False) -> Walker:
            context = browser.new_context(viewport=size, base_url=own.address, java_script_enabled=scripts)
            opened, check = watched(context, own.address)
            ending.callback(check)
            ending.callback(context.close)
            return Walker(opened, language)

        yield begin

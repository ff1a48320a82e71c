"""A rehearsal served as a visitor gets it, and a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

HOME = Path(__file__).resolve().parents[2]
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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start `shanyraq demo` in a folder of its own; give its address."""
    if not CHROMIUM:
        pytest.skip("install Chromium (Debian: apt-get install chromium)")
    var = tmp_path_factory.mktemp("demo")
    port = _free_port()
    given = {
        "SHANYRAQ_TODAY": "2024-09-02",
        "SHANYRAQ_VAR": str(var),
        "SHANYRAQ_ADDRESS": f"http://127.0.0.1:{port}",
        "DATABASE_URL": "",
    }
    env = {**os.environ, **given, "PYTHONPATH": os.pathsep.join(p for p in sys.path if str(HOME) in p)}
    for name in ("SHANYRAQ_TASKS_NOW", "DJANGO_SETTINGS_MODULE", "SHANYRAQ_SECRET_KEY"):
        env.pop(name, None)
    with (var / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "shanyraq", "demo", "--port", str(port)],
            env=env,
            cwd=HOME,
            stdout=log,
            stderr=log,
        )
        try:
            for _ in range(900):
                assert server.poll() is None, (var / "log").read_text()
                if "Ready:" in (var / "log").read_text():
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium, without a word to any foreign host."""
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Open a page without JavaScript of its own need, and note every foreign request and every error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site)
    opened = context.new_page()
    foreign: list[str] = []
    opened.on("request", lambda r: foreign.append(r.url) if not r.url.startswith((site, "data:")) else None)
    problems: list[str] = []
    opened.on("pageerror", lambda e: problems.append(str(e)))
    opened.on(
        "console",
        lambda m: problems.append(m.text) if m.type == "error" and "favicon" not in m.text else None,
    )
    yield opened
    context.close()
    assert foreign == []
    assert [p for p in problems if "Content Security Policy" in p] == []

"""The hall's display in a real browser: a change arrives by itself, by stream or by asking, and nothing is missed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import fresh
from tests.hall import Hall

pytestmark = [pytest.mark.journey, pytest.mark.requirement("SES-08")]


@pytest.fixture(params=[True, False], ids=["by stream", "by asking"])
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    made = Hall(fresh.on_sqlite(tmp_path / "var"), 6, 3, live=request.param)
    yield made
    made.end()


@pytest.fixture
def display(browser: Browser, hall: Hall) -> Iterator[Page]:
    context = browser.new_context()
    page, problems = context.new_page(), list[str]()
    page.on("pageerror", lambda e: problems.append(str(e)))
    page.on("console", lambda m: problems.append(m.text) if "Content Security" in m.text else None)
    page.goto(f"http://127.0.0.1:{hall.port}/en/sessions/xxxiv/hall/")
    yield page
    context.close()
    assert problems == []


def test_a_change_arrives_by_itself_and_neither_a_cut_nor_a_new_beginning_loses_one(
    hall: Hall, display: Page
) -> None:
    expect(display.get_by_text("The Session is open")).to_be_visible()
    assert (display.locator("body").get_attribute("data-stream") is not None) is bool(hall.live)
    told, shown = display.get_by_role("status"), display.get_by_role("main")
    expect(told).to_have_text("")
    roll = hall.open()
    expect(shown.get_by_text("Vote is open")).to_be_visible(timeout=20_000)
    expect(told).to_have_text("A vote by names is open on matter 1.")
    display.context.set_offline(True)
    display.wait_for_timeout(1500)
    hall.close(roll)
    display.context.set_offline(False)
    expect(shown.get_by_text("Not adopted")).to_be_visible(timeout=20_000)
    expect(told).to_contain_text("Matter 1: not adopted.")
    expect(display.get_by_text("Not renewed since")).to_have_count(0)
    hall.kill_server()
    hall.serve()
    hall.open()
    expect(shown.get_by_text("Vote is open")).to_be_visible(timeout=30_000)

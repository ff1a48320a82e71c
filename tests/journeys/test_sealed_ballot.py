"""A voter's own browser encrypts the ballot: the server gets neither code nor choice, and a stranger recounts the vote."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.request import urlopen

import pytest
from ballot.cli import main as ballot_command
from playwright.sync_api import Browser

from tests.journeys.looking import wrong_with
from tests.journeys.serving import Rehearsal

pytestmark = pytest.mark.journey


def shell(rehearsal: Rehearsal, what: str) -> str:
    done = rehearsal.run("shell", "-v", "0", "-c", f"from tests.journeys.sealing import {what}; {what}()")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip().splitlines()[-1]


def nothing_goes_in_clear(browser: Browser, ballot: str) -> None:
    """See that without the script there is nothing to send: the choice is off, the code has no name."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(ballot)
    answers = page.locator("form[data-sealed] fieldset input").all()
    assert answers and all(one.is_disabled() for one in answers)
    assert page.locator("#code").get_attribute("name") is None
    assert not page.locator("form[data-sealed] button").is_visible()
    context.close()


def test_a_browser_encrypts_casts_and_finds_its_tracker(
    rehearsal: Rehearsal, browser: Browser, tmp_path: Path
) -> None:
    made = json.loads(shell(rehearsal, "tell"))
    context = browser.new_context(locale="kk", viewport={"width": 390, "height": 800})
    page = context.new_page()
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.post_data or "") if one.method == "POST" else None)
    ballot = f"{rehearsal.address}/kk/sessions/sealed/{made['pk']}/vote/"
    trackers: list[str] = []
    nothing_goes_in_clear(browser, ballot)
    for code, choice in ((made["codes"][0], 1), (made["codes"][1], 1), (made["codes"][2], 2)):
        page.goto(ballot)
        assert wrong_with(page) == []
        page.fill("#code", code)
        page.check(f"#a-{choice}")
        page.locator("form[data-sealed] button").click()
        page.locator(".note.done code").wait_for(timeout=60_000)
        trackers.append(page.locator(".note.done code").inner_text())
    assert wrong_with(page) == []
    assert len(sent) == 3 and not any(code in body for code in made["codes"] for body in sent)
    assert not any("choice=" in body for body in sent)
    page.goto(ballot)
    page.fill("#code", "wrong")
    page.check("#a-1")
    page.locator("form[data-sealed] button").click()
    assert "бес топ" in page.locator("#told").inner_text() and len(sent) == 3
    assert json.loads(shell(rehearsal, "finish")) == [2, 1, 0]
    for language in ("kk", "ru", "en"):
        page.goto(f"{rehearsal.address}/{language}/sessions/sealed/{made['pk']}/")
        assert wrong_with(page) == []
    shown = page.content()
    assert all(tracker in shown for tracker in trackers)
    archive = tmp_path / f"{made['uuid']}.bel"
    address = f"{rehearsal.address}/kk/sessions/sealed/{made['pk']}/{made['uuid']}.bel"
    with urlopen(address, timeout=60) as answer:
        archive.write_bytes(answer.read())
    assert ballot_command(["verify", str(archive), *(f"--tracker={one}" for one in trackers)]) == 0
    context.close()


def test_a_ballot_of_an_election_asks_for_each_candidate_apart(
    rehearsal: Rehearsal, browser: Browser
) -> None:
    made = json.loads(shell(rehearsal, "elect"))
    context = browser.new_context(locale="kk", viewport={"width": 320, "height": 800})
    page = context.new_page()
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.post_data or "") if one.method == "POST" else None)
    ballot = f"{rehearsal.address}/kk/sessions/sealed/{made['pk']}/vote/"
    nothing_goes_in_clear(browser, ballot)
    for language in ("kk", "ru", "en"):
        page.goto(ballot.replace("/kk/", f"/{language}/"))
        assert wrong_with(page) == [] and page.locator("fieldset[data-question]").count() == 12
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(ballot)
    page.fill("#code", made["codes"][0])
    page.locator("form[data-sealed] button").click()
    assert page.locator("#told").inner_text() and sent == []  # a ballot without a mark is asked about
    for code in made["codes"][:2]:
        page.goto(ballot)
        page.fill("#code", code)
        page.check("#a-1-1")
        page.check("#a-2-2")
        page.check("#a-12-1")
        page.locator("form[data-sealed] button").click()
        page.locator(".note.done code").wait_for(timeout=120_000)
    assert len(sent) == 2 and not any(code in body for code in made["codes"] for body in sent)
    assert not any("choice-" in body for body in sent)
    assert json.loads(shell(rehearsal, "elected")) == [[2, 0, 0], [0, 2, 0], *[[0, 0, 2]] * 9, [2, 0, 0]]
    page.goto(f"{rehearsal.address}/kk/sessions/sealed/{made['pk']}/")
    assert wrong_with(page) == [] and page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()

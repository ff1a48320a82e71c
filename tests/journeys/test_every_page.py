"""Every page a visitor or an officer can reach by links, in three languages: no violation of WCAG 2.2 AA, no sideways scroll at 320 px."""

from __future__ import annotations

from collections import deque
from urllib.parse import urldefrag, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from django.utils.translation import override
from playwright.sync_api import Error, Page

pytestmark = pytest.mark.journey
AXE = Axe()
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
FILES = (".csv", ".json", ".atom", ".pdf", ".xml", ".ics", ".txt", ".xlsx", ".docx")
EACH = 2  # pages looked at of each kind
WHO = ["visitor", "head", "chair", "member", "councillor", "clerk", "administrator"]


def kind_of(path: str) -> str | None:
    """Name the kind of a page by its view; None for what is no page."""
    if path.endswith(FILES):
        return None
    try:
        with override(path[1:3]):  # an address begins with its language, and is only known in it
            return resolve(path).view_name
    except Resolver404:
        return None


def violations(page: Page) -> list[str]:
    """Say what axe finds on a page."""
    found = AXE.run(page, options=RULES).response["violations"]
    return [f"{page.url} {v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]


def scrolls_sideways(page: Page) -> bool:
    """Tell whether a page is wider than a phone of 320 px."""
    page.set_viewport_size({"width": 320, "height": 700})
    wide = page.evaluate("document.documentElement.scrollWidth > 320")
    page.set_viewport_size({"width": 1280, "height": 900})
    return bool(wide)


def walk(page: Page, start: str) -> tuple[set[str], list[str]]:
    """Follow links from a page, looking at a few of each kind; give the kinds seen and what is wrong."""
    waiting, seen, count, wrong = deque([start]), {start}, {}, []
    language = start[:4]
    while waiting:
        path = waiting.popleft()
        kind = kind_of(urlsplit(path).path)
        if kind is None or count.get(kind, 0) >= EACH:
            continue
        count[kind] = count.get(kind, 0) + 1
        try:
            answer = page.goto(path)
        except Error as problem:
            if "Download is starting" in str(problem):
                continue
            raise
        if answer is None or "html" not in answer.headers.get("content-type", ""):
            continue
        if answer.status >= 400 and answer.status not in {403, 409}:
            wrong.append(f"{path} answers {answer.status}")
            continue
        if "script-src 'self'" not in answer.headers.get("content-security-policy", ""):
            wrong.append(f"{path} has no Content-Security-Policy")
        wrong += violations(page)
        if scrolls_sideways(page):
            wrong.append(f"{path} scrolls sideways at 320 px")
        for href in page.eval_on_selector_all("a[href]", "links => links.map(a => a.getAttribute('href'))"):
            target = urldefrag(page.evaluate("h => new URL(h, location.href).href", href))[0]
            parts = urlsplit(target)
            if (
                parts.netloc != urlsplit(page.url).netloc
                or not parts.path.startswith(language)
                or "format=" in parts.query
            ):
                continue
            there = parts.path + (f"?{parts.query}" if parts.query else "")
            if there not in seen and "view=" not in parts.query:
                seen.add(there)
                waiting.append(there)
    return set(count), wrong


def become(page: Page, who: str, language: str) -> None:
    """Sign in with one click of the rehearsal."""
    page.goto(f"/{language}/rehearsal/")
    page.locator(f'form[action$="/as/{who}/"] button').click()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.requirement("PLT-01")
def test_every_public_page_is_accessible(page: Page, language: str) -> None:
    kinds, wrong = walk(page, f"/{language}/")
    assert wrong == []
    assert {
        "portal:home",
        "decisions:index",
        "decisions:decision",
        "meetings:index",
        "acts:index",
        "bodies:structure",
    } <= kinds


@pytest.mark.parametrize("who", WHO[1:])
def test_every_page_of_a_role_is_accessible(page: Page, who: str) -> None:
    language = {"chair": "ru", "clerk": "en"}.get(who, "kk")
    become(page, who, language)
    kinds, wrong = walk(page, f"/{language}/desk/")
    assert wrong == []
    assert "portal:desk" in kinds

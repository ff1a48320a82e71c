"""Every page that anybody reaches by links, in every role: no violation of WCAG 2.2 AA, no sideways scroll at 320 px.

Pages are read as they come, a few of each kind. A browser looks at those that show a shape not looked at before:
an element with other classes, another parent or other words to a reader's tools.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from shanyraq.demo.cast import ROLES
from tests.journeys.looking import Read, kind_of, wrong_with

pytestmark = pytest.mark.journey
EACH = {"kk": 5, "ru": 2, "en": 2}  # pages read of each kind


@dataclass
class Looked:
    """What was looked at in one language."""

    shapes: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    def is_new(self, kind: str, page: Read) -> bool:
        """Tell whether a page shows a shape that was not looked at; from now on it was."""
        fresh = {shape if shape.startswith("frame") else f"{kind} {shape}" for shape in page.shapes}
        new = not fresh <= self.shapes
        self.shapes |= fresh
        self.kinds.add(kind)
        return new


# Pages whose links are easily lost: each is reached from the front page, without a role, in every language.
LINKED = {
    "meetings:halls",
    "meetings:presence",
    "meetings:paper_vote",
    "programmes:cycle",
    "programmes:function",
    "programmes:ground",
    "programmes:message",
    "programmes:messages",
    "programmes:package",
    "programmes:packages",
    "programmes:plans",
    "programmes:review",
    "programmes:reviews",
}
LOOKED = {language: Looked() for language in ("kk", "ru", "en")}


def walk(page: Page, language: str, starts: Iterable[str]) -> tuple[set[str], list[str]]:
    """Follow links from some pages; give the kinds that were reached and what is wrong."""
    waiting = deque(f"/{language}{start}" for start in starts)
    seen, read, wrong, looked = set(waiting), Counter[str](), [], LOOKED[language]
    while waiting:
        path = waiting.popleft()
        kind = kind_of(urlsplit(path).path)
        if kind is None or read[kind] >= EACH[language]:
            continue
        answer = page.request.get(path)
        if "html" not in answer.headers.get("content-type", ""):
            continue
        read[kind] += 1
        if answer.status >= 400 and answer.status not in {403, 409}:
            wrong.append(f"{path} answers {answer.status}")
            continue
        if "script-src 'self'" not in answer.headers.get("content-security-policy", ""):
            wrong.append(f"{path} has no Content-Security-Policy")
        got = Read(answer.url)
        got.feed(answer.text())
        if looked.is_new(kind, got):
            page.goto(path)
            wrong += wrong_with(page)
        fresh = [there for there in dict.fromkeys(got.pages(language)) if there not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return set(read), wrong


def become(page: Page, who: str, language: str) -> None:
    """Sign in with one click of the rehearsal."""
    page.goto(f"/{language}/rehearsal/")
    with page.expect_navigation():
        page.locator(f'form[action$="/as/{who}/"] button').click()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.requirement("PLT-01")
def test_every_public_page_is_accessible(page: Page, language: str) -> None:
    kinds, wrong = walk(page, language, ["/"])
    assert wrong == []
    assert {
        "portal:home",
        "decisions:index",
        "decisions:decision",
        "decisions:card",
        "meetings:index",
        "meetings:session",
        "acts:index",
        "acts:rules",
        "bodies:structure",
        "sources:index",
        "facts:index",
        "journal:index",
    } <= kinds
    assert LINKED - kinds == set()


@pytest.mark.parametrize("who", [role.key for role in ROLES])
def test_every_page_of_a_role_is_accessible_in_kazakh(page: Page, who: str) -> None:
    become(page, who, "kk")
    kinds, wrong = walk(page, "kk", ["/desk/", "/"])
    assert wrong == []
    assert {"portal:desk", "people:me"} <= kinds


@pytest.mark.parametrize(("language", "who"), [("ru", "head"), ("en", "clerk")])
def test_the_pages_of_a_role_are_accessible_in_russian_and_english(
    page: Page, language: str, who: str
) -> None:
    become(page, who, language)
    kinds, wrong = walk(page, language, ["/desk/"])
    assert wrong == []
    assert "portal:desk" in kinds

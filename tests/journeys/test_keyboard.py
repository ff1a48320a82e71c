"""The wheel's key steps with Tab, Enter, Space and letters only, in Kazakh: the focus is seen, in order, never trapped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from shanyraq.demo.cast import ROLES
from tests.journeys.autumn import DECISION
from tests.journeys.keys import Keys
from tests.journeys.papers import BROUGHT
from tests.journeys.serving import Rehearsal
from tests.journeys.walking import Walker, ordinary_day

pytestmark = [pytest.mark.journey, pytest.mark.requirement("PLT-01")]
AUTUMN = date(2024, 10, 10)


@pytest.fixture(scope="module")
def walker(rehearsal: Rehearsal, walk_in: Callable[..., Walker]) -> Walker:
    return walk_in(
        rehearsal, "kk", scripts=True
    )  # the scripts are this test's own: they ask where the focus is


@pytest.fixture
def keys(walker: Walker) -> Keys:
    return Keys(walker)


def becomes(keys: Keys, role: str) -> None:
    """Sign in with the keyboard, from the header of any page."""
    page, words = keys.page, keys.walker.words
    sign_out = page.locator("header").get_by_role("button", name=words("Sign out"))
    if sign_out.count():
        keys.opens(sign_out)
        if page.locator("main").get_by_role("button").count():
            keys.opens(page.locator("main").get_by_role("button").first)
    keys.opens(page.locator("header").get_by_role("link", name=words("Sign in"), exact=True))
    keys.opens(page.get_by_role("link", name=words("Sign in to the rehearsal with one click")))
    name = next(one.name for one in ROLES if one.key == role)[0]
    keys.opens(page.get_by_role("button", name=words("Become {name}", name=name), exact=True))
    keys.walker.told("You are {name} now.", name=name)


def opens_task(keys: Keys, words: str) -> None:
    """Open a task of the desk."""
    keys.opens(keys.page.locator("main").get_by_role("link", name=words).first)


def test_the_first_stop_leads_past_the_menu(keys: Keys) -> None:
    keys.walker.goes("/")
    skip = keys.page.locator("a.skip")
    first = keys.tab()
    assert first is not None
    keys.is_on(skip)
    keys.press("Enter")
    keys.is_on(keys.page.locator("main"))
    keys.press("Tab")
    assert keys.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_the_language_and_the_day_are_reached(keys: Keys) -> None:
    page, walker = keys.page, keys.walker
    walker.goes("/")
    keys.opens(
        page.get_by_role("navigation", name=walker.words("Sections")).get_by_role(
            "link", name=walker.words("Structure"), exact=True
        )
    )
    keys.opens(page.locator(".langs a[hreflang=ru]"))
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    keys.opens(page.locator(".langs a[hreflang=kk]"))
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    keys.to(page.locator("header details.asof summary"))
    keys.press("Enter")
    keys.types("Show which day?", "01.03.1999")
    with page.expect_navigation():
        keys.press("Enter")
    walker.reads("Қазақстан халықтары Ассамблеясы", walker.day(date(1999, 3, 1)))


@pytest.mark.parametrize(
    "path", ["/", "/decisions/2024-2/", "/sessions/", "/sessions/35/", "/structure/", "/acts/law-70-iv-2008/"]
)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_focus_goes_down_the_page_and_out_of_it(keys: Keys, path: str, width: int) -> None:
    keys.page.set_viewport_size({"width": width, "height": 900})
    keys.walker.goes(path)
    stops = keys.whole_page()
    assert len(stops) > 20
    if width == 390:  # in one column what is read later stands lower; a line of the header is 40 px high
        back = [(a.name, b.name) for a, b in pairwise(stops) if b.top < a.top - 40]
        assert back == []


def test_a_session_is_prepared_after_a_form_that_was_not_right(keys: Keys) -> None:
    page, walker = keys.page, keys.walker
    page.set_viewport_size({"width": 1280, "height": 900})
    becomes(keys, "head")
    keys.opens(
        page.get_by_role("navigation", name=walker.words("Sections")).get_by_role(
            "link", name=walker.words("Sessions"), exact=True
        )
    )
    keys.presses("Prepare a Session")
    keys.types("Day of the Session", "40.40.2024")
    keys.types(("Place", "in Kazakh"), "Астана, Бейбітшілік және келісім сарайы")
    keys.presses("Prepare")
    assert walker.status == 422
    summary = page.locator(".errors")
    keys.is_on(summary)
    keys.to(summary.get_by_role("link").first)
    keys.press("Enter")
    keys.is_on(walker.field("Day of the Session"))
    assert walker.field("Place", "in Kazakh").input_value() == "Астана, Бейбітшілік және келісім сарайы"
    keys.types("Day of the Session", "12.12.2024")
    keys.presses("Prepare")
    walker.told("Session {number} is being prepared. Next: its agenda.", number="XXXVI")


def test_an_order_that_the_law_refuses_says_so_under_the_focus(keys: Keys) -> None:
    page, walker = keys.page, keys.walker
    becomes(keys, "chair")
    opens_task(keys, "XXXV")
    keys.types("Number of the order", "Д-15")
    keys.types("Day of the Session", "25.09.2024")
    keys.presses("Adopt the order")
    walker.refused("meetings.notice_too_short", numbers=(23, 30))
    keys.is_on(page.locator("main .note[role=alert]"))
    keys.types("Day of the Session", "10.10.2024")
    keys.presses("Adopt the order")
    walker.told("Order № {number} is adopted. Next: its announcement in official media.", number="Д-15")


def test_a_member_signs_and_a_councillor_votes(keys: Keys) -> None:
    becomes(keys, "member")
    opens_task(keys, "Ауыл мектептерінің")
    keys.presses("Sign")
    keys.walker.told("You have signed. The request is valid: the Chair decides to hold the Session.")
    becomes(keys, "councillor")
    opens_task(keys, "Этностар тарихы қорын")
    keys.to(keys.button("Yes"))
    with keys.page.expect_navigation():
        keys.press("Space")
    keys.walker.reads(keys.walker.words("You answered “Yes”"))


def test_anybody_follows_a_decision_after_an_address_that_was_not_right(keys: Keys) -> None:
    page, walker = keys.page, keys.walker
    walker.goes("/")
    keys.opens(page.locator("main").get_by_role("link", name="2024-2").first)
    keys.types("E-mail", "reader")
    keys.presses("Follow by mail")
    assert walker.status == 422
    keys.is_on(page.locator(".errors"))
    keys.to(page.locator(".errors a"))
    keys.press("Enter")
    keys.is_on(walker.field("E-mail"))
    keys.types("E-mail", "reader@example.org")
    keys.presses("Follow by mail")
    walker.told("A letter is on its way. Open its link within three days.")


def test_a_state_body_answers_after_a_form_that_was_not_right(
    in_autumn: Rehearsal, walk_in: Callable[..., Walker]
) -> None:
    walker = walk_in(in_autumn, "kk", scripts=True)
    keys, page = Keys(walker), walker.page
    walker.goes("/")
    becomes(keys, "clerk")
    opens_task(keys, DECISION["title_kk"])
    keys.types("Number of the paper", "01-7/99")
    keys.types("Date of the paper", "бүгін емес")
    keys.types("What was done, in Kazakh", "Қор цифрланды, тізімі қоса берілді.")
    keys.presses("Send the answer")
    assert walker.status == 422
    keys.is_on(page.locator(".errors"))
    keys.to(page.locator(".errors").get_by_role("link").first)
    keys.press("Enter")
    keys.is_on(walker.field("Date of the paper"))
    assert walker.field("What was done, in Kazakh").input_value() == "Қор цифрланды, тізімі қоса берілді."
    keys.types("Date of the paper", ordinary_day(AUTUMN))
    keys.to(walker.field("The paper"))
    walker.field("The paper").set_input_files(BROUGHT)  # the window of the system is not the page's
    keys.presses("Send the answer")
    walker.reads("01-7/99", walker.day(AUTUMN))

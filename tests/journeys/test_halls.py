"""A Session in two halls, in the middle of its votes, and the forms of officers: accessible in Kazakh, Russian and English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import watched
from tests.journeys.looking import WIDE, wrong_with
from tests.journeys.serving import Rehearsal, serving
from tests.journeys.test_every_page import become

pytestmark = pytest.mark.journey
SESSION = "/sessions/xxxv/"
# What each role opens; "" is a visitor. The votes of the summer and of this Session are numbered in their order.
PAGES = {
    "": (SESSION, f"{SESSION}halls/", f"{SESSION}presence/", "/sessions/paper/2/", "/sessions/paper/3/"),
    "member": (SESSION,),
    "officer": (
        f"{SESSION}halls/", f"{SESSION}halls/add/", f"{SESSION}halls/move/?hall=1", f"{SESSION}register/?hall=1",
        "/programmes/messages/new/", "/programmes/packages/new/", "/programmes/plans/new/", "/programmes/documents/new/",
    ),
    "chair": (
        f"{SESSION}commission/?hall=1", f"{SESSION}3/paper/", "/sessions/paper/2/", "/sessions/paper/3/",
        "/sessions/paper/3/void/",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def sitting(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """Serve a rehearsal in the middle of the autumn Session."""
    with serving(told, tmp_path_factory.mktemp("sitting") / "var") as own:
        said = own.run("shell", "-v", "0", "-c", "from tests.journeys.halls import tell; tell()")
        assert said.returncode == 0, said.stdout + said.stderr
        yield own


@pytest.fixture
def page(browser: Browser, sitting: Rehearsal) -> Iterator[Page]:
    """Open a page of it."""
    context = browser.new_context(viewport=WIDE, base_url=sitting.address)
    opened, check = watched(context, sitting.address)
    yield opened
    context.close()
    check()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("who", PAGES)
def test_the_pages_of_several_halls_and_of_new_forms_are_accessible(
    page: Page, who: str, language: str
) -> None:
    if who:
        become(page, who, language)
    wrong = []
    for path in PAGES[who]:
        answer = page.goto(f"/{language}{path}")
        assert answer is not None
        wrong += [] if answer.status == 200 else [f"{path} answers {answer.status}"]
        wrong += wrong_with(page)
    assert wrong == []


def test_a_member_registers_at_a_distance_by_one_button(page: Page) -> None:
    become(page, "member", "kk")
    page.goto(f"/kk{SESSION}")
    with page.expect_navigation():
        page.locator('form[action$="/remote/join/"] button').click()
    assert "Сіз қашықтан тіркелдіңіз." in page.inner_text("main")

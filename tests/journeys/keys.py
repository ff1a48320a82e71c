"""A person with a keyboard only: Tab, Shift+Tab, Enter, Space and letters. Every stop on the way is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, expect

from tests.journeys.walking import Walker

MOST = 400  # stops; a page with more is not for a keyboard
# One stop: its place in the order of the page, where it stands, whether its ring is seen and nothing lies over it.
STOP = """() => {
  const here = document.activeElement, all = [...document.querySelectorAll('*')], box = here.getBoundingClientRect();
  const style = getComputedStyle(here);
  const x = box.left + Math.min(box.width, innerWidth - box.left) / 2, y = box.top + Math.min(box.height, innerHeight - box.top) / 2;
  const hit = document.elementFromPoint(x, y);
  const text = (here.innerText || here.value || here.getAttribute('aria-label') || here.name || '').trim();
  return {
    name: `${here.tagName.toLowerCase()} «${text.slice(0, 60)}»`,
    place: all.indexOf(here), top: box.top + scrollY, tag: here.tagName,
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    shown: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: hit !== null && hit !== here && !here.contains(hit) && !hit.contains(here) && !hit.closest('label'),
    positive: here.tabIndex > 0,
  };
}"""


@dataclass(frozen=True)
class Stop:
    """One element that had the focus."""

    name: str
    place: int
    top: float
    tag: str
    ringed: bool
    shown: bool
    covered: bool
    positive: bool

    @property
    def wrong(self) -> list[str]:
        """Say what is wrong with this stop alone."""
        found = {
            "has no ring": not self.ringed,
            "is not on the screen": not self.shown,
            "is covered": self.covered,
            "jumps the queue": self.positive,
        }
        return [f"{self.name} {what}" for what, is_so in found.items() if is_so]


class Keys:
    """Walk with the keyboard; fail where the focus is unseen, out of order or trapped."""

    def __init__(self, walker: Walker) -> None:
        self.walker, self.page = walker, walker.page
        self.stops: list[Stop] = []

    def press(self, key: str) -> None:
        """Press one key."""
        self.page.keyboard.press(key)

    def tab(self) -> Stop | None:
        """Go one stop on; None where the page has ended."""
        self.press("Tab")
        stop = Stop(**self.page.evaluate(STOP))
        if stop.tag == "BODY":
            return None
        assert stop.wrong == [], f"{self.page.url}: {stop.wrong}"
        return stop

    def to(self, target: Locator) -> Stop:
        """Press Tab until the focus is on an element, going down the page only; give that stop."""
        expect(target).to_be_visible()
        last = -1
        for _ in range(MOST):
            stop = self.tab()
            assert stop is not None, f"{self.page.url}: the end of the page came before {target}"
            assert stop.place > last, f"{self.page.url}: from {last} back to {stop.name}, or caught there"
            last = stop.place
            if target.evaluate("e => e === document.activeElement"):
                return stop
        raise AssertionError(f"{self.page.url}: {MOST} stops and no {target}")

    def whole_page(self) -> list[Stop]:
        """Press Tab from the top of the page to its end; give every stop."""
        stops: list[Stop] = []
        while (stop := self.tab()) is not None and not (stops and stop.place == stops[0].place):
            assert not stops or stop.place > stops[-1].place, f"{self.page.url}: back to {stop.name}"
            stops.append(stop)
            assert len(stops) < MOST, f"{self.page.url}: no end"
        return stops

    # doing

    def opens(self, target: Locator) -> None:
        """Go to a link or a button and press Enter; the page that comes has no stop behind it."""
        self.to(target)
        with self.page.expect_navigation():
            self.press("Enter")

    def types(self, label: str | tuple[str, ...], text: str, **facts: Any) -> None:
        """Go to a field by its label, and type over what stands there."""
        field = self.walker.field(*([label] if isinstance(label, str) else label))
        if not field.evaluate("e => e === document.activeElement"):
            self.to(field)
        self.press("Control+A")
        if text:
            self.page.keyboard.type(text)
        else:
            self.press("Delete")

    def ticks(self, target: Locator) -> None:
        """Go to a checkbox and press Space."""
        self.to(target)
        self.press("Space")
        expect(target).to_be_checked()

    def button(self, text: str, **facts: Any) -> Locator:
        """Find a button of the main part by its words (an English message id)."""
        return self.page.locator("main").get_by_role("button", name=self.walker.words(text, **facts), exact=True).first  # fmt: skip

    def presses(self, text: str, **facts: Any) -> None:
        """Go to a button and press Enter."""
        self.opens(self.button(text, **facts))

    # where the focus is

    def is_on(self, target: Locator) -> None:
        """Assert where the focus is now."""
        expect(target).to_be_focused()
        assert Stop(**self.page.evaluate(STOP)).shown, f"{self.page.url}: the focus is out of sight"

"""How a person walks: by the words on the page, in the language of the page, never by addresses learned by heart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urljoin

from django.utils.text import capfirst
from django.utils.translation import gettext, override
from kazakhtext.dates import format_date
from playwright.sync_api import Locator, Page, Response

from shanyraq.web.words import say, say_count
from tests.journeys.looking import beyond_the_screen
from tests.journeys.tongues import foreign


def plain(text: str) -> str:
    """Make every kind of space one space, so that words are compared and not their setting."""
    return " ".join(text.split())


def ordinary_day(day: date) -> str:
    """Write a day as people type it."""
    return f"{day:%d.%m.%Y}"


class Walker:
    """A person with a browser. Words are English message ids, said in the language of the walk."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        page.set_default_timeout(20_000)
        self.last: Response | None = None
        self.wrong: list[str] = []
        page.on("response", self._note)

    def _note(self, response: Response) -> None:
        if response.request.is_navigation_request() and not 300 <= response.status < 400:
            self.last = response

    @property
    def status(self) -> int:
        """Give the status of the page that is shown."""
        assert self.last is not None
        return self.last.status

    # words

    def words(self, text: str, **facts: Any) -> str:
        """Say an English message id in the walk's language, its places filled."""
        with override(self.language):
            said = gettext(text)
            assert self.language == "en" or said != text, f"the catalogue of {self.language} lacks {text!r}"
            return plain(say(said, **facts))

    def count(self, one: str, many: str, count: int) -> str:
        """Say a sentence that depends on a count."""
        with override(self.language):
            return plain(say_count(one, many, count))

    def day(self, day: date) -> str:
        """Write a day as the page does."""
        return plain(format_date(day, self.language))

    # seeing

    def text(self, region: str = "") -> str:
        """Give the words of the main part, or of one section by its heading."""
        main = self.page.locator("main")
        place = main.get_by_role("region", name=self.words(region), exact=True) if region else main
        return plain(place.inner_text())

    def answer(self, question: str) -> str:
        """Give what stands beside a term of a list of facts."""
        terms = self.page.locator("main dl > div")
        term = self.page.locator("dt").get_by_text(self.words(question), exact=True)
        return plain(terms.filter(has=term).first.locator("dd").inner_text())

    def sees(self, text: str, region: str = "", **facts: Any) -> None:
        """Assert that the page says something, in a chip with a capital."""
        wanted = self.words(text, **facts)
        shown = self.text(region)
        assert wanted in shown or capfirst(wanted) in shown, (
            f"{self.page.url} does not say {wanted!r}; it says: {shown}"
        )

    def reads(self, *words: str) -> None:
        """Assert that the page shows these words as they are."""
        shown = self.text()
        missing = [word for word in words if plain(word) not in shown]
        assert missing == [], f"{self.page.url} shows no {missing}; it shows: {shown}"

    def told(self, text: str, **facts: Any) -> None:
        """Assert what the message under the header says."""
        self.message(self.words(text, **facts))

    def message(self, words: str) -> None:
        """Assert that the message under the header has these words as they are."""
        said = [plain(one) for one in self.page.locator(".said").all_inner_texts()]
        assert any(words in one for one in said), f"{said} at {self.page.url}, not {words!r}: {self.text()}"

    def refused(self, code: str, *, law: str = "", numbers: Iterable[object] = ()) -> None:
        """Assert that the answer was a refusal with this code's own sentence, its article and its numbers."""
        from shanyraq.web.refusals import sentences

        assert self.status in {403, 409}, self.status
        shown = self.text()
        with override(self.language):
            pieces = re.split(r"\{[^}]*\}", str(sentences()[code].title))
        assert all(plain(piece) in shown for piece in pieces), f"{code} is not said: {shown}"
        assert law in shown
        assert [n for n in numbers if str(n) not in shown] == [], shown

    # going

    def clicks(self, target: Locator, force: bool = False) -> None:
        """Click a link or a button, and wait until the page it leads to is there."""
        with self.page.expect_navigation():
            target.click(force=force)
        self.looks()

    def looks(self) -> None:
        """Note what of the page that is shown is in another language, and what is beyond the screen."""
        self.wrong += [*foreign(self.page, self.language), *beyond_the_screen(self.page)]

    def goes(self, path: str) -> None:
        """Type an address; only where a walk begins."""
        self.page.goto(f"/{self.language}{path}")
        self.looks()

    def follows(self, text: str, region: str = "", **facts: Any) -> None:
        """Follow a link by its words (an English message id)."""
        self.follows_link(self.words(text, **facts), region)

    def follows_link(self, words: str, region: str = "", last: bool = False) -> None:
        """Follow a link by the words shown, wherever it stands or inside one section."""
        place: Page | Locator = self.page
        if region:
            place = self.page.get_by_role("region", name=self.words(region), exact=True)
        found = place.get_by_role("link", name=re.compile(rf"{_loose(words)}(?!\w)"))
        self.clicks(found.last if last else found.first)
        assert self.status == 200, f"{self.page.url} answers {self.status}"

    def section(self, text: str) -> None:
        """Go to a section of the house from the header."""
        menu = self.page.get_by_role("navigation", name=self.words("Sections"))
        self.clicks(menu.get_by_role("link", name=self.words(text), exact=True))
        assert self.status == 200

    def on_day(self, day: date) -> None:
        """Look at the page as of another day, by the field in the header."""
        self.page.locator("header details.asof summary").click()
        self.page.get_by_label(self.words("Show which day?")).fill(ordinary_day(day))
        self.clicks(self.page.locator("header").get_by_role("button", name=self.words("Show"), exact=True))

    # doing

    def field(self, label: str, *rest: str) -> Locator:
        """Find a field by its label, whether it must be filled or not."""
        words = " ".join(self.words(part) for part in (label, *rest))
        return self.page.get_by_label(re.compile(rf"^{_loose(words)}( \(|$)"))

    def fills(self, label: str | tuple[str, ...], value: str) -> None:
        """Fill a field."""
        self.field(*([label] if isinstance(label, str) else label)).fill(value)

    def presses(self, text: str, region: str = "", **facts: Any) -> None:
        """Press a button."""
        place: Page | Locator = self.page.locator("main")
        if region:
            place = place.get_by_role("region", name=self.words(region), exact=True)
        button = place.get_by_role("button", name=self.words(text, **facts), exact=True).first
        self.clicks(button, force=True)  # a refused button is grey, and answers with its reason

    def fetches(self, link: Locator) -> bytes:
        """Fetch the file behind a link, with the cookies of this walk; a browser would show it in its own viewer."""
        answer = self.page.request.get(urljoin(self.page.url, link.get_attribute("href")))
        assert answer.status == 200, answer.url
        return answer.body()

    # the rehearsal

    def becomes(self, role: str) -> None:
        """Become somebody with one click of the rehearsal."""
        from shanyraq.demo.cast import ROLES

        name = next(r.name for r in ROLES if r.key == role)[("kk", "ru", "en").index(self.language)]
        self.goes("/rehearsal/")
        self.clicks(self.page.get_by_role("button", name=self.words("Become {name}", name=name), exact=True))
        self.told("You are {name} now.", name=name)

    def leaves(self) -> None:
        """Sign out."""
        self.clicks(self.page.get_by_role("button", name=self.words("Sign out"), exact=True))
        confirm = self.page.locator("main").get_by_role("button")
        if confirm.count():
            self.clicks(confirm.first)

    def moves_to(self, day: date) -> None:
        """Move the rehearsal's day forward."""
        self.goes("/rehearsal/")
        self.fills("Move to", ordinary_day(day))
        self.presses("Move the day")
        self.told("Today is {day} now.", day=day)


def _loose(words: str) -> str:
    # A page may set a no-break space or a no-break hyphen where the catalogue has a plain one.
    return re.escape(plain(words)).replace(r"\ ", r"\s+")

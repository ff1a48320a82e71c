"""How a page is looked at: what axe finds, whether it scrolls sideways, and of which shapes it is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.urls import Resolver404, resolve
from django.utils.translation import override
from playwright.sync_api import Page, ViewportSize

FILES = (".csv", ".json", ".atom", ".pdf", ".xml", ".ics", ".txt", ".xlsx", ".docx", ".py")
WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# Only what is wrong comes back from the browser: the rest of axe's answer is megabytes on a long page.
FIND = """options => axe.run(document, options)
    .then(found => found.violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`))"""
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 700}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SPOKEN = {"lang", "role", "hidden", "tabindex", "disabled", "required", "readonly", "open", "scope"}
SPOKEN |= {"title", "alt", "for", "id", "href", "type"}


def violations(page: Page) -> list[str]:
    """Say what axe finds against WCAG 2.2 AA on the page that is shown."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(FIND, {"runOnly": WCAG, "resultTypes": ["violations"]})
    return [f"{page.url} {one}" for one in found]


def scrolls_sideways(page: Page) -> bool:
    """Tell whether the page is wider than a phone of 320 px; the window is given its size back."""
    size = page.viewport_size or WIDE
    page.set_viewport_size(NARROW)
    wide = page.evaluate("document.documentElement.scrollWidth > 320")
    page.set_viewport_size(size)
    return bool(wide)


# The controls that a finger cannot reach without scrolling sideways.
BEYOND = """() => {
  const wide = document.documentElement.scrollWidth > innerWidth ? [`scrolls sideways at ${innerWidth} px`] : [];
  const all = document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary');
  const out = [...all].filter(e => e.checkVisibility() && !e.matches('.skip')).filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && (box.left < -1 || box.right > innerWidth + 1);
  });
  return [...wide, ...out.map(e => `${e.tagName.toLowerCase()} «${(e.innerText || e.name || '').slice(0, 60)}» is out of reach`)];
}"""


def beyond_the_screen(page: Page) -> list[str]:
    """Say whether the page scrolls sideways, and which of its controls stand beyond the screen."""
    return [f"{page.url}: {one}" for one in page.evaluate(BEYOND)]


def wrong_with(page: Page) -> list[str]:
    """Say everything that is wrong with the page that is shown."""
    sideways = [f"{page.url} scrolls sideways at 320 px"] if scrolls_sideways(page) else []
    return violations(page) + sideways


def kind_of(path: str) -> str | None:
    """Name the kind of a page by its view; None for what is no page."""
    if path.endswith(FILES):
        return None
    try:
        with override(path[1:3]):  # an address begins with its language, and is only known in it
            return resolve(path).view_name
    except Resolver404:
        return None


@dataclass
class Read(HTMLParser):
    """A page as it came: where its links lead, and the shapes of its elements, whatever words stand in them."""

    address: str
    links: list[str] = field(default_factory=list)
    shapes: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self._within = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element: its tag and classes, its parent's, and what it says to a reader's tools."""
        given = dict(attrs)
        name = ".".join([tag, *sorted((given.get("class") or "").split())])
        spoken = [a for a in sorted(given) if a in SPOKEN or a.startswith("aria-")]
        kept = [f"{a}={given[a]}" if a in {"lang", "role", "type", "aria-disabled"} else a for a in spoken]
        part = "main" if any(one.startswith("main") for one in self._within) else "frame"
        self.shapes.add(f"{part} {self._within[-1]} > {name}[{' '.join(kept)}]")
        if tag == "a" and given.get("href"):
            self.links.append(urldefrag(urljoin(self.address, given["href"]))[0])
        if tag not in VOID:
            self._within.append(name)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and whatever was left open inside it."""
        for place in range(len(self._within) - 1, 0, -1):
            if self._within[place].split(".")[0] == tag:
                del self._within[place:]
                return

    def pages(self, language: str) -> list[str]:
        """Give the paths of the house that its links lead to, in one language, each as it stands in the link."""
        host = urlsplit(self.address).netloc
        parts = [urlsplit(link) for link in self.links]
        return [
            p.path + (f"?{p.query}" if p.query else "")
            for p in parts
            if p.netloc == host
            and p.path.startswith(f"/{language}/")
            and "format=" not in p.query
            and "view=" not in p.query
        ]

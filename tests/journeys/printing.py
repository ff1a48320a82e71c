"""What a page becomes on paper: what is left off, what is lost, how many sheets it takes."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from unicodedata import normalize

from django.utils.text import capfirst
from playwright.sync_api import Page
from pypdf import PdfReader

SHEET = {"width": 643, "height": 970}  # A4 less its margins, in CSS pixels
MENU = ("header .nav", "header .tools", ".skip", "main button", ".foot-page nav")
# The words of the main part but those of controls, which paper cannot press.
MATTER = """() => {
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), said = [];
  while (walk.nextNode()) {
    const within = walk.currentNode.parentElement;
    const control = within.closest('form, button, .btn, .links, .filter, details.more > summary, .hide, script, style');
    if (!control && (within.checkVisibility() || within.closest('details'))) said.push(walk.currentNode.data);
  }
  return said.join(' ').split(/\\s+/).filter(word => word.length > 2);
}"""


@dataclass(frozen=True)
class Sheet:
    """A printed page: its sheets, its text without spaces, the menus that it shows, the words it lost, whether it is cut."""

    pages: int
    text: str
    menu: list[str]
    lost: list[str]
    cut: bool


def printed(page: Page) -> Sheet:
    """Print the page that is shown; the window is given back as it was."""
    matter, size = page.evaluate(MATTER), page.viewport_size
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    menu = [place for place in MENU if page.locator(place).filter(visible=True).count()]
    cut = bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    page.emulate_media(media="screen")
    if size:
        page.set_viewport_size(size)
    text = "".join("".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in reader.pages)
    matter = [normalize("NFKC", word) for word in matter]
    # A chip sets its first letter as a capital.
    lost = [word for word in dict.fromkeys(matter) if word not in text and capfirst(word) not in text]
    return Sheet(len(reader.pages), text, menu, lost, cut)

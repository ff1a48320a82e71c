"""Whether a page keeps to its language. Words of another one stand only inside an element that names it by `lang`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from playwright.sync_api import Page

# What a reader of the page's language sees or hears; a field's own value is what somebody typed.
SAID = """() => {
  const own = document.documentElement.lang, spoken = e => e.closest('[lang]').lang === own;
  const marked = [...document.querySelectorAll('[lang]')].filter(e => !spoken(e));
  const others = marked.map(e => e.innerText.trim()).filter(Boolean);
  const said = [others.reduce((title, words) => title.replace(words, ' '), document.title)];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, within = node.parentElement;
    if (node.data.trim() && spoken(within) && !within.closest('script, style, textarea, code')) said.push(node.data);
  }
  for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
    for (const e of document.querySelectorAll(`[${name}]`)) if (spoken(e)) said.push(e.getAttribute(name));
  return said.map(text => text.replace(/\\s+/g, ' ').trim());
}"""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Addresses of mail, of the web and of files, digests, and numbers of papers are in no language; a name in quotes is a name.
NO_WORD = re.compile(
    r"\S+@\S+|https?://\S+|\S*[/_.]\S*[A-Za-z]\S*|\b[0-9a-f]{16,}\b|\b[A-Z]+-\d+\b|«[^»]*»|\bG-GLOBAL\b"
)
LATIN = re.compile(r"[A-Za-z]{3,}")
ROMAN = re.compile(r"[IVXLCDM]+")
CYRILLIC = re.compile(r"[Ѐ-ӿ]{2,}")
KAZAKH = re.compile(r"[ӘҒҚҢӨҰҮҺІәғқңөұүһі]")
NAME = re.compile(
    "CSV|JSON|PDF|PNG|JPEG|CMS|XLSX|DOCX|Enter|Atom|XML|Akoma|Ntoso|Popolo|SHA|RFC|Apache|Belenios|ELI|Typst|Python|JavaScript|Merkle|ZIP|UTF|"
    "ISO|WCAG|Shanyraq|[Cc]ookie|iCal|shanyraq|ingest|FILE|Alt|Shift|Control|Option|Mac"
)
# Words and endings that Russian has and Kazakh has not; Kazakh took its loans without these endings.
RUSSIAN_WORD = re.compile(
    "и|во|со|ко|об|от|по|из|для|при|без|под|над|или|что|как|это|эта|этот|был|была|было|были|нет|бы|который|которые|если|"
    "чтобы|только|ещё|уже|все|всех|её|его|их|ему|она|они|мы|вы"
)
RUSSIAN_ENDING = re.compile(
    r"[а-я](?:ого|его|ому|ему|ыми|ими|ться|тся|ение|ения|ению|ости|остью|ый|ая|ые|ое|ых|ено|ована|овано)$"
)


def strangers(texts: Iterable[str], language: str) -> list[str]:
    """Give the pieces of text that hold a word of another language, each once, in the order they are read."""
    found = [text for text in dict.fromkeys(texts) if any(_is_strange(w, language) for w in _words(text))]
    return [text[:160] for text in found]


def foreign(page: Page, language: str) -> list[str]:
    """Say what the page that is shown says in another language than its own without naming it."""
    return [
        f"{page.url} says in another language: {text}" for text in strangers(page.evaluate(SAID), language)
    ]


def _words(text: str) -> list[str]:
    return WORD.findall(NO_WORD.sub(" ", text))


def _is_strange(word: str, language: str) -> bool:
    if NAME.fullmatch(word) or ROMAN.fullmatch(word):
        return False
    if language == "en":
        return bool(CYRILLIC.search(word))
    if LATIN.search(word):
        return True
    if language == "ru":
        return bool(KAZAKH.search(word))
    plain = word.casefold()  # a capital alone is an initial
    return bool(RUSSIAN_WORD.fullmatch(word)) or (
        bool(RUSSIAN_ENDING.search(plain)) and not KAZAKH.search(plain)
    )

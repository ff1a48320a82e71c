"""What a PDF says of itself: standards, language, title, tags, fonts, and its text as a reader's tools get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader

PARTS = {"pdfa": ("pdfaid", "part"), "level": ("pdfaid", "conformance"), "ua": ("pdfuaid", "part")}


@dataclass(frozen=True)
class Paper:
    """One PDF. `standards` are those its metadata declares; `tags` the roles of its structure in order; `text` in one line."""

    standards: dict[str, str]
    language: str
    title: str
    shows_title: bool
    marked: bool
    tags: list[str]
    outlined: bool
    intent: bool
    bare_fonts: list[str]
    text: str

    @property
    def wrong(self) -> list[str]:
        """Say what is missing for PDF/A-2a and PDF/UA-1 as far as a reader of the file can see."""
        asked = {
            "declares no PDF/A-2a": self.standards.get("pdfa") == "2" and self.standards.get("level") == "A",
            "declares no PDF/UA-1": self.standards.get("ua") == "1",
            "has no language": bool(self.language),
            "has no title in the window": bool(self.title) and self.shows_title,
            "is not tagged": self.marked and self.tags[:1] == ["Document"] and "H1" in self.tags,
            "has no output intent": self.intent,
            "has fonts that are not in it or cannot be read back": not self.bare_fonts,
        }
        return [what for what, is_so in asked.items() if not is_so]


def read(content: bytes) -> Paper:
    """Read a PDF."""
    reader = PdfReader(BytesIO(content))
    root: Any = reader.root_object
    xmp = reader.xmp_metadata
    assert xmp is not None and not reader.is_encrypted
    declared = xmp.rdf_root.toxml()
    return Paper(
        standards={
            key: value
            for key, (space, name) in PARTS.items()
            if (value := _between(declared, f"{space}:{name}"))
        },
        language=str(root.get("/Lang", "")),
        title=str((reader.metadata or {}).get("/Title", "")),
        shows_title=bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        marked=bool(root.get("/MarkInfo", {}).get("/Marked")),
        tags=list(_tags(root["/StructTreeRoot"].get("/K"))) if "/StructTreeRoot" in root else [],
        outlined="/Outlines" in root,
        intent=bool(root.get("/OutputIntents")),
        bare_fonts=[name for page in reader.pages for name in _bare(page)],
        text=" ".join(" ".join(page.extract_text() for page in reader.pages).split()),
    )


def _between(xml: str, name: str) -> str:
    return xml.partition(f"<{name}>")[2].partition(f"</{name}>")[0]


def _tags(kids: Any) -> Iterator[str]:
    known = kids.get_object() if hasattr(kids, "get_object") else kids
    if isinstance(known, list):
        for one in known:
            yield from _tags(one)
    elif isinstance(known, dict) and "/S" in known:
        yield str(known["/S"]).lstrip("/")
        yield from _tags(known.get("/K"))


def _bare(page: Any) -> Iterator[str]:
    for font in page["/Resources"].get("/Font", {}).values():
        known = font.get_object()
        inner = known["/DescendantFonts"][0].get_object() if "/DescendantFonts" in known else known
        embedded = any(key.startswith("/FontFile") for key in inner["/FontDescriptor"])
        if not (embedded and "/ToUnicode" in known):
            yield str(known["/BaseFont"])

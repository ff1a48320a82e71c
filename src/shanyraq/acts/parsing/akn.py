"""Write an act as Akoma Ntoso 3.0, the standard form of legal texts (OASIS LegalDocML)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as Xml

from rulebook import Act

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_HIERARCHY = {"chapter": "chapter", "point": "point", "subpoint": "subparagraph", "paragraph": "subparagraph"}
_THREE = {"kk": "kaz", "ru": "rus", "en": "eng"}


@dataclass(frozen=True)
class Piece:
    """A place as it read on a day: "held" with its text, "not_held", "excluded", or "not_yet"."""

    eid: str
    kind: str
    number: str
    part: int
    state: str
    text: str
    parent: str = ""
    notes: tuple[str, ...] = ()


def document(act: Act, language: str, day: date, editions: Sequence[date], pieces: Iterable[Piece]) -> bytes:
    """Write the act as it read on a day: UTF-8, with the eId of each place, its state, and its notes."""
    Xml.register_namespace("", NAMESPACE)
    root = Xml.Element(f"{{{NAMESPACE}}}akomaNtoso")
    body = _sub(root, "act", name=act.kind, contains="singleVersion")
    _meta(body, act, language, day, editions)
    parts: dict[int, list[Piece]] = {}
    for piece in pieces:
        parts.setdefault(piece.part, []).append(piece)
    _part(body, parts.pop(0, []), "body")
    if parts:
        attachments = _sub(body, "attachments")
        for number, some in parts.items():
            doc = _sub(_sub(attachments, "attachment", eId=f"att_{number}"), "doc", name="attachment")
            _meta(doc, act, language, day, (), component=f"att_{number}")
            _part(doc, some, "mainBody")
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _sub(above: Xml.Element, tag: str, text: str = "", /, **attributes: str) -> Xml.Element:
    element = Xml.SubElement(above, f"{{{NAMESPACE}}}{tag}", attributes)
    element.text = text or None
    return element


def _meta(
    above: Xml.Element, act: Act, language: str, day: date, editions: Sequence[date], component: str = "main"
) -> None:
    meta = _sub(above, "meta")
    ident = _sub(meta, "identification", source="#shanyraq")
    signed = act.date.isoformat() if act.date else ""
    work = f"/akn/kz/act/{act.kind}/{signed}/{act.number or act.slug}"
    expression = f"{work}/{_THREE.get(language, language)}@{day.isoformat()}"
    levels = (
        ("FRBRWork", work, signed),
        ("FRBRExpression", expression, day.isoformat()),
        ("FRBRManifestation", f"{expression}.xml", day.isoformat()),
    )
    for name, address, dated in levels:
        level = _sub(ident, name)
        _sub(level, "FRBRthis", value=f"{address}/!{component}")
        _sub(level, "FRBRuri", value=address)
        _sub(level, "FRBRdate", date=dated or day.isoformat(), name=name.removeprefix("FRBR").lower())
        _sub(level, "FRBRauthor", href=f"#{act.issuer or 'unknown'}")
        if name == "FRBRWork":
            _sub(level, "FRBRcountry", value="kz")
        if name == "FRBRExpression":
            _sub(level, "FRBRlanguage", language=_THREE.get(language, language))
    if editions:
        life = _sub(meta, "lifecycle", source="#shanyraq")
        for number, since in enumerate(editions):
            kind = "amendment" if number else "generation"
            _sub(life, "eventRef", eId=f"e_{number}", date=since.isoformat(), source="#shanyraq", type=kind)


def _part(above: Xml.Element, pieces: Sequence[Piece], body_name: str) -> None:
    heads = [p for p in pieces if p.kind in ("stamp", "heading", "publication")]
    if heads:
        preface = _sub(above, "preface")
        for piece in heads:
            _sub(preface, "p", piece.text, eId=piece.eid)
    preambles = [p for p in pieces if p.kind == "preamble"]
    if preambles:
        preamble = _sub(above, "preamble")
        for piece in preambles:
            _sub(preamble, "p", piece.text, eId=piece.eid)
    _body(_sub(above, body_name), [p for p in pieces if p.kind in _HIERARCHY])
    signed = [p for p in pieces if p.kind == "signature"]
    if signed:
        end = _sub(above, "conclusions")
        for piece in signed:
            _sub(end, "p", piece.text, eId=piece.eid)


def _body(body: Xml.Element, pieces: Sequence[Piece]) -> None:
    made: dict[str, Xml.Element] = {}
    parents = {piece.parent for piece in pieces}
    for piece in pieces:
        above = made.get(piece.parent, body)
        element = _sub(above, _HIERARCHY[piece.kind], eId=piece.eid)
        made[piece.eid] = element
        if piece.state != "held":
            element.set("status", "removed" if piece.state == "excluded" else "undefined")
        if piece.number:
            _sub(element, "num", piece.number)
        if piece.kind == "chapter":
            _sub(element, "heading", piece.text)
            continue
        # What has subpoints holds its own words as an introduction.
        holder = "intro" if piece.eid in parents else "content"
        words = _sub(element, holder)
        _sub(words, "p", piece.text)
        for note in piece.notes:
            _sub(_sub(words, "p"), "remark", note, type="editorial")

"""One act: its card, its text on a day, one of its places, its Akoma Ntoso."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rulebook import Act, Rulebook

from shanyraq.acts import saying
from shanyraq.acts.models import ActText, EnteredAct
from shanyraq.acts.parsing import akn
from shanyraq.acts.queries import norms, register, rulebook, texts
from shanyraq.acts.queries.texts import Read
from shanyraq.web.words import pick

_BODY = ("chapter", "point", "subpoint", "paragraph")


def act(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the card of an act and its text as it read on the page's day."""
    book = rulebook()
    found = _act(book, slug)
    text = texts.text_of(slug)
    context = {
        **_card(book, found, request),
        "text": text,
        "editions": _editions(text, request) if text else [],
        "parts": _parts(texts.read_on(text, request.day)) if text else [],
        "implemented": norms.implemented_places(book, slug),
        "title": pick(dict(found.titles)),
        "crumbs": [(reverse("acts:index"), _("Acts"))],
    }
    return render(request, "acts/act.html", context)


def _act(book: Rulebook, slug: str) -> Act:
    if slug not in book.acts:
        raise Http404
    return book.acts[slug]


def _card(book: Rulebook, found: Act, request: HttpRequest) -> dict[str, Any]:
    language = get_language() or "kk"
    return {
        "act": found,
        "status": found.status_on(request.day),
        "ties": register.ties_of(book, found),
        "turns": register.turns_of(book, found),
        "entered": EnteredAct.objects.filter(slug=found.slug).select_related("file").first(),
        "relations_found": _relations(texts.text_of(found.slug)),
        "other_titles": [(code, t) for code, t in found.titles.items() if code != language],
    }


def _relations(text: ActText | None) -> list[Any]:
    return list(text.relations.order_by("first_line")) if text else []


def _editions(text: ActText, request: HttpRequest) -> list[dict[str, Any]]:
    editions = texts.editions_of(text)
    here = max((e.since for e in editions if e.since <= request.day), default=None)
    return [{"edition": e, "here": e.since == here} for e in editions]


def _parts(reads: Sequence[Read]) -> list[dict[str, Any]]:
    """Group what was read by the parts of the paper: the decree itself, what it approves, its annexes."""
    parts: dict[int, list[Read]] = {}
    for read in reads:
        parts.setdefault(read.provision.part, []).append(read)
    return [
        {"number": number, **_front(some), "blocks": _blocks(some), "end": _of_kind(some, "signature")}
        for number, some in parts.items()
    ]


def _of_kind(reads: Sequence[Read], kind: str) -> list[Read]:
    return [read for read in reads if read.provision.kind == kind and read.state == "held"]


def _front(reads: Sequence[Read]) -> dict[str, list[Read]]:
    """Give the title of a part (the last line of its heading), what stands above it, and its preamble."""
    heading = _of_kind(reads, "heading")
    return {"above": heading[:-1], "heading": heading[-1:], "preamble": _of_kind(reads, "preamble")}


def _blocks(reads: Sequence[Read]) -> list[dict[str, Any]]:
    """Put each point together with what stands under it; chapters stand alone as headings."""
    blocks: list[dict[str, Any]] = []
    for read in reads:
        kind = read.provision.kind
        if kind not in _BODY:
            continue
        if kind in ("chapter", "point") or not blocks:
            blocks.append({"head": read, "kind": kind, "below": [], "last_line": read.provision.last_line})
        else:
            blocks[-1]["below"].append(read)
            blocks[-1]["last_line"] = read.provision.last_line
    return blocks


def _alone(read: Read) -> dict[str, Any]:
    return {"head": read, "kind": "point", "below": [], "last_line": read.provision.last_line}


def provision(request: HttpRequest, slug: str, place: str) -> HttpResponse:
    """Show one place of an act: its words on the day, its wordings in time, what is taken from it."""
    book = rulebook()
    found = _act(book, slug)
    text = texts.text_of(slug)
    reads = texts.read_on(text, request.day, place) if text else []
    taken = norms.norms_from(book, slug, place)
    if not reads and not taken and not norms.mandates_from(slug, place):
        raise Http404
    said = saying.place(place, divisions=found.divisions)
    context = {
        "act": found, "status": found.status_on(request.day), "text": text, "place": place, "said": said,
        "blocks": _blocks(reads) or [_alone(read) for read in reads],
        "wordings": list(reads[0].provision.texts.all()) if reads else [],
        "norms": taken, "mandates": norms.implementing(book, found, place),
        "neighbours": _neighbours(text, place) if text else (None, None), "title": said,
        "crumbs": [
            (reverse("acts:index"), _("Acts")),
            (reverse("acts:act", args=[slug]), saying.heading(found)),
        ],
    }  # fmt: skip
    return render(request, "acts/provision.html", context)


def _neighbours(text: ActText, place: str) -> tuple[str | None, str | None]:
    points = list(text.provisions.filter(kind="point").values_list("place", flat=True))
    if place not in points:
        return None, None
    at = points.index(place)
    return (points[at - 1] if at else None), (points[at + 1] if at + 1 < len(points) else None)


def akoma_ntoso(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand out the text of an act on the page's day as Akoma Ntoso."""
    found = _act(rulebook(), slug)
    text = texts.text_of(slug)
    if text is None:
        raise Http404
    pieces = [_piece(read) for read in texts.read_on(text, request.day)]
    document = akn.document(
        found, text.language, request.day, [e.since for e in texts.editions_of(text)], pieces
    )
    response = HttpResponse(document, content_type="application/xml; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}-{request.day.isoformat()}.xml"'
    return response


def _piece(read: Read) -> akn.Piece:
    row = read.provision
    return akn.Piece(
        eid=row.eid, kind=row.kind, number=row.number, part=row.part, state=read.state,
        text=read.wording.text if read.wording else "", parent=row.parent.eid if row.parent else "",
        notes=tuple(note.text for note in read.notes),
    )  # fmt: skip

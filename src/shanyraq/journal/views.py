"""Pages of the record: the list, an entry with its proof, the heads."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from kazakhtext.dates import parse_date
from rulebook import Verdict, first_refusal

from shanyraq.journal import anchors, clock, queries, rules, sealing, services, stranger
from shanyraq.journal.forms import ErasureForm
from shanyraq.journal.models import Entry, Head
from shanyraq.journal.recording import UNNAMED
from shanyraq.journal.things import fact, plain, thing
from shanyraq.law import mandates

PAGE = 30
JSON_PAGE = 1000
COLUMNS = ("id", "at", "day", "actor", "act", "about", "law", "standing", "facts", "position", "leaf")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List entries, newest first; ?act=, ?day=, ?about= narrow; ?format=csv gives all, ?format=json a thousand at a time."""
    typed = request.GET.get("day", "").strip()
    day = _day(typed)
    asked = {"act": request.GET.get("act", ""), "about": request.GET.get("about", "")}
    until = request.day if request.dated else None  # type: ignore[attr-defined]
    found = queries.entries(day=day, until=until, **asked)
    match request.GET.get("format"):
        case "csv":
            return _csv(found)
        case "json":
            return _json(request, found)
    rows = list(_after(request, found)[: PAGE + 1])
    known = {about: queries.address_of(about) for about in {row.about for row in rows[:PAGE]}}
    kept = {name: value for name, value in {**asked, "day": typed}.items() if value}
    context = {
        "rows": [_line(entry, known[entry.about]) for entry in rows[:PAGE]],
        "older": rows[PAGE - 1].pk if len(rows) > PAGE else None,
        "turned": "before" in request.GET,
        "count": found.count(),
        "chain": queries.chain(),
        "acts": _choices(),
        "asked": {**asked, "day": typed},
        "about": thing(asked["about"]),
        "day_bad": bool(typed) and day is None,
        "kept": urlencode(kept),
    }
    return render(request, "journal/index.html", context)


@require_safe
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an entry: what was recorded, where it stands in the tree, how to check it."""
    found = _entry(pk)
    return render(request, "journal/entry.html", _about_entry(request, found, ErasureForm()))


@require_safe
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the proof that the last head holds an entry."""
    contents = queries.proof_of(_entry(pk))
    if contents is None:
        raise Http404
    return _download(
        JsonResponse(contents, json_dumps_params={"ensure_ascii": False, "indent": 1}), f"entry-{pk}.json"
    )


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Give the programme that checks a proof: one file, no dependencies."""
    source = Path(stranger.__file__).read_text(encoding="utf-8")
    return _download(HttpResponse(source, content_type="text/x-python; charset=utf-8"), "check.py")


@require_safe
def heads(request: HttpRequest) -> HttpResponse:
    """List the published heads, and the newest of all."""
    published = [(path.name, path.stem.removeprefix("head-"), _said(path)) for path in anchors.published()]
    newest = [(head, anchors.said(head)) for head in Head.objects.order_by("-size")[:20]]
    context = {"published": published, "newest": newest, "chain": queries.chain()}
    return render(request, "journal/heads.html", context)


@require_safe
def head_file(request: HttpRequest, day: date) -> HttpResponse:
    """Give the file of a published head."""
    path = anchors.folder() / f"head-{day.isoformat()}.json"
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=path.name, content_type="application/json"
    )


@require_POST
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase the personal values of an entry."""
    mandates.may("journal.erase_personal", request.actor.roles, request.today).require()  # type: ignore[attr-defined]
    found, form = _entry(pk), ErasureForm(request.POST)
    if not form.is_valid():
        return render(request, "journal/entry.html", _about_entry(request, found, form), status=422)
    services.erase_personal(by=request.actor, at=clock.moment(), entry=pk, paper=form.cleaned_data["paper"])  # type: ignore[attr-defined]
    messages.success(request, _("The personal values are erased. The entry stays, and the chain holds."))
    return redirect("journal:entry", pk)


def _entry(pk: int) -> Entry:
    return get_object_or_404(Entry.objects.select_related("leaf", "detail"), pk=pk)


def _about_entry(request: HttpRequest, found: Entry, form: ErasureForm) -> dict[str, Any]:
    detail, leaf = getattr(found, "detail", None), getattr(found, "leaf", None)
    actor = request.actor  # type: ignore[attr-defined]
    mandate = mandates.may("journal.erase_personal", actor.roles, request.today)  # type: ignore[attr-defined]
    can: Verdict = rules.may_erase(bool(detail and detail.values), bool(detail and detail.erased_by_id))
    return {
        "entry": found,
        "line": _line(found, queries.address_of(found.about)),
        "detail": detail,
        "leaf": leaf,
        "chain": queries.chain(),
        "facts": [(*fact(found.act, key), *_shown(value)) for key, value in sorted(found.facts.items())],
        "form": form,
        "may_ever_erase": bool(mandate),
        "erasure": first_refusal(mandate, can),
        "proof_address": request.build_absolute_uri(reverse("journal:proof", args=[found.pk])),
    }


def _shown(value: object) -> tuple[object, bool]:
    said = plain(value)
    return (
        (sealing.canonical(said).decode(), False)
        if isinstance(said, dict | list)
        else (said, isinstance(said, date))
    )


def _line(found: Entry, address: str) -> dict[str, Any]:
    language = get_language() or "kk"
    title = queries.title_of(found.act)
    return {
        "entry": found,
        "title": title.get(language) or title["kk"],
        "who": _who(found.actor),
        "address": address,
        "thing": thing(found.about),
        "leaf": getattr(found, "leaf", None),
    }


def _who(key: str) -> str:
    if key == "system":
        return _("The platform itself")
    if key == "anyone":
        return _("A visitor")
    if key == UNNAMED:
        return _("A person who is not named in public")
    return _("Person No. {number}").format(number=key.partition(":")[2])


def _choices() -> list[tuple[str, str]]:
    language = get_language() or "kk"
    named = [(act, queries.title_of(act)) for act in queries.acts_recorded()]
    return [(act, title.get(language) or title["kk"]) for act, title in named]


def _day(text: str) -> date | None:
    day = parse_date(text[:40], get_language() or "kk") if text else None
    return day if day and 1900 <= day.year < 2200 else None


def _after(request: HttpRequest, found: Any) -> Any:
    before = request.GET.get("before", "")
    return found.filter(pk__lt=int(before)) if before.isdecimal() and len(before) < 19 else found


def _plain(found: Entry) -> dict[str, Any]:
    leaf = getattr(found, "leaf", None)
    place = {"position": leaf.position, "leaf": leaf.hash} if leaf else {"position": None, "leaf": None}
    return {**sealing.contents_of(found), **place}


def _json(request: HttpRequest, found: Any) -> HttpResponse:
    rows = list(_after(request, found)[: JSON_PAGE + 1])
    body: dict[str, Any] = {"entries": [_plain(row) for row in rows[:JSON_PAGE]], "next": None}
    if len(rows) > JSON_PAGE:
        rest = request.GET.copy()
        rest["before"] = str(rows[JSON_PAGE - 1].pk)
        body["next"] = request.build_absolute_uri(f"{request.path}?{rest.urlencode()}")
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


def _csv(found: Any) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(_csv_lines(queries.each(found)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="journal.csv"'
    return answer


# as in web.typed, which this room does not see
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Echo:
    def write(self, text: str) -> str:
        return text


def _csv_lines(rows: Iterable[Entry]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for row in rows:
        plain = _plain(row)
        cells = [plain[name] for name in COLUMNS]
        yield writer.writerow(
            [sealing.canonical(c).decode() if isinstance(c, list | dict) else _safe(c) for c in cells]
        )


def _safe(cell: Any) -> Any:
    """Keep a spreadsheet from taking text for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(FORMULA) else cell


def _download(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _said(path: Path) -> str:
    try:
        anchor = anchors.read(str(path))[0]
    except anchors.BadAnchor:
        return ""
    return f"{anchor.size}:{anchor.link}"

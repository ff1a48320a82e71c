"""An organ's card on any day: what it is, by which act, who sits in it, what stands above and below, what it does."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rulebook import Citation, NoRuleInForce

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import changes, disputes, tiles
from shanyraq.bodies.models import Meeting
from shanyraq.bodies.organs import INSIDE, SECRETARIATS
from shanyraq.bodies.queries import organs as queries
from shanyraq.bodies.queries import work
from shanyraq.bodies.sheets_of_advice import sheet_of_advice
from shanyraq.bodies.ties import Tie, list_of, ties_of
from shanyraq.bodies.views import acts, organ_acts
from shanyraq.bodies.views.work import functions_on
from shanyraq.bodies.work_of_bodies import balance_on
from shanyraq.law import bodies as law
from shanyraq.law import structure as law_structure
from shanyraq.law.organs import Organ, organs
from shanyraq.law.regions import regions
from shanyraq.law.words import norm_in_words
from shanyraq.people.acting import may_do
from shanyraq.people.models import Organization
from shanyraq.web.documents import pdf_of
from shanyraq.web.tables import json_response
from shanyraq.web.uploads import handed
from shanyraq.web.words import pick

LINKS = {
    "session": ("meetings:index",), "council": ("meetings:council",), "assembly-chair": ("bodies:statements",),
}  # fmt: skip


def organ(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an organ of the law or a body created by an act, as it was on the page's day; JSON. Officers act on it here."""
    language = get_language() or "kk"
    if request.day < changes.FIRST:
        return render(request, "bodies/before.html", {"first": changes.FIRST})
    found = law_structure.on(request.day, rulebook())
    known = next((o for o in found.organs if o.slug == slug), None) or organs().get(slug)
    row = queries.body_of(slug)
    if row is not None and known is None and row.classification not in {*law.kinds(), *queries.EXPECTED}:
        row = None
    if known is None and row is None:
        raise Http404
    told = (
        list_of if known is not None and known.region else ties_of
    )  # twenty regions are one line of the Session's card
    ties = [tie for tie in told(found, language) if slug in {tie.source, tie.target}]
    context = _context(request, slug, known, row, ties)
    if row is not None and (asked := request.GET.get("output", "")).isdecimal():
        if not request.actor.roles & INSIDE:
            raise Http404
        return handed(get_object_or_404(row.outputs, pk=int(asked[:9])))
    if request.GET.get("format") == "json":
        return json_response(document(slug, request.day, context))
    context["inside"] = bool(request.actor.roles & INSIDE)
    context["to_council"] = _address("meetings:discuss")
    parts = organ_acts.parts_of(request, row, context["places"]) if row is not None else []
    if request.method == "POST":
        if not parts:
            may_do("bodies.seat_person", request.actor, request.today).require()
        answer = acts.performed(request, parts, reverse("bodies:organ", args=[slug]))
        if answer is not None:
            return answer
    return render(request, "bodies/organ.html", context | {"parts": parts}, status=acts.status(parts))


def _context(
    request: HttpRequest, slug: str, known: Organ | None, row: Organization | None, ties: list[Tie]
) -> dict[str, Any]:
    day = request.day
    there = known.exists_on(day) if known else _there(row, day)
    names = queries.names_on(row, day) if row is not None and known is None else {}
    kind = row.classification if row is not None else (known.kind if known else "")
    own = row if row is not None and there else None
    made = (
        getattr(row, "body", None) if known is None or (row and row.classification in law.kinds()) else None
    )
    return {
        "slug": slug,
        "organ": known,
        "row": row,
        "made": made,
        "titles": known.titles if known else names,
        "kind": kind,
        "kind_titles": law.kinds()[kind].titles if kind in law.kinds() else None,
        "there": there,
        "since": known.since if known else (row.since if row else None),
        "until": known.until if known else (row.until if row else None),
        "law": known.law if known else (Citation.parse(made.law) if made and made.law else None),
        "entity": law.entity_of(kind) if row is not None else "",
        "party": law.may_be_party(rulebook(), kind, day) if row is not None else None,
        "form_norm": _form(slug, kind, day),
        "model": _model(kind, day),
        "places": queries.seats_on(own, day) if own else [],
        "members": queries.count_members_of(own, day) if own else 0,
        "history": queries.history_of(row, day) if row else [],
        "children": queries.children_of(own, day) if own else [],
        "parent": own.parent if own else None,
        "founders": [one.organization for one in made.founders.all()] if made else [],
        "names": organs().get(slug),
        "own_names": queries.names_through(row) if row is not None and known is None else [],
        "changes": list(row.changes.filter(day__lte=day)) if row else [],
        "before": [change.organization for change in row.predecessors.filter(day__lte=day)] if row else [],
        "ties_from": [tie for tie in ties if tie.source == slug],
        "ties_to": [tie for tie in ties if tie.target == slug],
        "disputes": disputes.disputes_of("regional" if known and known.region else slug),
        "chairs": disputes.chairs() if slug == "assembly-chair" else (),
        "region": _region(known, row),
        "meetings": list(row.body_meetings.all()) if row else [],
        "tasks": [(task, _late(task, day)) for task in row.body_tasks.all()] if row else [],
        "agreements": list(row.agreements.filter(day__lte=day)) if row else [],
        "candidates": list(row.head_candidates.filter(day__lte=day).select_related("person")) if row else [],
        "accounts": list(row.accounts.filter(filed_on__lte=day)) if row else [],
        "links": _links(slug, row),
        **_work(own, day),
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }


def _work(own: Organization | None, day: date) -> dict[str, Any]:
    """Give the staff and sectors of a secretariat, the money of a fund, the practices of the deputy group."""
    if own is None:
        return {}
    if own.classification in SECRETARIATS:
        return {
            "staff": queries.staff_of(own, day),
            "sectors": work.sectors_on(own, day),
            "uncovered": _uncovered(own, day),
        }
    if own.classification == "working_group":
        return {"outputs": list(own.outputs.filter(day__lte=day))}
    if own.classification == "public_fund":
        lines = list(own.fund_lines.filter(day__lte=day))
        return {
            "money": lines,
            "balance": balance_on(((one.day, one.kind, one.amount) for one in lines), day),
        }
    if own.classification == "deputy_group":
        return {"practices": [pair for pair in work.practices_on(day) if pair[0].organization_id == own.pk]}
    return {}


def _uncovered(own: Organization, day: date) -> list[str]:
    """Give the functions of the Secretariat that no sector carries, where it has any sector."""
    sectors = list(own.sectors.filter(day__lte=day))
    covered = {word for sector in sectors for word in sector.functions}
    return [words for code, words in functions_on(day) if code not in covered] if sectors else []


def _address(name: str) -> str:
    """Give the address of a page of a room above; nothing where the room is not there."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _there(row: Organization | None, day: date) -> bool:
    return (
        row is not None and (row.since is None or row.since <= day) and (row.until is None or row.until > day)
    )


def _late(task: Any, day: date) -> bool:
    return (task.done_on is None or task.done_on > day) and task.due < day


def _form(slug: str, kind: str, day: date) -> Any:
    """Give the norm on the legal form, where there is one: of the Assembly, of a regional assembly."""
    key = {"session": "institution.form", "regional_assembly": "regional.form"}.get(
        slug if slug == "session" else kind
    )
    try:
        return rulebook().value(key, on=day) if key else None
    except NoRuleInForce:
        return None


def _model(kind: str, day: date) -> list[tuple[str, str, Any]]:
    """Give the model rules of a kind: title of the norm, what it says, the norm."""
    known, book, language = law.kinds().get(kind), rulebook(), get_language() or "kk"
    found = []
    for name in ("founded", "composed", "chaired", "seats"):
        key = getattr(known, name, "")
        try:
            value = book.value(key, on=day) if key else None
        except NoRuleInForce:
            continue
        if value is not None:
            found.append((pick(dict(book.parameter(key).title)), norm_in_words(value.value, language), value))
    return found


def _region(known: Organ | None, row: Organization | None) -> str:
    if known is not None and known.region:
        return tiles.code_of(regions()[known.region])
    return row.area.lower() if row is not None and row.area else ""


def _links(slug: str, row: Organization | None) -> list[tuple[str, str]]:
    """Give what rooms above offer on the organ, asked for by name: a room that is not there offers nothing."""
    offered = [(name, (), _("Meetings")) for name in LINKS.get(slug, ()) if name.startswith("meetings")]
    offered += [
        (name, (), _("Statements of the Chair"))
        for name in LINKS.get(slug, ())
        if name == "bodies:statements"
    ]
    if slug in {"session", "council"}:
        offered.append(("decisions:index", (), _("Decisions")))
    if row is not None and row.classification == "regional_assembly":
        offered.append(("decisions:body", (row.slug,), _("Decisions addressed to it")))
    found = []
    for name, given, words in offered:
        try:
            found.append((reverse(name, args=given), words))
        except NoReverseMatch:
            continue
    return found


def document(slug: str, day: date, card: dict[str, Any]) -> dict[str, Any]:
    """Give the card as plain values: what it is, by which act, seats with holders and vacancies, names, relations."""
    made, parent = card["made"], card["parent"]
    return {
        "id": slug,
        "on": day.isoformat(),
        "exists": card["there"],
        "kind": card["kind"],
        "name": dict(card["titles"]),
        "legal_entity": card["entity"] or None,
        "legal_form": str(card["form_norm"].value) if card["form_norm"] else None,
        "since": _iso(card["since"]),
        "until": _iso(card["until"]),
        "law": str(card["law"]) if card["law"] else None,
        "act": {"paper": made.paper, "day": made.day.isoformat(), "term_ends_on": _iso(made.ends_on)} if made else None,
        "mandate": {"kk": made.mandate_kk, "ru": made.mandate_ru, "en": made.mandate_en} if made else None,
        "host": {"kind": made.host_kind, "name": made.host} if made and made.host_kind else None,
        "founders": [row.slug for row in card["founders"]],
        "parent": parent.slug if parent else None,
        "children": [row.slug for row in card["children"]],
        "posts": [
            {
                "role": place.role, "kind": place.kind or None, "seats": place.seats, "vacant": place.vacant,
                "holders": [
                    {"person": seat.person_id, "name": {"kk": seat.person.name_kk, "ru": seat.person.name_ru, "en": seat.person.name_en},
                     "since": seat.since.isoformat(), "until": _iso(seat.until), "basis": seat.basis, "acting": hasattr(seat, "acting")}
                    for seat in place.holders
                ],
            }
            for place in card["places"]
        ],
        "names": [{"since": _iso(since), "name": named} for since, named in card["own_names"]],
        "predecessors": [row.slug for row in card["before"]],
        "successors": [change.into.slug for change in card["changes"] if change.into],
        "relations": [
            {"kind": tie.edge.kind, "from": tie.source, "to": tie.target, "law": str(tie.edge.law) if tie.edge.law else None,
             "confidence": tie.edge.confidence}
            for tie in (*card["ties_from"], *card["ties_to"])
        ],
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the recommendation of a meeting as PDF, in Kazakh or in Russian by the reader's language."""
    row = get_object_or_404(Meeting.objects.select_related("organization"), pk=pk, day__lte=request.day)
    if not row.advice or not row.discussion:
        raise Http404
    language = "ru" if get_language() == "ru" else "kk"
    answer = HttpResponse(pdf_of(sheet_of_advice(row, language)), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="recommendation-{pk}-{language}.pdf"'
    return answer

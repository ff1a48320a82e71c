"""Proposals of structure: the list, both trees side by side, the acts of those who draft them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.bodies import proposing as rules
from shanyraq.bodies.forms import proposals as forms
from shanyraq.bodies.forms.mandates import PaperForm
from shanyraq.bodies.labels_of_proposals import STATES, said_change, said_marks
from shanyraq.bodies.models import StructureProposal
from shanyraq.bodies.organs import may_reach
from shanyraq.bodies.proposing import Row
from shanyraq.bodies.queries import proposals as queries
from shanyraq.bodies.queries.proposals import Standing
from shanyraq.bodies.services import proposals as services
from shanyraq.bodies.services.reach import own_areas
from shanyraq.bodies.views import acts
from shanyraq.bodies.views.acts import Part, sent
from shanyraq.bodies.views.roll import region_names
from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.web.forms import perform, status_of
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language, pick

FOLDED = "assembly-"  # organs of a region under which nothing changes are counted, not listed


def _crumbs() -> list[tuple[str, str]]:
    return [(reverse("bodies:structure"), _("Structure")), (reverse("bodies:tree"), _("Tree of organs"))]


def _here() -> tuple[str, str]:
    return (reverse("bodies:proposals"), _("Proposals of structure"))


def proposals(request: HttpRequest) -> HttpResponse:
    """List the proposals known on the page's day; CSV."""
    rows = queries.proposals_on(request.day)
    names = region_names(request.day, get_language() or "kk")
    if request.GET.get("format") == "csv":
        heads = [
            _("Proposal"),
            _("Region"),
            _("State"),
            _("Drafted"),
            _("Version"),
            _("Changes"),
            _("Done by an act"),
        ]
        cells = [
            [
                in_language(one.proposal, "title")[0], one.proposal.area, STATES[one.state], one.proposal.tree_on,
                one.version.number, len(one.changes), len(one.done),
            ]
            for one in rows
        ]  # fmt: skip
        return csv_response("proposals-of-structure", heads, cells)
    context = {
        "rows": [(one, STATES[one.state]) for one in rows], "names": names,
        "may": acts.may(request, "bodies.draft_proposal"), "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "bodies/proposals.html", context)


def draft(request: HttpRequest) -> HttpResponse:
    """Draft a proposal over the tree of today."""
    may_do("bodies.draft_proposal", request.actor, request.today).require()
    form = forms.ProposalForm(request.POST or None, day=request.today)
    if request.method == "POST":
        answer = perform(
            request, form, services.draft_proposal, by=request.actor, at=clock.moment(),
            then=lambda row: reverse("bodies:proposal", args=[row.pk]), done=lambda _row: _("The proposal is drafted."),
        )  # fmt: skip
        if answer is not None:
            return answer
    context = {"form": form, "crumbs": [*_crumbs(), _here()]}
    return render(request, "bodies/draft_proposal.html", context, status=status_of(form))


def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a proposal on the page's day: the tree as it is and as it would be, the changes, the versions; JSON."""
    row = get_object_or_404(StructureProposal, pk=pk)
    asked = request.GET.get("version", "")
    if asked and not (asked.isdecimal() and len(asked) < 7):
        raise Http404
    found = queries.standing_of(row, request.day, int(asked) if asked else None)
    if found is None:
        raise Http404
    rows = rules.compared(found.units, found.changes)
    if request.GET.get("format") == "json":
        return json_response(_plain(found, rows))
    parts = _parts(request, found) if not asked else []
    if request.method == "POST":
        if not parts:
            may_do("bodies.propose_change", request.actor, request.today).require()
        answer = acts.performed(request, parts, reverse("bodies:proposal", args=[pk]))
        if answer is not None:
            return answer
    shown, folded = _folded(rows)
    units = {one.slug: one for one in found.units}
    there = rules.to_be(found.units, found.changes)
    context = {
        "found": found, "state": STATES[found.state], "parts": parts, "folded": folded, "asked": bool(asked),
        "rows": [(one, said_marks(one.marks)) for one in shown], "crumbs": [*_crumbs(), _here()],
        "changes": [
            (place, said_change(change, there | units), change, found.done.get(place))
            for place, change in enumerate(found.changes, start=1)
        ],
        "were": len(units), "would": len(there), "area": region_names(request.day, get_language() or "kk").get(row.area, ""),
        "steps": [(step, STATES[step.name]) for step in found.steps], "last": found.versions[-1],
    }  # fmt: skip
    return render(request, "bodies/proposal.html", context, status=acts.status(parts))


def _folded(rows: list[Row]) -> tuple[list[Row], int]:
    """Leave out the organs of regions where nothing changes; give the others and how many were left out."""
    touched = {one.slug for one in rows if one.marks}
    kept: list[Row] = []
    block: list[Row] = []

    def close() -> None:
        kept.extend(block if any(one.slug in touched for one in block) else [])
        block.clear()

    for one in rows:
        if one.depth == 1 or (block and one.depth == 0):
            close()
        is_regional = one.slug.startswith(FOLDED) and one.depth == 1
        if is_regional or (block and one.depth > 1):
            block.append(one)
        else:
            kept.append(one)
    close()
    return kept, len(rows) - len(kept)


def _parts(request: HttpRequest, found: Standing) -> list[Part]:
    """Give what the reader may do about a proposal today."""
    if request.dated or not may_reach(area=found.proposal.area, own=own_areas(request.actor)):
        return []
    if not found.state:
        return _draft_parts(request, found) if acts.may(request, "bodies.propose_change") else []
    given = {"proposal": found.proposal}
    if found.state == rules.PUT and acts.may(request, "bodies.answer_proposal"):
        form = forms.CouncilAnswerForm(sent(request, "answer"), prefix="answer")
        return [Part("answer", _("What the Council answered"), services.answer_proposal, form, given)]
    open_ones = [pair for pair in _choices(found) if pair[0] not in found.done]
    if found.state == rules.ACCEPTED and open_ones and acts.may(request, "bodies.link_done_change"):
        done = forms.DoneForm(sent(request, "done"), changes=open_ones, prefix="done")
        return [Part("done", _("Link an act that did a change"), services.link_done_change, done, given)]
    return []


def _draft_parts(request: HttpRequest, found: Standing) -> list[Part]:
    given = {"proposal": found.proposal}
    there = rules.to_be(found.units, found.changes).values()
    organs = forms.organs_of(there)
    posts = sorted({post.code for one in there for post in one.posts})
    kinds: Iterable[tuple[str, str, type[forms.ChangeForm], dict[str, Any]]] = (
        ("create", _("Create an organ"), forms.CreateForm, {}),
        ("rename", _("Rename an organ"), forms.NamesForm, {}),
        ("merge", _("Merge two organs"), forms.MergeIntoForm, {}),
        ("close", _("Close an organ"), forms.ChangeForm, {}),
        ("seats", _("Change the seats of a post"), forms.SeatsForm, {"posts": posts}),
    )
    parts = [
        Part(name, title, services.propose_change,
             form(sent(request, name), organs=organs, prefix=name, **more), {**given, "do": name})
        for name, title, form, more in kinds
    ]  # fmt: skip
    if found.changes:
        dropping = forms.PositionForm(sent(request, "drop"), changes=_choices(found), prefix="drop")
        parts.append(Part("drop", _("Leave a change out"), services.drop_change, dropping, given))
    putting = PaperForm(sent(request, "put"), prefix="put")
    return [*parts, Part("put", _("Put it to the Council"), services.put_proposal, putting, given)]


def _choices(found: Standing) -> list[tuple[int, str]]:
    units = rules.to_be(found.units, found.changes) | {one.slug: one for one in found.units}
    return [
        (place, f"{place}. {said_change(one, units)}") for place, one in enumerate(found.changes, start=1)
    ]


def _plain(found: Standing, rows: Iterable[Row]) -> dict[str, Any]:
    return {
        "id": found.proposal.pk, "title": in_language(found.proposal, "title")[0], "area": found.proposal.area or None,
        "state": found.state or "drafted", "tree_on": found.proposal.tree_on.isoformat(), "version": found.version.number,
        "changes": found.version.changes,
        "steps": [{"name": s.name, "day": s.day.isoformat(), "paper": s.paper} for s in found.steps],
        "done": [{"position": d.position, "day": d.day.isoformat(), "paper": d.paper} for d in found.done.values()],
        "tree": [
            {
                "organ": one.slug, "depth": one.depth, "as_is": pick(dict(one.before.names)) if one.before else None,
                "to_be": pick(dict(one.after.names)) if one.after else None, "marks": [mark.code for mark in one.marks],
            }
            for one in rows
        ],
    }  # fmt: skip

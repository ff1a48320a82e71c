"""The tree of organs on a day, of the whole Assembly or of one region: picture, list, JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from rulebook import NoRuleInForce

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import changes, organ_tree, tiles
from shanyraq.bodies import queries as rolls
from shanyraq.bodies.organ_tree import BESIDE, UNDER_SECRETARIAT, Node
from shanyraq.bodies.queries import organs as queries
from shanyraq.bodies.queries.deputies import vacant_on
from shanyraq.law import bodies as law
from shanyraq.law import structure as law_structure
from shanyraq.law.regions import on as regions_on
from shanyraq.law.structure import Structure
from shanyraq.people.models import Membership, Organization
from shanyraq.web.tables import json_response
from shanyraq.web.words import in_language, pick, say

SHOWN = 8  # bodies of one kind drawn by name; more of them are counted


def tree(request: HttpRequest) -> HttpResponse:
    """Show the tree of the page's day; `?region=kz-10` the organs of one region; JSON."""
    language, day = get_language() or "kk", request.day
    try:
        found = law_structure.on(day, rulebook())
    except NoRuleInForce:
        return render(request, "bodies/before.html", {"first": changes.FIRST})
    code = request.GET.get("region", "")
    region = tiles.region_of(code) if code else None
    if code and (region is None or not region.exists_on(day)):
        raise Http404
    rows = list(queries.bodies_on(day))
    root = (
        _of_region(found, region.slug, region.iso, rows, day, language)
        if region
        else _whole(found, rows, day, language)
    )
    _dated(root, f"?on={day.isoformat()}" if request.dated else "")
    if request.GET.get("format") == "json":
        return json_response({"on": day.isoformat(), "tree": _plain(root)})
    context = {
        "root": root,
        "rows": list(organ_tree.walked(root)),
        "wide": organ_tree.wide(root),
        "narrow": organ_tree.narrow(root),
        "region": tiles.name_of(region, day, language) if region else "",
        "code": code,
        "regions": [(tiles.code_of(one), tiles.name_of(one, day, language)) for one in regions_on(day)],
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }
    return render(request, "bodies/tree.html", context)


def _dated(root: Node, query: str) -> None:
    for _depth, node in organ_tree.walked(root):
        address, mark, place = node.address.partition("#")
        if address and query:
            node.address = f"{address}{query.replace('?', '&') if '?' in address else query}{mark}{place}"


def _plain(node: Node) -> dict[str, object]:
    return {
        "name": node.title, "note": node.note, "address": node.address, "vacant": node.state == "vacant",
        "confirmed": node.sure, "children": [_plain(child) for child in node.children],
    }  # fmt: skip


def _whole(found: Structure, rows: list[Organization], day: date, language: str) -> Node:
    titles = {organ.slug: organ.titles[language] for organ in found.organs}
    root = Node(found.name[language], address=reverse("bodies:structure"))
    if "session" not in titles:
        return root
    heads = queries.at_the_head(day)
    chair = _office("assembly-chair", titles, "assembly", heads)
    chair.children.append(_deputies(int(str(found.deputies.value)), day))
    session = _organ("session", titles, _members(rolls.count_members_on(day)))
    session.children.append(_organ("council", titles, _members(rolls.count_council_on(day))))
    working = _office("secretariat", titles, "secretariat", heads)
    working.children += [
        _network(slug, titles, rows, heads, day) for slug in UNDER_SECRETARIAT if slug in titles
    ]
    beside = Node(
        _("Beside the Assembly"),
        children=[_network(slug, titles, rows, heads, day) for slug in BESIDE if slug in titles],
    )
    regional = _regional(found, rows, day)
    root.children = [chair, session, working, regional, *([beside] if beside.children else [])]
    return root


def _regional(found: Structure, rows: list[Organization], day: date) -> Node:
    count = len(found.regional_assemblies)
    node = Node(
        say(ngettext("{n} regional assembly", "{n} regional assemblies", count), n=count),
        address=reverse("bodies:regions"),
    )
    if _had_secretariats(found):
        node.children.append(Node(_("Regional secretariats"), _heads(day), reverse("bodies:heads")))
    node.children += [
        Node(
            pick(dict(law.kinds()[kind].titles)),
            say(_("in the regions: {n}"), n=n),
            f"{reverse('bodies:network')}#{kind}",
        )
        for kind, n in queries.counted(row for row in rows if row.area).items()
        if n
    ]
    return node


def _deputies(count: int, day: date) -> Node:
    vacant = vacant_on(day)
    empty = vacant.associations + vacant.secretariat
    note = say(ngettext("{n} seat", "{n} seats", count), n=count)
    if empty:
        missing = say(ngettext("{n} vacant", "{n} vacant", empty), n=empty)
        note = f"{note}, {missing}"
    return Node(_("Deputy Chairs"), note, reverse("bodies:deputies"), state="vacant" if empty else "")


def _had_secretariats(found: Structure) -> bool:
    return any(organ.kind == "regional_secretariat" for organ in found.organs)


def _organ(slug: str, titles: dict[str, str], note: str = "") -> Node:
    return Node(titles.get(slug, slug), note, reverse("bodies:organ", args=[slug]))


def _office(slug: str, titles: dict[str, str], body: str, heads: dict[str, Membership]) -> Node:
    """Give an organ with who leads it; vacant where nobody is recorded."""
    node = _organ(slug, titles, _leads(heads.get(body)))
    node.state = "" if node.note else "vacant"
    return node


def _network(
    slug: str, titles: dict[str, str], rows: Iterable[Organization], heads: dict[str, Membership], day: date
) -> Node:
    """Give an organ of the law with the bodies of its kind that are no region's, by name; many of them counted."""
    kinds = {kind.code for kind in law.kinds().values() if kind.organ == slug}
    own = [row for row in rows if row.classification in kinds and not row.area]
    node = _organ(slug, titles)
    if len(own) == 1 and law.kinds()[own[0].classification].once:
        return _body(own[0], heads, day)
    if len(own) > SHOWN:
        node.note = say(ngettext("{n} body", "{n} bodies", len(own)), n=len(own))
        return node
    node.children = [_body(row, heads, day) for row in own]
    return node


def _body(row: Organization, heads: dict[str, Membership], day: date) -> Node:
    chair = _leads(heads.get(row.slug))
    address = reverse("bodies:organ", args=[row.slug])
    return Node(pick(queries.names_on(row, day)), chair, address, state="" if chair else "vacant")


def _leads(seat: Membership | None) -> str:
    """Give who holds an office, and that they only act in it; nothing where nobody is recorded."""
    if seat is None:
        return ""
    name = in_language(seat.person, "name")[0]
    return say(_("{name}, acting"), name=name) if hasattr(seat, "acting") else name


def _heads(day: date) -> str:
    rows = Organization.objects.filter(queries.open_on(day), classification="regional_secretariat")
    with_head = rows.filter(memberships__role="head", memberships__since__lte=day).exclude(
        memberships__until__lte=day
    )
    return say(_("heads in office: {n}"), n=with_head.distinct().count())


def _members(count: int) -> str:
    return say(ngettext("{n} member", "{n} members", count), n=count) if count else ""


def _of_region(
    found: Structure, slug: str, iso: str, rows: list[Organization], day: date, language: str
) -> Node:
    titles = {organ.slug: organ.titles[language] for organ in found.organs}
    heads = queries.at_the_head(day)
    root = _organ(f"assembly-{slug}", titles, _leads(heads.get(f"assembly-{slug}")))
    if f"secretariat-{slug}" in titles:
        root.children.append(_office(f"secretariat-{slug}", titles, f"secretariat-{slug}", heads))
    for kind in law.kinds().values():
        own = [row for row in rows if row.area == iso and row.classification == kind.code]
        if len(own) > SHOWN:
            note = say(ngettext("{n} body", "{n} bodies", len(own)), n=len(own))
            root.children.append(
                Node(pick(dict(kind.titles)), note, f"{reverse('bodies:network')}?kind={kind.code}")
            )
        else:
            root.children += [_body(row, heads, day) for row in own]
    return root

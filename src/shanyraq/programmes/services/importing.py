"""Take a paper that is held as a programme: its tree is a new edition; parts that were there before stay themselves."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from json import dumps

from rulebook import Verdict

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.programmes import rules
from shanyraq.programmes.models import DirectionBase, Edition, Part, Programme, Reading
from shanyraq.programmes.queries.ground import bases_named, groups_of
from shanyraq.programmes.reading import Clause, Node, Tree, read
from shanyraq.programmes.reading.matching import matched
from shanyraq.programmes.rules.ground import may_take_directions
from shanyraq.sources.models import Paper

OWN_ADDRESSES = frozenset(
    {
        "assignments", "before", "contributions", "cycle", "discussions", "documents", "evaluation", "functions",
        "indicator-sets", "indicators", "instruments", "items", "messages", "model", "packages", "plans", "reviews", "tags", "tasks",
    }
)  # fmt: skip  # pages of this room, never a programme


def tree_of(paper: Paper) -> Tree:
    """Read the tree of a paper held, from its clauses as they are shown and its lines as received."""
    lines = list(paper.lines.order_by("number").values_list("text", flat=True))
    clauses = [
        Clause(row.text, row.first_line, row.last_line, tuple((at, line) for at, line in row.starts))
        for row in paper.clauses.order_by("first_line")
    ]
    return read(clauses, lines)


@act
def import_programme(*, by: Actor, at: Moment, paper: Paper, tree: Tree, into: str = "") -> Edition:
    """Keep the tree of a paper as an edition of a programme: `into` an address, else that of the paper.

    `tree` is what `tree_of` gave. Refuses with "programmes.no_tree" where the paper holds neither headings nor
    lists, with "programmes.unchanged" where it reads as the last edition does, and with
    "programmes.direction_without_bases" where a direction is new to the programme and not linked to every base that
    the last edition names.
    """
    slug = into or paper.slug
    slug = f"{slug}-programme" if slug in OWN_ADDRESSES else slug
    programme, _made = Programme.objects.select_for_update().get_or_create(slug=slug)
    last = programme.editions.order_by("-number").first()
    digest = _digest(paper, tree)
    verdict = rules.may_import(
        parts=len(tree.nodes), is_changed=last is None or last.digest != digest,
        edition=last.number if last else 0,
    ).require()  # fmt: skip
    keys = _parts_before(last, tree, paper)
    verdict = (verdict & _may_take(last, tree, keys).require()) if last else verdict
    edition = Edition.objects.create(
        programme=programme, number=last.number + 1 if last else 1, paper=paper,
        title=tree.title or paper.title, language=paper.languages[0] if paper.languages else "",
        since=tree.since or None, until=tree.until or None,
        unplaced=[asdict(one) for one in tree.unplaced], remarks=[asdict(one) for one in tree.remarks],
        digest=digest, by=by.key, made_on=at.day, made_at=at.machine,
    )  # fmt: skip
    kept = _keep(edition, tree, keys)
    record(
        about=f"programmes.edition:{edition.pk}",
        verdict=verdict,
        facts={
            "programme": programme.slug, "edition": edition.number, "paper": paper.slug, "parts": len(tree.nodes),
            "kept": kept, "unplaced": len(tree.unplaced),
        },
    )  # fmt: skip
    return edition


def _digest(paper: Paper, tree: Tree) -> str:
    return sha256(
        dumps([paper.sha256, asdict(tree)], ensure_ascii=False, sort_keys=True).encode()
    ).hexdigest()


def _may_take(last: Edition, tree: Tree, keys: list[int | None]) -> Verdict:
    """Judge the directions of a reading that the programme has not had before."""
    new = [
        node.number
        for node, key in zip(tree.nodes, keys, strict=True)
        if key is None and node.kind == "direction"
    ]
    rows = DirectionBase.objects.filter(direction__programme=last.programme_id, direction__number__in=new)
    linked = list(rows.values_list("direction__number", "base"))
    held = {number: {base for at, base in linked if at == number} for number in new}
    return may_take_directions(held, bases_named(groups_of(last)) if new else ())


def _keep(edition: Edition, tree: Tree, keys: list[int | None]) -> int:
    """Keep the readings of an edition; give how many of its parts the edition before had."""
    parts = dict(edition.programme.parts.in_bulk([key for key in keys if key is not None]))
    fresh = Part.objects.bulk_create(Part(programme=edition.programme) for key in keys if key is None)
    unused = iter(fresh)
    own = [parts[key] if key is not None else next(unused) for key in keys]
    by_number = {node.number: part for node, part in zip(tree.nodes, own, strict=True)}
    Reading.objects.bulk_create(
        Reading(
            edition=edition, part=part, place=place, kind=node.kind, number=node.number, title=node.title,
            first_line=node.first_line, last_line=node.last_line, above=by_number.get(node.parent),
        )
        for place, (node, part) in enumerate(zip(tree.nodes, own, strict=True), start=1)
    )  # fmt: skip
    return len(keys) - len(fresh)


def _parts_before(last: Edition | None, tree: Tree, paper: Paper) -> list[int | None]:
    if last is None:
        return [None] * len(tree.nodes)
    old = {
        row.part_id: Node(row.kind, row.number, row.title, row.first_line, row.last_line, "")
        for row in last.readings.order_by("place")
    }
    return matched(old, tree.nodes, same_paper=last.paper_id == paper.pk)

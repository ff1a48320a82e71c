"""Questions about proposals of structure: the tree of a day as plain organs, how a proposal stands on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rulebook import NoRuleInForce, Rulebook

from shanyraq.bodies.models import Change as Changed
from shanyraq.bodies.models import ProposalDone, ProposalStep, ProposalVersion, StructureProposal
from shanyraq.bodies.organ_tree import BESIDE, UNDER_SECRETARIAT
from shanyraq.bodies.proposing import Change, Seats, Unit, change_of, unit_of
from shanyraq.bodies.queries.organs import bodies_on, names_on, open_on
from shanyraq.law import structure as law_structure
from shanyraq.law.bodies import kinds
from shanyraq.law.regions import on as regions_on
from shanyraq.law.structure import Structure
from shanyraq.people.models import Organization, Post

ROOT = "assembly"
OF_CHANGES = {"rename": "renamed", "merge": "merged", "close": "closed"}


@dataclass(frozen=True)
class Standing:
    """A proposal as known on a day: its state ("" while a draft), the version shown, its steps, the acts done by position."""

    proposal: StructureProposal
    versions: tuple[ProposalVersion, ...]
    version: ProposalVersion
    steps: tuple[ProposalStep, ...]
    done: dict[int, ProposalDone]

    @property
    def state(self) -> str:
        """Give the last step: "put", "accepted", "declined"; "" while it is a draft."""
        return self.steps[-1].name if self.steps else ""

    @property
    def units(self) -> list[Unit]:
        """Give the tree it was drafted over."""
        return [unit_of(one) for one in self.proposal.tree]

    @property
    def changes(self) -> list[Change]:
        """Give the changes of the version shown."""
        return [change_of(one) for one in self.version.changes]


def standing_of(row: StructureProposal, day: date, number: int | None = None) -> Standing | None:
    """Give how a proposal stands on a day, in its last version or the one asked for; None before it was drafted."""
    versions = tuple(one for one in row.versions.all() if one.made_on <= day)
    version = next((one for one in reversed(versions) if number in {None, one.number}), None)
    if version is None:
        return None
    steps = tuple(one for one in row.steps.all() if one.recorded_on <= day)
    done = {one.position: one for one in row.done.all() if one.recorded_on <= day}
    return Standing(row, versions, version, steps, done)


def proposals_on(day: date) -> list[Standing]:
    """List the proposals known on a day, the latest first. Four queries."""
    rows = StructureProposal.objects.prefetch_related("versions", "steps", "done")
    found = (standing_of(row, day) for row in rows.filter(tree_on__lte=day))
    return [one for one in found if one is not None]


def units_on(book: Rulebook, day: date, area: str = "") -> list[Unit]:
    """Give the tree of a day as plain organs: of the whole Assembly, or of the organs of one region (ISO 3166-2).

    The organs of the law and the bodies created by an act, each under what it stands under, with their posts. Empty
    where no structure is in force.
    """
    try:
        found = law_structure.on(day, book)
    except NoRuleInForce:
        return []
    slugs = {one.iso: one.slug for one in regions_on(day)}
    units = [*_of_law(found), *_created(found, slugs, day)]
    once = {one.slug for one in units if one.slug == ROOT} | {kinds()[kind].organ for kind in _once(day)}
    kept = [one for one in units if one.slug == ROOT or one.slug not in once]
    if area:
        kept = _region(kept, f"assembly-{slugs.get(area, '')}")
    posts = _posts([one.slug for one in kept])
    return [Unit(one.slug, one.names, one.under, posts.get(one.slug, ())) for one in kept]


def act_of(change: Change) -> Changed | None:
    """Find the recorded change of a body that did what was proposed."""
    kind = OF_CHANGES.get(change.do)
    rows = Changed.objects.filter(organization__slug=change.slug, kind=kind or "")
    return rows.order_by("day", "pk").last()


def _of_law(found: Structure) -> Iterator[Unit]:
    titles = {organ.slug: dict(organ.titles) for organ in found.organs}
    yield Unit(ROOT, dict(found.name))
    above = {"council": ROOT, "secretariat": ROOT}
    above |= dict.fromkeys(UNDER_SECRETARIAT, "secretariat") | dict.fromkeys(BESIDE, ROOT)
    for organ in found.organs:
        if organ.kind == "regional_assembly":
            above[organ.slug] = ROOT
        elif organ.kind == "regional_secretariat":
            above[organ.slug] = f"assembly-{organ.region}"
    for slug, under in above.items():
        if slug in titles:
            yield Unit(slug, titles[slug], under if under in titles or under == ROOT else ROOT)


def _created(found: Structure, slugs: dict[str, str], day: date) -> Iterator[Unit]:
    organs = {organ.slug for organ in found.organs}
    for row in bodies_on(day):
        kind = kinds()[row.classification]
        under = f"assembly-{slugs.get(row.area, '')}" if row.area else kind.organ
        if kind.once and not row.area:
            under = "secretariat" if kind.organ in UNDER_SECRETARIAT else ROOT
        yield Unit(row.slug, names_on(row, day), under if under in organs else ROOT)


def _once(day: date) -> Iterator[str]:
    """Give the kinds whose one body stands in the tree for the organ of the law."""
    alone = [code for code, kind in kinds().items() if kind.once and kind.region == "none"]
    rows = Organization.objects.filter(open_on(day), classification__in=alone, area="")
    yield from rows.values_list("classification", flat=True).distinct()


def _region(units: Iterable[Unit], root: str) -> list[Unit]:
    kept = {root}
    found = []
    for one in units:
        if one.slug == root:
            found.append(Unit(one.slug, one.names))
        elif one.under in kept:
            kept.add(one.slug)
            found.append(one)
    return found


def _posts(slugs: list[str]) -> dict[str, tuple[Seats, ...]]:
    found: dict[str, list[Seats]] = {}
    rows = Post.objects.filter(organization__slug__in=slugs).order_by("role", "kind", "pk")
    for slug, role, kind, seats in rows.values_list("organization__slug", "role", "kind", "seats"):
        found.setdefault(slug, []).append(Seats(role, kind, seats))
    return {slug: tuple(posts) for slug, posts in found.items()}

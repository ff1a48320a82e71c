"""Relations between organs in the reader's words; the regional ones told once for all regions. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shanyraq.law.organs import Edge, kinds
from shanyraq.law.structure import Structure


@dataclass(frozen=True)
class Tie:
    """One relation in words: from whom, how, to whom. `times` is how many regions it stands for (1: not regional)."""

    edge: Edge
    source: str
    source_name: str
    words: str
    target: str
    target_name: str
    times: int = 1


def list_of(structure: Structure, language: str) -> Iterator[Tie]:
    """Give every relation of the day in words, one for each region too."""
    names = {organ.slug: organ.titles[language] for organ in structure.organs}
    for edge in structure.edges:
        yield Tie(
            edge=edge,
            source=edge.source_organ,
            source_name=names.get(edge.source_organ, edge.source_organ),
            words=kinds()[edge.kind][language],
            target=edge.target_organ,
            target_name=names.get(edge.target_organ, edge.target_organ),
        )


def ties_of(structure: Structure, language: str) -> Iterator[Tie]:
    """Give every relation of the day in words; those of the regions once, with the first region as the example."""
    regional = {organ.slug: organ.region for organ in structure.organs if organ.region}
    shown: set[tuple[str, str, str]] = set()
    count = len(structure.regional_assemblies)
    for tie in list_of(structure, language):
        region = regional.get(tie.source) or regional.get(tie.target)
        if not region:
            yield tie
            continue
        key = (tie.edge.kind, tie.source.removesuffix(region), tie.target.removesuffix(region))
        if key not in shown:
            shown.add(key)
            yield Tie(tie.edge, tie.source, tie.source_name, tie.words, tie.target, tie.target_name, count)

"""Bodies that are created by an act beside the Assembly: which kinds there are, when one may be created, who may sign."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from rulebook import Allowed, Citation, NoRuleInForce, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law import FOLDER
from shanyraq.law.norms import rule, settled
from shanyraq.law.status import may_institution_act

Entity = Literal["yes", "no", "unknown"]
HOSTS = ("university", "company", "enterprise", "city", "district")
LAW = "law-70-iv-2008"


@dataclass(frozen=True)
class Kind:
    """Hold a kind of body: its name, the organ of the structure it belongs to, the norms it stands on ("" where none is known).

    `founded` lets it be created, `composed` says who approves its members, `chaired` who gives it its chair, `seats`
    which seats it must have. `region`: "needed", "free" or "none"; `once`: one for the place it belongs to.
    """

    code: str
    titles: Mapping[str, str]
    organ: str
    region: str
    entity: Entity
    source: str
    founded: str = ""
    composed: str = ""
    chaired: str = ""
    seats: str = ""
    once: bool = False
    hosted: bool = False

    @property
    def has_model_rule(self) -> bool:
        """Tell whether any rule of this kind was found in the sources."""
        return bool(self.founded or self.composed or self.chaired or self.seats)


@cache
def kinds() -> Mapping[str, Kind]:
    """Give every kind of body by its code, as `kinds_of_bodies.toml` has them."""
    table = tomllib.loads((FOLDER / "kinds_of_bodies.toml").read_text(encoding="utf-8"))
    return {code: Kind(code=code, **row) for code, row in table.items()}


def may_found_body(
    book: Rulebook, *, kind: str, group: str, region: str, host_kind: str, others: int, day: date
) -> Verdict:
    """Allow creating a body of a kind on a day; `others` are those of the kind that are there already in its place.

    A commission and a working group stand on the Regulation (Decree 149, pts 14, 19), the Scientific-Expert Council on
    points 15 to 18, the council of a regional assembly on article 14(5) of the law. A kind without a model rule stands
    on none, and the verdict cites none. Refuses with "bodies.kind_unknown", "bodies.region_needed",
    "bodies.region_not_for_kind", "bodies.host_needed", "bodies.group_unknown", "bodies.one_already", and as `settled`.
    """
    known = kinds().get(kind)
    if known is None:
        return Refused("bodies.kind_unknown", facts={"kind": kind})
    law = laws_of(book, known.founded, day)
    if known.region == "needed" and not region:
        return Refused("bodies.region_needed", law, {"kind": kind})
    if known.region == "none" and region:
        return Refused("bodies.region_not_for_kind", law, {"kind": kind})
    if known.hosted and host_kind not in HOSTS:
        return Refused("bodies.host_needed", law, {"kind": kind})
    if known.once and others:
        return Refused("bodies.one_already", law, {"kind": kind})
    return first_refusal(may_institution_act(book, day), _founded(book, known, group, day))


def laws_of(book: Rulebook, norm: str, day: date) -> tuple[Citation, ...]:
    """Give the place a norm stands on that day; nothing where there is no norm ("") or none in force."""
    try:
        return (book.value(norm, on=day).law,) if norm else ()
    except NoRuleInForce:
        return ()


@rule
def _founded(book: Rulebook, kind: Kind, group: str, day: date) -> Verdict:
    if not kind.founded:
        return Allowed()
    norm = settled(book, kind.founded, day)
    if kind.code == "working_group" and group not in norm.words:
        return Refused("bodies.group_unknown", (norm.law,), {"group": group})
    return Allowed((norm.law,), norm.confirmed)


@rule
def may_compose(book: Rulebook, kind: str, day: date) -> Verdict:
    """Give the norm on who approves the members of a body of this kind; without one nothing is asked and none is cited."""
    norm = kinds()[kind].composed if kind in kinds() else ""
    if not norm:
        return Allowed()
    value = settled(book, norm, day)
    return Allowed((value.law,), value.confirmed)


@rule
def may_give_chair(book: Rulebook, kind: str, *, elected: bool, by_member: bool, day: date) -> Verdict:
    """Allow a body of this kind its chair: elected at its meeting where its rule says so, else appointed.

    Who is elected is a member. Refuses with "bodies.chair_is_elected" (Decree 149, pt 16; model provision of 2015),
    "bodies.chair_by_office" (the akim heads the regional council, art. 14(5)), "bodies.elected_not_a_member".
    """
    norm = kinds()[kind].chaired if kind in kinds() else ""
    if not norm:
        return Allowed()
    value = settled(book, norm, day)
    if value.value == "chair":
        if elected:
            return Refused("bodies.chair_by_office", (value.law,), {"day": day})
        return Allowed((value.law,), value.confirmed)
    if not elected:
        return Refused("bodies.chair_is_elected", (value.law,), {"day": day})
    if not by_member:
        return Refused("bodies.elected_not_a_member", (value.law,), {"day": day})
    return Allowed((value.law,), value.confirmed)


_ENTITIES: Mapping[str, Entity] = {
    "assembly": "no", "council": "no", "regional_assembly": "no", "secretariat": "yes", "regional_secretariat": "yes",
    "state_body": "yes", "akimat": "yes", "association": "yes", "friendship_house": "yes",
}  # fmt: skip
"""Legal entities by kind; the two secretariats sign through the body they are part of."""


def entity_of(kind: str) -> Entity:
    """Tell whether an organisation of this kind is, or signs through, a legal entity."""
    return kinds()[kind].entity if kind in kinds() else _ENTITIES.get(kind, "unknown")


@rule
def may_be_party(book: Rulebook, kind: str, day: date) -> Verdict:
    """Allow an organisation to be a party to a grant or a contract.

    The Assembly and what works within it are no legal entity (Law 70-IV, art. 1(1)): a fund or a secretariat signs
    instead. Refuses with "bodies.no_party", "bodies.party_unknown".
    """
    entity, law = entity_of(kind), laws_of(book, "institution.may_contract", day)
    if entity == "yes":
        return Allowed(law)
    if entity == "unknown":
        return Refused("bodies.party_unknown", law, {"kind": kind}, ("bodies.name_a_party",))
    norm = settled(book, "institution.may_contract", day)
    if norm.value:
        return Allowed((norm.law,), norm.confirmed)
    return Refused("bodies.no_party", (norm.law,), {"day": day}, ("bodies.name_a_party",))


def statute_of(kind: str, day: date) -> Citation | None:
    """Give the article a regional organ stands on: the Law from 20 October 2008, the Regulation of the day before."""
    if kind not in {"regional_assembly", "regional_secretariat"}:
        return None
    if day >= date(2008, 10, 20):
        return Citation(LAW, "14(6)" if kind == "regional_secretariat" else "14")
    if day >= date(2002, 4, 26):
        return Citation("decree-856-2002")
    return Citation("decree-450-2000" if kind == "regional_secretariat" else "decree-2066-1995")

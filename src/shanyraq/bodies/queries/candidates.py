"""Questions about candidates, and about mandates that ended and nobody follows yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from shanyraq.bodies.candidates import Proof, is_whole, state_of
from shanyraq.bodies.checklist import Check, checklist
from shanyraq.bodies.models import Candidacy, Ending
from shanyraq.people.models import Membership, Organization, Person
from shanyraq.people.rules import name_key


@dataclass(frozen=True)
class CandidacyFacts:
    """A candidacy in plain values: its proof, the steps taken, the day of the last paper."""

    proof: Proof
    taken: frozenset[str]
    last_on: date


def facts_of(row: Candidacy) -> CandidacyFacts:
    """Give what the rules ask about a candidacy."""
    steps = list(row.steps.all())
    days = [step.day for step in steps] + ([row.decided_on] if row.decided_on else [])
    proof = Proof(
        path=row.path,
        region=row.region,
        proposed_by=row.proposed_by,
        supreme_body=row.supreme_body,
        decision=row.decision,
        decided_on=row.decided_on,
    )
    return CandidacyFacts(proof, frozenset(step.kind for step in steps), max(days, default=row.begun_on))


def checklist_of(row: Candidacy) -> tuple[Check, ...]:
    """List what papers a nomination has and lacks (`checklist.checklist`)."""
    return checklist(
        facts_of(row).proof,
        citizenship=row.citizenship,
        category_paper=row.category_paper,
        steps={step.kind: (step.paper, step.day) for step in row.steps.all()},
    )


def state(row: Candidacy, day: date) -> str:
    """Give the state of a candidacy: a code of `labels.STATES`."""
    facts = facts_of(row)
    return state_of(facts.taken, bool(is_whole(facts.proof, day)))


def candidacies() -> QuerySet[Candidacy]:
    """List candidacies with their persons and steps, the latest first. Two queries."""
    return Candidacy.objects.select_related("person").prefetch_related("steps")


def namesakes(kk: str, ru: str = "") -> list[Person]:
    """Find people whose name is spelt alike in Kazakh or Russian."""
    keys = {name_key(name) for name in (kk, ru) if name.strip()}
    return [
        person
        for person in Person.objects.only("name_kk", "name_ru")
        if keys & {name_key(name) for name in (person.name_kk, person.name_ru) if name}
    ]


def unfilled(day: date) -> list[Ending]:
    """List mandates in the Assembly that ended by `day` and that no member has followed yet, the latest first."""
    ended = (
        Ending.objects.filter(
            membership__organization__classification="assembly",
            membership__role="member",
            membership__until__lte=day,
        )
        .exclude(membership__successors__membership__isnull=False)
        .select_related("membership__person", "membership__standing")
    )
    return sorted(ended, key=lambda row: (row.membership.until or day, row.pk), reverse=True)


def by_state(rows: Iterable[Candidacy], day: date) -> dict[str, list[Candidacy]]:
    """Put candidacies into their states."""
    found: dict[str, list[Candidacy]] = {}
    for row in rows:
        found.setdefault(state(row, day), []).append(row)
    return found


def nominators_of(membership: Membership) -> list[str]:
    """Give the names of the body that nominated a member, by the recorded path: only it may recall (art. 17(1)).

    The association by its name; the Council, and the assembly of the region, by their names in three languages.
    Nothing where the path is not recorded, or the region's assembly is not in the register.
    """
    standing = getattr(membership, "standing", None)
    if standing is None:
        return []
    if standing.path == "association":
        return [standing.proposed_by] if standing.proposed_by else []
    bodies = Organization.objects.none()
    if standing.path == "council":
        bodies = Organization.objects.filter(classification="council")
    if standing.path == "regional_session":
        bodies = Organization.objects.filter(classification="regional_assembly", area=standing.region)
    return [name for body in bodies for name in (body.name_kk, body.name_ru, body.name_en) if name]

"""Record by which path somebody came to the Assembly, and of which category of members they are, with its paper."""

from __future__ import annotations

from datetime import date

from rulebook import Refused

from shanyraq.bodies import rules
from shanyraq.bodies.models import Standing
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Membership

REGIONAL = "regional_assembly"


@act
def record_standing(
    *,
    by: Actor,
    at: Moment,
    membership_id: int,
    category: str,
    category_paper: str = "",
    path: str,
    region: str = "",
    proposed_by: str = "",
    decision: str,
    decided_on: date,
) -> Standing:
    """Record by which path somebody came to the Assembly, from which region, on whose proposal and which decision.

    Codes are those of `rules.CATEGORIES` and `rules.PATHS`; `region` is ISO 3166-2, of a member of a regional
    assembly its own. Refuses with the codes of `rules.may_record_standing`, and "bodies.standing_recorded" where it
    was recorded before (Law 70-IV, art. 15).
    """
    membership = _locked(membership_id)
    regional = membership.organization.area if membership.organization.classification == REGIONAL else None
    verdict = rules.may_record_standing(
        path=path,
        region=region,
        proposed_by=proposed_by,
        decision=decision,
        decided_on=decided_on,
        since=membership.since,
        regional=regional,
    )
    verdict.require()
    if Standing.objects.filter(membership=membership).exists():
        Refused("bodies.standing_recorded", verdict.law).require()
    standing = Standing.objects.create(
        membership=membership,
        category=category,
        category_paper=category_paper.strip(),
        path=path,
        region=region,
        proposed_by=proposed_by,
        decision=decision,
        decided_on=decided_on,
    )
    record(
        about=f"bodies.standing:{standing.pk}",
        verdict=verdict,
        facts={
            "member": f"person:{membership.person_id}",
            "path": path,
            "region": region,
            "decision": decision,
        },
        after={"category": category, "path": path, "region": region, "proposed_by": proposed_by},
    )
    return standing


@act
def record_category(*, by: Actor, at: Moment, membership_id: int, category: str, paper: str) -> Standing:
    """Record of which category a member is, with the paper that shows it; once more where it was wrong.

    Refuses as `rules.may_record_category`, and with "bodies.path_not_recorded" where nobody recorded yet how the
    member came (Law 70-IV, art. 15(1)).
    """
    membership = _locked(membership_id)
    standing = Standing.objects.select_for_update().filter(membership=membership).first()
    if standing is None:
        Refused("bodies.path_not_recorded").require()
    assert standing is not None
    before = (standing.category, standing.category_paper)
    verdict = rules.may_record_category(category=category, paper=paper, before=before).require()
    standing.category, standing.category_paper = category, paper.strip()
    standing.save(update_fields=["category", "category_paper"])
    record(
        about=f"bodies.standing:{standing.pk}",
        verdict=verdict,
        facts={"member": f"person:{membership.person_id}", "category": category},
        before=before,
        after=(standing.category, standing.category_paper),
    )
    return standing


def _locked(membership_id: int) -> Membership:
    """Give a member's mandate, in the Assembly or in a regional assembly, held until the act ends."""
    return Membership.objects.select_for_update().get(
        pk=membership_id, organization__classification__in=("assembly", REGIONAL), role="member"
    )

"""Who is told when a card moves: those who signed or initiated what it is of; of an escalation the leadership too."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from shanyraq.decisions.models import Assignment, Step
from shanyraq.meetings.models import Request, Signature
from shanyraq.people.models import Membership, User

LEADERS = Q(organization__classification="secretariat", role="head") | Q(
    organization__classification="assembly", role="chair"
)


def people_involved(card: Assignment) -> list[User]:
    """Give the accounts of who signed or initiated.

    Of a decision: its signer, and who began or signed the request for an extraordinary Session. Of an assignment:
    the officers who entered it and its paper.
    """
    if card.decision is not None:
        requests = Request.objects.filter(session=card.decision.session_id)
        people: set[int | None] = {card.decision.signed_by_id, *requests.values_list("started_by", flat=True)}
        standing = Signature.objects.filter(request__in=requests, withdrawn_on__isnull=True)
        people |= set(standing.values_list("person", flat=True))
    else:
        assert card.instruction is not None
        people = _people(card.instruction.by, card.instruction.paper.by)
    return list(User.objects.filter(person__in=people - {None}, is_active=True).order_by("pk"))


def leaders_told(step: Step) -> list[User]:
    """Give the accounts of the leadership, where a delay was put before it: the Chair, the head of the Secretariat, and whoever
    heads the body above the addressee, where there is one.
    """
    if step.kind != "escalated":
        return []
    above = step.assignment.addressee.parent_id
    superior = Q(organization=above, role__in=("head", "chair")) if above else Q(pk__in=[])
    seats = Membership.objects.on(step.day).filter(LEADERS | superior)
    return list(User.objects.filter(person__in=seats.values("person"), is_active=True).order_by("pk"))


def _people(*keys: str) -> set[int | None]:
    told: Iterable[str] = (key.removeprefix("person:") for key in keys if key.startswith("person:"))
    return {int(one) for one in told if one.isdecimal()}

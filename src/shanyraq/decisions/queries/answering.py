"""Who answers for whom: each kind of addressee by its own people, a regional assembly by its working body (STR-19)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization

REGIONAL = "regional_assembly"
OWN = ("state_body.clerk", "akimat.clerk", "association.head")
WORKING_BODY = ("regional_secretariat.head", "regional_secretariat.officer")
ANSWERING = (*OWN, *WORKING_BODY)


def answers_for(actor: Actor, addressee: Organization) -> bool:
    """Tell whether a person answers for an addressee: by a seat in it, or in the secretariat of its region."""
    return bodies_answered_by(actor).filter(pk=addressee.pk).exists()


def bodies_answered_by(actor: Actor) -> QuerySet[Organization]:
    """Give the addressees a person answers for, by the seats they hold on the day."""
    own = {body for role, body in actor.seats if role in OWN}
    offices = {body for role, body in actor.seats if role in WORKING_BODY}
    regions = Organization.objects.filter(pk__in=offices).exclude(area="").values("area")
    return Organization.objects.filter(Q(pk__in=own) | Q(classification=REGIONAL, area__in=regions))


def people_who_answer(addressee: Organization, day: date) -> list[Membership]:
    """List the seats whose holders answer for an addressee on a day, as `answers_for` tells of each."""
    own = [role.split(".") for role in OWN if role.startswith(f"{addressee.classification}.")]
    seats = Q(pk__in=[])
    for _kind, role in own:
        seats |= Q(organization=addressee, role=role)
    if addressee.classification == REGIONAL and addressee.area:
        for kind, role in (one.split(".") for one in WORKING_BODY):
            seats |= Q(organization__classification=kind, organization__area=addressee.area, role=role)
    return list(Membership.objects.on(day).filter(seats).select_related("person"))

"""Questions about requests for an extraordinary Session."""

from __future__ import annotations

from datetime import date

from django.db.models import Max, Q, QuerySet

from shanyraq.bodies.queries import count_members_on, members_on
from shanyraq.meetings.models import Request, Signature
from shanyraq.meetings.rules.requests import RequestFacts


def signatures_on(request: Request, day: date) -> QuerySet[Signature]:
    """Give the signatures that stand on `day`."""
    return request.signatures.filter(day__lte=day).filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    )


def facts_of(request: Request, day: date) -> RequestFacts:
    """Give what is known of a request on `day`; signatures of those who are members on that day count."""
    decided = request.decided_on if request.decided_on and request.decided_on <= day else None
    if decided and request.signatures_counted is not None:
        signatures, total = request.signatures_counted, request.members_counted or 0
    else:
        roll = members_on(day).values("person_id")
        signatures = signatures_on(request, day).filter(person_id__in=roll).count()
        total = count_members_on(day)
    return RequestFacts(
        initiator=request.initiator,  # type: ignore[arg-type]  # the database holds only these three
        signatures=signatures,
        total=total,
        standing=signatures_on(request, day).count(),
        decided_on=decided,
        lapsed_on=None if decided else lapsed_on(request, day),
        council_adopted=bool(request.poll and request.poll.adopted),
    )


def lapsed_on(request: Request, day: date) -> date | None:
    """Give the day on which the last signature of a request of members was withdrawn; None while one stands."""
    if request.initiator != Request.MEMBERS or signatures_on(request, day).exists():
        return None
    last = request.signatures.filter(withdrawn_on__lte=day).aggregate(last=Max("withdrawn_on"))["last"]
    return last if isinstance(last, date) else None


def has_signed(request: Request, person_id: int | None, day: date) -> bool:
    """Tell whether a person's signature stands on `day`."""
    return person_id is not None and signatures_on(request, day).filter(person_id=person_id).exists()


def open_requests_on(day: date) -> list[Request]:
    """List the requests begun, not decided and not lapsed by `day`, newest first."""
    undecided = Q(decided_on__isnull=True) | Q(decided_on__gt=day)
    return [row for row in Request.objects.filter(undecided, started_on__lte=day) if not lapsed_on(row, day)]

"""Questions about the organs on a day: who is a member, who sits in the Council, how many they are."""

from datetime import date

from django.db.models import QuerySet

from shanyraq.people.models import Membership

ASSEMBLY, COUNCIL = "assembly", "council"


def members_on(day: date) -> QuerySet[Membership]:
    """Give the memberships of the Assembly in force on `day`, one row for each paper."""
    return _seats(ASSEMBLY, day)


def council_on(day: date) -> QuerySet[Membership]:
    """Give the memberships of the Council in force on `day`, one row for each paper."""
    return _seats(COUNCIL, day)


def count_members_on(day: date) -> int:
    """Count the members of the Assembly on `day`: persons, not papers."""
    return members_on(day).values("person_id").distinct().count()


def count_council_on(day: date) -> int:
    """Count the members of the Council on `day`: persons, not papers."""
    return council_on(day).values("person_id").distinct().count()


def is_member(person_id: int, day: date) -> bool:
    """Tell whether a person is a member of the Assembly on `day`."""
    return members_on(day).filter(person_id=person_id).exists()


def sits_in_council(person_id: int, day: date) -> bool:
    """Tell whether a person is a member of the Council on `day`."""
    return council_on(day).filter(person_id=person_id).exists()


def _seats(body: str, day: date) -> QuerySet[Membership]:
    return (
        Membership.objects.on(day)
        .filter(organization__classification=body, role="member")
        .select_related("person")
        .order_by("person__name_kk", "person_id")
    )

"""Seats in words."""

from django import template

from shanyraq.people.ethnicity import shown_ethnicity
from shanyraq.people.models import Membership, Person
from shanyraq.people.roles import PLAIN, in_words

register = template.Library()


@register.filter
def seat_in_words(seat: Membership) -> str:
    """Say a seat's role: "member of the Council"."""
    return in_words([f"{seat.organization.classification}.{seat.role}"])


@register.filter
def said_of_oneself(person: Person) -> list[str]:
    """Give the words about their ethnicity that a person chose to show; none by default."""
    return shown_ethnicity(person.pk)


@register.filter
def role_in_words(role: str) -> str:
    """Say a role by itself: "member"."""
    return str(PLAIN.get(role, role))

"""Seats in words."""

from django import template

from shanyraq.people.models import Membership
from shanyraq.people.roles import PLAIN, in_words

register = template.Library()


@register.filter
def seat_in_words(seat: Membership) -> str:
    """Say a seat's role: "member of the Council"."""
    return in_words([f"{seat.organization.classification}.{seat.role}"])


@register.filter
def role_in_words(role: str) -> str:
    """Say a role by itself: "member"."""
    return str(PLAIN.get(role, role))

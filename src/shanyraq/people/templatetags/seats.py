"""Seats in words."""

from django import template

from shanyraq.people.models import Membership
from shanyraq.people.roles import in_words

register = template.Library()


@register.filter
def seat_in_words(seat: Membership) -> str:
    """Say a seat's role: "member of the Council"."""
    return in_words([f"{seat.organization.classification}.{seat.role}"])

"""What the pages of the hall write: lengths of time as a clock shows them."""

from django import template

from shanyraq.meetings.rules.numbers import as_minutes, roman

register = template.Library()
register.filter("minutes", as_minutes)
register.filter("roman", roman)

"""Addresses of rooms that may not answer yet."""

from typing import Any

from django.urls import NoReverseMatch, reverse


def address(name: str, *args: Any) -> str:
    """Give the address of a page by its name, or nothing where no room answers to it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""

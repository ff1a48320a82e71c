"""The journal links each entry to the page of what it is about, by each room's own word."""

from importlib import import_module
from importlib.util import find_spec

import pytest
from django.conf import settings

from shanyraq.journal import queries

ROOMS = [room for room in settings.ROOMS if find_spec(f"shanyraq.{room}.about")]


def test_rooms_with_numbered_things_say_where_they_are() -> None:
    assert {"meetings", "decisions"} <= set(ROOMS)


@pytest.mark.django_db
@pytest.mark.parametrize("room", ROOMS)
def test_a_thing_that_is_not_there_has_no_page(room: str) -> None:
    for thing in import_module(f"shanyraq.{room}.about").ABOUT:
        assert queries.address_of(f"{room}.{thing}:999999") == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "about", ["", "odd", "people.person:1", "nothing.at_all:1", "meetings.session:", "acts.act"]
)
def test_what_cannot_be_linked_is_left_plain(about: str) -> None:
    assert queries.address_of(about) == ""


@pytest.mark.django_db
def test_an_act_of_law_is_linked_by_its_word() -> None:
    assert queries.address_of("acts.act:law-70-iv-2008").endswith("/acts/law-70-iv-2008/")

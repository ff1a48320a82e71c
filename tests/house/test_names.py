"""One word in six places: room, address, namespace, templates, journal prefix, words. And every page can be reached."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from shanyraq.config.urls import PATHS
from shanyraq.people.acting import ACTS

SOURCE = Path(__file__).resolve().parents[2] / "src/shanyraq"
ROOMS = [room for room in settings.ROOMS if room != "web"]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_answers_under_its_own_name(room: str) -> None:
    urls = import_module(f"shanyraq.{room}.urls")
    assert urls.app_name == room
    assert room in PATHS


@pytest.mark.parametrize("room", ROOMS)
def test_templates_of_a_room_lie_under_its_name(room: str) -> None:
    folder = SOURCE / room / "templates"
    names = {p.name for p in folder.iterdir()} if folder.is_dir() else set()
    allowed = {room} | ({"account", "mfa", "usersessions", "allauth"} if room == "people" else set())
    assert names <= allowed


def test_every_room_says_in_its_door_plate_what_is_here() -> None:
    short = [
        room for room in settings.ROOMS if len((import_module(f"shanyraq.{room}").__doc__ or "").split()) < 6
    ]
    assert short == []


def test_no_room_has_a_name_that_says_nothing() -> None:
    names = {p.name for p in SOURCE.rglob("*") if p.is_dir()}
    assert names & {"core", "base", "common", "utils", "helpers", "misc"} == set()


def test_an_act_is_named_by_its_room_and_service() -> None:
    for name, service in ACTS.items():
        room, _, verb = name.partition(".")
        assert service.__name__ == verb
        assert service.__module__.startswith(f"shanyraq.{room}.")


def _views(patterns: list[URLPattern | URLResolver]) -> list[URLPattern]:
    found: list[URLPattern] = []
    for pattern in patterns:
        found += _views(pattern.url_patterns) if isinstance(pattern, URLResolver) else [pattern]
    return found


def test_a_view_stands_in_the_room_of_its_address() -> None:
    strangers = []
    for resolver in get_resolver().url_patterns:
        for inner in getattr(resolver, "url_patterns", []):
            room = getattr(inner, "app_name", None)
            for pattern in _views(inner.url_patterns) if room in ROOMS else ():
                module = getattr(pattern.callback, "__module__", "")
                if not module.startswith((f"shanyraq.{room}", "django.contrib.syndication")):
                    strangers.append(f"{room}: {pattern.name} -> {module}")
    assert strangers == []

"""What people type is text on every page and in every table: never markup, never a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Left
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from shanyraq.demo import story
from shanyraq.people.models import User
from tests.house import addresses, things

pytestmark = pytest.mark.django_db
HOSTILE = "=<i id=x onclick='a'>"
TYPED = re.compile(
    r"(name|title|text|why|place|subject|question|lead|reason)_\w+|"
    r"why|reason|citizenship|decision|paper|what|outlet|name|speaker|basis|proposed_by|recognised_by|why_\w+"
)


def typed_fields() -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Give every column that holds what a person typed."""
    for model in apps.get_models():
        if not model.__module__.startswith("shanyraq.") or model._meta.app_label in {"web", "journal"}:
            continue
        for field in model._meta.concrete_fields:
            typed = type(field) in {models.CharField, models.TextField} and not field.choices
            if typed and TYPED.fullmatch(field.name):
                yield model, field


@pytest.fixture(scope="module")
def sessions(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """Tell the story, then write markup and a formula before all that was typed in it."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")),
        transaction.atomic(),
    ):
        story.tell()
        things.fill()
        for model, field in typed_fields():
            spoilt = Concat(Value(HOSTILE), F(field.name), output_field=models.TextField())
            kept = model._base_manager.exclude(**{field.name: ""})  # past the words kept for the search
            kept.update(**{field.name: Left(spoilt, field.max_length) if field.max_length else spoilt})
        keys = {"": ""}
        for role in ("head", "clerk", "administrator"):
            client = Client()
            user = User.objects.get(email=f"{role}@demo.example")
            client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
            keys[role] = client.cookies["sessionid"].value
        yield keys
        transaction.set_rollback(True)


def test_columns_of_every_room_are_tried() -> None:
    rooms = {model._meta.app_label for model, _field in typed_fields()}
    assert rooms >= {"people", "acts", "bodies", "meetings", "decisions", "sources"}
    assert len(list(typed_fields())) > 60


def body(answer: Any) -> str:
    whole: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return whole.decode(errors="replace")


@pytest.mark.parametrize("name", sorted(addresses.OURS))
def test_what_is_typed_is_shown_as_text(sessions: dict[str, str], name: str) -> None:
    known = things.sample(name)
    address = reverse(name, kwargs={argument: known[argument] for argument in addresses.OURS[name]})
    for key in sessions.values():
        answer, _more = things.ask(key, "get", address)
        if re.search("html|xml", answer.headers.get("Content-Type", "")):
            assert "<i id=x" not in body(answer), address
        if not answer.streaming and "format=csv" in body(answer):
            table = things.ask(key, "get", f"{address}?format=csv")[0]
            cells = [cell for row in csv.reader(StringIO(body(table).lstrip("\ufeff"))) for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))], address


def test_the_markup_does_reach_the_pages(sessions: dict[str, str]) -> None:
    shown = body(things.ask(sessions["head"], "get", "/kk/structure/members/")[0])
    assert "=&lt;i id=x" in shown
    table = body(things.ask("", "get", "/kk/structure/members/?format=csv")[0])
    assert "'=<i id=x" in table

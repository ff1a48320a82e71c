"""A database runs only as what it is."""

from typing import Any

import pytest
from django.core.checks import run_checks

from shanyraq.journal import instance
from shanyraq.journal.models import Instance
from shanyraq.journal.tests.making import AT

pytestmark = pytest.mark.django_db


def begun(kind: str) -> None:
    Instance.objects.create(
        kind=kind, begun_at=AT.machine, rehearsal_day=AT.day if kind == "rehearsal" else None
    )


@pytest.mark.parametrize(
    ("kind", "rehearsal", "says"),
    [
        ("official", True, "does not run as a rehearsal"),
        ("rehearsal", False, "does not run as an official instance"),
        ("official", False, ""),
        ("rehearsal", True, ""),
    ],
)
def test_a_database_of_the_other_kind_is_refused_in_one_line(
    kind: str, rehearsal: bool, says: str, settings: Any
) -> None:
    settings.REHEARSAL = rehearsal
    begun(kind)
    line = instance.disagreement()
    assert says in line and "\n" not in line and bool(line) == bool(says)
    assert any(message.id == "journal.E001" for message in run_checks()) == bool(says)
    if says:
        with pytest.raises(SystemExit, match=says):
            instance.require_same_kind()
    else:
        instance.require_same_kind()


@pytest.mark.parametrize("rehearsal", [True, False])
def test_a_database_that_has_not_begun_runs_as_either(rehearsal: bool, settings: Any) -> None:
    settings.REHEARSAL = rehearsal
    instance.require_same_kind()

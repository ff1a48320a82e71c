"""A whole import is undone only while nobody has signed or registered by it, whichever room keeps the row."""

from datetime import date

import pytest
from rulebook import Refusal

from shanyraq.bodies import services
from shanyraq.meetings.models import Request, Signature
from shanyraq.people.models import Person, RollDraft
from shanyraq.people.services import import_roll
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)


@pytest.mark.parametrize("was_here", [False, True])
def test_a_signature_given_by_an_imported_mandate_keeps_the_import(was_here: bool) -> None:
    make.organization("assembly", slug="assembly")
    officer = make.actor("secretariat.officer", day=DAY)
    cells = {"name_kk": "Қасымова Әлия", "email": "a@example.org", "body": "assembly", "role": "мүше",
             "since": "01.09.2020", "basis": "Өкім № 5"}  # fmt: skip
    old = Request.objects.create(subject_kk="Бұрынғы сұрау", started_on=date(2019, 1, 1))
    if was_here:  # what was signed by an earlier mandate does not stand on this one
        who = make.person("Қасымова Әлия", email="a@example.org")
        Signature.objects.create(request=old, person=who, day=date(2019, 1, 2), at=make.NOON)
    draft = RollDraft.objects.create(
        name="тізім.csv", sha256="1" * 64, rows=[{"number": 2, "cells": cells}], brought_at=make.NOON
    )
    import_roll(by=officer, at=make.moment(DAY), draft=draft, decisions={})
    who = Person.objects.get(name_kk="Қасымова Әлия")
    row = Request.objects.create(subject_kk="Сұрау", started_on=DAY)
    signature = Signature.objects.create(request=row, person=who, day=DAY, at=make.NOON)
    undo = {"by": officer, "at": make.moment(DAY), "draft_id": draft.pk, "why": "Қате файл"}
    with pytest.raises(Refusal, match="people.roll_stood_on") as stopped:
        services.undo_import(**undo)
    assert (stopped.value.verdict.facts["rows"], stopped.value.verdict.facts["standing"]) == ("2", 1)
    signature.delete()
    assert services.undo_import(**undo).seats == 1
    assert Person.objects.filter(pk=who.pk).exists() is was_here

"""Confirmations and entered acts: who may, on what paper, and what they change."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.acts.models import Confirmation, EnteredAct
from shanyraq.acts.queries import rulebook
from shanyraq.acts.services import confirm_norm, enter_act, withdraw_act, withdraw_confirmation
from shanyraq.acts.tests.conftest import ADMINISTRATOR, OFFICER, moment
from shanyraq.journal.models import Entry
from shanyraq.law.status import may_institution_act
from shanyraq.people.acting import ANYONE
from shanyraq.web.uploads import Brought, path_of

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
PDF = Brought(b"%PDF-1.7 a paper", "paper.pdf", "pdf")
AFTER = date(2026, 11, 21)


def confirm(**more: Any) -> Confirmation:
    given: dict[str, Any] = {
        "by": OFFICER, "at": moment(), "norm": "session.quorum", "value": Fraction(2, 3), "since": date(2008, 10, 20),
        "until": None, "paper": "Регламент", "paper_number": "1", "paper_date": date(2009, 4, 1), **more,
    }  # fmt: skip
    return confirm_norm(**given)


def enter(**more: Any) -> EnteredAct:
    given: dict[str, Any] = {
        "by": ADMINISTRATOR, "at": moment(AFTER), "kind": "constitutional-law", "number": "12-VIII",
        "date": date(2026, 9, 1), "title_kk": "Қазақстан Халық Кеңесі туралы", "in_force_from": date(2026, 9, 10),
        "effect": "continues", "place": "3", "file": PDF, **more,
    }  # fmt: skip
    return enter_act(**given)


def code_of(call: Any, **more: Any) -> str:
    with pytest.raises(Refusal) as refused:
        call(**more)
    return refused.value.verdict.code


def test_a_confirmed_norm_decides_and_says_on_what_paper() -> None:
    assert not rulebook().value("session.quorum", on=DAY).is_settled
    row = confirm(file=PDF)
    value = rulebook().value("session.quorum", on=DAY)
    assert value.share == Fraction(2, 3) and "Регламент" in value.source
    assert row.file is not None and path_of(row.file.sha256).read_bytes() == PDF.content
    entry = Entry.objects.get(act="acts.confirm_norm")
    assert entry.about == "acts.norm:session.quorum" and entry.facts["value"] == "2/3"


def test_a_withdrawn_confirmation_decides_no_more_and_is_kept() -> None:
    row = confirm()
    withdraw_confirmation(by=OFFICER, at=moment(), confirmation=row.pk, why="Қате қағаз")
    assert not rulebook().value("session.quorum", on=DAY).is_settled
    assert Confirmation.objects.get(pk=row.pk).withdrawn_why == "Қате қағаз"
    again = {"by": OFFICER, "at": moment(), "confirmation": row.pk, "why": "?"}
    assert code_of(withdraw_confirmation, **again) == "acts.already_withdrawn"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"norm": "session.no_such"}, "acts.no_such_norm"),
        ({"norm": "council.quorum", "since": DAY}, "acts.norm_is_settled"),
        ({"norm": "institution.status", "value": "in_force", "since": AFTER}, "acts.status_needs_an_act"),
        ({"value": Fraction(3, 2)}, "acts.value_out_of_range"),
        ({"value": 2}, "acts.value_out_of_range"),
        ({"paper_date": date(2024, 9, 3)}, "acts.paper_from_the_future"),
        ({"since": date(1990, 1, 1)}, "law.no_rule_in_force"),
        ({"by": ANYONE}, "law.no_mandate"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(changed: dict[str, Any], code: str) -> None:
    assert code_of(confirm, **changed) == code
    assert not Confirmation.objects.exists() and not Entry.objects.exists()


def test_a_norm_is_confirmed_once() -> None:
    confirm()
    assert code_of(confirm) == "acts.already_confirmed"


def test_an_entered_act_settles_what_follows_and_can_be_taken_back() -> None:
    assert may_institution_act(rulebook(), AFTER).code == "law.status_superseded"  # type: ignore[union-attr]
    row = enter()
    assert may_institution_act(rulebook(), AFTER)
    assert row.slug in rulebook().acts
    withdraw_act(by=ADMINISTRATOR, at=moment(AFTER), slug=row.slug, why="Қате")
    assert not may_institution_act(rulebook(), AFTER)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"file": None}, "acts.needs_its_paper"),
        ({"date": date(2026, 12, 1), "in_force_from": date(2026, 12, 2)}, "acts.paper_from_the_future"),
        ({"in_force_from": date(2026, 8, 1)}, "acts.in_force_before_signed"),
        ({"kind": "decree", "number": "149", "date": date(2011, 9, 7), "in_force_from": date(2011, 9, 7)},
         "acts.act_known"),
        ({"date": date(2026, 6, 1), "in_force_from": date(2026, 6, 2)}, "acts.status_is_settled"),
        ({"by": OFFICER}, "law.no_mandate"),
    ],
)  # fmt: skip
def test_what_cannot_be_entered_is_refused(changed: dict[str, Any], code: str) -> None:
    assert code_of(enter, **changed) == code
    assert not EnteredAct.objects.exists()


def test_the_status_cannot_be_settled_twice() -> None:
    enter()
    assert code_of(enter, number="13-VIII") == "acts.status_is_settled"


def test_another_act_is_entered_without_a_paper_and_changes_no_status() -> None:
    row = enter(effect="", file=None, kind="decree", number="900")
    assert rulebook().acts[row.slug].status_on(AFTER) == "in_force"
    assert not may_institution_act(rulebook(), AFTER)


@pytest.mark.requirement("FAC-03")
def test_a_confirmation_settles_what_the_papers_say_otherwise(client: Client) -> None:
    """The page of contradictions asks the book of this instance, not the files alone."""
    address = "/en/facts/contradictions/?on=2025-04-24"
    doubt = "No rule that is certain is in force on"
    before = client.get(address).content.decode()
    part = before[before.index('id="CTR-02"') : before.index('id="CTR-03"')]
    assert doubt in part
    confirm(at=moment(date(2025, 5, 5)), norm="deputies.count", value=3, since=date(2024, 12, 27))
    after = client.get(address).content.decode()
    part = after[after.index('id="CTR-02"') : after.index('id="CTR-03"')]
    assert doubt not in part and "confirmed with" in part and ">stands<" in part

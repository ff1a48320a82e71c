"""Facts to verdicts: second factors, invitations, requests of two officers, lists."""

from datetime import UTC, date, datetime, timedelta

import pytest

from shanyraq.people import rules

NOW = datetime(2026, 11, 21, 7, tzinfo=UTC)


@pytest.mark.parametrize("role", sorted(rules.OFFICES))
def test_an_office_asks_for_a_second_factor(role: str) -> None:
    verdict = rules.may_use_office({role}, has_factor=False, rehearsal=False)
    assert not verdict
    assert verdict.code == "people.second_factor_missing"
    assert rules.may_use_office({role}, has_factor=True, rehearsal=False)
    assert rules.may_use_office({role}, has_factor=False, rehearsal=True)


@pytest.mark.parametrize("role", ["assembly.member", "council.member", "association.head"])
def test_a_seat_without_an_office_asks_for_none(role: str) -> None:
    assert rules.may_use_office({role}, has_factor=False, rehearsal=False)


def test_an_invitation_ends_at_its_very_moment() -> None:
    ends = NOW + timedelta(seconds=1)
    assert rules.may_accept(known=True, accepted=False, expires=ends, now=NOW)
    late = rules.may_accept(known=True, accepted=False, expires=NOW, now=NOW)
    assert late.code == "people.invitation_expired"
    assert (
        rules.may_accept(known=False, accepted=False, expires=None, now=NOW).code
        == "people.invitation_unknown"
    )
    assert rules.may_accept(known=True, accepted=True, expires=ends, now=NOW).code == "people.invitation_used"


def approving(**other: object) -> object:
    facts = {"officer": 2, "person": 1, "approved_by": [], "asked": NOW, "closed": False, "now": NOW}
    return rules.may_approve_reset(**{**facts, **other})  # type: ignore[arg-type]


def test_a_request_is_approved_by_two_others() -> None:
    assert approving()
    assert approving(approved_by=[3])
    assert approving(officer=1).code == "people.reset_own"
    assert approving(officer=None).code == "people.reset_own"
    assert approving(approved_by=[2]).code == "people.reset_twice"
    assert approving(closed=True).code == "people.reset_closed"
    assert approving(now=NOW + rules.RESET_LASTS).code == "people.reset_expired"


def test_a_list_is_imported_when_errors_and_look_alikes_are_settled() -> None:
    facts = {"rows": 3, "wrong": 0, "undecided": 0, "leave_out": False, "done": False}
    assert rules.may_import(**facts)
    assert rules.may_import(**{**facts, "undecided": 1}).code == "people.roll_undecided"
    assert rules.may_import(**{**facts, "wrong": 1}).code == "people.roll_wrong"
    assert rules.may_import(**{**facts, "wrong": 1, "leave_out": True})
    assert rules.may_import(**{**facts, "wrong": 3, "leave_out": True}).code == "people.roll_empty"
    assert rules.may_import(**{**facts, "done": True}).code == "people.roll_imported"


@pytest.mark.parametrize(
    ("kazakh", "russian"),
    [
        ("Қасымова Әлия", "Касымова Алия Ержановна"),
        ("Сейітқали Гүлнәр", "Гульнар Сеиткали"),
        ("Жұмағұлов Нұрсұлтан Ерланұлы", "Жумагулов Нурсултан"),
        ("Өмірбек Һарун", "Омирбек Харун"),
    ],
)
def test_a_name_is_known_in_either_spelling(kazakh: str, russian: str) -> None:
    assert rules.name_key(kazakh) == rules.name_key(russian)


def test_different_names_stay_different() -> None:
    assert rules.name_key("Қасымова Әлия") != rules.name_key("Қасымова Асия")


def test_a_seat_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    since, until = date(2024, 1, 1), date(2024, 6, 1)
    assert rules.is_current(since, until, since)
    assert not rules.is_current(since, until, until)
    assert rules.is_current(since, None, date(2099, 1, 1))

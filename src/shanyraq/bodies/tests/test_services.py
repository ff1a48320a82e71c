"""Act and journal: how a member came is recorded once, with its decision."""

from datetime import date

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.bodies import queries, services
from shanyraq.bodies.models import Standing
from shanyraq.journal.models import Entry
from shanyraq.people.models import RollDraft
from shanyraq.web.tasks import Task
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
WHOLE = {
    "category": "ethnocultural",
    "path": "regional_session",
    "region": "KZ-55",
    "proposed_by": "«Бірлік»",
    "decision": "Сессия шешімі № 3",
    "decided_on": date(2019, 12, 1),
}


def test_the_secretariat_records_a_path_and_the_roll_shows_region_and_path() -> None:
    seat = make.seat("assembly.member")
    officer = make.actor("secretariat.officer", day=DAY)
    services.record_standing(by=officer, at=make.moment(DAY), membership_id=seat.pk, **WHOLE)
    (row,) = queries.roll_on(DAY)
    assert (row.region, row.path) == ("KZ-55", "regional_session")
    entry = Entry.objects.get(act="bodies.record_standing")
    assert "law-70-iv-2008:15(2)" in entry.law and entry.facts["region"] == "KZ-55"


def test_a_path_is_recorded_once() -> None:
    seat, officer = make.seat("assembly.member"), make.actor("secretariat.officer", day=DAY)
    services.record_standing(by=officer, at=make.moment(DAY), membership_id=seat.pk, **WHOLE)
    with pytest.raises(Refusal) as refused:
        services.record_standing(by=officer, at=make.moment(DAY), membership_id=seat.pk, **WHOLE)
    assert refused.value.verdict.code == "bodies.standing_recorded"
    assert Standing.objects.count() == Entry.objects.filter(act="bodies.record_standing").count() == 1


@pytest.mark.parametrize("role", ["assembly.member", "council.member", "state_body.clerk"])
def test_nobody_else_records_a_path(role: str) -> None:
    seat, other = make.seat("assembly.member"), make.actor(role, day=DAY)
    with pytest.raises(Refusal) as refused:
        services.record_standing(by=other, at=make.moment(DAY), membership_id=seat.pk, **WHOLE)
    assert refused.value.verdict.code == "law.no_mandate"
    assert not Standing.objects.exists()


def test_a_member_s_region_is_that_of_their_regional_assembly_until_a_path_says_it() -> None:
    who = make.person()
    make.seat("assembly.member", who=who)
    regional = make.organization("regional_assembly", "assembly-pavlodar", area="KZ-55")
    make.seat("regional_assembly.member", who=who, organization=regional)
    (row,) = queries.roll_on(DAY)
    assert row.region == "KZ-55" and row.path == ""


def test_the_roll_asks_the_database_the_same_number_of_questions_for_one_and_for_many(
    django_assert_num_queries,
) -> None:
    for _ in range(12):
        make.seat("assembly.member")
    with django_assert_num_queries(4):
        assert len(queries.roll_on(DAY)) == 12


APPROVED = {"approved_by": "Президенттің № 12 өкімі", "approved_on": date(2024, 8, 30)}


def waiting(*cells: dict[str, str]) -> RollDraft:
    for body in ("council", "assembly"):
        make.organization(body, body)
    base = {
        "body": "council",
        "role": "мүше",
        "since": "01.09.2024",
        "basis": "ұсыныс",
        "name_ru": "",
        "email": "",
    }
    rows = [{"number": number, "cells": {**base, **cell}} for number, cell in enumerate(cells, start=2)]
    return RollDraft.objects.create(name="k.csv", sha256="0" * 64, rows=rows, brought_at=make.NOON)


@pytest.mark.requirement("STR-07")
def test_the_council_is_imported_on_the_president_s_act_and_each_seat_names_it() -> None:
    draft = waiting({"name_kk": "Қасымова Әлия"}, {"name_kk": "Серік Ерлан"})
    officer = make.actor("secretariat.officer", day=DAY)
    done = services.import_council(by=officer, at=make.moment(DAY), draft_id=draft.pk, **APPROVED)
    assert (done.seats, queries.count_council_on(DAY)) == (2, 2)
    assert {seat.basis for seat in queries.council_on(DAY)} == {"Президенттің № 12 өкімі, 30.08.2024"}
    entry = Entry.objects.get(act="bodies.import_council")
    assert "law-70-iv-2008:10(1)" in entry.law and "Қасымова" not in str(entry.facts)


@pytest.mark.requirement("STR-07")
@pytest.mark.parametrize(
    ("cells", "given", "code"),
    [
        ({"body": "assembly"}, {}, "bodies.not_council_rows"),
        ({}, {"approved_by": " "}, "bodies.approval_not_named"),
        ({}, {"approved_on": date(2024, 9, 3)}, "bodies.approval_ahead"),
        ({"since": "29.08.2024"}, {}, "bodies.seat_before_approval"),
        ({"name_kk": "Serik"}, {}, "people.roll_wrong"),
    ],
)
def test_without_the_president_s_approval_nobody_sits_in_the_council(
    cells: dict[str, str], given: dict[str, object], code: str
) -> None:
    draft = waiting({"name_kk": "Серік Ерлан", **cells})
    officer = make.actor("secretariat.officer", day=DAY)
    with pytest.raises(Refusal) as refused:
        services.import_council(by=officer, at=make.moment(DAY), draft_id=draft.pk, **{**APPROVED, **given})
    assert refused.value.verdict.code == code
    assert queries.count_council_on(DAY) == 0


def test_the_secretariat_s_desk_says_how_many_paths_are_not_recorded() -> None:
    officer = make.actor("secretariat.officer", day=DAY)

    def paths() -> list[Task]:
        return [task for task in queries.tasks_of(officer, DAY) if "path=unrecorded" in task.address]

    assert paths() == []
    first, _second = make.seat("assembly.member"), make.seat("assembly.member")
    (task,) = paths()
    assert "2" in str(task.title) and task.due is None
    services.record_standing(by=officer, at=make.moment(DAY), membership_id=first.pk, **WHOLE)
    (task,) = paths()
    listed = Client().get(task.address).content.decode()
    assert f"/people/{_second.person_id}/" in listed and f"/people/{first.person_id}/" not in listed
    assert queries.tasks_of(make.actor("council.member", day=DAY), DAY) == []

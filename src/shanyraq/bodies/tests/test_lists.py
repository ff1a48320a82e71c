"""An imported list: how members came by it, and the undoing of all of it, refused where something stands on a row."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from rulebook import Refusal

from shanyraq.bodies import queries, services
from shanyraq.bodies.models import Standing
from shanyraq.bodies.services.lists import may_undo_list
from shanyraq.journal.models import Entry
from shanyraq.people.acting import Actor
from shanyraq.people.leaning import KINDS, pointers_to
from shanyraq.people.models import Brought, Invitation, Membership, Person, RollDraft, Superseded
from shanyraq.people.services import import_roll
from shanyraq.people.tests.conftest import signed_in  # noqa: F401
from shanyraq.people.tests.test_history import WAY
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY, LATER = date(2024, 9, 2), date(2024, 9, 5)


@pytest.fixture
def officer() -> Actor:
    make.organization("assembly", slug="assembly")
    make.organization("council", slug="council")
    return make.actor("secretariat.officer", day=DAY)


def listed(*cells: dict[str, str]) -> RollDraft:
    base = {
        "body": "assembly",
        "role": "мүше",
        "since": "01.09.2015",
        "basis": "Өкім № 5",
        "name_ru": "",
        "email": "",
    }
    rows = [{"number": n, "cells": {**base, **c}} for n, c in enumerate(cells, start=2)]
    return RollDraft.objects.create(name="тізім.csv", sha256="1" * 64, rows=rows, brought_at=make.NOON)


def imported(officer: Actor, *cells: dict[str, str], **given: object) -> RollDraft:
    draft = listed(*cells)
    import_roll(by=officer, at=make.moment(DAY), draft=draft, decisions={}, **given)  # type: ignore[arg-type]
    draft.refresh_from_db()
    return draft


def undo(officer: Actor, draft: RollDraft, day: date = DAY, why: str = "Қате файл"):
    return services.undo_import(by=officer, at=make.moment(day), draft_id=draft.pk, why=why)


def refused(officer: Actor, draft: RollDraft, **given: object) -> Refusal:
    with pytest.raises(Refusal) as stopped:
        undo(officer, draft, **given)  # type: ignore[arg-type]
    return stopped.value


HISTORY = (
    {"name_kk": "Қасымова Әлия", "email": "a@example.org", "since": "10.06.2007", "until": "01.05.2012"},
    {
        "name_kk": "Қасымова Әлия",
        "email": "a@example.org",
        "since": "01.05.2012",
        **WAY,
        "decided_on": "20.02.2012",
    },
    {"name_kk": "Серік Ерлан"},
)


@pytest.mark.requirement("MEM-02", "MEM-03")
def test_how_members_came_is_recorded_from_the_list_in_one_act(officer: Actor) -> None:
    draft = imported(officer, *HISTORY)
    assert services.record_standings(by=officer, at=make.moment(DAY), draft_id=draft.pk) == 1
    row = next(row for row in queries.roll_on(DAY) if row.name_kk == "Қасымова Әлия")
    assert (row.path, row.region, row.category) == ("regional_session", "KZ-55", "ethnocultural")
    assert Entry.objects.get(act="bodies.record_standings").facts["recorded"] == 1
    with pytest.raises(Refusal, match="bodies.no_ways_to_record"):
        services.record_standings(by=officer, at=make.moment(DAY), draft_id=draft.pk)


@pytest.mark.requirement("MEM-01")
def test_the_paper_of_a_category_comes_with_the_list_and_goes_with_it(officer: Actor) -> None:
    draft = imported(officer, {"name_kk": "Қасымова Әлия", **WAY, "category_paper": "Бірлік жарғысы"})
    services.record_standings(by=officer, at=make.moment(DAY), draft_id=draft.pk)
    assert Standing.objects.get().category_paper == "Бірлік жарғысы"
    assert undo(officer, draft).seats == 1
    assert not Standing.objects.exists()


def test_an_import_is_undone_whole_on_its_day_and_leaves_the_journal_only(officer: Actor) -> None:
    here = make.person("Болат Нұрлан", name_ru="", email="b@example.org")
    before = set(Person.objects.values_list("pk", flat=True))
    draft = imported(
        officer, *HISTORY, {"name_kk": "Болат Нұрлан", "name_ru": "Болат Нурлан", "email": "b@example.org"}
    )
    services.record_standings(by=officer, at=make.moment(DAY), draft_id=draft.pk)
    gone = undo(officer, draft)
    assert (gone.people, gone.seats, gone.stay) == (2, 4, 0)
    assert set(Person.objects.values_list("pk", flat=True)) == before
    assert not Membership.objects.filter(organization__slug="assembly").exists()
    assert not Standing.objects.exists() and not Brought.objects.exists() and not Superseded.objects.exists()
    here.refresh_from_db()
    assert here.name_ru == ""  # what the list filled is empty again
    entry = Entry.objects.get(act="bodies.undo_import")
    assert entry.facts["people"] == 2 and "Қате" not in str(entry.facts)
    assert refused(officer, draft).verdict.code == "people.roll_undone"


def test_what_was_known_before_the_undoing_stays_known_and_contacts_go(officer: Actor) -> None:
    draft = imported(officer, *HISTORY)
    gone = undo(officer, draft, day=LATER)
    assert (gone.people, gone.seats, gone.stay) == (0, 3, 2)
    assert queries.roll_on(LATER) == []
    known = {row.name_kk for row in queries.roll_known(DAY, LATER - timedelta(days=1))}
    assert known == {"Қасымова Әлия", "Серік Ерлан"}
    assert queries.roll_known(DAY, LATER) == []
    assert not Person.objects.filter(email="a@example.org").exists()


def test_the_same_list_brought_again_meets_the_people_it_left(officer: Actor) -> None:
    undo(officer, imported(officer, *HISTORY), day=LATER)
    count = Person.objects.count()
    again = imported(officer, *HISTORY)  # nothing waits for a decision
    assert Person.objects.count() == count and again.counted["seats"] == 3
    assert Person.objects.filter(email="a@example.org").count() == 1


@pytest.mark.parametrize(
    "stand",
    ["invitation", "seat", "correction", "standing"],
)
def test_an_import_on_which_something_stands_is_not_undone(officer: Actor, stand: str) -> None:
    draft = imported(officer, *HISTORY)
    seat = Membership.objects.get(since=date(2012, 5, 1))
    who = seat.person
    if stand == "invitation":
        Invitation.objects.create(
            person=who, email="a@example.org", token_hash="x", sent_at=make.NOON, expires_at=make.NOON
        )
    elif stand == "seat":
        make.seat("council.member", who=who)
    elif stand == "standing":
        Standing.objects.create(
            membership=seat, category="citizen", path="council", decision="№ 9", decided_on=date(2012, 1, 1)
        )
    else:
        services.correct_mandate(
            by=officer, at=make.moment(DAY), membership_id=seat.pk,
            since=seat.since, until=date(2025, 1, 1), basis="№ 6", why="Қате",
        )  # fmt: skip
    verdict = refused(officer, draft, day=LATER).verdict
    assert verdict.code == "people.roll_stood_on"
    assert "3" in str(verdict.facts["rows"]) and verdict.facts["what"]
    assert Membership.objects.filter(pk=seat.pk).exists() and not draft.undone_at


def test_a_seat_of_somebody_here_before_counts_only_what_came_since(officer: Actor) -> None:
    here = make.person("Болат Нұрлан", email="b@example.org")
    make.seat("council.member", who=here)
    draft = imported(officer, {"name_kk": "Болат Нұрлан", "email": "b@example.org"})
    assert may_undo_list(draft, officer)
    make.seat("secretariat.officer", who=here)
    assert not may_undo_list(draft, officer)


def test_a_list_that_gave_offices_is_taken_back_by_an_administrator(officer: Actor) -> None:
    admin = make.actor("instance.administrator", day=DAY)
    draft = imported(admin, {"name_kk": "Серік Ерлан", "body": "secretariat", "role": "қызметкер"})
    assert refused(officer, draft).verdict.code == "people.roll_gave_offices"
    assert undo(admin, draft).seats == 1


def test_an_undoing_says_why_and_only_of_what_was_imported(officer: Actor) -> None:
    assert refused(officer, imported(officer, *HISTORY), why=" ").verdict.code == "bodies.undo_reason_missing"
    assert refused(officer, listed()).verdict.code == "people.roll_not_imported"


def test_every_table_that_points_to_a_person_or_a_mandate_has_a_name_for_the_refusal() -> None:
    tables = {table._meta.label_lower for model in (Person, Membership) for table, _ in pointers_to(model)}
    assert tables - set(KINDS) == set()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_officer_undoes_an_import_on_its_page(officer: Actor, signed_in, language: str) -> None:  # noqa: F811
    draft = imported(officer, *HISTORY)
    client = signed_in("secretariat.officer")
    where = reverse("bodies:list", args=[draft.pk]).replace("/kk/", f"/{language}/")
    page = client.get(where).content.decode()
    assert "Қасымова Әлия" in page and 'aria-disabled="true"' not in page
    assert client.post(where + "ways/").status_code == 302 and Standing.objects.count() == 1
    assert client.post(where, {"why": ""}).status_code == 422
    make.account(Person.objects.get(name_kk="Серік Ерлан"))
    stopped = client.post(where, {"why": "Қате"})
    assert stopped.status_code == 409 and 'aria-disabled="true"' in stopped.content.decode()
    Person.objects.get(name_kk="Серік Ерлан").user.delete()
    assert client.post(where, {"why": "Қате"}).status_code == 302
    after = client.get(reverse("people:roll", args=[draft.pk]))
    assert after.status_code == 200
    assert signed_in("assembly.member").get(where).status_code == 403

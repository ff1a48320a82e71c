"""The pages of the organs: what they say on which day, who sees what."""

import json
from csv import reader
from datetime import date, timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.bodies.models import Standing
from shanyraq.people.models import RollDraft
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client: Client) -> Client:
    who = make.person()
    make.seat("secretariat.officer", who=who)
    client.force_login(make.account(who), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content[:500]
    return answer.content.decode()


@pytest.mark.requirement("STR-27", "PLT-04")
@pytest.mark.parametrize(
    ("day", "host"),
    [
        ("1999-01-01", "Ministry of Information and Public Accord"),
        ("2006-01-01", "Presidential Administration"),
    ],
)
def test_who_hosted_the_secretariat_on_a_day(client: Client, day: str, host: str) -> None:
    assert f"The secretariat is part of: {host}." in page(client, f"/en/structure/?on={day}")


@pytest.mark.requirement("STR-28")
def test_before_july_2007_the_assembly_is_shown_under_its_historic_name(client: Client) -> None:
    assert "<h1>Қазақстан халықтары Ассамблеясы</h1>" in page(client, "/kk/structure/?on=2007-07-25")
    assert "<h1>Қазақстан халқы Ассамблеясы</h1>" in page(client, "/kk/structure/?on=2007-07-26")


@pytest.mark.requirement("STR-13")
def test_two_deputies_before_decree_149_and_three_after(client: Client) -> None:
    two = json.loads(page(client, "/en/structure/?on=2011-09-06&format=json"))
    three = json.loads(page(client, "/en/structure/?on=2011-09-07&format=json"))
    assert (two["deputies"], three["deputies"]) == (2, 3)
    assert "two of them from ethnocultural associations" in page(client, "/en/structure/?on=2011-09-07")


@pytest.mark.requirement("STR-11")
def test_the_chair_is_shown_by_date_with_the_statements_that_conflict(client: Client) -> None:
    html = page(client, "/en/structure/?on=2020-01-01")
    assert "N. Nazarbayev, First President" in html and "chairs the Assembly for life" in html
    assert "The President of the country chairs the Assembly" in html
    assert "K. Tokayev, President" in page(client, "/en/structure/?on=2024-09-02")


@pytest.mark.requirement(
    "STR-05", "STR-06", "STR-07", "STR-08", "STR-09", "STR-12", "STR-14", "STR-16", "STR-17"
)
def test_the_relations_of_2024_stand_with_their_articles(client: Client) -> None:
    found = json.loads(page(client, "/en/structure/?on=2024-09-02&format=json"))
    edges = {(e["kind"], e["from"], e["to"]): e["law"] for e in found["edges"]}
    assert len([o for o in found["organs"] if o["kind"] == "regional_assembly"]) == 20
    assert edges["governs_between", "council", "session"] == "law-70-iv-2008:10(1)"
    assert edges["approves", "president", "council"] == "law-70-iv-2008:10(1)"
    assert edges["part_of", "secretariat", "presidential-administration"] == "decree-149-2011:11"
    assert edges["works_for", "secretariat", "session"] == "decree-149-2011:11"
    assert edges["heads", "deputy-chair-3", "secretariat"] == "decree-149-2011:11"
    assert edges["convenes", "president", "session"] == "law-70-iv-2008:9"
    assert edges["recommends", "council", "deputy-chair-1"] == "decree-149-2011:10"
    assert edges["at", "assembly-pavlodar", "akim-pavlodar"] == "law-70-iv-2008:1(3)"
    assert edges["accountable_to", "assembly-pavlodar", "session"] == "decree-149-2011:12"


def test_the_csv_has_a_line_for_each_relation_of_each_region(client: Client) -> None:
    lines = list(reader(StringIO(page(client, "/en/structure/?on=2024-09-02&format=csv").lstrip("\ufeff"))))
    found = json.loads(page(client, "/en/structure/?on=2024-09-02&format=json"))
    assert len(lines) == 1 + len(found["edges"])
    assert lines[0][:3] == ["From", "Relation", "To"]


def test_the_page_leads_to_the_days_of_change_before_and_after(client: Client) -> None:
    html = page(client, "/en/structure/?on=1999-01-01")
    assert "?on=1998-05-05" in html and "?on=2000-10-03" in html


def test_before_the_assembly_the_page_says_so_and_leads_to_its_first_day(client: Client) -> None:
    html = page(client, "/kk/structure/?on=1990-01-01")
    assert "Ол кезде Ассамблея болмаған" in html and "?on=1995-03-01" in html


def test_after_june_2026_the_status_awaits_an_act_and_the_council_is_gone(client: Client) -> None:
    html = page(client, "/en/structure/?on=2026-08-01")
    assert "the act on what follows is still to be entered" in html
    found = json.loads(page(client, "/en/structure/?on=2026-08-01&format=json"))
    assert found["status"] == "superseded_pending" and "council" not in {o["id"] for o in found["organs"]}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("day", ["1995-03-01", "2003-01-01", "2010-01-01", "2020-01-01", "2025-06-01"])
def test_the_structure_is_shown_in_three_languages_on_any_day(
    client: Client, language: str, day: str
) -> None:
    page(client, f"/{language}/structure/?on={day}")
    page(client, f"/{language}/structure/regions/?on={day}")


def test_every_organ_has_a_page_on_the_day_and_outside_it(client: Client) -> None:
    found = json.loads(page(client, "/en/structure/?on=2024-09-02&format=json"))
    for organ in found["organs"][:60]:
        page(client, f"/en/structure/organs/{organ['id']}/?on=2024-09-02")
    assert "There was no such organ on" in page(client, "/en/structure/organs/council/?on=1999-01-01")
    page(client, "/en/structure/organs/nobody/", status=404)


def test_before_june_2022_abai_is_an_outlined_tile_in_east_kazakhstan(client: Client) -> None:
    html = page(client, "/en/structure/regions/?on=2022-06-07")
    assert html.count('class="gone"') == 3 and "17 regions" in html
    assert "Not a region of its own" in page(client, "/en/structure/regions/kz-10/?on=2022-06-07")
    assert 'class="gone"' not in page(client, "/en/structure/regions/?on=2022-06-08")
    page(client, "/en/structure/regions/kz-99/", status=404)


@pytest.mark.requirement("MEM-05")
def test_the_count_of_the_roll_stands_beside_the_counts_of_the_papers(client: Client) -> None:
    make.seat("assembly.member")
    html = page(client, "/en/structure/members/")
    assert "<h1>1 member of the Assembly</h1>" in html
    for value, difference in ((382, "−381"), (394, "−393"), (526, "−525"), (583, "−582")):
        assert f">{value}</td>" in html and f">{difference}</td>" in html


def test_the_roll_of_another_day_has_the_members_of_that_day(client: Client) -> None:
    make.seat("assembly.member", since=date(2021, 1, 1), until=date(2023, 1, 1), who=make.person("Ескі Мүше"))
    make.seat("assembly.member", since=date(2023, 1, 1), who=make.person("Жаңа Мүше"))
    then, now = page(client, "/kk/structure/members/?on=2022-06-01"), page(client, "/kk/structure/members/")
    assert "Ескі Мүше" in then and "Жаңа Мүше" not in then
    assert "Жаңа Мүше" in now and "Ескі Мүше" not in now


@pytest.mark.parametrize(
    "address",
    ["?", "?name=адам", "?region=KZ-55", "?path=council", "?known=01.06.2024", "?format=csv", "?format=json"],
)
def test_the_roll_asks_as_many_questions_of_many_members_as_of_few(client: Client, address: str) -> None:
    asked = []
    for _ in range(2):
        for seat in make.members(12, council=4):
            Standing.objects.create(
                membership=seat.memberships.filter(organization__slug="assembly").get(), category="citizen",
                path="council", region="KZ-55", decision="№ 1", decided_on=date(2019, 1, 1),
            )  # fmt: skip
        with CaptureQueriesContext(connection) as questions:
            page(client, f"/kk/structure/members/{address}&on=2024-09-02")
        asked.append(len(questions))
    assert asked[0] == asked[1] <= 14


def test_the_roll_as_known_on_a_day_says_nothing_of_what_is_known_of_today_only(client: Client) -> None:
    early = make.NOON - timedelta(days=1000)
    seat = make.seat(
        "assembly.member",
        who=make.person("Ескі Мүше"),
        basis="№ 1",
        recorded_at=early,
        recorded_on=early.date(),
    )
    make.seat("assembly.member", who=make.person("Жаңа Мүше"))
    Standing.objects.create(
        membership=seat, category="citizen", path="council", region="KZ-55", decision="№ 1",
        decided_on=date(2019, 1, 1),
    )  # fmt: skip
    then = page(client, "/en/structure/members/?on=2024-09-02&known=2024-06-01")
    assert "1 member of the Assembly" in then and "As it was known on" in then
    assert 'name="region"' not in then and "not entered" not in then
    now = page(client, "/en/structure/members/?on=2024-09-02")
    assert "2 members of the Assembly" in now and "Decision of the Council" in now


def test_the_roll_is_searched_by_name_region_and_path_and_taken_as_csv_and_popolo(client: Client) -> None:
    seat = make.seat("assembly.member", who=make.person("Гүлнар Тасқын", email="secret@example.org"))
    make.seat("assembly.member", who=make.person("Қанат Ерден"))
    Standing.objects.create(
        membership=seat, category="citizen", path="council", region="KZ-55", decision="№ 1",
        decided_on=date(2019, 1, 1),
    )  # fmt: skip
    for asked in ("name=тас", "region=KZ-55", "path=council"):
        html = page(client, f"/kk/structure/members/?{asked}")
        assert "Гүлнар Тасқын" in html and "Қанат Ерден" not in html
    lines = list(reader(StringIO(page(client, "/kk/structure/members/?format=csv").lstrip("\ufeff"))))
    assert len(lines) == 3
    taken = json.loads(page(client, "/kk/structure/members/?name=тас&format=json"))
    assert [p["name"] for p in taken["persons"]] == ["Гүлнар Тасқын"]
    assert "secret@example.org" not in json.dumps(taken)


def test_a_card_shows_mandates_with_their_basis_and_never_mail(client: Client) -> None:
    who = make.person("Гүлнар Тасқын", email="secret@example.org")
    make.seat("assembly.member", who=who, basis="Өкім № 7")
    make.seat("council.member", who=who, since=date(2022, 1, 1))
    html = page(client, f"/kk/structure/people/{who.pk}/")
    assert "Өкім № 7" in html and "негізі енгізілмеген" in html.lower()
    assert "secret@example.org" not in html


def test_somebody_without_a_mandate_has_no_card(client: Client) -> None:
    page(client, f"/en/structure/people/{make.person().pk}/", status=404)


def test_only_the_secretariat_is_offered_to_record_a_path(client: Client) -> None:
    seat = make.seat("assembly.member")
    assert 'name="path"' not in page(client, f"/en/structure/people/{seat.person_id}/")
    assert client.post(f"/en/structure/people/{seat.person_id}/", {}).status_code == 200
    assert not Standing.objects.exists()


def test_the_secretariat_records_a_path_on_the_card_and_a_gap_keeps_what_was_typed(officer: Client) -> None:
    seat = make.seat("assembly.member")
    address = f"/en/structure/people/{seat.person_id}/"
    typed = {"category": "citizen", "path": "association", "decision": "№ 5", "decided_on": "01.12.2019"}
    refused = officer.post(address, typed)
    assert refused.status_code == 409 and "The association is not named" in refused.content.decode()
    assert "№ 5" in refused.content.decode()
    done = officer.post(address, {**typed, "proposed_by": "«Бірлік»"})
    assert done.status_code == 302
    assert "Supreme body of an association" in page(officer, address)


def test_no_page_of_the_room_asks_for_or_shows_ethnicity(officer: Client) -> None:
    seat = make.seat("assembly.member")
    for address in ("members/", "council/", f"people/{seat.person_id}/", "members/?format=csv"):
        html = page(officer, f"/ru/structure/{address}")
        assert "этническая принадлежность" not in html.lower() and 'name="ethnic' not in html


def test_the_page_of_the_import_is_for_the_secretariat_and_keeps_what_was_typed(officer: Client) -> None:
    assert Client().get("/en/structure/council/import/").status_code == 403
    assert "No list waits." in page(officer, "/en/structure/council/import/")
    make.organization("council", "council")
    row = {
        "name_kk": "Серік Ерлан",
        "body": "council",
        "role": "мүше",
        "since": "29.08.2024",
        "basis": "ұсыныс",
    }
    draft = RollDraft.objects.create(
        name="k.csv", sha256="0" * 64, rows=[{"number": 2, "cells": row}], brought_at=make.NOON
    )
    typed = {"draft_id": draft.pk, "approved_by": "Өкім № 12", "approved_on": "30.08.2024"}
    refused = officer.post("/en/structure/council/import/", typed)
    assert refused.status_code == 409 and "Өкім № 12" in refused.content.decode()
    done = officer.post("/en/structure/council/import/", {**typed, "approved_on": "29.08.2024"})
    assert done.status_code == 302 and "Серік Ерлан" in page(officer, "/kk/structure/council/")

"""The work of bodies: money of funds, practices in the regions, staff and sectors of the Secretariat."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.bodies.models import FundLine
from shanyraq.bodies.queries import work as queries
from shanyraq.bodies.queries.organs import seats_on
from shanyraq.bodies.services import money, organs, seats, staff, work
from shanyraq.bodies.tests.test_organ_pages import act, page, signed_in
from shanyraq.bodies.work_of_bodies import balance_on, may_move_money
from shanyraq.journal.models import Entry
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization
from shanyraq.web.uploads import Brought
from tests import factories as make

DAY = date(2024, 9, 2)
AT = make.moment(DAY)
ON = date(2024, 5, 2)
ORGANS = "/en/structure/organs/"


@pytest.fixture
def officer(db: None) -> Actor:
    for body in ("assembly", "secretariat"):
        make.organization(body, body, name_en=body.title())
    return make.actor("secretariat.officer", day=DAY)


def found(by: Actor, kind: str, **given: Any) -> Organization:
    fields = {"name_kk": "Орган", "name_en": "The body", "paper": "№ 1", "on": ON, **given}
    return organs.found_body(by=by, at=AT, kind=kind, **fields)


def move(by: Actor, fund: Organization, kind: str, amount: int, on: date, **given: Any) -> FundLine:
    fields = {"other": "Демеуші", "purpose": "Фестиваль", "paper": "№ 2", "source": "sponsor", **given}
    return money.record_money(by=by, at=AT, slug=fund.slug, kind=kind, amount=amount, on=on, **fields)


@pytest.mark.requirement("STR-25")
def test_a_fund_shows_founders_purpose_receipts_spending_and_a_public_statement(officer: Actor) -> None:
    company = make.organization("association", name_en="Founder Company")
    fund = found(
        officer,
        "public_fund",
        name_en="Birlik",
        founders=[company.pk],
        mandate_kk="Мәдениет",
        mandate_en="Culture",
    )
    move(officer, fund, "receipt", 5_000_000, date(2024, 6, 1))
    move(officer, fund, "spending", 1_200_000, date(2024, 7, 1), purpose="Концерт")
    [row] = queries.funds_on(DAY)
    assert (row.received, row.spent, row.balance) == (5_000_000, 1_200_000, 3_800_000)
    assert queries.funds_on(date(2024, 6, 30))[0].balance == 5_000_000
    html = page(Client(), "/en/structure/funds/")
    for words in ("Birlik", "Founder Company", "Culture", "5,000,000", "1,200,000", "3,800,000"):
        assert words in html, words
    card = page(Client(), f"{ORGANS}{fund.slug}/")
    assert (
        "Public statement" in card
        and "Концерт" in card
        and "sponsor" in card
        and "Left: 3,800,000 tenge" in card
    )
    csv = page(Client(), "/en/structure/funds/?format=csv").splitlines()
    assert len(csv) == 2 and csv[1].endswith("5000000,1200000,3800000")
    assert Entry.objects.filter(act="bodies.record_money").count() == 2


@pytest.mark.parametrize(
    ("kind", "amount", "on", "given", "code"),
    [
        ("spending", 501, ON, {}, "spends_too_much"),
        ("spending", 101, date(2024, 6, 1), {}, "spends_too_much"),  # 400 of 500 go later, on 1 July
        ("receipt", 0, ON, {}, "amount_wrong"),
        ("receipt", 5, ON, {"source": "unknown"}, "source_unknown"),
        ("receipt", 5, ON, {"other": " "}, "other_party_missing"),
        ("receipt", 5, date(2024, 9, 3), {}, "paper_ahead"),
    ],
)
def test_a_fund_spends_on_no_day_more_than_it_has(
    officer: Actor, kind: str, amount: int, on: date, given: dict[str, Any], code: str
) -> None:
    fund = found(officer, "public_fund")
    move(officer, fund, "receipt", 500, ON)
    move(officer, fund, "spending", 400, date(2024, 7, 1))
    with pytest.raises(Refusal, match=f"bodies.{code}"):
        move(officer, fund, kind, amount, on, **given)
    assert FundLine.objects.count() == 2


def test_what_is_left_is_counted_by_days() -> None:
    lines = [(ON, "receipt", 10), (DAY, "spending", 4)]
    assert [balance_on(lines, day) for day in (date(2024, 5, 1), ON, DAY)] == [0, 10, 6]
    asked = {"kind": "spending", "fund": True, "source": "", "lines": lines}
    assert may_move_money(amount=6, on=ON, **asked) and not may_move_money(amount=7, on=ON, **asked)


def test_only_a_fund_has_money(officer: Actor) -> None:
    with pytest.raises(Refusal, match="bodies.not_a_fund"):
        move(officer, found(officer, "commission"), "receipt", 5, ON)


@pytest.mark.requirement("STR-33", "ME-P06")
def test_practices_of_the_deputy_group_are_counted_by_region_where_maslikhats_took_them_over(
    officer: Actor,
) -> None:
    group = found(officer, "deputy_group")
    texts = {"title_kk": "Ортақ тыңдау", "title_en": "Joint hearings", "text_kk": "Мәтін"}
    practice = money.share_practice(by=officer, at=AT, slug=group.slug, paper="№ 3", on=ON, **texts)
    adopted = [
        ("KZ-10", "Абай облыстық мәслихаты"),
        ("KZ-10", "Семей қалалық мәслихаты"),
        ("KZ-75", "Алматы қалалық мәслихаты"),
    ]
    for area, name in adopted:
        money.record_adoption(
            by=officer, at=AT, practice_id=practice.pk, area=area, maslikhat=name, paper="№ 4", on=DAY
        )
    assert queries.adoptions_by_region(DAY) == {"KZ-10": 2, "KZ-75": 1}
    assert queries.adoptions_by_region(date(2024, 9, 1)) == {}
    for area, name, on, code in (
        ("KZ-10", "семей  қалалық мәслихаты", DAY, "adopted_already"),
        ("KZ-00", "Мәслихат", DAY, "region_needed_here"),
        ("KZ-10", " ", DAY, "maslikhat_not_named"),
        ("KZ-10", "Мәслихат", date(2024, 5, 1), "body_not_begun"),
    ):
        with pytest.raises(Refusal, match=f"bodies.{code}"):
            money.record_adoption(
                by=officer, at=AT, practice_id=practice.pk, area=area, maslikhat=name, paper="№ 5", on=on
            )
    html = page(Client(), "/en/structure/practices/")
    assert "3 maslikhats took a practice over" in html and "Joint hearings" in html
    assert len(page(Client(), "/en/structure/practices/?format=csv").splitlines()) == 4
    with pytest.raises(Refusal, match="bodies.not_a_deputy_group"):
        money.share_practice(
            by=officer, at=AT, slug=found(officer, "commission").slug, paper="№ 3", on=ON, **texts
        )


@pytest.mark.requirement("ME-Q01")
def test_the_secretariat_has_a_staff_list_with_vacancies_and_sectors_that_carry_its_functions(
    officer: Actor,
) -> None:
    body = Organization.objects.get(slug="secretariat")
    staff.set_staff(by=officer, at=AT, slug="secretariat", seats=3, paper="№ 6", on=ON)
    given = {"by": officer, "at": AT, "slug": "secretariat", "role": "officer", "paper": "№ 7"}
    second = seats.seat_person(person_id=make.person().pk, on=ON, **given)
    place = next(place for place in seats_on(body, DAY) if place.role == "officer")
    assert (place.seats, len(place.holders), place.vacant) == (3, 2, 1)
    assert next(place for place in seats_on(body, date(2024, 5, 1)) if place.role == "officer").seats is None
    seats.seat_person(person_id=make.person().pk, on=ON, **given)
    with pytest.raises(Refusal, match="bodies.staff_full"):
        seats.seat_person(person_id=make.person().pk, on=ON, **given)
    with pytest.raises(Refusal, match="bodies.staff_too_small"):
        staff.set_staff(by=officer, at=AT, slug="secretariat", seats=2, paper="№ 8", on=DAY)
    opened = {"by": officer, "at": AT, "slug": "secretariat", "paper": "№ 9", "on": ON}
    with pytest.raises(Refusal, match="bodies.function_needed"):
        staff.open_sector(name_kk="Бос сектор", functions=["dance"], **opened)
    sectors = [
        staff.open_sector(name_kk=name, functions=functions, **opened)
        for name, functions in (("Өтініштер", ["consider_appeals"]), ("Үйлестіру", ["coordinate_bodies"]))
    ]
    for sector, on in zip(sectors, (ON, DAY), strict=True):
        staff.place_officer(
            by=officer, at=AT, sector_id=sector.pk, membership_id=second.pk, paper="№ 10", on=on
        )
    for day, where in ((date(2024, 9, 1), [1, 0]), (DAY, [0, 1])):
        assert [len(officers) for _sector, officers in queries.sectors_on(body, day)] == where
    card = page(Client(), f"{ORGANS}secretariat/")
    assert (
        "Staff and sectors" in card and "3 officers by the staff list" in card and "no sector carries" in card
    )
    stranger = make.seat("council.member")
    with pytest.raises(Refusal, match="bodies.not_an_officer_here"):
        staff.place_officer(
            by=officer, at=AT, sector_id=sectors[0].pk, membership_id=stranger.pk, paper="№ 10", on=DAY
        )
    with pytest.raises(Refusal, match="bodies.not_a_secretariat"):
        staff.set_staff(by=officer, at=AT, slug="assembly", seats=2, paper="№ 8", on=DAY)


def test_the_same_is_recorded_from_the_cards(officer: Actor, client: Client) -> None:
    own = signed_in(client, "secretariat.officer")
    paper = {"paper": "№ 5", "on": "02.05.2024"}
    group, fund = found(officer, "deputy_group"), found(officer, "public_fund", name_kk="Қор")
    act(own, group.slug, "practice", title_kk="Ортақ тыңдау", text_kk="Мәтін", **paper)
    [practice] = group.practices.all()
    act(
        own,
        group.slug,
        f"adoption-{practice.pk}",
        area="KZ-10",
        maslikhat="Мәслихат",
        paper="№ 6",
        on="01.08.2024",
    )
    assert "1 maslikhat" in page(own, f"{ORGANS}{group.slug}/")
    act(
        own,
        fund.slug,
        "money",
        kind="receipt",
        amount="500",
        source="local",
        other="Әкімдік",
        purpose="Той",
        **paper,
    )
    refused = act(
        own, fund.slug, "money", 409, kind="spending", amount="501", other="Мердігер", purpose="Той", **paper
    )
    assert "The fund cannot spend 501: it has 500 tenge" in refused
    act(own, "secretariat", "staff", seats="5", **paper)
    act(own, "secretariat", "sector", name_kk="Сектор", functions="consider_appeals", **paper)
    body = Organization.objects.get(slug="secretariat")
    [sector] = body.sectors.all()
    seat = Membership.objects.filter(organization=body, role="officer").first()
    assert seat is not None
    act(own, "secretariat", f"sector-{sector.pk}", membership_id=str(seat.pk), **paper)
    assert seat.person.name_en in page(own, f"{ORGANS}secretariat/").split("Staff and sectors")[1]


def test_only_a_working_group_with_a_draft_hands_one_in(officer: Actor) -> None:
    brought = Brought(b"%PDF-1.4", "draft.pdf", "pdf")
    given = {"by": officer, "at": AT, "title_kk": "Жоба", "file": brought, "paper": "№ 2", "on": DAY}
    idle = found(officer, "working_group", group="expert")
    with pytest.raises(Refusal, match="bodies.no_draft"):
        work.hand_in_output(slug=idle.slug, **given)
    with pytest.raises(Refusal, match="bodies.not_a_working_group"):
        work.hand_in_output(slug=found(officer, "commission").slug, **given)

"""Bodies created by an act: founded, seated, renamed, merged, closed; acting holders; each act one entry with its article."""

from datetime import date, timedelta
from typing import Any

import pytest
from rulebook import Refusal

from shanyraq.bodies.models import Acting, Agreement
from shanyraq.bodies.queries import organs as queries
from shanyraq.bodies.services import organs, seats
from shanyraq.journal.models import Entry
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization, Person, Superseded
from shanyraq.people.queries import actor_of
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = make.moment(DAY)
ON = date(2024, 5, 2)


@pytest.fixture
def officer() -> Actor:
    for body in ("assembly", "secretariat"):
        make.organization(body, body)
    return make.actor("secretariat.officer", day=DAY)


def found(by: Actor, kind: str = "commission", **given: Any) -> Organization:
    fields = {"name_kk": "Тіл комиссиясы", "paper": "№ 5 өкім", "on": ON, **given}
    return organs.found_body(by=by, at=AT, kind=kind, **fields)


def sit(
    by: Actor, row: Organization, who: Person, role: str = "member", on: date = ON, **given: Any
) -> Membership:
    return seats.seat_person(
        by=by, at=AT, slug=row.slug, person_id=who.pk, role=role, paper="№ 6 өкім", on=on, **given
    )


def test_the_secretariat_creates_a_commission_with_founders_mandate_and_term(officer: Actor) -> None:
    ministry = make.organization("state_body", name_kk="Мұра министрлігі")
    row = found(officer, founders=[ministry.pk], mandate_kk="Тіл саясаты", ends_on=date(2025, 5, 2))
    assert row.body.law == "decree-149-2011:14" and row.body.ends_on == date(2025, 5, 2)
    assert [one.organization for one in row.body.founders.all()] == [ministry]
    assert row.parent is not None and row.parent.slug == "secretariat"
    entry = Entry.objects.get(act="bodies.found_body")
    assert "decree-149-2011:14" in entry.law and entry.facts["founders"] == "Мұра министрлігі"
    chair = queries.seats_on(row, DAY)[0]
    assert (chair.role, chair.seats, chair.vacant) == ("chair", 1, 1)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "guild"}, "bodies.kind_unknown"),
        ({"kind": "elders_council"}, "bodies.region_needed"),
        ({"kind": "deputy_group", "area": "KZ-10"}, "bodies.region_not_for_kind"),
        ({"kind": "dialogue_platform", "area": "KZ-10"}, "bodies.host_needed"),
        ({"kind": "working_group", "group": "secret"}, "bodies.group_unknown"),
        ({"name_kk": " "}, "bodies.body_not_named"),
        ({"paper": " "}, "bodies.paper_not_named"),
        ({"on": DAY + timedelta(days=1)}, "bodies.paper_ahead"),
        ({"ends_on": ON}, "bodies.ends_before_it_begins"),
        ({"on": date(2010, 1, 1)}, "law.no_rule_in_force"),
        ({"kind": "district_assembly", "area": "KZ-10"}, "law.unconfirmed_norm"),
    ],
)
def test_a_body_that_is_not_whole_or_has_no_basis_is_not_created(
    officer: Actor, given: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        found(officer, **given)
    assert not Entry.objects.filter(act="bodies.found_body").exists()


def test_two_bodies_of_a_kind_in_one_place_have_two_names(officer: Actor) -> None:
    found(officer)
    with pytest.raises(Refusal, match="bodies.body_known"):
        found(officer, name_kk="тіл  комиссиясы")
    found(officer, kind="expert_council", name_kk="Ғылыми-сарапшылық кеңес")
    with pytest.raises(Refusal, match="bodies.one_already"):
        found(officer, kind="expert_council", name_kk="Екінші кеңес")


def test_a_regional_secretariat_creates_bodies_of_its_own_region_only(officer: Actor) -> None:
    home = make.organization("regional_secretariat", "secretariat-abai", area="KZ-10")
    local = make.actor("regional_secretariat.officer", day=DAY, organization=home)
    row = found(local, kind="elders_council", area="KZ-10", name_kk="Ақсақалдар кеңесі")
    sit(local, row, make.person(), role="chair")
    for area in ("KZ-15", ""):
        with pytest.raises(Refusal, match="bodies.other_region"):
            found(local, area=area)
    with pytest.raises(Refusal, match="law.no_mandate"):
        found(make.actor("assembly.member", day=DAY))


@pytest.mark.requirement("STR-24")
@pytest.mark.parametrize("kind", ["mothers_council", "elders_council", "youth_wing", "mediation_council"])
def test_each_region_registers_its_own_council_with_chair_and_members(officer: Actor, kind: str) -> None:
    rows = [found(officer, kind=kind, area=area, name_kk="Кеңес") for area in ("KZ-10", "KZ-15")]
    if kind == "mothers_council":
        with pytest.raises(Refusal, match="law.unconfirmed_norm"):  # its model provision is a project
            sit(officer, rows[0], make.person())
        make.confirm("mothers_council.composed_by", "regional_council")
    for row in rows:
        sit(officer, row, make.person(), role="chair")
        sit(officer, row, make.person())
        held = [(place.role, len(place.holders), place.vacant) for place in queries.seats_on(row, DAY)]
        assert held == [("chair", 1, 0), ("member", 1, 0)]
    assert {row.area for row in queries.bodies_on(DAY, kind=kind)} == {"KZ-10", "KZ-15"}


def test_a_council_of_public_consent_has_its_five_seats_and_elects_its_chair(officer: Actor) -> None:
    row = found(officer, kind="consent_council", area="KZ-10", name_kk="Қоғамдық келісім кеңесі")
    empty = [place.kind for place in queries.seats_on(row, DAY) if place.kind and place.vacant]
    assert sorted(empty) == ["assembly", "creative_unions", "mothers", "veterans", "youth"]
    veteran = make.person()
    sit(officer, row, veteran, seat="veterans")
    assert "veterans" not in [p.kind for p in queries.seats_on(row, DAY) if p.vacant]
    with pytest.raises(Refusal, match="bodies.chair_is_elected"):
        sit(officer, row, veteran, role="chair")
    with pytest.raises(Refusal, match="bodies.elected_not_a_member"):
        seats.elect_chair(
            by=officer, at=AT, slug=row.slug, person_id=make.person().pk, paper="№ 1 хаттама", on=DAY
        )
    seats.elect_chair(by=officer, at=AT, slug=row.slug, person_id=veteran.pk, paper="№ 1 хаттама", on=DAY)
    assert "provision-public-consent-2015" in Entry.objects.get(act="bodies.elect_chair").law


def test_the_expert_council_elects_its_chair_and_the_one_before_leaves_that_day(officer: Actor) -> None:
    row = found(officer, kind="expert_council", name_kk="Ғылыми-сарапшылық кеңес")
    first, second = make.person(), make.person()
    for who in (first, second):
        sit(officer, row, who)
    for who, on in ((first, date(2024, 6, 1)), (second, DAY)):
        seats.elect_chair(by=officer, at=AT, slug=row.slug, person_id=who.pk, paper="хаттама", on=on)
    for day, who in ((DAY - timedelta(days=1), first), (DAY, second)):
        [chair] = [place for place in queries.seats_on(row, day) if place.role == "chair"]
        assert [seat.person_id for seat in chair.holders] == [who.pk]
    last = Entry.objects.filter(act="bodies.elect_chair").order_by("-pk")[0]
    assert last.facts["left"] == [first.pk] and "decree-149-2011:16" in last.law


def test_a_renamed_body_keeps_its_old_name_before_the_day(officer: Actor) -> None:
    row = found(officer)
    organs.rename_body(
        by=officer, at=AT, slug=row.slug, name_kk="Ана тілі комиссиясы", paper="№ 9", on=date(2024, 8, 1)
    )
    row = Organization.objects.get(pk=row.pk)
    assert queries.names_on(row, date(2024, 7, 31))["kk"] == "Тіл комиссиясы"
    assert queries.names_on(row, date(2024, 8, 1))["kk"] == "Ана тілі комиссиясы"
    assert [since for since, _named in queries.names_through(row)] == [ON, date(2024, 8, 1)]
    with pytest.raises(Refusal, match="bodies.paper_before_step"):
        organs.rename_body(
            by=officer, at=AT, slug=row.slug, name_kk="Басқа", paper="№ 8", on=date(2024, 7, 1)
        )
    with pytest.raises(Refusal, match="bodies.nothing_changed"):
        organs.rename_body(
            by=officer, at=AT, slug=row.slug, name_kk="Ана тілі комиссиясы", paper="№ 9", on=DAY
        )


def test_merging_ends_the_body_and_its_mandates_and_names_the_heir(officer: Actor) -> None:
    old, heir = found(officer), found(officer, name_kk="Мәдениет комиссиясы")
    seat = sit(officer, old, make.person())
    council = found(officer, kind="elders_council", area="KZ-10", name_kk="Кеңес")
    with pytest.raises(Refusal, match="bodies.merge_of_a_kind"):
        organs.merge_body(by=officer, at=AT, slug=old.slug, into=council.slug, paper="№ 9", on=DAY)
    organs.merge_body(by=officer, at=AT, slug=old.slug, into=heir.slug, paper="№ 9", on=DAY)
    seat.refresh_from_db()
    assert seat.until == DAY and Superseded.objects.filter(membership=seat).exists()
    assert [row.pk for row in queries.bodies_on(DAY, kind="commission")] == [heir.pk]
    assert [change.organization for change in heir.predecessors.all()] == [old]
    with pytest.raises(Refusal, match="bodies.body_closed"):
        sit(officer, old, make.person(), on=DAY)


def test_closing_is_an_act_with_a_day(officer: Actor) -> None:
    row = found(officer)
    organs.close_body(by=officer, at=AT, slug=row.slug, paper="№ 9", on=date(2024, 8, 1))
    assert [list(queries.bodies_on(date(2024, 7, 31))), list(queries.bodies_on(date(2024, 8, 1)))] == [
        [row],
        [],
    ]
    assert Entry.objects.get(act="bodies.close_body").facts["on"] == "2024-08-01"


def test_an_office_is_handed_over_on_one_day_in_one_act(officer: Actor) -> None:
    row = found(officer)
    first, second = make.person(), make.person()
    held = sit(officer, row, first, role="chair")
    with pytest.raises(Refusal, match="people.seat_taken"):
        sit(officer, row, second, role="chair", on=DAY)
    seats.hand_over(by=officer, at=AT, membership_id=held.pk, person_id=second.pk, paper="№ 9", on=DAY)
    for day, who in ((DAY - timedelta(days=1), first), (DAY, second)):
        assert [m.person_id for m in Membership.objects.on(day).filter(organization=row)] == [who.pk]
    assert Entry.objects.filter(act="bodies.hand_over").count() == 1
    with pytest.raises(Refusal, match="bodies.ended_already"):
        seats.hand_over(
            by=officer, at=AT, membership_id=held.pk, person_id=make.person().pk, paper="№ 9", on=DAY
        )


def test_who_acts_has_the_rights_of_the_office_for_the_time_and_is_shown_as_acting(officer: Actor) -> None:
    secretariat = Organization.objects.get(slug="secretariat")
    head, deputy = make.person(), make.person()
    make.seat("secretariat.head", who=head, organization=secretariat)
    given = {"slug": "secretariat", "role": "head", "person_id": deputy.pk, "paper": "№ 12", "why": "Демалыс"}
    row = seats.name_acting(by=officer, at=AT, on=date(2024, 8, 20), until=date(2024, 9, 10), **given)
    [place] = [p for p in queries.seats_on(secretariat, DAY) if p.role == "head"]
    assert place.acting and place.vacant == 0 and len(place.holders) == 2
    assert Acting.objects.get().instead_of is not None
    account = make.account(deputy)
    assert "secretariat.head" in actor_of(account, DAY).roles
    assert "secretariat.head" not in actor_of(account, date(2024, 9, 10)).roles
    with pytest.raises(Refusal, match="bodies.acts_already"):
        seats.name_acting(
            by=officer, at=AT, on=DAY, until=date(2024, 9, 5), **{**given, "person_id": make.person().pk}
        )
    seats.end_seat(by=officer, at=AT, membership_id=row.pk, paper="№ 13", on=DAY)
    assert "secretariat.head" not in actor_of(account, DAY).roles


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("chair", "presidents_office"),
        ("deputy_chair", "presidents_office"),
        ("member", "mandate_is_personal"),
    ],
)
def test_nobody_acts_for_the_chair_a_deputy_chair_or_a_member(officer: Actor, role: str, code: str) -> None:
    with pytest.raises(Refusal, match=f"bodies.{code}"):
        seats.name_acting(
            by=officer, at=AT, slug="assembly", role=role, person_id=make.person().pk, paper="№ 1", on=DAY,
            until=date(2024, 9, 5), why="Демалыс",
        )  # fmt: skip


def test_who_only_acts_as_head_of_the_secretariat_is_no_deputy_chair(officer: Actor) -> None:
    from shanyraq.bodies import services
    from shanyraq.bodies.queries.deputies import heads_on, vacant_on

    acting = make.person()
    seats.name_acting(
        by=officer, at=AT, slug="secretariat", role="head", person_id=acting.pk, paper="№ 1", on=date(2024, 6, 1),
        until=date(2024, 12, 1), why="Орын бос",
    )  # fmt: skip
    assert not heads_on(DAY).exists() and vacant_on(DAY).secretariat == 1
    services.appoint_head(by=officer, at=AT, person_id=make.person().pk, paper="№ 2", on=date(2024, 8, 1))
    assert Acting.objects.get().membership.until == date(2024, 8, 1)
    assert vacant_on(DAY).secretariat == 0


@pytest.mark.parametrize(
    ("slug", "kind", "role"), [("assembly", "assembly", "member"), ("secretariat", "secretariat", "head"), ("r", "regional_secretariat", "head")]
)  # fmt: skip
def test_offices_with_a_procedure_of_their_own_are_not_filled_by_the_way(
    officer: Actor, slug: str, kind: str, role: str
) -> None:
    row = make.organization(kind, slug)
    with pytest.raises(Refusal, match="bodies.own_procedure"):
        sit(officer, row, make.person(), role=role)


@pytest.mark.requirement("STR-01")
def test_the_assembly_is_no_party_to_a_contract_and_a_fund_is(officer: Actor) -> None:
    given = {"kind": "grant", "other": "Демеуші", "subject": "Фестиваль", "paper": "№ 3 шарт", "on": DAY}
    with pytest.raises(Refusal, match="bodies.no_party") as stopped:
        organs.record_agreement(by=officer, at=AT, slug="assembly", **given)
    assert [str(law) for law in stopped.value.verdict.law] == ["law-70-iv-2008:1(1)"]
    assert stopped.value.verdict.ways == ("bodies.name_a_party",)
    commission = found(officer)
    with pytest.raises(Refusal, match="bodies.no_party"):
        organs.record_agreement(by=officer, at=AT, slug=commission.slug, **given)
    club = found(officer, kind="journalists_club", name_kk="Клуб")
    with pytest.raises(Refusal, match="bodies.party_unknown"):
        organs.record_agreement(by=officer, at=AT, slug=club.slug, **given)
    fund = found(officer, kind="public_fund", name_kk="«Бірлік» қоры")
    for slug in (fund.slug, "secretariat"):
        organs.record_agreement(by=officer, at=AT, slug=slug, **given)
    assert Agreement.objects.count() == 2


@pytest.mark.requirement("STR-18", "STR-19")
def test_every_region_gets_its_assembly_and_secretariat_citing_the_law(officer: Actor) -> None:
    akimat = make.organization("akimat", "akimat-abai", area="KZ-10")
    made = organs.enter_regional_organs(by=officer, at=AT)
    assert len(made) == 40
    laws = {(row.classification, row.body.law) for row in made}
    assert laws == {
        ("regional_assembly", "law-70-iv-2008:14"),
        ("regional_secretariat", "law-70-iv-2008:14(6)"),
    }
    secretariat = Organization.objects.get(slug="secretariat-abai")
    assert secretariat.parent == akimat
    sit(officer, secretariat, make.person(), role="officer")
    held = {place.role: (len(place.holders), place.vacant) for place in queries.seats_on(secretariat, DAY)}
    assert held == {"head": (0, 1), "officer": (1, 0)}
    with pytest.raises(Refusal, match="bodies.regions_entered"):
        organs.enter_regional_organs(by=officer, at=AT)

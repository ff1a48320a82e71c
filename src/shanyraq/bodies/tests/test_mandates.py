"""Correct a mandate: what is known changes from that day on, and the past stays as it was known."""

from datetime import date

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.bodies import queries, services
from shanyraq.bodies.models import Standing
from shanyraq.bodies.rules import CATEGORIES, GROUPS
from shanyraq.journal.models import Entry
from shanyraq.people.models import Membership, Post
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY, LATER = date(2024, 9, 2), date(2024, 12, 2)


@pytest.fixture
def seat() -> Membership:
    row = make.seat("assembly.member", basis="№ 1")
    Membership.objects.update(recorded_on=date(2020, 1, 1))
    return row


def correct(
    seat: Membership, day: date = LATER, role: str = "secretariat.officer", **given: object
) -> Membership:
    fields = {"since": seat.since, "until": seat.until, "basis": seat.basis, "why": "№ 7 өкім кеш келді"}
    officer = make.actor(role, day=day)
    return services.correct_mandate(
        by=officer, at=make.moment(day), membership_id=seat.pk, **{**fields, **given}
    )


def test_a_correction_changes_the_roll_and_not_what_was_known_of_it(seat: Membership) -> None:
    correct(seat, until=date(2024, 8, 1))
    assert queries.count_members_on(DAY) == 0
    assert [row.person_id for row in queries.roll_known(DAY, DAY)] == [seat.person_id]
    assert queries.roll_known(DAY, LATER) == []
    entry = Entry.objects.get(act="bodies.correct_mandate")
    assert entry.about == f"people.membership:{seat.pk}" and "№ 7" not in str(entry.facts)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"until": date(2020, 1, 1)}, "bodies.ends_before_it_begins"),
        ({}, "bodies.nothing_changed"),
        ({"basis": "№ 2", "why": " "}, "bodies.reason_missing"),
    ],
)
def test_a_correction_that_is_not_whole_is_refused(
    seat: Membership, given: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        correct(seat, **given)
    assert not seat.earlier.exists()


def test_nobody_but_the_secretariat_corrects(seat: Membership) -> None:
    with pytest.raises(Refusal, match="law.no_mandate"):
        correct(seat, role="council.member", basis="№ 2")


def test_a_correction_never_seats_two_in_one_seat() -> None:
    body = make.organization("assembly", "assembly")
    post = Post.objects.create(organization=body, role="deputy_chair", label_kk="Орынбасар", seats=1)
    first = make.seat("assembly.deputy_chair", until=DAY, post=post, place=1)
    make.seat("assembly.deputy_chair", since=DAY, post=post, place=1)
    with pytest.raises(Refusal, match="people.seat_taken"):
        correct(first, until=date(2024, 9, 3))


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_roll_is_read_as_it_was_known(client: Client, seat: Membership) -> None:
    correct(seat, day=DAY, until=date(2024, 8, 1))
    assert "0 members of the Assembly" in page(client, "/en/structure/members/")
    html = page(client, "/en/structure/members/?known=2024-09-01")
    assert "1 member of the Assembly" in html and "As it was known on" in html
    assert seat.person.name_en in page(client, "/en/structure/members/?known=2024-09-01&format=csv")
    assert "0 members" in page(client, "/en/structure/members/?known=2024-09-02")


def test_the_page_of_a_mandate_tells_what_was_known_and_the_reason_only_to_officers(
    client: Client, seat: Membership
) -> None:
    correct(seat, day=DAY, basis="№ 2")
    html = page(client, f"/en/structure/mandates/{seat.pk}/")
    assert "№ 1" in html and "№ 2" in html and "кеш келді" not in html
    assert "Record the correction" not in html
    who = make.person()
    make.seat("secretariat.officer", who=who)
    client.force_login(make.account(who), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "кеш келді" in page(client, f"/en/structure/mandates/{seat.pk}/")
    form = {"since": "01.01.2020", "until": "", "basis": "№ 3", "why": "Қате нөмір"}
    answer = client.post(f"/en/structure/mandates/{seat.pk}/", form)
    assert answer.status_code == 302
    seat.refresh_from_db()
    assert (seat.basis, seat.earlier.count()) == ("№ 3", 2)
    answer = client.post(f"/en/structure/mandates/{seat.pk}/", form)
    assert answer.status_code == 409 and "Nothing changed" in answer.content.decode()


STANDING = {
    "category": "ethnocultural",
    "path": "council",
    "decision": "№ 5",
    "decided_on": date(2019, 12, 1),
}


def stand(seat: Membership, **given: object) -> Standing:
    officer = make.actor("secretariat.officer", day=DAY)
    return services.record_standing(
        by=officer, at=make.moment(DAY), membership_id=seat.pk, **{**STANDING, **given}
    )


def categorise(seat: Membership, category: str = "state_body", paper: str = "№ 12 бұйрық") -> Standing:
    officer = make.actor("secretariat.officer", day=DAY)
    return services.record_category(
        by=officer, at=make.moment(DAY), membership_id=seat.pk, category=category, paper=paper
    )


@pytest.mark.requirement("MEM-01")
def test_a_category_is_recorded_with_its_paper_and_the_article(seat: Membership) -> None:
    with pytest.raises(Refusal, match="bodies.path_not_recorded"):
        categorise(seat)
    stand(seat)
    with pytest.raises(Refusal, match="bodies.category_paper_missing"):
        categorise(seat, paper=" ")
    with pytest.raises(Refusal, match="bodies.no_such_category"):
        categorise(seat, category="friend")
    categorise(seat)
    row = Standing.objects.get()
    assert (row.category, row.category_paper) == ("state_body", "№ 12 бұйрық")
    entry = Entry.objects.get(act="bodies.record_category")
    assert "law-70-iv-2008:15(1)" in entry.law and entry.day == DAY
    with pytest.raises(Refusal, match="bodies.nothing_changed"):
        categorise(seat)


@pytest.mark.requirement("MEM-01")
def test_the_law_knows_three_kinds_of_members_and_every_category_is_of_one() -> None:
    assert set(GROUPS) == set(CATEGORIES) and len(set(GROUPS.values())) == 3


def test_a_member_of_a_regional_assembly_comes_by_its_own_session() -> None:
    body = make.organization("regional_assembly", area="KZ-55")
    seat = make.seat("regional_assembly.member", organization=body)
    for wrong in ({}, {"path": "regional_session", "region": "KZ-75", "proposed_by": "«Бірлік»"}):
        with pytest.raises(Refusal, match="bodies.regional_by_its_session"):
            stand(seat, **wrong)
    stand(seat, path="regional_session", region="KZ-55", proposed_by="«Бірлік»")
    assert "law-70-iv-2008:15(5)" in Entry.objects.get(act="bodies.record_standing").law


@pytest.mark.parametrize(
    ("path", "given", "right"),
    [
        ("council", {}, "Совет Ассамблеи"),
        ("regional_session", {"region": "KZ-55", "proposed_by": "«Бірлік»"}, "Павлодар ассамблеясы"),
    ],
)
def test_a_recall_is_of_the_council_or_of_the_region_that_nominated(
    seat: Membership, path: str, given: dict[str, str], right: str
) -> None:
    make.organization("council", "council", name_ru="Совет Ассамблеи")
    make.organization("regional_assembly", area="KZ-55", name_kk="Павлодар ассамблеясы")
    stand(seat, path=path, **given)
    officer = make.actor("secretariat.officer", day=DAY)
    ending = {"membership_id": seat.pk, "ground": "recall", "occurred_on": DAY, "paper": "№ 2"}
    with pytest.raises(Refusal, match="bodies.recalled_by_another"):
        services.end_mandate(by=officer, at=make.moment(DAY), recalled_by="«Бірлік»", **ending)
    assert services.end_mandate(by=officer, at=make.moment(DAY), recalled_by=right, **ending).until == DAY


def test_a_card_answers_what_the_register_knew_on_a_day(client: Client, seat: Membership) -> None:
    correct(seat, until=date(2024, 8, 1), basis="№ 8")
    address = f"/en/structure/people/{seat.person_id}/"
    then = client.get(f"{address}?known=01.09.2024").content.decode()
    assert "As it was known on" in then and "№ 1<" in then and "№ 8" not in then
    assert "Nothing was recorded yet." in client.get(f"{address}?known=01.01.2019").content.decode()
    assert "№ 8" in client.get(address).content.decode()


def test_the_page_of_a_mandate_takes_the_category(client: Client, seat: Membership) -> None:
    stand(seat)
    officer = make.person()
    make.seat("secretariat.officer", who=officer)
    client.force_login(make.account(officer), backend="allauth.account.auth_backends.AuthenticationBackend")
    here = f"/en/structure/mandates/{seat.pk}/"
    sent = {"do": "category", "kind-category": "citizen", "kind-paper": "Өтініш № 4"}
    assert client.post(here, {**sent, "kind-paper": ""}).status_code == 422
    assert client.post(here, sent).status_code == 302
    assert 'Citizen. <span lang="kk">Өтініш № 4</span>' in Client().get(here).content.decode()
    assert client.post(f"/en/structure/mandates/{make.seat('council.member').pk}/", sent).status_code == 404

"""Correct a mandate: what is known changes from that day on, and the past stays as it was known."""

from datetime import date

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.bodies import queries, services
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

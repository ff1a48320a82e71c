"""Organisations: what may be entered, by whom, once; what anybody sees."""

from csv import reader
from datetime import date
from io import StringIO

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.journal.models import Detail, Entry
from shanyraq.organisations import queries, rules, services
from shanyraq.people.models import Organization
from tests import factories as make

DAY = date(2024, 9, 2)
OPEN = {
    "kind": "state_body",
    "name_kk": "Оқу министрлігі",
    "area": "",
    "since": None,
    "day": DAY,
    "known": [],
}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "council"}, "organisations.kind_unknown"),
        ({"name_kk": "  "}, "organisations.no_kazakh_name"),
        ({"kind": "akimat"}, "organisations.region_not_named"),
        ({"since": date(2024, 9, 3)}, "organisations.not_begun"),
        ({"known": ["«Оқу  министрлігі»"]}, "organisations.already_entered"),
    ],
)
def test_an_organisation_with_a_gap_or_a_double_is_refused(given: dict, code: str) -> None:
    assert rules.may_enter_body(**{**OPEN, **given}).code == code


def test_a_named_organisation_of_a_known_kind_may_be_entered() -> None:
    assert rules.may_enter_body(**{**OPEN, "since": DAY})


@pytest.mark.parametrize(
    ("since", "until", "last_day", "code"),
    [
        (date(2020, 1, 1), date(2023, 1, 1), DAY, "organisations.closed_already"),
        (date(2020, 1, 1), None, date(2024, 9, 3), "organisations.wrong_last_day"),
        (date(2020, 1, 1), None, date(2020, 1, 1), "organisations.wrong_last_day"),
    ],
)
def test_an_end_before_the_beginning_or_ahead_is_refused(
    since: date, until: date | None, last_day: date, code: str
) -> None:
    assert rules.may_close_body(since=since, until=until, last_day=last_day, day=DAY).code == code


@pytest.mark.django_db
class TestActs:
    def enter(self, **given: object) -> Organization:
        officer = make.actor("secretariat.officer", day=DAY)
        told = {"kind": "state_body", "name_kk": "Оқу министрлігі", "email": "mail@example.org", **given}
        return services.enter_body(by=officer, at=make.moment(DAY), **told)

    def test_entering_is_journalled_and_the_mail_lies_apart(self) -> None:
        row = self.enter(name_en="Ministry of Learning")
        assert row.slug == "ministry-of-learning"
        entry = Entry.objects.get(act="organisations.enter_body")
        assert "mail@example.org" not in str(entry.facts)
        assert Detail.objects.get(entry=entry).values == {"email": "mail@example.org"}

    def test_without_an_english_name_the_address_is_kind_and_number(self) -> None:
        assert [self.enter().slug, self.enter(name_kk="Мәдениет министрлігі").slug] == [
            "state-body-1",
            "state-body-2",
        ]

    def test_renaming_keeps_the_old_name_in_the_journal(self) -> None:
        row = self.enter()
        officer = make.actor("secretariat.officer", day=DAY)
        services.rename_body(by=officer, at=make.moment(DAY), slug=row.slug, name_kk="Ғылым министрлігі")
        entry = Entry.objects.get(act="organisations.rename_body")
        assert entry.facts == {"was": "Оқу министрлігі", "name": "Ғылым министрлігі"}

    def test_a_closed_organisation_is_no_longer_listed_but_its_page_stays(self, client: Client) -> None:
        row = self.enter(since=date(2020, 1, 1))
        officer = make.actor("secretariat.officer", day=DAY)
        services.close_body(by=officer, at=make.moment(DAY), slug=row.slug, last_day=DAY)
        assert queries.organisations_on(DAY) == []
        assert queries.organisations_on(date(2024, 9, 1)) == [row]
        assert client.get(f"/kk/organisations/{row.slug}/").status_code == 200

    @pytest.mark.parametrize("role", ["assembly.member", "state_body.clerk", "council.member"])
    def test_nobody_else_enters_one(self, role: str) -> None:
        other = make.actor(role, day=DAY)
        before = Organization.objects.count()
        with pytest.raises(Refusal) as refused:
            services.enter_body(by=other, at=make.moment(DAY), kind="state_body", name_kk="Оқу министрлігі")
        assert refused.value.verdict.code == "law.no_mandate"
        assert Organization.objects.count() == before


@pytest.mark.django_db
class TestPages:
    def officer(self, client: Client) -> Client:
        who = make.person()
        make.seat("secretariat.officer", who=who)
        client.force_login(make.account(who), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    def test_the_list_is_in_kazakh_order_and_found_by_words_kind_and_region(self, client: Client) -> None:
        make.organization("state_body", "b", name_kk="Үкімет аппараты")
        make.organization("state_body", "a", name_kk="Әділет министрлігі")
        make.organization("akimat", "c", name_kk="Павлодар әкімдігі", area="KZ-55")
        html = client.get("/kk/organisations/").content.decode()
        assert html.index("Әділет министрлігі") < html.index("Үкімет аппараты")
        for asked in ("words=павло", "kind=akimat", "area=KZ-55"):
            html = client.get(f"/kk/organisations/?{asked}").content.decode()
            assert "Павлодар әкімдігі" in html and "Үкімет аппараты" not in html
        lines = client.get("/kk/organisations/?format=csv").content.decode().lstrip("\ufeff")
        assert len(list(reader(StringIO(lines)))) == 4

    def test_a_name_absent_in_the_reader_s_language_is_said_not_replaced_in_silence(
        self, client: Client
    ) -> None:
        make.organization("association", "x", name_kk="«Бірлік»", name_ru="", name_en="")
        html = client.get("/ru/organisations/x/").content.decode()
        assert "показано по-казахски" in html and '<h1 lang="kk">«Бірлік»</h1>' in html

    def test_the_secretariat_enters_one_on_the_page_and_a_visitor_cannot(self, client: Client) -> None:
        assert client.get("/en/organisations/new/").status_code == 403
        officer = self.officer(client)
        refused = officer.post("/en/organisations/new/", {"kind": "akimat", "name_kk": "Абай әкімдігі"})
        assert refused.status_code == 409 and "Абай әкімдігі" in refused.content.decode()
        done = officer.post(
            "/en/organisations/new/", {"kind": "akimat", "name_kk": "Абай әкімдігі", "area": "KZ-10"}
        )
        assert done.status_code == 302
        assert "Абай әкімдігі" in officer.get(done["Location"]).content.decode()

    def test_mail_is_seen_by_the_secretariat_only(self, client: Client) -> None:
        make.organization("state_body", "m", email="office@example.org")
        assert "office@example.org" not in client.get("/en/organisations/m/").content.decode()
        assert "office@example.org" in self.officer(client).get("/en/organisations/m/").content.decode()

    def test_the_assembly_s_own_organs_are_not_organisations_here(self, client: Client) -> None:
        make.organization("council", "council")
        assert client.get("/en/organisations/council/").status_code == 404

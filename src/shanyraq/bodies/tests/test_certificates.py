"""Papers about the roll: who has one issued, what it says, and that only a true code finds it."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError
from rulebook import Refusal

from shanyraq.bodies import services
from shanyraq.bodies.codes import ALPHABET, LENGTH, new_code, read_code, written
from shanyraq.bodies.models import Certificate
from shanyraq.bodies.queries import own_data
from shanyraq.bodies.queries.certificates import certificate_of, checked
from shanyraq.bodies.sheets_of_certificates import dark_runs, of_mandate, of_roll
from shanyraq.journal.models import Detail, Entry
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership
from shanyraq.web.documents import content_of
from shanyraq.web.uploads import path_of
from tests import factories

DAY, LATER = date(2024, 9, 2), date(2024, 12, 1)
AT = factories.moment(DAY)


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, match=f"^{code}$")


@pytest.fixture(autouse=True)
def _place(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def officer() -> Actor:
    return factories.actor("secretariat.officer", day=DAY)


@pytest.fixture
def seat() -> Membership:
    return factories.seat("assembly.member", since=date(2023, 5, 1), basis="Ө-1")


def issue(by: Actor, seat: Membership, day: date = DAY) -> Certificate:
    return services.issue_certificate(by=by, at=factories.moment(day), membership_id=seat.pk)


class TestTheCode:
    """Read as people type it, never guessed."""

    def test_a_code_is_read_in_any_case_with_dashes_and_with_letters_of_the_other_alphabet(self) -> None:
        code = "AB01EHKM2PTX34567890"
        assert written(code) == "AB01-EHKM-2PTX-3456-7890"
        assert read_code(f"  {written(code).lower()} ") == code
        assert read_code("АВ01 ЕНКМ 2РТХ 3456 789О") == code  # typed in Cyrillic
        assert read_code("ABOI-EHKM-2PTX-3456-789o") == code

    @pytest.mark.parametrize(
        "text", ["", "AB01", "AB01EHKM2PTX345678901", "AB01EHKM2PTX3456789Щ", "%27 OR 1=1--", "А" * 99]
    )
    def test_any_other_text_is_no_code(self, text: str) -> None:
        assert read_code(text) == ""

    def test_codes_are_of_a_hundred_bits_and_do_not_follow_each_other(self) -> None:
        codes = {new_code() for _ in range(500)}
        assert len(codes) == 500 and len(ALPHABET) ** LENGTH >= 2**100
        assert len({code[:2] for code in codes}) > 200  # no common beginning, no count
        assert all(read_code(code) == code for code in codes)

    def test_the_drawing_for_a_telephone_is_the_whole_square_of_the_address(self) -> None:
        runs = list(dark_runs("https://example.org/kk/check/AB01EHKM2PTX34567890/"))
        dark = {(x + step, y) for x, y, length in runs for step in range(length)}
        side = max(x for x, _y in dark) + 1
        frame = {(x, y) for x in range(7) for y in range(7) if x in {0, 6} or y in {0, 6}}
        assert frame <= dark and not any((x, 1) in dark for x in range(1, 6))  # the finder in the corner
        assert {(side - 1 - x, y) for x, y in frame} <= dark and side == max(y for _x, y in dark) + 1


@pytest.mark.django_db
class TestIssuing:
    """An officer for anybody, a member for themselves."""

    def test_a_certificate_is_kept_in_two_languages_and_journalled_without_its_code(
        self, officer: Actor, seat: Membership
    ) -> None:
        made = issue(officer, seat)
        for digest in (made.file_kk, made.file_ru):
            assert path_of(digest).read_bytes().startswith(b"%PDF")
        entry = Entry.objects.get(act="bodies.issue_certificate")
        assert entry.facts["sha256"] == {"kk": made.file_kk, "ru": made.file_ru}
        values = str([detail.values for detail in Detail.objects.all()])
        assert (
            made.code not in f"{entry.facts} {entry.about} {values}" and f"person:{seat.person_id}" in values
        )

    def test_a_member_takes_their_own_and_the_journal_does_not_name_them(self, seat: Membership) -> None:
        own = factories.actor(day=DAY, who=seat.person)
        made = issue(own, seat)
        assert made.person_id == seat.person_id and Entry.objects.get().actor == "unnamed"
        assert [row["code"] for row in own_data(seat.person)["certificates"]] == [written(made.code)]

    def test_a_member_takes_nobody_elses_and_a_clerk_none(self, seat: Membership) -> None:
        other = factories.actor("assembly.member", day=DAY)
        with refused("bodies.certificate_of_another"):
            issue(other, seat)
        with refused("law.no_mandate"):
            issue(factories.actor("state_body.clerk", day=DAY), seat)
        assert not Certificate.objects.exists()

    def test_one_that_says_the_same_and_stands_is_enough_for_a_day(
        self, officer: Actor, seat: Membership
    ) -> None:
        first = issue(officer, seat)
        with refused("bodies.certificate_stands"):
            issue(officer, seat)
        services.annul_certificate(by=officer, at=AT, certificate_id=first.pk, why_kk="Қате")
        assert issue(officer, seat).code != first.code

    def test_a_mandate_that_has_not_begun_or_is_no_mandate_of_the_assembly_has_none(
        self, officer: Actor
    ) -> None:
        with refused("bodies.mandate_ahead"):
            issue(officer, factories.seat("assembly.member", since=LATER))
        with refused("bodies.not_of_the_assembly"):
            issue(officer, factories.seat("instance.administrator"))

    def test_an_extract_is_of_a_day_that_has_come_and_of_a_roll(
        self, officer: Actor, seat: Membership
    ) -> None:
        made = services.issue_extract(by=officer, at=AT, body="assembly", day=date(2023, 6, 1))
        assert made.says["members"] == 1 and Entry.objects.get().facts["members"] == 1
        with refused("bodies.day_ahead"):
            services.issue_extract(by=officer, at=AT, body="assembly", day=LATER)
        with refused("bodies.roll_empty"):
            services.issue_extract(by=officer, at=AT, body="assembly", day=date(2010, 1, 1))
        with refused("law.no_mandate"):
            services.issue_extract(
                by=factories.actor("assembly.member", day=DAY), at=AT, body="assembly", day=DAY
            )

    def test_both_papers_say_the_code_the_address_and_every_member(
        self, officer: Actor, seat: Membership
    ) -> None:
        made = issue(officer, seat)
        for language in ("kk", "ru"):
            said = content_of(of_mandate(made.says, DAY, made.code, language))
            assert written(made.code) in said and f"/{language}/check/" in said and "Ө-1" in said
        rows = services.certificates.says_of_roll("assembly", DAY)[1]
        assert seat.person.name_kk in content_of(of_roll("assembly", DAY, rows, DAY, made.code, "kk"))

    def test_the_database_keeps_no_two_papers_under_one_code(self, officer: Actor, seat: Membership) -> None:
        made = issue(officer, seat)
        with pytest.raises(IntegrityError):
            Certificate.objects.create(
                kind="extract", code=made.code, body="assembly", day=DAY, issued_on=DAY, issued_at=AT.machine
            )


@pytest.mark.django_db
class TestChecking:
    """Is it ours, and is it still so."""

    def state(self, made: Certificate, day: date) -> str:
        found = certificate_of(made.code)
        assert found is not None and found.pk == made.pk
        return checked(found, day).state

    def test_a_paper_is_so_until_its_mandate_ends(self, officer: Actor, seat: Membership) -> None:
        made = issue(officer, seat)
        assert self.state(made, LATER) == "true"
        Membership.objects.filter(pk=seat.pk).update(until=LATER)
        assert self.state(made, date(2024, 11, 30)) == "true"
        assert self.state(made, LATER) == "ended"

    @pytest.mark.parametrize(
        "change",
        [{"since": date(2023, 5, 2)}, {"basis": "Ө-2"}, {"role": "chair"}, {"until": date(2024, 1, 1)}],
    )
    def test_a_correction_of_the_register_is_said(
        self, officer: Actor, seat: Membership, change: dict[str, Any]
    ) -> None:
        made = issue(officer, seat)
        Membership.objects.filter(pk=seat.pk).update(**change)
        assert self.state(made, LATER) == "changed"

    def test_an_annulled_paper_is_said_with_its_reason_and_annulled_once(
        self, officer: Actor, seat: Membership
    ) -> None:
        made = issue(officer, seat)
        with refused("bodies.annulment_without_reason"):
            services.annul_certificate(by=officer, at=AT, certificate_id=made.pk, why_kk=" ")
        services.annul_certificate(by=officer, at=AT, certificate_id=made.pk, why_kk="Аты қате")
        assert self.state(made, DAY) == "annulled"
        with refused("bodies.certificate_annulled"):
            services.annul_certificate(by=officer, at=AT, certificate_id=made.pk, why_kk="Тағы")
        with refused("law.no_mandate"):
            services.annul_certificate(
                by=factories.actor(day=DAY, who=seat.person), at=AT, certificate_id=made.pk, why_kk="Тағы"
            )

    def test_an_extract_is_so_while_the_roll_of_its_day_is_the_same(
        self, officer: Actor, seat: Membership
    ) -> None:
        made = services.issue_extract(by=officer, at=AT, body="assembly", day=DAY)
        factories.seat("assembly.member", since=LATER)  # came later
        Membership.objects.filter(pk=seat.pk).update(until=LATER)  # went later
        assert self.state(made, LATER) == "true"
        factories.seat("assembly.member", since=date(2024, 1, 1))  # recorded late: was a member on that day
        assert self.state(made, LATER) == "changed"

    def test_no_altered_or_forged_code_finds_anything(self, officer: Actor, seat: Membership) -> None:
        made = issue(officer, seat)
        for place in range(LENGTH):
            other = next(sign for sign in ALPHABET if sign != made.code[place])
            assert certificate_of(made.code[:place] + other + made.code[place + 1 :]) is None
        swapped = made.code[1:] + made.code[0]
        for forged in (
            swapped if swapped != made.code else "",
            made.code[:-1],
            made.code + "0",
            new_code(),
            "",
            str(made.pk),
            "%",
            "_" * LENGTH,
        ):
            assert certificate_of(forged) is None

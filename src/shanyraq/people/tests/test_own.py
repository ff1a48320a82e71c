"""What a person does with what is kept about them, and what an assistant does for them on paper: act and journal."""

from datetime import date

import pytest
from rulebook import Refusal

from shanyraq.journal.models import Detail, Entry
from shanyraq.people import queries, services
from shanyraq.people.acting import ANYONE, Actor
from shanyraq.people.ethnicity import own_ethnicity, shown_ethnicity
from shanyraq.people.models import CorrectionRequest, PaperService, Person
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = factories.moment(DAY)


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.raises(Refusal, match=f"^{code}$")


@pytest.fixture
def member() -> Actor:
    return factories.actor("assembly.member", day=DAY)


@pytest.fixture
def officer() -> Actor:
    return factories.actor("secretariat.officer", day=DAY)


def last() -> Entry:
    entry = Entry.objects.order_by("-pk").first()
    assert entry is not None
    return entry


def person_of(actor: Actor) -> int:
    assert actor.person_id is not None
    return actor.person_id


class TestEthnicity:
    """A person's own word."""

    def say(self, by: Actor, *words: str, shown: bool = False) -> None:
        services.say_ethnicity(by=by, at=AT, words=words, shown=shown)

    @pytest.mark.requirement("APP-05")
    def test_it_is_hidden_unless_shown_several_are_allowed_and_it_can_be_changed_and_erased(
        self, member: Actor
    ) -> None:
        who = person_of(member)
        assert own_ethnicity(who) is None
        self.say(member, " бірінші  сөз ", "екінші", "екінші", "")
        row = own_ethnicity(who)
        assert row is not None and row.words == ["бірінші сөз", "екінші"]
        assert shown_ethnicity(who) == []
        self.say(member, "үшінші", shown=True)
        assert shown_ethnicity(who) == ["үшінші"]
        self.say(member)
        assert own_ethnicity(who) is None and shown_ethnicity(who) == []

    def test_the_journal_says_neither_who_nor_what(self, member: Actor) -> None:
        self.say(member, "ерекше сөз", shown=True)
        entry = last()
        public = f"{entry.actor} {entry.about} {entry.facts} {entry.digests}"
        assert entry.act == "people.say_ethnicity" and entry.actor == "unnamed"
        assert "ерекше" not in public and f"person:{member.person_id}" not in public
        assert "ерекше" not in str([detail.values for detail in Detail.objects.all()])

    def test_a_change_of_another_persons_word_is_not_a_thing_one_can_ask(self, member: Actor) -> None:
        other = factories.actor("assembly.member", day=DAY)
        self.say(other, "менікі")
        self.say(member)
        row = own_ethnicity(person_of(other))
        assert row is not None and row.words == ["менікі"]
        with refused("people.no_person"):
            self.say(ANYONE, "сөз")


class TestOwnSettings:
    """Telephone, letters, calendar."""

    def test_settings_are_kept_and_the_journal_does_not_say_whose(self, member: Actor) -> None:
        user = factories.account(Person.objects.get(pk=member.person_id))
        services.change_settings(by=member, at=AT, phone=" +7 701 ", language="ru", letters=False)
        user.refresh_from_db()
        assert (Person.objects.get(pk=member.person_id).phone, user.language, user.letters) == (
            "+7 701",
            "ru",
            False,
        )
        assert last().actor == "unnamed"

    def test_who_has_no_account_has_no_settings(self, member: Actor) -> None:
        for act in (
            lambda: services.change_settings(by=member, at=AT, phone="1", language="kk", letters=True),
            lambda: services.renew_calendar(by=member, at=AT),
        ):
            with refused("people.no_person"):
                act()


class TestCorrections:
    """Asked by the person, answered once by an officer who is somebody else."""

    def ask(self, by: Actor) -> CorrectionRequest:
        return services.ask_correction(by=by, at=AT, text=" Туған жері қате ")

    def answer(self, by: Actor, row: CorrectionRequest, answer: str = "Түзетілді") -> CorrectionRequest:
        return services.answer_correction(by=by, at=AT, request_id=row.pk, outcome="corrected", answer=answer)

    def test_a_request_waits_until_it_is_answered_in_words(self, member: Actor, officer: Actor) -> None:
        row = self.ask(member)
        assert [r.pk for r in queries.open_corrections()] == [row.pk] and row.text == "Туған жері қате"
        with refused("people.answer_missing"):
            self.answer(officer, row, "  ")
        self.answer(officer, row)
        assert not queries.open_corrections()
        row.refresh_from_db()
        assert (row.outcome, row.answer, row.answered_on, row.answered_by_id) == (
            "corrected", "Түзетілді", DAY, officer.person_id,
        )  # fmt: skip
        with refused("people.correction_answered"):
            self.answer(officer, row)

    def test_nobody_answers_their_own_request_and_an_empty_one_is_none(self, officer: Actor) -> None:
        with refused("people.answers_oneself"):
            self.answer(officer, self.ask(officer))
        with refused("people.text_missing"):
            services.ask_correction(by=officer, at=AT, text=" ")

    def test_a_member_does_not_answer(self, member: Actor) -> None:
        with refused("law.no_mandate"):
            self.answer(member, self.ask(member))


class TestServiceOnPaper:
    """An assistant prints, and enters only what was signed."""

    def serve(self, by: Actor, member: Actor, **given: object) -> PaperService:
        said = {"kind": "printed", "asked": "мүше, телефонмен", "what": "Шақыру", **given}
        return services.serve_on_paper(by=by, at=AT, person_id=person_of(member), **said)  # type: ignore[arg-type]

    def test_what_was_printed_is_recorded_and_the_member_finds_it_in_their_data(
        self, member: Actor, officer: Actor
    ) -> None:
        self.serve(officer, member)
        data = queries.own_data(Person.objects.get(pk=member.person_id))
        assert [row["what"] for row in data["served_on_paper"]] == ["Шақыру"]
        entry = last()
        assert entry.act == "people.serve_on_paper" and entry.facts == {"kind": "printed"}
        assert entry.actor == f"person:{officer.person_id}"

    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ({"kind": "secret_vote", "paper": "қағаз", "signed_on": DAY}, "people.secret_vote_is_ones_own"),
            ({"kind": "stamp"}, "people.no_such_service"),
            ({"asked": " "}, "people.asker_not_named"),
            ({"kind": "entered"}, "people.paper_not_signed"),
            ({"kind": "entered", "paper": "қағаз"}, "people.paper_not_signed"),
            ({"kind": "entered", "paper": "қағаз", "signed_on": date(2024, 9, 3)}, "people.paper_ahead"),
        ],
    )
    def test_what_may_not_be_done_for_another_is_refused(
        self, member: Actor, officer: Actor, given: dict[str, object], code: str
    ) -> None:
        with refused(code):
            self.serve(officer, member, **given)
        assert not PaperService.objects.exists()

    def test_nobody_serves_themselves_and_a_member_serves_nobody(self, member: Actor, officer: Actor) -> None:
        with refused("people.serves_oneself"):
            self.serve(officer, officer)
        with refused("law.no_mandate"):
            self.serve(member, officer)

    def test_those_without_mail_are_listed_while_they_hold_a_seat(self) -> None:
        without = factories.person("Ә Мүше")
        factories.seat("assembly.member", who=without, until=date(2024, 10, 1))
        with_mail = factories.person("А Мүше", email="a@example.org")
        factories.seat("assembly.member", who=with_mail)
        with_account = factories.person("Б Мүше")
        factories.seat("assembly.member", who=with_account)
        factories.account(with_account)
        assert queries.on_paper(DAY) == [without] and queries.on_paper(date(2024, 10, 1)) == []

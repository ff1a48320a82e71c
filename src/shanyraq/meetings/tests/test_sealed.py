"""A secret vote by sealed electronic ballots: roles in different hands, an archive that anybody can verify, no names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from ballot.archive import EventType
from ballot.ballots import make_ballot
from ballot.cli import main as ballot_command
from ballot.credentials import Register, Right, new_credential, public_of, secret_of
from ballot.decryption import decrypt_partly
from ballot.encoding import write
from ballot.questions import Election
from ballot.randomness import SeededRandomness, random_scalar
from ballot.trustees.single import publish_key
from rulebook import Refusal, Refused

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Detail, Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import BoardEvent, SealedMark, SealedVote, Session, Vote
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.queries.sessions import result_of
from shanyraq.meetings.rules.sealed import SealedFacts, are_apart, is_small, may_bring_key, may_cast
from shanyraq.people.acting import ANYONE, Actor
from shanyraq.people.models import Person
from tests import factories

from .conftest import START
from .test_roll_calls import member

NOW = factories.moment(START)
YES, NO, BLANK = (1, 0, 0), (0, 1, 0), (0, 0, 1)


def code(work) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(Refusal) as refused:
        work()
    return refused.value.verdict.code


@pytest.mark.parametrize(
    ("operator", "authority", "trustees", "chair", "said"),
    [
        (1, 2, (3, 4), None, ""),
        (1, 2, (3, 4), 5, ""),
        (1, 2, (3,), None, "meetings.too_few_trustees"),
        (1, 1, (3, 4), None, "meetings.roles_together"),
        (1, 2, (2, 4), None, "meetings.roles_together"),
        (1, 2, (3, 3), None, "meetings.roles_together"),
        (1, 2, (3, 4), 4, "meetings.roles_together"),
    ],
)
def test_no_two_roles_meet_in_one_hand(
    operator: int, authority: int, trustees: tuple[int, ...], chair: int | None, said: str
) -> None:
    verdict = are_apart(operator, authority, trustees, chair)
    assert (verdict.code if isinstance(verdict, Refused) else "") == said


def test_each_step_has_its_stage_and_its_hand() -> None:
    facts = SealedFacts("preparing", 2, (3, 4), keys=frozenset({3}))
    assert may_bring_key(facts, 4)
    for person, said in ((3, "meetings.key_brought"), (2, "meetings.not_a_trustee")):
        verdict = may_bring_key(facts, person)
        assert isinstance(verdict, Refused) and verdict.code == said
    late = may_cast(replace(facts, status="closing"))
    assert isinstance(late, Refused) and late.code == "meetings.sealed_vote_closing"
    assert is_small(9) and not is_small(10) and not is_small(0)


@dataclass
class Play:
    """A sealed vote with all that its people hold away from the server."""

    row: SealedVote
    chair: Actor
    secrets: dict[int, object]
    codes: list[str]
    source: SeededRandomness
    at: Moment = NOW

    def fresh(self) -> SealedVote:
        return SealedVote.objects.get(pk=self.row.pk)

    def ballot(self, place: int, *choices: tuple[int, ...]) -> str:
        """Make a ballot as the voter's own client does, from what is public and the code."""
        election = Election.from_text(queries.election_text(self.fresh()).encode())
        made = make_ballot(election, secret_of(self.codes[place], election.uuid), choices, self.source)
        return made.text.decode()

    def cast(self, place: int, *choices: tuple[int, ...]) -> str:
        return services.cast_ballot(
            by=ANYONE, at=self.at, sealed_vote=self.row, ballot=self.ballot(place, *choices)
        )

    def part(self, person: int) -> str:
        """Decrypt the sum on a trustee's own machine, from the public archive and the key."""
        row = self.fresh()
        fingerprint = queries.setup_of(row).election.fingerprint
        secret = self.secrets[person]
        return decrypt_partly(fingerprint, secret, queries.closed_tally_of(row), self.source).text.decode()  # type: ignore[arg-type]

    def close(self) -> bool:
        """Close the vote, and check its ballots as the worker does."""
        services.close_sealed(by=self.chair, at=self.at, sealed_vote=self.row)
        return services.check_board(self.fresh().board_check, lambda: self.at)

    def bring_part(self, person: int) -> SealedVote:
        return services.bring_part(
            by=member(person), at=self.at, sealed_vote=self.row, text=self.part(person)
        )


@pytest.fixture
def here(opened: Session) -> list[int]:
    return list(opened.registrations.order_by("pk").values_list("person_id", flat=True))


@pytest.fixture
def play(opened: Session, chair: Actor, officer: Actor, here: list[int]) -> Play:
    authority, *trustees = Person.objects.in_bulk(here[:3]).values()
    row = services.draw_up_sealed(
        by=officer, at=NOW, item=opened.items.get(position=1), authority=authority, trustees=trustees
    )
    source = SeededRandomness("a test")
    codes = [new_credential(source) for _ in range(5)]
    return Play(row, chair, {one.pk: random_scalar(source) for one in trustees}, codes, source)


def rights(play: Play) -> None:
    """Bring the list of rights for five voters, as its authority does."""
    play.codes = play.codes or [new_credential(play.source) for _ in range(5)]
    register = Register(Right(public_of(one, play.row.uuid)) for one in play.codes)
    by = member(play.row.authority_id)
    services.bring_rights(by=by, at=play.at, sealed_vote=play.row, text=register.text.decode())


def prepare(play: Play) -> None:
    """Bring the list of rights and the keys, as each of the roles does."""
    rights(play)
    for person, secret in play.secrets.items():
        key = write(publish_key(secret, play.source).to_json()).decode()  # type: ignore[arg-type]
        services.bring_key(by=member(person), at=play.at, sealed_vote=play.row, text=key)


@pytest.fixture
def running(play: Play) -> Play:
    prepare(play)
    services.open_sealed(by=play.chair, at=NOW, sealed_vote=play.row)
    return play


@pytest.mark.django_db
def test_a_whole_vote_is_counted_and_a_stranger_can_verify_it(running: Play, tmp_path: Path) -> None:
    for place, choice in enumerate((YES, YES, YES, YES)):
        running.cast(place, choice)
    running.cast(0, NO)  # a later ballot with the same code takes the place of the earlier one
    assert running.close()
    archive = tmp_path / f"{running.row.uuid}.bel"
    archive.write_bytes(queries.archive_of(running.fresh()))
    assert ballot_command(["verify", str(archive)]) == 2  # valid so far, unfinished
    first, second = running.secrets
    assert running.bring_part(first).status == "closing" and Vote.objects.count() == 0
    row = running.bring_part(second)
    vote = row.vote
    assert row.status == "counted" and vote is not None
    assert (vote.votes_for, vote.votes_against, vote.abstained, vote.silent) == (3, 1, 0, 2)
    assert vote.method == Vote.SEALED and not result_of(rulebook(), row.item, START).adopted  # 3 of 6
    archive.write_bytes(queries.archive_of(row))
    assert ballot_command(["verify", str(archive), "--expect-head", row.head]) == 0
    entry = Entry.objects.filter(act="meetings.bring_part").latest("pk")
    assert entry.facts["for"] == 3 and entry.facts["head"] == row.head


@pytest.mark.django_db
def test_nothing_links_a_person_to_a_ballot(running: Play) -> None:
    tracker = running.cast(0, YES)
    entry = Entry.objects.get(act="meetings.cast_sealed")
    assert not entry.actor.startswith("person:") and entry.facts == {}
    assert not Detail.objects.filter(entry=entry).exists()
    for table in (BoardEvent, SealedMark):
        fields = {field.name: field for field in table._meta.get_fields()}
        assert not {name for name, field in fields.items() if field.related_model is Person}
        assert not {name for name in fields if name in {"at", "day", "ip", "session"}}
    told = str(list(Entry.objects.values("actor", "facts", "about")))
    assert tracker not in told and not any(one in told for one in running.codes)
    with pytest.raises(AssertionError):
        services.cast_ballot(by=running.chair, at=NOW, sealed_vote=running.row, ballot="{}")


@pytest.mark.django_db
def test_a_ballot_without_a_right_copied_or_late_is_refused(running: Play) -> None:
    good = running.ballot(0, YES)

    def cast(text: str) -> str:
        return code(lambda: services.cast_ballot(by=ANYONE, at=NOW, sealed_vote=running.row, ballot=text))

    services.cast_ballot(by=ANYONE, at=NOW, sealed_vote=running.row, ballot=good)
    assert cast(good) == "meetings.ballot_there"
    assert cast("{}") == "meetings.ballot_refused"
    assert cast(good.replace('"election_hash":"', '"election_hash":"A')) == "meetings.ballot_refused"
    stranger = new_credential(SeededRandomness("a stranger"))
    running.codes.append(stranger)
    assert cast(running.ballot(5, YES)) == "meetings.ballot_refused"
    assert BoardEvent.objects.filter(kind=EventType.BALLOT).count() == 1
    late = running.ballot(1, NO)
    services.close_sealed(by=running.chair, at=NOW, sealed_vote=running.row)
    assert cast(late) == "meetings.sealed_vote_checking"
    services.check_board(running.fresh().board_check, lambda: NOW)
    assert cast(late) == "meetings.sealed_vote_closing"


@pytest.mark.django_db
def test_a_wrong_part_of_the_decryption_is_refused_and_put_nowhere(running: Play) -> None:
    running.cast(0, YES)
    running.close()
    first, second = running.secrets
    foreign = running.part(second)
    bring = {"by": member(first), "at": NOW, "sealed_vote": running.row}
    before = BoardEvent.objects.count()
    assert code(lambda: services.bring_part(**bring, text=foreign)) == "meetings.part_false"
    assert code(lambda: services.bring_part(**bring, text="{}")) == "meetings.text_refused"
    assert BoardEvent.objects.count() == before
    running.bring_part(first)
    assert code(lambda: running.bring_part(first)) == "meetings.part_brought"
    assert code(lambda: services.bring_part(
        by=member(running.row.authority_id), at=NOW, sealed_vote=running.row, text=foreign)) == "meetings.not_a_trustee"  # fmt: skip


@pytest.mark.django_db
def test_it_opens_with_every_key_and_the_list_and_with_roles_apart(
    play: Play, opened: Session, here: list[int], officer: Actor
) -> None:
    opening = {"at": NOW, "sealed_vote": play.row}
    assert code(lambda: services.open_sealed(by=play.chair, **opening)) == "meetings.rights_missing"
    register = Register(Right(public_of(one, play.row.uuid)) for one in play.codes).text.decode()
    wrong = {"at": NOW, "sealed_vote": play.row, "text": register}
    assert code(lambda: services.bring_rights(by=member(here[4]), **wrong)) == "meetings.not_the_authority"
    services.bring_rights(by=member(play.row.authority_id), **wrong)
    assert code(lambda: services.open_sealed(by=play.chair, **opening)) == "meetings.keys_missing"
    person, secret = next(iter(play.secrets.items()))
    key = write(publish_key(secret, play.source).to_json()).decode()  # type: ignore[arg-type]
    services.bring_key(by=member(person), at=NOW, sealed_vote=play.row, text=key)
    other = next(one for one in play.secrets if one != person)
    same = {"by": member(other), "at": NOW, "sealed_vote": play.row}
    assert code(lambda: services.bring_key(**same, text=key)) == "meetings.text_refused"  # the key of another
    again = {"by": officer, "at": NOW, "item": play.row.item, "authority": Person.objects.get(pk=here[0])}
    trustees = list(Person.objects.filter(pk__in=here[3:5]))
    assert (
        code(lambda: services.draw_up_sealed(**again, trustees=trustees)) == "meetings.sealed_vote_drawn_up"
    )


@pytest.mark.django_db
def test_other_votes_and_the_closing_of_the_session_wait_for_it(
    running: Play, opened: Session, chair: Actor
) -> None:
    from shanyraq.meetings.services.closing import close

    count = {"votes_for": 1, "votes_against": 0, "abstained": 0}
    for work in (
        lambda: services.record_vote(by=chair, at=NOW, item=running.row.item, **count),
        lambda: services.open_roll_call(by=chair, at=NOW, item=running.row.item),
        lambda: close(opened, at=NOW),
    ):
        assert code(work) == "meetings.secret_vote_open"
    assert (
        code(lambda: services.close_sealed(by=chair, at=NOW, sealed_vote=running.row))
        == "meetings.no_ballots"
    )
    services.stop_sealed(by=chair, at=NOW, sealed_vote=running.row, why="Кілт жоғалды")
    assert running.fresh().status == "stopped" and BoardEvent.objects.count() == 1
    services.record_vote(by=chair, at=NOW, item=running.row.item, **count)


@pytest.mark.django_db
def test_never_more_rights_than_members_in_the_hall(play: Play, opened: Session, here: list[int]) -> None:
    play.codes += [new_credential(play.source) for _ in range(2)]
    prepare(play)
    assert (
        code(lambda: services.open_sealed(by=play.chair, at=NOW, sealed_vote=play.row))
        == "meetings.more_rights_than_present"
    )

"""A sealed vote of which some trustees are enough: the ceremony step by step, a count without one of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from ballot.cli import main as ballot_command
from ballot.decryption import decrypt_partly
from ballot.randomness import SeededRandomness
from ballot.trustees import ceremony
from ballot.trustees.keys import new_seed
from django.test import Client
from rulebook import Refused

from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import BoardEvent, KeyHolder, SealedVote, Session
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.rules.sealed import SealedFacts, is_enough, is_threshold, may_bring_key
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person

from .conftest import START
from .test_pages_of_ballots import client_of
from .test_roll_calls import member
from .test_sealed import NO, NOW, YES, Play, code, here, rights

__all__ = ["here"]


@pytest.mark.parametrize(("threshold", "trustees", "good"), [
    (None, 2, True), (2, 2, True), (2, 3, True), (3, 3, True), (1, 3, False), (4, 3, False), (0, 2, False),
])  # fmt: skip
def test_two_at_least_are_enough_and_never_more_than_there_are(
    threshold: int | None, trustees: int, good: bool
) -> None:
    verdict = is_threshold(threshold, trustees)
    assert bool(verdict) is good
    if isinstance(verdict, Refused):
        assert verdict.code == "meetings.threshold_out_of_range"


def test_the_count_follows_with_the_parts_that_are_needed() -> None:
    facts = SealedFacts("closing", 2, (3, 4, 5), parts=frozenset({3, 5}))
    assert not is_enough(facts) and is_enough(replace(facts, threshold=2))
    early = may_bring_key(SealedFacts("preparing", 2, (3, 4, 5), threshold=2, shares=frozenset({3})), 3)
    assert (
        isinstance(early, Refused) and early.code == "meetings.shares_missing" and early.facts["count"] == 2
    )


@dataclass
class Ceremony:
    """Two of three trustees are enough; each holds a seed that never comes here."""

    play: Play
    seeds: dict[int, str]

    @property
    def row(self) -> SealedVote:
        return self.play.fresh()

    def holder(self, person: int) -> KeyHolder:
        return self.row.trustees.get(person_id=person)

    def bring(self, what: str, person: int, text: bytes) -> SealedVote:
        given = {"by": member(person), "at": NOW, "sealed_vote": self.play.row, "text": text.decode()}
        return getattr(services, f"bring_{what}")(**given)  # type: ignore[no-any-return]

    def certificates(self) -> None:
        for person, seed in self.seeds.items():
            self.bring("certificate", person, ceremony.certificate_text(seed, self.play.source))

    def shares_of(self, person: int, threshold: int = 2) -> bytes:
        certificates = queries.certificates_of(self.row)
        return ceremony.shares_text(self.seeds[person], certificates, threshold, self.play.source)

    def shares(self) -> None:
        for person in self.seeds:
            self.bring("shares", person, self.shares_of(person))

    def key_of(self, person: int) -> bytes:
        """Do what the trustee's program does with the file of the ceremony."""
        given = json.loads(queries.ceremony_of(self.holder(person)))
        received = json.dumps(given["input"], separators=(",", ":"), ensure_ascii=False).encode()
        certificates = queries.certificates_of(self.row)
        return ceremony.output_text(self.seeds[person], certificates, received, self.play.source)

    def keys(self) -> None:
        for person in self.seeds:
            self.bring("key", person, self.key_of(person))

    def part(self, person: int) -> bytes:
        row, note = self.row, json.loads(queries.ceremony_of(self.holder(person)))["note"]
        secret = ceremony.own_key(self.seeds[person], note)
        fingerprint = queries.setup_of(row).election.fingerprint
        return decrypt_partly(fingerprint, secret, queries.closed_tally_of(row), self.play.source).text


@pytest.fixture
def begun(opened: Session, chair: Actor, officer: Actor, here: list[int]) -> Ceremony:
    authority, *trustees = (Person.objects.get(pk=pk) for pk in here[:4])
    row = services.draw_up_sealed(
        by=officer,
        at=NOW,
        item=opened.items.get(position=1),
        authority=authority,
        trustees=trustees,
        threshold=2,
    )
    source = SeededRandomness("two of three")
    play = Play(row, chair, {}, [], source)
    return Ceremony(play, {one.pk: new_seed(source) for one in trustees})


@pytest.mark.django_db
def test_a_missing_trustee_stops_no_count_and_a_stranger_verifies_it(begun: Ceremony, tmp_path: Path) -> None:
    begun.certificates()
    begun.shares()
    begun.keys()
    rights(begun.play)
    services.open_sealed(by=begun.play.chair, at=NOW, sealed_vote=begun.play.row)
    for place, choice in enumerate((YES, YES, NO, YES)):
        begun.play.cast(place, choice)
    begun.play.close()
    first, absent, third = begun.seeds
    assert begun.bring("part", first, begun.part(first)).status == "closing"
    given = {"by": member(absent), "at": NOW, "sealed_vote": begun.row, "text": begun.part(first).decode()}
    assert (
        code(lambda: services.part_or_complaint(**given)) == "meetings.part_false"
    )  # recorded, and no obstacle
    told = Client().get(f"/en/sessions/sealed/{begun.row.pk}/").content.decode()
    assert "1 trustee who has brought nothing can still bring a part." in told
    row = begun.bring("part", third, begun.part(third))
    assert row.status == "counted" and row.vote is not None
    assert (row.vote.votes_for, row.vote.votes_against) == (3, 1)
    late = begun.part(absent)
    assert code(lambda: begun.bring("part", absent, late)) == "meetings.sealed_vote_counted"
    archive = tmp_path / f"{row.uuid}.bel"
    archive.write_bytes(queries.archive_of(row))
    assert ballot_command(["verify", str(archive), "--expect-head", row.head]) == 0
    assert len(Entry.objects.filter(act__in=("meetings.bring_certificate", "meetings.bring_shares"))) == 6
    kept = str(list(Entry.objects.values("facts")) + list(KeyHolder.objects.values()))
    assert not any(seed in kept for seed in begun.seeds.values())


@pytest.mark.django_db
def test_each_step_waits_for_everybody_and_wrong_texts_are_refused(begun: Ceremony) -> None:
    first, second, third = begun.seeds
    certificate = ceremony.certificate_text(begun.seeds[first], begun.play.source)
    assert code(lambda: begun.bring("shares", first, b"{}")) == "meetings.certificates_missing"
    assert code(lambda: begun.bring("certificate", first, b"{}")) == "meetings.text_refused"
    begun.bring("certificate", first, certificate)
    assert code(lambda: begun.bring("certificate", first, certificate)) == "meetings.certificate_brought"
    assert code(lambda: begun.bring("certificate", second, certificate)) == "meetings.text_refused"
    for person in (second, third):
        begun.bring("certificate", person, ceremony.certificate_text(begun.seeds[person], begun.play.source))
    foreign = begun.shares_of(second)
    assert code(lambda: begun.bring("shares", first, foreign)) == "meetings.text_refused"
    assert code(lambda: begun.bring("shares", first, begun.shares_of(first, 3))) == "meetings.text_refused"
    begun.bring("shares", first, begun.shares_of(first))
    assert code(lambda: begun.bring("shares", first, foreign)) == "meetings.shares_brought"
    assert code(lambda: begun.bring("key", first, b"{}")) == "meetings.shares_missing"
    for person in (second, third):
        begun.bring("shares", person, begun.shares_of(person))
    others = begun.key_of(second)
    assert code(lambda: begun.bring("key", first, others)) == "meetings.text_refused"
    begun.bring("key", first, begun.key_of(first))
    rights(begun.play)
    opening = {"by": begun.play.chair, "at": NOW, "sealed_vote": begun.play.row}
    assert code(lambda: services.open_sealed(**opening)) == "meetings.keys_missing"
    assert BoardEvent.objects.count() == 0


@pytest.mark.django_db
def test_where_everybody_is_needed_nobody_shares_a_key(
    opened: Session, officer: Actor, here: list[int]
) -> None:
    authority, *trustees = (Person.objects.get(pk=pk) for pk in here[:4])
    given = {
        "by": officer,
        "at": NOW,
        "item": opened.items.get(position=1),
        "authority": authority,
        "trustees": trustees,
    }
    for wrong in (1, 4):
        assert (
            code(lambda wrong=wrong: services.draw_up_sealed(**given, threshold=wrong))  # type: ignore[misc]
            == "meetings.threshold_out_of_range"
        )
    row = services.draw_up_sealed(**given, threshold=3)
    assert row.threshold is None
    bring = {"by": member(here[1]), "at": NOW, "sealed_vote": row, "text": "{}"}
    assert code(lambda: services.bring_certificate(**bring)) == "meetings.no_threshold"


@pytest.mark.django_db
def test_a_trustee_is_led_from_step_to_step_by_the_pages(
    begun: Ceremony, officer: Actor, here: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = here[1]
    by = client_of(Person.objects.get(pk=first), START, monkeypatch)
    at = f"/en/sessions/sealed/{begun.play.row.pk}"
    board = by.get(f"{at}/").content.decode()
    assert "Any 2 of the 3 trustees are enough" in board and board.count("Certificate awaited") == 3
    page = by.get(f"{at}/certificate/").content.decode()
    assert "python -m ballot trustee certificate key.txt" in page
    sent = by.post(
        f"{at}/certificate/",
        {"text": ceremony.certificate_text(begun.seeds[first], begun.play.source).decode()},
    )
    assert sent.status_code == 302
    for person in list(begun.seeds)[1:]:
        begun.bring("certificate", person, ceremony.certificate_text(begun.seeds[person], begun.play.source))
    assert "Upload your shares" in by.get(f"{at}/").content.decode()
    assert "trustee step key.txt ceremony.json" in by.get(f"{at}/shares/").content.decode()
    file = json.loads(by.get(f"{at}/ceremony.json").content)
    assert file["threshold"] == 2 and len(file["certificates"]) == 3 and "input" not in file
    begun.shares()
    assert "input" in json.loads(by.get(f"{at}/ceremony.json").content)
    stranger = client_of(Person.objects.get(pk=here[0]), START, monkeypatch)
    assert stranger.get(f"{at}/ceremony.json").status_code == 404
    assert "Upload your public key" in by.get(f"{at}/").content.decode()

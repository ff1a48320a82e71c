"""A whole election with every role played by one program: for rehearsals, tests and benchmarks.

Nothing here is secret: the seed gives away every key and every vote. Never use it for a real election.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ballot.archive import Archive, EventType
from ballot.ballots import make_ballot
from ballot.credentials import Register, Right, new_credential, public_of, secret_of
from ballot.decryption import PartialDecryption, decrypt_partly, joint_factors, owned_text
from ballot.encoding import BASE58, is_uuid, sha256_base64
from ballot.faults import Fault, require
from ballot.questions import Election, Question
from ballot.randomness import Randomness, random_text
from ballot.rehearsal import Troupe, TrusteePlan
from ballot.result import find_result
from ballot.tally import Tally, add_up

TIMESTAMP = 1_735_689_600
ONE_TRUSTEE = TrusteePlan(1)


@dataclass(frozen=True)
class Plan:
    """What kind of election: ``answers`` answers to each of ``questions`` questions, ``voters`` credentials.

    ``absent`` voters do not vote, ``revotes`` ballots replace earlier ones. ``minimum`` and ``maximum``
    limit the choices; ``weights`` gives most credentials a weight. ``uuid``: drawn if None.
    """

    answers: int
    voters: int
    trustees: TrusteePlan = ONE_TRUSTEE
    questions: int = 1
    minimum: int = 1
    maximum: int = 1
    blank: bool = False
    weights: bool = False
    absent: int = 0
    revotes: int = 0
    uuid: str | None = None


@dataclass(frozen=True)
class Voter:
    """A simulated voter: the credential and the weight (None: not written)."""

    credential: str
    weight: int | None


@dataclass(frozen=True)
class Simulated:
    """A finished election with all its secrets. ``votes`` are in casting order: (voter's index, votes, tracker)."""

    archive: Archive
    election: Election
    troupe: Troupe
    voters: tuple[Voter, ...]
    votes: tuple[tuple[int, tuple[tuple[int, ...], ...], str], ...]
    tally: Tally
    counts: tuple[tuple[int, ...], ...]


def simulate(plan: Plan, source: Randomness) -> Simulated:
    """Play an election from the keys to the result. The counts are also added up in clear and compared."""
    uuid = plan.uuid or random_text(source, 14)
    require(is_uuid(uuid), "bad_uuid", "the uuid is not 14 to 64 characters of Base58")
    troupe = Troupe(plan.trustees, source)
    election = _election(plan, uuid, troupe)
    voters = tuple(Voter(new_credential(source), _weight(plan, source)) for _ in range(plan.voters))
    register = Register(Right(public_of(v.credential, uuid), v.weight) for v in voters)
    archive = Archive(TIMESTAMP)
    archive.append_setup(election.text, troupe.trustees.text, register.text)
    cast = []
    latest = {}
    for index in _order(plan, source):
        votes = tuple(_vote(question, source) for question in election.questions)
        ballot = make_ballot(election, secret_of(voters[index].credential, uuid), votes, source)
        archive.append(EventType.BALLOT, ballot.text)
        cast.append((index, votes, sha256_base64(ballot.text)))
        latest[index] = (votes, [answer.choices for answer in ballot.answers])
    weighed = {index: _counted(voters[index]) for index in latest}
    tally = add_up(election, ((choices, weighed[index]) for index, (_, choices) in latest.items()))
    counts = _in_clear(election, [(votes, weighed[index]) for index, (votes, _) in latest.items()])
    close(archive, election, troupe, tally, source, counts)
    return Simulated(archive, election, troupe, voters, tuple(cast), tally, counts)


def close(
    archive: Archive,
    election: Election,
    troupe: Troupe,
    tally: Tally,
    source: Randomness,
    counts: tuple[tuple[int, ...], ...],
) -> None:
    """Close the ballot box, publish the tally, decrypt with just enough trustees, publish the result."""
    archive.append(EventType.END_BALLOTS)
    archive.append(EventType.ENCRYPTED_TALLY, tally.text, tally.sized_text)
    parts: dict[int, PartialDecryption] = {}
    for owner in troupe.present(source):
        parts[owner] = decrypt_partly(election.fingerprint, troupe.secrets[owner - 1], tally, source)
        archive.append(EventType.PARTIAL_DECRYPTION, parts[owner].text, owned_text(owner, parts[owner].text))
    result = find_result(tally, joint_factors(troupe.trustees, parts))
    if result.counts != counts:
        raise Fault("wrong_result", "the decrypted counts are not those counted in clear")
    archive.append(EventType.RESULT, result.text)


def _election(plan: Plan, uuid: str, troupe: Troupe) -> Election:
    questions = tuple(
        Question(
            f"Question {number}",
            tuple(f"Answer {BASE58[index]}" for index in range(plan.answers)),
            plan.minimum,
            plan.maximum,
            True if plan.blank else None,
        )
        for number in range(1, plan.questions + 1)
    )
    return Election(uuid, "Rehearsal", "A simulated election", troupe.trustees.public_key, questions)


def _order(plan: Plan, source: Randomness) -> Iterator[int]:
    everybody = list(range(plan.voters))
    voting = [everybody.pop(source.below(len(everybody))) for _ in range(plan.voters - plan.absent)]
    yield from voting
    for _ in range(plan.revotes if voting else 0):
        yield voting[source.below(len(voting))]


def _vote(question: Question, source: Randomness) -> tuple[int, ...]:
    n = len(question.answers)
    if question.blank and source.below(6) == 0:
        return (1,) + (0,) * n
    wanted = question.minimum + source.below(len(question.allowed_sums))
    open_answers = list(range(n))
    chosen = {open_answers.pop(source.below(len(open_answers))) for _ in range(wanted)}
    first = (0,) if question.blank else ()
    return first + tuple(1 if index in chosen else 0 for index in range(n))


def _weight(plan: Plan, source: Randomness) -> int | None:
    if not plan.weights or source.below(8) == 0:
        return None
    return source.below(10**6) if source.below(16) == 0 else source.below(12)


def _counted(voter: Voter) -> int:
    return 1 if voter.weight is None else voter.weight


def _in_clear(
    election: Election, weighed: list[tuple[tuple[tuple[int, ...], ...], int]]
) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(sum(votes[i][j] * weight for votes, weight in weighed) for j in range(question.ciphertexts))
        for i, question in enumerate(election.questions)
    )

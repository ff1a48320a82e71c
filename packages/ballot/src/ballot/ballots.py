"""Ballots: made on the voter's device, checked at the door and again by everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gmpy2 import mpz

from ballot import challenges
from ballot.choices import blank_excludes_others, blank_or_between, check, encrypts_one_of, prove
from ballot.elgamal import Ciphertext, Opening, encrypt, total, total_opening
from ballot.encoding import Json, parse, require_canonical, sha256_base64, write
from ballot.faults import Fault, require
from ballot.group import Base, generator
from ballot.proofs import Proof, check_secret, prove_secret
from ballot.questions import Election, Question
from ballot.randomness import Randomness, random_scalar
from ballot.reading import fields, items, member, text

ZERO_OR_ONE = (0, 1)


@dataclass(frozen=True)
class Answer:
    """The encrypted answer to one question with its proofs (``blank_proof`` exactly where blank is allowed)."""

    choices: tuple[Ciphertext, ...]
    individual_proofs: tuple[tuple[Proof, ...], ...]
    overall_proof: tuple[Proof, ...]
    blank_proof: tuple[Proof, ...] | None = None

    def to_json(self) -> Json:
        written: dict[str, Json] = {
            "choices": [choice.to_json() for choice in self.choices],
            "individual_proofs": [_list(proofs) for proofs in self.individual_proofs],
            "overall_proof": _list(self.overall_proof),
        }
        if self.blank_proof is not None:
            written["blank_proof"] = _list(self.blank_proof)
        return written

    @classmethod
    def from_json(cls, value: Json, question: Question) -> Answer:
        """Read the answer to ``question``; refuses another number of ciphertexts or proofs."""
        blank: tuple[str, ...] = ("blank_proof",) if question.blank else ()
        found = fields(value, "choices", "individual_proofs", "overall_proof", *blank)
        n = question.ciphertexts
        branches = len(question.allowed_sums) + (1 if question.blank else 0)
        return cls(
            tuple(Ciphertext.from_json(choice) for choice in items(found["choices"], n)),
            tuple(_proofs(proofs, 2) for proofs in items(found["individual_proofs"], n)),
            _proofs(found["overall_proof"], branches),
            _proofs(found["blank_proof"], 2) if question.blank else None,
        )


@dataclass(frozen=True)
class Ballot:
    """One cast ballot. ``signature`` is the pair (hash, proof), None while it is being made."""

    election_uuid: str
    election_hash: str
    credential: mpz
    answers: tuple[Answer, ...]
    signature: tuple[str, Proof] | None = None

    @cached_property
    def signed_hash(self) -> str:
        """Return the hash of the text without the signature."""
        return sha256_base64(write(self._without_signature))

    @cached_property
    def text(self) -> bytes:
        """Return the stored text."""
        if self.signature is None:
            raise ValueError("the ballot is not signed")
        stated_hash, proof = self.signature
        return write(self._without_signature | {"signature": {"hash": stated_hash, "proof": proof.to_json()}})

    @property
    def tracker(self) -> str:
        """Return what the voter keeps to find the ballot again: the unpadded Base64 hash of the stored text."""
        return sha256_base64(self.text)

    @property
    def ciphertexts(self) -> list[Ciphertext]:
        """Return all ciphertexts of all questions."""
        return [choice for answer in self.answers for choice in answer.choices]

    @cached_property
    def _without_signature(self) -> dict[str, Json]:
        return {
            "election_uuid": self.election_uuid,
            "election_hash": self.election_hash,
            "credential": str(self.credential),
            "answers": [answer.to_json() for answer in self.answers],
        }

    @classmethod
    def from_text(cls, stored: bytes, election: Election) -> Ballot:
        """Read a stored ballot of ``election``; refuses other forms, other elections and elements outside the group."""
        found = fields(parse(stored), "election_uuid", "election_hash", "credential", "answers", "signature")
        require(
            found["election_uuid"] == election.uuid, "wrong_election", "the ballot names another election"
        )
        same = found["election_hash"] == election.fingerprint
        require(same, "wrong_election", "the ballot carries another election fingerprint")
        signature = fields(found["signature"], "hash", "proof")
        answers = items(found["answers"], len(election.questions))
        ballot = cls(
            election_uuid=election.uuid,
            election_hash=election.fingerprint,
            credential=member(found["credential"]),
            answers=tuple(map(Answer.from_json, answers, election.questions)),
            signature=(text(signature["hash"]), Proof.from_json(signature["proof"])),
        )
        require_canonical(ballot.text, stored)
        return ballot


def make_ballot(
    election: Election, secret: mpz, votes: Sequence[Sequence[int]], source: Randomness
) -> Ballot:
    """Encrypt, prove and sign ``votes``: for each question 0 or 1 for each ciphertext (blank first where allowed).

    Refuses votes that the questions do not allow. ``secret`` comes from ``credentials.secret_of``.
    """
    require(len(votes) == len(election.questions), "bad_vote", "one vote for each question is needed")
    public = generator().power(secret)
    context = f"{election.fingerprint}|{public}"
    answers = tuple(
        _answer(context, election.key, question, tuple(vote), source)
        for question, vote in zip(election.questions, votes, strict=True)
    )
    ballot = Ballot(election.uuid, election.fingerprint, public, answers)
    signed = ballot.signed_hash
    proof = prove_secret(secret, lambda a: challenges.sig(signed, a), source)
    return replace(ballot, signature=(signed, proof))


def _answer(context: str, key: Base, question: Question, vote: tuple[int, ...], source: Randomness) -> Answer:
    require(question.allows(vote), "bad_vote", "the question does not allow this vote")
    opened = [encrypt(key, choice, random_scalar(source)) for choice in vote]
    individual = tuple(_prove_choice(context, key, opening, source) for opening in opened)
    choices = tuple(opening.ciphertext for opening in opened)
    whole = _whole(context, choices)
    if question.blank:
        blank, overall = _prove_with_blank(whole, key, question, opened, source)
        return Answer(choices, individual, overall, blank)
    summed = total_opening(opened)
    statement = encrypts_one_of(whole, summed.ciphertext, question.allowed_sums)
    openings = [summed] * len(statement.branches)
    return Answer(
        choices, individual, prove(statement, key, openings, summed.number - question.minimum, source)
    )


def _prove_choice(context: str, key: Base, opening: Opening, source: Randomness) -> tuple[Proof, ...]:
    statement = encrypts_one_of(context, opening.ciphertext, ZERO_OR_ONE)
    return prove(statement, key, [opening, opening], opening.number, source)


def _prove_with_blank(
    whole: str, key: Base, question: Question, opened: list[Opening], source: Randomness
) -> tuple[tuple[Proof, ...], tuple[Proof, ...]]:
    first, others = opened[0], total_opening(opened[1:])
    excludes = blank_excludes_others(whole, first.ciphertext, others.ciphertext)
    between = blank_or_between(whole, first.ciphertext, others.ciphertext, question.allowed_sums)
    openings = [first] + [others] * len(question.allowed_sums)
    true_branch = 0 if first.number else others.number - question.minimum + 1
    blank = prove(excludes, key, [first, others], first.number, source)
    return blank, prove(between, key, openings, true_branch, source)


def check_ballot(election: Election, ballot: Ballot) -> None:
    """Check hash, signature and every proof of a ballot that was read; raises ``Fault`` at the first that fails.

    Whether the credential is listed and whether the ballot repeats another is asked elsewhere
    (``verify.votes``).
    """
    stated_hash, proof = ballot.signature or ("", None)
    require(stated_hash == ballot.signed_hash, "wrong_hash", "the ballot states another hash of itself")
    signed = proof is not None and check_secret(
        ballot.credential, proof, lambda a: challenges.sig(stated_hash, a)
    )
    require(signed, "bad_signature", "the credential did not sign this ballot")
    context = f"{election.fingerprint}|{ballot.credential}"
    for number, (question, answer) in enumerate(zip(election.questions, ballot.answers, strict=True), 1):
        try:
            _check_answer(context, election.key, question, answer)
        except Fault as fault:
            raise Fault(fault.code, f"question {number}: {fault.detail}") from fault


def _check_answer(context: str, key: Base, question: Question, answer: Answer) -> None:
    for choice, proofs in zip(answer.choices, answer.individual_proofs, strict=True):
        allowed = check(encrypts_one_of(context, choice, ZERO_OR_ONE), key, proofs)
        require(allowed, "bad_individual_proof", "a choice is not proved to be 0 or 1")
    whole = _whole(context, answer.choices)
    if not question.blank:
        statement = encrypts_one_of(whole, total(answer.choices), question.allowed_sums)
        fits = check(statement, key, answer.overall_proof)
        require(fits, "bad_overall_proof", "the number of choices is not proved")
        return
    blank, others = answer.choices[0], total(answer.choices[1:])
    excludes = check(blank_excludes_others(whole, blank, others), key, answer.blank_proof or ())
    require(excludes, "bad_blank_proof", "blank together with another choice is not excluded")
    between = blank_or_between(whole, blank, others, question.allowed_sums)
    require(
        check(between, key, answer.overall_proof), "bad_overall_proof", "the number of choices is not proved"
    )


def _whole(context: str, choices: Sequence[Ciphertext]) -> str:
    return f"{context}|" + challenges.join([part for c in choices for part in (c.alpha, c.beta)])


def _list(proofs: Sequence[Proof]) -> Json:
    return [proof.to_json() for proof in proofs]


def _proofs(value: Json, length: int) -> tuple[Proof, ...]:
    return tuple(Proof.from_json(proof) for proof in items(value, length))

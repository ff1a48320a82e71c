"""Proofs that an encrypted choice is allowed, without showing which: one of several branches is true.

A branch says "this ciphertext encrypts this number". The three statements of the format are lists of
branches with different hashes; proving and checking is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gmpy2 import mpz

from ballot.challenges import Commitment, bproof0_prefix, bproof1_prefix, one_of, prove_prefix
from ballot.elgamal import Ciphertext, Opening
from ballot.group import Base, P, Q, comb, generator, power
from ballot.proofs import Proof
from ballot.randomness import Randomness, random_scalar


@dataclass(frozen=True, slots=True)
class Branch:
    """The claim that a ciphertext encrypts a number."""

    ciphertext: Ciphertext
    number: int


@dataclass(frozen=True, slots=True)
class Statement:
    """At least one of the branches is true; ``prefix`` is what the hash begins with."""

    prefix: str
    branches: tuple[Branch, ...]


def encrypts_one_of(context: str, ciphertext: Ciphertext, numbers: Iterable[int]) -> Statement:
    """State that a ciphertext encrypts one of ``numbers`` (``prove``)."""
    prefix = prove_prefix(context, ciphertext.alpha, ciphertext.beta)
    return Statement(prefix, tuple(Branch(ciphertext, number) for number in numbers))


def blank_excludes_others(context: str, blank: Ciphertext, others: Ciphertext) -> Statement:
    """State that the vote is not blank, or that the sum of the others is zero (``bproof0``)."""
    return Statement(bproof0_prefix(context), (Branch(blank, 0), Branch(others, 0)))


def blank_or_between(
    context: str, blank: Ciphertext, others: Ciphertext, numbers: Iterable[int]
) -> Statement:
    """State that the vote is blank, or that the sum of the others is one of ``numbers`` (``bproof1``)."""
    allowed = tuple(Branch(others, number) for number in numbers)
    return Statement(bproof1_prefix(context), (Branch(blank, 1), *allowed))


def prove(
    statement: Statement, key: Base, openings: Sequence[Opening], true_branch: int, source: Randomness
) -> tuple[Proof, ...]:
    """Prove a statement whose branch ``true_branch`` holds; ``openings[j]`` opens the ciphertext of branch j.

    Draws a challenge and a response for every other branch in order, then one number for the true one.
    """
    proofs: dict[int, Proof] = {}
    commitments: dict[int, Commitment] = {}
    for j, (branch, opening) in enumerate(zip(statement.branches, openings, strict=True)):
        if j != true_branch:
            proofs[j] = Proof(random_scalar(source), random_scalar(source))
            commitments[j] = _simulated(key, opening, branch.number, proofs[j])
    w = random_scalar(source)
    commitments[true_branch] = (generator().power(w), key.power(w))
    everything = one_of(statement.prefix, [commitments[j] for j in range(len(statement.branches))])
    rest = (everything - sum(proof.challenge for proof in proofs.values())) % Q
    proofs[true_branch] = Proof(rest, (w - openings[true_branch].randomness * rest) % Q)
    return tuple(proofs[j] for j in range(len(statement.branches)))


def _simulated(key: Base, opening: Opening, number: int, proof: Proof) -> Commitment:
    # The maker knows the discrete logarithms, so the tables of g and y serve instead of general powers.
    exponent = proof.response + opening.randomness * proof.challenge
    surplus = mpz(opening.number - number) * proof.challenge
    return generator().power(exponent), key.power(exponent) * generator().power(surplus) % P


def check(statement: Statement, key: Base, proofs: Sequence[Proof]) -> bool:
    """Check a proof of a statement; a wrong number of entries is refused."""
    if len(proofs) != len(statement.branches):
        return False
    often = len(proofs) > 1
    commitments = [_rebuilt(key, *pair, often) for pair in zip(statement.branches, proofs, strict=True)]
    everything = one_of(statement.prefix, commitments)
    return bool(everything == sum(proof.challenge for proof in proofs) % Q)


def _rebuilt(key: Base, branch: Branch, proof: Proof, often: bool) -> Commitment:
    alpha, beta = branch.ciphertext.alpha, branch.ciphertext.beta
    raised = _raised_often if often else power
    first = generator().power(proof.response) * raised(alpha, proof.challenge) % P
    second = key.power(proof.response) * raised(beta, proof.challenge) % P
    if branch.number:
        second = second * generator().power(-branch.number * proof.challenge) % P
    return first, second


def _raised_often(value: mpz, exponent: mpz) -> mpz:
    return comb(value).power(exponent)

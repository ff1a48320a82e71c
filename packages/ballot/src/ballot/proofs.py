"""Proofs of knowledge: (challenge, response) with response = w - secret * challenge.

A verifier rebuilds the commitment as base^response * public^challenge and compares the hash with the
challenge.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gmpy2 import mpz

from ballot.encoding import Json
from ballot.group import P, Q, generator, power
from ballot.randomness import Randomness, random_scalar
from ballot.reading import fields, scalar


@dataclass(frozen=True, slots=True)
class Proof:
    """A challenge and a response, both exponents."""

    challenge: mpz
    response: mpz

    def to_json(self) -> Json:
        return {"challenge": str(self.challenge), "response": str(self.response)}

    @classmethod
    def from_json(cls, value: Json) -> Proof:
        """Read a proof; refuses numbers that are not below q."""
        pair = fields(value, "challenge", "response")
        return cls(scalar(pair["challenge"]), scalar(pair["response"]))


def prove_secret(secret: mpz, hash_of: Callable[[mpz], mpz], source: Randomness) -> Proof:
    """Prove knowledge of ``secret`` behind g^secret; ``hash_of`` maps the commitment to the challenge."""
    w = random_scalar(source)
    challenge = hash_of(generator().power(w))
    return Proof(challenge, (w - secret * challenge) % Q)


def check_secret(public: mpz, proof: Proof, hash_of: Callable[[mpz], mpz]) -> bool:
    """Check a proof made by ``prove_secret`` with the same hash."""
    commitment = generator().power(proof.response) * power(public, proof.challenge) % P
    return bool(hash_of(commitment) == proof.challenge)


def prove_same_secret(
    secret: mpz, base: mpz, hash_of: Callable[[mpz, mpz], mpz], source: Randomness
) -> Proof:
    """Prove that g^secret and base^secret hide the same exponent."""
    w = random_scalar(source)
    challenge = hash_of(generator().power(w), power(base, w))
    return Proof(challenge, (w - secret * challenge) % Q)


def check_same_secret(
    public: mpz, base: mpz, image: mpz, proof: Proof, hash_of: Callable[[mpz, mpz], mpz]
) -> bool:
    """Check that ``public`` = g^x and ``image`` = base^x for one x."""
    on_generator = generator().power(proof.response) * power(public, proof.challenge) % P
    on_base = power(base, proof.response) * power(image, proof.challenge) % P
    return bool(hash_of(on_generator, on_base) == proof.challenge)

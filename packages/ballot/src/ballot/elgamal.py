"""Encryption of small numbers that can be added up while encrypted (exponential ElGamal)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gmpy2 import mpz

from ballot.encoding import Json
from ballot.group import Base, P, generator, is_member_for_long, power
from ballot.reading import fields, member


@dataclass(frozen=True, slots=True)
class Ciphertext:
    """An encrypted number m under key y: alpha = g^r, beta = y^r g^m."""

    alpha: mpz
    beta: mpz

    def __mul__(self, other: Ciphertext) -> Ciphertext:
        """Add the encrypted numbers."""
        return Ciphertext(self.alpha * other.alpha % P, self.beta * other.beta % P)

    def times(self, weight: int) -> Ciphertext:
        """Multiply the encrypted number by a public weight."""
        if weight == 1:
            return self
        return Ciphertext(power(self.alpha, mpz(weight)), power(self.beta, mpz(weight)))

    def to_json(self) -> Json:
        return {"alpha": str(self.alpha), "beta": str(self.beta)}

    @classmethod
    def from_json(cls, value: Json) -> Ciphertext:
        """Read a pair; refuses anything outside the group."""
        pair = fields(value, "alpha", "beta")
        return cls(member(pair["alpha"], is_member_for_long), member(pair["beta"], is_member_for_long))


NOTHING = Ciphertext(mpz(1), mpz(1))


@dataclass(frozen=True, slots=True)
class Opening:
    """What the maker of a ciphertext knows: the number and the randomness. Secret."""

    ciphertext: Ciphertext
    randomness: mpz
    number: int

    def __mul__(self, other: Opening) -> Opening:
        return Opening(
            self.ciphertext * other.ciphertext, self.randomness + other.randomness, self.number + other.number
        )


def encrypt(key: Base, number: int, randomness: mpz) -> Opening:
    """Encrypt a small number under the election key."""
    beta = key.power(randomness) * generator().power(mpz(number)) % P
    return Opening(Ciphertext(generator().power(randomness), beta), randomness, number)


def total(ciphertexts: Iterable[Ciphertext]) -> Ciphertext:
    """Add encrypted numbers; of nothing, the pair (1, 1)."""
    result = NOTHING
    for ciphertext in ciphertexts:
        result = result * ciphertext
    return result


def total_opening(openings: Iterable[Opening]) -> Opening:
    """Add opened ciphertexts."""
    result = Opening(NOTHING, mpz(0), 0)
    for opening in openings:
        result = result * opening
    return result

"""Voting rights: a secret code for each voter, and the public list of what belongs to the codes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from gmpy2 import mpz

from ballot.encoding import (
    BASE58,
    Json,
    decimal,
    is_canonical_decimal,
    parse,
    require_canonical,
    sha256_base64,
    write,
)
from ballot.faults import require
from ballot.group import Q, generator, is_member
from ballot.randomness import Randomness, random_text
from ballot.reading import items, text

ITERATIONS = 1000
MAX_TOTAL_WEIGHT = 10**11  # the discrete logarithm of the result must stay within reach


def check_character(digits: str) -> str:
    """Return the check character of the 14 Base58 digits of a secret credential."""
    value = 0
    for digit in digits:
        value = value * 58 + BASE58.index(digit)
    return BASE58[53 - value % 53]


def new_credential(source: Randomness) -> str:
    """Draw a secret credential, written as five groups of three characters."""
    digits = random_text(source, 14)
    whole = digits + check_character(digits)
    return "-".join(whole[i : i + 3] for i in range(0, 15, 3))


def is_credential(written: str) -> bool:
    """Tell whether a code has the written form with hyphens and a right check character."""
    parts = written.split("-")
    whole = "".join(parts)
    if [len(part) for part in parts] != [3] * 5 or any(digit not in BASE58 for digit in whole):
        return False
    return check_character(whole[:14]) == whole[14]


def secret_of(credential: str, uuid: str) -> mpz:
    """Derive the secret exponent from a credential as written, hyphens included, for one election."""
    require(is_credential(credential), "bad_credential", "the code is mistyped")
    digest = hashlib.pbkdf2_hmac("sha256", credential.encode("ascii"), uuid.encode("ascii"), ITERATIONS)
    return mpz(int.from_bytes(digest, "big")) % Q


def public_of(credential: str, uuid: str) -> mpz:
    """Return what the public list shows of a credential."""
    return generator().power(secret_of(credential, uuid))


@dataclass(frozen=True, slots=True)
class Right:
    """One line of the public list: a public credential and its weight (None: not written, counts one)."""

    public: mpz
    weight: int | None = None

    def __str__(self) -> str:
        return str(self.public) if self.weight is None else f"{self.public},{self.weight}"


class Register:
    """The public list of voting rights. Refuses repeated entries and weights that add up above 10^11."""

    def __init__(self, rights: Iterable[Right]) -> None:
        self.rights = sorted(rights, key=lambda right: right.public)
        self._weights = {str(right.public): _counted(right) for right in self.rights}
        require(
            len(self._weights) == len(self.rights), "duplicate_credential", "a credential is listed twice"
        )
        within = sum(self._weights.values()) <= MAX_TOTAL_WEIGHT
        require(within, "weight_out_of_range", "the weights add up to more than 10^11")

    def __contains__(self, public: object) -> bool:
        return str(public) in self._weights

    def __len__(self) -> int:
        return len(self.rights)

    def weight(self, public: mpz) -> int:
        """Return the weight of a listed credential."""
        return self._weights[str(public)]

    @property
    def text(self) -> bytes:
        """Return the stored text, ordered by public credential so that the order tells nothing about voters."""
        listed: list[Json] = [str(right) for right in self.rights]
        return write(listed)

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint that the credential authority compares."""
        return sha256_base64(self.text)

    @classmethod
    def from_text(cls, stored: bytes) -> Register:
        """Read the stored list; refuses elements outside the group and another order."""
        register = cls(_right(text(entry)) for entry in items(parse(stored)))
        require_canonical(register.text, stored)
        return register


def _counted(right: Right) -> int:
    return 1 if right.weight is None else right.weight


def _right(entry: str) -> Right:
    digits, comma, weight = entry.partition(",")
    public = decimal(digits)
    require(is_member(public), "not_in_group", "a public credential is not in the group")
    if not comma:
        return Right(public)
    require(
        is_canonical_decimal(weight) and len(weight) <= 12, "malformed_number", "a weight is not a number"
    )
    return Right(public, int(weight))

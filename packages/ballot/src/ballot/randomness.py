"""Where random numbers come from. Real elections use the system's source; the others are for rehearsals and tests."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from typing import Protocol

from gmpy2 import mpz

from ballot.encoding import BASE58
from ballot.group import Q


class Randomness(Protocol):
    """Anything that draws whole numbers evenly."""

    def below(self, bound: int) -> int:
        """Draw from 0 to bound - 1."""
        ...


class SystemRandomness:
    """The operating system's generator: the only one for real keys, credentials and ballots."""

    def below(self, bound: int) -> int:
        return secrets.randbelow(bound)


class SeededRandomness:
    """Repeatable numbers from a seed (SHA-256 of a counter). Everybody who knows the seed knows every secret."""

    def __init__(self, seed: str) -> None:
        self._key = hashlib.sha256(b"ballot rehearsal|" + seed.encode("utf-8")).digest()
        self._counter = 0

    def below(self, bound: int) -> int:
        bits = (bound - 1).bit_length()
        while (number := self._draw(bits)) >= bound:
            pass
        return number

    def _draw(self, bits: int) -> int:
        blocks = []
        for _ in range(-(-bits // 256)):
            blocks.append(hashlib.sha256(self._key + self._counter.to_bytes(8, "big")).digest())
            self._counter += 1
        return int.from_bytes(b"".join(blocks), "big") >> (256 * len(blocks) - bits)


class ListedRandomness:
    """Give back a list in order: lets two programs make the same ballot byte for byte."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._numbers = iter(numbers)

    def below(self, bound: int) -> int:
        number = next(self._numbers)
        if not 0 <= number < bound:
            raise ValueError(f"the listed number is not below {bound}")
        return number


def random_scalar(source: Randomness) -> mpz:
    """Draw an exponent from 0 to Q - 1."""
    return mpz(source.below(int(Q)))


def random_text(source: Randomness, length: int) -> str:
    """Draw ``length`` characters of Base58."""
    return "".join(BASE58[source.below(58)] for _ in range(length))

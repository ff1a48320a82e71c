"""From the decrypted sums to the numbers that are announced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

from gmpy2 import mpz

from ballot.encoding import Json, read, weight_from_json, weight_to_json, write
from ballot.faults import Fault, require
from ballot.group import G, P, generator, inverse, power
from ballot.reading import fields, items
from ballot.tally import Tally


@dataclass(frozen=True)
class Result:
    """For each question the (weighted) number of votes for each ciphertext; with blank allowed, blanks come first."""

    counts: tuple[tuple[int, ...], ...]

    @property
    def text(self) -> bytes:
        """Return the stored text."""
        rows: list[Json] = [[weight_to_json(count) for count in row] for row in self.counts]
        return write({"result": rows})

    @classmethod
    def from_text(cls, stored: bytes, tally: Tally) -> Result:
        """Read a result of the shape of ``tally``; refuses counts above the total weight."""
        rows = items(fields(read(stored), "result")["result"], len(tally.sums))
        shaped = [items(row, len(sums)) for row, sums in zip(rows, tally.sums, strict=True)]
        result = cls(tuple(tuple(weight_from_json(count) for count in row) for row in shaped))
        within = all(count <= tally.total_weight for row in result.counts for count in row)
        require(within, "result_out_of_range", "a count is above the total weight")
        return result


def check_result(result: Result, tally: Tally, factors: Sequence[Sequence[mpz]]) -> None:
    """Check that every count is what the decrypted sum hides: beta / factor = g^count."""
    for i, (row, sums) in enumerate(zip(result.counts, tally.sums, strict=True)):
        for j, (count, ciphertext) in enumerate(zip(row, sums, strict=True)):
            right = generator().power(mpz(count)) * factors[i][j] % P == ciphertext.beta
            require(right, "wrong_result", f"question {i + 1}, entry {j + 1}: not {count} votes")


def find_result(tally: Tally, factors: Sequence[Sequence[mpz]]) -> Result:
    """Compute the counts: discrete logarithms between 0 and the total weight, in about its square root of steps."""
    logarithm = _Logarithm(tally.total_weight)
    return Result(
        tuple(
            tuple(logarithm.of(c.beta * inverse(f) % P) for c, f in zip(sums, row, strict=True))
            for sums, row in zip(tally.sums, factors, strict=True)
        )
    )


class _Logarithm:
    """Baby steps are kept, giant steps are walked."""

    def __init__(self, bound: int) -> None:
        self._bound = bound
        self._width = isqrt(bound) + 1
        self._baby: dict[mpz, int] = {}
        step = mpz(1)
        for exponent in range(self._width):
            self._baby[step] = exponent
            step = step * G % P
        self._giant = inverse(power(G, mpz(self._width)))

    def of(self, value: mpz) -> int:
        for giant in range(self._width + 1):
            small = self._baby.get(value)
            if small is not None and giant * self._width + small <= self._bound:
                return giant * self._width + small
            value = value * self._giant % P
        raise Fault("wrong_result", "a decrypted sum is no count of votes")

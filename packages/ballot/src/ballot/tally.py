"""Adding up encrypted ballots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ballot.elgamal import NOTHING, Ciphertext
from ballot.encoding import (
    Json,
    read,
    require_canonical,
    sha256_hex,
    weight_from_json,
    weight_to_json,
    write,
)
from ballot.questions import Election
from ballot.reading import fields, items, number


@dataclass(frozen=True)
class Tally:
    """The encrypted sums, for each question and each ciphertext of it, over ``ballots`` ballots of ``total_weight``."""

    sums: tuple[tuple[Ciphertext, ...], ...]
    ballots: int
    total_weight: int

    @property
    def text(self) -> bytes:
        """Return the stored text of the encrypted sums."""
        return write([[ciphertext.to_json() for ciphertext in row] for row in self.sums])

    @property
    def sized_text(self) -> bytes:
        """Return the stored text with the counts and the hash of the sums."""
        sized: dict[str, Json] = {
            "num_tallied": self.ballots,
            "total_weight": weight_to_json(self.total_weight),
            "encrypted_tally": sha256_hex(self.text),
        }
        return write(sized)

    @classmethod
    def from_texts(cls, sums: bytes, sized: bytes) -> Tally:
        """Read a published sum; refuses texts that are not canonical or do not belong together. Adds nothing up itself."""
        found = fields(read(sized), "num_tallied", "total_weight", "encrypted_tally")
        rows = [items(row) for row in items(read(sums))]
        made = cls(
            tuple(tuple(Ciphertext.from_json(one) for one in row) for row in rows),
            number(found["num_tallied"]),
            weight_from_json(found["total_weight"]),
        )
        require_canonical(made.sized_text, sized)
        return made


def add_up(election: Election, counted: Iterable[tuple[Sequence[Sequence[Ciphertext]], int]]) -> Tally:
    """Add up the choices (for each question) of the counted ballots, each with its weight."""
    sums = [[NOTHING] * question.ciphertexts for question in election.questions]
    ballots = total_weight = 0
    for choices, weight in counted:
        ballots += 1
        total_weight += weight
        for row, chosen in zip(sums, choices, strict=True):
            row[:] = [s * c.times(weight) for s, c in zip(row, chosen, strict=True)]
    return Tally(tuple(tuple(row) for row in sums), ballots, total_weight)

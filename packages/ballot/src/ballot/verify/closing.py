"""Check what happens after the close: the encrypted sums, the trustees' parts, the result."""

from __future__ import annotations

from ballot.decryption import PartialDecryption, check_partial, joint_factors, owned_text
from ballot.encoding import read
from ballot.faults import Fault, require
from ballot.reading import fields, number
from ballot.result import Result, check_result
from ballot.tally import Tally, add_up
from ballot.verify.setup import Setup
from ballot.verify.votes import BallotBox


def check_tally(setup: Setup, box: BallotBox, sums: bytes, sized: bytes) -> Tally:
    """Add up the ballots that count and compare with what is published, byte for byte."""
    tally = add_up(setup.election, box.counted())
    require(tally.text == sums, "wrong_tally", "the encrypted tally is not the sum of the ballots")
    require(tally.sized_text == sized, "wrong_tally", "the numbers beside the encrypted tally are not right")
    return tally


class Decryptions:
    """Collects the trustees' parts. A wrong part of a threshold trustee is set aside and reported."""

    def __init__(self, setup: Setup, tally: Tally) -> None:
        self._setup = setup
        self._tally = tally
        self._seen: set[int] = set()
        self.right: dict[int, PartialDecryption] = {}
        self.set_aside: list[int] = []

    def take(self, stored: bytes, owned: bytes) -> None:
        """Check one part; refuses a second one of the same trustee and a wrong one nobody can replace."""
        owner = number(fields(read(owned), "owner", "payload")["owner"])
        require(
            owned_text(owner, stored) == owned,
            "wrong_hash",
            "the owner's record does not name the decryption",
        )
        known = 1 <= owner <= len(self._setup.trustees.keys)
        require(known, "unknown_trustee", f"there is no trustee {owner}")
        require(owner not in self._seen, "second_decryption", f"trustee {owner} decrypts a second time")
        self._seen.add(owner)
        part = PartialDecryption.from_text(stored, self._tally)
        try:
            check_partial(
                self._setup.election.fingerprint, self._setup.trustees.keys[owner - 1], self._tally, part
            )
        except Fault:
            if self._setup.trustees.group_of(owner) is None:
                raise
            self.set_aside.append(owner)
        else:
            self.right[owner] = part

    def check_result(self, stored: bytes) -> Result:
        """Check a result against the joined parts; refuses it while trustees are missing."""
        factors = joint_factors(self._setup.trustees, self.right)
        result = Result.from_text(stored, self._tally)
        check_result(result, self._tally, factors)
        return result

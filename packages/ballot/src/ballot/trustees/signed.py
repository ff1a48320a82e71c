"""A message signed by a trustee: certificates, commitments, and what goes through the sealed channel."""

from __future__ import annotations

from dataclasses import dataclass

from gmpy2 import mpz

from ballot import challenges
from ballot.encoding import Json, read, write
from ballot.faults import require
from ballot.proofs import Proof, check_secret, prove_secret
from ballot.randomness import Randomness
from ballot.reading import fields, text


@dataclass(frozen=True, slots=True)
class Signed:
    """A text and its signature."""

    message: str
    signature: Proof

    def check(self, verification: mpz) -> None:
        """Refuse a text that the owner of ``verification`` did not sign."""
        signed = check_secret(verification, self.signature, lambda a: challenges.sigmsg(self.message, a))
        require(signed, "bad_trustee_signature", "a trustee did not sign this message")

    @property
    def content(self) -> Json:
        """Return the message, read strictly."""
        return read(self.message.encode("utf-8"))

    def to_json(self) -> Json:
        return {"message": self.message, "signature": self.signature.to_json()}

    @classmethod
    def from_json(cls, value: Json) -> Signed:
        """Read a signed message; the signature is checked by ``check``."""
        found = fields(value, "message", "signature")
        return cls(text(found["message"]), Proof.from_json(found["signature"]))


def sign(secret: mpz, message: Json, source: Randomness) -> Signed:
    """Sign a message written as canonical JSON."""
    written = write(message).decode("utf-8")
    return Signed(written, prove_secret(secret, lambda a: challenges.sigmsg(written, a), source))

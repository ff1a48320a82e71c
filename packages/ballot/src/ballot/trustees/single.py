"""A public key with the proof that its owner knows the secret key."""

from __future__ import annotations

from dataclasses import dataclass

from gmpy2 import mpz

from ballot import challenges
from ballot.encoding import Json
from ballot.faults import require
from ballot.group import generator
from ballot.proofs import Proof, check_secret, prove_secret
from ballot.randomness import Randomness
from ballot.reading import fields, member, text


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A trustee's public key, proof of knowledge, and name if one is written."""

    pok: Proof
    public_key: mpz
    name: str | None = None

    def to_json(self) -> Json:
        name: dict[str, Json] = {} if self.name is None else {"name": self.name}
        return {"pok": self.pok.to_json(), "public_key": str(self.public_key), **name}

    @classmethod
    def from_json(cls, value: Json) -> PublicKey:
        """Read a key and check its proof; refuses a key outside the group or without a right proof."""
        found = fields(value, "pok", "public_key", optional=("name",))
        name = text(found["name"]) if "name" in found else None
        key = cls(Proof.from_json(found["pok"]), member(found["public_key"]), name)
        known = check_secret(key.public_key, key.pok, lambda a: challenges.pok(key.public_key, a))
        require(known, "bad_proof_of_knowledge", "a trustee does not prove to know the secret key")
        return key


def publish_key(secret: mpz, source: Randomness) -> PublicKey:
    """Make the public key that belongs to a secret key, with its proof."""
    public = generator().power(secret)
    return PublicKey(prove_secret(secret, lambda a: challenges.pok(public, a), source), public)

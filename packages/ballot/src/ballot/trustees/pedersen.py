"""Trustees of whom any ``threshold`` can decrypt: what the archive publishes about them."""

from __future__ import annotations

from dataclasses import dataclass

from gmpy2 import mpz

from ballot.encoding import Json
from ballot.faults import require
from ballot.reading import fields, items, member, number
from ballot.trustees.sharing import committed_share, summed
from ballot.trustees.signed import Signed
from ballot.trustees.single import PublicKey


@dataclass(frozen=True, slots=True)
class Certificate:
    """A trustee's keys for signing and for receiving, signed by the trustee."""

    signed: Signed
    verification: mpz
    encryption: mpz

    @classmethod
    def from_json(cls, value: Json) -> Certificate:
        """Read a certificate; refuses keys outside the group and a wrong signature."""
        signed = Signed.from_json(value)
        keys = fields(signed.content, "verification", "encryption")
        require(
            list(keys) == ["verification", "encryption"], "not_canonical", "certificate fields out of order"
        )
        certificate = cls(signed, member(keys["verification"]), member(keys["encryption"]))
        signed.check(certificate.verification)
        return certificate


@dataclass(frozen=True, slots=True)
class Commitments:
    """g to the coefficients of a trustee's polynomial, signed by the trustee."""

    signed: Signed
    elements: tuple[mpz, ...]

    @classmethod
    def from_json(cls, value: Json, certificate: Certificate, threshold: int) -> Commitments:
        """Read commitments; refuses another number than ``threshold``, strangers' signatures, non-members."""
        signed = Signed.from_json(value)
        listed = items(fields(signed.content, "coefexps")["coefexps"], threshold)
        signed.check(certificate.verification)
        return cls(signed, tuple(member(element) for element in listed))


@dataclass(frozen=True, slots=True)
class Pedersen:
    """A group of trustees that share one key."""

    threshold: int
    certificates: tuple[Certificate, ...]
    commitments: tuple[Commitments, ...]
    keys: tuple[PublicKey, ...]

    @property
    def public_key(self) -> mpz:
        """Return the part of the election key that this group holds."""
        return summed([c.elements for c in self.commitments])[0]

    def to_json(self) -> Json:
        return {
            "threshold": self.threshold,
            "certs": [certificate.signed.to_json() for certificate in self.certificates],
            "coefexps": [commitment.signed.to_json() for commitment in self.commitments],
            "verification_keys": [key.to_json() for key in self.keys],
        }

    @classmethod
    def from_json(cls, value: Json) -> Pedersen:
        """Read and check all: signatures, membership, lengths, and each key against the commitments."""
        found = fields(value, "threshold", "certs", "coefexps", "verification_keys")
        listed = items(found["certs"])
        n, threshold = len(listed), number(found["threshold"])
        require(1 <= threshold <= n, "bad_threshold", "1 <= threshold <= number of trustees does not hold")
        certificates = tuple(Certificate.from_json(certificate) for certificate in listed)
        require(len(set(certificates)) == n, "duplicate_trustee", "a certificate stands twice")
        commitments = tuple(
            Commitments.from_json(entry, certificate, threshold)
            for entry, certificate in zip(items(found["coefexps"], n), certificates, strict=True)
        )
        keys = tuple(PublicKey.from_json(key) for key in items(found["verification_keys"], n))
        group = cls(threshold, certificates, commitments, keys)
        group._check_keys()
        return group

    def _check_keys(self) -> None:
        joint = summed([commitment.elements for commitment in self.commitments])
        for index, key in enumerate(self.keys, 1):
            fits = key.public_key == committed_share(joint, index)
            require(fits, "bad_share", f"verification key {index} does not follow from the commitments")


def assemble(
    threshold: int,
    certificates: tuple[Signed, ...],
    commitments: tuple[Signed, ...],
    keys: tuple[PublicKey, ...],
) -> Pedersen:
    """Join the messages of the trustees into what is published, checked as by any verifier."""
    return Pedersen.from_json(
        {
            "threshold": threshold,
            "certs": [certificate.to_json() for certificate in certificates],
            "coefexps": [commitment.to_json() for commitment in commitments],
            "verification_keys": [key.to_json() for key in keys],
        }
    )

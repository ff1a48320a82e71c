"""A threshold trustee's own keys, and the key ceremony step by step on values already unsealed.

The server hands messages on and never sees a polynomial, a share or a secret key. How the shares travel
sealed is in ``channel``; what is published in the end is in ``pedersen``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from gmpy2 import mpz

from ballot.encoding import Json
from ballot.faults import require
from ballot.group import Q, generator
from ballot.randomness import Randomness, random_text
from ballot.trustees.pedersen import Certificate
from ballot.trustees.sharing import commitments, committed_share
from ballot.trustees.signed import Signed, sign

SEED_LENGTH = 22


@dataclass(frozen=True, slots=True)
class TrusteeKeys:
    """The two secret keys that follow from a trustee's seed. Not reduced modulo q, as the format has it."""

    signing: mpz
    decryption: mpz

    @property
    def verification(self) -> mpz:
        """Return the public key that checks this trustee's signatures."""
        return generator().power(self.signing)

    @property
    def encryption(self) -> mpz:
        """Return the public key to which messages for this trustee are sealed."""
        return generator().power(self.decryption)


def new_seed(source: Randomness) -> str:
    """Draw a seed: 22 characters of Base58 that the trustee keeps."""
    return random_text(source, SEED_LENGTH)


def keys_of(seed: str) -> TrusteeKeys:
    """Derive both keys from a seed."""
    return TrusteeKeys(_derived("sk", seed), _derived("dk", seed))


def _derived(kind: str, seed: str) -> mpz:
    return mpz(int.from_bytes(hashlib.sha256(f"{kind}|{seed}".encode()).digest(), "big"))


def certificate(keys: TrusteeKeys, source: Randomness) -> Signed:
    """Step 1: publish both public keys, signed."""
    public: Json = {"verification": str(keys.verification), "encryption": str(keys.encryption)}
    return sign(keys.signing, public, source)


def publish_commitments(keys: TrusteeKeys, polynomial: Sequence[mpz], source: Randomness) -> Signed:
    """Step 3, the public part: sign g to each coefficient."""
    return sign(keys.signing, {"coefexps": [str(element) for element in commitments(polynomial)]}, source)


def decryption_key(index: int, shares: Sequence[mpz], committed: Sequence[Sequence[mpz]]) -> mpz:
    """Step 5: add the shares that trustee ``index`` received from everybody, each checked against its commitments.

    Refuses and names the sender whose share does not fit: the ceremony then starts again without that
    trustee.
    """
    require(len(shares) == len(committed), "wrong_length", "a share or a list of commitments is missing")
    lengths = {len(elements) for elements in committed}
    require(len(lengths) == 1, "wrong_length", "the trustees committed to polynomials of different degrees")
    for sender, (received, elements) in enumerate(zip(shares, committed, strict=True), 1):
        fits = generator().power(received) == committed_share(elements, index)
        require(
            fits, "bad_share", f"the share from trustee {sender} does not fit what that trustee committed to"
        )
    return mpz(sum(shares)) % Q


def check_certificates(certificates: Sequence[Signed]) -> tuple[Certificate, ...]:
    """Step 2: read everybody's certificate; refuses wrong signatures, keys outside the group and repetitions."""
    checked = tuple(Certificate.from_json(entry.to_json()) for entry in certificates)
    distinct = len({entry.verification for entry in checked}) == len(checked)
    require(distinct, "duplicate_trustee", "two certificates carry the same key")
    return checked

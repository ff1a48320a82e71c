"""The steps of a threshold trustee as texts: what one makes on a machine of one's own, and what a server checks of it.

The texts are those of the reference tool, so that trustees may use either program. Needs ``cryptography``, as
``channel`` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gmpy2 import mpz

from ballot.encoding import Json, read, write
from ballot.faults import Fault, require
from ballot.randomness import Randomness
from ballot.reading import fields, items, text
from ballot.trustees import Trustees, join_trustees
from ballot.trustees.channel import (
    Sealed,
    note_decryption_key,
    note_polynomial,
    open_decryption_key,
    open_polynomial,
    receive_share,
    send_share,
)
from ballot.trustees.keys import (
    certificate,
    check_certificates,
    decryption_key,
    keys_of,
    publish_commitments,
)
from ballot.trustees.pedersen import Certificate, Commitments, assemble
from ballot.trustees.sharing import committed_share, random_polynomial, share, summed
from ballot.trustees.signed import Signed
from ballot.trustees.single import PublicKey, publish_key


@dataclass(frozen=True)
class Shares:
    """What a trustee sends in step 3: a note to self, a sealed share for each trustee, signed commitments."""

    polynomial: str
    secrets: tuple[str, ...]
    commitments: Commitments


@dataclass(frozen=True)
class Output:
    """What a trustee sends in step 5: the decryption key sealed to self, and the public key that follows from it."""

    note: str
    key: PublicKey


def certificate_text(seed: str, source: Randomness) -> bytes:
    """Step 1: make the certificate of the trustee who keeps ``seed``."""
    return write(certificate(keys_of(seed), source).to_json())


def read_certificates(stored: Sequence[bytes]) -> tuple[Certificate, ...]:
    """Step 2: read everybody's certificate; refuses a wrong one and two of one trustee."""
    return check_certificates([Signed.from_json(read(one)) for one in stored])


def shares_text(seed: str, certificates: Sequence[Certificate], threshold: int, source: Randomness) -> bytes:
    """Step 3: share a new secret among the trustees so that ``threshold`` of them can join it again."""
    require(2 <= threshold <= len(certificates), "bad_threshold", "the threshold is not between 2 and all")
    own = keys_of(seed)
    place_of(seed, certificates)
    polynomial = random_polynomial(threshold, source)
    secrets: list[Json] = [
        send_share(own, to.encryption, share(polynomial, index), source)
        for index, to in enumerate(certificates, 1)
    ]
    return write(
        {
            "polynomial": note_polynomial(own, polynomial, source),
            "secrets": secrets,
            "coefexps": publish_commitments(own, polynomial, source).to_json(),
        }
    )


def read_shares(stored: bytes, certificates: Sequence[Certificate], index: int, threshold: int) -> Shares:
    """Read what trustee ``index`` (1, 2 ...) sent in step 3; what is sealed only its receiver can check."""
    found = fields(read(stored), "polynomial", "secrets", "coefexps")
    secrets = tuple(text(one) for one in items(found["secrets"], len(certificates)))
    for one in (text(found["polynomial"]), *secrets):
        Sealed.from_text(one)
    signed = Commitments.from_json(found["coefexps"], certificates[index - 1], threshold)
    return Shares(text(found["polynomial"]), secrets, signed)


def input_text(index: int, sent: Sequence[Shares]) -> bytes:
    """Step 4: gather what trustee ``index`` needs for step 5, from what every trustee sent, in their order."""
    return write(
        {
            "polynomial": sent[index - 1].polynomial,
            "secrets": [one.secrets[index - 1] for one in sent],
            "coefexps": [one.commitments.signed.to_json() for one in sent],
        }
    )


def output_text(seed: str, certificates: Sequence[Certificate], received: bytes, source: Randomness) -> bytes:
    """Step 5: open and check every share, add them up to the decryption key; refuses and names a share that does not fit."""
    own, index = keys_of(seed), place_of(seed, certificates)
    found = fields(read(received), "polynomial", "secrets", "coefexps")
    threshold = len(open_polynomial(own, text(found["polynomial"])))
    listed = items(found["coefexps"], len(certificates))
    sealed = items(found["secrets"], len(certificates))
    committed = [
        Commitments.from_json(one, by, threshold).elements
        for one, by in zip(listed, certificates, strict=True)
    ]
    shares = [
        receive_share(own, by.verification, text(one)) for one, by in zip(sealed, certificates, strict=True)
    ]
    secret = decryption_key(index, shares, committed)
    return write(
        {
            "private_key": note_decryption_key(own, secret, source),
            "public_key": publish_key(secret, source).to_json(),
        }
    )


def read_output(stored: bytes, index: int, sent: Sequence[Shares]) -> Output:
    """Step 6: read what trustee ``index`` sent in step 5; refuses a key that does not follow from the commitments."""
    found = fields(read(stored), "private_key", "public_key")
    note, key = text(found["private_key"]), PublicKey.from_json(found["public_key"])
    Sealed.from_text(note)
    joint = summed([one.commitments.elements for one in sent])
    fits = key.public_key == committed_share(joint, index)
    require(fits, "bad_share", f"verification key {index} does not follow from the commitments")
    return Output(note, key)


def joined(
    threshold: int, certificates: Sequence[Certificate], sent: Sequence[Shares], keys: Sequence[PublicKey]
) -> Trustees:
    """Give the one group of trustees that a finished ceremony makes, checked as by any verifier."""
    signed = tuple(one.signed for one in certificates)
    commitments = tuple(one.commitments.signed for one in sent)
    return join_trustees((), [assemble(threshold, signed, commitments, tuple(keys))])


def own_key(seed: str, note: str) -> mpz:
    """Open the decryption key that was sealed to oneself in step 5."""
    return open_decryption_key(keys_of(seed), note)


def place_of(seed: str, certificates: Sequence[Certificate]) -> int:
    """Find oneself (1, 2 ...) among the certificates; refuses a list without one's own."""
    own = keys_of(seed).verification
    for index, one in enumerate(certificates, 1):
        if one.verification == own:
            return index
    raise Fault("unknown_trustee", "your own certificate is not in the list")

"""The hashes that turn a proof into a signature: one function for each kind, named as the specification names them.

Every challenge is SHA-256 of a text, read as a big-endian integer, modulo q. Elements stand in it in decimal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeAlias

from gmpy2 import mpz

from ballot.group import NAME, Q

Commitment: TypeAlias = tuple[mpz, mpz]


def challenge(text: str) -> mpz:
    """Hash a text to an exponent."""
    return mpz(int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest(), "big")) % Q


def join(elements: Sequence[mpz]) -> str:
    """Write elements in decimal with commas between."""
    return ",".join(map(str, elements))


def pok(public: mpz, commitment: mpz) -> mpz:
    """Knowledge of the secret key behind ``public``."""
    return challenge(f"pok|{NAME}|{public}|{commitment}")


def sigmsg(message: str, commitment: mpz) -> mpz:
    """A trustee's signature of a message."""
    return challenge(f"sigmsg|{message}|{commitment}")


def sig(ballot_hash: str, commitment: mpz) -> mpz:
    """A voter's signature of a ballot, given the hash of its text."""
    return challenge(f"sig|{ballot_hash}|{commitment}")


def decrypt(fingerprint: str, public: mpz, on_generator: mpz, on_ciphertext: mpz) -> mpz:
    """A trustee's correct decryption of one ciphertext of the election with this fingerprint."""
    return challenge(f"decrypt|{fingerprint}|{public}|{on_generator},{on_ciphertext}")


def one_of(prefix: str, commitments: Sequence[Commitment]) -> mpz:
    """One of several statements holds; ``prefix`` ends in ``|`` and names the kind, the context and the ciphertext."""
    return challenge(prefix + ",".join(join(pair) for pair in commitments))


def prove_prefix(context: str, alpha: mpz, beta: mpz) -> str:
    """An encrypted number is one of some values (individual and overall proofs)."""
    return f"prove|{context}|{alpha},{beta}|"


def bproof0_prefix(context: str) -> str:
    """The ballot is not blank, or nothing else is chosen."""
    return f"bproof0|{context}|"


def bproof1_prefix(context: str) -> str:
    """The ballot is blank, or the number of choices is allowed."""
    return f"bproof1|{context}|"

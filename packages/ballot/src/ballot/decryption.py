"""A trustee's part of the decryption, and joining the parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from gmpy2 import mpz

from ballot import challenges
from ballot.elgamal import Ciphertext
from ballot.encoding import Json, parse, require_canonical, sha256_hex, write
from ballot.faults import Fault, require
from ballot.group import generator, power, product
from ballot.proofs import Proof, check_same_secret, prove_same_secret
from ballot.randomness import Randomness
from ballot.reading import fields, items, member
from ballot.tally import Tally
from ballot.trustees import Trustees
from ballot.trustees.pedersen import Pedersen
from ballot.trustees.sharing import lagrange


@dataclass(frozen=True)
class PartialDecryption:
    """alpha^x for every ciphertext of the tally, with the proof that x is the trustee's key."""

    factors: tuple[tuple[mpz, ...], ...]
    proofs: tuple[tuple[Proof, ...], ...]

    @property
    def text(self) -> bytes:
        """Return the stored text."""
        return write(
            {
                "decryption_factors": [[str(factor) for factor in row] for row in self.factors],
                "decryption_proofs": [[proof.to_json() for proof in row] for row in self.proofs],
            }
        )

    @classmethod
    def from_text(cls, stored: bytes, tally: Tally) -> PartialDecryption:
        """Read a partial decryption of ``tally``; refuses another shape and elements outside the group."""
        found = fields(parse(stored), "decryption_factors", "decryption_proofs")
        factors = _rows(found["decryption_factors"], tally)
        proofs = _rows(found["decryption_proofs"], tally)
        part = cls(
            tuple(tuple(member(factor) for factor in row) for row in factors),
            tuple(tuple(Proof.from_json(proof) for proof in row) for row in proofs),
        )
        require_canonical(part.text, stored)
        return part


def _rows(value: Json, tally: Tally) -> list[list[Json]]:
    rows = items(value, len(tally.sums))
    return [items(row, len(sums)) for row, sums in zip(rows, tally.sums, strict=True)]


def owned_text(owner: int, payload: bytes) -> bytes:
    """Return the stored text that names the trustee of a partial decryption."""
    return write({"owner": owner, "payload": sha256_hex(payload)})


def decrypt_partly(fingerprint: str, secret: mpz, tally: Tally, source: Randomness) -> PartialDecryption:
    """Compute a trustee's part from the trustee's secret key, away from the server."""
    public = generator().power(secret)
    hash_of = partial(challenges.decrypt, fingerprint, public)

    def proof(ciphertext: Ciphertext) -> Proof:
        return prove_same_secret(secret, ciphertext.alpha, hash_of, source)

    return PartialDecryption(
        tuple(tuple(power(c.alpha, secret) for c in row) for row in tally.sums),
        tuple(tuple(proof(c) for c in row) for row in tally.sums),
    )


def check_partial(fingerprint: str, public: mpz, tally: Tally, part: PartialDecryption) -> None:
    """Check every proof of a partial decryption against the trustee's verification key; raises ``Fault``."""
    wrong = false_question(fingerprint, public, tally, part)
    require(wrong is None, "bad_decryption_proof", f"question {wrong}: a decryption factor is not proved")


def false_question(fingerprint: str, public: mpz, tally: Tally, part: PartialDecryption) -> int | None:
    """Return the number of the first question, from 1, of which a factor is not proved; None where all are."""
    hash_of = partial(challenges.decrypt, fingerprint, public)
    questions = zip(tally.sums, part.factors, part.proofs, strict=True)
    for question, (sums, factors, proofs) in enumerate(questions, 1):
        for ciphertext, factor, proof in zip(sums, factors, proofs, strict=True):
            if not check_same_secret(public, ciphertext.alpha, factor, proof, hash_of):
                return question
    return None


def missing_trustees(trustees: Trustees, present: set[int]) -> list[str]:
    """List what is still needed, given the ids of the trustees whose parts are there and right."""
    missing = []
    for item, owners in trustees.owners():
        there = len(present.intersection(owners))
        needed = item.threshold if isinstance(item, Pedersen) else 1
        if there < needed:
            who = f"trustee {owners[0]}" if len(owners) == 1 else f"trustees {owners[0]} to {owners[-1]}"
            missing.append(f"{who}: {there} of {needed} decryptions")
    return missing


def joint_factors(trustees: Trustees, parts: Mapping[int, PartialDecryption]) -> list[list[mpz]]:
    """Join right parts (by trustee id) into y-to-the-randomness of each sum. Any threshold of them gives the same."""
    missing = missing_trustees(trustees, set(parts))
    if missing:
        raise Fault("trustee_absent", "; ".join(missing))
    exponents = _exponents(trustees, set(parts))
    shape = next(iter(parts.values())).factors
    return [
        [
            product(power(parts[owner].factors[i][j], e) for owner, e in exponents.items())
            for j in range(len(row))
        ]
        for i, row in enumerate(shape)
    ]


def _exponents(trustees: Trustees, present: set[int]) -> dict[int, mpz]:
    exponents = {}
    for item, owners in trustees.owners():
        if not isinstance(item, Pedersen):
            exponents[owners[0]] = mpz(1)
            continue
        used = [owner for owner in owners if owner in present][: item.threshold]
        coefficients = lagrange([owner - owners[0] + 1 for owner in used])
        exponents.update({owner: coefficients[owner - owners[0] + 1] for owner in used})
    return exponents

"""Trustees played by a program: all their keys in one hand, as no real election may have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gmpy2 import mpz

from ballot.faults import Fault, require
from ballot.randomness import Randomness, random_scalar
from ballot.trustees import Trustees, join_trustees
from ballot.trustees.keys import (
    certificate,
    check_certificates,
    decryption_key,
    keys_of,
    new_seed,
    publish_commitments,
)
from ballot.trustees.pedersen import Pedersen, assemble
from ballot.trustees.sharing import commitments, random_polynomial, share
from ballot.trustees.single import publish_key

_PART = re.compile(r"(?:([1-9][0-9]?)/)?([1-9][0-9]?)", re.ASCII)


@dataclass(frozen=True)
class TrusteePlan:
    """How many trustees must all decrypt, and for each threshold group (threshold, size)."""

    single: int
    groups: tuple[tuple[int, int], ...] = ()

    @classmethod
    def parse(cls, written: str) -> TrusteePlan:
        """Read ``3`` (all three needed), ``3/5`` (any three of five) or a sum such as ``1+3/5``."""
        single, groups = 0, []
        for part in written.split("+"):
            match = _PART.fullmatch(part)
            require(match is not None, "bad_trustees", f"not a number of trustees: {part[:20]}")
            if match and match[1]:
                groups.append((int(match[1]), int(match[2])))
            elif match:
                single += int(match[2])
        if any(threshold > size for threshold, size in groups):
            raise Fault("bad_trustees", "a threshold is larger than its group")
        return cls(single, tuple(groups))


class Troupe:
    """Simulated trustees. ``secrets[i]`` is the decryption key of the trustee with id i + 1."""

    def __init__(self, plan: TrusteePlan, source: Randomness) -> None:
        self.secrets = [random_scalar(source) for _ in range(plan.single)]
        single = [publish_key(secret, source) for secret in self.secrets]
        groups = []
        for threshold, size in plan.groups:
            group, keys = threshold_group(threshold, size, source)
            groups.append(group)
            self.secrets += keys
        self.trustees: Trustees = join_trustees(single, groups)

    def present(self, source: Randomness) -> Iterator[int]:
        """Yield the ids of just enough trustees, drawn at random, in ascending order."""
        for item, owners in self.trustees.owners():
            absent = len(owners) - (item.threshold if isinstance(item, Pedersen) else 1)
            there = list(owners)
            for _ in range(absent):
                there.pop(source.below(len(there)))
            yield from there


def threshold_group(threshold: int, size: int, source: Randomness) -> tuple[Pedersen, list[mpz]]:
    """Play the key ceremony without sealing; return what is published and the decryption keys in order."""
    own = [keys_of(new_seed(source)) for _ in range(size)]
    certificates = tuple(certificate(keys, source) for keys in own)
    check_certificates(certificates)
    polynomials = [random_polynomial(threshold, source) for _ in own]
    signed = tuple(
        publish_commitments(keys, polynomial, source)
        for keys, polynomial in zip(own, polynomials, strict=True)
    )
    committed = [commitments(polynomial) for polynomial in polynomials]
    secrets = [
        decryption_key(index, [share(polynomial, index) for polynomial in polynomials], committed)
        for index in range(1, size + 1)
    ]
    published = tuple(publish_key(secret, source) for secret in secrets)
    return assemble(threshold, certificates, signed, published), secrets

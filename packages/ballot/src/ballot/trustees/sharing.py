"""Secret sharing: polynomials in the exponent and the coefficients that join shares again."""

from __future__ import annotations

from collections.abc import Sequence

from gmpy2 import invert, mpz

from ballot.group import Q, generator, power, product
from ballot.randomness import Randomness, random_scalar


def random_polynomial(threshold: int, source: Randomness) -> tuple[mpz, ...]:
    """Draw a polynomial with ``threshold`` coefficients, the constant (the secret) first."""
    return tuple(random_scalar(source) for _ in range(threshold))


def share(polynomial: Sequence[mpz], index: int) -> mpz:
    """Return the value at ``index`` (1, 2 ...), reduced modulo q."""
    value = mpz(0)
    for coefficient in reversed(polynomial):
        value = (value * index + coefficient) % Q
    return value


def commitments(polynomial: Sequence[mpz]) -> tuple[mpz, ...]:
    """Return g to each coefficient: what everybody may see of a polynomial."""
    return tuple(generator().power(coefficient) for coefficient in polynomial)


def committed_share(committed: Sequence[mpz], index: int) -> mpz:
    """Return g to the share of ``index``, computed from the commitments alone."""
    return product(power(element, mpz(index) ** k) for k, element in enumerate(committed))


def summed(lists: Sequence[Sequence[mpz]]) -> tuple[mpz, ...]:
    """Join the commitments of several polynomials of one length into those of their sum."""
    return tuple(product(column) for column in zip(*lists, strict=True))


def lagrange(indexes: Sequence[int]) -> dict[int, mpz]:
    """Return for each index the coefficient with which its share enters the secret, modulo q."""
    coefficients = {}
    for d in indexes:
        value = mpz(1)
        for k in indexes:
            if k != d:
                value = value * k * invert(mpz(k - d), Q) % Q
        coefficients[d] = value
    return coefficients

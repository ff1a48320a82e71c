"""The group: its constants come from the published seed, and only members pass."""

import hashlib
import random

import gmpy2
import pytest
from ballot.group import Base, Comb, G, P, Q, inverse, is_member, is_member_for_long, power, product
from gmpy2 import mpz

SEED = int.from_bytes(b"Belenios: Verifiable online voting system 154", "little")
OUTER = 2048 // 256


def hashed(number: int) -> int:
    """Hash the shortest little-endian bytes of a number, as the origin of the group is computed."""
    digest = hashlib.sha256(number.to_bytes((number.bit_length() + 7) // 8, "little")).digest()
    return int.from_bytes(digest, "big")


def p_from_seed(seed: int, q: int, wanted: int) -> int:
    """Follow FIPS 186-4, A.1.1.2, up to the counter of the published parameters."""
    offset = 1
    for _ in range(wanted):
        offset += OUTER
    words = [hashed(seed + offset + j) for j in range(OUTER)]
    words[-1] %= 2 ** (2048 - 1 - 256 * (OUTER - 1))
    x = sum(word << (256 * j) for j, word in enumerate(words)) + 2**2047
    return x - (x % (2 * q) - 1)


def test_q_follows_from_the_published_seed():
    u = hashed(SEED) % 2**255
    assert 2**255 + u + 1 - u % 2 == Q
    assert gmpy2.is_prime(Q)


def test_p_follows_from_the_published_seed():
    assert p_from_seed(SEED, int(Q), 109) == P
    assert gmpy2.is_prime(P)
    assert (P - 1) % Q == 0
    assert (P - 1) // Q % Q != 0


def test_g_follows_from_the_published_seed():
    w = hashed(1 + 2**16 * (0 + 2**16 * (0x6767656E + 2**32 * SEED)))
    assert gmpy2.powmod(w, (P - 1) // Q, P) == G


@pytest.mark.parametrize("test", [is_member, is_member_for_long])
def test_only_members_pass(test):
    assert test(mpz(1))
    assert test(G)
    assert test(power(G, mpz(12345)))
    assert not any(map(test, (mpz(0), mpz(-1), mpz(2), P, P - 1, P + 1, P + G, P - G, mpz(2) ** 2050)))


def test_three_ways_to_raise_agree():
    dice = random.Random(1)
    value = power(G, mpz(dice.getrandbits(300)))
    base, comb = Base(value), Comb(value)
    for exponent in (0, 1, 2, int(Q) - 1, *(dice.randrange(int(Q)) for _ in range(20))):
        expected = gmpy2.powmod(value, exponent, P)
        assert (
            base.power(mpz(exponent)) == comb.power(mpz(exponent)) == power(value, mpz(exponent)) == expected
        )
    assert comb.power(Q) == 1


def test_exponents_of_any_size_and_sign_are_reduced():
    base = Base(G)
    for exponent in (-1, -5, int(Q), int(Q) + 3, 2**600):
        assert base.power(mpz(exponent)) == power(G, mpz(exponent)) == gmpy2.powmod(G, exponent, P)


def test_products_and_inverses():
    assert product([]) == 1
    assert product([G, inverse(G)]) == 1

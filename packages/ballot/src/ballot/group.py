"""The group BELENIOS-2048: the subgroup of prime order Q inside the integers modulo P (FIPS 186-4, A.1.1.2 and A.2.3).

Elements are multiplied modulo P, exponents live modulo Q. The cofactor (P-1)/Q is even, so elements of
small order exist: nothing may enter a computation before ``is_member`` has said yes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from gmpy2 import invert, mpz, powmod

NAME = "BELENIOS-2048"
P = mpz(
    "2069478569142254640101364365750500806492298929575110409710088478705737421924271740192223725449768433"
    "8129066633138078958404960054389636289796393038773905722803605973749427671376777618898589872735865049"
    "0811670993105358677809800307904916540637771737641986785272734744763418356000356983051931442845617019"
    "1100078673730733356412397173289791324047457883446826065232797464795113767265869358218004631792207366"
    "8860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201"
    "3204811188524087310770141516662001623131771693721892480785077118278423174980732765988288251691831031"
    "25680162072880719"
)
Q = mpz("78571733251071885079927659812671450121821421258408794611510081919805623223441")
G = mpz(
    "2402352677501852209227687703532399932712287657378364916510075318787663274146353219320285676155269678"
    "7996946682987493890950838965734256019006010684771644917354741372831046104586813145117816467554005274"
    "0288984613986453266121505579709716201616827031288643245666383486363578210615491841998253431518974065"
    "8186868651151358576410138882215396016043228843603930989333662772848406593138406010231675095763777982"
    "6651036068224066350766977640253462537730851331734951942489677540525736590494924776314759915751987751"
    "7771148149092045660020547812705472823814097251863985833411570056835369555342378147558249189605029668"
    "0037745308460627"
)
WINDOW = 6
SCALAR_BITS = 256
TEETH = 5
SPACING = -(-SCALAR_BITS // TEETH)
_COLUMNS = [slice(column, None, SPACING) for column in range(SPACING)]


@lru_cache(maxsize=8192)
def is_member(value: mpz) -> bool:
    """Tell whether ``value`` lies in the subgroup of order Q: 0 < value < P and value^Q = 1 modulo P.

    Answers are kept for a while, since a credential is met in the public list and again in its ballot.
    """
    return bool(0 < value < P and powmod(value, Q, P) == 1)


def is_member_for_long(value: mpz) -> bool:
    """Answer as ``is_member``, for a value that will be raised to two or more powers if it is one."""
    return bool(0 < value < P and comb(value).power(Q) == 1)


def is_scalar(value: mpz) -> bool:
    """Tell whether ``value`` is a reduced exponent: 0 <= value < Q."""
    return bool(0 <= value < Q)


def power(base: mpz, exponent: mpz) -> mpz:
    """Raise a member to an exponent of any sign and size."""
    return powmod(base, exponent % Q, P)


def product(factors: Iterable[mpz]) -> mpz:
    """Multiply members; the empty product is one."""
    result = mpz(1)
    for factor in factors:
        result = result * factor % P
    return result


def inverse(value: mpz) -> mpz:
    """Invert a member."""
    return invert(value, P)


class Base:
    """A member that is raised to many powers: keeps a table of its powers (about 0.7 MB, built on first use)."""

    def __init__(self, value: mpz) -> None:
        self.value = value
        self._rows: list[list[mpz]] = []

    def power(self, exponent: mpz) -> mpz:
        """Raise this member to an exponent of any sign and size; five times faster than ``group.power``."""
        if not self._rows:
            self._rows = _rows_of_powers(self.value)
        rest = int(exponent % Q)
        mask = (1 << WINDOW) - 1
        result = mpz(1)
        for row in self._rows:
            if digit := rest & mask:
                result = result * row[digit] % P
            rest >>= WINDOW
        return result


def _rows_of_powers(value: mpz) -> list[list[mpz]]:
    rows = []
    step = value
    for _ in range(-(-SCALAR_BITS // WINDOW)):
        row = [mpz(1)]
        for _ in range((1 << WINDOW) - 1):
            row.append(row[-1] * step % P)
        step = row[-1] * step % P
        rows.append(row)
    return rows


class Comb:
    """A value that is raised to a few powers: a table of 32 products that pays from the third power on."""

    def __init__(self, value: mpz) -> None:
        self._products = [mpz(1), value]
        tooth = value
        for _ in range(1, TEETH):
            tooth = powmod(tooth, mpz(1) << SPACING, P)
            self._products += [tooth] + [product * tooth % P for product in self._products[1:]]

    def power(self, exponent: mpz) -> mpz:
        """Raise to an exponent from 0 to 2^256; not reduced, so that it also serves to test membership."""
        bits = f"{int(exponent):0{TEETH * SPACING}b}"
        result = mpz(1)
        for column in _COLUMNS:
            result = result * result % P
            if chosen := int(bits[column], 2):
                result = result * self._products[chosen] % P
        return result


@lru_cache(maxsize=512)
def comb(value: mpz) -> Comb:
    """Return the table of a value, kept while it was used lately."""
    return Comb(value)


@cache
def generator() -> Base:
    """Return the generator G with its table, built once in a process."""
    return Base(G)

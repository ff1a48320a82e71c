"""Trustees: keys with proofs, shares that fit, any threshold of them."""

import itertools
import json

import pytest
from ballot.decryption import check_partial, decrypt_partly, joint_factors, missing_trustees
from ballot.elgamal import encrypt
from ballot.encoding import write
from ballot.faults import Fault
from ballot.group import Base, P, Q, generator
from ballot.randomness import SeededRandomness, random_scalar
from ballot.rehearsal import Troupe, TrusteePlan, threshold_group
from ballot.result import Result, check_result, find_result
from ballot.tally import Tally
from ballot.trustees import Trustees, join_trustees
from ballot.trustees.keys import check_certificates, decryption_key
from ballot.trustees.sharing import commitments, lagrange, random_polynomial, share
from ballot.trustees.single import PublicKey, publish_key
from gmpy2 import mpz

SOURCE = SeededRandomness("trustees")


def refusal(action, *arguments):
    with pytest.raises(Fault) as refused:
        action(*arguments)
    return refused.value.code


def changed(trustees, change):
    """Return the text of trustees after a change of the parsed list."""
    parsed = json.loads(trustees.text)
    change(parsed)
    return write(parsed)


@pytest.fixture(scope="module")
def mixed():
    return Troupe(TrusteePlan.parse("1+2/3"), SOURCE)


@pytest.mark.parametrize(
    ("written", "plan"),
    [("1", (1, ())), ("3", (3, ())), ("3/5", (0, ((3, 5),))), ("1+2/3+1+2/2", (2, ((2, 3), (2, 2))))],
)
def test_trustees_are_planned_in_one_line(written, plan):
    assert TrusteePlan.parse(written) == TrusteePlan(*plan)


@pytest.mark.parametrize("written", ["", "0", "6/5", "3/", "/5", "a", "3/5/7", "1++1", "-1", "100"])
def test_plans_that_make_no_sense_are_refused(written):
    assert refusal(TrusteePlan.parse, written) == "bad_trustees"


def test_the_joint_key_belongs_to_the_sum_of_secrets(mixed):
    single, *shares = mixed.secrets
    coefficients = lagrange([1, 3])
    secret = single + coefficients[1] * shares[0] + coefficients[3] * shares[2]
    assert generator().power(secret) == mixed.trustees.public_key
    assert Trustees.from_text(mixed.trustees.text) == mixed.trustees
    assert len(mixed.trustees.keys) == 4


def test_every_threshold_of_shares_gives_the_same_secret():
    polynomial = random_polynomial(3, SOURCE)
    for indexes in itertools.combinations(range(1, 6), 3):
        coefficients = lagrange(indexes)
        assert sum(coefficients[i] * share(polynomial, i) for i in indexes) % Q == polynomial[0]
    two = lagrange([1, 2])
    assert sum(two[i] * share(polynomial, i) for i in (1, 2)) % Q != polynomial[0]


def test_a_sender_of_a_wrong_share_is_named():
    polynomials = [random_polynomial(2, SOURCE) for _ in range(3)]
    committed = [commitments(polynomial) for polynomial in polynomials]
    shares = [share(polynomial, 2) for polynomial in polynomials]
    assert decryption_key(2, shares, committed) == sum(shares) % Q
    assert decryption_key(2, [value + Q for value in shares], committed) == sum(shares) % Q
    with pytest.raises(Fault, match="from trustee 3"):
        decryption_key(2, [*shares[:2], shares[2] + 1], committed)
    assert refusal(decryption_key, 2, shares[:2], committed) == "wrong_length"
    assert refusal(decryption_key, 2, shares, [*committed[:2], committed[2] * 2]) == "wrong_length"


def test_a_certificate_given_twice_is_refused():
    group, _ = threshold_group(1, 1, SOURCE)
    signed = group.certificates[0].signed
    assert refusal(check_certificates, [signed, signed]) == "duplicate_trustee"


def test_a_key_without_its_proof_is_refused():
    key = publish_key(mpz(5), SOURCE)
    copied = PublicKey(key.pok, publish_key(mpz(6), SOURCE).public_key)
    assert refusal(PublicKey.from_json, copied.to_json()) == "bad_proof_of_knowledge"
    assert refusal(PublicKey.from_json, PublicKey(key.pok, P - key.public_key).to_json()) == "not_in_group"
    assert PublicKey.from_json(PublicKey(key.pok, key.public_key, "Trustee").to_json()).name == "Trustee"


CHANGES = {
    "bad_threshold": lambda t: t[1][1].update(threshold=4),
    "wrong_length": lambda t: t[1][1].update(threshold=1),
    "bad_trustee_signature": lambda t: t[1][1]["certs"].reverse(),
    "bad_share": lambda t: t[1][1]["verification_keys"].reverse(),
    "wrong_shape": lambda t: t[0].__setitem__(0, "Other"),
    "not_canonical": lambda t: t[1][1].update(certs=t[1][1].pop("certs")),
    "duplicate_trustee": lambda t: t.append(t[0]),
}


@pytest.mark.parametrize("code", CHANGES)
def test_changed_trustees_are_refused(mixed, code):
    assert refusal(Trustees.from_text, changed(mixed.trustees, CHANGES[code])) == code


def test_no_trustees_are_refused():
    assert refusal(Trustees.from_text, b"[]") == "wrong_length"


@pytest.fixture(scope="module")
def tally(mixed):
    key = Base(mixed.trustees.public_key)
    sums = tuple(encrypt(key, number, random_scalar(SOURCE)).ciphertext for number in (0, 1, 1000, 7))
    return Tally((sums,), 7, 1000)


def test_any_threshold_of_trustees_finds_the_same_result(mixed, tally):
    parts = {
        owner: decrypt_partly("phi", secret, tally, SOURCE) for owner, secret in enumerate(mixed.secrets, 1)
    }
    for owner, part in parts.items():
        check_partial("phi", mixed.trustees.keys[owner - 1], tally, part)
    for present in ((1, 2, 3), (1, 2, 4), (1, 3, 4), (1, 2, 3, 4)):
        factors = joint_factors(mixed.trustees, {owner: parts[owner] for owner in present})
        result = find_result(tally, factors)
        assert result.counts == ((0, 1, 1000, 7),)
        check_result(result, tally, factors)
        assert refusal(check_result, Result(((1, 0, 1000, 7),)), tally, factors) == "wrong_result"


def test_absent_trustees_are_named(mixed, tally):
    parts = {owner: decrypt_partly("phi", mixed.secrets[owner - 1], tally, SOURCE) for owner in (2, 3, 4)}
    with pytest.raises(Fault, match="trustee 1: 0 of 1"):
        joint_factors(mixed.trustees, parts)
    assert missing_trustees(mixed.trustees, {1, 3}) == ["trustees 2 to 4: 1 of 2 decryptions"]


def test_a_lie_of_a_trustee_is_seen(mixed, tally):
    part = decrypt_partly("phi", mixed.secrets[0] + 1, tally, SOURCE)
    key = mixed.trustees.keys[0]
    assert refusal(check_partial, "phi", key, tally, part) == "bad_decryption_proof"
    honest = decrypt_partly("phi", mixed.secrets[0], tally, SOURCE)
    assert refusal(check_partial, "other phi", key, tally, honest) == "bad_decryption_proof"


def test_a_sum_that_is_no_count_is_not_announced(mixed, tally):
    parts = {owner: decrypt_partly("phi", mixed.secrets[owner - 1], tally, SOURCE) for owner in (1, 2, 3)}
    factors = joint_factors(mixed.trustees, parts)
    assert refusal(find_result, Tally(tally.sums, 7, 500), factors) == "wrong_result"


def test_ids_outside_the_list_belong_to_nobody(mixed):
    assert mixed.trustees.group_of(1) is None
    assert mixed.trustees.group_of(4) is mixed.trustees.items[1]
    assert refusal(mixed.trustees.group_of, 5) == "unknown_trustee"


def test_single_trustees_come_first():
    group, _ = threshold_group(1, 2, SOURCE)
    key = publish_key(mpz(9), SOURCE)
    assert join_trustees([key], [group]).items == (key, group)

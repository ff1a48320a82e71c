"""Proofs that a choice is allowed: true ones pass, false ones and changed ones do not."""

import pytest
from ballot.challenges import decrypt, pok
from ballot.choices import blank_excludes_others, blank_or_between, check, encrypts_one_of, prove
from ballot.elgamal import encrypt
from ballot.group import Base, P, Q, generator
from ballot.proofs import Proof, check_same_secret, check_secret, prove_same_secret, prove_secret
from ballot.randomness import SeededRandomness, random_scalar
from gmpy2 import mpz

SOURCE = SeededRandomness("choices")
SECRET = random_scalar(SOURCE)
KEY = Base(generator().power(SECRET))


def encrypted(number):
    return encrypt(KEY, number, random_scalar(SOURCE))


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_every_true_branch_is_proved(number):
    opened = encrypted(number)
    statement = encrypts_one_of("S", opened.ciphertext, range(4))
    proofs = prove(statement, KEY, [opened] * 4, number, SOURCE)
    assert check(statement, KEY, proofs)


def test_a_false_number_is_not_proved():
    opened = encrypted(2)
    statement = encrypts_one_of("S", opened.ciphertext, (0, 1))
    for branch in (0, 1):
        assert not check(statement, KEY, prove(statement, KEY, [opened] * 2, branch, SOURCE))


def test_a_proof_belongs_to_its_context_ciphertext_and_key():
    opened, other = encrypted(1), encrypted(1)
    statement = encrypts_one_of("S|voter 1", opened.ciphertext, (0, 1))
    proofs = prove(statement, KEY, [opened] * 2, 1, SOURCE)
    assert check(statement, KEY, proofs)
    assert not check(encrypts_one_of("S|voter 2", opened.ciphertext, (0, 1)), KEY, proofs)
    assert not check(encrypts_one_of("S|voter 1", other.ciphertext, (0, 1)), KEY, proofs)
    assert not check(encrypts_one_of("S|voter 1", opened.ciphertext, (1, 0)), KEY, proofs)
    assert not check(statement, Base(generator().power(mpz(5))), proofs)


def test_a_changed_missing_or_added_entry_is_refused():
    opened = encrypted(0)
    statement = encrypts_one_of("S", opened.ciphertext, (0, 1))
    first, second = prove(statement, KEY, [opened] * 2, 0, SOURCE)
    changed = Proof(first.challenge, (first.response + 1) % Q)
    moved = (
        Proof((first.challenge + 1) % Q, first.response),
        Proof((second.challenge - 1) % Q, second.response),
    )
    for proofs in ((changed, second), moved, (second, first), (first,), (first, second, second), ()):
        assert not check(statement, KEY, proofs)


@pytest.mark.parametrize(
    ("blank", "others", "fine"), [(0, 0, True), (0, 2, True), (1, 0, True), (1, 2, False)]
)
def test_blank_excludes_other_choices(blank, others, fine):
    first, rest = encrypted(blank), encrypted(others)
    statement = blank_excludes_others("S", first.ciphertext, rest.ciphertext)
    assert check(statement, KEY, prove(statement, KEY, [first, rest], blank, SOURCE)) is fine


@pytest.mark.parametrize(
    ("blank", "others", "branch", "fine"),
    [(1, 0, 0, True), (0, 2, 1, True), (0, 3, 2, True), (0, 1, 1, False)],
)
def test_blank_or_an_allowed_number(blank, others, branch, fine):
    first, rest = encrypted(blank), encrypted(others)
    statement = blank_or_between("S", first.ciphertext, rest.ciphertext, range(2, 4))
    proofs = prove(statement, KEY, [first, rest, rest], branch, SOURCE)
    assert check(statement, KEY, proofs) is fine


def test_blank_and_interval_proofs_are_not_interchangeable():
    first, rest = encrypted(0), encrypted(0)
    excludes = blank_excludes_others("S", first.ciphertext, rest.ciphertext)
    proofs = prove(excludes, KEY, [first, rest], 0, SOURCE)
    assert not check(blank_or_between("S", first.ciphertext, rest.ciphertext, range(1)), KEY, proofs)


def test_knowledge_of_a_secret():
    public = generator().power(SECRET)
    proof = prove_secret(SECRET, lambda a: pok(public, a), SOURCE)
    assert check_secret(public, proof, lambda a: pok(public, a))
    other = generator().power(SECRET + 1)
    assert not check_secret(other, proof, lambda a: pok(other, a))
    assert not check_secret(public, Proof(proof.challenge, proof.response + 1), lambda a: pok(public, a))


def test_one_secret_behind_two_elements():
    base = encrypted(1).ciphertext.alpha
    public, image = generator().power(SECRET), pow(base, int(SECRET), int(P))

    def hash_of(a, b):
        return decrypt("phi", public, a, b)

    proof = prove_same_secret(SECRET, base, hash_of, SOURCE)
    assert check_same_secret(public, base, mpz(image), proof, hash_of)
    assert not check_same_secret(public, base, mpz(image) * base, proof, hash_of)

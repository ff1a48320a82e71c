"""Voting rights: codes, check characters, the public list."""

import pytest
from ballot.credentials import (
    Register,
    Right,
    check_character,
    is_credential,
    new_credential,
    public_of,
    secret_of,
)
from ballot.encoding import BASE58, write
from ballot.faults import Fault
from ballot.group import G, P, power
from ballot.randomness import SeededRandomness
from gmpy2 import mpz

UUID = "oiXz3TdfJLK2HW"
ONE, TWO, THREE = sorted(power(G, mpz(n)) for n in (1, 2, 3))


def test_a_known_credential_has_its_known_check_character():
    assert check_character("M5xWLd2c9R8txo") == "t"
    assert is_credential("M5x-WLd-2c9-R8t-xot")


def test_a_known_credential_gives_its_known_exponent():
    expected = "6600160968623348121554258243912357568916162784268899433755889789588952839314"
    assert str(secret_of("M5x-WLd-2c9-R8t-xot", UUID)) == expected


def test_new_credentials_are_well_formed_and_differ():
    source = SeededRandomness("codes")
    codes = {new_credential(source) for _ in range(50)}
    assert len(codes) == 50
    assert all(map(is_credential, codes))


def test_every_mistyped_character_is_noticed_unless_its_digit_is_53_off():
    code = "M5x-WLd-2c9-R8t-xot"
    for at, digit in enumerate(code):
        for other in BASE58 if digit != "-" else "":
            off = abs(BASE58.index(other) - BASE58.index(digit))
            assert is_credential(code[:at] + other + code[at + 1 :]) is (
                off in (0, 53) and (at < 18 or off == 0)
            )


@pytest.mark.parametrize(
    "code", ["", "M5xWLd2c9R8txot", "M5x-WLd-2c9-R8t-xo0", "M5x-WLd-2c9-R8t-xot-", "М5x-WLd-2c9-R8t-xot"]
)
def test_other_forms_are_refused(code):
    assert not is_credential(code)
    with pytest.raises(Fault):
        secret_of(code, UUID)


def test_one_code_means_another_key_in_another_election():
    assert public_of("M5x-WLd-2c9-R8t-xot", UUID) != public_of("M5x-WLd-2c9-R8t-xot", UUID + "1")


def test_the_list_is_ordered_by_number_so_that_order_tells_nothing():
    register = Register([Right(THREE), Right(ONE, 5), Right(TWO, 0)])
    assert register.text == write([f"{ONE},5", f"{TWO},0", str(THREE)])
    again = Register.from_text(register.text)
    assert [again.weight(right) for right in (ONE, TWO, THREE)] == [5, 0, 1]
    assert again.fingerprint == register.fingerprint
    assert ONE in again
    assert P - ONE not in again


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ([f"{ONE}", f"{ONE}"], "duplicate_credential"),
        ([f"{ONE}", f"{ONE},2"], "duplicate_credential"),
        ([f"{TWO}", f"{ONE}"], "not_canonical"),
        ([f"{P - ONE}"], "not_in_group"),
        (["0"], "not_in_group"),
        (["1,x"], "malformed_number"),
        ([f"{ONE},"], "malformed_number"),
        ([f"{ONE},01"], "malformed_number"),
        ([f"{ONE},-1"], "malformed_number"),
        ([f"{ONE},1,name"], "malformed_number"),
        ([f"{ONE},{10**12}"], "malformed_number"),
        ([f"{ONE},{10**11 + 1}"], "weight_out_of_range"),
        ([1], "wrong_shape"),
    ],
)
def test_faulty_lists_are_refused(listed, code):
    with pytest.raises(Fault) as refused:
        Register.from_text(write(listed))
    assert refused.value.code == code

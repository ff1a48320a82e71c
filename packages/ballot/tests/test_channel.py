"""Messages between trustees: only the right one reads them, only the right one could have written them."""

import json

import pytest
from ballot.encoding import write
from ballot.faults import Fault
from ballot.group import P
from ballot.randomness import SeededRandomness
from ballot.trustees.channel import (
    Sealed,
    note_decryption_key,
    note_polynomial,
    open_decryption_key,
    open_polynomial,
    receive,
    receive_share,
    seal,
    send,
    send_share,
    unseal,
)
from ballot.trustees.keys import (
    certificate,
    check_certificates,
    decryption_key,
    keys_of,
    new_seed,
    publish_commitments,
)
from ballot.trustees.pedersen import assemble
from ballot.trustees.sharing import random_polynomial, share
from ballot.trustees.single import publish_key
from gmpy2 import mpz

SOURCE = SeededRandomness("channel")
ANA, BEK, EVE = (keys_of(new_seed(SOURCE)) for _ in range(3))


def refusal(action, *arguments):
    with pytest.raises(Fault) as refused:
        action(*arguments)
    return refused.value.code


def test_seeds_give_the_same_keys_again():
    assert keys_of("abc") == keys_of("abc")
    assert keys_of("abc") != keys_of("abd")
    assert len(new_seed(SOURCE)) == 22


@pytest.mark.parametrize("length", [0, 1, 1000, 65_535, 65_536, 70_000])
def test_a_sealed_text_opens_with_its_key_only(length):
    plaintext = b"x" * length
    sealed = Sealed.from_text(seal(ANA.encryption, plaintext, SOURCE).to_text())
    assert unseal(ANA.decryption, sealed) == plaintext
    assert refusal(unseal, BEK.decryption, sealed) == "cannot_unseal"


def test_a_share_arrives():
    assert (
        receive_share(BEK, ANA.verification, send_share(ANA, BEK.encryption, mpz(2**300), SOURCE)) == 2**300
    )


def test_a_stranger_cannot_write_in_anothers_name():
    sent = send_share(EVE, BEK.encryption, mpz(1), SOURCE)
    assert refusal(receive_share, BEK, ANA.verification, sent) == "bad_trustee_signature"


def test_a_message_cannot_be_passed_on_to_another():
    plaintext = unseal(BEK.decryption, Sealed.from_text(send(ANA, BEK.encryption, {"secret": "1"}, SOURCE)))
    passed_on = seal(EVE.encryption, plaintext, SOURCE).to_text()
    assert refusal(receive, EVE, ANA.verification, passed_on) == "wrong_recipient"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"data": "00" * 40}, "cannot_unseal"),
        ({"data": ""}, "cannot_unseal"),
        ({"data": "zz"}, "wrong_shape"),
        ({"data": "AB"}, "not_canonical"),
        ({"alpha": str(P - 1)}, "not_in_group"),
        ({"beta": "0"}, "not_in_group"),
        ({"extra": "1"}, "wrong_shape"),
    ],
)
def test_a_changed_message_is_refused(change, code):
    sent = json.loads(send_share(ANA, BEK.encryption, mpz(1), SOURCE))
    stored = write(sent | change).decode()
    assert refusal(receive_share, BEK, ANA.verification, stored) == code


def test_a_whole_key_ceremony_over_sealed_messages():
    own = [keys_of(new_seed(SOURCE)) for _ in range(3)]
    certificates = tuple(certificate(keys, SOURCE) for keys in own)
    public = check_certificates(certificates)
    polynomials = [random_polynomial(2, SOURCE) for _ in own]
    notes = [
        note_polynomial(keys, polynomial, SOURCE) for keys, polynomial in zip(own, polynomials, strict=True)
    ]
    signed = tuple(publish_commitments(keys, p, SOURCE) for keys, p in zip(own, polynomials, strict=True))
    sent = [
        [send_share(keys, to.encryption, share(p, j), SOURCE) for j, to in enumerate(public, 1)]
        for keys, p in zip(own, polynomials, strict=True)
    ]
    committed = [[mpz(e) for e in json.loads(s.message)["coefexps"]] for s in signed]
    published = []
    for j, keys in enumerate(own, 1):
        assert open_polynomial(keys, notes[j - 1]) == polynomials[j - 1]
        shares = [receive_share(keys, public[i].verification, sent[i][j - 1]) for i in range(3)]
        secret = decryption_key(j, shares, committed)
        assert open_decryption_key(keys, note_decryption_key(keys, secret, SOURCE)) == secret
        published.append(publish_key(secret, SOURCE))
    group = assemble(2, certificates, signed, tuple(published))
    assert group.threshold == 2
    assert len(group.keys) == 3

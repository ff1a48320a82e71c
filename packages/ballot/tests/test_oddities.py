"""What the form of an archive may not be: odd texts and numbers, another group, events out of place.

Every archive here has its hashes repaired, so only the oddity itself is left to be seen.
"""

import json

import pytest
from ballot.encoding import write
from ballot.group import P, Q
from ballot.randomness import SystemRandomness

from .support.workshop import (
    BALLOT,
    END,
    PARTIAL,
    RESULT,
    SETUP,
    TALLY,
    Part,
    at,
    edit,
    put_together,
    put_together_freely,
    refusal,
    secret_for,
    sign_again,
)

SOURCE = SystemRandomness()


# Malformed JSON and numbers


MALFORMED = {
    "not JSON": b"{",
    "empty": b"",
    "not UTF-8": b'{"a":"\xff"}',
    "deep": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "a float": b'{"election_uuid":1.5}',
    "not a number": b"NaN",
    "a field twice": b'{"a":1,"a":1}',
    "another shape": b"[]",
    "null": b"null",
}


@pytest.mark.parametrize("text", MALFORMED.values(), ids=MALFORMED)
@pytest.mark.parametrize("kind", [SETUP, BALLOT, TALLY, PARTIAL, RESULT])
def test_malformed_texts_are_refused_in_every_place(parts, kind, text):
    at(parts, kind).texts[0] = text
    _, event = refusal(put_together(parts))
    assert event == kind.value


@pytest.mark.parametrize(
    "digits", ["9" * 700, "1" + "0" * 10**6, "-1", "0x10", "+5", "1_0", "01", "٣", "", " 1"]
)
@pytest.mark.parametrize("field", ["alpha", "beta"])
def test_huge_and_odd_numbers_are_refused_before_they_are_computed_with(election, parts, digits, field):
    part = at(parts, BALLOT)
    edit(part, lambda b: b["answers"][0]["choices"][0].update({field: digits}))
    assert refusal(put_together(parts)) == ("malformed_number", "Ballot")


def test_huge_json_numbers_are_refused(parts):
    at(parts, SETUP).texts[0] = at(parts, SETUP).texts[0].replace(b'"max":2', b'"max":' + b"9" * 5000)
    assert refusal(put_together(parts)) == ("malformed_number", "Setup")


def test_exponents_at_or_above_q_are_refused(parts):
    def plus_q(ballot):
        proof = ballot["answers"][0]["overall_proof"][0]
        proof["response"] = str(int(proof["response"]) + int(Q))

    edit(at(parts, BALLOT), plus_q)
    assert refusal(put_together(parts)) == ("scalar_out_of_range", "Ballot")


# Wrong group


def test_another_group_name_is_refused(parts):
    at(parts, SETUP).texts[0] = at(parts, SETUP).texts[0].replace(b"BELENIOS-2048", b"RFC-3526-2048")
    assert refusal(put_together(parts)) == ("wrong_group", "Setup")


@pytest.mark.parametrize("value", ["0", str(P - 1), "2", str(P), str(P + 1)])
def test_elements_outside_the_group_are_refused_wherever_they_stand(parts, value):
    places = [
        (SETUP, 0, lambda e: e.update(public_key=value)),
        (SETUP, 1, lambda t: t[0][1]["verification_keys"][0].update(public_key=value)),
        (SETUP, 2, lambda c: [value, *c[1:]]),
        (BALLOT, 0, lambda b: b.update(credential=value)),
        (BALLOT, 0, lambda b: b["answers"][0]["choices"][1].update(beta=value)),
        (PARTIAL, 0, lambda d: d["decryption_factors"][0].__setitem__(0, value)),
    ]
    for kind, text, change in places:
        changed = [Part(part.type, list(part.texts)) for part in parts]
        edit(at(changed, kind), change, text)
        assert refusal(put_together(changed)) == ("not_in_group", kind.value)


def test_the_negative_of_a_ciphertext_is_refused_even_if_signed(election, parts):
    ballot = json.loads(at(parts, BALLOT).texts[0])
    choice = ballot["answers"][0]["choices"][0]
    choice["alpha"] = str(P - int(choice["alpha"]))
    at(parts, BALLOT).texts[0] = sign_again(ballot, secret_for(election, ballot["credential"]), SOURCE)
    assert refusal(put_together(parts)) == ("not_in_group", "Ballot")


# Events and counts


ORDERS = {
    "a ballot after the end": lambda p: p.insert(p.index(at(p, END)) + 1, p.pop(1)),
    "no end": lambda p: p.remove(at(p, END)),
    "no tally": lambda p: p.remove(at(p, TALLY)),
    "no decryption": lambda p: [p.remove(part) for part in p[:] if part.type is PARTIAL],
    "setup twice": lambda p: p.insert(1, p[0]),
    "no setup": lambda p: p.pop(0),
    "end twice": lambda p: p.insert(p.index(at(p, END)), at(p, END)),
    "two results": lambda p: p.append(at(p, RESULT)),
    "a ballot after the result": lambda p: p.append(p.pop(1)),
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_events_in_another_order_are_refused(parts, order):
    order(parts)
    assert refusal(put_together(parts))[0] == "wrong_order"


@pytest.mark.parametrize("kind", [SETUP, BALLOT, END, TALLY, PARTIAL, RESULT])
def test_an_extra_record_is_refused(parts, kind):
    at(parts, kind).texts.insert(0, b'"more"')
    assert refusal(put_together_freely(parts)) == ("wrong_data", kind.value)


@pytest.mark.parametrize(
    "counts",
    [[[0, 0, 0]], [[1, 2]], [[1, 2, 3], [0]], [], [["1", "2", "3"]], [[str(Q), 0, 0]], [[None, 0, 0]]],
)
def test_other_results_are_refused(parts, counts):
    at(parts, RESULT).texts[0] = write({"result": counts})
    code, event = refusal(put_together(parts))
    assert event == "Result"
    assert code in {
        "wrong_result",
        "wrong_length",
        "not_canonical",
        "malformed_number",
        "result_out_of_range",
    }


def test_a_result_moved_by_the_order_of_the_group_is_refused(election, parts):
    first = election.counts[0][0] + int(Q)
    at(parts, RESULT).texts[0] = write({"result": [[str(first), *election.counts[0][1:]]]})
    assert refusal(put_together(parts)) == ("result_out_of_range", "Result")


def test_counts_beside_the_tally_must_be_right(parts):
    edit(at(parts, TALLY), lambda sized: sized.update(num_tallied=9), 1)
    assert refusal(put_together(parts)) == ("wrong_tally", "EncryptedTally")


def test_a_setup_that_names_other_texts_is_refused(parts):
    edit(at(parts, SETUP), lambda hashes: hashes.update(election="0" * 64), 3)
    assert refusal(put_together(parts, repair=False)) == ("wrong_hash", "Setup")


def test_an_owner_record_that_names_another_decryption_is_refused(parts):
    edit(at(parts, PARTIAL), lambda owned: owned.update(payload="0" * 64), 1)
    assert refusal(put_together(parts, repair=False)) == ("wrong_hash", "PartialDecryption")

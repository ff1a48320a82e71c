"""What an attacker or a careless person may try: each is detected, or is stated as beyond any archive.

Every archive here has its hashes repaired, so only the attack itself is left to be seen.
"""

import json

import pytest
from ballot.archive import Archive, EventType
from ballot.ballots import make_ballot
from ballot.credentials import new_credential, secret_of
from ballot.decryption import decrypt_partly, joint_factors, owned_text
from ballot.encoding import write
from ballot.faults import Fault
from ballot.randomness import SeededRandomness, SystemRandomness
from ballot.rehearsal import TrusteePlan
from ballot.result import find_result
from ballot.simulate import TIMESTAMP, Plan, Simulated, close, simulate
from ballot.tally import add_up
from ballot.verify import Expected, State, verify
from ballot.verify.chain import steps
from ballot.verify.report import NOT_PROVEN
from ballot.verify.setup import check_setup
from ballot.verify.votes import BallotBox, admit

from .support.workshop import (
    BALLOT,
    PARTIAL,
    SETUP,
    Part,
    at,
    ballots_of,
    edit,
    put_together,
    put_together_freely,
    refusal,
    secret_for,
    sign_again,
    take_apart,
)

SOURCE = SystemRandomness()


def test_the_workshop_gives_back_the_same_archive(election, parts):
    assert put_together(parts) == election.archive.data
    assert put_together_freely(parts) == election.archive.data


def test_every_prefix_is_unfinished_and_only_the_whole_is_complete(election, parts):
    for length in range(1, len(parts)):
        report = verify(put_together(parts[:length]))
        assert (report.state, report.failure, report.result) == (State.UNFINISHED, None, None)
    assert verify(put_together(parts)).state is State.COMPLETE


# Replayed, copied and stuffed ballots


def test_a_replayed_ballot_is_refused(parts):
    parts.insert(3, at(parts, BALLOT))
    assert refusal(put_together(parts)) == ("replayed_ballot", "Ballot")


def test_a_ballot_of_another_election_is_refused(election, parts):
    other = simulate(Plan(3, 1, maximum=2), SeededRandomness("other"))
    at(parts, BALLOT).texts[0] = ballots_of(other)[0].text
    assert refusal(put_together(parts)) == ("wrong_election", "Ballot")


def test_a_copied_vote_under_another_credential_is_refused(election, parts):
    first, second = ballots_of(election)[:2]
    copied = json.loads(second.text) | {"answers": json.loads(first.text)["answers"]}
    at(parts, BALLOT, 1).texts[0] = sign_again(copied, secret_for(election, copied["credential"]), SOURCE)
    assert refusal(put_together(parts)) == ("copied_ciphertext", "Ballot")
    assert refusal(put_together([parts[0], at(parts, BALLOT, 1)])) == ("bad_individual_proof", "Ballot")


def test_a_credential_nobody_was_given_is_refused(election, parts):
    stuffed = secret_of(new_credential(SOURCE), election.election.uuid)
    ballot = make_ballot(election.election, stuffed, [(1, 0, 0)], SOURCE)
    parts.insert(1, Part(BALLOT, [ballot.text]))
    assert refusal(put_together(parts)) == ("unknown_credential", "Ballot")


def test_a_vote_for_more_than_allowed_is_refused(election, parts):
    greedy = type(election.election)(**_wider(election.election))
    secret = secret_of(election.voters[0].credential, greedy.uuid)
    ballot = json.loads(make_ballot(greedy, secret, [(1, 1, 1)], SOURCE).text)
    ballot["election_hash"] = election.election.fingerprint
    ballot["answers"][0]["overall_proof"].pop()
    at(parts, BALLOT).texts[0] = sign_again(ballot, secret, SOURCE)
    assert refusal(put_together(parts))[0] == "bad_individual_proof"


def _wider(election):
    question = election.questions[0]
    wider = type(question)(question.text, question.answers, 1, 3, question.blank)
    return {
        "uuid": election.uuid,
        "name": election.name,
        "description": election.description,
        "public_key": election.public_key,
        "questions": (wider,),
    }


# Stolen credential


def test_a_stolen_credential_is_seen_by_its_owner(election):
    """The format lets whoever holds the code vote; the owner sees that another ballot replaced the own one."""
    index, _, tracker = election.votes[0]
    again = [row for row in election.votes if row[0] == index]
    stolen = _with_extra_ballot(election, election.voters[index].credential)
    report = verify(stolen.archive.data)
    assert report.state is State.COMPLETE
    code, _ = refusal(stolen.archive.data, Expected(trackers=(again[-1][2],)))
    assert code == "tracker_replaced"
    assert any("credentials went to the right people" in line for line in NOT_PROVEN)
    assert tracker


def _with_extra_ballot(played, credential):
    """Play the closing again after one more ballot of a known credential."""
    setup = check_setup(*take_apart(played.archive.data)[0].texts)
    return _closed_again(
        played,
        setup,
        [b.text for b in ballots_of(played)]
        + [
            make_ballot(
                played.election, secret_of(credential, played.election.uuid), [(0, 0, 1)], SOURCE
            ).text
        ],
    )


def _closed_again(played, setup, ballots):
    archive, box = Archive(TIMESTAMP), BallotBox(setup)
    archive.append_setup(*take_apart(played.archive.data)[0].texts[:3])
    for text in ballots:
        box.take(text)
        archive.append(EventType.BALLOT, text)
    tally = add_up(played.election, box.counted())
    owners = list(played.troupe.present(SOURCE))
    parts = {
        o: decrypt_partly(played.election.fingerprint, played.troupe.secrets[o - 1], tally, SOURCE)
        for o in owners
    }
    counts = find_result(tally, joint_factors(played.troupe.trustees, parts)).counts
    close(archive, played.election, played.troupe, tally, SOURCE, counts)
    return Simulated(archive, played.election, played.troupe, played.voters, played.votes, tally, counts)


# Trustees


def test_a_lie_of_a_single_trustee_stops_the_count(blank_election):
    parts = take_apart(blank_election.archive.data)
    liar = decrypt_partly(
        blank_election.election.fingerprint, SOURCE.below(1000), blank_election.tally, SOURCE
    )
    at(parts, PARTIAL, 1).texts[:] = [liar.text, owned_text(2, liar.text)]
    assert refusal(put_together(parts)) == ("bad_decryption_proof", "PartialDecryption")


def test_a_lie_of_a_threshold_trustee_is_set_aside_if_enough_others_are_honest(election, parts):
    owners = [json.loads(part.texts[1])["owner"] for part in parts if part.type is PARTIAL]
    spare = next(owner for owner in range(1, 6) if owner not in owners)
    liar = decrypt_partly(election.election.fingerprint, SOURCE.below(1000), election.tally, SOURCE)
    parts.insert(-4, Part(PARTIAL, [liar.text, owned_text(spare, liar.text)]))
    report = verify(put_together(parts))
    assert report.state is State.COMPLETE
    assert report.notices == [f"trustee {spare} published a wrong decryption; it is set aside"]
    parts.remove(at(parts, PARTIAL, 1))
    code, event = refusal(put_together(parts))
    assert (code, event) == ("trustee_absent", "Result")


def test_an_absent_trustee_leaves_the_election_unfinished_and_is_named(election, parts):
    parts.remove(at(parts, PARTIAL, 2))
    assert refusal(put_together(parts)) == ("trustee_absent", "Result")
    report = verify(put_together(parts[:-1]))
    assert report.state is State.UNFINISHED
    assert report.notices == ["still needed from trustees 1 to 5: 2 of 3 decryptions"]


@pytest.mark.parametrize(
    ("owner", "code"), [(0, "unknown_trustee"), (6, "unknown_trustee"), (True, "wrong_shape")]
)
def test_a_decryption_by_nobody_is_refused(parts, owner, code):
    part = at(parts, PARTIAL)
    part.texts[1] = write(json.loads(part.texts[1]) | {"owner": owner})
    assert refusal(put_together(parts)) == (code, "PartialDecryption")


def test_a_decryption_under_anothers_id_counts_for_nobody(parts):
    owners = [json.loads(part.texts[1])["owner"] for part in parts if part.type is PARTIAL]
    spare = next(owner for owner in range(1, 6) if owner not in owners)
    at(parts, PARTIAL).texts[1] = owned_text(spare, at(parts, PARTIAL).texts[0])
    assert refusal(put_together(parts)) == ("trustee_absent", "Result")


def test_a_second_decryption_of_one_trustee_is_refused(parts):
    parts.insert(-1, at(parts, PARTIAL))
    assert refusal(put_together(parts)) == ("second_decryption", "PartialDecryption")


def test_a_trustee_of_the_key_who_is_no_trustee_of_the_list_is_noticed(election, parts):
    other = simulate(Plan(3, 1, TrusteePlan(1)), SeededRandomness("other trustees"))
    at(parts, SETUP).texts[1] = other.troupe.trustees.text
    assert refusal(put_together(parts)) == ("wrong_key", "Setup")


# The server


def test_a_server_that_drops_a_counted_ballot_must_change_the_tally(parts):
    parts.remove(at(parts, BALLOT, 1))
    assert refusal(put_together(parts)) == ("wrong_tally", "EncryptedTally")


def test_a_server_that_drops_a_ballot_before_the_count_is_caught_from_outside(election):
    """With the trustees decrypting what is left, nothing inside the archive is wrong: that is stated, and three
    things outside show it: the head, an event seen earlier, the voter's tracker."""
    setup = check_setup(*take_apart(election.archive.data)[0].texts)
    texts = [ballot.text for ballot in ballots_of(election)]
    dropped = _closed_again(election, setup, texts[:2] + texts[3:]).archive.data
    report = verify(dropped)
    assert report.state is State.COMPLETE
    assert "--expect-head" in report.not_proven[0]
    whole = verify(election.archive.data)
    third = [step.hash for step in _events(election)][3]
    assert refusal(dropped, Expected(head=whole.head)) == ("other_head", None)
    assert refusal(dropped, Expected(extends=(third,))) == ("other_history", None)
    assert refusal(dropped, Expected(trackers=(election.votes[2][2],))) == ("tracker_missing", None)
    kept = Expected(whole.head, (third,), (election.votes[2][2],), election.election.uuid)
    assert verify(election.archive.data, kept).state is State.COMPLETE


def _events(played):
    return [step.event for step in steps(played.archive.data)]


def test_a_cut_tail_is_caught_with_the_head(election, parts):
    short = put_together(parts[:-1])
    assert verify(short).state is State.UNFINISHED
    assert refusal(short, Expected(head=election.archive.head)) == ("other_head", None)


def test_reordered_ballots_are_caught_with_the_head(election, parts):
    parts[1], parts[2] = parts[2], parts[1]
    swapped = put_together(parts)
    assert verify(swapped).state is State.COMPLETE
    assert refusal(swapped, Expected(head=election.archive.head)) == ("other_head", None)


def test_another_list_of_credentials_is_caught_with_the_head(election, parts):
    """The format does not bind the list to the election; a right nobody used can be added or changed unseen."""

    def heavier(listed):
        used = {str(ballot.credential) for ballot in ballots_of(election)}
        return [entry if entry in used else f"{entry},50" for entry in listed]

    edit(at(parts, SETUP), heavier, 2)
    changed = put_together(parts)
    assert verify(changed).state is State.COMPLETE
    assert refusal(changed, Expected(head=election.archive.head)) == ("other_head", None)


def test_changed_weights_of_voters_change_the_tally(blank_election):
    parts = take_apart(blank_election.archive.data)
    edit(at(parts, SETUP), lambda listed: [f"{entry.split(',')[0]},77" for entry in listed], 2)
    assert refusal(put_together(parts)) == ("wrong_tally", "EncryptedTally")


def test_a_file_of_another_election_is_noticed(election):
    assert refusal(election.archive.data, Expected(uuid="oiXz3TdfJLK2HW")) == ("wrong_election", None)


def test_a_refused_ballot_leaves_the_box_as_it_was(election):
    setup = check_setup(*take_apart(election.archive.data)[0].texts)
    box, good = BallotBox(setup), ballots_of(election)[0]
    bad = json.loads(good.text)
    bad["answers"][0]["overall_proof"][0]["response"] = "1"
    signed = sign_again(bad, secret_for(election, bad["credential"]), SOURCE)
    with pytest.raises(Fault, match="bad_overall_proof"):
        box.take(signed)
    assert box.taken == 0
    assert box.take(good.text) == good.tracker
    assert box.taken == 1


def test_a_ballot_is_admitted_by_itself(election):
    setup = check_setup(*take_apart(election.archive.data)[0].texts)
    good = ballots_of(election)[0]
    assert admit(setup, good.text).tracker == good.tracker
    stuffed = secret_of(new_credential(SOURCE), election.election.uuid)
    ballot = make_ballot(election.election, stuffed, [(1, 0, 0)], SOURCE)
    with pytest.raises(Fault, match="unknown_credential"):
        admit(setup, ballot.text)


OUT_OF_SCOPE = ("coercion", "device", "credentials", "threshold", "small group", "tracker", "experimental")


@pytest.mark.parametrize("word", OUT_OF_SCOPE)
def test_what_no_archive_can_show_is_said_with_every_verdict(election, word):
    report = verify(election.archive.data)
    assert any(word in line for line in report.not_proven)

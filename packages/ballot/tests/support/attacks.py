"""One change of an archive each: what a careless or dishonest person could do, most with every hash repaired."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import cached_property

from ballot.archive import BLOCK
from ballot.ballots import make_ballot
from ballot.credentials import new_credential, secret_of
from ballot.decryption import decrypt_partly, joint_factors, owned_text
from ballot.encoding import write
from ballot.group import G, P, Q
from ballot.randomness import SeededRandomness
from ballot.result import find_result
from ballot.simulate import Simulated
from ballot.tally import add_up
from ballot.verify.setup import check_setup
from ballot.verify.votes import BallotBox
from gmpy2 import mpz

from .edits import edited, respelled
from .workshop import (
    BALLOT,
    END,
    PARTIAL,
    RESULT,
    SETUP,
    TALLY,
    Part,
    put_together,
    put_together_freely,
    records_of,
    secret_for,
    sign_again,
    take_apart,
)


@dataclass(frozen=True)
class Material:
    """A played election in which everybody votes, another one to take foreign parts from, and dice."""

    played: Simulated
    foreign: Simulated
    dice: random.Random
    source: SeededRandomness

    @cached_property
    def _parts(self) -> list[Part]:
        return take_apart(self.played.archive.data)

    def parts(self) -> list[Part]:
        """Return a fresh copy of the parts."""
        return [Part(part.type, list(part.texts)) for part in self._parts]

    def one(self, parts: list[Part], *kinds: str) -> Part:
        """Choose a part, of the given types only if there are any."""
        return self.dice.choice([part for part in parts if not kinds or part.type in kinds])


def flipped_byte(m: Material) -> bytes:
    data = bytearray(m.played.archive.data)
    data[m.dice.randrange(len(data))] ^= 1 << m.dice.randrange(8)
    return bytes(data)


def cut_inside(m: Material) -> bytes:
    data = m.played.archive.data
    ends, at = set(), 0
    for record in records_of(data):
        at += len(record)
        if b".event.json" in record[:100]:
            ends.add(at)
    while (cut := m.dice.randrange(len(data))) in ends:
        pass
    return data[:cut]


def bytes_added(m: Material) -> bytes:
    tail = m.dice.choice([b"\0" * BLOCK, b"\0" * 2 * BLOCK, m.dice.randbytes(BLOCK), b"\n"])
    return m.played.archive.data + tail


def records_mixed(m: Material) -> bytes:
    records = records_of(m.played.archive.data)
    one, two = m.dice.sample(range(len(records)), 2)
    how = m.dice.randrange(3)
    if how == 0:
        records[one], records[two] = records[two], records[one]
    elif how == 1:
        records.insert(one, records[two])
    else:
        records.pop(m.dice.randrange(len(records) - 1))
    changed = b"".join(records)
    return changed if changed != m.played.archive.data else flipped_byte(m)


def edited_unrepaired(m: Material) -> bytes:
    parts = m.parts()
    part = m.one(parts, SETUP, BALLOT, TALLY, PARTIAL, RESULT)
    at = m.dice.randrange(len(part.texts))
    part.texts[at] = edited(part.texts[at], m.dice)
    return put_together(parts, repair=False)


def edited_repaired(m: Material) -> bytes:
    parts = m.parts()
    part = m.one(parts, SETUP, BALLOT, TALLY, PARTIAL, RESULT)
    repaired_last = part.type in (SETUP, TALLY, PARTIAL)
    at = m.dice.randrange(len(part.texts) - 1 if repaired_last else len(part.texts))
    part.texts[at] = edited(part.texts[at], m.dice)
    return put_together(parts)


def ballot_edited_and_signed(m: Material) -> bytes:
    parts = m.parts()
    part = m.one(parts, BALLOT)
    ballot = json.loads(part.texts[0])
    secret = secret_for(m.played, ballot["credential"])
    while True:
        changed = json.loads(edited(part.texts[0], m.dice))
        if isinstance(changed, dict) and changed.get("answers") != ballot["answers"]:
            break
    part.texts[0] = sign_again(changed, secret, m.source)
    return put_together(parts)


def respelled_repaired(m: Material) -> bytes:
    parts = m.parts()
    part = m.one(parts, SETUP, BALLOT, TALLY, PARTIAL, RESULT)
    at = m.dice.randrange(len(part.texts))
    part.texts[at] = respelled(part.texts[at], m.dice)
    return put_together_freely(parts)


def negated_and_signed(m: Material) -> bytes:
    parts = m.parts()
    part = m.one(parts, BALLOT)
    ballot = json.loads(part.texts[0])
    choice = m.dice.choice(m.dice.choice(ballot["answers"])["choices"])
    name = m.dice.choice(["alpha", "beta"])
    choice[name] = str(int(P) - int(choice[name]))
    part.texts[0] = sign_again(ballot, secret_for(m.played, ballot["credential"]), m.source)
    return put_together(parts)


def vote_shifted_and_signed(m: Material) -> bytes:
    parts = m.parts()
    part = m.one(parts, BALLOT)
    ballot = json.loads(part.texts[0])
    choice = m.dice.choice(m.dice.choice(ballot["answers"])["choices"])
    choice["beta"] = str(mpz(choice["beta"]) * G ** m.dice.choice([1, 2, 5]) % P)
    part.texts[0] = sign_again(ballot, secret_for(m.played, ballot["credential"]), m.source)
    return put_together(parts)


def replayed(m: Material) -> bytes:
    parts = m.parts()
    parts.insert(parts.index(m.one(parts, END)), m.one(parts, BALLOT))
    return put_together(parts)


def stuffed(m: Material) -> bytes:
    parts = m.parts()
    election = m.played.election
    secret = secret_of(new_credential(m.source), election.uuid)
    votes = m.dice.choice(m.played.votes)[1]
    parts.insert(1, Part(BALLOT, [make_ballot(election, secret, votes, m.source).text]))
    return put_together(parts)


def copied_vote(m: Material) -> bytes:
    parts = m.parts()
    ballots = [part for part in parts if part.type is BALLOT]
    taken, given = json.loads(m.dice.choice(ballots).texts[0]), m.dice.choice(ballots)
    own = json.loads(given.texts[0])
    others = [v for v in m.played.voters if own["credential"] != taken["credential"]]
    if not others:
        return replayed(m)
    secret = secret_for(m.played, own["credential"])
    given.texts[0] = sign_again(own | {"answers": taken["answers"]}, secret, m.source)
    return put_together(parts)


def ballot_late(m: Material) -> bytes:
    parts = m.parts()
    late = parts.pop(parts.index(m.one(parts, BALLOT)))
    parts.insert(m.dice.randrange(parts.index(m.one(parts, END)) + 1, len(parts) + 1), late)
    return put_together(parts)


def counted_ballot_dropped(m: Material) -> bytes:
    parts = m.parts()
    latest = {json.loads(part.texts[0])["credential"]: part for part in parts if part.type is BALLOT}
    weightless = {entry.removesuffix(",0") for entry in json.loads(parts[0].texts[2]) if entry.endswith(",0")}
    heavy = [part for credential, part in latest.items() if credential not in weightless]
    if not heavy:  # without weight an earlier ballot of the voter does as well
        return replayed(m)
    parts.remove(m.dice.choice(heavy))
    return put_together(parts)


def event_dropped_or_twice(m: Material) -> bytes:
    parts = m.parts()
    kinds = [SETUP, END, TALLY, PARTIAL]
    part = m.one(parts, *kinds)
    if m.dice.randrange(2):
        parts.remove(part)
    else:
        parts.insert(m.dice.randrange(len(parts) + 1), part)
    return put_together(parts)


def foreign_text(m: Material) -> bytes:
    parts, others = m.parts(), take_apart(m.foreign.archive.data)
    part = m.one(parts, SETUP, BALLOT, TALLY, PARTIAL, RESULT)
    other = m.one(others, part.type)
    at = m.dice.randrange(len(part.texts))
    if part.texts[at] == other.texts[at]:
        return flipped_byte(m)
    part.texts[at] = other.texts[at]
    return put_together(parts)


def text_in_anothers_place(m: Material) -> bytes:
    parts = m.parts()
    part, other = (m.one(parts, SETUP, BALLOT, TALLY, PARTIAL, RESULT) for _ in range(2))
    at, text = m.dice.randrange(len(part.texts)), m.dice.choice(other.texts)
    if part.texts[at] == text:
        return flipped_byte(m)
    part.texts[at] = text
    return put_together(parts, repair=False)


def lying_trustee(m: Material) -> bytes:
    parts = m.parts()
    part = m.one(parts, PARTIAL)
    wrong = mpz(m.source.below(int(Q)))
    lie = decrypt_partly(m.played.election.fingerprint, wrong, m.played.tally, m.source)
    owner = json.loads(part.texts[1])["owner"]
    part.texts[:] = [lie.text, owned_text(owner, lie.text)]
    return put_together(parts)


def other_owner(m: Material) -> bytes:
    parts = m.parts()
    part = m.one(parts, PARTIAL)
    old = json.loads(part.texts[1])["owner"]
    others = [0, len(m.played.troupe.secrets) + 1, *range(1, len(m.played.troupe.secrets) + 1)]
    part.texts[1] = owned_text(m.dice.choice([owner for owner in others if owner != old]), part.texts[0])
    return put_together(parts)


def other_result(m: Material) -> bytes:
    parts = m.parts()
    counts = [list(row) for row in m.played.counts]
    row = m.dice.choice(counts)
    at = m.dice.randrange(len(row))
    row[at] += m.dice.choice([1, 2, int(Q), row[at] + 3])
    if m.dice.randrange(2) and len(row) > 1:
        row[at - 1] = max(0, row[at - 1] - 1)
    written = [[count if count < 2**30 else str(count) for count in r] for r in counts]
    parts[-1].texts[0] = write({"result": written})
    return put_together(parts)


def other_weight(m: Material) -> bytes:
    parts = m.parts()
    listed = json.loads(parts[0].texts[2])
    at = m.dice.randrange(len(listed))
    public, _, weight = listed[at].partition(",")
    how = m.dice.randrange(3)
    if how == 0:
        listed[at] = f"{public},{int(weight or 1) + m.dice.randrange(1, 9)}"
    elif how == 1:
        listed.pop(at)
    else:
        listed.insert(at, listed[at])
    parts[0].texts[2] = write(listed)
    return put_together(parts)


def reordered(m: Material) -> bytes:
    parts = m.parts()
    ballots = [i for i, part in enumerate(parts) if part.type is BALLOT]
    partials = [i for i, part in enumerate(parts) if part.type is PARTIAL]
    same = [group for group in (ballots, partials) if len(group) > 1]
    if not same:
        return right_added(m)
    one, two = m.dice.sample(m.dice.choice(same), 2)
    parts[one], parts[two] = parts[two], parts[one]
    return put_together(parts)


def dropped_and_decrypted_again(m: Material) -> bytes:
    parts = m.parts()
    parts.remove(m.one(parts, BALLOT))
    box = BallotBox(check_setup(*parts[0].texts))
    for part in parts:
        if part.type is BALLOT:
            box.take(part.texts[0])
    election, secrets = m.played.election, m.played.troupe.secrets
    tally = add_up(election, box.counted())
    m.one(parts, TALLY).texts[:] = [tally.text, tally.sized_text]
    done = {}
    for part in parts:
        if part.type is PARTIAL:
            owner = json.loads(part.texts[1])["owner"]
            done[owner] = decrypt_partly(election.fingerprint, secrets[owner - 1], tally, m.source)
            part.texts[:] = [done[owner].text, owned_text(owner, done[owner].text)]
    result = find_result(tally, joint_factors(m.played.troupe.trustees, done))
    parts[-1].texts[0] = result.text
    return put_together(parts)


def right_added(m: Material) -> bytes:
    parts = m.parts()
    public = str(G ** m.dice.randrange(2, 60) % P)
    listed = [*json.loads(parts[0].texts[2]), public]
    parts[0].texts[2] = write(sorted(listed, key=lambda entry: int(entry.partition(",")[0])))
    return put_together(parts)

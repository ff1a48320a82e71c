"""Archives whose meaning was changed, most with every hash repaired. Not one may be accepted.

``inside``: the archive itself must be refused. ``outside``: nothing inside is wrong, as a keeper with the
trustees' help could do; it must be refused with the expected head.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ballot.randomness import SeededRandomness
from ballot.rehearsal import TrusteePlan
from ballot.simulate import Plan, simulate

from .attacks import (
    Material,
    ballot_edited_and_signed,
    ballot_late,
    bytes_added,
    copied_vote,
    counted_ballot_dropped,
    cut_inside,
    dropped_and_decrypted_again,
    edited_repaired,
    edited_unrepaired,
    event_dropped_or_twice,
    flipped_byte,
    foreign_text,
    lying_trustee,
    negated_and_signed,
    other_owner,
    other_result,
    other_weight,
    records_mixed,
    reordered,
    replayed,
    respelled_repaired,
    right_added,
    stuffed,
    text_in_anothers_place,
    vote_shifted_and_signed,
)


@dataclass(frozen=True)
class Mutant:
    """A changed archive, how it was changed, and the head of the true one."""

    kind: str
    archive: bytes
    true_head: str
    outside: bool


INSIDE: dict[Callable[[Material], bytes], int] = {
    flipped_byte: 3,
    cut_inside: 1,
    bytes_added: 1,
    records_mixed: 3,
    edited_unrepaired: 3,
    edited_repaired: 12,
    ballot_edited_and_signed: 8,
    respelled_repaired: 3,
    negated_and_signed: 3,
    vote_shifted_and_signed: 3,
    replayed: 2,
    stuffed: 2,
    copied_vote: 2,
    ballot_late: 2,
    counted_ballot_dropped: 2,
    event_dropped_or_twice: 3,
    foreign_text: 3,
    text_in_anothers_place: 3,
    lying_trustee: 2,
    other_owner: 2,
    other_result: 4,
    other_weight: 3,
}
OUTSIDE: dict[Callable[[Material], bytes], int] = {
    reordered: 2,
    dropped_and_decrypted_again: 2,
    right_added: 1,
}


def small_plan(dice: random.Random) -> Plan:
    """Draw an election small enough to be changed and checked thousands of times; everybody votes."""
    answers = dice.randrange(1, 4)
    maximum = dice.randrange(1, answers + 1)
    return Plan(
        answers=answers,
        voters=dice.randrange(1, 4),
        trustees=TrusteePlan.parse(dice.choice(["1", "2", "2/3", "1+2/2", "3/5"])),
        questions=dice.choice([1, 1, 1, 2]),
        minimum=dice.randrange(maximum + 1),
        maximum=maximum,
        blank=dice.random() < 0.4,
        weights=dice.random() < 0.3,
        revotes=dice.choice([0, 0, 1]),
    )


def materials(seed: int, count: int) -> list[Material]:
    """Play ``count`` small elections, each with the next as its foreigner."""
    dice = random.Random(seed)
    played = [simulate(small_plan(dice), SeededRandomness(f"{seed}/{i}")) for i in range(count)]
    return [
        Material(one, played[i - 1], dice, SeededRandomness(f"{seed}/mutations/{i}"))
        for i, one in enumerate(played)
    ]


def mutants(seed: int, count: int, pool: int) -> Iterator[Mutant]:
    """Yield ``count`` mutants of ``pool`` elections."""
    stock = materials(seed, pool)
    ways = list(INSIDE | OUTSIDE)
    weights = list((INSIDE | OUTSIDE).values())
    for number in range(count):
        m = stock[number % len(stock)]
        way = m.dice.choices(ways, weights)[0]
        changed = way(m)
        if changed == m.played.archive.data:  # the repair undid the change
            way, changed = flipped_byte, flipped_byte(m)
        yield Mutant(way.__name__, changed, m.played.archive.head or "", way in OUTSIDE)

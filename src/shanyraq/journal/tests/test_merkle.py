"""The tree, against the definition of RFC 9162 written out naively, and its published test vectors."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.journal import merkle

# The inputs and roots that certificate-transparency implementations share.
INPUTS = [bytes.fromhex(h) for h in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
)]  # fmt: skip
ROOT_OF_ONE = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
ROOT_OF_EIGHT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def slow_root(leaves: list[bytes]) -> bytes:
    """Follow the definition: split at the largest power of two below the count."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + slow_root(leaves[:k]) + slow_root(leaves[k:])).digest()


class InMemory:
    def __init__(self, leaves: list[bytes]) -> None:
        self.leaves = leaves

    def complete(self, level: int, index: int) -> bytes:
        return slow_root(self.leaves[index << level : (index + 1) << level])


def grown(leaves: list[bytes]) -> merkle.Peaks:
    peaks = merkle.Peaks()
    for leaf in leaves:
        peaks.append(leaf)
    return peaks


def test_roots_are_those_other_logs_compute() -> None:
    leaves = [merkle.leaf_hash(i) for i in INPUTS]
    assert grown(leaves[:1]).root.hex() == ROOT_OF_ONE
    assert grown(leaves).root.hex() == ROOT_OF_EIGHT
    assert grown([]).root == sha256(b"").digest()


@given(st.integers(0, 200))
def test_growing_leaf_by_leaf_gives_the_root_of_the_definition(count: int) -> None:
    leaves = [merkle.leaf_hash(bytes([i])) for i in range(count)]
    assert grown(leaves).root == slow_root(leaves) == merkle.root_of(InMemory(leaves), 0, count)


@given(st.integers(0, 150), st.integers(0, 150))
def test_a_tree_taken_up_again_from_its_peaks_grows_on(first: int, more: int) -> None:
    leaves = [merkle.leaf_hash(bytes([i % 256, i // 256])) for i in range(first + more)]
    source = InMemory(leaves)
    peaks = merkle.Peaks().resume(first, [(lv, source.complete(lv, i)) for lv, i in merkle.peaks_of(first)])
    for leaf in leaves[first:]:
        peaks.append(leaf)
    assert peaks.root == slow_root(leaves)


@given(st.integers(1, 130).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1))))
def test_a_proof_leads_from_its_leaf_to_the_root_and_from_no_other(where: tuple[int, int]) -> None:
    size, position = where
    leaves = [merkle.leaf_hash(bytes([i])) for i in range(size)]
    proof = merkle.inclusion_proof(InMemory(leaves), position, size)
    assert merkle.root_from_proof(leaves[position], position, size, proof) == slow_root(leaves)
    assert merkle.root_from_proof(merkle.leaf_hash(b"other"), position, size, proof) != slow_root(leaves)
    assert merkle.root_from_proof(leaves[position], position, size, [*proof, bytes(32)]) is None


def test_a_place_outside_the_tree_has_no_proof() -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof(InMemory([]), 0, 0)
    assert merkle.root_from_proof(bytes(32), 3, 3, []) is None


def test_complete_subtrees_are_told_as_they_close() -> None:
    leaves = [merkle.leaf_hash(bytes([i])) for i in range(8)]
    peaks, closed = merkle.Peaks(), []
    for leaf in leaves:
        closed += peaks.append(leaf)
    assert [(lv, i) for lv, i, _ in closed] == [(1, 0), (1, 1), (2, 0), (1, 2), (1, 3), (2, 1), (3, 0)]
    assert all(h == InMemory(leaves).complete(lv, i) for lv, i, h in closed)

"""A Merkle tree as transparency logs have it (RFC 9162, section 2.1). Pure: bytes in, bytes out.

Leaf = SHA-256(0x00 ‖ entry), node = SHA-256(0x01 ‖ left ‖ right). A head is linked to the one before it:
SHA-256(0x02 ‖ previous ‖ size, 8 bytes ‖ microseconds since 1970, 8 bytes ‖ root).
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Protocol

EMPTY = sha256(b"").digest()
NO_HEAD = bytes(32)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def leaf_hash(entry: bytes) -> bytes:
    """Hash the canonical bytes of an entry."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two neighbours into the node above them."""
    return sha256(b"\x01" + left + right).digest()


def link_hash(previous: bytes, size: int, at: datetime, root: bytes) -> bytes:
    """Link a head to the head before it (`NO_HEAD` for the first)."""
    delta = at - _EPOCH
    micros = (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds
    return sha256(b"\x02" + previous + size.to_bytes(8, "big") + micros.to_bytes(8, "big") + root).digest()


class Peaks:
    """Grow a tree leaf by leaf, keeping only its right edge: one hash for each bit of the size.

    `append` gives the complete subtrees that the new leaf closed, as (level, index, hash), level 0 left out.
    """

    def __init__(self) -> None:
        self.size = 0
        self._stack: list[tuple[int, bytes]] = []

    def append(self, leaf: bytes) -> list[tuple[int, int, bytes]]:
        """Add one leaf hash."""
        closed = []
        level, node = 0, leaf
        while self._stack and self._stack[-1][0] == level:
            node = node_hash(self._stack.pop()[1], node)
            level += 1
            closed.append((level, self.size >> level, node))
        self._stack.append((level, node))
        self.size += 1
        return closed

    def resume(self, size: int, peaks: Iterable[tuple[int, bytes]]) -> "Peaks":
        """Take up a tree of `size` leaves from its peaks, largest first."""
        self.size, self._stack = size, list(peaks)
        return self

    @property
    def root(self) -> bytes:
        """Give the root over all leaves so far."""
        if not self._stack:
            return EMPTY
        node = self._stack[-1][1]
        for _level, left in reversed(self._stack[:-1]):
            node = node_hash(left, node)
        return node


def peaks_of(size: int) -> list[tuple[int, int]]:
    """List the complete subtrees a tree of `size` leaves stands on, largest first, as (level, index)."""
    found, start = [], 0
    for level in range(size.bit_length() - 1, -1, -1):
        if size >> level & 1:
            found.append((level, start >> level))
            start += 1 << level
    return found


class Subtrees(Protocol):
    """Where hashes of complete subtrees come from."""

    def complete(self, level: int, index: int) -> bytes:
        """Give the hash over leaves [index·2^level, (index+1)·2^level)."""
        ...


def root_of(source: Subtrees, start: int, end: int) -> bytes:
    """Give the root over leaves [start, end), where `start` is a multiple of the power of two that covers the range."""
    count = end - start
    if count == 0:
        return EMPTY
    level = count.bit_length() - 1
    if count == 1 << level:
        return source.complete(level, start >> level)
    half = 1 << level
    return node_hash(root_of(source, start, start + half), root_of(source, start + half, end))


def inclusion_proof(source: Subtrees, position: int, size: int) -> list[bytes]:
    """Give the hashes that lead from the leaf at `position` (from 0) to the root over `size` leaves, lowest first.

    Raises `IndexError` where the tree has no such leaf.
    """
    if not 0 <= position < size:
        raise IndexError(position)
    path, start, end = [], 0, size
    while end - start > 1:
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        if position < middle:
            path.append(root_of(source, middle, end))
            end = middle
        else:
            path.append(root_of(source, start, middle))
            start = middle
    return path[::-1]


def root_from_proof(leaf: bytes, position: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """Walk a proof from a leaf to the root it claims (RFC 9162, 2.1.3.2); None where its length is wrong."""
    if not 0 <= position < size:
        return None
    index, last, node = position, size - 1, leaf
    for neighbour in proof:
        if last == 0:
            return None
        if index & 1 or index == last:
            node = node_hash(neighbour, node)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = node_hash(node, neighbour)
        index, last = index >> 1, last >> 1
    return node if last == 0 else None

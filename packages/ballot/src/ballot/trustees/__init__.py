"""All trustees of an election: those who must all decrypt, and groups of whom a threshold suffices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from gmpy2 import mpz

from ballot.encoding import Json, parse, require_canonical, write
from ballot.faults import Fault, require
from ballot.group import product
from ballot.reading import items
from ballot.trustees.pedersen import Pedersen
from ballot.trustees.single import PublicKey

Item: TypeAlias = PublicKey | Pedersen


@dataclass(frozen=True)
class Trustees:
    """The trustees in their published order. Ids are 1, 2, 3 ... over all of them."""

    items: tuple[Item, ...]

    @property
    def public_key(self) -> mpz:
        """Return the election key that these trustees share."""
        return product(item.public_key for item in self.items)

    @cached_property
    def keys(self) -> tuple[mpz, ...]:
        """Return the verification key of every trustee; the one with id 1 first."""
        return tuple(key for _, keys in self._flat() for key in keys)

    def group_of(self, owner: int) -> Pedersen | None:
        """Return the threshold group to which a trustee belongs, or None for a trustee who must decrypt."""
        end = 0
        for item, keys in self._flat():
            end += len(keys)
            if owner <= end:
                return item if isinstance(item, Pedersen) else None
        raise Fault("unknown_trustee", f"there is no trustee {owner}")

    def owners(self) -> Iterator[tuple[Item, range]]:
        """Yield each item with the ids of its trustees."""
        start = 1
        for item, keys in self._flat():
            yield item, range(start, start + len(keys))
            start += len(keys)

    def _flat(self) -> Iterator[tuple[Item, list[mpz]]]:
        for item in self.items:
            keys = item.keys if isinstance(item, Pedersen) else (item,)
            yield item, [key.public_key for key in keys]

    @property
    def text(self) -> bytes:
        """Return the stored text."""
        return write([_tagged(item) for item in self.items])

    @classmethod
    def from_text(cls, stored: bytes) -> Trustees:
        """Read the stored text and check every key, signature, commitment and share in it."""
        trustees = cls(tuple(_item(entry) for entry in items(parse(stored))))
        require(len(trustees.items) > 0, "wrong_length", "there are no trustees")
        require(
            len(set(trustees.keys)) == len(trustees.keys), "duplicate_trustee", "a trustee's key stands twice"
        )
        require_canonical(trustees.text, stored)
        return trustees


def join_trustees(single: Iterable[PublicKey], groups: Iterable[Pedersen] = ()) -> Trustees:
    """Put trustees in the usual order: those who must decrypt first."""
    return Trustees((*single, *groups))


def _tagged(item: Item) -> Json:
    return ["Pedersen" if isinstance(item, Pedersen) else "Single", item.to_json()]


def _item(entry: Json) -> Item:
    kind, content = items(entry, 2)
    if kind == "Single":
        return PublicKey.from_json(content)
    if kind == "Pedersen":
        return Pedersen.from_json(content)
    raise Fault("wrong_shape", "a trustee is neither Single nor Pedersen")

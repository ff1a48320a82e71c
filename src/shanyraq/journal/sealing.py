"""Seal entries in order into the Merkle tree. Costs as much as there is to seal, however long the journal is."""

from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from shanyraq.journal import merkle
from shanyraq.journal.models import Entry, Head, Leaf, Node
from shanyraq.journal.recording import canonical

STEP = 8  # levels between kept nodes: one row for each 256 leaves
WINDOW = 2_000  # how many entries an act may be overtaken by before only the daily sweep finds it
_LOCK = 0x5368616E  # one sealer at a time: the name of an advisory lock on PostgreSQL


def in_utc(moment: datetime) -> str:
    """Write a moment as it is sealed: UTC, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def contents_of(entry: Entry) -> dict[str, Any]:
    """Give what is sealed of an entry, all of it public: plain JSON values, the machine's time in UTC."""
    return {
        "id": entry.pk,
        "at": in_utc(entry.at),
        "day": entry.day.isoformat(),
        "actor": entry.actor,
        "act": entry.act,
        "about": entry.about,
        "law": entry.law,
        "standing": entry.standing,
        "facts": entry.facts,
        "digests": entry.digests,
        "salt": entry.salt,
    }


def leaf_of(entry: Entry) -> bytes:
    """Hash an entry as a leaf."""
    return merkle.leaf_hash(canonical(contents_of(entry)))


class SealedTree:
    """The sealed tree in the database, as `merkle.Subtrees`. Reads at most 255 rows for each subtree."""

    def complete(self, level: int, index: int) -> bytes:
        """Give the hash over leaves [index·2^level, (index+1)·2^level)."""
        base = level - level % STEP
        first, count = index << (level - base), 1 << (level - base)
        last = first + count - 1
        if base:
            rows = Node.objects.filter(level=base, index__range=(first, last)).order_by("index")
        else:
            rows = Leaf.objects.filter(position__range=(first, last)).order_by("position")
        hashes = [bytes.fromhex(row) for row in rows.values_list("hash", flat=True)]
        if len(hashes) != count:
            raise LookupError(f"the sealed tree has a gap at level {base}, {first} to {last}")
        while len(hashes) > 1:
            hashes = [merkle.node_hash(*pair) for pair in zip(hashes[::2], hashes[1::2], strict=True)]
        return hashes[0]


def unsealed(sweep: bool = False) -> QuerySet[Entry]:
    """Give the entries without a leaf, in order of id.

    Looks only at the newest: an act that others overtook by more than `WINDOW` entries is found by a `sweep`.
    """
    waiting = Entry.objects.filter(leaf__isnull=True).order_by("pk")
    size = _size()
    if sweep or size <= WINDOW:
        return waiting
    floor = Leaf.objects.values_list("entry_id", flat=True).get(position=size - WINDOW)
    return waiting.filter(pk__gt=floor)


def seal(at: datetime, *, limit: int = 1000, sweep: bool = False) -> Head | None:
    """Seal up to `limit` waiting entries under a new head; None where nothing waits or another sealer is at work.

    Calling it twice is harmless; on PostgreSQL an advisory lock lets one sealer through, on SQLite the writer's lock.
    """
    if not unsealed(sweep).exists():
        return None
    with transaction.atomic():
        if not _alone():
            return None
        entries = list(unsealed(sweep)[:limit])
        return _seal(entries, at) if entries else None


def seal_all(at: datetime, *, sweep: bool = False) -> int:
    """Seal until nothing waits; give how many entries were sealed."""
    before, head = _size(), seal(at, sweep=sweep)
    last = head
    while head is not None:
        last, head = head, seal(at, sweep=sweep)
    return last.size - before if last else 0


def _seal(entries: list[Entry], at: datetime) -> Head:
    before = Head.objects.order_by("-size").first()
    size = before.size if before else 0
    peaks = _peaks(size)
    leaves, nodes = [], []
    for position, entry in enumerate(entries, start=size):
        leaf = leaf_of(entry)
        leaves.append(Leaf(position=position, entry=entry, hash=leaf.hex()))
        closed = peaks.append(leaf)
        nodes += [Node(level=lv, index=i, hash=h.hex()) for lv, i, h in closed if lv % STEP == 0]
    Leaf.objects.bulk_create(leaves, batch_size=500)
    Node.objects.bulk_create(nodes, batch_size=500)
    previous = before.link if before else merkle.NO_HEAD.hex()
    link = merkle.link_hash(bytes.fromhex(previous), peaks.size, at, peaks.root)
    return Head.objects.create(
        size=peaks.size, root=peaks.root.hex(), previous=previous, link=link.hex(), at=at
    )


def _peaks(size: int) -> merkle.Peaks:
    """Take the tree up again: from its kept nodes, then leaf by leaf through the last, open 256."""
    whole, tree = size >> STEP << STEP, SealedTree()
    peaks = merkle.Peaks().resume(whole, [(lv, tree.complete(lv, i)) for lv, i in merkle.peaks_of(whole)])
    for row in (
        Leaf.objects.filter(position__range=(whole, size - 1)).order_by("position").values_list("hash")
    ):
        peaks.append(bytes.fromhex(row[0]))
    return peaks


def _size() -> int:
    return Head.objects.order_by("-size").values_list("size", flat=True).first() or 0


def _alone() -> bool:
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])

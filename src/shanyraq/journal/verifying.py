"""Check the whole record against itself, and against heads that somebody kept outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shanyraq.journal import merkle
from shanyraq.journal.anchors import Anchor, said
from shanyraq.journal.models import Detail, Entry, Head, Instance, Leaf, Node
from shanyraq.journal.recording import digest
from shanyraq.journal.sealing import STEP, leaf_of, unsealed

CHUNK = 2000
SLACK = timedelta(
    hours=1
)  # the longest an honest act may take from its time to its sealing, while a sealer runs

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Finding:
    """Something the record cannot explain. `kind` is one of changed, removed, inserted, detail, head, node, anchor, instance."""

    kind: str
    words: str


@dataclass
class Report:
    """What a check saw. `unsealed` entries are proven by nothing yet; `anchors` are the outside heads that agree."""

    size: int = 0
    heads: int = 0
    last: Head | None = None
    unsealed: int = 0
    oldest_unsealed: datetime | None = None
    erased: int = 0
    anchors: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings


def verify(anchors: Iterable[Anchor] = (), progress: Progress | None = None) -> Report:
    """Recompute every leaf, node, root and link, and compare; time grows with the journal, memory does not.

    Finds a changed, inserted or removed entry, personal values that do not match their digest, a broken
    head; with anchors also a lost tail or a journal rewritten whole. Entries that arrive meanwhile are left out.
    """
    report = Report(last=Head.objects.order_by("-size").first())
    report.size = report.last.size if report.last else 0
    _Walk(report, progress).run()
    _check_waiting(report)
    _check_instance(report)
    for anchor in anchors:
        _check_anchor(report, anchor)
    return report


@dataclass(frozen=True)
class _Row:
    position: int
    hash: str | None
    entry: Entry | None


class _Walk:
    """One pass over leaves and heads in order."""

    def __init__(self, report: Report, progress: Progress | None) -> None:
        self.report, self.progress = report, progress
        self.peaks = merkle.Peaks()
        self.torn = False  # a leaf is missing: no later root can be recomputed
        self.bad_roots = 0

    def find(self, kind: str, words: str) -> None:
        self.report.findings.append(Finding(kind, words))

    def run(self) -> None:
        rows, before = self._rows(), None
        for head in Head.objects.filter(size__lte=self.report.size).order_by("size").iterator(CHUNK):
            self.report.heads += 1
            for _ in range(head.size - (before.size if before else 0)):
                self._check_row(next(rows), before)
            self._check_head(head, before)
            before = head
        if self.bad_roots > 1:
            self.find("head", f"the roots of {self.bad_roots - 1} later heads differ too")
        if extra := Leaf.objects.filter(position__gte=self.report.size).count():
            newer = Head.objects.filter(size__gt=self.report.size).exists()
            if not newer:
                self.find("removed", f"{extra} sealed entries stand under no head: heads were removed")

    def _rows(self) -> Iterator[_Row]:
        size = self.report.size
        for start in range(0, size, CHUNK):
            span = (start, min(start + CHUNK, size) - 1)
            leaves = {leaf.position: leaf for leaf in Leaf.objects.filter(position__range=span)}
            found = Entry.objects.filter(leaf__position__range=span).select_related("detail__erased_by")
            entries = {entry.pk: entry for entry in found}
            kept: dict[int, dict[int, str]] = {}
            for level in range(STEP, 64, STEP):
                if size >> level:
                    inside = Node.objects.filter(
                        level=level, index__range=(span[0] >> level, span[1] >> level)
                    )
                    kept[level] = dict(inside.values_list("index", "hash"))
            self.kept = kept
            for position in range(span[0], span[1] + 1):
                leaf = leaves.get(position)
                yield _Row(
                    position, leaf.hash if leaf else None, entries.get(leaf.entry_id) if leaf else None
                )
            if self.progress:
                self.progress(span[1] + 1, size)

    def _check_row(self, row: _Row, before: Head | None) -> None:
        if row.hash is None:
            self.find("removed", f"position {row.position}: the leaf was removed")
            self.torn = True
            return
        self._grow(row)
        if row.entry is None:
            self.find("removed", f"position {row.position}: its entry was removed")
            return
        if leaf_of(row.entry).hex() != row.hash:
            self.find(
                "changed", f"entry {row.entry.pk} ({row.entry.act}), position {row.position}: it was changed"
            )
        if before is not None and row.entry.at < before.at - SLACK:
            words = f"entry {row.entry.pk} claims {row.entry.at:%Y-%m-%d %H:%M} and was absent when later ones were sealed"
            self.find("inserted", words)
        self._check_detail(row.entry)

    def _grow(self, row: _Row) -> None:
        if self.torn or row.hash is None:
            return
        for level, index, node in self.peaks.append(bytes.fromhex(row.hash)):
            if level % STEP == 0 and self.kept[level].get(index) != node.hex():
                self.find("node", f"the kept node {index} of level {level} is not the hash of its leaves")

    def _check_detail(self, entry: Entry) -> None:
        detail: Detail | None = getattr(entry, "detail", None)
        if detail is None:
            if entry.digests:
                self.find("detail", f"entry {entry.pk}: its personal values are gone, and no act erased them")
            return
        if detail.erased_by is not None:
            self.report.erased += 1
            if not _erased_lawfully(entry, detail.erased_by) or detail.values:
                self.find("detail", f"entry {entry.pk}: its personal values are gone, and no act erased them")
            return
        expected = entry.digests.get("personal")
        if (digest(detail.salt, detail.values) if expected or detail.values else None) != expected:
            self.find("detail", f"entry {entry.pk}: its personal values do not match their digest")

    def _check_head(self, head: Head, before: Head | None) -> None:
        previous = before.link if before else merkle.NO_HEAD.hex()
        if head.previous != previous:
            self.find("head", f"head {head.size}: it does not follow the head before it")
        link = merkle.link_hash(bytes.fromhex(head.previous), head.size, head.at, bytes.fromhex(head.root))
        if link.hex() != head.link:
            self.find("head", f"head {head.size}: its link does not match what it links")
        if not self.torn and self.peaks.root.hex() != head.root:
            self.bad_roots += 1
            if self.bad_roots == 1:
                after = before.size if before else 0
                self.find(
                    "head",
                    f"head {head.size}: its root does not match; look at positions {after} to {head.size - 1}",
                )


def _erased_lawfully(entry: Entry, by: Entry) -> bool:
    """Tell whether an act that erased named this entry, or a time after it that was past when it acted."""
    if by.act == "journal.erase_personal":
        return bool(by.facts.get("entry") == entry.pk)
    limit = by.facts.get("details_before") if by.act == "journal.forget_overdue" else None
    return limit is not None and entry.at < datetime.fromisoformat(limit) < by.at


def _check_waiting(report: Report) -> None:
    waiting = unsealed(sweep=True)
    report.unsealed = waiting.count()
    oldest = waiting.order_by("at").first()
    report.oldest_unsealed = oldest.at if oldest else None
    if report.last is None:
        return
    for entry in waiting.filter(at__lt=report.last.at - SLACK)[:20]:
        words = (
            f"entry {entry.pk} claims {entry.at:%Y-%m-%d %H:%M}, and was absent when later ones were sealed"
        )
        report.findings.append(Finding("inserted", words))


def _check_instance(report: Report) -> None:
    instance = Instance.objects.filter(pk=1).first()
    begun = Entry.objects.filter(act="journal.begin_instance").order_by("pk").first()
    if begun is not None and (instance is None or instance.kind != begun.facts.get("kind")):
        report.findings.append(Finding("instance", "the kind of this instance is not the one it began with"))


def _check_anchor(report: Report, anchor: Anchor) -> None:
    head = Head.objects.filter(link=anchor.link).first()
    if head is not None and anchor.size in (None, head.size):
        report.anchors.append(anchor.source)
        return
    if anchor.size is not None and anchor.size > report.size:
        lost = anchor.size - report.size
        words = f"{anchor.source}: the tail is lost, {lost} entries of {anchor.size}"
    elif anchor.size is not None and (ours := Head.objects.filter(size=anchor.size).first()):
        words = f"{anchor.source}: another journal; ours says {said(ours)}"
    else:
        words = f"{anchor.source}: no such head in this journal; it was rewritten or its tail is lost"
    report.findings.append(Finding("anchor", words))

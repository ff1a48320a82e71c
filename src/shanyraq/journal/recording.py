"""Record an act: one transaction, one entry. Services reach this through `people.acting.act`."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from hashlib import sha256
from json import dumps
from typing import Any

from django.db import transaction
from rulebook import Allowed, Refused, Verdict

from .clock import Moment
from .models import Detail, Entry, new_salt

UNNAMED = "unnamed"


class NotRecorded(RuntimeError):
    """An act ended without saying what it did. A mistake of the programmer, never of the person."""


class RecordedTwice(RuntimeError):
    """An act tried to write two entries."""


class ActWithinAct(RuntimeError):
    """An act was begun inside another one; acts do not nest."""


@dataclass
class _Note:
    about: str = ""
    verdict: Allowed = field(default_factory=Allowed)
    facts: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)
    states: dict[str, Any] = field(default_factory=dict)
    then: Callable[[Entry], None] | None = None
    unnamed: bool = False
    entry: Entry | None = None


_open: ContextVar[_Note | None] = ContextVar("journal_open_act", default=None)


def plain(value: object) -> Any:
    """Turn a value into what JSON holds: dates as ISO, fractions as "2/3"."""
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = [plain(v) for v in value]
        return sorted(items) if isinstance(value, set | frozenset) else items
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return value


def canonical(value: object) -> bytes:
    """Give the one byte form of a value: sorted keys, no spaces, UTF-8."""
    return dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(salt: str, value: object) -> str:
    """Digest a value with a salt (hex, SHA-256)."""
    return sha256(bytes.fromhex(salt) + canonical(value)).hexdigest()


def record(
    *,
    about: str,
    verdict: Verdict | None = None,
    facts: Mapping[str, Any] | None = None,
    personal: Mapping[str, Any] | None = None,
    before: object = None,
    after: object = None,
    then: Callable[[Entry], None] | None = None,
    unnamed: bool = False,
) -> None:
    """Say what the open act did. Exactly one call in each act.

    `about` is an opaque key ("meetings.session:5"); `facts` is public; `personal` lies beside the entry and
    can be erased; of `before` and `after` only salted digests are kept. `then` is called with the written
    entry inside the act's transaction, for a row that must name it. Where the law or the page promises that
    nobody sees who acted, `unnamed` keeps the actor among the personal values: the record is public, and the
    number of a person is the address of their card.
    """
    note = _open.get()
    if note is None:
        raise NotRecorded(f"record({about!r}) was called outside an act")
    if note.about:
        raise RecordedTwice(f"{note.about}, then {about}")
    note.about = about
    if isinstance(verdict, Refused):
        verdict.require()
    elif verdict is not None:
        note.verdict = verdict
    note.facts = dict(facts or {})
    note.personal = dict(personal or {})
    note.states = {k: v for k, v in (("before", before), ("after", after)) if v is not None}
    note.then = then
    note.unnamed = unnamed


@contextmanager
def recording(act: str, *, by: str, at: Moment, mandate: Allowed | None = None) -> Iterator[_Note]:
    """Open a transaction for one act and write its entry at the end.

    `by` is an opaque key ("person:12", "system"). Raises `NotRecorded` when the body never called `record`,
    and then nothing is kept; a refusal or any error inside leaves nothing behind either.
    """
    if _open.get() is not None:
        raise ActWithinAct(act)
    note = _Note()
    token = _open.set(note)
    try:
        with transaction.atomic():
            yield note
            if not note.about:
                raise NotRecorded(act)
            note.entry = _write(act, by, at, note, mandate or Allowed())
            if note.then:
                note.then(note.entry)
    finally:
        _open.reset(token)


def _write(act: str, by: str, at: Moment, note: _Note, mandate: Allowed) -> Entry:
    verdict = mandate & note.verdict
    if note.unnamed and by.startswith("person:"):
        by, note.personal = UNNAMED, {**note.personal, "actor": by}
    private_salt = new_salt()
    digests = {name: digest(private_salt, state) for name, state in note.states.items()}
    if note.personal:
        digests["personal"] = digest(private_salt, note.personal)
    entry = Entry.objects.create(
        at=at.machine,
        day=at.day,
        actor=by,
        act=act,
        about=note.about,
        law=[str(citation) for citation in verdict.law],
        standing=[
            plain({"norm": c.norm, "paper": c.paper, "on": c.on, "by": c.by}) for c in verdict.confirmed
        ],
        facts=plain(note.facts),
        digests=digests,
    )
    if digests:
        Detail.objects.create(entry=entry, values=plain(note.personal), salt=private_salt)
    return entry

"""Questions about the texts of acts: which are held, and what each place said on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from rulebook import Act, Rulebook

from shanyraq.acts.models import ActText, Amendment, EditorialNote, Provision, ProvisionText
from shanyraq.acts.parsing.decree import Decree


def find_act(book: Rulebook, kind: str, number: str, day: date) -> Act | None:
    """Find an act by kind, number and day of signature: numbers alone are not keys."""
    for act in book.acts.values():
        if act.kind == kind and act.date == day and act.number.casefold() == number.casefold():
            return act
    return None


def act_of_decree(decree: Decree, book: Rulebook) -> Act | None:
    """Find the act of the register that a decree's paper is the text of; None where the register has none."""
    return find_act(book, "decree", decree.number, decree.date)


@dataclass(frozen=True)
class Read:
    """A place of an act as it read on a day: the provision, its wording, the notes that stand under it."""

    provision: Provision
    wording: ProvisionText | None
    notes: tuple[EditorialNote, ...]

    @property
    def state(self) -> str:
        """Give "held", "not_held", "excluded", or "not_yet" before the first wording."""
        return self.wording.state if self.wording else "not_yet"


def text_of(act: str, language: str = "kk") -> ActText | None:
    """Give the text of an act in a language, from the last paper received; None where none is held."""
    return (
        ActText.objects.filter(act=act, language=language, replaced_on__isnull=True)
        .select_related("paper")
        .first()
    )


def texts_held() -> dict[str, list[str]]:
    """Give, for each act with a text, the languages held."""
    found: dict[str, list[str]] = {}
    rows = (
        ActText.objects.filter(replaced_on__isnull=True).values_list("act", "language").order_by("language")
    )
    for act, language in rows:
        found.setdefault(act, []).append(language)
    return found


def read_on(text: ActText, day: date, place: str | None = None) -> list[Read]:
    """Read an act, or one place of it with what stands under it, as of a day, in the order of the paper."""
    provisions = text.provisions.all()
    if place is not None:
        provisions = provisions.filter(pk__in=_under(text, place))
    notes = Prefetch("notes", EditorialNote.objects.prefetch_related("amendments").order_by("first_line"))
    texts = Prefetch("texts", ProvisionText.objects.select_related("amendment"))
    return [
        Read(row, _on(row.texts.all(), day), tuple(row.notes.all()))
        for row in provisions.prefetch_related(texts, notes).select_related("parent")
    ]


def _under(text: ActText, place: str) -> set[int]:
    rows = list(text.provisions.values_list("pk", "place", "parent_id", "kind"))
    chosen = {pk for pk, name, _parent, _kind in rows if name == place}
    chapters = {pk for pk, name, _p, kind in rows if name == place and kind == "chapter"}
    for pk, _name, parent, _kind in rows:
        if parent in chosen and parent not in chapters:
            chosen.add(pk)
    return chosen


def _on(texts: Iterable[ProvisionText], day: date) -> ProvisionText | None:
    return next((t for t in texts if t.since <= day and (t.until is None or day < t.until)), None)


@dataclass(frozen=True)
class Edition:
    """A day on which a new edition of an act begins, what changed it, and at which places."""

    since: date
    amendment: Amendment | None
    places: tuple[str, ...] = ()
    language: str = ""


def editions_of(text: ActText) -> list[Edition]:
    """List the editions of an act in order, the first text included."""
    found: dict[date, list[tuple[Amendment, EditorialNote]]] = {}
    rows = Amendment.objects.filter(note__of=text).select_related("note__provision")
    for row in rows.order_by("shown_from", "note__first_line"):
        found.setdefault(row.shown_from, []).append((row, row.note))
    changed = [
        Edition(
            since=day,
            amendment=pairs[0][0],
            places=tuple(dict.fromkeys(note.provision.place for _row, note in pairs)),
            language=pairs[0][1].language if len({note.language for _row, note in pairs}) == 1 else "",
        )
        for day, pairs in sorted(found.items())
    ]
    return [Edition(text.begun, None), *changed]

"""Questions about texts and amendments: what stands, what was adopted, the clean text that is voted on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rulebook import Rulebook, Verdict

from shanyraq.meetings.models import AgendaItem, Amendment, Motion, Vote
from shanyraq.meetings.queries.counting import is_running_on
from shanyraq.meetings.queries.floor import is_present
from shanyraq.meetings.queries.roll_calls import open_in
from shanyraq.meetings.queries.sessions import standing_vote
from shanyraq.meetings.rules import sessions
from shanyraq.meetings.rules.motions import Change, Piece, TextFacts, changed, fits, marked
from shanyraq.people.acting import Actor


@dataclass(frozen=True)
class Told:
    """An amendment with its state: "withdrawn", "adopted", "rejected", "lapsed" (its passage is gone) or "waiting"."""

    amendment: Amendment
    state: str
    vote: Vote | None
    verdict: Verdict | None
    pieces: list[Piece]


@dataclass(frozen=True)
class Text:
    """The text of a matter now: as moved, its amendments with their states, and the clean text in kk and ru.

    `ru` is empty where the text, or an amendment that was adopted, has no Russian.
    """

    motion: Motion
    amendments: list[Told]
    kk: str
    ru: str

    @property
    def waiting(self) -> list[Told]:
        """List the amendments that wait for their vote."""
        return [one for one in self.amendments if one.state == "waiting"]

    def marked(self, language: str) -> list[Piece]:
        """Mark what the adopted amendments changed in the text as it was moved."""
        clean = self.ru if language == "ru" else self.kk
        return marked(getattr(self.motion, f"text_{language}"), clean)


def change_of(amendment: Amendment, language: str) -> Change:
    """Give what an amendment changes in a language."""
    return Change(getattr(amendment, f"old_{language}"), getattr(amendment, f"new_{language}"))


def text_of(book: Rulebook, item: AgendaItem) -> Text | None:
    """Give the text that stands on a matter, with what its amendments made of it; None where there is none."""
    motion = item.motions.filter(withdrawn_at__isnull=True).first()
    if motion is None:
        return None
    rows = list(motion.amendments.select_related("person"))
    judged = [(row, vote, _result(book, vote)) for row in rows for vote in [standing_vote(item, row)]]
    adopted = [row for row, vote, verdict in judged if verdict]
    clean = changed(motion.text_kk, [change_of(row, "kk") for row in adopted])
    russian = bool(motion.text_ru) and all(row.old_ru or row.new_ru for row in adopted)
    told = []
    for row, vote, verdict in judged:
        state = _state(row, vote, verdict, clean)
        base = motion.text_kk if state == "adopted" else clean
        pieces = marked(base, changed(base, [change_of(row, "kk")]))
        told.append(Told(row, state, vote, verdict, pieces))
    ru = changed(motion.text_ru, [change_of(row, "ru") for row in adopted]) if russian else ""
    return Text(motion, told, clean, ru)


def _result(book: Rulebook, vote: Vote | None) -> Verdict | None:
    if vote is None:
        return None
    given = {"votes_for": vote.votes_for, "present": vote.present, "total": vote.members}
    return sessions.result(book, **given, day=vote.day)


def _state(row: Amendment, vote: Vote | None, verdict: Verdict | None, clean: str) -> str:
    if row.withdrawn_at:
        return "withdrawn"
    if vote is not None:
        return "adopted" if verdict else "rejected"
    return "waiting" if fits(clean, change_of(row, "kk")) else "lapsed"


def facts_of_text(
    book: Rulebook, item: AgendaItem, by: Actor | None = None, day: date | None = None
) -> TextFacts:
    """Give what is known of a matter's text, and whether `by` may speak to it from the hall on `day`."""
    text = text_of(book, item)
    outside = by is not None and bool(by.roles & {"secretariat.officer", "secretariat.head"})
    return TextFacts(
        stands=text is not None,
        decided=standing_vote(item) is not None,
        voting=open_in(item.session) is not None,
        secret=is_running_on(item),
        waiting=len(text.waiting) if text else 0,
        present=outside or by is None or day is None or _speaks(item, by, day),
    )


def _speaks(item: AgendaItem, by: Actor, day: date) -> bool:
    return by.person_id is not None and is_present(item.session, by.person_id, day)


def state_of(book: Rulebook, amendment: Amendment) -> str:
    """Give the state of an amendment; of a text that was withdrawn, "withdrawn"."""
    text = text_of(book, amendment.motion.item)
    found = [one.state for one in text.amendments if one.amendment.pk == amendment.pk] if text else []
    return found[0] if found else "withdrawn"


def known_on(item: AgendaItem, day: date) -> bool:
    """Tell whether a text was ever brought in on a matter up to `day`."""
    return item.motions.filter(moved_on__lte=day).exists()

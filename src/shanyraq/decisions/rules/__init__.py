"""Decisions and their cards: from facts to verdicts (Decree 149, pts 4(5), 7, 8, 22). No tables, no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rulebook import Allowed, Citation, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law import decisions as law
from shanyraq.law import sessions

CONSIDER = Citation("decree-149-2011", "8")
CONTROL = Citation("decree-149-2011", "4(5)")
SESSION_IS_SUPREME = Citation("decree-149-2011", "7")

State = Literal["sent", "received", "considered", "answered", "accepted", "returned", "withdrawn"]
AWAITED: frozenset[State] = frozenset({"sent", "received", "considered", "returned"})  # no answer stands
Review = Literal["", "accepted", "returned"]


@dataclass(frozen=True)
class AnswerFacts:
    """One version of an answer: when it came, and what the Secretariat made of it."""

    entered_on: date
    review: Review = ""
    reviewed_on: date | None = None


@dataclass(frozen=True)
class Extension:
    """A term moved: on which day, from when, to when."""

    day: date
    was: date
    now: date


@dataclass(frozen=True)
class CardFacts:
    """What is known of one addressee's card. `answers` are in the order of their versions, `extensions` in that of their days."""

    term: date
    sent_on: date
    answers: tuple[AnswerFacts, ...] = ()
    withdrawn_on: date | None = None
    received_on: date | None = None
    considered_on: date | None = None
    extensions: tuple[Extension, ...] = ()

    @property
    def last(self) -> AnswerFacts | None:
        """Give the last version of the answer."""
        return self.answers[-1] if self.answers else None

    def as_of(self, day: date) -> CardFacts:
        """Give the card as it stood at the end of a day."""
        answers = tuple(
            AnswerFacts(a.entered_on, a.review, a.reviewed_on)
            if a.reviewed_on and a.reviewed_on <= day
            else AnswerFacts(a.entered_on)
            for a in self.answers
            if a.entered_on <= day
        )
        return CardFacts(
            term=self._term_on(day),
            sent_on=self.sent_on,
            answers=answers,
            withdrawn_on=_by(self.withdrawn_on, day),
            received_on=_by(self.received_on, day),
            considered_on=_by(self.considered_on, day),
            extensions=tuple(one for one in self.extensions if one.day <= day),
        )

    def _term_on(self, day: date) -> date:
        later = [one.was for one in self.extensions if one.day > day]
        return later[0] if later else self.term

    @property
    def state(self) -> State:
        """Say where the card stands; computed, never kept."""
        if self.withdrawn_on:
            return "withdrawn"
        if self.last is not None:
            return self.last.review or "answered"
        if self.considered_on:
            return "considered"
        return "received" if self.received_on else "sent"

    @property
    def stood_on(self) -> date | None:
        """Give the day the answer that stands came; None where none has come, or it was returned."""
        return next((a.entered_on for a in self.answers if a.review != "returned"), None)

    @property
    def is_awaited(self) -> bool:
        """Tell whether an answer is still awaited."""
        return self.state in AWAITED

    def days_late(self, day: date) -> int:
        """Count the days after the term without an answer that stands; 0 where none is late.

        An answer that came in time and waits for the Secretariat is not late; one that was returned does
        not stand. The card of an answer that came after its term stays late by that many days.
        """
        if self.state == "withdrawn":
            return 0
        return max(0, ((self.stood_on or day) - self.term).days)

    def is_overdue(self, day: date) -> bool:
        """Tell whether the term has passed and nothing that stands has come yet."""
        return self.is_awaited and day > self.term


def _by(happened: date | None, day: date) -> date | None:
    return happened if happened is not None and happened <= day else None


@dataclass(frozen=True)
class DraftFacts:
    """A decision as drafted for a matter of the agenda, with the votes counted on it.

    `counted` is False while no vote stands on the matter. `addressees` counts bodies.
    """

    position: int
    form: sessions.Form
    subject: sessions.Subject
    addressees: int
    term: date | None
    counted: bool = False
    votes_for: int = 0
    present: int = 0
    members: int = 0
    has_kazakh: bool = True


def may_draft(book: Rulebook, draft: DraftFacts, day: date) -> Verdict:
    """Allow a draft that could become a decision: its text in Kazakh, a lawful form, addressees with a term ahead.

    Refuses with "decisions.kazakh_missing", "meetings.appeal_not_for_election", "decisions.no_addressee",
    "decisions.term_missing", "decisions.term_passed".
    """
    checks: list[Verdict] = [sessions.may_take_form(book, draft.form, draft.subject, day)]
    if not draft.has_kazakh:
        checks.insert(0, Refused("decisions.kazakh_missing", facts={"position": draft.position}))
    if draft.addressees == 0 and draft.form == "decision":
        checks.append(Refused("decisions.no_addressee", (CONSIDER,), {"position": draft.position}))
    if draft.addressees:
        checks.append(_has_term(book, draft, day))
    return first_refusal(*checks)


def _has_term(book: Rulebook, draft: DraftFacts, day: date) -> Verdict:
    legal = law.term_of_answer(book, day)
    if draft.term is None and legal is None:
        return Refused("decisions.term_missing", (CONSIDER,), {"position": draft.position})
    if draft.term is not None and draft.term <= day:
        return Refused(
            "decisions.term_passed", (CONSIDER,), {"position": draft.position, "term": draft.term, "day": day}
        )
    return Allowed()


def may_register(book: Rulebook, draft: DraftFacts, day: date) -> Verdict:
    """Allow a draft to become a decision: as `may_draft`, and the votes counted on its matter carry it.

    Refuses as well with "decisions.no_vote", and as `law.sessions.is_decision_adopted` and `must_consider`.
    """
    drafted = may_draft(book, draft, day)
    if not drafted:
        return drafted
    if not draft.counted:
        return Refused("decisions.no_vote", (SESSION_IS_SUPREME,), {"position": draft.position})
    adopted = sessions.is_decision_adopted(
        book, day=day, votes_for=draft.votes_for, present=draft.present, total=draft.members
    )
    return first_refusal(drafted, adopted, law.must_consider(book, draft.form, day))


def may_answer(facts: CardFacts, *, holds_seat: bool) -> Verdict:
    """Allow the addressee's own clerk to answer a card that waits for an answer.

    Refuses with "decisions.not_your_card", "decisions.withdrawn", "decisions.already_answered".
    """
    own = _is_own(holds_seat)
    if not own:
        return own
    if facts.state == "withdrawn":
        return Refused(
            "decisions.withdrawn",
            (SESSION_IS_SUPREME,),
            {"withdrawn_on": facts.withdrawn_on or facts.sent_on},
        )
    if facts.last is not None and facts.state != "returned":
        return Refused("decisions.already_answered", (CONSIDER,), {"entered_on": facts.last.entered_on})
    return Allowed((CONSIDER,))


def may_correct(facts: CardFacts, *, holds_seat: bool) -> Verdict:
    """Allow the addressee's own clerk to put a newer version over an answer; both stay.

    Refuses with "decisions.not_your_card", "decisions.withdrawn", "decisions.nothing_to_correct".
    """
    own = _is_own(holds_seat)
    if not own:
        return own
    if facts.state == "withdrawn":
        return Refused(
            "decisions.withdrawn",
            (SESSION_IS_SUPREME,),
            {"withdrawn_on": facts.withdrawn_on or facts.sent_on},
        )
    if facts.last is None or facts.state == "returned":
        return Refused("decisions.nothing_to_correct", (CONSIDER,))
    return Allowed((CONSIDER,))


def _is_own(holds_seat: bool) -> Verdict:
    return Allowed() if holds_seat else Refused("decisions.not_your_card", (CONSIDER,))


def may_review(facts: CardFacts) -> Verdict:
    """Allow the Secretariat to accept or return an answer that waits for it.

    Refuses with "decisions.withdrawn", "decisions.nothing_to_review".
    """
    if facts.state == "withdrawn":
        return Refused(
            "decisions.withdrawn",
            (SESSION_IS_SUPREME,),
            {"withdrawn_on": facts.withdrawn_on or facts.sent_on},
        )
    if facts.state != "answered":
        return Refused("decisions.nothing_to_review", (CONTROL,))
    return Allowed((CONTROL,))


def may_replace(adopted_on: date, replaced_on: date | None, day: date) -> Verdict:
    """Allow a later Session's decision to take the place of an earlier one, once (Decree 149, pt 7).

    Refuses with "decisions.already_replaced", "decisions.not_later".
    """
    if replaced_on is not None:
        return Refused("decisions.already_replaced", (SESSION_IS_SUPREME,), {"replaced_on": replaced_on})
    if day < adopted_on:
        return Refused("decisions.not_later", (SESSION_IS_SUPREME,), {"adopted_on": adopted_on, "day": day})
    return Allowed((SESSION_IS_SUPREME,))


def may_correct_text(
    was: Mapping[str, str],
    now: Mapping[str, str],
    *,
    position: int,
    replaced_on: date | None = None,
    reason: str = "",
) -> Verdict:
    """Allow a slip in the text of a decision to be corrected, as its signer may: the earlier text stays beside it.

    `was` and `now` hold title_kk … text_en. Translations are corrected freely; in the Kazakh text, which was voted, no
    number and no date changes, and form, addressees and term are not text at all: a later Session decides them anew.
    Refuses with "decisions.already_replaced", "decisions.kazakh_missing", "decisions.text_unchanged",
    "decisions.numbers_were_voted", "decisions.reason_missing".
    """
    if replaced_on is not None:
        return Refused("decisions.already_replaced", (SESSION_IS_SUPREME,), {"replaced_on": replaced_on})
    if not (now["title_kk"].strip() and now["text_kk"].strip()):
        return Refused("decisions.kazakh_missing", facts={"position": position})
    if dict(was) == dict(now):
        return Refused("decisions.text_unchanged")
    for field in ("title_kk", "text_kk"):
        voted, asked = _numbers(was[field]), _numbers(now[field])
        if voted != asked:
            told = {"voted": ", ".join(voted) or "–", "asked": ", ".join(asked) or "–"}
            return Refused("decisions.numbers_were_voted", (SESSION_IS_SUPREME,), told)
    return Allowed((SESSION_IS_SUPREME,)) if reason.strip() else Refused("decisions.reason_missing")


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def may_publish(
    form: str, adopted_on: date, told: date, day: date, *, outlet: str = "", known: bool = False
) -> Verdict:
    """Allow a record that an Appeal was published, on or after its adoption, not ahead of today, and once.

    Refuses with "decisions.not_an_appeal", "decisions.answer_ahead", "decisions.published_before_adoption",
    "decisions.already_published".
    """
    if form != "appeal":
        return Refused("decisions.not_an_appeal", (CONSIDER,))
    if told > day:
        return Refused("decisions.answer_ahead", (CONSIDER,), {"dated": told, "day": day})
    if told < adopted_on:
        facts = {"told": told, "adopted_on": adopted_on}
        return Refused("decisions.published_before_adoption", (CONSIDER,), facts)
    if known:
        return Refused("decisions.already_published", (CONSIDER,), {"outlet": outlet, "told": told})
    return Allowed((CONSIDER,))


def is_dated_rightly(dated: date, day: date) -> Verdict:
    """Refuse a paper dated ahead of today with "decisions.answer_ahead"."""
    return (
        Refused("decisions.answer_ahead", (CONSIDER,), {"dated": dated, "day": day})
        if dated > day
        else Allowed()
    )

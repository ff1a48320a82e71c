"""What a later document may say instead of an order that stands, and what needs the Session to be put off (law 70-IV, art. 9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from rulebook import Allowed, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law import sessions as law
from shanyraq.meetings.rules.sessions import ARTICLE_9, SessionFacts, is_awaited

LANGUAGES = ("kk", "ru", "en")
Texts = Mapping[str, str]


@dataclass(frozen=True)
class OrderText:
    """What an order says: day, hour, place and matters; texts by language, Kazakh always."""

    start_day: date
    start_time: time
    place: Texts
    agenda: tuple[Texts, ...]

    def plain(self) -> dict[str, Any]:
        """Give it as JSON holds it."""
        return {
            "start_day": self.start_day.isoformat(),
            "start_time": f"{self.start_time:%H:%M}",
            **{f"place_{language}": self.place.get(language, "") for language in LANGUAGES},
            "agenda": [{language: item.get(language, "") for language in LANGUAGES} for item in self.agenda],
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> OrderText:
        """Read it back from JSON."""
        return cls(
            date.fromisoformat(kept["start_day"]),
            time.fromisoformat(kept["start_time"]),
            {language: kept[f"place_{language}"] for language in LANGUAGES},
            tuple(kept["agenda"]),
        )

    @property
    def notice(self) -> tuple[object, ...]:
        """Give what a member must know in time: the day, the hour, the place in Kazakh."""
        return self.start_day, f"{self.start_time:%H:%M}", self.place["kk"]

    @property
    def record(self) -> tuple[object, ...]:
        """Give the text of record, which is Kazakh."""
        return *self.notice, *(item["kk"] for item in self.agenda)


def may_correct_order(
    book: Rulebook,
    was: OrderText,
    now: OrderText,
    facts: SessionFacts,
    day: date,
    *,
    ended_on: date | None = None,
) -> Verdict:
    """Allow a corrected text in place of an order that stands.

    Translations are corrected at any time. The Kazakh wording of matters is corrected until the Session opens; the
    day, the hour and the place only while a notice given today is still in time. The number of matters never is: the
    Session is put off and ordered anew. Refuses with "meetings.nothing_corrected", "meetings.order_ended",
    "meetings.matters_need_new_order", "meetings.title_missing", "meetings.correction_breaks_notice", as
    `law.sessions.has_place`, and where the Session was opened, closed or cancelled.
    """
    plain = first_refusal(
        Refused("meetings.order_ended", (ARTICLE_9,), {"ended_on": ended_on}) if ended_on else Allowed(),
        Refused("meetings.nothing_corrected") if was.plain() == now.plain() else Allowed(),
        _keeps_matters(was, now),
        law.has_place(book, now.place["kk"], day),
    )
    if not plain or was.record == now.record:
        return plain
    awaited = first_refusal(plain, is_awaited(facts))
    return (
        awaited
        if was.notice == now.notice
        else first_refusal(awaited, _is_told_in_time(book, now, facts, day))
    )


def _keeps_matters(was: OrderText, now: OrderText) -> Verdict:
    if len(was.agenda) != len(now.agenda):
        return Refused(
            "meetings.matters_need_new_order", (ARTICLE_9,), {"was": len(was.agenda), "now": len(now.agenda)}
        )
    missing = any(not item["kk"].strip() for item in now.agenda)
    return Refused("meetings.title_missing") if missing else Allowed()


def _is_told_in_time(book: Rulebook, now: OrderText, facts: SessionFacts, day: date) -> Verdict:
    if facts.kind == "extraordinary":
        told = Refused("meetings.start_before_order", facts={"order_day": day, "start_day": now.start_day})
        month = law.may_hold_extraordinary(book, facts.decided_on or day, now.start_day)
        return first_refusal(told if now.start_day < day else Allowed(), month)
    verdict = law.is_notice_in_time(book, day, now.start_day)
    if not isinstance(verdict, Refused) or verdict.code != "meetings.notice_too_short":
        return verdict
    return Refused("meetings.correction_breaks_notice", verdict.law, verdict.facts)

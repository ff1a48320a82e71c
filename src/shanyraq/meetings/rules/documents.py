"""An issued document: corrected only by annulment or by a later one, both shown. Rules of procedure: by a Session's vote."""

from __future__ import annotations

from datetime import date
from typing import Literal

from rulebook import Allowed, Citation, Refused, Rulebook, Verdict, first_refusal

ARTICLE_9 = Citation("law-70-iv-2008", "9")
State = Literal["issued", "annulled", "superseded"]


def may_issue(standing: str) -> Verdict:
    """Allow a document where none of its kind stands about the same thing; `standing` is its outgoing number, or "".

    Refuses with "meetings.already_issued".
    """
    return Refused("meetings.already_issued", facts={"number": standing}) if standing else Allowed()


def may_correct(state: str) -> Verdict:
    """Allow a standing document to be annulled or superseded: once.

    Refuses with "meetings.document_annulled", "meetings.document_superseded".
    """
    if state == "annulled":
        return Refused("meetings.document_annulled")
    return Refused("meetings.document_superseded") if state == "superseded" else Allowed()


def may_adopt_rules(
    book: Rulebook, *, subject: str, adopted: Verdict | None, taken: bool, day: date
) -> Verdict:
    """Allow a new version of the rules of procedure after a Session's vote on them (Decree 149, pt 8).

    Refuses with "meetings.not_about_rules", "meetings.rules_not_voted", as the vote itself, "meetings.rules_taken".
    """
    by = book.settled("session.rules_of_procedure_by", on=day)
    if isinstance(by, Refused):
        return by
    return first_refusal(
        Allowed() if subject == "rules" else Refused("meetings.not_about_rules", (by.law,)),
        Refused("meetings.rules_not_voted", (by.law,)) if adopted is None else adopted,
        Refused("meetings.rules_taken", (by.law,)) if taken else Allowed((by.law,), by.confirmed),
    )

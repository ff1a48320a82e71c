"""An extraordinary Session: who may ask for it, what makes a request valid (law 70-IV, art. 9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rulebook import Allowed, Citation, Refusal, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law import mandates
from shanyraq.law import sessions as law
from shanyraq.law.status import may_institution_act

ARTICLE_9 = Citation("law-70-iv-2008", "9")


@dataclass(frozen=True)
class RequestFacts:
    """What is known of a request on a day: its signatures of those who are members on that day, and of how many members.

    `standing` counts every signature not withdrawn, also of those whose mandate ended; `lapsed_on`: the day on which
    the last one was withdrawn, after which nobody asks for the Session any more.
    """

    initiator: law.Initiator = "members"
    signatures: int = 0
    standing: int = 0
    total: int = 0
    decided_on: date | None = None
    lapsed_on: date | None = None
    council_adopted: bool = False


def may_start(book: Rulebook, day: date) -> Verdict:
    """Allow a member to begin a request while the institution may act."""
    return first_refusal(may_institution_act(book, day), law.may_initiate_extraordinary(book, "members", day))


def _is_running(facts: RequestFacts) -> Verdict:
    if facts.decided_on:
        return Refused("meetings.request_decided", (ARTICLE_9,), {"decided_on": facts.decided_on})
    if facts.lapsed_on:
        return Refused("meetings.request_lapsed", (ARTICLE_9,), {"lapsed_on": facts.lapsed_on})
    return Allowed()


def lapses(facts: RequestFacts) -> bool:
    """Tell whether the withdrawal of one more signature ends the request: nobody else's stands."""
    return facts.initiator == "members" and facts.standing <= 1


def may_read_names(roles: Iterable[str], day: date) -> Verdict:
    """Allow the names of those who signed to whoever prepares the Session, and has to check them (Decree 149, pt 11(1)).

    Everybody reads how many signed; each member whether they did. Refuses with "law.no_mandate".
    """
    return mandates.may("meetings.prepare_session", roles, day)


def may_sign(book: Rulebook, facts: RequestFacts, signed: bool, day: date) -> Verdict:
    """Allow a member to sign once, until the decision to hold the Session.

    Refuses with "meetings.request_decided", "meetings.request_lapsed", "meetings.already_signed", "meetings.not_for_signing".
    """
    if facts.initiator != "members":
        return Refused("meetings.not_for_signing", (ARTICLE_9,))
    return first_refusal(
        _is_running(facts),
        Refused("meetings.already_signed") if signed else Allowed(),
        may_start(book, day),
    )


def may_withdraw(facts: RequestFacts, signed: bool) -> Verdict:
    """Allow a signature to be withdrawn until the decision to hold the Session. With the last one the request ends.

    Refuses with "meetings.request_decided", "meetings.request_lapsed", "meetings.not_signed".
    """
    return first_refusal(
        _is_running(facts), Allowed((ARTICLE_9,)) if signed else Refused("meetings.not_signed")
    )


def is_valid(book: Rulebook, facts: RequestFacts, day: date) -> Verdict:
    """Say whether the request stands: a third of all members, the Council's decision, or the Chair's own initiative.

    Refuses with "meetings.request_below_third" and the numbers, "meetings.council_did_not_decide".
    """
    entitled = law.may_initiate_extraordinary(book, facts.initiator, day)
    if facts.initiator == "members":
        return first_refusal(entitled, law.is_request_valid(book, facts.signatures, facts.total, day))
    if facts.initiator == "council" and not facts.council_adopted:
        return Refused("meetings.council_did_not_decide", (ARTICLE_9,))
    return entitled


def may_decide(book: Rulebook, facts: RequestFacts, day: date) -> Verdict:
    """Allow the decision to hold the extraordinary Session that a valid request asks for. Once, while it has not lapsed."""
    return first_refusal(may_institution_act(book, day), _is_running(facts), is_valid(book, facts, day))


def threshold(book: Rulebook, total: int, day: date) -> int | None:
    """Count the signatures needed: a third of all members, rounded up; None where no settled rule holds."""
    try:
        return law.threshold_of_request(book, total, day)
    except Refusal:
        return None

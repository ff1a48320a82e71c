"""Control of execution: assignments from papers, and what happens to a card besides answers. No tables, no clock."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Citation, Refused, Rulebook, Verdict, first_refusal

from shanyraq.decisions.rules import CONSIDER, CONTROL, SESSION_IS_SUPREME, CardFacts, is_dated_rightly
from shanyraq.law.norms import rule, settled

COORDINATE = Citation("decree-149-2011", "22")


def may_enter_paper(
    number: str, dated: date, *, known: bool, of_session: bool, held: date | None, day: date
) -> Verdict:
    """Allow a paper that gives assignments to be entered, once; the minutes of a Session not before it sat.

    Refuses with "decisions.paper_without_number", "decisions.answer_ahead", "decisions.paper_known",
    "decisions.session_not_held".
    """
    told: dict[str, str | date] = {"number": number, "dated": dated}
    return first_refusal(
        _unless(not number, Refused("decisions.paper_without_number", (COORDINATE,))),
        is_dated_rightly(dated, day),
        _unless(known, Refused("decisions.paper_known", (COORDINATE,), told)),
        _unless(of_session and (held is None or held > dated), Refused("decisions.session_not_held", (COORDINATE,))),
        Allowed((COORDINATE,)),
    )  # fmt: skip


def may_enter(
    *, text: str, executors: int, dated: date, term: date, ground: str, unknown: str = "", day: date
) -> Verdict:
    """Allow an assignment of a paper to be entered: its Kazakh text, its executors, its term.

    `ground` is the article of the term, or who set it where the law sets none; `unknown` an article that leads to no
    act. Refuses with "decisions.assignment_without_text", "decisions.no_executor", "decisions.answer_ahead" (a paper
    of tomorrow), "decisions.term_not_ahead", "decisions.term_without_ground", "decisions.article_unknown".
    """
    return first_refusal(
        _unless(not text.strip(), Refused("decisions.assignment_without_text", (COORDINATE,))),
        _unless(executors == 0, Refused("decisions.no_executor", (COORDINATE,))),
        is_dated_rightly(dated, day),
        _unless(term <= day, Refused("decisions.term_not_ahead", (COORDINATE,), {"term": term, "day": day})),
        _unless(not ground.strip(), Refused("decisions.term_without_ground", (COORDINATE,))),
        _unless(bool(unknown), Refused("decisions.article_unknown", (COORDINATE,), {"article": unknown})),
        Allowed((COORDINATE,)),
    )


def may_receive(facts: CardFacts, *, holds_seat: bool) -> Verdict:
    """Allow the addressee to say that the paper reached it, once.

    Refuses with "decisions.not_your_card", "decisions.withdrawn", "decisions.received_already".
    """
    told = facts.received_on or (facts.last.entered_on if facts.last else None)
    return first_refusal(
        _own(holds_seat),
        _not_withdrawn(facts),
        _unless(told is not None, _on_day("decisions.received_already", told)),
        Allowed((CONSIDER,)),
    )


def may_consider(facts: CardFacts, *, holds_seat: bool) -> Verdict:
    """Allow the addressee to say that it considered the matter and works on the answer, once.

    Refuses with "decisions.not_your_card", "decisions.withdrawn", "decisions.considered_already".
    """
    told = facts.considered_on or (facts.last.entered_on if facts.last else None)
    return first_refusal(
        _own(holds_seat),
        _not_withdrawn(facts),
        _unless(told is not None, _on_day("decisions.considered_already", told)),
        Allowed((CONSIDER,)),
    )


def may_extend(
    facts: CardFacts, term: date, *, by_law: bool, of_session: bool, by_chair: bool, reason: str, day: date
) -> Verdict:
    """Allow a term to be moved later, with a reason, while an answer is awaited.

    No act read speaks of extension, so whoever set a term moves it: the term of a Session's decision its Chair
    (`by_chair`), that of an assignment the head of the Secretariat too; a term of the law nobody. Refuses with
    "decisions.withdrawn", "decisions.nothing_awaited", "decisions.term_of_law", "decisions.chair_extends",
    "decisions.not_longer", "decisions.reason_missing".
    """
    return first_refusal(
        _not_withdrawn(facts),
        _unless(not facts.is_awaited, Refused("decisions.nothing_awaited", (CONTROL,))),
        _unless(by_law, Refused("decisions.term_of_law", (CONTROL,))),
        _unless(of_session and not by_chair, Refused("decisions.chair_extends", (SESSION_IS_SUPREME,))),
        _unless(term <= max(facts.term, day), Refused("decisions.not_longer", (CONTROL,), {"term": facts.term, "day": day})),
        _unless(not reason.strip(), Refused("decisions.reason_missing")),
        Allowed((CONTROL,)),
    )  # fmt: skip


def may_withdraw(facts: CardFacts, *, of_session: bool, reason: str) -> Verdict:
    """Allow an assignment to be taken back from an executor, with a reason; a decision only a later Session takes back.

    Refuses with "decisions.session_decides", "decisions.withdrawn", "decisions.accepted_already",
    "decisions.reason_missing".
    """
    return first_refusal(
        _unless(of_session, Refused("decisions.session_decides", (SESSION_IS_SUPREME,))),
        _not_withdrawn(facts),
        _unless(facts.state == "accepted", Refused("decisions.accepted_already", (CONTROL,))),
        _unless(not reason.strip(), Refused("decisions.reason_missing")),
        Allowed((COORDINATE,)),
    )


@rule
def may_escalate(book: Rulebook, facts: CardFacts, *, escalated: bool, day: date) -> Verdict:
    """Allow a delay to be put before the leadership: so many days after the term as the norm says, once a term.

    No paper read sets the days, so the norm "control.escalation_days" awaits a confirmation. Refuses with
    "decisions.no_reminder_due" and as an unconfirmed norm does.
    """
    norm = settled(book, "control.escalation_days", day)
    due = facts.is_overdue(day) and (day - facts.term).days >= norm.number and not escalated
    return (
        Allowed((norm.law,), norm.confirmed)
        if due
        else Refused("decisions.no_reminder_due", facts={"day": day})
    )


@rule
def may_escalate_old(book: Rulebook, *, late: int, day: date) -> Verdict:
    """Allow delays whose day has gone by to be put before the leadership together, where there are any.

    Refuses with "decisions.no_reminder_due" and as an unconfirmed norm does.
    """
    norm = settled(book, "control.escalation_days", day)
    if late:
        return Allowed((norm.law,), norm.confirmed)
    return Refused("decisions.no_reminder_due", facts={"day": day})


def _own(holds_seat: bool) -> Verdict:
    return _unless(not holds_seat, Refused("decisions.not_your_card", (CONSIDER,)))


def _not_withdrawn(facts: CardFacts) -> Verdict:
    told = {"withdrawn_on": facts.withdrawn_on or facts.sent_on}
    return _unless(facts.state == "withdrawn", Refused("decisions.withdrawn", (SESSION_IS_SUPREME,), told))


def _on_day(code: str, day: date | None) -> Refused:
    return Refused(code, (CONSIDER,), {"day": day} if day else {})


def _unless(wrong: bool, refused: Refused) -> Verdict:
    return refused if wrong else Allowed()

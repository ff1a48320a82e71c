"""What a decision binds to: state bodies must consider it; the law sets no term for the answer."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Deadline, NoRuleInForce, Refused, Rulebook, Verdict, working_days_after

from shanyraq.law.norms import rule, settled


@rule
def must_consider(book: Rulebook, form: str, day: date) -> Verdict:
    """Allow sending a decision of the Session to state bodies and officials, who must consider it.

    `form` is "decision" or "appeal": both bind alike. Refuses with "decisions.not_binding" where a norm says
    otherwise. Decree 149, pt 8; from 2024-12-27 it awaits a confirmation.
    """
    duty = settled(book, "decision.must_be_considered", day)
    if not duty.value:
        return Refused("decisions.not_binding", (duty.law,), {"form": form})
    return Allowed((duty.law,), duty.confirmed, {"form": form})


def term_of_answer(book: Rulebook, day: date) -> Deadline | None:
    """Give the last day of the term that the law sets for an answer to a decision sent on `day`, or None.

    No act read sets one (Decree 149, pt 8 says only "must be considered"): then the body that decides sets
    the term. Where an act with a term has been entered, the term counts working days.
    """
    key = "decision.answer_working_days"
    try:
        book.value(key, on=day)
    except NoRuleInForce:
        return None
    value = settled(book, key, day)
    return Deadline(working_days_after(day, value.number), (value.law,), value.confirmed)

"""Whether the institution may act on a day: from 2026-07-01 its constitutional ground is gone."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, NoRuleInForce, Refused, Rulebook, Value, Verdict

from shanyraq.law.norms import rule

STATUS = "institution.status"


def status_on(book: Rulebook, day: date) -> Value:
    """Give the status of the Assembly: "in_force", "superseded_pending" or what an entered act says.

    Never "in force" or "ended" after 2026-06-30 without an entered act or a confirmation with a paper. Raises
    `NoRuleInForce` before 1 March 1995.
    """
    return book.value(STATUS, on=day)


@rule
def may_institution_act(book: Rulebook, day: date) -> Verdict:
    """Allow the institution's acts while its status is "in_force".

    Refuses with "law.not_founded" before 1 March 1995 (Decree 2066), "law.status_superseded" while the
    successor act is to be entered (from 2026-07-01), "law.institution_ended" where an entered act says any
    other status.
    """
    try:
        status = status_on(book, day)
    except NoRuleInForce:
        return Refused("law.not_founded", facts={"day": day})
    if status.value == "superseded_pending":
        return Refused(
            "law.status_superseded",
            law=(status.law,),
            facts={"day": day, "since": status.since},
            ways=("law.enter_successor_act",),
        )
    if status.value != "in_force" or not status.is_settled:
        return Refused("law.institution_ended", law=(status.law,), facts={"day": day, "since": status.since})
    return Allowed((status.law,), status.confirmed)

"""Heads of regional secretariats: put forward by the region, agreed with the Secretariat, appointed by the akim."""

from __future__ import annotations

from datetime import date
from typing import Literal

from rulebook import Allowed, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law.norms import rule, settled
from shanyraq.law.status import may_institution_act

Answer = Literal["", "agreed", "refused"]


def may_appoint_regional_head(book: Rulebook, *, answer: Answer, day: date) -> Verdict:
    """Allow the akim's appointment of the head of a regional secretariat whom the Secretariat has agreed to.

    The order is of Decree 1561 of 2005; whether it stands after 7 September 2011 is not confirmed. Who is agreed may be
    appointed either way. Refuses with "bodies.agreement_refused", "bodies.head_not_agreed", and without an answer with
    "law.unconfirmed_norm" where nobody has confirmed that none is needed.
    """
    return first_refusal(may_institution_act(book, day), _agreed(book, answer, day))


@rule
def _agreed(book: Rulebook, answer: Answer, day: date) -> Verdict:
    law = (book.value("regional.secretariat_head_agreed", on=day).law,)
    if answer == "agreed":
        return Allowed(law)
    if answer == "refused":
        return Refused("bodies.agreement_refused", law, {"day": day})
    norm = settled(book, "regional.secretariat_head_agreed", day)
    if norm.value:
        return Refused("bodies.head_not_agreed", (norm.law,), {"day": day})
    return Allowed((norm.law,), norm.confirmed)

"""What only the Chair of the Assembly does (Decree 149, pt 6)."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law.norms import rule, settled
from shanyraq.law.status import may_institution_act


def may_use_power(book: Rulebook, *, power: str, by_chair: bool, day: date) -> Verdict:
    """Allow the Chair a power of the Regulation: "makes_statements" for the Assembly, "approves_programme_documents".

    Refuses with "bodies.only_the_chair", "law.unconfirmed_norm" from 27 December 2024, "law.no_rule_in_force" before
    7 September 2011. Decree 149, pt 6.
    """
    return first_refusal(may_institution_act(book, day), _power(book, power, by_chair, day))


@rule
def _power(book: Rulebook, power: str, by_chair: bool, day: date) -> Verdict:
    powers = settled(book, "chair.powers", day)
    if power not in powers.words or not by_chair:
        return Refused("bodies.only_the_chair", (powers.law,), {"day": day})
    return Allowed((powers.law,), powers.confirmed)

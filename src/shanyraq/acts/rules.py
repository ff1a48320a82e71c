"""What may be laid over the book of law, and when. Pure."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from rulebook import Allowed, NoRuleInForce, Refused, Rulebook, Verdict
from rulebook.values import Norm

from shanyraq.law.status import STATUS

_GREATEST = 100_000


def may_confirm(
    book: Rulebook, *, norm: str, value: Norm, since: date, paper_date: date, day: date
) -> Verdict:
    """Allow an officer to settle a norm that the sources leave open on the day `since`.

    Refuses with "acts.no_such_norm", "acts.norm_is_settled", "acts.already_confirmed",
    "acts.status_needs_an_act" (the institution's status is settled by an act alone),
    "acts.paper_from_the_future", "acts.value_out_of_range".
    """
    if norm not in book.parameters:
        return Refused("acts.no_such_norm", facts={"norm": norm})
    if norm == STATUS:
        return Refused("acts.status_needs_an_act", facts={"norm": norm})
    try:
        standing = book.value(norm, on=since)
    except NoRuleInForce:
        return Refused("law.no_rule_in_force", facts={"norm": norm, "day": since})
    if standing.confirmed:
        return Refused(
            "acts.already_confirmed", (standing.law,), {"norm": norm, "day": standing.confirmed[0].on}
        )
    if standing.is_settled:
        return Refused("acts.norm_is_settled", (standing.law,), {"norm": norm, "day": since})
    if paper_date > day:
        return Refused("acts.paper_from_the_future", facts={"paper_day": paper_date, "day": day})
    if not is_in_range(value, book.parameter(norm).unit):
        return Refused("acts.value_out_of_range", facts={"norm": norm, "value": str(value)})
    return Allowed((standing.law,))


def is_in_range(value: Norm, unit: str) -> bool:
    """Tell whether a value can be what its unit says:
    a share between 0 and 1, a count above 0, a word said.
    """
    if "share" in unit:
        return isinstance(value, Fraction) and 0 < value <= 1
    if unit == "yes_no":
        return isinstance(value, bool)
    if unit in {"word", "words"}:
        return bool(value) and isinstance(value, str | tuple)
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _GREATEST


def may_withdraw(withdrawn_on: date | None) -> Verdict:
    """Allow a row to be taken back once. Refuses with "acts.already_withdrawn"."""
    if withdrawn_on is not None:
        return Refused("acts.already_withdrawn", facts={"day": withdrawn_on})
    return Allowed()


def may_enter(
    book: Rulebook,
    *,
    kind: str,
    number: str,
    signed: date,
    in_force_from: date,
    effect: str,
    has_file: bool,
    day: date,
) -> Verdict:
    """Allow an act to be entered that the register does not have.

    Refuses with "acts.paper_from_the_future", "acts.in_force_before_signed", "acts.act_known"; where the act
    settles the institution's status also with "acts.needs_its_paper", "acts.status_is_settled".
    """
    if signed > day:
        return Refused("acts.paper_from_the_future", facts={"paper_day": signed, "day": day})
    if in_force_from < signed:
        return Refused("acts.in_force_before_signed", facts={"signed": signed, "day": in_force_from})
    for act in book.acts.values():
        if act.kind == kind and act.date == signed and act.number.casefold() == number.casefold():
            return Refused("acts.act_known", facts={"act": act.slug})
    if not effect:
        return Allowed()
    if not has_file:
        return Refused("acts.needs_its_paper")
    standing = book.value(STATUS, on=in_force_from)
    if standing.value != "superseded_pending":
        return Refused("acts.status_is_settled", (standing.law,), {"day": in_force_from})
    return Allowed((standing.law,))

"""How the refusals of the law itself and of this room are said."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from shanyraq.law import book
from shanyraq.web.refusals import Sentence
from shanyraq.web.words import pick


def _norm_by_name(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Say a norm by its title in the reader's language; a norm the book does not have keeps its key."""
    norm = book().parameters.get(facts["norm"])
    return {**facts, "norm": pick(dict(norm.title))} if norm else facts


_LAW = {
    "law.status_superseded": Sentence(
        title=_("The institution cannot act on {day}: its successor act is not entered"),
        lead=_(
            "The Constitution under which the Assembly stood ended on {since}. What followed is settled only by "
            "an act with its number and day."
        ),
        ways={"law.enter_successor_act": _("An administrator enters the act that settles the status.")},
    ),
    "law.institution_ended": Sentence(
        title=_("The institution no longer acts on {day}"),
        lead=_("An entered act ended or replaced it from {since}."),
    ),
    "law.not_founded": Sentence(title=_("The Assembly had not been founded on {day}")),
    "law.unconfirmed_norm": Sentence(
        title=_("This rule is not settled: somebody must confirm it with a paper"),
        lead=_(
            "The sources do not say for {day} what the norm “{norm}” is. An unsettled norm never decides alone."
        ),
        ways={
            "law.confirm_norm": _("An officer confirms the norm: its value, the paper, its number and day.")
        },
        retell=_norm_by_name,
        go=("acts:norm", _("See the rule"), "norm"),
    ),
    "law.no_rule_in_force": Sentence(
        title=_("No rule is in force on {day}"),
        lead=_("The norm “{norm}” has no value for that day."),
        retell=_norm_by_name,
    ),
}

_PAPERS = {
    "acts.not_an_act": Sentence(
        title=_("The paper “{paper}” is not a decree"),
        lead=_("It has no enacting words, or no day and number."),
    ),
    "acts.act_not_in_register": Sentence(
        title=_("The register has no decree № {number} of {day}"),
        lead=_("Enter the act first, then bring its text."),
    ),
    "acts.text_already_held": Sentence(title=_("The text of this act was laid out from this paper on {day}")),
}

_NORMS = {
    "acts.no_such_norm": Sentence(title=_("There is no norm “{norm}”")),
    "acts.status_needs_an_act": Sentence(
        title=_("The status of the institution is settled by an act, not by a confirmation"),
    ),
    "acts.norm_is_settled": Sentence(
        title=_("This norm needs no confirmation on {day}"),
        lead=_("The sources settle it."),
    ),
    "acts.already_confirmed": Sentence(
        title=_("This norm was confirmed on {day}"),
        lead=_("Withdraw that confirmation first if it is wrong."),
    ),
    "acts.value_out_of_range": Sentence(
        title=_("“{value}” cannot be the value of this norm"),
        lead=_("A share lies between 0 and 1, a number of days or people is above 0."),
    ),
    "acts.already_withdrawn": Sentence(title=_("It was withdrawn on {day}")),
}

_ENTERING = {
    "acts.paper_from_the_future": Sentence(title=_("The paper is dated {paper_day}; today is {day}")),
    "acts.in_force_before_signed": Sentence(
        title=_("An act signed on {signed} cannot be in force on {day}"),
    ),
    "acts.act_known": Sentence(title=_("The register already has this act: {act}")),
    "acts.needs_its_paper": Sentence(
        title=_("An act that settles the status is entered with its paper"),
        lead=_("Attach the published text of the act."),
    ),
    "acts.status_is_settled": Sentence(title=_("The status on {day} is already settled")),
}

SENTENCES = {**_LAW, **_PAPERS, **_NORMS, **_ENTERING}

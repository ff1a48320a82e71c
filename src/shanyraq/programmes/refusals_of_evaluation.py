"""How the refusals about the evaluation of regions are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "programmes.formula_of_other_parts": Sentence(
        _("The formula has other parts"),
        _("Only work that leaves evidence is counted: the plan, the answers, the meetings, the account."),
    ),
    "programmes.weight_wrong": Sentence(
        _("A weight is a whole number from 0 to {most}, and one at least is above 0"),
    ),
    "programmes.formula_same": Sentence(
        _("This very formula is in force"), _("A new version has other weights.")
    ),
    "programmes.reasons_needed": Sentence(_("Write it in words"), _("The reasons are published with it.")),
    "programmes.no_formula": Sentence(
        _("No formula is published yet"),
        _("What is counted, and with what weight, is published before anybody is evaluated by it."),
        ways={
            "programmes.publish_formula_first": _("Ask the head of the Secretariat to publish the formula.")
        },
    ),
    "programmes.year_not_over": Sentence(
        _("The year {year} is not over"), _("A year is evaluated when its last day has passed.")
    ),
    "programmes.nothing_to_evaluate": Sentence(
        _("Nothing of the year {year} can be counted in any region"),
        _(
            "No plan, no decision with a deadline, no meeting and no account that was due stands in the register."
        ),
    ),
    "programmes.region_not_evaluated": Sentence(_("This region has no numbers in that year")),
    "programmes.objection_open": Sentence(
        _("The region’s objection waits for its answer"), _("Another can follow when it is answered.")
    ),
    "programmes.objection_answered": Sentence(_("The objection was answered on {day}")),
}

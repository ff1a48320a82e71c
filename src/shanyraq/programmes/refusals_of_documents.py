"""How refusals about documents on their way and about indicators are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "programmes.not_drafted": Sentence(_("There is no draft yet"), _("The way begins with the draft.")),
    "programmes.council_has_not_discussed": Sentence(
        _("The Council has not discussed the draft"), _("No step is left out. Record its discussion first.")
    ),
    "programmes.session_has_not_considered": Sentence(
        _("The Session has not considered the draft"),
        _("No step is left out. Record its consideration first."),
    ),
    "programmes.chair_has_not_considered": Sentence(
        _("The Chair has not considered the Concept"),
        _("The Chair agrees first, then the President approves."),
    ),
    "programmes.president_has_not_approved": Sentence(
        _("The President has not approved it yet"), _("Record the approval first.")
    ),
    "programmes.step_taken": Sentence(_("This step was taken on {day}"), _("Each step is taken once.")),
    "programmes.no_such_step": Sentence(
        _("This document has no such step"), _("The Concept and the programme documents go different ways.")
    ),
    "programmes.step_too_early": Sentence(
        _("The day comes before the last step"), _("You wrote {told}; the last step was on {last}.")
    ),
    "programmes.day_ahead": Sentence(
        _("The day has not come yet"), _("You wrote {told}. Record what has happened.")
    ),
    "programmes.no_experts": Sentence(
        _("The scientific expert council is not named"),
        _("A programme document is drafted with its part. Write the number of its paper."),
    ),
    "programmes.session_not_closed": Sentence(
        _("The Session is not closed yet"), _("Its consideration is recorded once it is closed.")
    ),
    "programmes.other_draft": Sentence(
        _("The Session considered another draft"),
        _("The matter stands on a different discussion of the Council."),
    ),
    "programmes.not_an_outcome": Sentence(
        _("Indicators belong to expected outcomes"), _("Open the outcome it measures.")
    ),
    "programmes.target_before_baseline": Sentence(
        _("The target comes before the baseline"), _("The baseline is of {baseline}, the target of {target}.")
    ),
    "programmes.target_is_baseline": Sentence(
        _("The target is the baseline"), _("There is no way to go between them.")
    ),
    "programmes.indicator_approved": Sentence(
        _("The indicator was approved on {day}"), _("It is approved once.")
    ),
    "programmes.no_reasons": Sentence(
        _("The reasons are missing"), _("Write why this indicator was chosen and not another.")
    ),
    "programmes.indicator_not_approved": Sentence(
        _("This indicator does not count"), _("Figures are recorded of the approved one.")
    ),
    "programmes.not_measurer": Sentence(
        _("Another body measures this"),
        _("Its figures come from it, or from the Secretariat."),
        forbidden=True,
    ),
}

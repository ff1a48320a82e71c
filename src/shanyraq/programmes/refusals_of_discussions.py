"""How the refusals about open discussions are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "programmes.draft_is_approved": Sentence(
        _("The draft was approved on {day}"), _("Only what can still be changed is discussed.")
    ),
    "programmes.discussion_there": Sentence(
        _("A discussion of this draft is open already"), _("A draft has one open discussion at a time.")
    ),
    "programmes.discussion_too_short": Sentence(
        _("The last day of a discussion comes after today"), _("{until} is named. People need days to answer.")
    ),
    "programmes.discussion_over": Sentence(
        _("The discussion ended on {ended_on}"),
        _("No position is taken or changed after its last day; what stood then is summed up."),
        ways={"programmes.keep_words": _("What you wrote stays on this page: copy it, the next discussion may need it.")},
    ),
    "programmes.stance_unknown": Sentence(
        _("It is not said whether you are for or against"), _("For, against, or another opinion.")
    ),
    "programmes.no_such_capacity": Sentence(
        _("You do not hold this capacity today"), _("A position is taken in a mandate or an office that stands.")
    ),
    "programmes.position_stands": Sentence(
        _("This is your position already"), _("It stands as you said it; the same words are not entered twice.")
    ),
    "programmes.no_position": Sentence(
        _("You have no position to withdraw"), _("You took none, or have withdrawn it.")
    ),
    "programmes.discussion_runs": Sentence(
        _("The discussion is open until {until}"), _("People were told that they may answer until that day.")
    ),
    "programmes.summary_there": Sentence(
        _("The summary was published on {day}"), _("It is published once and stays as it was signed.")
    ),
    "programmes.summary_empty": Sentence(
        _("The summary has no words"), _("Positions to be summed up: {count}.")
    ),
    "programmes.no_summary_yet": Sentence(
        _("The summary of the discussion is not published yet"), _("First what people said, then what follows from it.")
    ),
    "programmes.nothing_to_rest_on": Sentence(
        _("Nobody took a position, so nothing follows from the discussion"),
        _("A recommendation rests on positions."),
    ),
    "programmes.recommendation_empty": Sentence(
        _("The recommendation has no words"), _("Say what should be done with the draft.")
    ),
    "programmes.not_the_approver": Sentence(
        _("Whoever approves the draft answers its recommendations"),
        _("The Chair for the republic, the chair of its assembly for a region or a district."),
    ),
    "programmes.recommendation_answered": Sentence(
        _("The recommendation was answered on {day}"), _("The answer stays as it was given.")
    ),
    "programmes.recommendations_wait": Sentence(
        _("Recommendations of the discussion are not answered yet"), _("Not answered: {count}."),
        ways={"programmes.answer_them": _("Open the discussion and say of each: taken into account, or not and why.")},
    ),
}  # fmt: skip

"""How the refusals of this room are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.programmes.refusals_of_discussions import SENTENCES as OF_DISCUSSIONS
from shanyraq.programmes.refusals_of_documents import SENTENCES as OF_DOCUMENTS
from shanyraq.programmes.refusals_of_evaluation import SENTENCES as OF_EVALUATION
from shanyraq.programmes.refusals_of_ground import SENTENCES as OF_GROUND
from shanyraq.programmes.refusals_of_messages import SENTENCES as OF_MESSAGES
from shanyraq.programmes.refusals_of_reviews import SENTENCES as OF_REVIEWS
from shanyraq.programmes.refusals_of_tags import SENTENCES as OF_TAGS
from shanyraq.web.refusals import Sentence

SENTENCES = (
    OF_DOCUMENTS
    | OF_DISCUSSIONS
    | OF_TAGS
    | OF_EVALUATION
    | OF_GROUND
    | OF_MESSAGES
    | OF_REVIEWS
    | {
        "programmes.no_tree": Sentence(
            _("No heading and no list was found in the paper"),
            _("A programme is read from its headings, its numbering and its lists."),
            ways={"programmes.other_paper": _("Bring the paper of a programme or a plan.")},
        ),
        "programmes.not_a_measure": Sentence(
            _("Decisions are linked to measures and outcomes"),
            _("A heading or a paragraph has nothing to carry out."),
            ways={"programmes.choose_measure": _("Open the measure that the decision serves.")},
        ),
        "programmes.already_linked": Sentence(
            _("The decision is linked to this measure already"),
            _("One link is enough."),
            ways={"programmes.other_decision": _("Choose another decision.")},
        ),
        "programmes.carries_it_already": Sentence(
            _("The item carries out this assignment already"),
            _("One link is enough."),
            ways={"programmes.other_item": _("Choose another item.")},
        ),
        "programmes.already_unlinked": Sentence(
            _("The link was taken back on {ended_on}"),
            _("It stays in the record with its days."),
            ways={"programmes.link_again": _("Link the decision again.")},
        ),
        "programmes.not_own_region": Sentence(
            _("This plan belongs to another level"),
            _(
                "The Secretariat drafts the plan of the republic, a region's own secretariat the plan of its region."
            ),
            ways={"programmes.ask_owner": _("Ask those whose plan it is.")},
        ),
        "programmes.ends_before_start": Sentence(
            _("The last day comes before the first"), _("It begins on {starts} and ends on {ends}.")
        ),
        "programmes.above_not_next_level": Sentence(
            _("A plan stands under the plan of the next level up"),
            _("A region under the republic, a district under its region; nothing stands above the republic."),
        ),
        "programmes.above_other_region": Sentence(
            _("A district stands under the plan of its own region"),
            _("The plan chosen is that of another region."),
        ),
        "programmes.outside_plan_above": Sentence(
            _("The days lie outside the plan above"), _("The plan above runs from {starts} to {ends}.")
        ),
        "programmes.duplicate_unexplained": Sentence(
            _("It is not said why a repeated item stays"),
            _("Items that another plan of the branch says too, without a reason: {count}."),
            ways={"programmes.explain_or_drop": _("Say why both stay, or take one out of its draft.")},
        ),
        "programmes.item_dropped": Sentence(
            _("The item was taken out of the plan on {day}"),
            _("It stays in the record with its day and reason."),
        ),
        "programmes.session_without_assignments": Sentence(
            _("The Session gave no assignment"),
            _("A plan of a Session is made from the President's assignments given at it."),
            ways={"programmes.enter_assignments": _("Enter the paper of the assignments under the Session.")},
        ),
        "programmes.version_unchanged": Sentence(
            _("Nothing has changed since the last version"), _("The last version says the same.")
        ),
        "programmes.package_approved": Sentence(
            _("The package was approved on {day}"),
            _("An approved package is not changed; what happens is reported under its measures."),
            ways={"programmes.draft_another_package": _("Draft another package.")},
        ),
        "programmes.package_not_approved": Sentence(
            _("The package is not approved yet"), _("Work is reported of an approved package.")
        ),
        "programmes.package_empty": Sentence(
            _("The package has no measure"), _("There is nothing to approve.")
        ),
        "programmes.not_owner": Sentence(
            _("You do not own this measure"), _("Its owner reports, or the Secretariat."), forbidden=True
        ),
        "programmes.set_empty": Sentence(_("No indicator is chosen"), _("Choose at least one.")),
        "programmes.outside_plan": Sentence(
            _("The days lie outside the plan"), _("The plan runs from {starts} to {ends}.")
        ),
        "programmes.item_without_measure": Sentence(
            _("An item carries out a measure"), _("A heading or a paragraph has nothing to carry out.")
        ),
        "programmes.plan_approved": Sentence(
            _("The plan was approved on {day}"),
            _("An approved plan is not changed; what happens is reported under its items."),
            ways={"programmes.draft_another": _("Draft another plan.")},
        ),
        "programmes.plan_not_approved": Sentence(
            _("The plan is not approved yet"), _("Work is reported of an approved plan.")
        ),
        "programmes.plan_empty": Sentence(_("The plan has no item"), _("There is nothing to approve.")),
        "programmes.paper_not_named": Sentence(
            _("The paper is not named"), _("Write its number and day, as they stand on it.")
        ),
        "programmes.not_the_right_chair": Sentence(
            _("Only the chair of this region approves its plan"),
            _("The chair of another assembly may not do it for them."),
            forbidden=True,
        ),
        "programmes.money_without_source": Sentence(
            _("The money names no legal source"), _("Write the act, decision or contract that gives it.")
        ),
        "programmes.no_amount": Sentence(
            _("The sum is not more than nothing"), _("Write how many tenge are given.")
        ),
        "programmes.not_executor": Sentence(
            _("You do not carry out this item"),
            _("Its executor reports, or those who drafted the plan."),
            forbidden=True,
        ),
        "programmes.item_not_begun": Sentence(
            _("The item begins on {starts}"), _("It cannot be done before it begins.")
        ),
        "programmes.done_without_evidence": Sentence(
            _("Done needs evidence"), _("Write the number of the paper that proves it, or its address.")
        ),
        "programmes.unchanged": Sentence(
            _("The paper reads as edition {edition} does"),
            _("Nothing was changed."),
            ways={"programmes.correct_paper": _("Propose a correction beside the line that is misread.")},
        ),
    }
)

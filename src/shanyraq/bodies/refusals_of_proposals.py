"""How the refusals about proposals of structure are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "bodies.no_tree": Sentence(
        _("There is no tree to propose over"), _("No structure is in force on this day, or the region has no organs in it.")
    ),
    "bodies.proposal_put": Sentence(
        _("The proposal was put to the Council"), _("From then on it does not change."),
        ways={"bodies.draft_another_proposal": _("Draft another proposal.")},
    ),
    "bodies.proposal_empty": Sentence(
        _("The proposal changes nothing"), ways={"bodies.add_a_change": _("Add at least one change.")}
    ),
    "bodies.proposal_not_put": Sentence(
        _("The proposal was not put to the Council"), ways={"bodies.put_it_first": _("Put it to the Council first.")}
    ),
    "bodies.proposal_answered": Sentence(_("The Council has answered"), _("Its answer stands with its paper.")),
    "bodies.proposal_not_accepted": Sentence(
        _("The Council has not accepted the proposal"), _("Acts are linked to what was accepted.")
    ),
    "bodies.change_unknown": Sentence(_("There is no such change"), _("It stands neither in the proposal nor among the kinds of changes.")),
    "bodies.change_linked": Sentence(_("An act is linked to this change already"), _("One act does one change.")),
    "bodies.change_not_done": Sentence(
        _("The tree does not show this change"), _("An act is linked once it is recorded and the tree shows it."),
        ways={"bodies.record_the_act": _("Record the act on the organ’s card first.")},
    ),
    "bodies.reason_of_change": Sentence(
        _("The change gives no reason"), ways={"bodies.write_reason": _("Write the reason in one sentence.")}
    ),
    "bodies.organ_not_in_tree": Sentence(
        _("The organ is not in the proposed tree"), _("It was never in it, or an earlier change takes it away.")
    ),
    "bodies.as_it_is": Sentence(
        _("It is so already"), _("The change asks for what the tree has."), ways={"bodies.ask_for_other": _("Ask for something else.")}
    ),
    "bodies.root_stays": Sentence(_("The root of the tree stays"), _("A proposal changes what stands under it.")),
    "bodies.organs_under_it": Sentence(
        _("Organs stand under it"), _("With it {count} would hang without a place."),
        ways={"bodies.deal_with_them": _("Close them or merge them first.")},
    ),
    "bodies.merged_into_itself": Sentence(_("An organ is not merged into itself"), _("Choose another organ.")),
}  # fmt: skip

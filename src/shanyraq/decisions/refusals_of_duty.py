"""How the refusals of the matrix of responsibility are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

DUTY = {
    "decisions.withdrawn_meanwhile": Sentence(
        _("A later decision took its place on {withdrawn_on}"), _("Name who answers for the later decision.")
    ),
    "decisions.not_in_the_council": Sentence(
        _("Only a member of the Council answers for a decision; this person is none on {day}")
    ),
    "decisions.answers_for_it_already": Sentence(_("This member answers for the decision already")),
    "decisions.released_already": Sentence(_("The member was released from the decision on {until}")),
    "decisions.release_without_reason": Sentence(_("Say why the member is released from the decision")),
}

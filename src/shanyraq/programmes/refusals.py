"""How the refusals of this room are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
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
    "programmes.already_unlinked": Sentence(
        _("The link was taken back on {ended_on}"),
        _("It stays in the record with its days."),
        ways={"programmes.link_again": _("Link the decision again.")},
    ),
    "programmes.unchanged": Sentence(
        _("The paper reads as edition {edition} does"),
        _("Nothing was changed."),
        ways={"programmes.correct_paper": _("Propose a correction beside the line that is misread.")},
    ),
}

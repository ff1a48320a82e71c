"""How the refusals of this room are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "programmes.no_tree": Sentence(
        _("No heading and no list was found in the paper"),
        _("A programme is read from its headings, its numbering and its lists."),
        ways={"programmes.other_paper": _("Bring the paper of a programme or a plan.")},
    ),
    "programmes.unchanged": Sentence(
        _("The paper reads as edition {edition} does"),
        _("Nothing was changed."),
        ways={"programmes.correct_paper": _("Propose a correction beside the line that is misread.")},
    ),
}

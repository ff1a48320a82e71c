"""How the refusals about bases and the Assembly's own role are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "programmes.direction_without_bases": Sentence(
        _("Direction {number} is not linked to its bases"),
        _("A direction goes by each of the {needed} bases that the programme names. Without a link: {missing}."),
        ways={"programmes.link_to_bases": _("Link it to each base by its article, point or line.")},
    ),
    "programmes.direction_there": Sentence(
        _("The programme has direction {number} already"), _("Only a new direction is linked to its bases.")
    ),
    "programmes.role_same": Sentence(
        _("The role is stated so already"), _("Nothing needs to be recorded.")
    ),
}  # fmt: skip

"""How the refusals about Messages are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "programmes.message_there": Sentence(
        _("A Message given on {day} is registered already"), _("One is enough: add its clauses to it.")
    ),
    "programmes.clause_there": Sentence(
        _("Clause {number} of this Message is entered already"), _("Each clause stands once.")
    ),
    "programmes.clause_linked": Sentence(
        _("The clause is linked to this part already"), _("One link is enough.")
    ),
    "programmes.not_task_nor_measure": Sentence(
        _("A clause is carried out by a task or a measure"),
        _("A heading or a paragraph has nothing to carry out."),
    ),
}

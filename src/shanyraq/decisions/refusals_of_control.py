"""How the refusals of the control of execution are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

CONTROL = {
    "decisions.paper_without_number": Sentence(
        _("The paper has no number"), _("Without it the assignment leads to no paper.")
    ),
    "decisions.paper_known": Sentence(
        _("The paper № {number} of {dated} is entered already"),
        _("A paper is entered once; its assignments stand under it."),
        ways={"decisions.open_paper": _("Open it in the register and add the assignment there.")},
    ),
    "decisions.session_not_held": Sentence(
        _("The minutes cannot be earlier than the Session"), _("Check the date of the paper or the Session.")
    ),
    "decisions.assignment_without_text": Sentence(
        _("The assignment has no Kazakh text"), _("Write in Kazakh what must be done.")
    ),
    "decisions.no_executor": Sentence(
        _("The assignment has no executor"), _("Choose who answers for the whole.")
    ),
    "decisions.term_not_ahead": Sentence(
        _("The deadline {term} is not after today"),
        _("Today is {day}: an answer cannot be due before tomorrow."),
    ),
    "decisions.term_without_ground": Sentence(
        _("Nobody is named who set the deadline"),
        _("Name the article, or who set the deadline where the law sets none."),
    ),
    "decisions.article_unknown": Sentence(
        _("No act here is called {article}"), _("Write the act and the article as its page does.")
    ),
    "decisions.received_already": Sentence(_("It was received on {day}"), _("A receipt is recorded once.")),
    "decisions.considered_already": Sentence(_("It was considered on {day}"), _("That is recorded once.")),
    "decisions.nothing_awaited": Sentence(
        _("No answer is awaited on this card"), _("There is no deadline to move.")
    ),
    "decisions.term_of_law": Sentence(
        _("The law sets this deadline"), _("Nobody here can move a deadline set by law.")
    ),
    "decisions.chair_extends": Sentence(
        _("Only the Chair moves the deadline of a Session's decision"),
        _("The Chair signed it; the Secretariat moves the deadlines of other assignments."),
        forbidden=True,
    ),
    "decisions.not_longer": Sentence(
        _("The new deadline is not later"),
        _("The deadline is {term} and today is {day}: choose a day after both."),
    ),
    "decisions.session_decides": Sentence(
        _("Only a later Session takes back a decision of a Session"),
        _("The card stays until the decision is replaced."),
        ways={"decisions.decide_anew_later": _("Draft the decision that takes its place.")},
    ),
    "decisions.accepted_already": Sentence(
        _("The answer is accepted"), _("What is carried out is not taken back.")
    ),
}

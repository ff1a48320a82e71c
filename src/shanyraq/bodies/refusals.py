"""How the refusals about members, deputies and their mandates are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "bodies.association_deputies_complete": Sentence(
        _("Both deputies from associations are in office"),
        _("{in_office} hold the office; at most {at_most} may come from ethnocultural associations."),
        have="in_office", need="at_most", have_label=_("in office"), need_label=_("at most"),
    ),
    "bodies.deputies_complete": Sentence(
        _("Every seat of a Deputy Chair is taken"),
        _("{in_office} are in office; there are {at_most} seats."),
        have="in_office", need="at_most", have_label=_("in office"), need_label=_("seats"),
    ),
    "bodies.needs_presidents_decision": Sentence(
        _("On this ground a mandate ends by the President's decision only"),
        _("It does not end by itself on {occurred_on}. Enter the decision first."),
    ),
    "bodies.no_such_ground": Sentence(
        _("The law does not know this ground of ending"),
        _("Choose one of the grounds in force on {occurred_on}."),
    ),
    "bodies.no_such_path": Sentence(
        _("There is no such path to membership"), _("Choose one of the paths in force on {day}.")
    ),
    "bodies.not_citizen": Sentence(
        _("Only a citizen of Kazakhstan may be a member"), _("This was so on {day}. Enter proof of citizenship.")
    ),
    "bodies.not_examined_by_council": Sentence(
        _("The Council has not examined this candidate"),
        _("Every candidate is examined at a meeting of the Council. On {day} there was no such meeting."),
    ),
    "bodies.not_recommended_by_council": Sentence(
        _("The Council has not recommended this person"),
        _("A deputy from an association is appointed on the Council's recommendation; on {day} there is none."),
    ),
    "bodies.not_submitted": Sentence(
        _("This candidate has not been submitted to the President"),
        _("The Deputy Chairs submit candidates first; by {day} they have not."),
    ),
    "bodies.only_deputy_chairs_submit": Sentence(
        _("Only the Deputy Chairs submit candidates"), _("Ask one of those in office on {day}."), forbidden=True
    ),
    "bodies.only_president_appoints": Sentence(
        _("Only the President appoints a Deputy Chair"), _("Enter the President's order of {day} or later."), forbidden=True
    ),
    "bodies.only_president_approves": Sentence(
        _("Only the President approves a member"), _("Enter the President's act of {day} or later."), forbidden=True
    ),
    "bodies.rotation_overdue": Sentence(
        _("The rotation is {days_over} days late"),
        _("Appointed on {appointed_on}; the period set by the President ended on {ends_on}."),
        ways={"bodies.rotate": _("Ask the Council to recommend the next deputy.")},
    ),
    "bodies.third_deputy_heads_secretariat": Sentence(
        _("The third deputy is the head of the Secretariat"),
        _("That office is not filled by rotation (rules of {day})."),
    ),
}  # fmt: skip

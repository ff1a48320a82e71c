"""How the refusals of work with other bodies are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

COOPERATION = {
    "decisions.joint_ends_before_start": Sentence(
        _("The plan ends before it starts"), _("Change one of the days.")
    ),
    "decisions.two_sides": Sentence(
        _("A joint plan has two sides or more"), _("Choose the bodies that carry it out.")
    ),
    "decisions.responsible_not_side": Sentence(
        _("Who answers for the whole is no side of the plan"), _("Choose one of the sides.")
    ),
    "decisions.joint_signed_already": Sentence(
        _("A side has signed the plan"), _("What was signed is not changed: draft another plan.")
    ),
    "decisions.body_not_side": Sentence(
        _("This body is no side of the plan"), _("An item belongs to one of the sides.")
    ),
    "decisions.no_aspect": Sentence(_("The item has no aspect"), _("Choose at least one of the six.")),
    "decisions.outside_joint_plan": Sentence(
        _("The deadline lies outside the plan"), _("The plan runs from {starts} to {ends}.")
    ),
    "decisions.not_a_side": Sentence(
        _("You do not sign for this body"), _("Each side signs by its own people."), forbidden=True
    ),
    "decisions.side_signed": Sentence(_("This side signed on {day}"), _("A side signs once.")),
    "decisions.side_without_item": Sentence(
        _("A side has no item yet"), _("Sides without an item: {count}. Add what each of them does.")
    ),
    "decisions.not_your_item": Sentence(
        _("This item belongs to another side"), _("Each side reports its own items."), forbidden=True
    ),
    "decisions.joint_not_signed": Sentence(
        _("The plan is not signed by all"), _("Signatures missing: {count}. Items are reported after that.")
    ),
    "decisions.done_needs_evidence": Sentence(
        _("Done is reported with evidence"), _("Name the paper or the address that proves it.")
    ),
    "decisions.topic_known": Sentence(_("This topic is entered already"), _("Change its bodies instead.")),
    "decisions.topic_without_lead": Sentence(_("Nobody leads the topic"), _("Choose who leads.")),
    "decisions.topic_of_one": Sentence(
        _("One body alone has nothing to coordinate"), _("Choose at least one more body.")
    ),
    "decisions.advice_without_text": Sentence(_("The text is missing"), _("Write it in Kazakh.")),
    "decisions.recommendation_without_region": Sentence(
        _("This body belongs to no region"), _("A recommendation goes to a body of a region.")
    ),
    "decisions.proposal_without_document": Sentence(
        _("The programme is not named"), _("Name the programme or plan that the proposal is for.")
    ),
    "decisions.proposal_to_state_bodies": Sentence(
        _("Proposals go to state bodies"), _("Choose a state body or an akim.")
    ),
    "decisions.outcome_known": Sentence(_("The outcome was recorded on {day}"), _("It is recorded once.")),
    "decisions.one_partner": Sentence(
        _("Name one partner"),
        _("Choose the body in the register, or write a name where the register has none."),
    ),
    "decisions.help_is_restricted": Sentence(
        _("This request is seen by the body that asked and the Secretariat"),
        _("It may touch the safety of people."),
        forbidden=True,
    ),
    "decisions.help_answered": Sentence(_("The request was answered on {day}"), _("It is answered once.")),
}

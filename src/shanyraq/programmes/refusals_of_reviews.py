"""How the refusals about reviews and proposals are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "programmes.review_there": Sentence(
        _("The review of {year} is there already"), _("A programme is reviewed once a year.")
    ),
    "programmes.last_review_open": Sentence(
        _("The review of {year} is not closed yet"), _("Its proposals are considered first.")
    ),
    "programmes.review_closed": Sentence(
        _("The review was closed on {closed_on}"), _("The next year’s review takes new proposals.")
    ),
    "programmes.proposal_of_what": Sentence(
        _("It is not said what should change"),
        _("A measure is changed or dropped, one is added under a direction, a new direction has its number."),
    ),
    "programmes.proposal_empty": Sentence(
        _("The new words are empty"), _("Only a measure to be dropped needs no new words.")
    ),
    "programmes.proposal_decided": Sentence(
        _("The proposal was considered on {decided_on}"), _("It stays in the record as it was decided.")
    ),
    "programmes.adopted_without_draft": Sentence(
        _("No draft takes the proposal in"),
        _("A programme changes only by a document that goes through its steps to the President."),
        ways={"programmes.record_draft": _("Record a draft of the programme document, then adopt into it.")},
    ),
    "programmes.draft_approved": Sentence(
        _("The President has approved this document"), _("What is approved takes nothing more; choose another draft.")
    ),
    "programmes.proposals_wait": Sentence(
        _("The review has proposals that nobody has considered"), _("Not considered yet: {count}.")
    ),
}  # fmt: skip

"""How the refusals of secret votes are said: the commission, the box, the counts."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "meetings.secret_vote_open": Sentence(
        _("A secret vote is not counted yet"),
        _("The commission counts its ballots first, or the Chair voids it with a reason."),
    ),
    "meetings.no_commission": Sentence(
        _("There is no counting commission"),
        _(
            "Choose it first: two of its members enter what they counted, and where they differ a third decides."
        ),
    ),
    "meetings.commission_small": Sentence(
        _("The commission is too small: {chosen} of the {needed} it needs"),
        _("Two of its members enter what they counted, and where they differ a third decides."),
        have="chosen",
        need="needed",
        have_label=_("chosen"),
        need_label=_("needed"),
    ),
    "meetings.commission_absent": Sentence(
        _("Not in the hall: {count} of those named"),
        _("A commission is chosen from the members who are present. Who comes is registered at the door."),
    ),
    "meetings.commission_candidate": Sentence(
        _("Candidates among those named: {count}"), _("Who stands for election counts no ballots of it.")
    ),
    "meetings.hall_no_commission": Sentence(
        _("Halls without a counting commission: {count}"),
        _(
            "Each hall counts its own box: three who are there and stand for nothing. Where there are fewer, they move to another hall."
        ),
    ),
    "meetings.paper_vote_box_counted": Sentence(
        _("The ballots of your hall are counted already"),
        _("Other halls still count. The result is told when all are counted."),
    ),
    "meetings.box_open": Sentence(
        _("The box is still open"), _("Ballots are counted when the Chair has closed it.")
    ),
    "meetings.paper_vote_counting": Sentence(_("The box is closed already: the commission counts")),
    "meetings.paper_vote_open": Sentence(
        _("The vote is not counted yet"), _("Two members of the commission enter what they counted.")
    ),
    "meetings.paper_vote_counted": Sentence(
        _("The ballots are counted already"), _("A wrong count is voided with a reason, and both stay.")
    ),
    "meetings.paper_vote_stopped": Sentence(
        _("The Chair voided this secret vote"),
        _("It counts for nothing. The matter can be put to the vote again."),
    ),
    "meetings.not_of_commission": Sentence(
        _("Only the counting commission enters the count"),
        _("Its members are named on the page of the vote."),
    ),
    "meetings.count_entered": Sentence(
        _("You have entered your count already"),
        _("It stays as it was entered. Now another member of the commission enters theirs."),
    ),
    "meetings.count_does_not_add": Sentence(
        _("Line {line} does not add up: {given} votes and {spoilt} spoilt are not {returned} returned"),
        _("On each line, for, against and abstained together with the spoilt make the returned ballots."),
    ),
    "meetings.more_returned_than_issued": Sentence(
        _("More ballots came back than were issued: {returned} against {issued}"),
        have="returned",
        need="issued",
        have_label=_("came back"),
        need_label=_("issued"),
    ),
    "meetings.more_issued_than_present": Sentence(
        _("More ballots were issued than there were members in the hall: {issued} against {present}"),
        _("Those are counted who were in the hall at any moment while the box was open."),
        have="issued",
        need="present",
        have_label=_("issued"),
        need_label=_("present"),
    ),
}

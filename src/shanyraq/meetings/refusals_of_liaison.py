"""What this room says when something may not be entered on the liaison board."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "meetings.bill_known": Sentence(_("The bill № {number} of that day is on the board already")),
    "meetings.bill_over": Sentence(_("The bill is over since {since}: nothing more is recorded of it")),
    "meetings.bill_goes_back": Sentence(
        _("On {on} the bill cannot have got further: it came to its stage on {since}")
    ),
    "meetings.bill_stage_passed": Sentence(_("The bill has passed this stage already")),
    "meetings.no_such_position": Sentence(_("Choose a position: for, with changes, or against")),
    "meetings.no_such_contact": Sentence(_("Choose what it was: an inquiry, a request or a meeting")),
    "meetings.due_before": Sentence(_("The answer cannot be due on {due}: it was sent on {on}")),
    "meetings.contact_answered": Sentence(_("What came of it was recorded on {answered_on}")),
    "meetings.meeting_is_ahead": Sentence(_("The meeting is ahead, on {on}: nothing can have come of it")),
    "meetings.answer_missing": Sentence(_("Write what came of it")),
}

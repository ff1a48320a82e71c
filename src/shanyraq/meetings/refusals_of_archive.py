"""What this room says when something may not be entered into the archive of Sessions."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "meetings.number_ahead": Sentence(
        _("There has been no Session {number} yet: the highest number known is {highest}")
    ),
    "meetings.kept_here": Sentence(
        _("The agenda of Session {number} is kept by this register itself"),
        _(
            "The archive takes the matters of Sessions before the register. Change this agenda on the page of the Session."
        ),
    ),
    "meetings.source_missing": Sentence(
        _("Name the paper that tells it: nothing is archived without its source")
    ),
    "meetings.speaker_missing": Sentence(_("Name the speaker as the paper does")),
    "meetings.speech_nowhere": Sentence(
        _("Upload the file of the speech, or give a link to where it is published")
    ),
    "meetings.topic_unnamed": Sentence(_("Write the new topic in Kazakh")),
}

"""What this room says when a notice of a meeting may not be served, noted or confirmed."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "meetings.not_called_yet": Sentence(
        _("There is no notice yet: nobody is called to the meeting"),
        _(
            "A Session is called by its order once it is announced; the Council once the Chair convenes it or agrees."
        ),
    ),
    "meetings.calling_over": Sentence(
        _("It is too late for a notice: the meeting of {start_day} has begun"),
        _("What reaches a member after the meeting began is no notice of it."),
    ),
    "meetings.nobody_left": Sentence(
        _("Nobody is left: a notice went to all {called} members"),
        _("Whoever has not confirmed it can still be told in person."),
    ),
    "meetings.only_by_hand": Sentence(
        _("Neither mail nor a page reaches those who are left: {left}"),
        _(
            "They have no address or account, or their letters came back. Tell them on paper or by telephone, and note it."
        ),
    ),
    "meetings.not_called": Sentence(
        _("The notice is not for this person: they are not on the roll of those called")
    ),
    "meetings.no_such_channel": Sentence(_("Choose how the member was told: on paper or by telephone")),
    "meetings.told_before_the_call": Sentence(
        _("The member cannot have been told on {told}: the meeting was called on {since}")
    ),
    "meetings.told_ahead": Sentence(_("The member cannot have been told on {told}: that day is still ahead")),
    "meetings.receipt_missing": Sentence(
        _("The receipt is not named"),
        _("A notice on paper is proven by its receipt: write its number, or who signed it."),
    ),
    "meetings.already_acknowledged": Sentence(_("You have confirmed this notice already")),
    "meetings.nothing_to_return": Sentence(
        _("No notice of this member can have come back"),
        _("None was sent or handed over, or the member confirmed it."),
    ),
    "meetings.badges_drawn": Sentence(_("Every member has a code already: {count}")),
    "meetings.badges_late": Sentence(_("No codes are drawn any more: the Session is closed")),
}

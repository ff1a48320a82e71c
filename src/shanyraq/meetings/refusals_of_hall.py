"""How the refusals of the hall are said: votes by names, the floor, texts and amendments, minutes."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

BY_NAMES = {
    "meetings.roll_call_open": Sentence(
        _("A vote by names is open"), _("Close it or void it first: one matter is voted on at a time.")
    ),
    "meetings.roll_call_closed": Sentence(
        _("Your vote came too late: the vote by names is closed"),
        _("Only what was committed before the closing is counted."),
    ),
    "meetings.roll_call_stopped": Sentence(
        _("The Chair voided this vote by names"),
        _("It counts for nothing. The matter can be put to the vote again."),
    ),
    "meetings.vote_cast": Sentence(
        _("You have voted on this matter already"),
        _("One member has one vote, and it stands as it was cast first."),
    ),
    "meetings.key_used": Sentence(
        _("This ballot was sent already, with another choice"),
        _("The first choice stands. The same ballot sent twice is one vote."),
    ),
    "meetings.not_registered_here": Sentence(
        _("You are not registered in this Session"),
        _("The Secretariat registers members at the door; after that you can vote."),
    ),
}

FLOOR = {
    "meetings.matter_taken_up": Sentence(_("This matter is taken up already")),
    "meetings.matter_not_taken_up": Sentence(
        _("This matter is not taken up"), _("The floor is given on the matter that is being considered.")
    ),
    "meetings.matter_decided": Sentence(_("This matter is decided: the vote on it stands")),
    "meetings.matter_time_up": Sentence(
        _("The time of this matter is used up"),
        _("The rules of procedure, or the Chair where they are silent, set how long a matter is spoken of."),
    ),
    "meetings.floor_taken": Sentence(_("Somebody has the floor"), _("End that turn first.")),
    "meetings.floor_asked": Sentence(_("You are on the list already")),
    "meetings.not_waiting": Sentence(_("This request no longer waits")),
    "meetings.not_speaking": Sentence(_("This turn is over, or has not begun")),
    "meetings.not_yours": Sentence(_("This request is another member's")),
    "meetings.order_first": Sentence(
        _("A point of order comes first"), _("A member asked for the floor on how the Session is led.")
    ),
    "meetings.speaker_absent": Sentence(
        _("This member is not in the hall"), _("They left. Who comes back is registered at the door.")
    ),
    "meetings.no_speaker": Sentence(_("The agenda names no speaker on this matter")),
    "meetings.time_in_rules": Sentence(
        _("The rules of procedure name this time: {minutes} minutes"),
        _("The Chair sets only what the rules of procedure leave open."),
    ),
    "meetings.time_missing": Sentence(_("Write at least one time")),
}

TEXTS = {
    "meetings.motion_stands": Sentence(
        _("There is a text on this matter already"),
        _("It is changed by amendments. Whoever brought it in may take it back before the vote."),
    ),
    "meetings.no_motion": Sentence(
        _("There is no text on this matter yet"), _("An amendment changes a text that was brought in.")
    ),
    "meetings.nothing_changed": Sentence(_("The amendment changes nothing")),
    "meetings.passage_not_found": Sentence(
        _("The text has no such passage"), _("Copy the passage exactly as it stands in the text.")
    ),
    "meetings.passage_twice": Sentence(
        _("The passage stands in the text {count} times"), _("Copy more of it, so that one place is meant.")
    ),
    "meetings.motion_decided": Sentence(_("It was voted on or taken back already")),
    "meetings.amendment_lapsed": Sentence(
        _("The passage it changes is gone"),
        _("An amendment that was adopted earlier changed the same words."),
    ),
    "meetings.amendments_first": Sentence(
        _("Amendments wait for their vote: {count}"), _("They are voted on before the text itself.")
    ),
}

MINUTES = {
    "meetings.minutes_signed": Sentence(
        _("The minutes are signed already"),
        _("Signed minutes are not changed: a later document corrects them."),
    ),
    "meetings.minutes_not_over": Sentence(
        _("The Session is not closed yet"), _("Minutes are signed when the Session is over.")
    ),
    "meetings.minutes_not_signed": Sentence(
        _("The minutes are not signed yet"),
        _("Until then the secretary adds notes, and the Chair signs."),
    ),
    "meetings.nothing_waits": Sentence(
        _("Nothing has been written since the minutes were signed"),
        _("Write what is corrected beside its sentence first."),
    ),
    "meetings.no_such_sentence": Sentence(_("There is no such sentence in the minutes")),
}

SENTENCES = {**BY_NAMES, **FLOOR, **TEXTS, **MINUTES}

"""What this room says when a hall may not be added or taken back, and when a member may not be registered there or at a distance."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "meetings.hall_not_named": Sentence(_("The hall needs its name in Kazakh")),
    "meetings.hall_known": Sentence(
        _("The Session sits in a hall of this name already: {name}"),
        _("Each hall has a name of its own, so that the minutes say who was where."),
    ),
    "meetings.no_such_region": Sentence(_("There is no such region today")),
    "meetings.hall_removed": Sentence(
        _("This hall is not one of the Session's"), _("It was taken back, or it belongs to another Session.")
    ),
    "meetings.hall_used": Sentence(
        _("The hall is not taken back: {count} registrations were made in it"),
        _("What happened in a hall stays in the record, and the hall with it."),
    ),
    "meetings.hall_has_box": Sentence(
        _("The hall is not taken back: a secret vote has a box in it"),
        _("Its ballots are counted first, or the Chair voids the vote."),
    ),
    "meetings.hall_elsewhere": Sentence(
        _("This hall is not of your region"),
        _("A regional secretariat registers at the halls of its own region; the Secretariat at any."),
    ),
    "meetings.all_there": Sentence(_("They are registered in this hall already")),
    "meetings.remote_not_allowed": Sentence(
        _("A member does not take part in a Session remotely"),
        _(
            "It was confirmed with a paper that only those in a hall are present. Members register at its door."
        ),
    ),
    "meetings.here_already": Sentence(
        _("You are registered already"),
        _("A member is in one hall at a time. Who leaves is written out first."),
    ),
    "meetings.not_at_a_distance": Sentence(
        _("You are not registered remotely"),
        _("Who sits in a hall is written out at its door when they leave."),
    ),
    "meetings.paper_at_a_distance": Sentence(
        _("You have no paper ballot: you take part remotely"),
        _(
            "A paper ballot is put into a box in a hall. In votes by names and by sealed ballots you take part from where you are."
        ),
    ),
}

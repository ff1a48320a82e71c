"""Sentences of this room's refusals. Plain mappings: `web`, a floor above, makes them into sentences."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Mapping[str, object]] = {
    "journal.meanwhile": {
        "title": _("Somebody did this, or something close to it, at the same moment"),
        "lead": _("Nothing was written for you. Open the page again and look before you repeat it."),
    },
    "journal.already_begun": {
        "title": _("This platform has begun already"),
        "lead": _("What a platform is, a rehearsal or the institution itself, is written once."),
    },
    "journal.only_a_rehearsal_moves": {
        "title": _("Only a rehearsal can move its day"),
        "lead": _("An official platform goes by the calendar."),
    },
    "journal.clock_moves_forward": {
        "title": _("The day of a rehearsal moves only forward"),
        "lead": _("The rehearsal stands at {now}; {to} is not later."),
    },
    "journal.already_erased": {"title": _("The personal values of this entry are erased already")},
    "journal.nothing_to_erase": {"title": _("This entry holds no personal values")},
}

"""How this room's refusals are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "organisations.kind_unknown": Sentence(
        _("This kind of organisation is not entered here"),
        _(
            "State bodies, akimats, associations, Friendship Houses and research or training institutions are."
        ),
        ways={"organisations.choose_kind": _("Choose one of the kinds in the list.")},
    ),
    "organisations.no_kazakh_name": Sentence(
        _("The Kazakh name is missing"),
        _("Kazakh is the language of record; other languages stand beside it."),
        ways={"organisations.write_kazakh": _("Write the name in Kazakh.")},
    ),
    "organisations.competence_unknown": Sentence(
        _("“{what}” is none of the fields known here"),
        _("The fields are a closed list, so that partners can be found by them."),
        ways={"organisations.choose_field": _("Choose from the list.")},
    ),
    "organisations.no_partner": Sentence(
        _("Neither research nor training is chosen"),
        _("An institution stands in the register as a partner for research or for training."),
        ways={"organisations.choose_partner": _("Choose research, training, or both.")},
    ),
    "organisations.work_of_no_year": Sentence(
        _("It cannot be of the year {year}"),
        _("The year is neither before the organisation began nor after today, {day}."),
        ways={"organisations.check_year": _("Check the year.")},
    ),
    "organisations.work_known": Sentence(
        _("“{name}” of that year is here already"),
        _("A study or a course stands once."),
        ways={"organisations.see_works": _("Find it on the organisation’s page.")},
    ),
    "organisations.region_not_named": Sentence(
        _("The region is not named"),
        _("An akimat and a Friendship House belong to a region."),
        ways={"organisations.choose_region": _("Choose the region.")},
    ),
    "organisations.not_begun": Sentence(
        _("It begins on {since}, later than today, {day}"),
        _("Only what exists today is entered."),
        ways={"organisations.enter_later": _("Enter it on the day it begins.")},
    ),
    "organisations.already_entered": Sentence(
        _("“{name}” is entered already"),
        _("One organisation stands once, whatever its quotation marks."),
        ways={"organisations.find_it": _("Find it in the list and change its names there.")},
    ),
    "organisations.closed_already": Sentence(
        _("It ended on {until}"),
        _("What has ended is not closed again."),
        ways={"organisations.enter_anew": _("If it was founded anew, enter it anew.")},
    ),
    "organisations.wrong_last_day": Sentence(
        _("{last_day} cannot be its last day"),
        _("The day is after its beginning and not later than today, {day}."),
        ways={"organisations.check_day": _("Compare the day with the paper.")},
    ),
}

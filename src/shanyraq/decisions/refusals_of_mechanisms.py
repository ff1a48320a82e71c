"""How the refusals about mechanisms of cooperation are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

MECHANISMS = {
    "decisions.mechanism_of_one": Sentence(
        _("A mechanism has two parties or more"),
        _("Choose bodies of the register or write names beside them."),
    ),
    "decisions.mechanism_without_paper": Sentence(
        _("The mechanism stands on no paper"),
        _("Write the number and day of the paper, as they stand on it."),
    ),
    "decisions.mechanism_ended": Sentence(_("The mechanism ended on {day}"), _("It ends once.")),
    "decisions.mechanism_ends_too_early": Sentence(
        _("It would end before it begins"), _("The mechanism began on {day}.")
    ),
    "decisions.one_record": Sentence(
        _("Choose one record"), _("A logged meeting or a joint plan, not both and not neither.")
    ),
    "decisions.outside_mechanism": Sentence(
        _("The mechanism did not stand on {day}"),
        _("It began on {since}; nothing before or after it came about by it."),
    ),
    "decisions.use_known": Sentence(_("This record is told of already"), _("Once is enough.")),
    "decisions.use_taken_back": Sentence(
        _("It was taken back on {day}"), _("It stays in the record with its day.")
    ),
}

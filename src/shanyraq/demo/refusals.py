"""How the refusals of this room are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "demo.official_instance": Sentence(
        _("Invented people do not come into an official platform"),
        _("This database is not the record of a rehearsal."),
        ways={"demo.other_database": _("Start a rehearsal in a database of its own.")},
    ),
    "demo.already_told": Sentence(
        _("The story has been told here"),
        _("This database already holds people."),
        ways={"demo.fresh_database": _("Begin in an empty database.")},
    ),
}

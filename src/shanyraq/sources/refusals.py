"""How this room's refusals are said."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "sources.too_large": Sentence(
        title=_("The file is too large: {megabytes} MB of at most {most}."),
        lead=_("Split the paper, or bring its text without pictures."),
    ),
    "sources.empty": Sentence(
        title=_("The file has no text."),
        lead=_("Check that the text was extracted from the paper."),
    ),
    "sources.binary": Sentence(
        title=_("This is not a text file ({kind})."),
        lead=_("Extract the text of the paper first and bring it as UTF-8."),
    ),
    "sources.wrong_encoding": Sentence(
        title=_("The text is not in UTF-8; it looks like {encoding}."),
        lead=_("Save the file as UTF-8 and bring it again."),
    ),
    "sources.already_received": Sentence(
        title=_("This paper was received on {day} as “{paper}”; nothing has changed."),
    ),
    "sources.slug_taken": Sentence(
        title=_("Another paper already has the address “{paper}”."),
        lead=_("Give the file another name and bring it again."),
    ),
    "sources.is_a_folder": Sentence(title=_("This is a folder, not a file.")),
    "sources.not_found": Sentence(title=_("There is no such file.")),
    "sources.unreadable": Sentence(title=_("The file cannot be read: no permission.")),
}

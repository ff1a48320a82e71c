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
    "sources.no_such_series": Sentence(
        title=_("There is no series “{series}” that a fact could be added to.")
    ),
    "sources.value_unread": Sentence(
        title=_("“{value}” is no value of this series."),
        lead=_("Write a whole number like 820, or for a share two numbers like 1/3."),
    ),
    "sources.fact_without_paper": Sentence(
        title=_("A fact needs its paper."),
        lead=_(
            "Choose a paper that is held here and give the line, or attach the paper and write its title."
        ),
    ),
    "sources.no_such_lines": Sentence(
        title=_("The paper “{paper}” has lines 1 to {lines}."),
        lead=_("Give the first and the last line where the figure stands."),
    ),
    "sources.day_unread": Sentence(
        title=_("“{day}” is no day that a figure could hold for."),
        lead=_("Write 2024, 2024-04 or 2024-04-25; leave it empty where the paper gives no date."),
    ),
    "sources.day_missing": Sentence(
        title=_("A figure with a date needs that date."),
        lead=_("Where the paper gives no date, choose “date unknown”: it is never guessed."),
    ),
    "sources.day_ahead": Sentence(title=_("{day} is still ahead: a figure is of a day that has come.")),
    "sources.no_such_fact": Sentence(title=_("There is no fact {fact} in this series.")),
    "sources.already_superseded": Sentence(
        title=_("Fact {fact} has already been superseded."), lead=_("Supersede the newer one instead.")
    ),
    "sources.no_such_statement": Sentence(
        title=_("There is no statement {n}: they are numbered 1 to {most}.")
    ),
    "sources.is_a_folder": Sentence(title=_("This is a folder, not a file.")),
    "sources.not_found": Sentence(title=_("There is no such file.")),
    "sources.unreadable": Sentence(title=_("The file cannot be read: no permission.")),
}

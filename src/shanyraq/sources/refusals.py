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
        lead=_("Bring the paper as a PDF with text, as DOCX, or as text in UTF-8."),
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
    "sources.mixed_encodings": Sentence(
        title=_("The text mixes encodings: not UTF-8 in line {lines}."),
        lead=_("Save the whole file as UTF-8 and bring it again."),
    ),
    "sources.long_line": Sentence(
        title=_("Line {line} has {letters} letters, at most {most} are taken."),
        lead=_("This is no line of a paper. Bring the text with its line ends."),
    ),
    "sources.too_many_lines": Sentence(
        title=_("The paper has {lines} lines, at most {most} are taken."),
        lead=_("Bring it in parts; the command shanyraq ingest takes longer papers than this page."),
    ),
    "sources.right_to_left": Sentence(
        title=_("The text is written from right to left; such papers are not read here."),
        lead=_("Bring the paper in Cyrillic or Latin letters."),
    ),
    "sources.encrypted": Sentence(
        title=_("The file is locked with a password."),
        lead=_("Save it without the password and bring it again."),
    ),
    "sources.too_many_pages": Sentence(
        title=_("The paper has {pages} pages, at most {most} are taken."), lead=_("Bring it in parts.")
    ),
    "sources.pictures": Sentence(
        title=_("The file has no text, only pictures of it: a scan."),
        lead=_("Have its text recognised first, and bring the file with the text."),
    ),
    "sources.no_letters": Sentence(
        title=_("The letters of this PDF cannot be told: its fonts do not say which they are."),
        lead=_("Make the PDF again from the document, or have its text recognised."),
    ),
    "sources.unpacks_too_large": Sentence(
        title=_("The file ({kind}) unpacks to more than a paper can be."),
        lead=_("Nothing of it was kept. Make the file again from the document."),
    ),
    "sources.broken": Sentence(
        title=_("The file ({kind}) is broken and cannot be read."),
        lead=_("Save it again in the program it comes from."),
    ),
    "sources.nothing_to_repair": Sentence(title=_("The paper reads as it is shown; nothing has changed.")),
    "sources.legal_text_stays": Sentence(
        title=_("The text of a legal act is never corrected."),
        lead=_("What looks mistaken is only pointed out. An act is changed by an act."),
    ),
    "sources.clause_read_anew": Sentence(
        title=_("The clause has been read otherwise meanwhile."),
        lead=_("Look at it as it is shown now."),
    ),
    "sources.sign_in_to_propose": Sentence(
        title=_("Sign in to propose a correction."),
        lead=_("Each proposal stands with the person who made it."),
    ),
    "sources.nothing_corrected": Sentence(
        title=_("The proposal reads as the clause does."), lead=_("Change the words that are wrong.")
    ),
    "sources.correction_too_long": Sentence(
        title=_("The proposal is much longer than the clause; at most {most} letters are taken.")
    ),
    "sources.too_many_proposals": Sentence(
        title=_("You have proposed {most} corrections since yesterday."), lead=_("Come again tomorrow.")
    ),
    "sources.already_settled": Sentence(title=_("This has been settled already.")),
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

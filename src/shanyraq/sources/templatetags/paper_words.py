"""What joining did to a paper, said in templates."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()
CHANGES = {
    "soft_hyphen": _("hyphen at the line's end removed"),
    "hard_hyphen": _("hyphen at the line's end kept, space removed"),
    "unsure_hyphen": _("hyphen at the line's end left: not sure"),
    "page_break": _("joined over a page break"),
    "page_number": _("page number left out"),
    "blank_line": _("joined over a blank line"),
    "page_head": _("repeated head or foot of the page left out"),
    "letter_spaced": _("letters set apart joined"),
    "partly_spaced": _("broken word joined"),
    "displaced": _("word thrown to the line's end put back"),
    "missing_space": _("missing space put in"),
    "latin_letter": _("Latin letter in a Kazakh word"),
    "table": _("table left as it came"),
    "orphan_mark": _("mark moved to the end of the line before"),
}


@register.filter
def change_words(kind: str) -> str:
    """Say what was changed at a place."""
    return str(CHANGES.get(kind, kind))


@register.filter
def percent(share: float) -> str:
    """Write a share of 0 to 1 in whole per cents, rounded down."""
    return f"{int(share * 100)}\u00a0%"

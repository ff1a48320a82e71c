"""What this room refuses, in words."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES: dict[str, Sentence] = {
    "portal.activity_closed": Sentence(
        title=_("How a member takes part is shown to the Council and to the member"),
        lead=_("What a member’s mandate is stands on their card, for everybody."),
        ways={"portal.card": _("Open the member’s card.")},
        forbidden=True,
    ),
}

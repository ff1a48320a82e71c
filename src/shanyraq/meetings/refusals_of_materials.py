"""What this room says when something may not be done with the materials of a Session."""

from django.utils.translation import gettext_lazy as _

from shanyraq.web.refusals import Sentence

SENTENCES = {
    "meetings.material_withdrawn": Sentence(
        _("This material was taken back on {withdrawn_on}"),
        _("Put what stands in its place as another material."),
    ),
    "meetings.material_same_file": Sentence(
        _("This is the same file as the version that stands"), _("A new version differs from the one before.")
    ),
    "meetings.material_for_members": Sentence(
        _("This material is for members of the Assembly"),
        _("Members and the Secretariat read it after they sign in."),
        forbidden=True,
    ),
}

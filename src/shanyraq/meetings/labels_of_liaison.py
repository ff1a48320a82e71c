"""Words for what the liaison board keeps."""

from django.utils.translation import gettext_lazy as _

STAGES = {
    "brought": _("brought in"),
    "first": _("first reading passed"),
    "adopted": _("adopted by the Mazhilis"),
    "approved": _("approved by the Senate"),
    "signed": _("signed by the President"),
    "rejected": _("rejected"),
    "withdrawn": _("taken back by its author"),
}
POSITIONS = {
    "for": _("The Assembly supports it"),
    "changes": _("The Assembly supports it with changes"),
    "against": _("The Assembly does not support it"),
}
KINDS = {
    "inquiry": _("deputy's inquiry"),
    "to": _("request of the Assembly to the deputy"),
    "from": _("request of the deputy to the Assembly"),
    "meeting": _("joint meeting"),
}

"""Words for what the tables of this room keep."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SOURCES = {
    "programme": _("Programme documents of the Assembly"),
    "decisions": _("Decisions of the Assembly and the Council, and their action plans"),
    "president": _("Assignments of the President"),
    "chair": _("Assignments of the Chair of the Assembly"),
    "administration": _("Assignments of the leadership of the Administration"),
}
STATES = {
    "overdue": _("Overdue"),
    "returned": _("Returned"),
    "answered": _("Being checked"),
    "sent": _("Awaits an answer"),
    "received": pgettext_lazy("a card", "Received"),
    "considered": pgettext_lazy("a card", "Considered"),
    "accepted": _("Accepted"),
    "withdrawn": _("Withdrawn"),
}
GRADES = {"full": _("Carried out in full"), "partly": _("Carried out in part")}
STEPS = {
    "received": _("The addressee received it"),
    "considered": _("The addressee considered it"),
    "extended": _("The term was moved"),
    "escalated": _("The delay was put before the leadership"),
    "withdrawn": _("Taken back from this executor"),
}

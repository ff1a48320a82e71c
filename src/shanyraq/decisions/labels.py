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
    "extended": _("The deadline was moved"),
    "escalated": _("The delay was put before the leadership"),
    "withdrawn": _("Taken back from this executor"),
}
ASPECTS = {
    "information": pgettext_lazy("aspect of the work", "Information"),
    "education": pgettext_lazy("aspect of the work", "Education"),
    "upbringing": pgettext_lazy("aspect of the work", "Upbringing"),
    "law_enforcement": pgettext_lazy("aspect of the work", "Law enforcement"),
    "legal": pgettext_lazy("aspect of the work", "Law"),
    "international": pgettext_lazy("aspect of the work", "International ties"),
}
ITEM_STATES = {
    "done": _("Done"),
    "not_done": _("Not done"),
    "underway": _("Under way"),
    "late": _("Late"),
    "ahead": _("Ahead"),
    "draft": pgettext_lazy("a joint plan", "Not signed by all yet"),
}
PARTNERS = {
    "central": _("Central state bodies"),
    "local": _("Local executives"),
    "civil": _("Civil society"),
    "international": _("International organisations"),
}
MECHANISMS = {
    "dialogue_platform": _("Dialogue platform"),
    "partnership": _("Partnership"),
    "agreement": pgettext_lazy("mechanism of cooperation", "Agreement"),
    "joint_event": _("Joint event"),
}
OUTCOMES = {
    "adopted": pgettext_lazy("advice", "Adopted"),
    "partly": pgettext_lazy("advice", "Adopted in part"),
    "rejected": pgettext_lazy("advice", "Rejected"),
}
ADVICE = {"recommendation": _("Recommendations to regions"), "proposal": _("Proposals to programmes")}
HELP = {
    "extremism": _("Against extremism"),
    "radicalism": _("Against radicalism"),
    "rights": _("Against infringement of rights and freedoms"),
}

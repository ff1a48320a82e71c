"""The codes of this room in words."""

from django.utils.translation import gettext_lazy as _

PATHS = {
    "regional_session": _("Session of a regional assembly"),
    "association": _("Supreme body of an association"),
    "council": _("Decision of the Council"),
    "rotation": _("Rotation"),
}
CATEGORIES = {
    "ethnocultural": _("From an ethnocultural association"),
    "association": _("From another public association"),
    "state_body": _("From a state body"),
    "citizen": _("Citizen"),
}
ROLES = {
    "member": _("member"),
    "chair": _("chair"),
    "deputy_chair": _("deputy chair"),
    "head": _("head"),
    "officer": _("officer"),
    "clerk": _("clerk"),
    "administrator": _("administrator"),
}

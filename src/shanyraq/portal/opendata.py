"""The table of open data: what can be taken, in which form, under which name of an address."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class DataSet:
    """One table that can be taken: its name, the url name and arguments of its page, its forms, whether it is dated."""

    title: str | Promise
    address: str
    forms: tuple[str, ...] = ("csv",)
    dated: bool = True


SETS = (
    DataSet(_("Organs of the Assembly and the ties between them"), "bodies:structure", ("csv", "json")),
    DataSet(_("Regions and their assemblies"), "bodies:regions", ("csv", "json")),
    DataSet(_("Members of the Assembly"), "bodies:members", ("csv", "json")),
    DataSet(_("Council"), "bodies:council", ("csv", "json")),
    DataSet(_("Of whom the Assembly is made"), "bodies:composition", ("csv", "json")),
    DataSet(_("State bodies, akimats and associations"), "organisations:index", ("csv",)),
    DataSet(_("Sessions"), "meetings:index", ("csv",)),
    DataSet(_("Decisions and how they are carried out"), "decisions:index", ("csv",)),
    DataSet(_("Programmes and their measures"), "programmes:index", ("csv", "json")),
    DataSet(_("Legal acts"), "acts:index", ("csv",)),
    DataSet(_("Rules in force"), "acts:rules", ("csv",)),
    DataSet(_("Facts and their papers"), "facts:index", ("csv", "json"), dated=False),
    DataSet(_("What is kept, and for how long"), "portal:retention", ("csv",), dated=False),
)

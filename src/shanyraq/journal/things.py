"""What an entry is about, in words: the thing's kind, without its number in the database."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

THINGS: dict[str, str | Promise] = {
    "acts.act": _("act"),
    "acts.norm": _("norm"),
    "bodies.candidacy": _("candidacy"),
    "bodies.council": _("composition of the Council"),
    "bodies.deputyterm": _("term of a deputy chair"),
    "bodies.recommendation": _("recommendation of the Council"),
    "bodies.standing": _("seat"),
    "decisions.card": _("card of a decision"),
    "decisions.decision": _("decision"),
    "decisions.draft": _("draft decision"),
    "journal.entry": _("entry of the journal"),
    "journal.instance": _("the platform"),
    "meetings.discussion": _("discussion in the Council"),
    "meetings.document": _("document"),
    "meetings.meeting": _("meeting of the Council"),
    "meetings.poll": _("poll of the Council"),
    "meetings.request": _("request for a Session"),
    "meetings.rules": _("rules of procedure"),
    "meetings.session": _("Session"),
    "organisations.organisation": _("organisation"),
    "people.factor_reset": _("second factor"),
    "people.invitation": _("invitation"),
    "people.membership": _("mandate"),
    "people.organization": _("organisation"),
    "people.person": _("person"),
    "people.roll": _("list"),
    "sources.contradiction": _("contradiction"),
    "sources.fact": _("fact"),
    "sources.paper": _("paper"),
}


def thing(about: str) -> str:
    """Say the kind of thing an entry is about; its key where the journal has no word for it."""
    kind = about.partition(":")[0]
    return str(THINGS.get(kind, kind))

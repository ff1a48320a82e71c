"""The codes of this room in words."""

from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.composition import BANDS
from shanyraq.web.words import say

PATHS = {
    "regional_session": _("Session of a regional assembly"),
    "association": _("Supreme body of an association"),
    "council": _("Decision of the Council"),
    "rotation": _("Rotation"),
    "president": _("Appointed by the President"),
}
STATES = {
    "incomplete": _("proof missing"),
    "proposed": _("proposed"),
    "examined": _("examined by the Council"),
    "submitted": _("submitted to the President"),
    "approved": _("approved"),
    "rejected": _("rejected"),
    "other_appointed": _("another was appointed"),
}
GROUNDS = {
    "own_wish": _("Own wish"),
    "loss_of_citizenship": _("Loss of citizenship, or leaving the country for good"),
    "change_of_office": _("A civil servant who was a member by office changed the office"),
    "death": _("Death"),
    "court_finding": _("A court’s finding: incapable, dead or missing"),
    "rotation": _("Rotation"),
    "recall": _("Recall by the body that nominated"),
    "moved_away": _("Moved to another region (members of regional assemblies)"),
    "health": _("State of health (the President’s decision)"),
    "improper_performance": _("Improper performance (the President’s decision)"),
    "discrediting_act": _("An act that discredits (the President’s decision)"),
    "guilty_verdict": _("A verdict of guilty in force (the President’s decision)"),
    "other": _("Another ground (the President’s decision)"),
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
    "secretary": _("secretary"),
    "clerk": _("clerk"),
    "administrator": _("administrator"),
}
HOSTS = {
    "university": _("university"),
    "company": _("national company"),
    "enterprise": _("enterprise"),
    "city": _("city"),
    "district": _("district"),
}
ENTITIES = {
    "yes": _("legal entity, or part of one that signs"),
    "no": _("no legal entity"),
    "unknown": _("not found in the sources"),
}
ANSWERS = {
    "": _("awaits an answer"),
    "agreed": _("agreed"),
    "refused": _("refused"),
    "accepted": _("considered, accepted"),
    "returned": _("returned"),
}
ACCOUNTS = {
    "accepted": _("considered, accepted"),
    "returned": _("returned"),
    "received": _("received"),
    "missing": _("not filed"),
    "waiting": _("awaited"),
    "no_term": _("no term set"),
}
SOURCES = {
    "republican": _("republican budget"),
    "local": _("local budget"),
    "sponsor": _("sponsor"),
    "fund": _("another fund"),
}
SHADES = {
    "accepted": ("s-accepted", "done"),
    "returned": ("s-returned", "wait"),
    "received": ("s-received", "now"),
    "missing": ("s-missing", "late"),
    "waiting": ("s-waiting", "wait"),
}
ROOTS = {
    "assembly": _("the Assembly"),
    "council": _("organ of the Assembly"),
    "secretariat": _("working body"),
    "regional_assembly": _("regional assembly"),
    "regional_secretariat": _("regional secretariat"),
    "state_body": _("state body"),
    "akimat": _("akimat"),
    "association": _("association"),
    "friendship_house": _("Friendship House"),
}
BODIES_ON_PAPER = {
    "assembly": _("Roll of the members of the Assembly"),
    "council": _("Roll of the members of the Council"),
}
MANDATES = {"first": _("First mandate"), "returning": _("Had a mandate before")}
SEX = {"female": _("Women"), "male": _("Men")}


def ages() -> dict[str, str]:
    """Give the groups of age in the reader's words, the youngest first."""
    last = max(first for first, _over in BANDS.values())
    return {
        band: say(_("under {n}"), n=over) if not first
        else say(_("{n} and over"), n=first) if first == last
        else f"{first}–{over - 1}"
        for band, (first, over) in BANDS.items()
    }  # fmt: skip


CHECKS = {
    "category": _("Paper that shows the category"),
    "citizenship": _("Proof of citizenship"),
    "region": _("Region"),
    "proposer": _("Association that proposed"),
    "supreme_body": _("The decision is of the association’s own supreme body"),
    "decision": _("Decision to nominate, with its day"),
    "examined": _("Minutes of the Council’s meeting that examined"),
    "submitted": _("Submission by a Deputy Chair"),
    "decided": _("Act of the President"),
}

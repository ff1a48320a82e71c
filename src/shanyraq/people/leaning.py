"""What points to a person or a mandate from any table of any room, without knowing the rooms above."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Count, Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shanyraq.people.models import Person

# Tables by name, in the words of a refusal. A test keeps this list whole.
KINDS: Mapping[str, str | Promise] = {
    "people.membership": _("a mandate"),
    "people.superseded": _("a correction of the mandate"),
    "people.user": _("an account"),
    "people.invitation": _("an invitation"),
    "people.factorreset": _("a request about a second factor"),
    "people.factorapproval": _("an approval of a second factor"),
    "people.rolldraft": _("a list they brought"),
    "people.brought": _("a row of another list"),
    "bodies.standing": _("how the member came"),
    "bodies.certificate": _("a certificate of the mandate"),
    "bodies.candidacy": _("a candidacy for membership"),
    "bodies.ending": _("an end of the mandate"),
    "bodies.recommendation": _("a recommendation as a deputy of the Chair"),
    "bodies.deputyterm": _("a term as a deputy of the Chair"),
    "bodies.acting": _("a time of acting in an office"),
    "bodies.insector": _("a place in a sector"),
    "bodies.headcandidate": _("a candidacy for head of a regional secretariat"),
    "meetings.amendment": _("an amendment they brought in"),
    "meetings.minutes": _("minutes they signed"),
    "meetings.motion": _("a text they brought in"),
    "meetings.notice": _("a notice of a meeting"),
    "meetings.badge": _("a badge of a Session"),
    "meetings.remark": _("a remark in the minutes"),
    "meetings.turn": _("a turn to speak"),
    "people.correctionrequest": _("a request to put their data right"),
    "people.ownethnicity": _("a word about themselves"),
    "people.paperservice": _("a service on paper"),
    "meetings.registration": _("a registration at a sitting"),
    "meetings.signature": _("a signature under a request"),
    "meetings.request": _("a request they began"),
    "meetings.cast": _("a vote they cast"),
    "meetings.candidate": _("a candidacy in an election"),
    "meetings.proposed": _("a place on a list to the Senate"),
    "meetings.deputy": _("a mandate of a deputy"),
    "meetings.sealedvote": _("a role in a secret electronic vote"),
    "meetings.keyholder": _("a part of the key of a secret vote"),
    "meetings.countingseat": _("a place in a counting commission"),
    "meetings.countentry": _("a count of ballots they entered"),
    "meetings.pollanswer": _("an answer in a poll"),
    "meetings.poll": _("a candidacy in a poll"),
    "meetings.councilitem": _("a candidacy at the Council"),
    "meetings.councilmeeting": _("a meeting they convened"),
    "meetings.order": _("an order they gave"),
    "decisions.answer": _("an answer they entered"),
    "decisions.responsible": _("a decision they answer for"),
    "decisions.decision": _("a decision they signed"),
    "programmes.position": _("a position in a discussion"),
    "programmes.opendiscussion": _("a summary they signed"),
    "programmes.recommendation": _("a recommendation they signed"),
}
_AT_ONCE = 500


def leaning_on(people: Iterable[int]) -> dict[int, dict[str, int]]:
    """Count the rows that point to each person, by table ("meetings.signature"); people nothing points to are left out."""
    return counted_on(Person, people)


def counted_on(model: type[Model], keys: Iterable[int]) -> dict[int, dict[str, int]]:
    """Count the rows that point to each row of a table by a foreign key, by the name of their table."""
    found: dict[int, dict[str, int]] = {}
    asked = sorted(keys)
    for relation in pointers_to(model):
        table, name = relation
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            rows = table._default_manager.filter(**{f"{name}__in": some}).order_by()
            for key, count in rows.values_list(name).annotate(Count("pk")):
                mine = found.setdefault(key, {})
                mine[table._meta.label_lower] = mine.get(table._meta.label_lower, 0) + count
    return found


def pointers_to(model: type[Model]) -> list[tuple[type[Model], str]]:
    """Give every table and field that points to a table by a foreign key, in order of their names."""
    relations = [
        (relation.related_model, relation.field.name)
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
    ]
    return sorted(relations, key=lambda pair: (pair[0]._meta.label_lower, pair[1]))

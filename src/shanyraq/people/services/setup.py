"""Set an official instance up: its root organisations and its first administrator."""

from __future__ import annotations

from collections.abc import Mapping

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people import rules
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Membership, Organization, Person
from shanyraq.people.queries import count_administrators
from shanyraq.people.services.invitations import _write_invitation

ROOTS = {
    "council": {"kk": "Ассамблея Кеңесі", "ru": "Совет Ассамблеи", "en": "Council of the Assembly"},
    "secretariat": {
        "kk": "Ассамблея Хатшылығы",
        "ru": "Секретариат Ассамблеи",
        "en": "Secretariat of the Assembly",
    },
    "instance": {"kk": "Осы платформа", "ru": "Эта платформа", "en": "This platform"},
}


@act
def set_up_instance(
    *, by: Actor, at: Moment, names: Mapping[str, str], administrator: str, address: str, language: str
) -> str:
    """Make the root organisations and the first administrator; give the link that lets them set a password.

    `names` are the institution's, in kk, ru and en; `administrator` is a person's name in Kazakh. The link is
    given once and not kept. Refuses where an administrator already is.
    """
    rules.may_set_up(administrators=count_administrators()).require()
    roots = _make_roots(names)
    person = Person.objects.create(name_kk=administrator, email=address.lower())
    Membership.objects.create(
        person=person,
        organization=roots["instance"],
        role="administrator",
        since=at.day,
        recorded_at=at.machine,
        recorded_on=at.day,
    )
    _invitation, link = _write_invitation(person, language=language, at=at, send=False)
    record(
        about=f"people.person:{person.pk}",
        facts={"names": dict(names), "organizations": [root.pk for root in roots.values()]},
        personal={"name": administrator, "address": address},
    )
    return link


def _make_roots(names: Mapping[str, str]) -> dict[str, Organization]:
    """Find or make the four root organisations: assembly, and below it council, secretariat and instance."""
    assembly, _ = Organization.objects.get_or_create(
        slug="assembly", defaults={"classification": "assembly", **_named(names)}
    )
    roots = {"assembly": assembly}
    for slug, texts in ROOTS.items():
        defaults = {"classification": slug, "parent": assembly, **_named(texts)}
        roots[slug], _ = Organization.objects.get_or_create(slug=slug, defaults=defaults)
    return roots


def _named(texts: Mapping[str, str]) -> dict[str, str]:
    return {f"name_{language}": texts.get(language, "") for language in ("kk", "ru", "en")}

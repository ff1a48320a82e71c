"""Put a material to a Session, bring a new version of it, take it back. Nothing that was handed out goes away."""

from __future__ import annotations

from rulebook import Allowed, Refused, first_refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, Material, MaterialVersion, Session
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import materials as rules
from shanyraq.meetings.services.locking import about, locked
from shanyraq.people.acting import Actor, act
from shanyraq.web.uploads import Brought, described


@act
def put_material(
    *,
    by: Actor,
    at: Moment,
    session: Session,
    file: Brought,
    title_kk: str,
    title_ru: str = "",
    title_en: str = "",
    item: AgendaItem | None = None,
    members_only: bool = False,
) -> MaterialVersion:
    """Put a material to a matter, or to the whole Session. Refuses as `rules.materials.may_put`, and with "meetings.title_missing"."""
    row = locked(session)
    verdict = first_refusal(
        rules.may_put(facts_of(row, at.day)),
        Allowed() if title_kk.strip() else Refused("meetings.title_missing"),
    ).require()
    material = Material.objects.create(
        session=row,
        item=item,
        title_kk=title_kk.strip(),
        title_ru=title_ru.strip(),
        title_en=title_en.strip(),
        members_only=members_only,
    )
    made = _version(material, file, 1, "", by, at)
    record(about=about(row), verdict=verdict, facts=_facts(made))
    return made


@act
def renew_material(*, by: Actor, at: Moment, material: Material, file: Brought, why: str) -> MaterialVersion:
    """Bring a new version of a material, saying what differs; the earlier ones stay.

    Refuses as `rules.materials.may_renew`, and with "meetings.reason_missing".
    """
    session = locked(material.session)
    row = Material.objects.select_for_update().get(pk=material.pk)
    last = row.versions.first()
    kept = described(file)
    assert last is not None
    verdict = first_refusal(
        rules.may_renew(
            facts_of(session, at.day), withdrawn_on=row.withdrawn_on, same=last.sha256 == kept["sha256"]
        ),
        Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    made = _version(row, file, last.version + 1, why, by, at)
    record(about=about(session), verdict=verdict, facts={**_facts(made), "why": made.why})
    return made


@act
def withdraw_material(*, by: Actor, at: Moment, material: Material, why: str) -> Material:
    """Take a material back, with a reason: it stays in the list, marked.

    Refuses as `rules.materials.may_renew`, and with "meetings.reason_missing".
    """
    session = locked(material.session)
    row = Material.objects.select_for_update().get(pk=material.pk)
    last = row.versions.first()
    assert last is not None
    verdict = first_refusal(
        rules.may_renew(facts_of(session, at.day), withdrawn_on=row.withdrawn_on, same=False),
        Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    row.withdrawn_on, row.why_withdrawn = at.day, why.strip()
    row.save(update_fields=["withdrawn_on", "why_withdrawn"])
    said = {**_facts(last), "why": row.why_withdrawn}
    record(about=about(session), verdict=verdict, facts=said)
    return row


def _version(
    material: Material, file: Brought, number: int, why: str, by: Actor, at: Moment
) -> MaterialVersion:
    return MaterialVersion.objects.create(
        material=material, version=number, why=why.strip(), by=by.key, day=at.day, at=at.machine, **described(file)
    )  # fmt: skip


def _facts(made: MaterialVersion) -> dict[str, object]:
    """Say what was put. The name of a material for members only stays beside the record, as the material does."""
    material = made.material
    said: dict[str, object] = {
        "number": material.session.number,
        "version": made.version,
        "sha256": made.sha256,
    }
    if not material.members_only:
        said["title"] = material.title_kk
    return said

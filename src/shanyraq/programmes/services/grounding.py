"""Link a new direction to its bases; state the Assembly's own role in a measure."""

from __future__ import annotations

from collections.abc import Mapping

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.programmes.models import (
    AssemblyRole,
    DirectionBase,
    Edition,
    NewDirection,
    Part,
    Programme,
    Reading,
)
from shanyraq.programmes.queries.ground import bases_named, groups_of
from shanyraq.programmes.rules import ground as rules


@act
def ground_direction(
    *, by: Actor, at: Moment, edition: Edition, number: str, title_kk: str, clauses: Mapping[str, str],
    title_ru: str = "", title_en: str = "",
) -> NewDirection:  # fmt: skip
    """Link a direction that the next edition may add to every base the programme names: `clauses` maps a base to its clause.

    Refuses as `rules.ground.may_ground`.
    """
    Programme.objects.select_for_update().get(pk=edition.programme_id)
    needed, number = bases_named(groups_of(edition)), number.strip().rstrip(".")
    there = edition.readings.filter(number=number, kind="direction").exists()
    verdict = rules.may_ground(number, clauses, needed, is_direction=there).require()
    row = NewDirection.objects.create(
        programme_id=edition.programme_id, number=number, title_kk=title_kk.strip(), title_ru=title_ru.strip(),
        title_en=title_en.strip(), by=by.key, on=at.day,
    )  # fmt: skip
    DirectionBase.objects.bulk_create(
        DirectionBase(direction=row, base=base, act=rules.BASES[base], clause=clauses[base].strip())
        for base in needed
    )
    facts = {"number": number, "title": row.title_kk, "bases": ", ".join(needed)}
    record(about=f"programmes.edition:{edition.pk}", verdict=verdict, facts=facts)
    return row


@act
def state_role(
    *, by: Actor, at: Moment, reading: Reading, kind: str, says_kk: str, says_ru: str = "", says_en: str = ""
) -> AssemblyRole:
    """State what the Assembly itself does in a measure; the later word counts. Refuses as `rules.ground.may_state_role`."""
    Part.objects.select_for_update().get(pk=reading.part_id)
    last = AssemblyRole.objects.filter(part=reading.part_id).last()
    stands = (last.kind, last.says_kk) if last else None
    verdict = rules.may_state_role(reading.kind, role=kind, says=says_kk, last=stands).require()
    row = AssemblyRole.objects.create(
        part_id=reading.part_id, kind=kind, says_kk=says_kk.strip(), says_ru=says_ru.strip(), says_en=says_en.strip(),
        by=by.key, on=at.day,
    )  # fmt: skip
    facts = {"number": reading.number, "assembly_role": kind, "text": row.says_kk}
    record(about=f"programmes.part:{reading.part_id}", verdict=verdict, facts=facts)
    return row

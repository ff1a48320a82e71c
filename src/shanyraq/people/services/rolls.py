"""Import a roll of members in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.enrolment import Row
from shanyraq.people.leaning import leaning_on
from shanyraq.people.models import Brought, Membership, Person, RollDraft
from shanyraq.people.roll import birth_year_of, sex_of
from shanyraq.people.roll_queries import checked_rows, may_import


@dataclass(frozen=True)
class Imported:
    """How many people are new, how many seats were added, how many rows were left out or had nothing to add."""

    people: int
    seats: int
    left_out: int
    known: int


@act
def import_roll(
    *, by: Actor, at: Moment, draft: RollDraft, decisions: Mapping[int, str], leave_out: bool = False
) -> Imported:
    """Write the people and memberships of a draft; the rows are checked again against what is here now.

    `decisions` by row number: "same:<person id>", "new" or "skip" for look-alikes. Rows with errors are left
    out where `leave_out` says so. What is already known of a person is never overwritten. Refuses where an
    error or a look-alike waits, and a draft imported before.
    """
    # every waiting list is held, so that two lists with the same people follow each other
    waiting = Q(imported_at__isnull=True) | Q(pk=draft.pk)
    found = next(
        row
        for row in RollDraft.objects.select_for_update().filter(waiting).order_by("pk")
        if row.pk == draft.pk
    )
    rows = checked_rows(found, by, decisions)
    may_import(found, rows, decisions, leave_out=leave_out).require()
    result, people = enrolled(found, rows, decisions, at)
    close_draft(found, result, at)
    record(
        about=f"people.roll:{draft.pk}",
        facts={"file": draft.sha256, **found.counted},
        personal={"people": people},
    )
    return result


def enrolled(
    draft: RollDraft, rows: Sequence[Row], decisions: Mapping[int, str], at: Moment, *, basis: str = ""
) -> tuple[Imported, list[int]]:
    """Write the people and seats of a draft's checked rows, inside an act that was allowed; give the counts and who they are.

    `basis` is the paper all these seats stand on; without it each stands on what its own row says. What each row
    wrote is kept, so that the whole import can be undone.
    """
    here = {row.person for row in rows if row.person} | {known.id for row in rows for known in row.alike}
    leaning = leaning_on(here)  # before anything is written
    made: dict[int, Person] = {}
    kept: list[Brought] = []
    out, known = 0, 0
    for row in rows:
        if row.problems or decisions.get(row.number) == "skip" or (row.leader and row.leader not in made):
            out += 1
            continue
        person, is_new, filled = _person_of(row, decisions, made)
        made[row.number] = person
        known += row.known
        seat = None if row.known else _seat(person, row, at, basis)
        kept.append(
            Brought(
                draft=draft,
                number=row.number,
                person=person,
                membership=seat,
                new_person=is_new,
                filled=filled,
                standing=dict(row.standing) if seat else {},
                leaned=leaning.get(person.pk, {}),
            )
        )
    _keep(kept)
    people = sorted({person.pk for person in made.values()})
    new, seats = sum(row.new_person for row in kept), sum(row.membership is not None for row in kept)
    return Imported(people=new, seats=seats, left_out=out, known=known), people


def _keep(rows: list[Brought]) -> None:
    Brought.objects.bulk_create(rows, batch_size=500)


def _person_of(
    row: Row, decisions: Mapping[int, str], made: Mapping[int, Person]
) -> tuple[Person, bool, dict[str, Any]]:
    if row.leader is not None:
        person = made[row.leader]
        return person, False, _completed(person, row)
    choice = decisions.get(row.number, "")
    chosen = next((k.id for k in row.alike if k.mark == choice), row.person)
    if chosen is not None:
        person = Person.objects.get(pk=chosen)
        return person, False, _completed(person, row)
    names = {"name_kk": row.cells.get("name_kk", "")}
    return Person.objects.create(**names, **_beside_the_name(row)), True, {}


def _beside_the_name(row: Row) -> dict[str, Any]:
    """Give what a row says of a person beside the name in Kazakh; empty where it is silent."""
    cells = row.cells
    return {
        "name_ru": cells.get("name_ru", ""),
        "name_en": cells.get("name_en", ""),
        "phone": cells.get("phone", ""),
        "email": cells.get("email", "").lower(),
        "sex": sex_of(cells.get("sex", "")) or "",
        "birth_year": birth_year_of(cells.get("birth_year", "")),
    }


def _completed(person: Person, row: Row) -> dict[str, Any]:
    """Fill what is empty; never overwrite what is there. Give what was filled."""
    gained = {}
    for name, brought in _beside_the_name(row).items():
        if brought and not getattr(person, name):
            gained[name] = brought
            setattr(person, name, brought)
    if gained:
        person.save(update_fields=list(gained))
    return gained


def _seat(person: Person, row: Row, at: Moment, basis: str) -> Membership:
    return Membership.objects.create(
        person=person,
        organization_id=row.body,
        role=row.role,
        since=row.since,
        until=row.until,
        basis=basis or row.cells.get("basis", ""),
        recorded_at=at.machine,
        recorded_on=at.day,
    )


def close_draft(draft: RollDraft, result: Imported, at: Moment) -> None:
    """Empty the rows of a draft that was imported, and keep only its counts."""
    draft.rows, draft.imported_at = [], at.machine
    draft.counted = {
        "people": result.people,
        "seats": result.seats,
        "left_out": result.left_out,
        "known": result.known,
    }
    draft.save(update_fields=["rows", "counted", "imported_at"])

"""Import a roll of members in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.enrolment import Row
from shanyraq.people.models import Membership, Person, RollDraft
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
    rows = checked_rows(found, by)
    may_import(found, rows, decisions, leave_out=leave_out).require()
    result, people = enrolled(rows, decisions, at)
    close_draft(found, result, at)
    record(
        about=f"people.roll:{draft.pk}",
        facts={"file": draft.sha256, **found.counted},
        personal={"people": people},
    )
    return result


def enrolled(
    rows: Sequence[Row], decisions: Mapping[int, str], at: Moment, *, basis: str = ""
) -> tuple[Imported, list[int]]:
    """Write the people and seats of checked rows, inside an act that was allowed; give the counts and who they are.

    `basis` is the paper all these seats stand on; without it each stands on what its own row says.
    """
    made: dict[int, Person] = {}
    new, seats, out, known = 0, 0, 0, 0
    for row in rows:
        if row.problems or decisions.get(row.number) == "skip" or (row.leader and row.leader not in made):
            out += 1
            continue
        person, is_new = _person_of(row, decisions, made)
        made[row.number] = person
        new += is_new
        if row.known or _holds(person, row):
            known += 1
            continue
        _seat(person, row, at, basis)
        seats += 1
    people = sorted({person.pk for person in made.values()})
    return Imported(people=new, seats=seats, left_out=out, known=known), people


def _person_of(row: Row, decisions: Mapping[int, str], made: Mapping[int, Person]) -> tuple[Person, bool]:
    if row.leader is not None:
        return _completed(made[row.leader], row), False
    choice = decisions.get(row.number, "")
    if row.person is not None:
        return _completed(Person.objects.get(pk=row.person), row), False
    if row.alike and choice.startswith("same:"):
        chosen = next(k.id for k in row.alike if str(k.id) == choice.removeprefix("same:"))
        return _completed(Person.objects.get(pk=chosen), row), False
    fields = {name: row.cells.get(name, "") for name in ("name_kk", "name_ru", "name_en", "phone")}
    return Person.objects.create(email=row.cells.get("email", "").lower(), **fields), True


def _completed(person: Person, row: Row) -> Person:
    """Fill what is empty; never overwrite what is there."""
    gained = []
    for name in ("name_ru", "name_en", "phone", "email"):
        brought = row.cells.get(name, "")
        if brought and not getattr(person, name):
            setattr(person, name, brought.lower() if name == "email" else brought)
            gained.append(name)
    if gained:
        person.save(update_fields=gained)
    return person


def _holds(person: Person, row: Row) -> bool:
    assert row.since is not None
    held = Membership.objects.filter(person=person, organization_id=row.body, role=row.role)
    return held.on(row.since).exists() or held.filter(since=row.since).exists()


def _seat(person: Person, row: Row, at: Moment, basis: str) -> None:
    Membership.objects.create(
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

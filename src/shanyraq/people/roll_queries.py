"""A roll that waits: its rows checked against the people and organisations of this moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rulebook import Verdict

from shanyraq.people import rules
from shanyraq.people.acting import Actor
from shanyraq.people.enrolment import Body, Known, Row, check
from shanyraq.people.models import Membership, Person, RollDraft, User
from shanyraq.people.queries import bodies_by_name
from shanyraq.people.roll import Line

SKIP, NEW, SAME = "skip", "new", "same:"


def checked_rows(draft: RollDraft, by: Actor) -> list[Row]:
    """Check the rows of a draft against what is here now. Offices are given by an administrator only."""
    lines = [Line(row["number"], row["cells"]) for row in draft.rows]
    bodies = {name: Body(b.pk, b.classification) for name, b in bodies_by_name().items()}
    return check(
        lines, bodies=bodies, people=known_people(), may_give_offices="instance.administrator" in by.roles
    )


def known_people() -> list[Known]:
    """Give everybody here, with the address of their account or of the roll, and their seats. Three queries."""
    accounts = dict(User.objects.filter(person__isnull=False).values_list("person_id", "email"))
    seats: dict[int, list[Any]] = {}
    for person, *seat in Membership.objects.values_list(
        "person_id", "organization_id", "role", "since", "until"
    ):
        seats.setdefault(person, []).append(tuple(seat))
    return [
        Known(
            id=p.pk,
            name=p.name_kk,
            names=(p.name_kk, p.name_ru),
            email=(accounts.get(p.pk) or p.email).lower(),
            seats=tuple(seats.get(p.pk, ())),
        )
        for p in Person.objects.order_by("pk")
    ]


def may_import(
    draft: RollDraft, rows: Sequence[Row], decisions: Mapping[int, str], *, leave_out: bool
) -> Verdict:
    """Tell whether a draft may be imported with these decisions."""
    wrong = sum(bool(row.problems) for row in rows)
    waiting = sum(row.undecided and not is_decided(row, decisions.get(row.number, "")) for row in rows)
    return rules.may_import(
        rows=len(rows),
        wrong=wrong,
        undecided=waiting,
        leave_out=leave_out,
        done=draft.imported_at is not None,
    )


def is_decided(row: Row, choice: str) -> bool:
    """Tell whether a choice answers a look-alike: skip, new, or one of those shown."""
    return choice in {SKIP, NEW} or choice in {f"{SAME}{known.id}" for known in row.alike}

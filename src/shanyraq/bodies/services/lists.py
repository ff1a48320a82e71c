"""What a list of members says beyond seats, recorded; and a whole import undone."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from rulebook import Refused, Verdict

from shanyraq.bodies import rules
from shanyraq.bodies.models import Standing
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Brought, RollDraft
from shanyraq.people.roll_queries import may_undo
from shanyraq.people.services.withdrawal import TakenBack, take_back

STANDING = "bodies.standing"


def unrecorded(draft: RollDraft) -> list[Brought]:
    """Give the rows of an imported list that say how a member came, where that is not recorded yet."""
    rows = draft.brought.filter(membership__isnull=False, membership__standing__isnull=True)
    return [row for row in rows.select_related("person", "membership") if row.standing]


def may_record(rows: list[Brought]) -> Verdict:
    """Tell whether how members came can be recorded from these rows (Law 70-IV, art. 15): refuses where there are none."""
    if not rows:
        return Refused("bodies.no_ways_to_record")
    law = [_asked(row) for row in rows]
    return next((verdict for verdict in law if isinstance(verdict, Refused)), law[0])


def _asked(row: Brought) -> Verdict:
    said = row.standing
    assert row.membership is not None
    return rules.may_record_standing(
        path=said["path"],
        region=said["region"],
        proposed_by=said["proposed_by"],
        decision=said["decision"],
        decided_on=date.fromisoformat(said["decided_on"]),
        since=row.membership.since,
    )


@act
def record_standings(*, by: Actor, at: Moment, draft_id: int) -> int:
    """Record how members came, for every row of an imported list that says so, in one act; give how many.

    Refuses "bodies.no_ways_to_record", and with the codes of `rules.may_record_standing` where a mandate was
    corrected since the import so that the decision would come after it (Law 70-IV, art. 15).
    """
    draft = RollDraft.objects.select_for_update().get(pk=draft_id)
    rows = unrecorded(draft)
    verdict = may_record(rows).require()
    made = Standing.objects.bulk_create([Standing(membership=row.membership, **_fields(row)) for row in rows])
    record(
        about=f"people.roll:{draft.pk}",
        verdict=verdict,
        facts={"file": draft.sha256, "recorded": len(made)},
        personal={"people": sorted(row.person_id for row in rows)},
    )
    return len(made)


def _fields(row: Brought) -> dict[str, object]:
    return {
        "category_paper": "",
        **row.standing,
        "decided_on": date.fromisoformat(row.standing["decided_on"]),
    }


def may_undo_list(draft: RollDraft, by: Actor) -> Verdict:
    """Tell whether an import may be undone: nothing stands on it but how members came as the list itself said."""
    own = set(_own_standings(draft).values_list("membership_id", flat=True))
    seats = {row.membership_id for row in draft.brought.all()}
    others = Standing.objects.filter(membership_id__in=_some(seats - own)).exists()
    return may_undo(draft, by, besides=frozenset() if others else frozenset({STANDING}))


def _some(keys: set[int | None]) -> list[int]:
    return sorted(key for key in keys if key is not None)


def _own_standings(draft: RollDraft) -> QuerySet[Standing]:
    """Give the standings that say what the list said, and nothing else."""
    said = {
        row.membership_id: _fields(row) for row in draft.brought.all() if row.membership_id and row.standing
    }
    same = [
        found.pk
        for found in Standing.objects.filter(membership__in=said)
        if all(getattr(found, name) == value for name, value in said[found.membership_id].items())
    ]
    return Standing.objects.filter(pk__in=same)


@act
def undo_import(*, by: Actor, at: Moment, draft_id: int, why: str) -> TakenBack:
    """Take a whole import back: its seats, the people it made, the fields it filled, and how members came by it.

    Refuses "bodies.undo_reason_missing", and with the codes of `people.rules.may_undo_import` where something
    stands on an imported row (an account, a signature, a registration, a vote, a correction). What was known of the
    roll on the days between stays known.
    """
    draft = RollDraft.objects.select_for_update().get(pk=draft_id)
    if not why.strip():
        Refused("bodies.undo_reason_missing").require()
    verdict = may_undo_list(draft, by).require()
    _own_standings(draft).delete()
    gone = take_back(draft, at, why.strip())
    record(
        about=f"people.roll:{draft.pk}",
        verdict=verdict,
        facts={"file": draft.sha256, "people": gone.people, "seats": gone.seats, "stay": gone.stay},
        personal={"why": why.strip()},
    )
    return gone

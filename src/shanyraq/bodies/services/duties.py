"""A Deputy Chair's duty sheet and plan, and the officer of the Secretariat who serves them (Decree 149, pt 10)."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.bodies.deputies import POINT
from shanyraq.bodies.models import DeputyTerm, Duty
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Membership


@act
def name_officer(*, by: Actor, at: Moment, term_id: int, person_id: int) -> DeputyTerm:
    """Name the officer of the Secretariat who serves a Deputy Chair. Refuses with "bodies.not_an_officer"."""
    term = DeputyTerm.objects.select_for_update().get(pk=term_id)
    seats = Membership.objects.on(at.day).filter(
        person_id=person_id, organization__classification="secretariat"
    )
    verdict = (Allowed(POINT) if seats.exists() else Refused("bodies.not_an_officer", POINT)).require()
    before = term.officer_id
    term.officer_id = person_id
    term.save(update_fields=["officer"])
    record(
        about=f"bodies.deputyterm:{term.pk}",
        verdict=verdict,
        facts={"officer": f"person:{person_id}", "before": before},
    )
    return term


@act
def add_duty(
    *,
    by: Actor,
    at: Moment,
    term_id: int,
    kind: str,
    text_kk: str,
    text_ru: str = "",
    text_en: str = "",
    due: date | None = None,
) -> Duty:
    """Add a line to a Deputy Chair's duty sheet ("duty") or plan ("task", done by `due`).

    Refuses with "bodies.duty_not_named", "bodies.due_missing".
    """
    verdict = first_refusal(
        Allowed(POINT) if text_kk.strip() else Refused("bodies.duty_not_named", POINT),
        Refused("bodies.due_missing", POINT) if kind == "task" and due is None else Allowed(),
    ).require()
    duty = Duty.objects.create(
        term_id=term_id,
        kind=kind,
        text_kk=text_kk.strip(),
        text_ru=text_ru.strip(),
        text_en=text_en.strip(),
        due=due if kind == "task" else None,
    )
    record(
        about=f"bodies.deputyterm:{term_id}",
        verdict=verdict,
        facts={"kind": kind, "text": duty.text_kk, "due": due},
    )
    return duty


@act
def complete_task(*, by: Actor, at: Moment, duty_id: int, paper: str) -> Duty:
    """Record that a task of the plan is done today, with the paper that shows it.

    Refuses with "bodies.paper_not_named", "bodies.task_done" and, for a standing duty, "bodies.duty_stands".
    """
    duty = Duty.objects.select_for_update().get(pk=duty_id)
    verdict = first_refusal(
        Refused("bodies.duty_stands", POINT) if duty.kind != "task" else Allowed(POINT),
        Refused("bodies.task_done", POINT, {"done_on": duty.done_on}) if duty.done_on else Allowed(),
        Allowed() if paper.strip() else Refused("bodies.paper_not_named", POINT),
    ).require()
    duty.done_on, duty.done_by = at.day, paper.strip()
    duty.save(update_fields=["done_on", "done_by"])
    record(
        about=f"bodies.deputyterm:{duty.term_id}",
        verdict=verdict,
        facts={"task": duty.text_kk, "paper": duty.done_by},
    )
    return duty

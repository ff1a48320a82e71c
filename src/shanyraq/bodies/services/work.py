"""The work of bodies that the Secretariat coordinates: their meetings with agenda and minutes, their tasks (Decree 149, pt 20)."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.bodies import organs as rules
from shanyraq.bodies.models import BodyTask, Meeting, Output
from shanyraq.bodies.services.reach import may_reach, recorded
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law.bodies import kinds
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Membership, Organization
from shanyraq.web.uploads import Brought, described


@act
def plan_body_meeting(*, by: Actor, at: Moment, slug: str, day: date, agenda: str, task: str = "") -> Meeting:
    """Plan a meeting of a body with its agenda; `task` is what it discusses: a task of a Session, a Message, an instruction.

    Refuses with "bodies.agenda_empty", "bodies.no_meetings_here", "bodies.body_closed", as `organs.has_source_task` and as
    `organs.may_reach`.
    """
    body = Organization.objects.select_for_update().get(slug=slug)
    verdict = first_refusal(
        _meets(body),
        may_reach(by, body),
        rules.is_open(since=body.since, until=body.until, on=day),
        Allowed(rules.BODIES) if agenda.strip() else Refused("bodies.agenda_empty", rules.BODIES),
        rules.has_source_task(body.classification, task.strip()),
    ).require()
    row = Meeting.objects.create(
        organization=body, day=day, agenda=agenda.strip(), task=task.strip(), recorded_at=at.machine
    )
    record(
        about=f"bodies.meeting:{row.pk}",
        verdict=verdict,
        facts={"body": body.name_kk, "day": day, "agenda": row.agenda, "task": row.task},
    )
    return row


@act
def record_body_minutes(
    *,
    by: Actor,
    at: Moment,
    meeting_id: int,
    minutes: str,
    present: int,
    discussion: str = "",
    advice: str = "",
) -> Meeting:
    """Record that a body met: its minutes, how many of it were there, what was discussed and recommended.

    Refuses with "bodies.minutes_there", "bodies.meeting_ahead", "bodies.present_wrong", "bodies.paper_not_named", and as
    `organs.leads_from_discussion`.
    """
    row = Meeting.objects.select_for_update().select_related("organization").get(pk=meeting_id)
    verdict = first_refusal(
        may_reach(by, row.organization),
        Allowed() if minutes.strip() else Refused("bodies.paper_not_named"),
        rules.leads_from_discussion(row.organization.classification, discussion.strip(), advice.strip()),
        rules.may_record_minutes(
            held=bool(row.minutes), present=present, members=_count(row.organization, row.day), meeting=row.day, day=at.day
        ),
    ).require()  # fmt: skip
    row.minutes, row.present = minutes.strip(), present
    row.discussion, row.advice = discussion.strip(), advice.strip()
    row.save(update_fields=["minutes", "present", "discussion", "advice"])
    record(
        about=f"bodies.meeting:{row.pk}",
        verdict=verdict,
        facts={
            "body": row.organization.name_kk, "day": row.day, "minutes": row.minutes, "present": present,
            "advice": row.advice,
        },
    )  # fmt: skip
    return row


@act
def give_body_task(*, by: Actor, at: Moment, slug: str, text: str, due: date) -> BodyTask:
    """Give a body a task to be done by a day. Refuses with "bodies.task_empty", "bodies.body_closed", as `may_reach`."""
    body = Organization.objects.select_for_update().get(slug=slug)
    verdict = first_refusal(
        _meets(body),
        may_reach(by, body),
        rules.is_open(since=body.since, until=body.until, on=at.day),
        Allowed(rules.BODIES) if text.strip() else Refused("bodies.task_empty", rules.BODIES),
    ).require()
    row = BodyTask.objects.create(organization=body, text=text.strip(), due=due)
    record(
        about=f"bodies.bodytask:{row.pk}",
        verdict=verdict,
        facts={"body": body.name_kk, "task": row.text, "due": due},
    )
    return row


@act
def finish_body_task(*, by: Actor, at: Moment, task_id: int, paper: str) -> BodyTask:
    """Record that a body's task is done today, by the paper that shows it. Refuses with "bodies.task_done"."""
    row = BodyTask.objects.select_for_update().select_related("organization").get(pk=task_id)
    verdict = first_refusal(
        may_reach(by, row.organization),
        Refused("bodies.task_done", rules.BODIES, {"done_on": row.done_on})
        if row.done_on
        else Allowed(rules.BODIES),
        Allowed() if paper.strip() else Refused("bodies.paper_not_named"),
    ).require()
    row.done_on, row.done_by = at.day, paper.strip()
    row.save(update_fields=["done_on", "done_by"])
    record(
        about=f"bodies.bodytask:{row.pk}",
        verdict=verdict,
        facts={"body": row.organization.name_kk, "task": row.text, "paper": row.done_by},
    )
    return row


@act
def hand_in_output(
    *,
    by: Actor,
    at: Moment,
    slug: str,
    title_kk: str,
    title_ru: str = "",
    title_en: str = "",
    file: Brought,
    paper: str,
    on: date,
) -> Output:
    """Hand in what a working group made of the draft it works on: the file, by the group's minutes (Decree 149, pt 19).

    Refuses with "bodies.not_a_working_group", "bodies.no_draft", "bodies.text_missing" and as `reach.recorded`.
    """
    group = Organization.objects.select_for_update().get(slug=slug)
    made = getattr(group, "body", None)
    verdict = first_refusal(
        recorded(by, group, paper=paper, on=on, day=at.day),
        Allowed(rules.BODIES)
        if group.classification == "working_group"
        else Refused("bodies.not_a_working_group"),
        Allowed() if made is not None and made.draft else Refused("bodies.no_draft", rules.BODIES),
        Allowed() if title_kk.strip() else Refused("bodies.text_missing"),
    ).require()
    row = Output.objects.create(
        organization=group, title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(),
        paper=paper.strip(), day=on, recorded_at=at.machine, **described(file),
    )  # fmt: skip
    record(
        about=f"bodies.output:{row.pk}",
        verdict=verdict,
        facts={
            "body": group.name_kk,
            "title": row.title_kk,
            "sha256": row.sha256,
            "paper": row.paper,
            "on": on,
        },
    )
    return row


def _meets(body: Organization) -> Allowed | Refused:
    return Allowed() if body.classification in kinds() else Refused("bodies.no_meetings_here")


def _count(body: Organization, day: date) -> int:
    return Membership.objects.on(day).filter(organization=body).values("person_id").distinct().count()

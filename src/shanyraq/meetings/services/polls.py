"""Ask the Council by poll, answer, count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import Max
from rulebook import Refusal, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import council_on, count_council_on, sits_in_council
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Poll, PollAnswer
from shanyraq.meetings.queries import polls as queries
from shanyraq.meetings.rules import polls as rules
from shanyraq.meetings.services.notices import remind_seats, tell_council
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Person


def _locked(poll: Poll) -> Poll:
    return Poll.objects.select_for_update().get(pk=poll.pk)


def _about(poll: Poll) -> str:
    return f"meetings.poll:{poll.pk}"


@act
def start_poll(
    *,
    by: Actor,
    at: Moment,
    question_kk: str,
    deadline: date,
    question_ru: str = "",
    question_en: str = "",
    purpose: str = Poll.GENERAL,
    candidate: Person | None = None,
) -> Poll:
    """Send a question to every member of the Council, to be answered through the deadline's day.

    Members with an address get a letter. `purpose` "deputy" recommends `candidate` for deputy chair. Refuses as `rules.polls.may_start`, and with
    "meetings.question_missing", "meetings.candidate_missing".
    """
    total = count_council_on(at.day)
    named = purpose != Poll.DEPUTY or candidate is not None
    verdict = first_refusal(
        rules.may_start(rulebook(), deadline=deadline, total=total, day=at.day),
        rules.Allowed() if question_kk.strip() else Refused("meetings.question_missing"),
        rules.Allowed() if named else Refused("meetings.candidate_missing"),
    ).require()
    poll = Poll.objects.create(
        number=(Poll.objects.aggregate(last=Max("number"))["last"] or 0) + 1,
        purpose=purpose,
        question_kk=question_kk.strip(),
        question_ru=question_ru.strip(),
        question_en=question_en.strip(),
        candidate=candidate if purpose == Poll.DEPUTY else None,
        started_on=at.day,
        started_at=at.machine,
        deadline=deadline,
    )
    written = tell_council(poll, council_on(at.day))
    said = {
        "number": poll.number,
        "letters": written,
        "question": poll.question_kk,
        "deadline": deadline,
        "total": total,
    }
    record(about=_about(poll), verdict=verdict, facts=said)
    return poll


@act
def answer_poll(*, by: Actor, at: Moment, poll: Poll, choice: str) -> PollAnswer:
    """Answer "for", "against" or "abstain" as a member of the Council; a later answer replaces one's own.

    A retry of the same answer is the same answer. Refuses as `rules.polls.may_answer`, and with
    "meetings.no_such_answer".
    """
    row = _locked(poll)
    sits = by.person_id is not None and sits_in_council(by.person_id, at.day)
    # an answer that began on the last day and waited for the closing of the next one comes too late
    facts = replace(queries.facts_of(row, at.day), closed_on=row.closed_on)
    verdict = first_refusal(
        rules.Allowed() if choice in PollAnswer.CHOICES else Refused("meetings.no_such_answer"),
        rules.may_answer(facts, sits=sits, day=at.day),
    ).require()
    before = row.answers.filter(person_id=by.person_id).first()
    if before is not None and before.choice == choice:
        record(about=_about(row), verdict=verdict, facts={"number": row.number, "again": True}, unnamed=True)
        return before
    answer, _made = PollAnswer.objects.update_or_create(
        poll=row, person_id=by.person_id, defaults={"choice": choice, "day": at.day, "at": at.machine}
    )
    record(
        about=_about(row),
        verdict=verdict,
        facts={"number": row.number, "changed": before is not None},
        personal={"choice": choice},
        unnamed=True,
    )
    return answer


@act
def remind_council(*, by: Actor, at: Moment, poll: Poll) -> int:
    """Remind the members who have not answered that a poll ends soon; give how many letters were written.

    Each reminder goes once, as the journal remembers (`law/reminders.toml` says when). Refuses with
    "meetings.no_reminder_due".
    """
    row = _locked(poll)
    step = queries.reminder_due(row, at.day)
    if step is None:
        raise Refusal(Refused("meetings.no_reminder_due", facts={"day": at.day}))
    left = (row.deadline - at.day).days
    written = remind_seats(row, queries.unanswered_seats(row, at.day).select_related("person"), left)
    said = {"number": row.number, "deadline": row.deadline, "step": step, "letters": written}
    record(about=_about(row), facts=said)
    return written


@act
def close_poll(*, by: Actor, at: Moment, poll: Poll) -> Poll:
    """Close a poll and count it: votes for against ALL members of the Council; silence counts against.

    The Council of the deadline's day is counted, or of today where all answered before. Those who kept silent
    get their row in the protocol. Refuses as `rules.polls.may_close`.
    """
    row = _locked(poll)
    facts = queries.facts_of(row, at.day)
    allowed = rules.may_close(facts, at.day).require()
    roll_day = queries.roll_day_of(row, at.day)
    result = rules.result(rulebook(), facts, roll_day)
    if isinstance(result, Refused) and result.code != "meetings.poll_not_adopted":
        result.require()
    _keep_silences(row, roll_day, at)
    row.closed_on, row.closed_at, row.roll_day = at.day, at.machine, roll_day
    row.total, row.needed = facts.total, int(str(result.facts["needed"]))
    row.votes_for, row.votes_against, row.abstained = facts.votes_for, facts.votes_against, facts.abstained
    row.adopted = bool(result)
    row.save()
    verdict = allowed & result if isinstance(result, rules.Allowed) else allowed & rules.Allowed(result.law)
    said = {"for": row.votes_for, "against": row.votes_against, "abstained": row.abstained}
    more = {"silent": row.silent, "total": row.total, "needed": row.needed, "adopted": row.adopted}
    record(about=_about(row), verdict=verdict, facts={"number": row.number, **said, **more})
    return row


def _keep_silences(poll: Poll, roll_day: date, at: Moment) -> None:
    roll = set(council_on(roll_day).values_list("person_id", flat=True))
    answered = set(poll.answers.values_list("person_id", flat=True))
    poll.answers.exclude(person_id__in=roll).update(counted=False)
    PollAnswer.objects.bulk_create(
        PollAnswer(poll=poll, person_id=person, choice=PollAnswer.SILENT, day=at.day, at=at.machine)
        for person in sorted(roll - answered)
    )

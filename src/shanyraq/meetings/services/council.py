"""Convene the Council, hold its meeting, count its votes, record its discussions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from rulebook import Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.models import Output
from shanyraq.bodies.queries import council_on
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import CouncilItem, CouncilMeeting, Discussion, VoidedCount
from shanyraq.meetings.queries import council as queries
from shanyraq.meetings.queries.notices import calling_of_council
from shanyraq.meetings.rules import council as rules
from shanyraq.meetings.services.serving import tell_all, tell_off
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Person


@dataclass(frozen=True)
class Matter:
    """A matter of a Council meeting; Kazakh is required. `purpose` as for a poll."""

    kk: str
    ru: str = ""
    en: str = ""
    purpose: str = "general"
    candidate: Person | None = None


def _locked(meeting: CouncilMeeting) -> CouncilMeeting:
    return CouncilMeeting.objects.select_for_update().get(pk=meeting.pk)


def _about(meeting: CouncilMeeting) -> str:
    return f"meetings.council:{meeting.pk}"


def _called(meeting: CouncilMeeting, at: Moment, by: Actor) -> int:
    """Serve the notice of a meeting once it is convened; give how many letters were written."""
    calling = calling_of_council(meeting, at.day)
    return tell_all(calling, at, by) if calling else 0


@act
def convene_council(
    *,
    by: Actor,
    at: Moment,
    start_day: date,
    start_time: time,
    place_kk: str,
    items: Sequence[Matter],
    place_ru: str = "",
    place_en: str = "",
) -> CouncilMeeting:
    """Convene the Council: at once as the Chair; as a deputy chair, pending until the Chair agrees.

    Refuses as `rules.council.may_ask`, and with "meetings.council_place_missing", "meetings.agenda_empty",
    "meetings.title_missing", "meetings.candidate_missing".
    """
    role = CouncilMeeting.CHAIR if "assembly.chair" in by.roles else CouncilMeeting.DEPUTY
    verdict = first_refusal(
        rules.may_ask(rulebook(), role, start_day, at.day),
        rules.Allowed() if place_kk.strip() else Refused("meetings.council_place_missing"),
        _are_whole(items),
    ).require()
    own = role == CouncilMeeting.CHAIR
    meeting = CouncilMeeting.objects.create(
        by_role=role,
        by_id=by.person_id,
        asked_on=at.day,
        agreed_on=at.day if own else None,
        agreed_by_id=by.person_id if own else None,
        start_day=start_day,
        start_time=start_time,
        place_kk=place_kk.strip(),
        place_ru=place_ru.strip(),
        place_en=place_en.strip(),
    )
    CouncilItem.objects.bulk_create(_row(meeting, place, item) for place, item in enumerate(items, start=1))
    said = {"by_role": role, "start_day": start_day, "pending": not own, "items": [item.kk for item in items]}
    record(about=_about(meeting), verdict=verdict, facts={**said, "letters": _called(meeting, at, by)})
    return meeting


def _are_whole(items: Sequence[Matter]) -> rules.Verdict:
    if not items:
        return Refused("meetings.agenda_empty")
    if any(not item.kk.strip() for item in items):
        return Refused("meetings.title_missing")
    if any(item.purpose == "deputy" and item.candidate is None for item in items):
        return Refused("meetings.candidate_missing")
    return rules.Allowed()


def _row(meeting: CouncilMeeting, place: int, item: Matter) -> CouncilItem:
    return CouncilItem(
        meeting=meeting,
        position=place,
        title_kk=item.kk.strip(),
        title_ru=item.ru.strip(),
        title_en=item.en.strip(),
        purpose=item.purpose,
        candidate=item.candidate,
    )


@act
def agree_convening(*, by: Actor, at: Moment, meeting: CouncilMeeting) -> CouncilMeeting:
    """Agree as the Chair to a deputy's convocation of the Council: it is convened from now on, and its members are told.

    Refuses with "meetings.already_agreed".
    """
    row = _locked(meeting)
    verdict = rules.may_agree(queries.facts_of(row, at.day), rulebook(), at.day).require()
    row.agreed_on, row.agreed_by_id = at.day, by.person_id
    row.save(update_fields=["agreed_on", "agreed_by"])
    said = {"start_day": row.start_day, "by_role": row.by_role, "letters": _called(row, at, by)}
    record(about=_about(row), verdict=verdict, facts=said)
    return row


@act
def call_off_council(
    *, by: Actor, at: Moment, meeting: CouncilMeeting, why_kk: str, why_ru: str = "", why_en: str = ""
) -> CouncilMeeting:
    """Call a meeting off that was not held, with a reason; where its members had been called, every one is told.

    Refuses as `rules.council.may_call_off`, and with "meetings.reason_missing".
    """
    row = _locked(meeting)
    verdict = first_refusal(
        rules.may_call_off(queries.facts_of(row, at.day), by.roles),
        rules.Allowed() if why_kk.strip() else Refused("meetings.reason_missing"),
    ).require()
    calling = calling_of_council(row, at.day)
    why = {"kk": why_kk.strip(), "ru": why_ru.strip(), "en": why_en.strip()}
    row.cancelled_on = at.day
    for code, text in why.items():
        setattr(row, f"why_cancelled_{code}", text)
    row.save(update_fields=["cancelled_on", *(f"why_cancelled_{code}" for code in why)])
    said = {"start_day": row.start_day, "why": why["kk"], **tell_off(calling, at, by, why)}
    record(about=_about(row), verdict=verdict, facts=said)
    return row


@act
def hold_council(*, by: Actor, at: Moment, meeting: CouncilMeeting, people: Iterable[int]) -> CouncilMeeting:
    """Record that the Council met, and who was present: two thirds of all its members at least.

    Refuses as `rules.council.may_hold`, and with "meetings.not_in_council_all" for anyone who has no seat.
    """
    row = _locked(meeting)
    roll = set(council_on(at.day).values_list("person_id", flat=True))
    present = set(people)
    strangers = len(present - roll)
    facts = queries.facts_of(row, at.day)
    verdict = first_refusal(
        Refused("meetings.not_in_council_all", facts={"strangers": strangers, "day": at.day})
        if strangers
        else rules.Allowed(),
        rules.may_hold(rulebook(), facts, len(present), len(roll), at.day),
    ).require()
    row.held_on, row.present, row.total = at.day, len(present), len(roll)
    row.save(update_fields=["held_on", "present", "total"])
    said = {"present": row.present, "total": row.total}
    record(about=_about(row), verdict=verdict, facts=said, personal={"people": sorted(present)})
    return row


@act
def count_council_vote(
    *, by: Actor, at: Moment, item: CouncilItem, votes_for: int, votes_against: int, abstained: int
) -> CouncilItem:
    """Record the count of a matter of a Council meeting that was held. What it means is computed.

    Refuses as `rules.council.may_count`, and with "meetings.negative_votes".
    """
    meeting = _locked(item.meeting)
    row = CouncilItem.objects.select_for_update().get(pk=item.pk)
    given = votes_for + votes_against + abstained
    counted = row.votes_for is not None
    verdict = first_refusal(
        Refused("meetings.negative_votes")
        if min(votes_for, votes_against, abstained) < 0
        else rules.Allowed(),
        rules.may_count(queries.facts_of(meeting, at.day), given=given, counted=counted),
    ).require()
    row.votes_for, row.votes_against, row.abstained = votes_for, votes_against, abstained
    row.save(update_fields=["votes_for", "votes_against", "abstained"])
    said = {"item": row.position, "for": votes_for, "against": votes_against, "abstained": abstained}
    record(about=_about(meeting), verdict=verdict, facts=said)
    return row


@act
def void_council_count(*, by: Actor, at: Moment, item: CouncilItem, why: str) -> VoidedCount:
    """Void a wrong count of a matter of the Council, with a reason: it stays, struck, and another is recorded.

    Refuses as `rules.council.may_void_count`, and with "meetings.reason_missing".
    """
    meeting = _locked(item.meeting)
    row = CouncilItem.objects.select_for_update().get(pk=item.pk)
    verdict = first_refusal(
        rules.may_void_count(
            queries.facts_of(meeting, at.day), counted=row.votes_for is not None, used=queries.is_used(row)
        ),
        rules.Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    counts = {name: getattr(row, name) for name in ("votes_for", "votes_against", "abstained")}
    made = VoidedCount.objects.create(item=row, **counts, why=why.strip(), day=at.day, at=at.machine)
    row.votes_for = row.votes_against = row.abstained = None
    row.save(update_fields=list(counts))
    said = {"item": row.position, "for": made.votes_for, "against": made.votes_against}
    record(
        about=_about(meeting),
        verdict=verdict,
        facts={**said, "abstained": made.abstained, "why": made.why},
    )
    return made


@act
def record_discussion(
    *,
    by: Actor,
    at: Moment,
    title_kk: str,
    day: date,
    paper: str,
    outcome_kk: str,
    title_ru: str = "",
    title_en: str = "",
    outcome_ru: str = "",
    outcome_en: str = "",
    prepared_id: int | None = None,
) -> Discussion:
    """Record that the Council discussed a draft of a programme document: when, by which paper, to what end.

    `prepared_id` is the file a working group handed in by that day. Refuses with "meetings.draft_later",
    "meetings.title_missing", "meetings.paper_missing", "meetings.outcome_missing", "meetings.day_ahead".
    """
    prepared = Output.objects.get(pk=prepared_id) if prepared_id else None
    first_refusal(
        rules.Allowed() if title_kk.strip() else Refused("meetings.title_missing"),
        rules.Allowed() if paper.strip() else Refused("meetings.paper_missing"),
        rules.Allowed() if outcome_kk.strip() else Refused("meetings.outcome_missing"),
        Refused("meetings.day_ahead", facts={"told": day, "day": at.day})
        if day > at.day
        else rules.Allowed(),
        Refused("meetings.draft_later", facts={"handed_in": prepared.day, "on": day})
        if prepared is not None and prepared.day > day
        else rules.Allowed(),
    ).require()
    made = Discussion.objects.create(
        title_kk=title_kk.strip(),
        title_ru=title_ru.strip(),
        title_en=title_en.strip(),
        day=day,
        paper=paper.strip(),
        outcome_kk=outcome_kk.strip(),
        outcome_ru=outcome_ru.strip(),
        outcome_en=outcome_en.strip(),
        prepared=prepared,
        recorded_on=at.day,
    )
    said = {"title": made.title_kk, "day": day, "paper": made.paper, "outcome": made.outcome_kk}
    if prepared is not None:
        said |= {"draft": prepared.sha256, "prepared_by": prepared.organization.name_kk}
    record(about=f"meetings.discussion:{made.pk}", facts=said)
    return made

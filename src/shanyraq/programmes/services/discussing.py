"""Open a discussion of a draft, take and withdraw positions, close it, summarise it, recommend, answer a recommendation."""

from __future__ import annotations

from datetime import date

from rulebook import Verdict

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law.mandates import mandates
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Organization
from shanyraq.programmes.models import (
    WITHDRAWN,
    OpenDiscussion,
    Position,
    PositionVersion,
    Recommendation,
)
from shanyraq.programmes.queries import discussions as asked
from shanyraq.programmes.queries.discussions import Subject
from shanyraq.programmes.rules import discussions as rules


@act
def open_discussion(
    *,
    by: Actor,
    at: Moment,
    subject: Subject,
    title_kk: str,
    until: date,
    title_ru: str = "",
    title_en: str = "",
) -> OpenDiscussion:
    """Put a question about one's own draft to an open discussion until a day. Refuses as `rules.discussions.may_open`."""
    subject = _locked(subject)
    running = [one for one in asked.discussions_of(subject, at.day) if one.state == "open"]
    verdict = rules.may_open(
        is_own=asked.is_ours(by, subject), approved_on=asked.approved_on(subject), is_there=bool(running), day=at.day,
        until=until,
    ).require()  # fmt: skip
    row = OpenDiscussion.objects.create(
        title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(), opened_on=at.day,
        until=until, by=by.key, **{asked.kind_of(subject): subject},
    )  # fmt: skip
    facts = {"title": row.title_kk, "draft": subject.title_kk, "until": until}
    return _recorded(row, verdict, facts)


@act
def take_position(
    *, by: Actor, at: Moment, discussion: OpenDiscussion, stance: str, why: str, capacity: str
) -> PositionVersion:
    """Take a position in one's own name and capacity ("role:body"), or change it: the new one is its next version.

    Refuses as `rules.discussions.may_take`.
    """
    row = _held(discussion)
    seats = {f"{role}:{body}": (role, body) for role, body in asked.capacities_of(by)}
    last = _last(row, by)
    same = last is not None and (last.stance, last.why, f"{last.role}:{last.body_id}") == (
        stance,
        why.strip(),
        capacity,
    )
    verdict = rules.may_take(
        asked.talk_of(row, at.day), stance=stance, why=why, capacity=capacity, capacities=seats, is_same=same, day=at.day
    ).require()  # fmt: skip
    role, body = seats[capacity]
    return _said(row, by, at, verdict, stance, why.strip(), role, body)


@act
def withdraw_position(*, by: Actor, at: Moment, discussion: OpenDiscussion) -> PositionVersion:
    """Withdraw one's own position while the discussion is open. Refuses as `rules.discussions.may_withdraw`."""
    row = _held(discussion)
    last = _last(row, by)
    stands = last is not None and last.stance != WITHDRAWN
    verdict = rules.may_withdraw(asked.talk_of(row, at.day), stands=stands, day=at.day).require()
    assert last is not None
    return _said(row, by, at, verdict, WITHDRAWN, "", last.role, last.body_id)


@act
def close_discussion(*, by: Actor, at: Moment, discussion: OpenDiscussion, why: str) -> OpenDiscussion:
    """Close a discussion before the day that was named, with the reason. Refuses as `rules.discussions.may_close`."""
    row = _held(discussion)
    ours = asked.is_ours(by, asked.subject_of(row))
    verdict = rules.may_close(asked.talk_of(row, at.day), is_own=ours, why=why, day=at.day).require()
    row.closed_on, row.closed_by, row.closed_why = at.day, by.key, why.strip()[:1000]
    row.save(update_fields=["closed_on", "closed_by", "closed_why"])
    return _recorded(row, verdict, {"title": row.title_kk, "why": row.closed_why})


@act
def publish_summary(
    *,
    by: Actor,
    at: Moment,
    discussion: OpenDiscussion,
    summary_kk: str,
    summary_ru: str = "",
    summary_en: str = "",
) -> OpenDiscussion:
    """Publish the summary of a discussion that is over, in one's own name. Refuses as `rules.discussions.may_summarise`."""
    row = _held(discussion)
    told = asked.heard([row], at.day)[0]
    verdict = rules.may_summarise(
        told.talk, is_own=asked.is_ours(by, asked.subject_of(row)), positions=len(told.held), says=summary_kk, day=at.day
    ).require()  # fmt: skip
    row.summary_kk, row.summary_ru, row.summary_en = (
        summary_kk.strip(),
        summary_ru.strip(),
        summary_en.strip(),
    )
    row.summarised_on, row.summarised_by = at.day, by.key
    row.signer_id, row.signed_as = by.person_id, _signs_as(by, "publish_summary")
    row.save()
    facts = {"title": row.title_kk, "withdrawn": told.withdrawn}
    facts |= {stance: len(held) for stance, held in told.by_stance}
    return _recorded(row, verdict, facts)


@act
def recommend(
    *, by: Actor, at: Moment, discussion: OpenDiscussion, text_kk: str, text_ru: str = "", text_en: str = ""
) -> Recommendation:
    """Recommend in one's own name what the positions lead to. Refuses as `rules.discussions.may_recommend`."""
    subject = _locked(asked.subject_of(discussion))
    row = _held(discussion)
    told = asked.heard([row], at.day)[0]
    verdict = rules.may_recommend(
        told.talk, is_own=asked.is_ours(by, subject), positions=len(told.held), approved_on=asked.approved_on(subject),
        says=text_kk,
    ).require()  # fmt: skip
    made = Recommendation.objects.create(
        discussion=row, number=row.recommendations.count() + 1, text_kk=text_kk.strip(), text_ru=text_ru.strip(),
        text_en=text_en.strip(), by=by.key, on=at.day, signer_id=by.person_id, signed_as=_signs_as(by, "recommend"),
    )  # fmt: skip
    _recorded(row, verdict, {"title": row.title_kk, "number": made.number, "text": made.text_kk})
    return made


@act
def answer_recommendation(
    *, by: Actor, at: Moment, recommendation: Recommendation, outcome: str, why: str = ""
) -> Recommendation:
    """Answer a recommendation as whoever approves the draft: "taken", or "not_taken" with the reason.

    Refuses as `rules.discussions.may_answer`; raises `ValueError` for another outcome.
    """
    if outcome not in ("taken", "not_taken"):
        raise ValueError(outcome)
    row = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    approves = asked.is_approver(by, asked.subject_of(row.discussion))
    verdict = rules.may_answer(
        is_approver=approves, answered_on=row.answered_on, outcome=outcome, why=why
    ).require()
    row.outcome, row.answered_on, row.answered_by = outcome, at.day, by.key
    row.answered_as, row.answered_why = _signs_as(by, "answer_recommendation"), why.strip()[:1000]
    row.save(update_fields=["outcome", "answered_on", "answered_by", "answered_as", "answered_why"])
    facts = {
        "title": row.discussion.title_kk,
        "number": row.number,
        "outcome": outcome,
        "why": row.answered_why,
    }
    _recorded(row.discussion, verdict, facts)
    return row


def _locked(subject: Subject) -> Subject:
    # an approval takes the same row: a draft is either discussed first or approved first
    return type(subject).objects.select_for_update().get(pk=subject.pk)


def _held(row: OpenDiscussion) -> OpenDiscussion:
    return OpenDiscussion.objects.select_for_update().get(pk=row.pk)


def _last(row: OpenDiscussion, by: Actor) -> PositionVersion | None:
    versions = PositionVersion.objects.filter(position__discussion=row, position__person=by.person_id)
    return versions.order_by("-number").first()


def _said(
    row: OpenDiscussion, by: Actor, at: Moment, verdict: Verdict, stance: str, why: str, role: str, body: int
) -> PositionVersion:
    position, _made = Position.objects.get_or_create(discussion=row, person_id=by.person_id)
    version = PositionVersion.objects.create(
        position=position, number=position.versions.count() + 1, stance=stance, why=why, role=role, body_id=body,
        on=at.day,
    )  # fmt: skip
    slug = Organization.objects.values_list("slug", flat=True).get(pk=body)
    facts = {"title": row.title_kk, "position": stance, "version": version.number, "role": role, "body": slug}
    record(
        about=f"programmes.discussion:{row.pk}",
        verdict=verdict,
        facts=facts,
        personal={"why": why} if why else None,
    )
    return version


def _signs_as(by: Actor, name: str) -> str:
    who = mandates()[f"programmes.{name}"].who
    return next((role for role in who if role in by.roles), "")


def _recorded(row: OpenDiscussion, verdict: Verdict, facts: dict[str, object]) -> OpenDiscussion:
    record(about=f"programmes.discussion:{row.pk}", verdict=verdict, facts=facts)
    return row

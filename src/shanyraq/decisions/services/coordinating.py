"""Coordinate topics, advise regions and programmes, log meetings, answer requests for help (Decree 149, pts 4, 11, 22)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from shanyraq.decisions.models import Advice, HelpRequest, Interaction, Topic, TopicBody
from shanyraq.decisions.queries.joint import own_bodies
from shanyraq.decisions.rules import cooperation as rules
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.people.models import Organization

STATE = ("state_body", "akimat")


@act
def enter_topic(
    *, by: Actor, at: Moment, name_kk: str, lead: Organization, bodies: Collection[Organization], name_ru: str = "",
    name_en: str = "",
) -> Topic:  # fmt: skip
    """Enter a topic with the bodies that work on it and the one that leads. Refuses as `may_coordinate`."""
    in_turn("decisions.topics")
    known = Topic.objects.filter(name_kk=name_kk.strip()).exists()
    every = set(bodies) | {lead}
    verdict = rules.may_coordinate(leads=True, bodies=len(every), known=known).require()
    topic = Topic.objects.create(
        name_kk=name_kk.strip(), name_ru=name_ru.strip(), name_en=name_en.strip(), since=at.day
    )
    _placed(topic, lead, every, at)
    facts = {"title": topic.name_kk, "lead": lead.slug, "bodies": sorted(body.slug for body in every)}
    record(about=f"decisions.topic:{topic.pk}", verdict=verdict, facts=facts)
    return topic


@act
def change_topic(
    *, by: Actor, at: Moment, topic: Topic, lead: Organization, bodies: Collection[Organization]
) -> Topic:
    """Say anew who works on a topic and who leads; what was before stays with its days. Refuses as `may_coordinate`."""
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    every = set(bodies) | {lead}
    verdict = rules.may_coordinate(leads=True, bodies=len(every)).require()
    _placed(topic, lead, every, at)
    facts = {"title": topic.name_kk, "lead": lead.slug, "bodies": sorted(body.slug for body in every)}
    record(about=f"decisions.topic:{topic.pk}", verdict=verdict, facts=facts)
    return topic


def _placed(topic: Topic, lead: Organization, bodies: Collection[Organization], at: Moment) -> None:
    wanted = {(body.pk, body == lead) for body in bodies}
    standing = {(row.body_id, row.leads): row for row in topic.bodies.filter(until__isnull=True)}
    for key, row in standing.items():
        if key not in wanted:
            row.until = at.day
            row.save(update_fields=["until"])
    for body, leads in sorted(wanted - set(standing)):
        TopicBody.objects.create(topic=topic, body_id=body, leads=leads, since=at.day)


@act
def send_advice(
    *, by: Actor, at: Moment, kind: str, body: Organization, number: str, text_kk: str, document: str = "",
    clause: str = "", text_ru: str = "", text_en: str = "",
) -> Advice:  # fmt: skip
    """Recommend something to a region, or propose it to a programme of a state body. Refuses as `may_advise`."""
    verdict = rules.may_advise(
        kind, text=text_kk, document=document, region=body.area, is_state=body.classification in STATE
    ).require()
    row = Advice.objects.create(
        kind=kind, body=body, document=document.strip(), clause=clause.strip(), number=number.strip(), by=by.key,
        text_kk=text_kk.strip(), text_ru=text_ru.strip(), text_en=text_en.strip(), sent_on=at.day,
    )  # fmt: skip
    facts = {
        "form": kind,
        "addressee": body.slug,
        "number": row.number,
        "document": row.document,
        "clause": row.clause,
    }
    record(about=f"decisions.advice:{row.pk}", verdict=verdict, facts=facts, after=row.text_kk)
    return row


@act
def record_outcome(
    *, by: Actor, at: Moment, advice: Advice, outcome: str, outcome_paper: str, outcome_why: str = ""
) -> Advice:
    """Record what became of an advice: adopted, partly or rejected, by the paper that says so. Refuses as `may_record_outcome`."""
    row = Advice.objects.select_for_update().get(pk=advice.pk)
    verdict = rules.may_record_outcome(
        row.outcome_on, paper=outcome_paper, why=outcome_why, outcome=outcome
    ).require()
    row.outcome, row.outcome_on = outcome, at.day
    row.outcome_paper, row.outcome_why = outcome_paper.strip(), outcome_why.strip()
    row.save(update_fields=["outcome", "outcome_on", "outcome_paper", "outcome_why"])
    facts = {"number": row.number, "outcome": outcome, "paper": row.outcome_paper, "why": row.outcome_why}
    record(about=f"decisions.advice:{row.pk}", verdict=verdict, facts=facts)
    return row


@act
def log_interaction(
    *, by: Actor, at: Moment, kind: str, day: date, purpose: str, result: str, next_step: str,
    body: Organization | None = None, partner: str = "", next_on: date | None = None,
) -> Interaction:  # fmt: skip
    """Log a meeting or exchange with a partner: its purpose, its result, the next step. Refuses as `may_log`."""
    verdict = rules.may_log(has_body=body is not None, partner=partner, met=day, day=at.day).require()
    row = Interaction.objects.create(
        kind=kind, body=body, partner=partner.strip(), day=day, purpose=purpose.strip(), result=result.strip(),
        next_step=next_step.strip(), next_on=next_on, by=by.key, entered_on=at.day,
    )  # fmt: skip
    facts = {"form": kind, "partner": body.slug if body else row.partner, "day": day, "purpose": row.purpose}
    record(about=f"decisions.interaction:{row.pk}", verdict=verdict, facts=facts)
    return row


@act
def ask_help(*, by: Actor, at: Moment, kind: str, body: Organization, text: str) -> HelpRequest:
    """Ask the Assembly for help, for one's own body. What it says stands in no public record. Refuses as `may_see_help`."""
    verdict = rules.may_see_help(represents=body in own_bodies(by), secretariat=False).require()
    row = HelpRequest.objects.create(kind=kind, body=body, text=text.strip(), by=by.key, asked_on=at.day)
    record(about=f"decisions.help_request:{row.pk}", verdict=verdict, after=[kind, row.text], unnamed=True)
    return row


@act
def answer_help(*, by: Actor, at: Moment, help_request: HelpRequest, answer: str) -> HelpRequest:
    """Answer a request for help, once. Refuses with "decisions.help_answered"."""
    row = HelpRequest.objects.select_for_update().get(pk=help_request.pk)
    verdict = rules.may_answer_help(row.answered_on).require()
    row.answer, row.answered_by, row.answered_on = answer.strip(), by.key, at.day
    row.save(update_fields=["answer", "answered_by", "answered_on"])
    record(about=f"decisions.help_request:{row.pk}", verdict=verdict, after=row.answer)
    return row

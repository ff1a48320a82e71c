"""Open a year's review of a programme, propose changes, consider each, close it."""

from __future__ import annotations

from rulebook import Refusal, Refused, Verdict

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law.mandates import mandates
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.programmes.models import Document, Programme, Proposal, Reading, Review
from shanyraq.programmes.queries.ground import bases_named, bases_of, groups_of
from shanyraq.programmes.queries.trees import edition_on
from shanyraq.programmes.rules import reviews as rules
from shanyraq.programmes.rules.ground import may_take_directions


@act
def open_review(*, by: Actor, at: Moment, programme: Programme) -> Review:
    """Open the review of a programme for the year of the day. Refuses as `rules.reviews.may_open`."""
    in_turn("programmes.review")
    year = at.day.year
    last = programme.reviews.filter(closed_on__isnull=True).exclude(year=year).first()
    verdict = rules.may_open(
        is_there=programme.reviews.filter(year=year).exists(),
        year=year,
        last_open=last.year if last else None,
    ).require()
    row = Review.objects.create(programme=programme, year=year, by=by.key, opened_on=at.day)
    record(
        about=f"programmes.review:{row.pk}",
        verdict=verdict,
        facts={"programme": programme.slug, "year": year},
    )
    return row


@act
def propose_change(
    *, by: Actor, at: Moment, review: Review, kind: str, why: str, reading: Reading | None = None, number: str = "",
    text_kk: str = "", text_ru: str = "", text_en: str = "",
) -> Proposal:  # fmt: skip
    """Propose to change or drop a measure, to add one under a direction, or to add a direction. Refuses as `may_propose`."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    about = reading.kind if reading is not None and _is_of(reading, review) else ""
    verdict = rules.may_propose(
        kind, about="" if kind == "direction" else about, number=number, says=text_kk, why=why,
        closed_on=review.closed_on,
    ).require()  # fmt: skip
    row = Proposal.objects.create(
        review=review, kind=kind, part_id=reading.part_id if reading and kind != "direction" else None,
        number=number.strip() if kind == "direction" else "", text_kk=text_kk.strip(), text_ru=text_ru.strip(),
        text_en=text_en.strip(), why=why.strip()[:1000], body_id=_body_of(by), by=by.key, on=at.day,
    )  # fmt: skip
    about_part = row.number or (reading.number if reading else "")
    facts = {"kind": kind, "number": about_part, "text": row.text_kk, "why": row.why}
    record(about=f"programmes.review:{review.pk}", verdict=verdict, facts=facts)
    return row


def _is_of(reading: Reading, review: Review) -> bool:
    return reading.edition.programme_id == review.programme_id


def _body_of(by: Actor) -> int:
    """Give the body in whose seat somebody proposes: the first one that the mandate names."""
    who = mandates()["programmes.propose_change"].who
    return min(body for role, body in by.seats if role in who)


@act
def adopt_change(
    *, by: Actor, at: Moment, proposal: Proposal, why: str, document: Document | None
) -> Proposal:
    """Adopt a proposal into a draft on its way; a new direction only with its bases.

    Refuses as `rules.reviews.may_adopt` and with "programmes.direction_without_bases".
    """
    proposal = _locked(proposal)
    approved = document is not None and document.steps.filter(name="president_approves").exists()
    verdict = rules.may_adopt(
        decided_on=proposal.decided_on, why=why, has_draft=document is not None, is_approved=approved
    ).require()
    if proposal.kind == "direction":
        verdict = verdict & _grounded(proposal, at).require()
    return _decided(proposal, by, at, "adopted", why, verdict, document)


def _grounded(proposal: Proposal, at: Moment) -> Verdict:
    programme = proposal.review.programme
    edition = edition_on(programme, at.day)
    if edition is None:
        raise Refusal(Refused("programmes.proposal_of_what", (rules.CONCEPT,)))
    linked = {row.base for row in bases_of(programme, proposal.number, at.day)}
    return may_take_directions({proposal.number: linked}, bases_named(groups_of(edition)))


@act
def decline_change(*, by: Actor, at: Moment, proposal: Proposal, why: str) -> Proposal:
    """Decline a proposal with the reason. Refuses as `rules.reviews.may_decline`."""
    proposal = _locked(proposal)
    verdict = rules.may_decline(decided_on=proposal.decided_on, why=why).require()
    return _decided(proposal, by, at, "declined", why, verdict, None)


def _locked(proposal: Proposal) -> Proposal:
    Review.objects.select_for_update().get(pk=proposal.review_id)
    return Proposal.objects.select_for_update().get(pk=proposal.pk)


def _decided(
    row: Proposal, by: Actor, at: Moment, outcome: str, why: str, verdict: Verdict, document: Document | None
) -> Proposal:
    row.outcome, row.decided_on, row.decided_by = outcome, at.day, by.key
    row.decided_why, row.document = why.strip()[:1000], document
    row.save(update_fields=["outcome", "decided_on", "decided_by", "decided_why", "document"])
    facts = {"kind": row.kind, "outcome": outcome, "why": row.decided_why}
    if document is not None:
        facts["document"] = document.title_kk
    record(about=f"programmes.review:{row.review_id}", verdict=verdict, facts=facts)
    return row


@act
def close_review(*, by: Actor, at: Moment, review: Review) -> Review:
    """Close a review whose every proposal is considered. Refuses as `rules.reviews.may_close`."""
    review = Review.objects.select_for_update().select_related("programme").get(pk=review.pk)
    waiting = review.proposals.filter(outcome="").count()
    verdict = rules.may_close(closed_on=review.closed_on, waiting=waiting).require()
    review.closed_on, review.closed_by = at.day, by.key
    review.save(update_fields=["closed_on", "closed_by"])
    facts = {"programme": review.programme.slug, "year": review.year}
    record(about=f"programmes.review:{review.pk}", verdict=verdict, facts=facts)
    return review

"""Draft decisions, and close the Session with them: decisions and the cards of their addressees in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max
from rulebook import Allowed, Refusal, Refused, Rulebook, Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.decisions import rules
from shanyraq.decisions.models import Assignment, Decision, Draft, Publication
from shanyraq.decisions.notices import tell_addressee
from shanyraq.decisions.queries import (
    bodies_of,
    draft_facts,
    drafts_of,
    may_close,
    regional_on,
    standing_votes,
)
from shanyraq.decisions.services.settling import settle
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import plain, record
from shanyraq.law import decisions as law
from shanyraq.meetings.models import AgendaItem, Session
from shanyraq.meetings.services.closing import close
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Organization


@act
def draft_decision(
    *,
    by: Actor,
    at: Moment,
    item_id: int,
    form: str,
    title_kk: str,
    text_kk: str,
    title_ru: str = "",
    title_en: str = "",
    text_ru: str = "",
    text_en: str = "",
    addressees: Iterable[Organization] = (),
    to_all_regions: bool = False,
    term: date | None = None,
    replaces: Decision | None = None,
) -> Draft:
    """Prepare the decision on one matter of an agenda, or write its draft anew.

    `to_all_regions` sends it as well to every regional assembly there is on the day it is adopted.

    Refuses as `rules.may_draft` and `rules.may_replace`, and once the Session is closed.
    """
    item = _held(AgendaItem.objects.get(pk=item_id))
    bodies = list(addressees)
    everybody = {b.pk for b in bodies} | ({b.pk for b in regional_on(at.day)} if to_all_regions else set())
    facts = draft_facts(item, form, len(everybody), term, None, text_kk if title_kk.strip() else "")
    replaced = (
        rules.may_replace(replaces.adopted_on, _replaced_on(replaces), at.day) if replaces else Allowed()
    )
    verdict = first_refusal(still_open(item.session), rules.may_draft(rulebook(), facts, at.day), replaced)
    verdict.require()
    texts = {f"{n}_{c}": v for n, c, v in _texts(title_kk, title_ru, title_en, text_kk, text_ru, text_en)}
    draft, _made = Draft.objects.update_or_create(
        item=item,
        defaults={
            **texts,
            "form": form,
            "to_all_regions": to_all_regions,
            "term": term,
            "replaces": replaces,
        },
    )
    draft.addressees.set(bodies)
    record(
        about=f"decisions.draft:{draft.pk}",
        verdict=verdict,
        facts={
            "session": item.session.number,
            "position": item.position,
            "form": form,
            "title": title_kk,
            "term": term,
            **({"to_all_regions": True} if to_all_regions else {}),
        },
        after={**texts, "addressees": [b.slug for b in bodies]},
    )
    return draft


def _held(item: AgendaItem) -> AgendaItem:
    """Hold the Session of a matter, so that nobody writes or drops a draft while the Session is being closed."""
    Session.objects.select_for_update().get(pk=item.session_id)
    found = (
        AgendaItem.objects.select_related("session")
        .select_for_update(of=("self",))
        .filter(pk=item.pk)
        .first()
    )
    if found is None:
        raise Refusal(Refused("journal.meanwhile"))
    return found


def _texts(*six: str) -> Iterable[tuple[str, str, str]]:
    names = [(n, c) for n in ("title", "text") for c in ("kk", "ru", "en")]
    return [(n, c, value.strip()) for (n, c), value in zip(names, six, strict=True)]


def still_open(session: Session) -> Verdict:
    """Allow what may only be done before the Session closes or is cancelled."""
    if session.closed_on:
        return Refused("meetings.session_closed", facts={"closed_on": session.closed_on})
    if session.cancelled_on:
        return Refused("meetings.session_cancelled", facts={"cancelled_on": session.cancelled_on})
    return Allowed()


def _replaced_on(decision: Decision) -> date | None:
    later = getattr(decision, "replaced_by", None)
    return later.adopted_on if later else None


@act
def drop_draft(*, by: Actor, at: Moment, draft_id: int) -> None:
    """Take a draft away before the Session closes."""
    known = Draft.objects.select_related("item").filter(pk=draft_id).first()
    item = _held(known.item) if known else None
    draft = (
        Draft.objects.select_related("item__session").filter(item=item, pk=draft_id).first() if item else None
    )
    if draft is None:
        raise Refusal(Refused("journal.meanwhile"))
    verdict = still_open(draft.item.session).require()
    record(
        about=f"decisions.draft:{draft.pk}",
        verdict=verdict,
        facts={
            "session": draft.item.session.number,
            "position": draft.item.position,
            "title": draft.title_kk,
        },
    )
    draft.delete()


@act
def close_session(*, by: Actor, at: Moment, session_id: int) -> list[Decision]:
    """Close the Session: each draft becomes a decision with its number, and each addressee gets its card.

    Refuses as `may_close`; then nothing is closed and nothing registered.
    """
    book = rulebook()
    session = Session.objects.select_for_update().get(pk=session_id)
    verdict = may_close(session, book, at.day).require()
    assert by.person_id is not None
    votes = standing_votes(session)
    last = Decision.objects.filter(year=at.day.year).aggregate(last=Max("number"))["last"] or 0
    made = []
    for number, draft in enumerate(drafts_of(session), start=last + 1):
        made.append(_register(draft, number, votes[draft.item_id], by.person_id, at, book))
    close(session, at=at)
    Draft.objects.filter(item__session=session).delete()
    record(
        about=f"meetings.session:{session.pk}",
        verdict=verdict,
        facts={
            "session": session.number,
            "decisions": [d.identifier for d in made],
            "cards": sum(d.assignments.count() for d in made),
        },
        after=[[d.identifier, d.title_kk, d.text_kk] for d in made],
    )
    return made


def _register(draft: Draft, number: int, vote: Any, signer: int, at: Moment, book: Rulebook) -> Decision:
    bodies = bodies_of(draft, at.day)
    facts = draft_facts(draft.item, draft.form, len(bodies), draft.term, vote, draft.text_kk)
    verdict = rules.may_register(book, facts, at.day).require()
    decision = Decision.objects.create(
        year=at.day.year,
        number=number,
        session=draft.item.session,
        item=draft.item,
        adopted_on=at.day,
        signed_by_id=signer,
        law=[str(c) for c in verdict.law],
        standing=[plain({"norm": c.norm, "paper": c.paper, "on": c.on}) for c in verdict.confirmed],
        replaces=draft.replaces,
        **{f: getattr(draft, f) for f in _COPIED},
    )
    legal = law.term_of_answer(book, at.day)
    for order, body in enumerate(bodies, start=1):
        card = Assignment.objects.create(
            decision=decision,
            addressee=body,
            sent_on=at.day,
            term=draft.term or (legal.day if legal else at.day),
            term_law=str(legal.law[0]) if legal and draft.term is None else "",
            outgoing_number=f"{decision.identifier}/{order}",
        )
        tell_addressee(card)
    for card in draft.replaces.assignments.all() if draft.replaces else ():
        settle(card)
    return decision


_COPIED = ("form", "to_all_regions", "title_kk", "title_ru", "title_en", "text_kk", "text_ru", "text_en")


@act
def record_publication(
    *, by: Actor, at: Moment, decision_id: int, outlet: str, day: date, link: str = ""
) -> Publication:
    """Record where an Appeal of the Assembly was published in republican mass media (Decree 149, pt 8).

    Refuses as `rules.may_publish`: the same medium and day are recorded once.
    """
    decision = Decision.objects.select_for_update().get(pk=decision_id)
    outlet = " ".join(outlet.split())
    known = {told.outlet.casefold() for told in decision.publications.filter(day=day)}
    verdict = rules.may_publish(
        decision.form, decision.adopted_on, day, at.day, outlet=outlet, known=outlet.casefold() in known
    ).require()
    row = Publication.objects.create(decision=decision, outlet=outlet, day=day, link=link)
    record(
        about=f"decisions.decision:{decision.pk}",
        verdict=verdict,
        facts={"decision": decision.identifier, "outlet": outlet, "day": day, "link": link},
    )
    return row

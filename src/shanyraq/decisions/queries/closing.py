"""Whether a Session may close with the decisions drafted for it."""

from __future__ import annotations

from datetime import date

from rulebook import Rulebook, Verdict, first_refusal

from shanyraq.decisions import rules
from shanyraq.decisions.queries.cards import bodies_of, draft_facts, drafts_of, standing_votes
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import sessions as session_rules


def may_close(session: Session, book: Rulebook, day: date) -> Verdict:
    """Allow the closing of a Session with every decision drafted for it."""
    votes = standing_votes(session)
    checks = [
        rules.may_register(
            book,
            draft_facts(d.item, d.form, len(bodies_of(d, day)), d.term, votes.get(d.item_id), d.text_kk),
            day,
        )
        for d in drafts_of(session)
    ]
    closing = session_rules.may_close(book, facts_of(session, day), day)
    return first_refusal(closing, *checks)

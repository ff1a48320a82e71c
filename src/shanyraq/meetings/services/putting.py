"""What every vote of a Session has in common: what is asked, the text it is asked of, what its count means."""

from __future__ import annotations

from rulebook import Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.meetings.models import AgendaItem, Amendment, Vote
from shanyraq.meetings.queries.motions import facts_of_text, state_of, text_of
from shanyraq.meetings.rules import sessions
from shanyraq.meetings.rules.motions import may_vote_amendment, may_vote_text


def may_be_voted(item: AgendaItem, amendment: Amendment | None) -> Verdict:
    """Ask for the order of votes: amendments first, each once, then the text."""
    book = rulebook()
    if amendment is not None:
        return may_vote_amendment(state_of(book, amendment))
    return may_vote_text(facts_of_text(book, item))


def asked(item: AgendaItem, amendment: Amendment | None) -> tuple[dict[str, str], dict[str, object]]:
    """Give the clean text that a vote is about, for its row, and what the journal says of it."""
    if amendment is not None:
        return {}, {"item": item.position, "amendment": amendment.number}
    text = text_of(rulebook(), item)
    said: dict[str, object] = {"item": item.position}
    if text is None:
        return {}, said
    return {"text_kk": text.kk, "text_ru": text.ru}, {**said, "text": {"kk": text.kk, "ru": text.ru}}


def outcome_of(vote: Vote) -> dict[str, object]:
    """Give what a count means by the majority of its day, as the journal says it: adopted or not, how many were needed."""
    given = {"votes_for": vote.votes_for, "present": vote.present, "total": vote.members}
    verdict = sessions.result(rulebook(), **given, day=vote.day)
    needed = verdict.facts.get("needed")
    return {"members": vote.members} | (
        {"adopted": bool(verdict), "needed": needed} if needed is not None else {}
    )

"""A decision as data: where it came from, the vote that carried it, whom it binds, and all that became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from shanyraq.decisions import queries
from shanyraq.decisions.history import history
from shanyraq.decisions.models import Decision
from shanyraq.decisions.queries.cards import Card
from shanyraq.meetings.models import Vote

LANGUAGES = ("kk", "ru", "en")


def decision_data(row: Decision, cards: list[Card], day: date) -> dict[str, Any]:
    """Give a decision as of a day with the addresses of its Session and of each answer's paper.

    Each card says the article of its term, or who set it where the law sets none: the decision itself by its number.
    """
    later = getattr(row, "replaced_by", None)
    return {
        "as_of": day.isoformat(),
        "source": _whole("decisions:decision", row.identifier),
        "decision": row.identifier,
        "form": row.form,
        "title": _in_languages(row, "title"),
        "text": _in_languages(row, "text"),
        "adopted_on": row.adopted_on.isoformat(),
        "law": row.law,
        "standing": row.standing,
        "session": {"number": row.session.number, "matter": row.item.position, "address": _data("meetings:session", row.session.number)},
        "vote": _vote(queries.standing_votes(row.session).get(row.item_id)),
        "replaces": row.replaces.identifier if row.replaces else None,
        "replaced_by": later.identifier if later and later.adopted_on <= day else None,
        "state": queries.state_of(cards),
        "cards": [_card(card, row) for card in cards],
    }  # fmt: skip


def _card(card: Card, row: Decision) -> dict[str, Any]:
    sent = card.assignment
    return {
        "number": sent.outgoing_number,
        "addressee": sent.addressee.slug,
        "name": _in_languages(sent.addressee, "name"),
        "sent_on": sent.sent_on.isoformat(),
        "term": card.term.isoformat(),
        "term_law": sent.term_law,
        "term_set_by": "" if sent.term_law else sent.term_set_by or row.identifier,
        "state": card.state,
        "days_late": card.days_late,
        "history": [
            {"state": one.state, "since": one.since.isoformat(), "until": one.until.isoformat() if one.until else None}
            for one in history(card.facts, card.day)
        ],
        "answers": [
            {
                "version": one.version, "number": one.number, "dated": one.dated.isoformat(),
                "entered_on": one.entered_on.isoformat(), "sha256": one.sha256,
                "document": _whole("decisions:document", row.identifier, sent.addressee.slug, one.version),
            }
            for one in card.answers
        ],
        "address": _whole("decisions:card", row.identifier, sent.addressee.slug),
    }  # fmt: skip


def _vote(vote: Vote | None) -> dict[str, Any] | None:
    if vote is None:
        return None
    return {
        "id": vote.pk, "method": vote.method, "day": vote.day.isoformat(), "for": vote.votes_for,
        "against": vote.votes_against, "abstained": vote.abstained, "present": vote.present, "members": vote.members,
    }  # fmt: skip


def _in_languages(row: Any, name: str) -> dict[str, str]:
    return {code: getattr(row, f"{name}_{code}") for code in LANGUAGES}


def _whole(name: str, *given: object) -> str:
    return f"{settings.SITE_ADDRESS}{reverse(name, args=given)}"


def _data(name: str, *given: object) -> str:
    return f"{_whole(name, *given)}?format=json"

"""Questions of this room. Pages and services ask the same ones, so a button and its act never disagree."""

from shanyraq.decisions.queries.cards import (
    Card,
    addressees_on,
    assignments,
    card_facts,
    cards,
    cards_of,
    cards_of_body,
    clerks_of,
    count_states,
    decision_by,
    decisions_on,
    draft_facts,
    drafts_of,
    followers_of,
    standing_votes,
    state_of,
)
from shanyraq.decisions.queries.closing import may_close
from shanyraq.decisions.queries.tasks import tasks_of

__all__ = [
    "Card",
    "addressees_on",
    "assignments",
    "card_facts",
    "cards",
    "cards_of",
    "cards_of_body",
    "clerks_of",
    "count_states",
    "decision_by",
    "decisions_on",
    "draft_facts",
    "drafts_of",
    "followers_of",
    "may_close",
    "standing_votes",
    "state_of",
    "tasks_of",
]

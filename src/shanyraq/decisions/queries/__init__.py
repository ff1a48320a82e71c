"""Questions of this room. Pages and services ask the same ones, so a button and its act never disagree."""

from shanyraq.decisions.queries.answering import REGIONAL, answers_for, bodies_answered_by
from shanyraq.decisions.queries.cards import (
    Card,
    addressees_on,
    assignments,
    bodies_of,
    card_facts,
    cards,
    cards_of,
    count_states,
    decision_by,
    decisions_on,
    draft_facts,
    drafts_of,
    followers_of,
    instruction_by,
    regional_on,
    standing_votes,
    state_of,
    subject_by,
)
from shanyraq.decisions.queries.closing import may_close
from shanyraq.decisions.queries.finding import decisions_found, found
from shanyraq.decisions.queries.narrowing import Listed, Wanted, counted, narrowed
from shanyraq.decisions.queries.own import own_data
from shanyraq.decisions.queries.register import awaited_by_area, gathered, worst_of_year
from shanyraq.decisions.queries.tasks import tasks_of

__all__ = [
    "REGIONAL",
    "Card",
    "Listed",
    "Wanted",
    "addressees_on",
    "answers_for",
    "assignments",
    "awaited_by_area",
    "bodies_answered_by",
    "bodies_of",
    "card_facts",
    "cards",
    "cards_of",
    "count_states",
    "counted",
    "decision_by",
    "decisions_found",
    "decisions_on",
    "draft_facts",
    "drafts_of",
    "followers_of",
    "found",
    "gathered",
    "instruction_by",
    "may_close",
    "narrowed",
    "own_data",
    "regional_on",
    "standing_votes",
    "state_of",
    "subject_by",
    "tasks_of",
    "worst_of_year",
]

"""What happened to a decision, in the order of the days: adopted, sent, answered, published, the deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.decisions.models import Answer, Decision, Publication
from shanyraq.decisions.queries.cards import Card


@dataclass(frozen=True)
class Step:
    """Hold one step: its day, its kind, and what it tells of."""

    day: date
    kind: str
    card: Card | None = None
    answer: Answer | None = None
    publication: Publication | None = None


def way_of(decision: Decision, cards: Sequence[Card]) -> list[Step]:
    """List the steps of a decision, the earliest first; those of one day as they follow one another.

    The deadline is the earliest that was broken; where none was, the latest that is still awaited.
    """
    steps = [Step(decision.adopted_on, "adopted")]
    if cards:
        steps.append(Step(decision.adopted_on, "sent"))
    steps += [Step(a.entered_on, "answer", card=card, answer=a) for card in cards for a in card.answers]
    steps += [Step(row.day, "published", publication=row) for row in decision.publications.all()]
    return sorted([*steps, *_deadline(cards)], key=lambda step: step.day)


def _deadline(cards: Sequence[Card]) -> list[Step]:
    broken = [card.term for card in cards if card.state == "overdue"]
    if broken:
        return [Step(min(broken), "broken")]
    ahead = [card.term for card in cards if card.state in {"sent", "received", "considered"}]
    return [Step(max(ahead), "limit")] if ahead else []

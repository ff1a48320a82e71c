"""Put delays older than their own day before the leadership together: after the norm is confirmed, or after nights missed."""

from __future__ import annotations

from shanyraq.acts.queries import rulebook
from shanyraq.decisions.models import Assignment, Step
from shanyraq.decisions.notices_of_delays import tell_of_old_delays
from shanyraq.decisions.queries.reminders import old_delays
from shanyraq.decisions.rules import control as rules
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act, in_turn

MOST = 5000  # cards in one act, the longest delay first; the worker asks again until none is left


@act
def escalate_old_delays(*, by: Actor, at: Moment) -> int:
    """Put the delays whose day has gone by before the leadership in one act; give how many, at most five thousand.

    Each card gets its step, so that its page says so and no delay goes twice for one term. The letters are one to an
    address (`notices_of_delays`), and the one entry of the journal names how many cards and the terms they had; the
    cards themselves stand in its digest. Refuses as `rules.control.may_escalate_old`.
    """
    in_turn("decisions.delays")
    late = _held(at)
    verdict = rules.may_escalate_old(rulebook(), late=len(late), day=at.day).require()
    Step.objects.bulk_create(
        Step(assignment=card, kind="escalated", day=at.day, at=at.machine, by=by.key, was_term=card.term)
        for card in late
    )
    letters = tell_of_old_delays(late, at.day)
    terms = [card.term for card in late]
    record(
        about=f"decisions.delays:{at.day.isoformat()}",
        verdict=verdict,
        facts={"cards": len(late), "since": min(terms), "until": max(terms), "letters": letters},
        after={"cards": [card.pk for card in late]},
    )
    return len(late)


def _held(at: Moment) -> list[Assignment]:
    """Hold the cards, then ask again: an answer may have come to one while it was waited for."""
    keys = list(old_delays(at.day).values_list("pk", flat=True)[:MOST])
    list(Assignment.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    return list(old_delays(at.day).filter(pk__in=keys).select_related("addressee"))

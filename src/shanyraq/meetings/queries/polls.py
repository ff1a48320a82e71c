"""Questions about polls of the Council."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Q, QuerySet

from shanyraq.bodies.queries import council_on
from shanyraq.journal.queries import steps_taken
from shanyraq.law.reminders import reminders_on
from shanyraq.meetings.models import Poll, PollAnswer
from shanyraq.meetings.rules.polls import PollFacts
from shanyraq.people.models import Membership, Person


def roll_day_of(poll: Poll, day: date) -> date:
    """Give the day whose Council is counted: the day of the count, and never later than the deadline."""
    return min(day, poll.deadline)


def facts_of(poll: Poll, day: date) -> PollFacts:
    """Give what is known of a poll on `day`; a closed one says what was counted at its closing."""
    if poll.closed_on and poll.closed_on <= day:
        return PollFacts(
            deadline=poll.deadline,
            closed_on=poll.closed_on,
            total=poll.total or 0,
            votes_for=poll.votes_for or 0,
            votes_against=poll.votes_against or 0,
            abstained=poll.abstained or 0,
        )
    roll = set(council_on(roll_day_of(poll, day)).values_list("person_id", flat=True))
    given = Counter(
        choice for person, choice in poll.answers.values_list("person_id", "choice") if person in roll
    )
    return PollFacts(
        deadline=poll.deadline,
        total=len(roll),
        votes_for=given[PollAnswer.FOR],
        votes_against=given[PollAnswer.AGAINST],
        abstained=given[PollAnswer.ABSTAIN],
    )


def answer_of(poll: Poll, person_id: int | None) -> PollAnswer | None:
    """Give a member's own answer, never a silence."""
    if person_id is None:
        return None
    return poll.answers.filter(person_id=person_id).exclude(choice=PollAnswer.SILENT).first()


def non_voters_of(poll: Poll) -> list[Person]:
    """List the members who kept silent, as the protocol of a closed poll has them."""
    rows = poll.answers.filter(choice=PollAnswer.SILENT).select_related("person")
    return [row.person for row in rows.order_by("person__name_kk", "person_id")]


def unanswered_seats(poll: Poll, day: date) -> QuerySet[Membership]:
    """Give the seats of the Council whose holders have not answered by now."""
    return council_on(day).exclude(person__in=poll.answers.values("person"))


def reminder_due(poll: Poll, day: date) -> int | None:
    """Give the reminder of a running poll to send on a day, by its days before the deadline; None where none is due."""
    rule = reminders_on("poll", day)
    if rule is None or poll.closed_on is not None:
        return None
    sent = steps_taken("meetings.remind_council", f"meetings.poll:{poll.pk}")
    return rule.step_before(begun=poll.started_on, due=poll.deadline, day=day, sent=sent)


def running_polls_on(day: date) -> list[Poll]:
    """List the polls begun and not closed by `day`, the nearest deadline first."""
    unclosed = Q(closed_on__isnull=True) | Q(closed_on__gt=day)
    return list(Poll.objects.filter(unclosed, started_on__lte=day).order_by("deadline", "id"))


def overdue_polls(day: date) -> list[Poll]:
    """List the polls whose deadline is past and which nobody has closed."""
    return list(Poll.objects.filter(closed_on__isnull=True, deadline__lt=day).order_by("deadline", "id"))

"""The weekly letter to officers of the Secretariat: what is late, what falls due this week, what waits to be checked."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from rulebook import Refusal, Refused

from shanyraq.decisions.queries import timeliness
from shanyraq.decisions.queries.cards import cards
from shanyraq.decisions.queries.digest import MOST, answers_to_check, due_this_week, officers_on, week_of
from shanyraq.journal.clock import Moment
from shanyraq.journal.queries import steps_taken
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.web.mail import send

ACT = "decisions.send_digest"


def digest_due(day: date) -> bool:
    """Tell whether the letter of the week of a day has not gone yet, as the journal remembers."""
    return not steps_taken(ACT, _about(day))


def _about(day: date) -> str:
    return f"decisions.digest:{week_of(day)}"


@act
def send_digest(*, by: Actor, at: Moment) -> int:
    """Write to every officer of the Secretariat with an account, once a week; give how many letters.

    Refuses with "decisions.no_reminder_due" where this week's letter went already.
    """
    in_turn("decisions.digest")
    about = _about(at.day)
    if not digest_due(at.day):
        raise Refusal(Refused("decisions.no_reminder_due", facts={"day": at.day}))
    late, page = timeliness.late_on(at.day)
    due = due_this_week(at.day)
    facts = {
        "late": late[:MOST], "late_count": page.paginator.count, "due": cards(due[:MOST], at.day), "due_count": due.count(),
        "check_count": answers_to_check(at.day).count(), "until": at.day + timedelta(days=6), "day": at.day,
    }  # fmt: skip
    officers = officers_on(at.day)
    for user in officers:
        with override(user.language):
            address = settings.SITE_ADDRESS + reverse("decisions:timeliness")
        send(user.email, "decisions/mail/digest", {**facts, "address": address}, user.language)
    told = {"step": 1, "letters": len(officers), "late": page.paginator.count, "due": facts["due_count"]}
    record(about=about, facts={**told, "to_check": facts["check_count"]})
    return len(officers)

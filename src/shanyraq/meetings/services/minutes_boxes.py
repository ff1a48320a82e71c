"""What the minutes add of a secret vote in several halls: the boxes, who was at each, what was counted in each."""

from __future__ import annotations

from django.utils.translation import gettext as _

from shanyraq.meetings.queries.minutes import Event
from shanyraq.meetings.services.minutes_voice import Voice, by_hall
from shanyraq.web.words import say


def boxes_opened(event: Event) -> str:
    """Say in how many halls a box was opened; nothing of a Session in one hall."""
    if "boxes" not in event.facts:
        return ""
    return " " + say(_("Halls with a box: {n}."), n=event.facts["boxes"])


def voters_in_halls(teller: Voice, event: Event) -> str:
    """Say how many could have a ballot in each hall."""
    facts = event.facts
    if "took_part_in" not in facts:
        return ""
    each = by_hall(teller, facts["halls"], facts["took_part_in"])
    return " " + say(_("Of them by hall: {halls}."), halls=each)


def halls_counted(event: Event) -> str:
    """Say how many of the halls are counted, without their figures."""
    facts = event.facts
    if "boxes_counted" not in facts:
        return ""
    return " " + say(_("Halls counted: {n} of {all}."), n=facts["boxes_counted"], all=facts["boxes"])


def parts_counted(teller: Voice, event: Event) -> str:
    """Say what was counted in each hall, once all of them are."""
    facts = event.facts
    if "returned_in" not in facts:
        return ""
    ballots = [
        say(
            _("issued {issued}, returned {returned}, spoilt {spoilt}"),
            issued=issued,
            returned=returned,
            spoilt=spoilt,
        )
        for issued, returned, spoilt in zip(
            facts["issued_in"], facts["returned_in"], facts["spoilt_in"], strict=True
        )
    ]
    if "for_in" in facts:
        marks = zip(facts["for_in"], facts["against_in"], facts["abstained_in"], strict=True)
        votes = [say(_("for {f}, against {a}, abstained {b}"), f=f, a=a, b=b) for f, a, b in marks]
        ballots = [f"{one} ({two})" for one, two in zip(ballots, votes, strict=True)]
    parts = by_hall(teller, facts["halls"], [f"– {one}" for one in ballots], between="; ")
    return " " + say(_("By hall: {halls}."), halls=parts)

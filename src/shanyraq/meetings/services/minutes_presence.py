"""The sentences of the minutes about presence: who came, left, moved, was registered at a distance; the halls themselves."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from shanyraq.meetings.queries.minutes import Event
from shanyraq.meetings.services.minutes_voice import Told, Voice, by_hall, hall_named, named, reason
from shanyraq.web.words import say


def hall_words(teller: Voice, event: Event) -> str:
    """Say how many are present of how many members, in each hall, and whether that is a quorum."""
    facts = event.facts
    if "present" not in facts or "members" not in facts:
        return ""
    text = (
        _("Present {present} of {members}")
        if "in_main" in facts
        else _("In the hall {present} of {members}.")
    )
    said = say(text, present=facts["present"], members=facts["members"]) + _spread(teller, event)
    if "needed" not in facts:
        return said
    quorum = facts.get("quorum", facts["present"] >= facts["needed"])
    text = _("A quorum is {needed}: there is one.") if quorum else _("A quorum is {needed}: there is none.")
    return f"{said} {say(text, needed=facts['needed'])}"


def _spread(teller: Voice, event: Event) -> str:
    """Say how many are in each hall and at a distance, where the Session sits in several."""
    facts = event.facts
    if "in_main" not in facts:
        return ""
    numbers, counts = [0, *facts.get("halls", [])], [facts["in_main"], *facts.get("in_halls", [])]
    parts = [by_hall(teller, numbers, counts)]
    if "remote" in facts:
        parts.append(f"{_('Remotely').lower()} {facts['remote']}")
    return f": {', '.join(parts)}."


def _moved_halls(teller: Voice, event: Event) -> Told:
    said = say(_("Came from another hall: {n}."), n=event.facts["moved"])
    told = f"{hall_named(teller, event)}{said}{named(teller, event)} {hall_words(teller, event)}"
    stay = event.facts.get("ballots_stay")
    kept = say(_("The boxes were open: their ballot stays in the hall where they were first, {n}."), n=stay)
    return (f"{told} {kept}" if stay else told), []


def _joined(teller: Voice, event: Event) -> Told:
    said = say(_("Registered remotely: {n}."), n=event.facts["registered"])
    return f"{said}{named(teller, event)} {hall_words(teller, event)}", []


def _left_remotely(teller: Voice, event: Event) -> Told:
    said = say(_("Left who took part remotely: {n}."), n=event.facts["left"])
    return f"{said}{named(teller, event)} {hall_words(teller, event)}", []


def _hall_added(teller: Voice, event: Event) -> Told:
    return say(_("The Session sits in one more hall: {name}."), name=teller.hall(event.facts["hall"])), []


def _hall_removed(teller: Voice, event: Event) -> Told:
    return say(_("A hall was taken back: {name}."), name=teller.hall(event.facts["hall"])), []


def _came(teller: Voice, event: Event) -> Told:
    parts = [say(_("Registered: {n}."), n=event.facts["registered"])]
    if event.facts.get("back"):
        parts.append(say(_("Of them came back: {n}."), n=event.facts["back"]))
    return (
        f"{hall_named(teller, event)}{' '.join(parts)}{named(teller, event)} {hall_words(teller, event)}",
        [],
    )


def _left(teller: Voice, event: Event) -> Told:
    said = say(_("Left the hall: {n}."), n=event.facts["left"])
    return f"{hall_named(teller, event)}{said}{named(teller, event)} {hall_words(teller, event)}", []


def _struck(teller: Voice, event: Event) -> Told:
    name = teller.name(event.personal.get("person"))
    said = say(_("A registration was struck as a mistake: {name}."), name=name)
    return f"{said} {reason(event)} {hall_words(teller, event)}", []


PRESENCE: dict[str, Callable[[Voice, Event], Told]] = {
    "meetings.register_members": _came,
    "meetings.record_leaving": _left,
    "meetings.strike_registration": _struck,
    "meetings.move_members": _moved_halls,
    "meetings.join_remotely": _joined,
    "meetings.leave_remotely": _left_remotely,
    "meetings.add_hall": _hall_added,
    "meetings.remove_hall": _hall_removed,
}

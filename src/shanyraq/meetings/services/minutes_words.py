"""The sentences of the minutes: each event of the log in words, in the language that is active. No event, no sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from shanyraq.law.mandates import mandates
from shanyraq.meetings.queries.minutes import CASTS, TURNS, Event, Log
from shanyraq.meetings.rules.numbers import as_minutes
from shanyraq.meetings.services.minutes_before import BEFORE
from shanyraq.meetings.services.minutes_boxes import (
    boxes_opened,
    halls_counted,
    parts_counted,
    voters_in_halls,
)
from shanyraq.meetings.services.minutes_presence import PRESENCE, hall_words
from shanyraq.meetings.services.minutes_voice import Told, Voice, hall_named, named, reason
from shanyraq.web.words import in_language, pick, say


@dataclass(frozen=True)
class Sentence:
    """One sentence: when, what, on which matter (0 before the first), and the events it is told from."""

    item: int
    at: str
    text: str
    events: tuple[int, ...]


class Teller(Voice):
    """Tell a log in one language."""

    def sentences(self) -> Iterator[Sentence]:
        """Give the sentences in the order of their events."""
        item = 0
        for event in self.log.events:
            if event.act in CASTS:
                continue
            item = event.facts.get("item", item) if _moves(event) else item
            place = event.facts.get("item", item)
            told = _TELLING.get(event.act, _other)(self, event)
            if told:
                text, more = told
                numbers = tuple(sorted({event.number, *more}))
                yield Sentence(place if isinstance(place, int) else item, self.stamp(event), text, numbers)


Telling = Callable[[Teller, Event], Told]


def begun_sentences(log: Log) -> set[int]:
    """Give the number of the first event of each sentence: what is written around the minutes stands beside one of these."""
    return {one.events[0] for one in Teller(log, "kk").sentences()}


def _moves(event: Event) -> bool:
    return event.act == "meetings.take_up_item"


def _opened(teller: Teller, event: Event) -> Told:
    who = teller.name(_person(event))
    said = say(_("The Session was opened by the Chair: {name}."), name=who)
    return f"{said} {hall_words(teller, event)} {_told(event)}".rstrip(), []


def _told(event: Event) -> str:
    """Say how many of those called were served the notice; nothing in an entry of before notices were kept."""
    if "called" not in event.facts:
        return ""
    text = _(
        "{told} of {called} members were sent a notice; {proven} of them confirmed it or were told in person."
    )
    return say(text, **{name: event.facts[name] for name in ("told", "called", "proven")})


def _person(event: Event) -> int | None:
    kind, _colon, key = event.actor.partition(":")
    return int(key) if kind == "person" and key.isdecimal() else None


def _taken_up(teller: Teller, event: Event) -> Told:
    item = teller.log.items[event.facts["item"]]
    title = in_language(item, "title", teller.language)[0]
    return say(_("Matter {n} was taken up: “{title}”."), n=item.position, title=title), []


def _times(teller: Teller, event: Event) -> Told:
    words = {
        "speech": _("A speech: {n} min."),
        "reply": _("A brief remark: {n} min."),
        "matter": _("A whole matter: {n} min."),
    }
    parts = [say(text, n=event.facts[name]) for name, text in words.items() if name in event.facts]
    return " ".join([_("The Chair set the time to speak."), *parts]), []


def _turn(teller: Teller, event: Event) -> Told:
    """Tell a turn once: where the floor was given, or where it was asked for and nothing came of it."""
    steps = teller.log.turns[event.facts["turn"]]
    act = event.act.partition(".")[2]
    numbers = [one.number for one in steps.values()]
    given = steps.get("give_floor") or steps.get("call_speaker")
    if given is None:
        return _unheard(teller, event, "drop_request" in steps, numbers) if act == "ask_floor" else None
    if act not in {"give_floor", "call_speaker"}:
        return None
    kinds = {"order": _("Point of order"), "reply": _("Brief remark"), "speech": _("Speech")}
    who = given.facts.get("name") or teller.name(given.personal.get("person"))
    parts = [f"{kinds[given.facts['kind']]}: {who}."]
    if "ask_floor" in steps:
        parts.append(say(_("Asked for at {time}."), time=teller.stamp(steps["ask_floor"])))
    if "seconds" in given.facts:
        by_rules = given.facts.get("by") == "rules"
        text = _("Given {time} by the rules of procedure.") if by_rules else _("Given {time} by the Chair.")
        parts.append(say(text, time=as_minutes(given.facts["seconds"])))
    if "end_floor" in steps:
        parts.append(say(_("Spoke for {time}."), time=as_minutes(steps["end_floor"].facts["spoken"])))
    return " ".join(parts), numbers


def _unheard(teller: Teller, event: Event, dropped: bool, numbers: list[int]) -> Told:
    name = teller.name(event.personal.get("person"))
    text = (
        _("Asked for the floor and took the request back: {name}.")
        if dropped
        else _("Asked for the floor and was not called: {name}.")
    )
    return say(text, name=name), numbers


def _moved(teller: Teller, event: Event) -> Told:
    texts = event.facts["text"]
    text = texts.get(teller.language) or texts["kk"]
    name = teller.name(event.personal.get("person"))
    return say(_("A text was brought in by {name}: “{words}”"), name=name, words=text), []


def _motion_back(teller: Teller, event: Event) -> Told:
    return say(_("The text was taken back: {name}."), name=teller.name(event.personal.get("person"))), []


def _amended(teller: Teller, event: Event) -> Told:
    change = event.facts["change"]
    own = change.get(teller.language, ["", ""])
    old, new = own if any(own) else change["kk"]
    name, n = teller.name(event.personal.get("person")), event.facts["amendment"]
    if not old:
        return say(_("Amendment {n} ({name}): add “{new}”."), n=n, name=name, new=new), []
    if not new:
        return say(_("Amendment {n} ({name}): take out “{old}”."), n=n, name=name, old=old), []
    return say(_("Amendment {n} ({name}): “{old}” becomes “{new}”."), n=n, name=name, old=old, new=new), []


def _amendment_back(teller: Teller, event: Event) -> Told:
    name = teller.name(event.personal.get("person"))
    return say(_("Amendment {n} was taken back: {name}."), n=event.facts["amendment"], name=name), []


def _asked(event: Event) -> str:
    if "amendment" in event.facts:
        return say(_("Amendment {n}"), n=event.facts["amendment"])
    return say(_("Matter {n}"), n=event.facts["item"])


def _counted(event: Event) -> str:
    facts = event.facts
    given = facts["for"] + facts["against"] + facts["abstained"] + facts.get("spoilt", 0)
    silent = facts["present"] - given
    said = say(
        _("For {f}, against {a}, abstained {b}, did not vote {s}; present {present}."),
        f=facts["for"], a=facts["against"], b=facts["abstained"], s=silent, present=facts["present"],
    )  # fmt: skip
    if "members" not in facts:
        return said
    if "adopted" not in facts:
        return said + " " + _("The majority is not confirmed.")
    text = (
        _("Adopted: {needed} were needed.") if facts["adopted"] else _("Not adopted: {needed} were needed.")
    )
    return f"{said} {say(text, needed=facts['needed'])}"


def _text_voted(teller: Teller, event: Event) -> str:
    texts = event.facts.get("text")
    if not texts:
        return ""
    return " " + say(_("The text voted on: “{words}”"), words=texts.get(teller.language) or texts["kk"])


def _hands(teller: Teller, event: Event) -> Told:
    asked = say(_("Vote by show of hands. {what}."), what=_asked(event))
    return f"{asked} {_counted(event)}{_text_voted(teller, event)}", []


def _call_opened(teller: Teller, event: Event) -> Told:
    said = say(_("A vote by names was opened. {what}."), what=_asked(event))
    return f"{said} {hall_words(teller, event)}", []


def _call_closed(teller: Teller, event: Event) -> Told:
    casts = [one.number for one in teller.log.casts.get(event.about, [])]
    said = say(_("The vote by names was closed. {what}."), what=_asked(event))
    return f"{said} {_counted(event)}{_text_voted(teller, event)}", casts


def _call_stopped(teller: Teller, event: Event) -> Told:
    casts = [one.number for one in teller.log.casts.get(event.about, [])]
    said = _("The Chair voided the vote by names before its closing.")
    return f"{said} {reason(event)}", casts


def _commission(teller: Teller, event: Event) -> Told:
    said = say(_("A counting commission was chosen: {n}."), n=event.facts["commission"])
    return f"{hall_named(teller, event)}{said}{named(teller, event)}", []


def _box_opened(teller: Teller, event: Event) -> Told:
    said = say(_("The box was opened for a secret vote. {what}."), what=_asked(event))
    parts = [said + boxes_opened(event), hall_words(teller, event)]
    if "remote" in event.facts:
        parts.append(say(_("Members who take part remotely have no ballot: {n}."), n=event.facts["remote"]))
    return " ".join(parts), []


def _box_closed(teller: Teller, event: Event) -> Told:
    said = say(_("The box was closed. {what}."), what=_asked(event))
    during = say(_("In the hall during the vote: {n}."), n=event.facts["took_part"])
    return f"{said} {during}{voters_in_halls(teller, event)}", []


def _ballots(teller: Teller, event: Event) -> Told:
    """Tell a count once two entries agree; before that, only that one was entered, without its figures."""
    facts = event.facts
    if "returned" not in facts:
        told = say(_("The counting commission entered a count: {n}."), n=facts["entries"])
        return f"{hall_named(teller, event)}{told} {_asked(event)}.{halls_counted(event)}", []
    said = say(
        _("Ballots issued {issued}, returned {returned}, spoilt {spoilt}."),
        issued=facts["issued"], returned=facts["returned"], spoilt=facts["spoilt"],
    )  # fmt: skip
    counted = f" {_counted(event)}" if "for" in facts else _chosen(teller, event)
    parts = parts_counted(teller, event)
    return f"{_secret(event)} {said}{parts}{counted}{_text_voted(teller, event)}", []


def _chosen(teller: Teller, event: Event) -> str:
    """Say who was elected by a ballot; nothing where none was of an election."""
    if "elected" not in event.facts:
        return ""
    chosen = say(_("Elected: {n}."), n=event.facts["elected"])
    free = say(_("Seats still free: {n}."), n=event.facts["free"])
    return f" {chosen}{named(teller, event)} {free}"


def _secret(event: Event) -> str:
    return say(_("The secret ballots were counted. {what}."), what=_asked(event))


def _box_stopped(teller: Teller, event: Event) -> Told:
    said = _("The Chair voided the secret vote before its count.")
    return f"{said} {reason(event)}", []


def _sealed_opened(teller: Teller, event: Event) -> Told:
    said = say(_("A secret electronic vote was opened. {what}."), what=_asked(event))
    mark = say(_("Fingerprint of the question: {mark}."), mark=event.facts["fingerprint"])
    return f"{said} {hall_words(teller, event)} {mark}", []


def _sealed_closed(teller: Teller, event: Event) -> Told:
    casts = [one.number for one in teller.log.casts.get(event.about, [])]
    said = say(_("The secret electronic vote was closed. {what}."), what=_asked(event))
    during = say(_("Present during the vote: {n}."), n=event.facts["took_part"])
    # entries of the time when the closing added the ballots up itself
    ballots = f" {_sealed_ballots(event)}" if "ballots" in event.facts else ""
    return f"{said} {during}{ballots}", casts


def _sealed_ballots(event: Event) -> str:
    return say(_("Sealed ballots that count: {n}."), n=event.facts["ballots"])


def _sealed_checked(teller: Teller, event: Event) -> Told:
    said = _("Every sealed ballot was checked anew, and their encrypted sum put on the board.")
    return f"{said} {_sealed_ballots(event)}", []


def _sealed_refused(teller: Teller, event: Event) -> Told:
    said = say(
        _("The board of the secret electronic vote does not hold: {fault}."), fault=event.facts["fault"]
    )
    number = event.facts["ballot"]
    return (f"{said} {say(_('Ballot {n} of the board.'), n=number)}" if number else said), []


def _sealed_counted(teller: Teller, event: Event) -> Told:
    """Tell a trustee's part; with the last one, the count."""
    part = say(_("Trustee {n} brought their part of the decryption."), n=event.facts["trustee"])
    if "elected" in event.facts:
        return f"{part} {_secret(event)}{_chosen(teller, event)}", []
    if "for" not in event.facts:
        return part, []
    return f"{part} {_secret(event)} {_counted(event)}{_text_voted(teller, event)}", []


def _candidate(teller: Teller, event: Event) -> str:
    name = teller.name(event.personal.get("person"))
    return say(_("Candidate {n}: {name}."), n=event.facts["number"], name=name)


def _nominated(teller: Teller, event: Event) -> Told:
    said = _("The Council nominated a candidate.")
    return f"{said} {_candidate(teller, event)}", []


def _withdrew(teller: Teller, event: Event) -> Told:
    said = _("A candidate withdrew.")
    return f"{said} {_candidate(teller, event)} {reason(event)}", []


def _voided(teller: Teller, event: Event) -> Told:
    said = say(_("The count was voided. {what}."), what=_asked(event))
    return f"{said} {reason(event)}", []


def _closed(teller: Teller, event: Event) -> Told:
    made = event.facts.get("decisions", [])
    said = _("The Session was closed.")
    return (said + " " + say(_("Decisions: {list}."), list=", ".join(made)) if made else said), []


def _other(teller: Teller, event: Event) -> Told:
    found = mandates().get(event.act)
    title = pick(dict(found.title), teller.language) if found else event.act
    number = event.facts.get("number")
    who = f" {say(_('Trustee {n}'), n=event.facts['trustee'])}." if "trustee" in event.facts else ""
    return f"{title}.{f' № {number}.' if isinstance(number, str) else ''}{who}", []


_TELLING: dict[str, Telling] = {
    **BEFORE,
    **PRESENCE,
    "meetings.open_session": _opened,
    "meetings.take_up_item": _taken_up,
    "meetings.set_speaking_time": _times,
    "meetings.move_motion": _moved,
    "meetings.withdraw_motion": _motion_back,
    "meetings.move_amendment": _amended,
    "meetings.withdraw_amendment": _amendment_back,
    "meetings.record_vote": _hands,
    "meetings.void_vote": _voided,
    "meetings.open_roll_call": _call_opened,
    "meetings.close_roll_call": _call_closed,
    "meetings.stop_roll_call": _call_stopped,
    "meetings.nominate_candidate": _nominated,
    "meetings.open_sealed": _sealed_opened,
    "meetings.close_sealed": _sealed_closed,
    "meetings.sum_sealed": _sealed_checked,
    "meetings.refuse_board": _sealed_refused,
    "meetings.bring_part": _sealed_counted,
    "meetings.stop_sealed": _box_stopped,
    "meetings.withdraw_candidate": _withdrew,
    "meetings.choose_commission": _commission,
    "meetings.open_paper_vote": _box_opened,
    "meetings.close_paper_vote": _box_closed,
    "meetings.enter_count": _ballots,
    "meetings.stop_paper_vote": _box_stopped,
    "decisions.close_session": _closed,
    **dict.fromkeys(TURNS, _turn),
}

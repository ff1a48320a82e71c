"""The sentences of the minutes about what led to the Session and stands around it: its plan, order, notices, badges, topics."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from shanyraq.meetings.models import Material, Topic
from shanyraq.meetings.queries.minutes import ACKNOWLEDGED, Event
from shanyraq.meetings.services.minutes_voice import Told, Voice, reason
from shanyraq.web.words import in_language, say


def _day(event: Event, name: str) -> date | None:
    given = event.facts.get(name)
    return date.fromisoformat(given) if isinstance(given, str) and given else None


def _prepared(teller: Voice, event: Event) -> Told:
    return _("The preparation of the Session began."), []


def _planned(teller: Voice, event: Event) -> Told:
    day = _day(event, "start_day")
    if day is None:
        return _("The plan of the Session was changed."), []
    return say(_("The plan of the Session was changed: it is to open on {day}."), day=day), []


def _agenda(teller: Voice, event: Event) -> Told:
    n, day = len(event.facts.get("items", [])), _day(event, "proposed_on")
    if day is None:
        return say(_("An agenda was written. Matters: {n}."), n=n), []
    return say(
        _("The agenda that the Council proposed on {day} was written. Matters: {n}."), n=n, day=day
    ), []


def _decided(teller: Voice, event: Event) -> Told:
    said = _("The Chair decided to hold an extraordinary Session.")
    if event.facts.get("initiator") != "members":
        return said, []
    asked = say(
        _("Requested by {n} of {total} members."), n=event.facts["signatures"], total=event.facts["members"]
    )
    return f"{said} {asked}", []


def _ordered(teller: Voice, event: Event) -> Told:
    text = _("By order № {number} the Chair convened the Session for {day}.")
    return say(text, number=event.facts["order"], day=_day(event, "start_day")), []


def _order_corrected(teller: Voice, event: Event) -> Told:
    said = say(_("The order was corrected by document № {number}."), number=event.facts["number"])
    return f"{said} {reason(event)}", []


def _order_issued(teller: Voice, event: Event) -> Told:
    return say(_("The order was issued as document № {number}."), number=event.facts["number"]), []


def _order_annulled(teller: Voice, event: Event) -> Told:
    said = say(_("Document № {number} was annulled."), number=event.facts["number"])
    return f"{said} {reason(event)}", []


def _order_anew(teller: Voice, event: Event) -> Told:
    text = _("Document № {number} was issued in place of № {earlier}.")
    said = say(text, number=event.facts["number"], earlier=event.facts["supersedes"])
    return f"{said} {reason(event)}", []


def _order_signed(teller: Voice, event: Event) -> Told:
    return _("A file was attached to the order."), []


def _announced(teller: Voice, event: Event) -> Told:
    text = _("The order was announced on {day}: {outlet}.")
    said = say(text, outlet=event.facts["outlet"], day=_day(event, "day"))
    letters = event.facts.get("letters", 0)
    return (f"{said} {say(_('Letters to members: {n}.'), n=letters)}" if letters else said), []


def _put_off(teller: Voice, event: Event) -> Told:
    text = _("The Chair put off the Session of {day}; order № {number} ended.")
    said = say(text, day=_day(event, "start_day"), number=event.facts["order"])
    letters = event.facts.get("letters", 0)
    told = f" {say(_('Letters to members: {n}.'), n=letters)}" if letters else ""
    return f"{said} {reason(event)}{told}", []


def _served(teller: Voice, event: Event) -> Told:
    text = _(
        "Notices went to those who had none: {served} of {called} members. To be told in person: {hand}."
    )
    facts = event.facts
    return say(text, served=facts["served"], called=facts["called"], hand=facts["by_hand"]), []


def _noted(teller: Voice, event: Event) -> Told:
    paper = event.facts.get("channel") == "paper"
    text = _("Told of the Session on paper: {n}.") if paper else _("Told of the Session by telephone: {n}.")
    return say(text, n=event.facts["told"]), []


def _returned(teller: Voice, event: Event) -> Told:
    return _("One notice came back."), []


def _acknowledged(teller: Voice, event: Event) -> Told:
    """Tell all who confirmed the notice once, where the first of them did: nobody is named, so each would say the same."""
    all_of_them = [one for one in teller.log.events if one.act == ACKNOWLEDGED]
    if event.number != all_of_them[0].number:
        return None
    said = say(_("Members who confirmed that the notice reached them: {n}."), n=len(all_of_them))
    return said, [one.number for one in all_of_them]


def _reminded(teller: Voice, event: Event) -> Told:
    return say(_("Members were reminded of the Session. Letters: {n}."), n=event.facts["letters"]), []


def _badges(teller: Voice, event: Event) -> Told:
    return say(_("Badges were given their codes: {n}."), n=event.facts["badges"]), []


def _material(teller: Voice, event: Event) -> Told:
    """Tell of a material; the name of one that is for members only is not in the record, and not in the minutes."""
    facts, verb = event.facts, event.act.partition(".")[2]
    if "title" not in facts:
        said = {
            "put_material": _("A material for members was put to the Session."),
            "renew_material": _("A material for members came in a new version."),
            "withdraw_material": _("A material for members was taken back."),
        }[verb]
    else:
        text = {
            "put_material": _("A material was put to the Session: “{title}”."),
            "renew_material": _("Version {n} of the material “{title}” came."),
            "withdraw_material": _("The material “{title}” was taken back."),
        }[verb]
        row = Material.objects.filter(session=teller.log.session, title_kk=facts["title"]).first()
        title = in_language(row, "title", teller.language)[0] if row else facts["title"]
        said = say(text, title=title, n=facts["version"])
    return (f"{said} {reason(event)}" if facts.get("why") else said), []


def _topics(teller: Voice, event: Event) -> Told:
    rows = Topic.objects.filter(name_kk__in=event.facts.get("topics", [])).order_by("name_kk")
    names = ", ".join(in_language(one, "name", teller.language)[0] for one in rows) or "–"
    return say(_("Topics of matter {n}: {list}."), n=event.facts["position"], list=names), []


def _rules(teller: Voice, event: Event) -> Told:
    text = _("Version {version} of the rules of procedure is in force.")
    return say(text, version=event.facts["version"]), []


def _election(teller: Voice, event: Event) -> Told:
    text = _("The election of deputies was called: {paper}. Free seats: {n}.")
    return say(text, paper=event.facts["paper"], n=event.facts["seats"]), []


def _results(teller: Voice, event: Event) -> Told:
    text = _("The results of the election were fixed: {paper}. Elected: {n}. Seats still free: {free}.")
    facts = event.facts
    return say(text, paper=facts["paper"], n=facts["elected"], free=facts["free"]), []


BEFORE: dict[str, Callable[[Voice, Event], Told]] = {
    "meetings.prepare_session": _prepared,
    "meetings.plan_session": _planned,
    "meetings.set_agenda": _agenda,
    "meetings.decide_extraordinary": _decided,
    "meetings.adopt_order": _ordered,
    "meetings.correct_order": _order_corrected,
    "meetings.issue_document": _order_issued,
    "meetings.annul_document": _order_annulled,
    "meetings.supersede_document": _order_anew,
    "meetings.attach_file": _order_signed,
    "meetings.record_announcement": _announced,
    "meetings.postpone_session": _put_off,
    "meetings.serve_notices": _served,
    "meetings.note_notices": _noted,
    "meetings.return_notice": _returned,
    "meetings.acknowledge_notice": _acknowledged,
    "meetings.remind_members": _reminded,
    "meetings.issue_badges": _badges,
    "meetings.tag_matter": _topics,
    "meetings.put_material": _material,
    "meetings.renew_material": _material,
    "meetings.withdraw_material": _material,
    "meetings.adopt_rules": _rules,
    "meetings.call_election": _election,
    "meetings.fix_results": _results,
}

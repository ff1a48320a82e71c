"""Questions about issued documents."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refused, Verdict, first_refusal

from shanyraq.meetings.models import CouncilMeeting, Issued, Order, PaperVote, Poll, SealedVote, Session
from shanyraq.meetings.rules.corrections import LANGUAGES, OrderText
from shanyraq.meetings.rules.documents import may_issue

ORDER, PROTOCOL, COUNT = "meetings.order", "meetings.poll_protocol", "meetings.count_protocol"
COUNCIL = "meetings.council_minutes"
Thing = Order | Poll | PaperVote | SealedVote | CouncilMeeting
THINGS: dict[str, type[Order] | type[Poll] | type[PaperVote] | type[SealedVote] | type[CouncilMeeting]] = {
    "meetings.order": Order,
    "meetings.poll": Poll,
    "meetings.paper_vote": PaperVote,
    "meetings.sealed_vote": SealedVote,
    "meetings.council": CouncilMeeting,
}


def about_of(thing: Thing) -> str:
    """Give the opaque key of what a document is about."""
    return f"{next(name for name, table in THINGS.items() if isinstance(thing, table))}:{thing.pk}"


def thing_of(document: Issued) -> Thing | None:
    """Give what a document of this room is about; None for a document of another room."""
    kind, _, key = document.about.partition(":")
    found: Thing | None = THINGS[kind].objects.filter(pk=key).first() if kind in THINGS else None
    return found


def standing_document(kind: str, about: str) -> Issued | None:
    """Give the document of a kind about something that is neither annulled nor superseded."""
    found = Issued.objects.filter(
        kind=kind, about=about, annulled_on__isnull=True, superseded_by__isnull=True
    )
    return found.order_by("-id").first()


def text_of(order: Order) -> OrderText:
    """Give what an order says."""
    place = {language: getattr(order, f"place_{language}") for language in LANGUAGES}
    return OrderText(order.start_day, order.start_time, place, tuple(order.agenda))


def put_text(thing: Order | Session, text: OrderText) -> None:
    """Write the day, the hour and the place of a text onto an order, or a plan, without saving it."""
    thing.start_day, thing.start_time = text.start_day, text.start_time
    for language in LANGUAGES:
        setattr(thing, f"place_{language}", text.place[language])


def as_it_read(order: Order, day: date) -> Order:
    """Give an order with the text it had on a day: what was corrected later is taken back. For reading only."""
    for correction in order.corrections.filter(day__gt=day).order_by("-id"):
        was = OrderText.read(correction.was)
        put_text(order, was)
        order.agenda = [dict(item) for item in was.agenda]
    return order


def may_issue_order(order: Order) -> Verdict:
    """Say whether the order may be issued now."""
    standing = standing_document(ORDER, about_of(order))
    return may_issue(standing.outgoing if standing else "")


def may_issue_protocol(poll: Poll) -> Verdict:
    """Say whether the protocol of a closed poll may be issued now."""
    standing = standing_document(PROTOCOL, about_of(poll))
    return may_issue(standing.outgoing if standing else "")


def documents_of_session(session: Session, day: date) -> list[Issued]:
    """List the documents issued about a Session's orders by `day`, whatever became of them."""
    keys = [about_of(order) for order in session.orders.all()]
    return list(Issued.objects.filter(about__in=keys, day__lte=day).select_related("supersedes"))


def may_issue_minutes(meeting: CouncilMeeting) -> Verdict:
    """Say whether the minutes of a meeting of the Council may be issued now: it was held, and none stand."""
    standing = standing_document(COUNCIL, about_of(meeting))
    return first_refusal(
        Allowed() if meeting.held_on else Refused("meetings.meeting_not_held"),
        may_issue(standing.outgoing if standing else ""),
    )


def documents_of_council(meeting: CouncilMeeting, day: date) -> list[Issued]:
    """List the minutes issued of a meeting of the Council by `day`."""
    return list(Issued.objects.filter(about=about_of(meeting), day__lte=day).select_related("supersedes"))


def documents_of_poll(poll: Poll, day: date) -> list[Issued]:
    """List the protocols issued of a poll by `day`."""
    return list(Issued.objects.filter(about=about_of(poll), day__lte=day).select_related("supersedes"))


def may_issue_count(vote: PaperVote | SealedVote) -> Verdict:
    """Say whether the protocol of a counted secret vote may be issued now."""
    standing = standing_document(COUNT, about_of(vote))
    return may_issue(standing.outgoing if standing else "")


def documents_of_count(vote: PaperVote | SealedVote, day: date) -> list[Issued]:
    """List the protocols issued of a secret vote by `day`."""
    return list(Issued.objects.filter(about=about_of(vote), day__lte=day).select_related("supersedes"))

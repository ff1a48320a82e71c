"""Register a Message with its clauses, link each clause to the tasks and measures that carry it out."""

from __future__ import annotations

from datetime import date

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.programmes import rules
from shanyraq.programmes.models import ClauseLink, Message, MessageClause, Reading
from shanyraq.programmes.rules import messages as asked


@act
def register_message(
    *,
    by: Actor,
    at: Moment,
    kind: str,
    day: date,
    title_kk: str,
    paper: str,
    title_ru: str = "",
    title_en: str = "",
) -> Message:
    """Register a Message or a strategy of the President. Refuses as `rules.messages.may_register`."""
    in_turn("programmes.message")
    there = Message.objects.filter(kind=kind, day=day).exists()
    verdict = asked.may_register(given_on=day, day=at.day, is_there=there, paper=paper).require()
    row = Message.objects.create(
        kind=kind, day=day, title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(),
        paper=paper.strip(), by=by.key, on=at.day,
    )  # fmt: skip
    facts = {"kind": kind, "title": row.title_kk, "day": day, "paper": row.paper}
    record(about=f"programmes.message:{row.pk}", verdict=verdict, facts=facts)
    return row


@act
def add_clause(
    *,
    by: Actor,
    at: Moment,
    message: Message,
    number: str,
    says_kk: str,
    says_ru: str = "",
    says_en: str = "",
) -> MessageClause:
    """Add a clause of a Message, as its paper numbers it. Refuses as `rules.messages.may_add_clause`."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    number = number.strip()
    there = message.clauses.filter(number=number).exists()
    verdict = asked.may_add_clause(number=number, is_there=there, says=says_kk).require()
    row = MessageClause.objects.create(
        message=message, number=number, says_kk=says_kk.strip(), says_ru=says_ru.strip(), says_en=says_en.strip(),
        by=by.key, on=at.day,
    )  # fmt: skip
    facts = {"clause": number, "text": row.says_kk}
    record(about=f"programmes.message:{message.pk}", verdict=verdict, facts=facts)
    return row


@act
def link_clause(*, by: Actor, at: Moment, clause: MessageClause, reading: Reading, why: str) -> ClauseLink:
    """Link a clause to a task or a measure that carries it out. Refuses as `rules.messages.may_link_clause`."""
    clause = MessageClause.objects.select_for_update().get(pk=clause.pk)
    there = clause.links.filter(part=reading.part_id, ended_on__isnull=True).exists()
    verdict = asked.may_link_clause(reading.kind, is_linked=there, why=why).require()
    row = ClauseLink.objects.create(
        clause=clause, part_id=reading.part_id, why=why.strip()[:500], by=by.key, on=at.day
    )
    facts = {"clause": clause.number, "number": reading.number, "why": row.why}
    record(about=f"programmes.message:{clause.message_id}", verdict=verdict, facts=facts)
    return row


@act
def unlink_clause(*, by: Actor, at: Moment, link: ClauseLink) -> ClauseLink:
    """Take the link of a clause back; it stays, with its day. Refuses with "programmes.already_unlinked"."""
    link = ClauseLink.objects.select_for_update().select_related("clause").get(pk=link.pk)
    verdict = rules.may_unlink(link.ended_on).require()
    link.take_back(by.key, at.day)
    facts = {"clause": link.clause.number, "linked_on": link.on, "why": link.why}
    record(about=f"programmes.message:{link.clause.message_id}", verdict=verdict, facts=facts)
    return link

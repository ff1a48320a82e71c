"""What waits on whose desk in this room: drafts of an open Session, answers to give, answers to check."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from rulebook import Citation

from shanyraq.acts.queries import rulebook
from shanyraq.decisions import rules
from shanyraq.decisions.models import Assignment, Decision, Instruction
from shanyraq.decisions.queries.answering import ANSWERING, bodies_answered_by
from shanyraq.decisions.queries.cards import Card, assignments, card_facts, cards
from shanyraq.decisions.queries.closing import may_close
from shanyraq.decisions.queries.missing import Missing, missing_on
from shanyraq.meetings.models import Session
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.acting import Actor
from shanyraq.web.tasks import Task
from shanyraq.web.words import LANGUAGES, in_language, say

SECRETARIAT = {"secretariat.officer", "secretariat.head"}
DRAFTS = Citation("decree-149-2011", "11(1)")
MOST = 50  # of one kind on a desk, the nearest first; the register has them all
CLOSING = Citation("decree-149-2011", "6")
SHOWN = (
    "answered_on", "addressee__slug",
    *(f"addressee__name_{language}" for language in LANGUAGES),
    *(f"{of}__{field}" for of in ("decision", "instruction") for field in ("year", "number")),
    *(f"{of}__title_{language}" for of in ("decision", "instruction") for language in LANGUAGES),
)  # fmt: skip


def tasks_of(actor: Actor, day: date) -> list[Task]:
    """Give what the actor must do here, by their mandates of the day."""
    return [
        *_answers_due(actor, day), *_answers_missing(actor, day), *_answers_to_check(actor, day),
        *_sessions_open(actor, day),
    ]  # fmt: skip


def unbroken(subject: Decision | Instruction) -> str:
    """Give the number of a decision or an assignment so that no line ends inside it: 2024‑1."""
    return subject.identifier.replace("-", "\u2011")


def _told(assignment: Assignment) -> str:
    return f"{unbroken(assignment.subject)}. {in_language(assignment.subject, 'title')[0]}"


def _why(card: Card) -> str:
    returned = card.facts.state == "returned" and card.answer is not None
    return say(_("Returned: {why}"), why=card.answer.why_returned) if returned and card.answer else ""


def _answers_due(actor: Actor, day: date) -> list[Task]:
    if not any(role in ANSWERING for role, _body in actor.seats):
        return []
    bodies = bodies_answered_by(actor)
    awaited = assignments().filter(
        addressee__in=bodies.values("pk"), closed_on__isnull=True, sent_on__lte=day
    )
    unanswered = awaited.exclude(answered_on__isnull=False, review="").order_by("term", "pk")
    open_cards = cards(unanswered[:MOST], day)
    return [
        Task(
            title=_told(card.assignment),
            address=reverse(
                "decisions:answer", args=[card.assignment.subject.identifier, card.assignment.addressee.slug]
            ),
            button=_("Answer"),
            due=card.assignment.term,
            about=in_language(card.assignment.addressee, "name")[0],
            lead=_why(card),
            law=(rules.CONSIDER,),
            verdict=rules.may_answer(card_facts(card.assignment), holds_seat=True),
        )
        for card in open_cards
        if card.facts.is_awaited
    ]


def _answers_missing(actor: Actor, day: date) -> list[Task]:
    """Tell the Secretariat of each decision and assignment whose answers are late or due within a week, the latest first."""
    if not actor.roles & SECRETARIAT:
        return []
    return [_missing(one) for one in missing_on(day)]


def _missing(one: Missing) -> Task:
    title = ngettext(
        "{count} answer has not come: {decision}", "{count} answers have not come: {decision}", one.count
    )
    told = f"{unbroken(one.subject)}. {in_language(one.subject, 'title')[0]}"
    names = ", ".join(in_language(body, "name")[0] for body in one.bodies)
    more = say(_("{names}, {n} in all"), names=names, n=one.count)
    return Task(
        title=say(title, count=one.count, decision=told),
        address=reverse("decisions:decision", args=[one.subject.identifier]),
        button=_("See who is awaited"),
        due=one.term,
        lead=more if one.count > len(one.bodies) else names,
        law=(rules.CONTROL,),
    )


def _answers_to_check(actor: Actor, day: date) -> list[Task]:
    """Tell the Secretariat of the answers nobody has looked at, the oldest first: by the rule of `queries.states`, an answer
    that came by the day, without a word on it, on a card that is open.
    """
    if not actor.roles & SECRETARIAT:
        return []
    waiting = (
        Assignment.objects.filter(closed_on__isnull=True, answered_on__lte=day, review="")
        .select_related("decision", "instruction", "addressee")
        .only(*SHOWN)
        .order_by("answered_on", "pk")
    )
    return [
        Task(
            title=say(_("Check the answer: {decision}"), decision=_told(card)),
            address=reverse("decisions:card", args=[card.subject.identifier, card.addressee.slug]),
            button=_("Check"),
            about=in_language(card.addressee, "name")[0],
            law=(rules.CONTROL,),
        )
        for card in waiting[:MOST]
    ]


def _sessions_open(actor: Actor, day: date) -> list[Task]:
    chairs, writes = "assembly.chair" in actor.roles, bool(actor.roles & SECRETARIAT)
    if not (chairs or writes):
        return []
    tasks = []
    for session in Session.objects.filter(opened_on__lte=day, closed_on__isnull=True):
        numeral = roman(session.number)
        title = (
            _("Close Session {numeral} with its decisions")
            if chairs
            else _("Draft the decisions of Session {numeral}")
        )
        tasks.append(
            Task(
                title=say(title, numeral=numeral),
                address=reverse("decisions:drafts", args=[session.number]),
                button=_("Open the drafts"),
                due=day,
                law=(CLOSING if chairs else DRAFTS,),
                verdict=may_close(session, rulebook(), day) if chairs else rules.Allowed((DRAFTS,)),
            )
        )
    return tasks

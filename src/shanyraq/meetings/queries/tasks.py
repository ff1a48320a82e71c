"""What a person must do in this room: the next step of each Session, request, poll and meeting that is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rulebook import Citation, Rulebook, Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.law import mandates
from shanyraq.meetings.models import CouncilMeeting, Poll, Session
from shanyraq.meetings.queries import council, documents, notices, polls, requests, roll_calls, sessions
from shanyraq.meetings.queries.halls import door_of, stay_of
from shanyraq.meetings.rules import council as council_rules
from shanyraq.meetings.rules import notices as notice_rules
from shanyraq.meetings.rules import polls as poll_rules
from shanyraq.meetings.rules import requests as request_rules
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.halls import may_join_remotely
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.acting import Actor
from shanyraq.web.tasks import Task
from shanyraq.web.words import in_language, say


def tasks_of(actor: Actor, day: date) -> list[Task]:
    """List the actor's tasks on a day; each with the verdict that its act itself asks for."""
    book = rulebook()
    found = [
        *_of_sessions(book, actor, day),
        *_of_requests(book, actor, day),
        *_of_polls(actor, day),
        *_of_roll_calls(actor, day),
        *_of_council(book, actor, day),
        *_of_council_minutes(day),
        *_of_notices(actor, day),
    ]
    return [task for act, task in found if _may(actor, act, day)]


def _may(actor: Actor, act: str, day: date) -> Verdict:
    return mandates.may(f"meetings.{act}", actor.roles, day)


def _of_sessions(book: Rulebook, actor: Actor, day: date) -> Iterator[tuple[str, Task]]:
    for row in Session.objects.filter(
        closed_on__isnull=True, cancelled_on__isnull=True, prepared_on__lte=day
    ):
        facts = sessions.facts_of(row, day)
        name = say(_("Session {number}"), number=roman(row.number))

        def task(
            button: str, page: str, verdict: Verdict, due: date | None, law: Citation = rules.ARTICLE_9
        ) -> Task:
            address = reverse(f"meetings:{page}", args=[row.number])  # noqa: B023 - used before the loop goes on
            about = say(_("{total} members"), total=facts.total)  # noqa: B023
            lead = in_language(row, "lead")[0]  # noqa: B023
            return Task(name, address, button, due, lead, about, (law,), verdict)  # noqa: B023

        latest = rules.latest_order_day(book, facts) or rules.latest_start_day(book, facts)
        here = stay_of(row, actor.person_id) is not None
        if joining := may_join_remotely(book, facts, here=here, day=day):
            yield (
                "join_remotely",
                task(_("Register remotely"), "session", joining, facts.start_day),
            )
        match facts.status:
            case "prepared" if not facts.agenda:
                verdict = rules.may_change_plan(book, facts, day)
                yield (
                    "set_agenda",
                    task(
                        _("Set the agenda"), "agenda", verdict, latest.day if latest else None, rules.PROPOSAL
                    ),
                )
            case "prepared":
                verdict = rules.may_adopt_order(book, facts, day)
                yield (
                    "adopt_order",
                    task(_("Adopt the order"), "order", verdict, latest.day if latest else None),
                )
            case "ordered":
                verdict = rules.may_announce(book, facts, day, day)
                yield (
                    "record_announcement",
                    task(_("Record the announcement"), "announce", verdict, facts.start_day),
                )
            case "convened":
                if door_of(row, actor)[1]:
                    registering = rules.may_register(book, facts, day)
                    yield (
                        "register_members",
                        task(_("Register members"), "register", registering, facts.start_day),
                    )
                yield (
                    "open_session",
                    task(_("Open the Session"), "session", rules.may_open(book, facts, day), facts.start_day),
                )
            case "open":
                yield (
                    "record_vote",
                    task(_("Record the count"), "session", rules.may_close(book, facts, day), day),
                )
        order = sessions.order_on(row, day)
        if order and not documents.standing_document(documents.ORDER, documents.about_of(order)):
            yield (
                "issue_document",
                task(_("Issue the order"), "session", documents.may_issue_order(order), facts.start_day),
            )


def _of_requests(book: Rulebook, actor: Actor, day: date) -> Iterator[tuple[str, Task]]:
    for row in requests.open_requests_on(day):
        facts = requests.facts_of(row, day)
        title, address = in_language(row, "subject")[0], reverse("meetings:request", args=[row.pk])
        about = _("Request for an extraordinary Session")
        verdict = request_rules.may_decide(book, facts, day)
        if verdict:
            decide = reverse("meetings:decide", args=[row.pk])
            yield (
                "decide_extraordinary",
                Task(title, decide, _("Decide"), None, about=about, law=verdict.law, verdict=verdict),
            )
        elif facts.initiator == "members" and not requests.has_signed(row, actor.person_id, day):
            signing = request_rules.may_sign(book, facts, False, day)
            law = (request_rules.ARTICLE_9,)
            yield (
                "sign_request",
                Task(title, address, _("Read and sign"), None, about=about, law=law, verdict=signing),
            )


def _of_roll_calls(actor: Actor, day: date) -> Iterator[tuple[str, Task]]:
    for row in roll_calls.open_calls():
        verdict = roll_calls.may_vote(row, actor.person_id, day) if actor.person_id else None
        if verdict:
            title, address = in_language(row.item, "title")[0], reverse("meetings:roll_call", args=[row.pk])
            about = _("Vote by names")
            yield (
                "cast_vote",
                Task(title, address, _("Vote"), row.opened_on, about=about, law=verdict.law, verdict=verdict),
            )


def _of_polls(actor: Actor, day: date) -> Iterator[tuple[str, Task]]:
    for row in polls.running_polls_on(day):
        facts = polls.facts_of(row, day)
        title, address = in_language(row, "question")[0], reverse("meetings:poll", args=[row.number])
        about, law = _("Poll of the Council"), (poll_rules.POINT_9,)
        if day <= row.deadline and polls.answer_of(row, actor.person_id) is None:
            answering = poll_rules.may_answer(facts, sits=True, day=day)
            yield (
                "answer_poll",
                Task(title, address, _("Answer"), row.deadline, about=about, law=law, verdict=answering),
            )
        closing = poll_rules.may_close(facts, day)
        if not closing and day < row.deadline:
            continue
        yield (
            "close_poll",
            Task(title, address, _("Close and count"), row.deadline, about=about, law=law, verdict=closing),
        )
    for row in Poll.objects.filter(closed_on__lte=day):
        if not documents.standing_document(documents.PROTOCOL, documents.about_of(row)):
            title, address = in_language(row, "question")[0], reverse("meetings:poll", args=[row.number])
            about = _("Poll of the Council")
            issuing = documents.may_issue_protocol(row)
            yield (
                "issue_document",
                Task(title, address, _("Issue the protocol"), None, about=about, verdict=issuing),
            )


def _of_council(book: Rulebook, actor: Actor, day: date) -> Iterator[tuple[str, Task]]:
    for row in CouncilMeeting.objects.filter(
        held_on__isnull=True, cancelled_on__isnull=True, asked_on__lte=day
    ):
        facts = council.facts_of(row, day)
        address = reverse("meetings:council_meeting", args=[row.pk])
        title, law = _("Meeting of the Council"), (Citation("law-70-iv-2008", "10(3)"),)
        if facts.status == "pending":
            verdict = council_rules.may_agree(facts, book, day)
            yield "agree_convening", Task(title, address, _("Agree"), row.start_day, law=law, verdict=verdict)
        else:
            holding = council_rules.may_hold(book, facts, facts.total, facts.total, day)
            yield (
                "hold_council",
                Task(title, address, _("Record who was present"), row.start_day, law=law, verdict=holding),
            )


def _of_council_minutes(day: date) -> Iterator[tuple[str, Task]]:
    for row in CouncilMeeting.objects.filter(held_on__lte=day):
        if not documents.standing_document(documents.COUNCIL, documents.about_of(row)):
            address = reverse("meetings:council_meeting", args=[row.pk])
            yield (
                "issue_document",
                Task(
                    _("Meeting of the Council"), address, _("Issue the minutes"), None,
                    law=(Citation("law-70-iv-2008", "10(6)"),), verdict=documents.may_issue_minutes(row),
                ),
            )  # fmt: skip


def _of_notices(actor: Actor, day: date) -> Iterator[tuple[str, Task]]:
    for calling, one in notices.awaiting(actor.person_id, day) if actor.person_id else ():
        facts = notices.facts_of(calling, [one])
        verdict = notice_rules.may_acknowledge(facts, on_roll=True, standing=one.standing, day=day)
        kind, key = ("", calling.order.session.number) if calling.order else ("council_", calling.thing.pk)
        title = (
            say(_("Session {number}"), number=roman(key)) if calling.order else _("Meeting of the Council")
        )
        page, post = (reverse(f"meetings:{kind}{name}", args=[key]) for name in ("notice", "receive_notice"))
        lead, about = in_language(calling.thing, "place")[0], _("Notice")
        button = _("I have received the notice")
        yield (
            "acknowledge_notice",
            Task(title, page, button, calling.start_day, lead, about, notice_rules.LAW, verdict, post),
        )

"""The text of a matter: the clean text that is voted on, its changes marked, amendments and what became of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from rulebook import Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.forms.motions import AmendmentForm, MotionForm
from shanyraq.meetings.forms.parts import CountForm, WhyForm
from shanyraq.meetings.models import AgendaItem, Amendment, Motion
from shanyraq.meetings.queries import motions as queries
from shanyraq.meetings.queries import sessions
from shanyraq.meetings.rules import motions as rules
from shanyraq.meetings.services.roll_calls import may_open
from shanyraq.meetings.services.sitting import may_record, may_void
from shanyraq.meetings.views.pages import Page, Step, Steps, address_of, show, steps, to_session
from shanyraq.web.forms import Form
from shanyraq.web.words import say


def _item(number: int, position: int) -> AgendaItem:
    return get_object_or_404(
        AgendaItem.objects.select_related("session"), session__number=number, position=position
    )


def _amendment(pk: int) -> Amendment:
    return get_object_or_404(Amendment.objects.select_related("motion__item__session", "person"), pk=pk)


def _address(item: AgendaItem) -> str:
    return reverse("meetings:text", args=[item.session.number, item.position])


def _to(item: AgendaItem) -> Steps:
    return [*to_session(item.session), (_address(item), say(_("Text on matter {n}"), n=item.position))]


@require_safe
def text(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Show the text of a matter with its amendments."""
    item, book = _item(number, position), rulebook()
    facts = sessions.facts_of(item.session, request.today)  # type: ignore[attr-defined]
    found = queries.text_of(book, item)
    about = queries.facts_of_text(book, item, request.actor, request.today)  # type: ignore[attr-defined]
    where = [item.session.number, item.position]
    wanted = []
    if found is None:
        wanted.append(
            Step(
                "move_motion",
                _("Bring in a text"),
                rules.may_move(facts, about),
                reverse("meetings:move_motion", args=where),
                form=True,
            )
        )
    else:
        mine = found.motion.person_id == request.actor.person_id  # type: ignore[attr-defined]
        wanted.append(
            Step(
                "move_amendment",
                _("Bring in an amendment"),
                rules.may_amend(facts, about),
                reverse("meetings:move_amendment", args=where),
                form=True,
            )
        )
        if mine:
            wanted.append(
                Step(
                    "withdraw_motion",
                    _("Take the text back"),
                    rules.may_withdraw(facts, about, mine=True, state="waiting"),
                    reverse("meetings:withdraw_motion", args=[found.motion.pk]),
                    quiet=True,
                )
            )
    context: dict[str, Any] = {
        "item": item,
        "text": found,
        "crumbs": to_session(item.session),
        "marked": [
            (language, found.marked(language)) for language in ("kk", "ru") if language == "kk" or found.ru
        ]
        if found
        else [],
        "result": sessions.result_of(book, item, request.day),  # type: ignore[attr-defined]
        "steps": steps(request, *wanted),
        "rows": [(one, _of_amendment(request, one)) for one in found.amendments] if found else [],
        "withdrawn": item.motions.filter(withdrawn_at__isnull=False).select_related("person"),
    }
    return render(request, "meetings/text.html", context)  # fmt: skip


def _of_amendment(request: HttpRequest, told: queries.Told) -> list[Step]:
    """Give what the reader may do about one amendment."""
    row, item = told.amendment, told.amendment.motion.item
    today = request.today  # type: ignore[attr-defined]
    facts = sessions.facts_of(item.session, today)
    if told.state != "waiting" or facts.status != "open":
        return []
    wanted = [
        Step("record_vote", _("Record the count"), may_record(item, today, row), reverse("meetings:vote_amendment", args=[row.pk]), form=True),
        Step("open_roll_call", _("Vote by names"), may_open(item, today, row), reverse("meetings:call_amendment", args=[row.pk]), form=True),
    ]  # fmt: skip
    if row.person_id == request.actor.person_id:  # type: ignore[attr-defined]
        about = queries.facts_of_text(rulebook(), item)
        verdict = rules.may_withdraw(facts, about, mine=True, state=told.state)
        wanted.append(
            Step(
                "withdraw_amendment",
                _("Take it back"),
                verdict,
                reverse("meetings:withdraw_amendment", args=[row.pk]),
            )
        )
    return steps(request, *wanted)  # fmt: skip


def move(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Bring in a text on a matter."""
    item = _item(number, position)
    facts = sessions.facts_of(item.session, request.today)  # type: ignore[attr-defined]
    verdict = rules.may_move(facts, queries.facts_of_text(rulebook(), item, request.actor, request.today))  # type: ignore[attr-defined]
    return show(
        request,
        Page(_("Bring in a text"), _("Bring in"), _to(item), verdict),
        MotionForm(request.POST or None),
        services.move_motion,
        then=lambda _m: _address(item),
        done=lambda _m: _("The text is brought in."),
        item=item,
    )


def amend(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Bring in an amendment."""
    item, book = _item(number, position), rulebook()
    facts = sessions.facts_of(item.session, request.today)  # type: ignore[attr-defined]
    verdict = rules.may_amend(facts, queries.facts_of_text(book, item, request.actor, request.today))  # type: ignore[attr-defined]
    page = Page(
        _("Bring in an amendment"),
        _("Bring in"),
        _to(item),
        verdict,
        template="meetings/amend.html",
        more={"text": queries.text_of(book, item)},
    )
    return show(
        request,
        page,
        AmendmentForm(request.POST or None),
        services.move_amendment,
        then=lambda _a: _address(item),
        done=lambda made: say(_("Amendment {n} is brought in."), n=made.number),
        item=item,
    )


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one's text."""
    motion = get_object_or_404(Motion.objects.select_related("item__session"), pk=pk)
    services.withdraw_motion(by=request.actor, at=clock.moment(), motion=motion)  # type: ignore[attr-defined]
    messages.success(request, _("The text is taken back."))
    return redirect(_address(motion.item))


@require_POST
def withdraw_amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one's amendment."""
    row = _amendment(pk)
    services.withdraw_amendment(by=request.actor, at=clock.moment(), amendment=row)  # type: ignore[attr-defined]
    messages.success(request, _("The amendment is taken back."))
    return redirect(_address(row.motion.item))


def _page(row: Amendment, label: str, verdict: Verdict, request: HttpRequest) -> Page:
    item = row.motion.item
    more = {"item": item, "facts": sessions.facts_of(item.session, request.today)}  # type: ignore[attr-defined]
    title = say(_("Amendment {n}"), n=row.number)
    return Page(title, label, _to(item), verdict, template="meetings/vote.html", more=more)


def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the count of a show of hands on an amendment."""
    row = _amendment(pk)
    may = may_record(row.motion.item, request.today, row)  # type: ignore[attr-defined]
    return show(
        request,
        _page(row, _("Record the count"), may, request),
        CountForm(request.POST or None),
        services.record_vote,
        then=lambda _v: _address(row.motion.item),
        done=lambda _v: _("The count is recorded."),
        item=row.motion.item,
        amendment=row,
    )


def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a vote by names on an amendment."""
    row = _amendment(pk)
    may = may_open(row.motion.item, request.today, row)  # type: ignore[attr-defined]
    return show(
        request,
        _page(row, _("Open the vote"), may, request),
        Form(request.POST or None),
        services.open_roll_call,
        then=lambda made: reverse("meetings:roll_call", args=[made.pk]),
        done=lambda _r: _("The vote is open."),
        item=row.motion.item,
        amendment=row,
    )


def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Void a wrong count on an amendment, before the text itself is voted on."""
    row = _amendment(pk)
    item = row.motion.item
    may = may_void(item, request.today, row)  # type: ignore[attr-defined]
    lead = _("The wrong count stays in the record, struck, beside the next one.")
    page = Page(_("Void a wrong count"), _("Void"), _to(item), may, lead)
    return show(
        request,
        page,
        WhyForm(request.POST or None),
        services.void_vote,
        then=lambda _v: address_of(item.session),
        done=lambda _v: _("The count is void."),
        item=item,
        amendment=row,
    )

"""Secret votes on paper: their page, the commission, the box, the entries."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from rulebook import first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import roll_on
from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.forms.counting import CommissionForm, TallyForm
from shanyraq.meetings.forms.parts import WhyForm
from shanyraq.meetings.models import AgendaItem, HallBox, PaperVote, Registration, Session
from shanyraq.meetings.queries import boxes, documents, elections, sessions
from shanyraq.meetings.queries import counting as queries
from shanyraq.meetings.queries.halls import places_of, stay_of
from shanyraq.meetings.queries.motions import text_of
from shanyraq.meetings.rules import counting as rules
from shanyraq.meetings.rules.halls import may_have_paper
from shanyraq.meetings.rules.sessions import is_open
from shanyraq.meetings.services.counting import may_close, may_open, may_stop
from shanyraq.meetings.services.counting_sheets import title_of
from shanyraq.meetings.views.boxes import boxes_shown, candidates_by_hall, halls_to_open, turns_of
from shanyraq.meetings.views.documents import issue_thing
from shanyraq.meetings.views.halls import name_of, of_address
from shanyraq.meetings.views.pages import Page, Step, Steps, address_of, show, steps, to_session
from shanyraq.web.forms import Form
from shanyraq.web.words import say


def _row(pk: int) -> PaperVote:
    return get_object_or_404(PaperVote.objects.select_related("item__session", "vote"), pk=pk)


def _address(row: PaperVote) -> str:
    return reverse("meetings:paper_vote", args=[row.pk])


def _to(row: PaperVote) -> Steps:
    return [*to_session(row.item.session), (_address(row), _("Secret vote"))]


@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a secret vote: the box, the commission, what its entries differ on, the count. Who voted how is nowhere."""
    row = _row(pk)
    session, book = row.item.session, rulebook()
    person = request.actor.person_id  # type: ignore[attr-defined]
    own = boxes.box_counted_by(row, person) if person else None
    mine = row.entries.filter(turn=(own or row).turn, person_id=person).first() if person else None
    by_hall = boxes_shown(row)
    context = {
        "row": row,
        "item": row.item,
        "text": text_of(book, row.item) if row.status == "open" else None,
        "crumbs": to_session(session),
        "commission": queries.commission_at(row) or queries.commission_of(session),
        "turns": [] if by_hall else turns_of(row),
        "boxes": by_hall,
        "boxes_counted": sum(one.box.counted_at is not None for one in by_hall),
        "by_candidate": candidates_by_hall(row, by_hall),
        "without_box": boxes.without_box(row, request.day) if row.status == "open" else 0,  # type: ignore[attr-defined]
        "mine": rules.Tally.read(mine.tally) if mine else None,
        "waits": len(queries.entries_of(row, row.turn)),
        "tally": rules.Tally.read(row.tally) if row.tally else None,
        "result": sessions.rules.result(
            book,
            votes_for=row.vote.votes_for,
            present=row.vote.present,
            total=row.vote.members,
            day=row.vote.day,
        )
        if row.vote
        else None,
        "elected": elections.given_by(book, row) if row.election_id and row.tally else None,
        "remote": sum(one.present for one in places_of(session, request.day) if one.number is None)  # type: ignore[attr-defined]
        if row.status == "open"
        else 0,
        "no_paper": may_have_paper(
            remote=bool((stay := stay_of(session, person)) and stay.way == Registration.REMOTE)
        ),
        "documents": documents.documents_of_count(row, request.day),  # type: ignore[attr-defined]
        "steps": steps(request, *_steps(row, request)),
    }
    return render(request, "meetings/paper_vote.html", context)


def _steps(row: PaperVote, request: HttpRequest) -> list[Step]:
    today, pk = request.today, [row.pk]  # type: ignore[attr-defined]
    void = _void(row)
    if row.status == "counted":
        may = documents.may_issue_count(row)
        issue = Step("issue_document", _("Issue the protocol"), may, reverse("meetings:issue_count", args=pk))
        return [issue, void] if void.verdict else [issue]
    if row.status == "stopped":
        return []
    if row.status == "open":
        label = _("Close the boxes") if row.boxes.exists() else _("Close the box")
        close = Step("close_paper_vote", label, may_close(row, today),
                     reverse("meetings:close_paper_vote", args=pk), key=True)  # fmt: skip
        return [close, void]
    person = request.actor.person_id  # type: ignore[attr-defined]
    facts = queries.facts_of(row, today, boxes.box_counted_by(row, person) if person else None)
    if person not in facts.commission:
        return [void]
    may = rules.may_enter(facts, person)
    return [
        Step("enter_count", _("Enter your count"), may, reverse("meetings:enter_count", args=pk), form=True),
        void,
    ]


def _void(row: PaperVote) -> Step:
    at = reverse("meetings:stop_paper_vote", args=[row.pk])
    return Step("stop_paper_vote", _("Void the vote"), may_stop(row), at, form=True, quiet=True)


def choose(request: HttpRequest, number: int) -> HttpResponse:
    """Record the counting commission of a sitting."""
    row, today = get_object_or_404(Session, number=number), request.today  # type: ignore[attr-defined]
    hall = of_address(request, row)
    here = queries.members_here(row, today, hall)
    spread = boxes.is_spread(row)
    page = Page(
        say(_("Counting commission: {hall}"), hall=name_of(hall)) if spread else _("Counting commission"),
        _("Record the commission"),
        to_session(row),
        first_refusal(
            is_open(sessions.facts_of(row, today)), rules.may_replace(bool(queries.running_in(row)))
        ),
        _(
            "At least three members who are in the hall and do not stand for election. Two enter what they counted, each alone."
        ),
        template="meetings/commission.html",
        more={
            "chosen": queries.commission_of_hall(row, hall),
            "halls": halls_to_open(row, today),
            "session_number": number,
        },
    )
    return show(
        request,
        page,
        CommissionForm(request.POST or None, rows=[one for one in roll_on(today) if one.person_id in here]),
        services.choose_commission,
        then=lambda _c: f"{request.path}?hall={hall.number if hall else 0}" if spread else address_of(row),
        done=lambda _c: _("The commission is recorded."),
        session=row,
        hall=hall,
    )


def open_now(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Open the box for a secret vote on a matter."""
    item = get_object_or_404(
        AgendaItem.objects.select_related("session"), session__number=number, position=position
    )
    facts = sessions.facts_of(item.session, request.today)  # type: ignore[attr-defined]
    election = elections.election_of(item)
    ballot = elections.next_ballot(rulebook(), election, request.today)[1] if election else []  # type: ignore[attr-defined]
    page = Page(
        _("Secret vote on paper"),
        _("Open the box"),
        to_session(item.session),
        may_open(item, clock.moment()),
        template="meetings/vote.html",
        more={
            "item": item,
            "facts": facts,
            "text": text_of(rulebook(), item),
            "on_ballot": ballot,
            "halls": halls_to_open(item.session, request.today),  # type: ignore[attr-defined]
            "on_paper": True,
        },
    )
    return show(
        request,
        page,
        Form(request.POST or None),
        services.open_paper_vote,
        then=_address,
        done=lambda _r: _("The box is open. The commission hands out the ballots."),
        item=item,
    )


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the box."""
    row = _row(pk)
    services.close_paper_vote(by=request.actor, at=clock.moment(), paper_vote=row)  # type: ignore[attr-defined]
    messages.success(request, _("The box is closed. The commission counts."))
    return redirect(_address(row))


def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what one member of the commission counted."""
    row = _row(pk)
    language = get_language() or "kk"
    lines = [(key, title_of(what, language)) for key, what in queries.lines_of(row)]
    person = request.actor.person_id or 0  # type: ignore[attr-defined]
    box = boxes.box_counted_by(row, person)
    page = Page(
        _("Your count"),
        _("Enter the count"),
        _to(row),
        boxes.may_enter(row, person, request.today),  # type: ignore[attr-defined]
        _("Enter what you counted yourself. What others entered is shown when two counts stand."),
        template="meetings/tally.html",
        more={"row": row, "item": row.item, "box": box, "turn": (box or row).turn},
    )
    return show(
        request,
        page,
        TallyForm(request.POST or None, lines=lines),
        services.enter_count,
        then=_address,
        done=lambda made: _entered(made, boxes.box_counted_by(made, person)),
        paper_vote=row,
    )


def _entered(row: PaperVote, box: HallBox | None) -> str:
    if row.counted_at:
        return _("Two counts agree: the ballots are counted.")
    if box is not None and box.counted_at:
        return _("Two counts agree: the ballots of your hall are counted. Other halls still count.")
    entered = len(queries.entries_of(row, (box or row).turn, box))
    if not entered:
        return _("All three counts differ: count the ballots again.")
    return (
        _("Your count stands. Another one is awaited.")
        if entered == 1
        else _("The counts differ: a third one decides.")
    )


def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Void a secret vote that is not counted yet."""
    row = _row(pk)
    lead = _("The vote and what was entered stay in the record and count for nothing.")
    return show(
        request,
        Page(_("Void a secret vote"), _("Void"), _to(row), may_stop(row), lead),
        WhyForm(request.POST or None),
        services.stop_paper_vote,
        then=_address,
        done=lambda _r: _("The vote is void."),
        paper_vote=row,
    )


@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue the protocol of the counting commission."""
    return issue_thing(request, _row(pk))

"""Secret votes on paper: their page, the commission, the box, the entries."""

from __future__ import annotations

from dataclasses import dataclass

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
from shanyraq.meetings.models import AgendaItem, CountEntry, PaperVote, Registration, Session
from shanyraq.meetings.queries import counting as queries
from shanyraq.meetings.queries import documents, elections, sessions
from shanyraq.meetings.queries.halls import places_of, stay_of
from shanyraq.meetings.queries.motions import text_of
from shanyraq.meetings.rules import counting as rules
from shanyraq.meetings.rules.halls import may_have_paper
from shanyraq.meetings.rules.sessions import is_open
from shanyraq.meetings.services.counting import may_close, may_open, may_stop
from shanyraq.meetings.services.counting_sheets import name_of_figure, title_of
from shanyraq.meetings.views.documents import issue_thing
from shanyraq.meetings.views.pages import Page, Step, Steps, address_of, show, steps, to_session
from shanyraq.web.forms import Form
from shanyraq.web.words import in_language, say


def _row(pk: int) -> PaperVote:
    return get_object_or_404(PaperVote.objects.select_related("item__session", "vote"), pk=pk)


def _address(row: PaperVote) -> str:
    return reverse("meetings:paper_vote", args=[row.pk])


def _to(row: PaperVote) -> Steps:
    return [*to_session(row.item.session), (_address(row), _("Secret vote"))]


@dataclass(frozen=True)
class Turn:
    """One turn of the counting: who entered, and in words what they differ on. Figures only once two stand."""

    number: int
    entries: list[CountEntry]
    differences: list[str]


def turns_of(row: PaperVote) -> list[Turn]:
    """List the turns of the counting, the differences of each said in the reader's language."""
    language = get_language() or "kk"
    titles = {key: title_of(what, language) for key, what in queries.lines_of(row)}
    found = []
    for number in range(1, row.turn + 1):
        entries = queries.entries_of(row, number)
        differ = rules.differences(queries.tallies_of(entries))
        found.append(Turn(number, entries, [_in_words(one, entries, titles) for one in differ]))
    return [turn for turn in found if turn.entries]


def _in_words(one: rules.Difference, entries: list[CountEntry], titles: dict[str, str]) -> str:
    what = name_of_figure(one.name)
    if one.key and len(titles) > 1:
        what = f"{titles.get(one.key, one.key)}: {what}"
    each = "; ".join(
        say(_("{name} counted {n}"), name=in_language(entry.person, "name")[0], n=figure)
        for entry, figure in zip(entries, one.figures, strict=True)
    )
    return f"{what}. {each}."


@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a secret vote: the box, the commission, what its entries differ on, the count. Who voted how is nowhere."""
    row = _row(pk)
    session, book = row.item.session, rulebook()
    person = request.actor.person_id  # type: ignore[attr-defined]
    mine = row.entries.filter(turn=row.turn, person_id=person).first() if person else None
    context = {
        "row": row,
        "item": row.item,
        "text": text_of(book, row.item) if row.status == "open" else None,
        "crumbs": to_session(session),
        "commission": queries.commission_of(session),
        "turns": turns_of(row),
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
    if row.status == "counted":
        may = documents.may_issue_count(row)
        return [
            Step("issue_document", _("Issue the protocol"), may, reverse("meetings:issue_count", args=pk))
        ]
    if row.status == "stopped":
        return []
    void = _void(row)
    if row.status == "open":
        close = Step("close_paper_vote", _("Close the box"), may_close(row, today),
                     reverse("meetings:close_paper_vote", args=pk), key=True)  # fmt: skip
        return [close, void]
    person = request.actor.person_id  # type: ignore[attr-defined]
    facts = queries.facts_of(row, today)
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
    here = queries.members_here(row, today)
    chosen = queries.commission_of(row)
    page = Page(
        _("Counting commission"),
        _("Record the commission"),
        to_session(row),
        first_refusal(
            is_open(sessions.facts_of(row, today)), rules.may_replace(bool(queries.running_in(row)))
        ),
        _(
            "At least three members who are in the hall and do not stand for election. Two enter what they counted, each alone."
        ),
        template="meetings/commission.html",
        more={"chosen": chosen},
    )
    return show(
        request,
        page,
        CommissionForm(request.POST or None, rows=[one for one in roll_on(today) if one.person_id in here]),
        services.choose_commission,
        then=lambda _c: address_of(row),
        done=lambda _c: _("The commission is recorded."),
        session=row,
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
        more={"item": item, "facts": facts, "text": text_of(rulebook(), item), "on_ballot": ballot},
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
    person = request.actor.person_id  # type: ignore[attr-defined]
    may = queries.may_enter(row, person or 0, request.today)  # type: ignore[attr-defined]
    page = Page(
        _("Your count"),
        _("Enter the count"),
        _to(row),
        may,
        _("Enter what you counted yourself. What others entered is shown when two counts stand."),
        template="meetings/tally.html",
        more={"row": row, "item": row.item},
    )
    return show(
        request,
        page,
        TallyForm(request.POST or None, lines=lines),
        services.enter_count,
        then=_address,
        done=_entered,
        paper_vote=row,
    )


def _entered(row: PaperVote) -> str:
    if row.counted_at:
        return _("Two counts agree: the ballots are counted.")
    entered = len(queries.entries_of(row, row.turn))
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

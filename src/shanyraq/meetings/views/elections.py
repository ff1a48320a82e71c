"""An election of deputies: its page, its call, its candidates, its results."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from rulebook import Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import roll_on
from shanyraq.journal import clock
from shanyraq.law.elections import regime_on
from shanyraq.meetings import services
from shanyraq.meetings.forms.elections import CallForm, NominateForm, ResultsForm
from shanyraq.meetings.forms.parts import WhyForm
from shanyraq.meetings.models import AgendaItem, Candidate, Deputy, Election
from shanyraq.meetings.queries import elections as queries
from shanyraq.meetings.queries.counting import is_running_on
from shanyraq.meetings.queries.elections import CastBallot
from shanyraq.meetings.queries.sealed import current_on
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import elections as rules
from shanyraq.meetings.rules.counting import Tally
from shanyraq.meetings.rules.elections import Outcome
from shanyraq.meetings.services.counting import may_open
from shanyraq.meetings.services.sealed import may_draw_up
from shanyraq.meetings.views.pages import Page, Step, Steps, mandate_of, show, steps, to_session
from shanyraq.web.words import in_language, say


def _item(number: int, position: int) -> AgendaItem:
    return get_object_or_404(
        AgendaItem.objects.select_related("session"), session__number=number, position=position
    )


def _at(name: str, item: AgendaItem) -> str:
    return reverse(f"meetings:{name}", args=[item.session.number, item.position])


def _to(item: AgendaItem) -> Steps:
    return [*to_session(item.session), (_at("election", item), _("Election of deputies"))]


@dataclass(frozen=True)
class Row:
    """A candidate with the votes of each ballot, oldest first (None where not on it), and the seat, if elected."""

    candidate: Candidate
    votes: list[int | None]
    seat: int | None


def rows_of(election: Election, ballots: list[CastBallot], so_far: Outcome) -> list[Row]:
    """List the candidates in the order of the ballot, with what each counted ballot gave them."""
    seats = {key: seat for seat, key in so_far.seats.items()}
    seats |= {
        str(candidate): seat or 0
        for candidate, seat in Deputy.objects.filter(candidate__election=election).values_list(
            "candidate_id", "seat"
        )
    }
    votes = [{one.key: one.votes_for for one in Tally.read(b.tally or {}).lines} for b in ballots]
    people = election.candidates.select_related("person")
    return [Row(one, [got.get(str(one.pk)) for got in votes], seats.get(str(one.pk))) for one in people]


@require_safe
def read(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Show the election on a matter: who stands, by which path, what each ballot gave, who is elected."""
    item, today = _item(number, position), request.today  # type: ignore[attr-defined]
    book, election = rulebook(), queries.election_of(item)
    every = queries.ballots_of(election) if election else []
    ballots = queries.rounds_of(election) if election else []
    so_far = queries.outcome_of(book, election, ballots) if election else Outcome()
    context = {
        "item": item,
        "election": election,
        "regime": regime_on(book, today),
        "crumbs": to_session(item.session),
        "ballots": ballots,
        "void": [one for one in every if one.stopped_at],
        "running": next((one for one in every if not one.counted_at and not one.stopped_at), None),
        "drawn": current_on(item),
        "so_far": so_far,
        "rows": rows_of(election, ballots, so_far) if election else [],
        "deputies": Deputy.objects.filter(candidate__election=election)
        .select_related("person")
        .order_by("seat")
        if election
        else [],
        "may_withdraw": not request.dated and bool(mandate_of(request, "withdraw_candidate")),  # type: ignore[attr-defined]
        "steps": steps(request, *_steps(item, election, so_far, request)),
    }
    return render(request, "meetings/election.html", context)


def _called(item: AgendaItem, request: HttpRequest) -> Verdict:
    today = request.today  # type: ignore[attr-defined]
    return rules.may_call(
        rulebook(),
        facts_of(item.session, today),
        subject=item.subject,
        called=queries.election_of(item) is not None,
        called_on=None,
        in_office=len(queries.seats_held()),
        day=today,
    )


def _may_nominate(election: Election, request: HttpRequest) -> Verdict:
    today = request.today  # type: ignore[attr-defined]
    voted = queries.is_ballot_opened(election)
    return rules.may_nominate(
        rulebook(), path="council", nominated_on=today, listed=False, voted=voted, day=today
    )


def _may_fix(election: Election, so_far: Outcome, request: HttpRequest) -> Verdict:
    return rules.may_fix(
        rulebook(),
        so_far=so_far,
        rounds=len(queries.rounds_of(election)),
        running=is_running_on(election.item),
        fixed=election.results_on is not None,
        day=request.today,  # type: ignore[attr-defined]
    )


def _steps(item: AgendaItem, election: Election | None, so_far: Outcome, request: HttpRequest) -> list[Step]:
    if election is None:
        call = _called(item, request)
        return [
            Step("call_election", _("Record the call"), call, _at("call_election", item), form=True, key=True)
        ]
    if election.results_on is not None:
        return []
    voted = bool(queries.rounds_of(election))
    found = [
        Step("open_paper_vote", _("Open the second round") if voted else _("Open the ballot"),
             may_open(item, clock.moment()), _at("open_paper_vote", item), form=True, key=True),
        Step("draw_up_sealed", _("Draw up a sealed ballot"), may_draw_up(item, request.today),  # type: ignore[attr-defined]
             _at("draw_up_sealed", item), form=True, quiet=True),
        Step("fix_results", _("Record the results"), _may_fix(election, so_far, request),
             _at("fix_results", item), form=True, quiet=True),
    ]  # fmt: skip
    if voted:
        return found
    add = Step("nominate_candidate", _("Add a candidate"), _may_nominate(election, request),
               _at("nominate_candidate", item), form=True, quiet=True)  # fmt: skip
    return [add, *found]


def call(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Record that an election was called."""
    item = _item(number, position)
    return show(
        request,
        Page(_("The call of the election"), _("Record the call"), _to(item), _called(item, request)),
        CallForm(request.POST or None),
        services.call_election,
        then=lambda _e: _at("election", item),
        done=lambda made: say(_("The election is recorded. Seats to fill: {n}."), n=made.seats),
        item=item,
    )


def _election(number: int, position: int) -> Election:
    return get_object_or_404(
        Election.objects.select_related("item__session"),
        item__session__number=number,
        item__position=position,
    )


def nominate(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Add a candidate."""
    election = _election(number, position)
    page = Page(
        _("Add a candidate"), _("Add"), _to(election.item), _may_nominate(election, request),
        _("The number on the ballot is the next one. Whoever stands counts no ballots."),
    )  # fmt: skip
    return show(
        request,
        page,
        NominateForm(request.POST or None, rows=roll_on(request.today)),  # type: ignore[attr-defined]
        services.nominate_candidate,
        then=lambda _c: _at("election", election.item),
        done=lambda made: say(
            _("Candidate {n}: {name}."), n=made.number, name=in_language(made.person, "name")[0]
        ),
        election=election,
    )


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a candidate withdrew."""
    row = get_object_or_404(Candidate.objects.select_related("election__item__session", "person"), pk=pk)
    item = row.election.item
    may = rules.may_withdraw(
        withdrawn=row.withdrawn_on is not None,
        running=is_running_on(item),
        elected=str(row.pk) in queries.outcome_of(rulebook(), row.election).elected,
    )
    page = Page(_("A candidate withdraws"), _("Record"), _to(item), may, in_language(row.person, "name")[0])
    return show(
        request,
        page,
        WhyForm(request.POST or None),
        services.withdraw_candidate,
        then=lambda _c: _at("election", item),
        done=lambda _c: _("Recorded. The name is on no further ballot."),
        candidate=row,
    )


def fix(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Record the results of an election as they were fixed."""
    election = _election(number, position)
    so_far = queries.outcome_of(rulebook(), election)
    people = election.candidates.select_related("person").in_bulk()
    page = Page(
        _("Results of the election"),
        _("Record the results"),
        _to(election.item),
        _may_fix(election, so_far, request),
        _("Who is elected follows from the ballots; here is what the Central Election Commission fixed."),
        template="meetings/results.html",
        more={"elected": [(seat, people[int(key)].person) for seat, key in sorted(so_far.seats.items())]},
    )
    return show(
        request,
        page,
        ResultsForm(request.POST or None),
        services.fix_results,
        then=lambda _d: _at("election", election.item),
        done=lambda made: say(_("Mandates recorded: {n}."), n=len(made)),
        election=election,
    )

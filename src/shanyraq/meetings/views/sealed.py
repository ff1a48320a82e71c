"""Sealed votes: the public board, the texts its people bring, the voter's page. Casting knows no account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ballot.archive import EventType
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from rulebook import Refusal, Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import roll_on
from shanyraq.journal import clock
from shanyraq.journal.clock import Moment
from shanyraq.meetings import services
from shanyraq.meetings.forms.parts import WhyForm
from shanyraq.meetings.forms.sealed import BallotForm, DrawUpForm, TextForm
from shanyraq.meetings.models import AgendaItem, FalsePart, SealedVote
from shanyraq.meetings.queries import documents, elections, sessions
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.rules import sealed as rules
from shanyraq.meetings.rules.counting import Tally
from shanyraq.meetings.services.casting import tracker_of
from shanyraq.meetings.services.sealed import may_close, may_draw_up, may_open, may_stop
from shanyraq.meetings.views.documents import issue_thing
from shanyraq.meetings.views.pages import Page, Step, Steps, mandate_of, show, steps, to_session
from shanyraq.people.acting import ANYONE
from shanyraq.web.refusals import said
from shanyraq.web.words import in_language


def _row(pk: int) -> SealedVote:
    found = SealedVote.objects.select_related("item__session", "vote", "authority", "operator")
    return get_object_or_404(found, pk=pk)


def _address(row: SealedVote) -> str:
    return reverse("meetings:sealed_vote", args=[row.pk])


def _to(row: SealedVote) -> Steps:
    return [*to_session(row.item.session), (_address(row), _("Secret electronic vote"))]


@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a sealed vote and its public board. Ballots are listed when the vote is closed, by trackers alone."""
    row = _row(pk)
    closed = row.status in {"checking", "closing", "counted"}
    check, false_parts = queries.check_of(row), list(queries.false_parts_of(row))
    facts = queries.facts_of(row, request.today)  # type: ignore[attr-defined]
    vote, book = row.vote, rulebook()
    context = {
        "row": row,
        "item": row.item,
        "crumbs": to_session(row.item.session),
        "facts": facts,
        "check": check,
        "false_parts": false_parts,
        "not_tried": _not_tried(row, facts, false_parts),
        "questions": len(queries.setup_of(row).election.questions) if false_parts else 0,
        "working": row.status == "checking" and not facts.fault,
        "small": rules.is_small(facts.rights),
        "trustees": row.trustees.select_related("person"),
        "fingerprint": queries.setup_of(row).election.fingerprint if row.opened_at else "",
        "register": queries.check_register(row.rights.encode()).fingerprint if row.rights else "",
        "trackers": row.board.filter(kind=EventType.BALLOT).values_list("tracker", flat=True)
        if closed
        else [],
        "result": sessions.rules.result(
            book, votes_for=vote.votes_for, present=vote.present, total=vote.members, day=vote.day
        )
        if vote
        else None,
        "tally": Tally.read(row.tally) if row.tally else None,
        "elected": elections.given_by(book, row) if row.tally else None,
        "documents": documents.documents_of_count(row, request.day),  # type: ignore[attr-defined]
        "steps": steps(request, *_steps(row, facts, request)),
    }
    return render(request, "meetings/sealed_vote.html", context)


def _not_tried(row: SealedVote, facts: rules.SealedFacts, false_parts: list[FalsePart]) -> int:
    """Count the trustees who brought no part at all: each of them can still bring what a false part does not."""
    failed = {one.holder.person_id for one in false_parts}
    return len(set(facts.trustees) - facts.parts - failed)


def _steps(row: SealedVote, facts: rules.SealedFacts, request: HttpRequest) -> list[Step]:
    pk, actor, at = [row.pk], request.actor, clock.moment()  # type: ignore[attr-defined]
    person = actor.person_id or 0
    may_void = may_stop(row, at)
    void = Step("stop_sealed", _("Void the vote"), may_void,
                reverse("meetings:stop_sealed", args=pk), form=True, quiet=True)  # fmt: skip
    found = [void] if may_void else []
    if row.status == "counted":
        issue = Step("issue_document", _("Issue the protocol"), documents.may_issue_count(row),
                     reverse("meetings:issue_sealed", args=pk))  # fmt: skip
        return [issue, *found]
    if row.status == "preparing":
        if person == row.authority_id:
            found.insert(0, Step("bring_rights", _("Upload the list of voting rights"), rules.may_bring_rights(facts, person),
                                 reverse("meetings:bring_rights", args=pk), form=True))  # fmt: skip
        if person in facts.trustees:
            found.insert(0, _next_of(row, facts, person))
        found.insert(0, Step("open_sealed", _("Open the vote"), may_open(row, actor, at),
                             reverse("meetings:open_sealed", args=pk), key=True))  # fmt: skip
    elif row.status == "open":
        found.insert(0, Step("close_sealed", _("Close the vote"), may_close(row, at),
                             reverse("meetings:close_sealed", args=pk), key=True))  # fmt: skip
    elif row.status in {"checking", "closing"} and person in facts.trustees:
        found.insert(0, Step("bring_part", _("Upload your part"), rules.may_bring_part(facts, person),
                             reverse("meetings:bring_part", args=pk), form=True))  # fmt: skip
    return found


@dataclass(frozen=True)
class Guide:
    """What a trustee does on a machine of their own: the files to take, one command, and what comes out is brought here."""

    told: str
    command: str
    ceremony: bool = False
    archive: bool = False
    begins: bool = False


def _page(
    request: HttpRequest,
    row: SealedVote,
    title: str,
    rule: Callable[[rules.SealedFacts, int], Verdict],
    guide: Guide,
) -> Page:
    """Give the page on which a trustee brings a text; `rule` is that of its step."""
    may = rule(queries.facts_of(row, request.today), request.actor.person_id or 0)  # type: ignore[attr-defined]
    more = {"guide": guide, "row": row}
    return Page(title, _("Upload"), _to(row), may, guide.told, template="meetings/trustee.html", more=more)


def _next_of(row: SealedVote, facts: rules.SealedFacts, person: int) -> Step:
    """Give what a trustee does next before the opening: in a threshold certificate, shares, key; else the key at once."""
    pk = [row.pk]
    if row.threshold and person not in facts.certificates:
        return Step("bring_certificate", _("Upload your certificate"), rules.may_bring_certificate(facts, person),
                    reverse("meetings:bring_certificate", args=pk), form=True)  # fmt: skip
    if row.threshold and person not in facts.shares:
        return Step("bring_shares", _("Upload your shares"), rules.may_bring_shares(facts, person),
                    reverse("meetings:bring_shares", args=pk), form=True)  # fmt: skip
    return Step("bring_key", _("Upload your public key"), rules.may_bring_key(facts, person),
                reverse("meetings:bring_key", args=pk), form=True)  # fmt: skip


def draw_up(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Draw up a sealed vote on a matter."""
    item = get_object_or_404(
        AgendaItem.objects.select_related("session"), session__number=number, position=position
    )
    page = Page(
        _("Secret electronic vote"), _("Draw up"), to_session(item.session), may_draw_up(item, request.today),  # type: ignore[attr-defined]
        _("Name who gives the codes and who holds the keys: different people, from different institutions."),
    )  # fmt: skip
    return show(
        request,
        page,
        DrawUpForm(request.POST or None, rows=roll_on(request.today)),  # type: ignore[attr-defined]
        services.draw_up_sealed,
        then=_address,
        done=lambda _r: _("The vote is drawn up. Now each of them brings what is theirs."),
        item=item,
    )


def rights(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring the public list of voting rights."""
    row = _row(pk)
    may = rules.may_bring_rights(queries.facts_of(row, request.today), request.actor.person_id or 0)  # type: ignore[attr-defined]
    lead = _(
        "Make the codes on a machine of your own and upload only the public list. The codes stay with you."
    )
    return show(
        request,
        Page(_("Public list of voting rights"), _("Upload"), _to(row), may, lead),
        TextForm(request.POST or None),
        services.bring_rights,
        then=_address,
        done=lambda _r: _("The list is there. Publish its fingerprint where the server cannot change it."),
        sealed_vote=row,
    )


def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring the certificate of a trustee of a threshold."""
    row = _row(pk)
    guide = Guide(_("The file key.txt is your secret: keep it in two places, and show it to nobody."),
                  "python -m ballot trustee certificate key.txt", begins=True)  # fmt: skip
    page = _page(request, row, _("Your certificate"), rules.may_bring_certificate, guide)
    return show(
        request, page, TextForm(request.POST or None), services.bring_certificate,
        then=_address, done=lambda _r: _("Your certificate is there. When everybody's is, you share your key."),
        sealed_vote=row,
    )  # fmt: skip


def shares(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring the shares of a trustee for the others."""
    row = _row(pk)
    guide = Guide(_("The shares are sealed: each can be opened by its receiver alone."),
                  "python -m ballot trustee step key.txt ceremony.json", ceremony=True)  # fmt: skip
    page = _page(request, row, _("Your shares for the others"), rules.may_bring_shares, guide)
    return show(
        request, page, TextForm(request.POST or None), services.bring_shares,
        then=_address, done=lambda _r: _("Your shares are there. When everybody's are, your key follows."),
        sealed_vote=row,
    )  # fmt: skip


def key(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a trustee's public key."""
    row = _row(pk)
    if row.threshold:
        told = _(
            "The program checks every share you received. If one does not fit, it says whose: void the vote and begin again."
        )
        guide = Guide(told, "python -m ballot trustee step key.txt ceremony.json", ceremony=True)
    else:
        told = _(
            "Make the key on a machine of your own and upload only the public part. Without the secret part nobody can ever count."
        )
        guide = Guide(told, "python -m ballot trustee key key.txt", begins=True)
    page = _page(request, row, _("Your public key"), rules.may_bring_key, guide)
    return show(
        request, page, TextForm(request.POST or None), services.bring_key,
        then=_address, done=lambda _r: _("Your key is there."), sealed_vote=row,
    )  # fmt: skip


def part(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a trustee's part of the decryption."""
    row = _row(pk)
    told = _("The program checks the archive first, then decrypts the sum on your own machine.")
    files = f"{row.uuid}.bel ceremony.json" if row.threshold else f"{row.uuid}.bel"
    guide = Guide(
        told, f"python -m ballot trustee decrypt key.txt {files}", bool(row.threshold), archive=True
    )
    page = _page(request, row, _("Your part of the decryption"), rules.may_bring_part, guide)
    return show(
        request, page, TextForm(request.POST or None), services.part_or_complaint,
        then=_address, done=lambda made: _("The vote is counted.") if made.counted_at else _("Your part is there."),
        sealed_vote=row,
    )  # fmt: skip


@require_safe
def ceremony(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a trustee of a threshold the file of the ceremony, as far as it has come. What is secret in it is sealed to them."""
    row = _row(pk)
    mandate_of(request, "bring_key").require()
    holder = row.trustees.filter(person_id=request.actor.person_id or 0).first()  # type: ignore[attr-defined]
    if holder is None or row.threshold is None:
        raise Http404
    answer = HttpResponse(queries.ceremony_of(holder), content_type="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="ceremony.json"'
    return answer


@require_POST
def open_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a sealed vote."""
    row = _row(pk)
    services.open_sealed(by=request.actor, at=clock.moment(), sealed_vote=row)  # type: ignore[attr-defined]
    messages.success(request, _("The vote is open."))
    return redirect(_address(row))


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a sealed vote."""
    row = _row(pk)
    services.close_sealed(by=request.actor, at=clock.moment(), sealed_vote=row)  # type: ignore[attr-defined]
    messages.success(
        request, _("The vote is closed. Its ballots are checked anew, then the trustees decrypt the sum.")
    )
    return redirect(_address(row))


def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Void a sealed vote that is not counted yet."""
    row = _row(pk)
    lead = _("Its board stays public and counts for nothing.")
    may = may_stop(row, clock.moment())
    return show(
        request,
        Page(_("Void a secret vote"), _("Void"), _to(row), may, lead),
        WhyForm(request.POST or None),
        services.stop_sealed,
        then=_address,
        done=lambda _r: _("The vote is void."),
        sealed_vote=row,
    )


@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue the protocol of a counted sealed vote."""
    return issue_thing(request, _row(pk))


@require_safe
def archive(request: HttpRequest, pk: int, uuid: str) -> HttpResponse:
    """Hand out the public archive, as far as it has come; of an open vote without its ballots."""
    row = _row(pk)
    if row.uuid != uuid:
        raise Http404
    answer = HttpResponse(queries.public_archive_of(row), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{row.uuid}.bel"'
    return answer


def half_hour_of(at: Moment) -> Moment:
    """Round a moment down to the half hour: an exact time beside the board would tell which ballot was whose.

    Not further, for the verifier of the journal takes an entry that claims an hour before its sealing for inserted.
    """
    return replace(
        at, machine=at.machine.replace(minute=at.machine.minute // 30 * 30, second=0, microsecond=0)
    )


@never_cache
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the ballot, which the voter's own browser encrypts, and take it. No account is asked, none is noted."""
    row = _row(pk)
    form, tracker = BallotForm(request.POST or None), ""
    may = rules.may_cast(queries.facts_of(row, request.today))  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            tracker = services.cast_ballot(
                by=ANYONE,
                at=half_hour_of(clock.moment()),
                sealed_vote=row,
                ballot=form.cleaned_data["ballot"],
            )
        except Refusal as refusal:
            if (
                refusal.verdict.code == "meetings.ballot_there"
            ):  # the answer got lost on the way: it is the same ballot
                tracker = tracker_of(form.cleaned_data["ballot"])
            else:
                form.refused = refusal.verdict
    context = {
        "row": row,
        "item": row.item,
        "title": in_language(row.item, "title")[0],
        "people": list(elections.people_of(row).values()),
        "crumbs": _to(row),
        "may": may,
        "said": said(form.refused) if form.refused is not None else None,
        "tracker": tracker,
        "small": rules.is_small(queries.rights_of(row)),
        "election": queries.election_text(row) if row.status == "open" else "",
        "fingerprint": queries.setup_of(row).election.fingerprint if row.opened_at else "",
    }
    status = 409 if form.refused is not None else 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "meetings/sealed_ballot.html", context, status=status)

"""Pages where something is done: drafts, closing, answers, reviews, following."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.acts.queries import rulebook
from shanyraq.decisions import queries, rules
from shanyraq.decisions.forms import (
    AnswerForm,
    CorrectionForm,
    DraftForm,
    FollowForm,
    PublicationForm,
    ReturnForm,
    TextForm,
)
from shanyraq.decisions.forms.control import AcceptForm
from shanyraq.decisions.models import Assignment, Draft
from shanyraq.decisions.queries.texts import texts_of
from shanyraq.decisions.services import answering, closing, following
from shanyraq.decisions.services.correcting import correct_text
from shanyraq.decisions.views import reading
from shanyraq.journal import clock
from shanyraq.law import mandates
from shanyraq.meetings.models import AgendaItem, Session
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.limits import too_often
from shanyraq.web.forms import perform, status_of
from shanyraq.web.words import say


def _mandate(request: HttpRequest, act: str) -> None:
    mandates.may(act, request.actor.roles, request.today).require()


def _session(number: int) -> Session:
    return get_object_or_404(Session, number=number)


def drafts(request: HttpRequest, number: int) -> HttpResponse:
    """Show the decisions drafted for a Session, each with what it still lacks; the Chair closes from here."""
    _mandate(
        request,
        "decisions.close_session" if "assembly.chair" in request.actor.roles else "decisions.draft_decision",
    )
    session = _session(number)
    book = rulebook()
    votes = queries.standing_votes(session)
    known = {d.item_id: d for d in queries.drafts_of(session)}
    rows = []
    for item in session.items.all():
        draft = known.get(item.pk)
        facts = draft and queries.draft_facts(
            item,
            draft.form,
            len(queries.bodies_of(draft, request.today)),
            draft.term,
            votes.get(item.pk),
            draft.text_kk,
        )
        verdict = rules.may_register(book, facts, request.today) if facts else None
        rows.append({"item": item, "draft": draft, "vote": votes.get(item.pk), "verdict": verdict})
    context = {
        "session": session,
        "numeral": roman(session.number),
        "rows": rows,
        "closing": queries.may_close(session, book, request.today),
        "chairs": "assembly.chair" in request.actor.roles,
        "writes": bool({"secretariat.officer", "secretariat.head"} & request.actor.roles),
        "crumbs": _session_crumbs(session),
    }
    return render(request, "decisions/drafts.html", context)


def _session_crumbs(session: Session) -> list[tuple[str, str]]:
    numeral = roman(session.number)
    return [
        (reverse("meetings:index"), _("Sessions")),
        (reverse("meetings:session", args=[session.number]), say(_("Session {numeral}"), numeral=numeral)),
    ]


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Write the decision on one matter."""
    _mandate(request, "decisions.draft_decision")
    session = _session(number)
    item = get_object_or_404(AgendaItem, session=session, position=position)
    form = DraftForm(request.POST or None, day=request.today, draft=Draft.objects.filter(item=item).first())
    if request.method == "POST":
        done = perform(
            request, form, closing.draft_decision, by=request.actor, at=clock.moment(), item_id=item.pk,
            then=lambda _draft: reverse("decisions:drafts", args=[session.number]),
            done=lambda _draft: _("The draft is kept."),
        )  # fmt: skip
        if done:
            return done
    context = {
        "session": session, "item": item, "form": form,
        "crumbs": [*_session_crumbs(session), (reverse("decisions:drafts", args=[session.number]), _("Draft decisions"))],
    }  # fmt: skip
    return render(request, "decisions/draft.html", context, status=status_of(form))


@require_POST
def drop(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Take a draft away."""
    session = _session(number)
    row = get_object_or_404(Draft, item__session=session, item__position=position)
    closing.drop_draft(by=request.actor, at=clock.moment(), draft_id=row.pk)
    messages.success(request, _("The draft is taken away."))
    return redirect("decisions:drafts", session.number)


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close the Session with its decisions; asked without the button, show the drafts first."""
    session = _session(number)
    if request.method != "POST":
        return redirect("decisions:drafts", session.number)
    made = closing.close_session(by=request.actor, at=clock.moment(), session_id=session.pk)
    messages.success(
        request, say(_("The Session is closed. Decisions registered: {count}."), count=len(made))
    )
    return redirect("meetings:session", session.number)


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, identifier: str) -> HttpResponse:
    """Correct a slip in the text of a decision."""
    _mandate(request, "decisions.correct_text")
    row = reading.found_decision(identifier)
    form = TextForm(request.POST or None, initial=texts_of(row))
    if request.method == "POST":
        done = perform(
            request, form, correct_text, by=request.actor, at=clock.moment(), decision_id=row.pk,
            then=lambda _made: reverse("decisions:decision", args=[identifier]),
            done=lambda _made: _("The text is corrected. The earlier one stays on the page."),
        )  # fmt: skip
        if done:
            return done
    crumbs = [
        (reverse("decisions:index"), _("Decisions")),
        (reverse("decisions:decision", args=[identifier]), identifier),
    ]
    context = {"decision": row, "form": form, "crumbs": crumbs}
    return render(request, "decisions/correct.html", context, status=status_of(form))


def _card(identifier: str, slug: str) -> Assignment:
    subject = reading.found_subject(identifier)
    return get_object_or_404(Assignment, **{subject.kind: subject}, addressee__slug=slug)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, identifier: str, slug: str) -> HttpResponse:
    """Give an answer, or a newer version of it."""
    row = _card(identifier, slug)
    facts = queries.card_facts(queries.assignments().get(pk=row.pk))
    correcting = facts.last is not None and facts.state != "returned"
    _mandate(request, "decisions.correct_answer" if correcting else "decisions.answer_decision")
    own = queries.answers_for(request.actor, row.addressee)
    (rules.may_correct if correcting else rules.may_answer)(facts, holds_seat=own).require()
    kind = CorrectionForm if correcting else AnswerForm
    form = kind(request.POST or None, request.FILES or None)
    if request.method == "POST":
        done = perform(
            request, form, answering.correct_answer if correcting else answering.answer_decision,
            by=request.actor, at=clock.moment(), assignment_id=row.pk,
            then=lambda _answer: reverse("decisions:card", args=[identifier, slug]),
            done=lambda given: say(_("The answer is received under number {number}."), number=given.incoming_number),
        )  # fmt: skip
        if done:
            return done
    context = {
        "decision": row.subject, "card": queries.cards([row], request.today)[0], "form": form, "correcting": correcting,
        "crumbs": [(reverse("decisions:decision", args=[identifier]), identifier)],
    }  # fmt: skip
    return render(request, "decisions/answer.html", context, status=status_of(form))


@require_POST
def accept(request: HttpRequest, identifier: str, slug: str) -> HttpResponse:
    """Accept the answer, with a word on how well it was carried out where the Secretariat has one."""
    _mandate(request, "decisions.accept_answer")
    form = AcceptForm(request.POST)
    done = perform(
        request, form, answering.accept_answer, by=request.actor, at=clock.moment(), assignment_id=_card(identifier, slug).pk,
        then=lambda _answer: reverse("decisions:card", args=[identifier, slug]),
        done=lambda _answer: _("The answer is accepted."),
    )  # fmt: skip
    if form.refused is not None:
        form.refused.require()
    return done or reading.card(
        request, identifier, slug, forms={"accept_form": form}, status=status_of(form)
    )


@require_POST
def send_back(request: HttpRequest, identifier: str, slug: str) -> HttpResponse:
    """Return the answer with a reason."""
    _mandate(request, "decisions.return_answer")
    form = ReturnForm(request.POST)
    done = perform(
        request, form, answering.return_answer, by=request.actor, at=clock.moment(), assignment_id=_card(identifier, slug).pk,
        then=lambda _answer: reverse("decisions:card", args=[identifier, slug]),
        done=lambda _answer: _("The answer is returned."),
    )  # fmt: skip
    return done or reading.card(
        request, identifier, slug, forms={"return_form": form}, status=status_of(form)
    )


@require_POST
def publish(request: HttpRequest, identifier: str) -> HttpResponse:
    """Record where an Appeal was published."""
    row = reading.found_decision(identifier)
    _mandate(request, "decisions.record_publication")
    form = PublicationForm(request.POST)
    done = perform(
        request, form, closing.record_publication, by=request.actor, at=clock.moment(), decision_id=row.pk,
        then=lambda _row: reverse("decisions:decision", args=[identifier]),
        done=lambda _row: _("The publication is recorded."),
    )  # fmt: skip
    return done or reading.decision(request, identifier, publish=form, status=status_of(form))


@require_POST
def follow(request: HttpRequest, identifier: str) -> HttpResponse:
    """Ask for a letter that begins the following."""
    row = reading.found_decision(identifier)
    form = FollowForm(request.POST)
    if form.is_valid() and (wait := too_often(request, "follow")):
        return wait
    done = perform(
        request, form, following.follow, by=request.actor, at=clock.moment(), decision_id=row.pk,
        language=request.LANGUAGE_CODE,
        then=lambda _none: reverse("decisions:decision", args=[identifier]),
        done=lambda _none: _("A letter is on its way. Open its link within three days."),
    )  # fmt: skip
    return done or reading.decision(request, identifier, follow=form, status=status_of(form))


def _by_link(request: HttpRequest, token: str, act: Any, template: str, done: str) -> HttpResponse:
    # A mail program opens links on its own, so the link shows a page and the button on it does the act.
    if request.method != "POST":
        return render(request, template, {"token": token})
    row = act(by=request.actor, at=clock.moment(), token=token)
    messages.success(request, done)
    return redirect("decisions:decision", row.identifier)


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Begin to follow, from the link in the letter."""
    return _by_link(
        request,
        token,
        following.confirm_following,
        "decisions/confirm.html",
        _("You follow this decision now."),
    )


@require_http_methods(["GET", "POST"])
def unfollow(request: HttpRequest, token: str) -> HttpResponse:
    """End the following, from the link in any letter."""
    return _by_link(
        request,
        token,
        following.unfollow,
        "decisions/unfollow.html",
        _("You no longer follow it. Your address is forgotten."),
    )

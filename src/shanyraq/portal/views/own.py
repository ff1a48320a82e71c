"""A person's own pages: made for an old telephone, without script; first what waits for them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shanyraq.bodies.codes import written
from shanyraq.bodies.queries.certificates import certificates_of, checked, may_certify
from shanyraq.bodies.views.roll import region_names
from shanyraq.journal import clock
from shanyraq.people import services
from shanyraq.people.ethnicity import own_ethnicity
from shanyraq.people.models import Person, User
from shanyraq.portal import own, queries
from shanyraq.portal.calendar import calendar
from shanyraq.portal.desk import lay_out
from shanyraq.portal.forms import ALL_KINDS, OUTCOMES, CorrectionForm, OneselfForm, OwnWordForm, SettingsForm
from shanyraq.web.forms import Form, perform, status_of


def person_of(request: HttpRequest) -> tuple[User, Person]:
    """Give the signed-in account and its person; an account without a person has no pages of its own."""
    user = request.user
    assert isinstance(user, User)
    if user.person is None:
        raise Http404
    return user, user.person


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """Show what waits for the reader, their mandates, papers, meetings and data."""
    user, person = person_of(request)
    day = request.today
    ahead, past = own.meetings_of(person, day)
    context = {
        "person": person,
        "desk": lay_out(queries.tasks_of(request.actor, day), day),
        "seats": [(seat, may_certify(seat, request.actor, day)) for seat in own.seats_of(person, day)],
        "papers": [(checked(paper, day), written(paper.code)) for paper in certificates_of(person.pk)[:5]],
        "regions": region_names(day, get_language() or "kk"),
        "ahead": ahead,
        "past": past[: own.PAST],
        "feed": reverse("portal:my_calendar", args=[own.calendar_key(user)]),
        "served": [
            (row, ALL_KINDS.get(row.kind, "")) for row in person.paper_services.select_related("officer")[:5]
        ],
        "asked": [(row, OUTCOMES.get(row.outcome, "")) for row in person.correction_requests.all()[:5]],
    }
    return render(request, "portal/mine.html", context)


@login_required
def change_settings(request: HttpRequest) -> HttpResponse:
    """Change one's own telephone, language of letters, and what is told by mail."""
    user, person = person_of(request)
    known = {"phone": person.phone, "language": user.language, "letters": user.letters}
    form = SettingsForm(request.POST or None, initial=known)
    return _form(request, form, services.change_settings, _("Settings"), _("The settings are kept."))


@login_required
def own_word(request: HttpRequest) -> HttpResponse:
    """Write, change, show or erase one's own word about ethnicity."""
    _user, person = person_of(request)
    row = own_ethnicity(person.pk)
    known = {"words": "\n".join(row.words), "shown": row.shown} if row else {}
    form = OwnWordForm(request.POST if request.method == "POST" else None, initial=known)
    note = _(
        "It is yours: you may say nothing. It is hidden unless you show it. No rule, count or list ever reads it."
    )
    return _form(
        request, form, services.say_ethnicity, _("My ethnicity"), _("It is kept as you wrote it."),
        note=note, law="constitution-1995:19(1)",
    )  # fmt: skip


@login_required
def oneself(request: HttpRequest) -> HttpResponse:
    """Say one's own sex and year of birth, for the yearly table of many, or take them back."""
    _user, person = person_of(request)
    known = {"sex": person.sex, "birth_year": person.birth_year or ""}
    form = OneselfForm(request.POST if request.method == "POST" else None, initial=known)
    note = _(
        "Once a year a table says how many women and men of which ages are members; small numbers in it are hidden. "
        "Nothing else ever reads this, and nobody sees your own answer."
    )
    return _form(
        request, form, services.say_of_oneself, _("My sex and year of birth"), _("It is kept as you wrote it."), note=note,
    )  # fmt: skip


@login_required
def correction(request: HttpRequest) -> HttpResponse:
    """Ask the Secretariat to put right what is kept about oneself."""
    person_of(request)
    return _form(
        request, CorrectionForm(request.POST or None), services.ask_correction,
        _("Ask for a correction"), _("The Secretariat has your request."),
    )  # fmt: skip


def _form(
    request: HttpRequest, form: Form, service: object, title: str, done: str, note: str = "", law: str = ""
) -> HttpResponse:
    """Show one form of one's own; go back to one's page when it is done."""
    if request.method == "POST":
        answer = perform(
            request, form, service,  # type: ignore[arg-type]
            then=lambda _row: reverse("portal:mine"), done=lambda _row: done,
            by=request.actor, at=clock.moment(),
        )  # fmt: skip
        if answer is not None:
            return answer
    shown = {"form": form, "title": title, "note": note, "law": law, "crumbs": crumbs()}
    return render(request, "portal/own_form.html", shown, status=status_of(form))


@require_safe
@login_required
def my_data(request: HttpRequest) -> HttpResponse:
    """Show everything kept about the reader, to read, print or take as JSON."""
    _user, person = person_of(request)
    data = own.own_data(person)
    if request.GET.get("format") == "json":
        answer = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
        answer.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
        return answer
    told = {"data": data, "person": person, "crumbs": crumbs()}
    return render(request, "portal/my_data.html", told)


@require_safe
def my_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """Give a person's meetings as iCalendar; the address itself is the key, and its owner may change it."""
    user = own.owner_of(key)
    if user is None:
        raise Http404
    content = calendar(_("My meetings"), get_language() or "kk", own.events_of(user, request.today))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


@require_POST
@login_required
def renew_calendar(request: HttpRequest) -> HttpResponse:
    """Close the address of one's calendar and open another."""
    services.renew_calendar(by=request.actor, at=clock.moment())
    return redirect("portal:mine")


def crumbs() -> list[tuple[str, str]]:
    """Give the way to one's own pages."""
    return [(reverse("portal:mine"), _("My page"))]

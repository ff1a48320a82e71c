"""Issued documents: read, issue, annul, supersede, attach."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from rulebook import Allowed

from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.forms.council import FileForm
from shanyraq.meetings.forms.parts import ReasonForm
from shanyraq.meetings.forms.sessions import CorrectOrderForm, order_as_it_stands
from shanyraq.meetings.models import (
    CouncilMeeting,
    DocumentFile,
    Issued,
    Order,
    OrderCorrection,
    PaperVote,
    Poll,
    SealedVote,
    Session,
)
from shanyraq.meetings.queries.documents import Thing, thing_of
from shanyraq.meetings.queries.sessions import order_on
from shanyraq.meetings.rules.corrections import ARTICLE_9, OrderText
from shanyraq.meetings.rules.documents import may_correct
from shanyraq.meetings.views.pages import (
    Page,
    Step,
    Steps,
    address_of,
    name_of,
    show,
    steps,
    to_council,
    to_sessions,
)
from shanyraq.web.uploads import handed, path_of
from shanyraq.web.words import in_language, say


def address(document: Issued) -> str:
    """Give the address of a document."""
    return reverse("meetings:document", args=[document.pk])


def _crumbs(document: Issued) -> Steps:
    thing = thing_of(document)
    if isinstance(thing, Order):
        return [*to_sessions(), (address_of(thing.session), name_of(thing.session))]
    if isinstance(thing, Poll):
        title = say(_("Poll № {number}"), number=str(thing.number))
        return [*to_council(), (reverse("meetings:poll", args=[thing.number]), title)]
    if isinstance(thing, CouncilMeeting):
        title = _("Meeting of the Council")
        return [*to_council(), (reverse("meetings:council_meeting", args=[thing.pk]), title)]
    if isinstance(thing, PaperVote | SealedVote):
        page = "paper_vote" if isinstance(thing, PaperVote) else "sealed_vote"
        vote = (reverse(f"meetings:{page}", args=[thing.pk]), _("Secret vote"))
        return [*to_sessions(), (address_of(thing.item.session), name_of(thing.item.session)), vote]
    return to_sessions()


def differences(correction: OrderCorrection) -> list[tuple[str, str, str, str]]:
    """List what a correction changed: what it is, the language of its text, before, after."""
    was, now = OrderText.read(correction.was), OrderText.read(correction.now)
    rows = [
        (_("Day of the Session"), "", f"{was.start_day:%d.%m.%Y}", f"{now.start_day:%d.%m.%Y}"),
        (_("Hour"), "", f"{was.start_time:%H:%M}", f"{now.start_time:%H:%M}"),
    ]
    for code in ("kk", "ru", "en"):
        rows.append((_("Place"), code, was.place[code], now.place[code]))
        for place, (before, after) in enumerate(zip(was.agenda, now.agenda, strict=True), start=1):
            rows.append((say(_("Matter {n}"), n=place), code, before[code], after[code]))
    return [row for row in rows if row[2] != row[3]]


@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an issued document: its number, its files, what became of it."""
    row = get_object_or_404(Issued.objects.select_related("supersedes"), pk=pk)
    correct = may_correct(row.state)
    wanted = [
        Step(
            "attach_file",
            _("Attach a file"),
            Allowed(),
            reverse("meetings:attach", args=[pk]),
            form=True,
            quiet=True,
        )
    ]
    if thing_of(row) is not None:
        wanted.append(
            Step(
                "supersede_document",
                _("Issue anew"),
                correct,
                reverse("meetings:supersede", args=[pk]),
                form=True,
                quiet=True,
            )
        )
    if isinstance(thing_of(row), Order):
        at = reverse("meetings:correct", args=[pk])
        wanted.append(Step("correct_order", _("Correct the text"), correct, at, form=True, quiet=True))
    wanted.append(
        Step(
            "annul_document", _("Annul"), correct, reverse("meetings:annul", args=[pk]), form=True, quiet=True
        )
    )
    later = Issued.objects.filter(supersedes=row).first()
    correction = OrderCorrection.objects.filter(document=row).first()
    context = {
        "document": row,
        "corrected": differences(correction) if correction else [],
        "later": later,
        "crumbs": _crumbs(row),
        "files": row.files.all(),
        "steps": steps(request, *wanted),
    }
    return render(request, "meetings/document.html", context)


@require_safe
def pdf(request: HttpRequest, pk: int, language: str) -> FileResponse:
    """Hand out the document in Kazakh or Russian, as it was issued."""
    row = get_object_or_404(Issued, pk=pk)
    digest = getattr(row, f"file_{language}", "") if language in {"kk", "ru"} else ""
    if not digest or not path_of(digest).exists():
        raise Http404
    name = f"{row.year}-{row.number}-{language}.pdf"
    return FileResponse(path_of(digest).open("rb"), content_type="application/pdf", filename=name)


@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out an attached file."""
    return handed(get_object_or_404(DocumentFile, pk=pk))


@require_POST
def issue_order(request: HttpRequest, number: int) -> HttpResponse:
    """Issue the order in force of a Session."""
    row = get_object_or_404(Session, number=number)
    order = order_on(row, request.today)  # type: ignore[attr-defined]
    if order is None:
        raise Http404
    return issue_thing(request, order)


@require_POST
def issue_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue the minutes of a meeting of the Council."""
    return issue_thing(request, get_object_or_404(CouncilMeeting, pk=pk))


@require_POST
def issue_protocol(request: HttpRequest, number: int) -> HttpResponse:
    """Issue the protocol of a poll."""
    return issue_thing(request, get_object_or_404(Poll, number=number))


def issue_thing(request: HttpRequest, thing: Thing) -> HttpResponse:
    """Issue the document of a thing, and go to its page."""
    made = services.issue_document(by=request.actor, at=clock.moment(), thing=thing)  # type: ignore[attr-defined]
    messages.success(request, say(_("Issued under № {number}."), number=made.outgoing))
    return redirect(address(made))


def annul(request: HttpRequest, pk: int) -> HttpResponse:
    """Annul a document."""
    row = get_object_or_404(Issued, pk=pk)
    page = Page(
        say(_("Annul № {number}"), number=row.outgoing),
        _("Annul"),
        [*_crumbs(row), (address(row), in_language(row, "title")[0])],
        may_correct(row.state),
        _("The document stays, marked as annulled, with its reason."),
    )
    return show(
        request,
        page,
        ReasonForm(request.POST or None),
        services.annul_document,
        then=address,
        done=lambda made: say(_("№ {number} is annulled."), number=made.outgoing),
        document=row,
    )


def supersede(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue a document anew in place of one that stands."""
    row = get_object_or_404(Issued, pk=pk)
    thing = thing_of(row)
    if thing is None:
        raise Http404
    page = Page(
        say(_("Issue № {number} anew"), number=row.outgoing),
        _("Issue anew"),
        [*_crumbs(row), (address(row), in_language(row, "title")[0])],
        may_correct(row.state),
        _("The new document gets its own number and names the old one; both stay."),
    )
    return show(
        request,
        page,
        ReasonForm(request.POST or None),
        services.supersede_document,
        then=address,
        done=lambda made: say(_("Issued under № {number}."), number=made.outgoing),
        document=row,
        thing=thing,
    )


def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue an order anew with a corrected text."""
    row = get_object_or_404(Issued, pk=pk)
    order = thing_of(row)
    if not isinstance(order, Order):
        raise Http404
    page = Page(
        say(_("Correct № {number}"), number=row.outgoing),
        _("Issue the corrected order"),
        [*_crumbs(row), (address(row), in_language(row, "title")[0])],
        may_correct(row.state),
        _(
            "Translations and wording may be corrected. "
            "The day, the hour and the place only while the notice is still in time; "
            "the number of matters never: for that the Session is put off and ordered anew."
        ),
        (ARTICLE_9,),
    )
    return show(
        request,
        page,
        CorrectOrderForm(request.POST or None, matters=len(order.agenda), initial=order_as_it_stands(order)),
        services.correct_order,
        then=address,
        done=lambda made: say(_("Issued under № {number}."), number=made.outgoing),
        document=row,
    )


def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Attach a signed scan or a signature."""
    row = get_object_or_404(Issued, pk=pk)
    page = Page(
        _("Attach a file"),
        _("Attach"),
        [*_crumbs(row), (address(row), in_language(row, "title")[0])],
        lead=_("A signature is kept as it came. It is not verified here, and the page says so."),
        more={"files": True},
    )
    form = FileForm(request.POST or None, request.FILES or None)
    return show(
        request,
        page,
        form,
        services.attach_file,
        then=lambda _f: address(row),
        done=lambda _f: _("The file is attached. Its signature is not verified here."),
        document=row,
    )

"""Materials of a Session: read, put, renewed, taken back."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shanyraq.meetings import services
from shanyraq.meetings.forms.materials import MaterialForm, VersionForm
from shanyraq.meetings.forms.parts import WhyForm
from shanyraq.meetings.models import Material, MaterialVersion, Session
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import materials as rules
from shanyraq.meetings.views.pages import Page, address_of, show, to_session
from shanyraq.web.uploads import handed
from shanyraq.web.words import in_language, say


@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out one version of a material to whoever may read it."""
    row = get_object_or_404(MaterialVersion.objects.select_related("material"), pk=pk)
    rules.may_read(request.actor.roles, members_only=row.material.members_only).require()  # type: ignore[attr-defined]
    return handed(row)


def put(request: HttpRequest, number: int) -> HttpResponse:
    """Put a material to a matter, or to the whole Session."""
    row = get_object_or_404(Session, number=number)
    page = Page(
        _("A material of the Session"),
        _("Put it"),
        to_session(row),
        rules.may_put(facts_of(row, request.today)),  # type: ignore[attr-defined]
        _("A later version takes its place, and every version stays."),
        rules.LAW,
        more={"files": True},
    )
    return show(
        request,
        page,
        MaterialForm(request.POST or None, request.FILES or None, session=row),
        services.put_material,
        then=lambda _made: address_of(row),
        done=lambda _made: _("The material is put to the Session."),
        session=row,
    )


def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a new version of a material."""
    row = get_object_or_404(Material.objects.select_related("session"), pk=pk)
    return show(
        request,
        _page(request, row, _("A new version"), _("Bring it"), files=True),
        VersionForm(request.POST or None, request.FILES or None),
        services.renew_material,
        then=lambda _made: address_of(row.session),
        done=lambda made: say(_("Version {n} stands now."), n=made.version),
        material=row,
    )


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a material back."""
    row = get_object_or_404(Material.objects.select_related("session"), pk=pk)
    return show(
        request,
        _page(request, row, _("Take a material back"), _("Take it back")),
        WhyForm(request.POST or None),
        services.withdraw_material,
        then=lambda _made: address_of(row.session),
        done=lambda _made: _("The material is taken back. It stays in the list, marked."),
        material=row,
    )


def _page(request: HttpRequest, row: Material, title: str, label: str, files: bool = False) -> Page:
    verdict = rules.may_renew(
        facts_of(row.session, request.today),  # type: ignore[attr-defined]
        withdrawn_on=row.withdrawn_on,
        same=False,
    )
    lead = in_language(row, "title")[0]
    more = {"files": True} if files else {}
    return Page(title, label, to_session(row.session), verdict, lead, rules.LAW, more=more)

"""Check a paper by its code: for anybody who holds one, and for nobody who guesses."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shanyraq.bodies.codes import read_code, written
from shanyraq.bodies.queries import certificates
from shanyraq.people.limits import too_often
from shanyraq.web.uploads import path_of

View = Callable[..., HttpResponse]


def _closed(view: View) -> View:
    """Count each attempt from one place on the network; let no copy of the answer be kept, and no machine list it."""

    @wraps(view)
    def limited(request: HttpRequest, *args: object, **given: object) -> HttpResponse:
        answer = too_often(request, "check", reading=True) or view(request, *args, **given)
        answer.headers["Cache-Control"] = "no-store, private"
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return limited


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Ask for the code on a paper, and lead to what it says."""
    typed = request.GET.get("code", "").strip()[:100]
    if code := read_code(typed):
        return redirect("portal:checked", code)
    return render(request, "portal/check.html", {"typed": typed}, status=404 if typed else 200)


@require_safe
@_closed
def checked(request: HttpRequest, code: str) -> HttpResponse:
    """Say what was issued under a code, on what day, and whether it is still so; one answer for every other code."""
    paper = certificates.certificate_of(code)
    if paper is None:
        return render(request, "portal/check.html", {"typed": code[:100]}, status=404)
    if code != paper.code:
        return redirect("portal:checked", paper.code)
    context = {
        "found": certificates.checked(paper, request.today),
        "paper": paper,
        "code": written(paper.code),
        "crumbs": [(reverse("portal:check"), _("Check a paper"))],
    }
    return render(request, "portal/checked.html", context)


@require_safe
@_closed
def checked_pdf(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """Give the paper as it was issued, in Kazakh or Russian, to whoever has its code."""
    paper = certificates.certificate_of(code)
    if paper is None or language not in {"kk", "ru"}:
        raise Http404
    place = path_of(paper.file_ru if language == "ru" else paper.file_kk)
    if not place.exists():
        raise Http404
    answer = HttpResponse(place.read_bytes(), content_type="application/pdf")
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="{paper.kind}-{paper.issued_on}-{language}.pdf"'
    )
    return answer

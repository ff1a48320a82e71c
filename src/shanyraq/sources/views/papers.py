"""Papers as received: the list, and a paper line by line."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.sources import queries
from shanyraq.sources.models import Paper


def index(request: HttpRequest) -> HttpResponse:
    """List the papers held."""
    context = {"papers": queries.papers(), "title": _("Papers as received")}
    return render(request, "sources/index.html", context)


def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page of a paper: each original line beside the clause it was joined into."""
    found = get_object_or_404(Paper, slug=slug)
    page = queries.page_of(found, page=request.GET.get("page"), line=request.GET.get("line"))
    context = {
        "order": queries.order_of(found),
        "paper": found, "page": page, "rows": queries.rows_of(found, page.object_list), "title": found.title,
        "crumbs": [(reverse("sources:index"), _("Papers as received"))],
    }  # fmt: skip
    return render(request, "sources/paper.html", context)


def review(request: HttpRequest) -> HttpResponse:
    """Show what a person should look at in the papers held."""
    context = {
        "review": queries.review(), "title": _("To be looked at"),
        "crumbs": [(reverse("sources:index"), _("Papers as received"))],
    }  # fmt: skip
    return render(request, "sources/review.html", context)

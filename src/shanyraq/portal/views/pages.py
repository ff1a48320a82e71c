"""Pages of the front: each one shows what the rooms below know."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override, pgettext_lazy
from django.utils.translation import gettext as say_now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from shanyraq.portal import front, opendata, queries
from shanyraq.portal.calendar import calendar as write
from shanyraq.portal.desk import lay_out, next_after
from shanyraq.portal.feed import public_events
from shanyraq.portal.keeping import kept
from shanyraq.portal.links import address
from shanyraq.web.tables import csv_response
from shanyraq.web.templatetags.furniture import number
from shanyraq.web.words import pick

TITLES = {
    "about": _("About the platform"),
    "accessibility": _("Accessibility"),
    "privacy": _("Personal data and privacy"),
    "help": _("Help"),
}
SITEMAP = (
    "portal:home", "portal:about", "portal:help", "portal:accessibility", "portal:privacy", "portal:retention",
    "portal:data", "bodies:structure", "bodies:members", "bodies:council", "bodies:regions", "organisations:index",
    "meetings:index", "decisions:index", "acts:index", "acts:rules", "journal:index",
)  # fmt: skip
PARTS = [f"portal/home/{part}.html" for part in ("session", "decisions", "regions", "calendar", "figures")]
WEEKDAYS = [
    (pgettext_lazy("weekday", "Mo"), _("Monday")),
    (pgettext_lazy("weekday", "Tu"), _("Tuesday")),
    (pgettext_lazy("weekday", "We"), _("Wednesday")),
    (pgettext_lazy("weekday", "Th"), _("Thursday")),
    (pgettext_lazy("weekday", "Fr"), _("Friday")),
    (pgettext_lazy("weekday", "Sa"), _("Saturday")),
    (pgettext_lazy("weekday", "Su"), _("Sunday")),
]


def home(request: HttpRequest) -> HttpResponse:
    """Show what happens today, what was decided, what is in the regions, and one field to find the rest."""
    shown = front.of(request.day)
    doors = [
        (figure.address, f"{number(figure.value)} {figure.words}")
        for figure in shown["figures"]
        if figure.address
    ]
    return render(
        request, "portal/home.html", {**shown, "doors": doors, "parts": PARTS, "weekdays": WEEKDAYS}
    )


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """Show the acting person's tasks: late, today, in seven days, later, each with its count; the Secretariat sees what piles up."""
    day = request.today
    laid = lay_out(queries.tasks_of(request.actor, day), day)
    context = {
        "desk": laid,
        "first": next_after(laid, ""),
        "offices": queries.offices_of(request.actor, day),
        "piles": queries.piles_for(request.actor, day),
    }
    return render(request, "portal/desk.html", context)


@require_safe
@login_required
def next_task(request: HttpRequest) -> HttpResponse:
    """Lead to the task that comes after the page `after`, the most urgent first; back to the desk past the last."""
    laid = lay_out(queries.tasks_of(request.actor, request.today), request.today)
    found = next_after(laid, request.GET.get("after", "")[:500])
    if found is None:
        messages.info(request, _("No further task waits that can be done today."))
    return redirect(found.address if found else "portal:desk")


def search(request: HttpRequest) -> HttpResponse:
    """Look for words in the names of everything that is public."""
    asked = request.GET.get("q", "").strip()[:100]
    return render(request, "portal/search.html", {"asked": asked, "found": queries.found(asked, request.day)})


def prose(request: HttpRequest, page: str) -> HttpResponse:
    """Show a page of text, written in each language by itself."""
    return render(
        request,
        "portal/prose.html",
        {
            "title": TITLES[page],
            "body": f"portal/prose/{page}/{get_language() or 'kk'}.html",
            "contact": queries.contact(),
        },
    )


def retention(request: HttpRequest) -> HttpResponse:
    """Show what is kept about people and for how long; also as CSV."""
    rows = kept()
    if request.GET.get("format") == "csv":
        heads = [say_now(h) for h in ("What", "What for", "On which law", "How long", "Who sees it")]
        cells = ([pick(t) for t in (row.what, row.why, row.law, row.time, row.seen)] for row in rows)
        return csv_response("retention", heads, cells)
    crumbs = [(reverse("portal:privacy"), TITLES["privacy"])]
    last = queries.last_forgetting()
    return render(request, "portal/retention.html", {"rows": rows, "crumbs": crumbs, "last": last})


def data(request: HttpRequest) -> HttpResponse:
    """List every table that can be taken, with its addresses."""
    sets = [(item, address(item.address)) for item in opendata.SETS if address(item.address)]
    return render(request, "portal/data.html", {"sets": sets})


def calendar(request: HttpRequest) -> HttpResponse:
    """Give the Sessions and the meetings of the Council as an iCalendar file to subscribe to."""
    events = public_events(request.today)
    name = str(_("Sessions of the Assembly"))
    return HttpResponse(
        write(name, get_language() or "kk", events), content_type="text/calendar; charset=utf-8"
    )


def robots(request: HttpRequest) -> HttpResponse:
    """Tell machines what not to walk: the desk, sign-in, and the past of every page."""
    lines = ["User-agent: *"]
    for language in ("kk", "ru", "en"):
        lines += [
            f"Disallow: /{language}/desk/",
            f"Disallow: /{language}/account/",
            f"Disallow: /{language}/search/",
            f"Disallow: /{language}/check/",
            f"Disallow: /{language}/my/",
        ]
    lines += ["Disallow: /*?*on=", "Disallow: /*?*view=", f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """List the main pages in three languages, each with its translations."""
    pages = []
    for name in SITEMAP:
        addresses = {}
        for language in ("kk", "ru", "en"):
            with override(language):
                addresses[language] = address(name)
        if all(addresses.values()):
            pages.append(addresses)
    return render(request, "portal/sitemap.xml", {"pages": pages}, content_type="application/xml")

"""The table of public addresses: which room answers under which path. Language is the first part of every path."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from shanyraq.portal.views.pages import robots, sitemap

PATHS = {
    "people": "people/",
    "journal": "journal/",
    "sources": "papers/",
    "acts": "acts/",
    "organisations": "organisations/",
    "bodies": "structure/",
    "meetings": "sessions/",
    "decisions": "decisions/",
    "programmes": "programmes/",
    "demo": "rehearsal/",
    "portal": "",
}

urlpatterns = [
    path("robots.txt", robots),
    path("sitemap.xml", sitemap),
]
urlpatterns += i18n_patterns(
    path("account/", include("shanyraq.people.account_urls")),
    path("facts/", include("shanyraq.sources.fact_urls")),
    *(path(prefix, include(f"shanyraq.{room}.urls")) for room, prefix in PATHS.items()),
)

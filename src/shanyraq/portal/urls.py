"""Addresses of this room."""

from django.urls import path

from . import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("desk/", views.desk, name="desk"),
    path("search/", views.search, name="search"),
    path("about/", views.prose, {"page": "about"}, name="about"),
    path("accessibility/", views.prose, {"page": "accessibility"}, name="accessibility"),
    path("privacy/", views.prose, {"page": "privacy"}, name="privacy"),
    path("privacy/retention/", views.retention, name="retention"),
    path("data/", views.data, name="data"),
    path("calendar.ics", views.calendar, name="calendar"),
    path("help/", views.prose, {"page": "help"}, name="help"),
]

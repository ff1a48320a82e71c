"""Addresses of this room."""

from datetime import date

from django.urls import path, register_converter

from shanyraq.journal import views


class IsoDay:
    """A day in an address: 2026-03-01."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Read the day; a day that is none is no address."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """Write the day."""
        return str(value)


register_converter(IsoDay, "journal_day")

app_name = "journal"
urlpatterns = [
    path("", views.index, name="index"),
    path("heads/", views.heads, name="heads"),
    path("heads/head-<journal_day:day>.json", views.head_file, name="head_file"),
    path("check.py", views.check, name="check"),
    path("<int:pk>/", views.entry, name="entry"),
    path("<int:pk>/proof.json", views.proof, name="proof"),
    path("<int:pk>/erase/", views.erase, name="erase"),
]

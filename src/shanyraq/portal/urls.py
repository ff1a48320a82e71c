"""Addresses of this room."""

from django.urls import path

from .views import checking, own, pages, paper

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("desk/", pages.desk, name="desk"),
    path("desk/next/", pages.next_task, name="next_task"),
    path("search/", pages.search, name="search"),
    path("about/", pages.prose, {"page": "about"}, name="about"),
    path("accessibility/", pages.prose, {"page": "accessibility"}, name="accessibility"),
    path("privacy/", pages.prose, {"page": "privacy"}, name="privacy"),
    path("privacy/retention/", pages.retention, name="retention"),
    path("data/", pages.data, name="data"),
    path("calendar.ics", pages.calendar, name="calendar"),
    path("my/", own.mine, name="mine"),
    path("my/settings/", own.change_settings, name="settings"),
    path("my/ethnicity/", own.own_word, name="own_word"),
    path("my/oneself/", own.oneself, name="oneself"),
    path("my/correction/", own.correction, name="correction"),
    path("my/data/", own.my_data, name="my_data"),
    path("my/calendar/renew/", own.renew_calendar, name="renew_calendar"),
    path("my/calendar/<str:key>.ics", own.my_calendar, name="my_calendar"),
    path("corrections/", paper.corrections, name="corrections"),
    path("corrections/<int:pk>/", paper.answer_correction, name="answer_correction"),
    path("paper/", paper.on_paper, name="on_paper"),
    path("paper/<int:person_id>/", paper.serve, name="serve"),
    path("paper/<int:person_id>/letter.pdf", paper.letter, name="letter"),
    path("activity/<int:person_id>/", paper.activity, name="activity"),
    path("check/", checking.check, name="check"),
    path("check/<str:code>/", checking.checked, name="checked"),
    path("check/<str:code>/<slug:language>.pdf", checking.checked_pdf, name="checked_pdf"),
    path("help/", pages.prose, {"page": "help"}, name="help"),
]

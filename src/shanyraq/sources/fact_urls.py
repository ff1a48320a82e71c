"""Addresses of the facts: a part of this room with a public path of its own."""

from django.urls import path

from shanyraq.sources.views import adding, aims
from shanyraq.sources.views import facts as views

app_name = "facts"
urlpatterns = [
    path("", views.index, name="index"),
    path("contradictions/", views.contradictions, name="contradictions"),
    path("contradictions/<str:ident>/settle/", adding.settle, name="settle"),
    path("aims/", aims.shown, name="aims"),
    path("names/", views.named, name="names"),
    path("add/", adding.add, name="add"),
    path("correct/<str:ident>/", adding.correct, name="correct"),
    path("files/<int:row>/", views.file, name="file"),
    path("<slug:slug>/", views.subject, name="subject"),
]

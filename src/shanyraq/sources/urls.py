"""Addresses of this room."""

from django.urls import path

from shanyraq.sources.views import clauses, settling
from shanyraq.sources.views import papers as views

app_name = "sources"
urlpatterns = [
    path("", views.index, name="index"),
    path("bring/", views.bring, name="bring"),
    path("find/", views.find, name="find"),
    path("review/", views.review, name="review"),
    path("review/leave/", settling.leave, name="leave"),
    path("corrections/", settling.corrections, name="corrections"),
    path("corrections/<int:row>/accept/", settling.accept, name="accept"),
    path("corrections/<int:row>/reject/", settling.reject, name="reject"),
    path("<slug:slug>/", views.paper, name="paper"),
    path("<slug:slug>/<int:line>/", clauses.clause, name="clause"),
    path("<slug:slug>/<int:line>/propose/", clauses.propose, name="propose"),
]

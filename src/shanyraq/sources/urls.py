"""Addresses of this room."""

from django.urls import path

from shanyraq.sources.views import papers as views

app_name = "sources"
urlpatterns = [
    path("", views.index, name="index"),
    path("review/", views.review, name="review"),
    path("<slug:slug>/", views.paper, name="paper"),
]

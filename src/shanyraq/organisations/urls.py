"""Addresses of this room."""

from django.urls import path

from . import views

app_name = "organisations"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.enter, name="enter"),
    path("<slug:slug>/", views.organisation, name="organisation"),
    path("<slug:slug>/names/", views.rename, name="rename"),
    path("<slug:slug>/fields/", views.competences, name="competences"),
    path("<slug:slug>/works/", views.work, name="work"),
    path("<slug:slug>/close/", views.close, name="close"),
]

"""Addresses of this room."""

from django.urls import path

from shanyraq.programmes.views import linking, reading

app_name = "programmes"
urlpatterns = [
    path("", reading.index, name="index"),
    path("<slug:slug>/", reading.programme, name="programme"),
    path("<slug:slug>/outcomes/", reading.outcomes, name="outcomes"),
    path("<slug:slug>/links/<int:row>/end/", linking.unlink, name="unlink"),
    path("<slug:slug>/<str:number>/", reading.part, name="part"),
    path("<slug:slug>/<str:number>/link/", linking.link, name="link"),
]

"""Addresses of this room: only a rehearsal has them."""

from django.urls import path

from shanyraq.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.index, name="index"),
    path("as/<slug:role>/", views.become, name="become"),
    path("clock/", views.move, name="clock"),
]

"""Sign-in, password and second factor: the addresses of the account library, under our pages."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]

"""Addresses of this room."""

from django.urls import path

from shanyraq.people.views import accounts, factors, invitations, own, rolls

app_name = "people"
urlpatterns = [
    path("", accounts.index, name="index"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/<int:pk>/again/", invitations.resend, name="resend"),
    path("invited/<str:token>/", invitations.invited, name="invited"),
    path("lists/", rolls.rolls, name="rolls"),
    path("lists/template/", rolls.template, name="roll_template"),
    path("lists/<int:pk>/", rolls.roll, name="roll"),
    path("lost-factor/", factors.lost_factor, name="lost_factor"),
    path("lost-factors/", factors.resets, name="resets"),
    path("lost-factors/<int:pk>/", factors.reset, name="reset"),
    path("me/", own.me, name="me"),
    path("me/data/", own.own_data, name="own_data"),
]

"""Addresses of this room."""

from django.urls import path

import shanyraq.meetings.urls  # noqa: F401  registers the form of a Session's number in an address
from shanyraq.decisions.views import control, doing, moving, reading, timeliness

app_name = "decisions"
urlpatterns = [
    path("", reading.index, name="index"),
    path("feed.atom", reading.DecisionsFeed(), name="feed"),
    path("register/", control.index, name="register"),
    path("timeliness/", timeliness.index, name="timeliness"),
    path("papers/enter/", control.enter_paper, name="enter_paper"),
    path("papers/<int:pk>/", control.paper, name="paper"),
    path("papers/<int:pk>/enter/", control.enter_assignment, name="enter_assignment"),
    path("of/<slug:slug>/", reading.body, name="body"),
    path("drafts/<session_number:number>/", doing.drafts, name="drafts"),
    path("drafts/<session_number:number>/close/", doing.close, name="close"),
    path("drafts/<session_number:number>/<int:position>/", doing.draft, name="draft"),
    path("drafts/<session_number:number>/<int:position>/drop/", doing.drop, name="drop"),
    path("follow/<str:token>/", doing.confirm, name="confirm"),
    path("unfollow/<str:token>/", doing.unfollow, name="unfollow"),
    path("<str:identifier>/", reading.decision, name="decision"),
    path("<str:identifier>/follow/", doing.follow, name="follow"),
    path("<str:identifier>/correct/", doing.correct, name="correct"),
    path("<str:identifier>/publish/", doing.publish, name="publish"),
    path("<str:identifier>/<slug:slug>/", reading.card, name="card"),
    path("<str:identifier>/<slug:slug>/receive/", moving.receive, name="receive"),
    path("<str:identifier>/<slug:slug>/consider/", moving.consider, name="consider"),
    path("<str:identifier>/<slug:slug>/extend/", moving.extend, name="extend"),
    path("<str:identifier>/<slug:slug>/withdraw/", moving.withdraw, name="withdraw"),
    path("<str:identifier>/<slug:slug>/answer/", doing.answer, name="answer"),
    path("<str:identifier>/<slug:slug>/accept/", doing.accept, name="accept"),
    path("<str:identifier>/<slug:slug>/return/", doing.send_back, name="return"),
    path("<str:identifier>/<slug:slug>/<int:version>/", reading.document, name="document"),
]

"""Addresses of this room."""

from django.urls import path

from shanyraq.programmes.views import linking, plans, reading

app_name = "programmes"
urlpatterns = [
    path("", reading.index, name="index"),
    path("plans/", plans.index, name="plans"),
    path("plans/new/", plans.draft, name="plan_draft"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/add/", plans.add, name="plan_add"),
    path("plans/<int:pk>/approve/", plans.approve, name="plan_approve"),
    path("items/<int:pk>/", plans.item, name="item"),
    path("items/<int:pk>/fund/", plans.fund, name="item_fund"),
    path("items/<int:pk>/report/", plans.report, name="item_report"),
    path("<slug:slug>/", reading.programme, name="programme"),
    path("<slug:slug>/outcomes/", reading.outcomes, name="outcomes"),
    path("<slug:slug>/links/<int:row>/end/", linking.unlink, name="unlink"),
    path("<slug:slug>/<str:number>/", reading.part, name="part"),
    path("<slug:slug>/<str:number>/link/", linking.link, name="link"),
]

"""The rules in force on a day, and one norm through time."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from rulebook import NoRuleInForce, cases

from shanyraq.acts import saying
from shanyraq.acts.queries import norms, rulebook
from shanyraq.acts.queries.norms import Rule
from shanyraq.law import mandates
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import pick


def rules(request: HttpRequest) -> HttpResponse:
    """List every norm with a value on the page's day."""
    book, day = rulebook(), request.day
    found = norms.rules_on(book, day)
    if request.GET.get("format") == "json":
        return json_response(norms.rules_as_json(found, day))
    if request.GET.get("format") == "csv":
        return _csv(found)
    shown = request.GET.get("show", "")
    recorded = _kept([rule for rule in found if not rule.used_by], shown)
    context = {
        "deciding": _kept([rule for rule in found if rule.used_by], shown),
        "recorded": recorded,
        "groups": norms.by_act(book, recorded), "total": len(found), "open": sum(not rule.value.is_settled for rule in found), "shown": shown,
        "cases": len({case.name for rule in found for case in rule.cases}),
        "title": _("Rules in force"), "crumbs": [(reverse("acts:index"), _("Acts"))],
        "query": f"on={day.isoformat()}&" if request.dated else "",
    }  # fmt: skip
    return render(request, "acts/rules.html", context)


def _kept(found: list[Rule], shown: str) -> list[Rule]:
    return [rule for rule in found if not rule.value.is_settled] if shown == "unconfirmed" else found


def _csv(found: list[Rule]) -> HttpResponse:
    header = ["key", "title_kk", "title_ru", "title_en", "unit", "value", "law", "since", "until",
              "confidence", "source", "used_by", "cases"]  # fmt: skip
    return csv_response("rules", header, (
        [n.key, n.title["kk"], n.title["ru"], n.title["en"], n.unit, rule.value.value, rule.value.law,
         rule.value.since, rule.value.until, rule.value.confidence, rule.value.source,
         " ".join(mandate.act for mandate in rule.used_by), len(rule.cases)]
        for rule in found for n in (rule.norm,)
    ))  # fmt: skip


def norm(request: HttpRequest, key: str) -> HttpResponse:
    """Show one norm: its values through time, its worked cases, what stands on it, who confirmed it."""
    book = rulebook()
    if key not in book.parameters:
        raise Http404
    parameter = book.parameter(key)
    try:
        value = book.value(key, on=request.day)
    except NoRuleInForce:
        value = None
    used_by, worked = norms.rule_of(book, key)
    functions = cases.functions_of("shanyraq.law")
    context = {
        "norm": parameter, "value": value, "used_by": used_by,
        "outcomes": [cases.judge(case, functions, book) for case in worked],
        "confirmations": norms.confirmations_of(key),
        "may_be_confirmed": value is not None and Rule(parameter, value, (), ()).may_be_confirmed,
        "mandate": mandates.may("acts.confirm_norm", request.actor.roles, request.today),
        "title": pick(dict(parameter.title)), "unit": saying.unit(parameter.unit),
        "crumbs": [(reverse("acts:index"), _("Acts")), (reverse("acts:rules"), _("Rules in force"))],
    }  # fmt: skip
    return render(request, "acts/norm.html", context)

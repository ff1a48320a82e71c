"""Of whom the Assembly is made: what the roll of the day says, and the protected table of sex and age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from rulebook import Verdict

from shanyraq.bodies import services
from shanyraq.bodies.composition import BANDS, SEXES, STEP, drawn, unpacked
from shanyraq.bodies.labels import CATEGORIES, MANDATES, PATHS, SEX, ages
from shanyraq.bodies.models import Composition
from shanyraq.bodies.protecting import ALL, FEWEST, Protected
from shanyraq.bodies.queries.composition import Made, made_on, may_publish, published_by
from shanyraq.bodies.tiles import laid, name_of, steps_of
from shanyraq.journal import clock
from shanyraq.law import mandates
from shanyraq.law.regions import on as regions_on
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import say

Words = str | Promise


@dataclass(frozen=True)
class Group:
    """One question about the roll: its code and words, and each answer with its code, words and number."""

    code: str
    title: str
    answers: tuple[tuple[str, Words, int], ...]

    @property
    def most(self) -> int:
        """Give the largest number: its strip is as long as there is room."""
        return max((number for _code, _words, number in self.answers), default=0)


def composition(request: HttpRequest) -> HttpResponse:
    """Show of whom the Assembly is made on the page's day; CSV and JSON."""
    made = made_on(request.day)
    row = published_by(request.day)
    groups = list(_groups(made, request.day))
    table = unpacked(row.numbers, row.said) if row else None
    form = request.GET.get("format", "")
    if form == "csv":
        return csv_response(
            f"composition-{request.day.isoformat()}", _heads(), _cells(request.day, groups, row)
        )
    if form == "json":
        return json_response(_told(request.day, made, groups, row))
    context = {
        "total": made.total,
        "groups": groups,
        "map": laid(request.day, get_language() or "kk", made.regions),
        "steps": steps_of(made.regions.values()),
        "row": row,
        "ages": _lines(table) if table else (),
        "sexes": SEX.values(),
        "silent": row.total - row.said if row else 0,
        "hidden": len(table.hidden) if table else 0,
        "bands": ages().items(),
        "strips": drawn(table) if table else (),
        "tall": STEP * len(BANDS),
        "fewest": FEWEST,
        "earlier": Composition.objects.filter(day__lt=row.day) if row else (),
        "publish": _publish(request),
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }
    return render(request, "bodies/composition.html", context)


@require_POST
def publish(request: HttpRequest, year: int) -> HttpResponse:
    """Publish the table of sex and age of 1 January of a year."""
    if not 1995 < year < 10_000:
        raise Http404
    made = services.publish_composition(by=request.actor, at=clock.moment(), year=year)
    messages.success(request, say(_("The table of {day} is published."), day=made.day))
    return redirect("bodies:composition")


def _publish(request: HttpRequest) -> tuple[date, Verdict] | None:
    """Give the day whose table comes next with its verdict; None to those who could never publish it."""
    day = date(request.today.year, 1, 1)
    if request.dated or not mandates.may("bodies.publish_composition", request.actor.roles, request.today):
        return None
    if Composition.objects.filter(day=day).exists():
        return None
    return day, may_publish(day.year, request.today)


def _groups(made: Made, day: date) -> Iterator[Group]:
    language = get_language() or "kk"
    regions = {r.iso: name_of(r, day, language) for r in regions_on(day) if r.iso}
    others = {iso: iso for iso in made.regions if iso and iso not in regions}
    for code, title, words, counted in (
        ("mandate", _("First mandate or not"), MANDATES, made.mandates),
        ("path", _("Way in"), PATHS, made.paths),
        ("category", _("Category"), CATEGORIES, made.categories),
        ("region", _("Region"), regions | others, made.regions),
    ):
        answers = [(key, said, counted[key]) for key, said in words.items()]
        if counted[""]:
            answers.append(("", _("not entered"), counted[""]))
        yield Group(code, title, tuple(answers))


def _lines(table: Protected) -> list[tuple[Words, list[tuple[Words, int | None]]]]:
    """Give each group of age, the oldest first, with the numbers of each sex and of both; the totals last."""
    heads, words = (*(SEX[sex] for sex in SEXES), _("Members")), ages()
    lines: list[tuple[Words, list[int | None]]] = [
        (words[band], [table.numbers[sex, band] for sex in (*SEXES, ALL)]) for band in reversed(BANDS)
    ]
    lines.append((_("all"), [*(table.numbers[sex, ALL] for sex in SEXES), table.total]))
    return [(said, list(zip(heads, numbers, strict=True))) for said, numbers in lines]


def _heads() -> list[str]:
    return [_("On which day"), _("What is counted"), _("Group"), _("Members")]


def _cells(day: date, groups: Iterable[Group], row: Composition | None) -> Iterator[list[object]]:
    for group in groups:
        for _code, words, number in group.answers:
            yield [day, group.title, words, number]
    if row is None:
        return
    names: Mapping[str, Words] = {ALL: _("all"), **SEX, **ages()}
    for (sex, band), number in unpacked(row.numbers, row.said).numbers.items():
        told = _("hidden") if number is None else number
        yield [row.day, _("Sex and age"), f"{names[sex]}, {names[band]}", told]
    yield [row.day, _("Sex and age"), _("did not say"), row.total - row.said]


def _told(day: date, made: Made, groups: Iterable[Group], row: Composition | None) -> dict[str, object]:
    found: dict[str, object] = {"on": day.isoformat(), "members": made.total}
    for group in groups:
        found[group.code] = [
            {"id": code, "name": str(words), "members": number} for code, words, number in group.answers
        ]
    if row is not None:
        numbers = unpacked(row.numbers, row.said).numbers
        found["sex_and_age"] = {
            "on": row.day.isoformat(), "published": row.published_on.isoformat(), "members": row.total,
            "said": row.said, "hidden_below": FEWEST,
            "cells": [{"sex": sex or None, "age": band or None, "members": n} for (sex, band), n in numbers.items()],
        }  # fmt: skip
    return found

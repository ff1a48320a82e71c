"""Tags: the levels of the Kazakhstan model, the tasks of the Concept by direction, the form of a tag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.acts.queries import rulebook
from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.programmes import labels, services
from shanyraq.programmes.forms.tags import TagForm
from shanyraq.programmes.models import Tag
from shanyraq.programmes.queries import programmes_on
from shanyraq.programmes.queries import tags as asked
from shanyraq.programmes.queries.tags import Crossing, Thing
from shanyraq.programmes.rules import tags as rules
from shanyraq.programmes.views.plans import filled
from shanyraq.programmes.views.reading import crumbs, edition_of
from shanyraq.sources.facts.values import Place
from shanyraq.sources.queries import facts as papers
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response, json_response

HEADS = ("thing", "key", "number", "title", "programme")


def model(request: HttpRequest) -> HttpResponse:
    """Show measures, documents and bodies by level of the model, what is not tagged; levels by direction; CSV and JSON."""
    book, day = rulebook(), request.day
    tags = list(asked.standing("level", day))
    kinds = {
        "measure": asked.measures_on(day), "document": asked.documents_in(book), "body": asked.organs_on(day)
    }  # fmt: skip
    if request.GET.get("format") == "csv":
        things = [one for found in kinds.values() for one in found]
        return csv_response(
            "levels-of-the-model", (*HEADS, *rules.LEVELS), _lines(things, tags, rules.LEVELS)
        )
    counts = {kind: asked.counted(found, tags, "level") for kind, found in kinds.items()}
    crossings = [asked.crossing(edition, tags, "level") for edition in programmes_on(day)]
    if request.GET.get("format") == "json":
        return json_response(_plain(day.isoformat(), counts, crossings))
    known = {(one.kind, one.key): one for found in kinds.values() for one in found}
    context = {
        "kinds": [(labels.THINGS[kind], len(found)) for kind, found in kinds.items()],
        "rows": [
            (value, [(labels.THINGS[kind], dict(counts[kind])[value]) for kind in kinds])
            for value in (*rules.LEVELS, "")
        ],
        "crossings": crossings,
        "tagged": [(tag, known[tag.thing, tag.key], address_of(known[tag.thing, tag.key])) for tag in tags
                   if (tag.thing, tag.key) in known],
        "source": (Place.parse(rules.LEVEL_LINES),), "held": papers.shelf(), "tagging": _may(request),
        "title": _("Four levels of the Kazakhstan model"), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "programmes/model.html", context)


def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    """Show which words of a scheme the measures of each direction have, and which have none; CSV and JSON.

    `?scheme=` is "task" (the Concept's seven tasks; the first), "line" (six lines of work) or "aim" (seven aims).
    """
    edition, scheme = edition_of(request, slug), request.GET.get("scheme", "task")
    if scheme not in rules.WORDS:
        raise Http404
    tags = list(asked.standing(scheme, request.day))
    found = asked.crossing(edition, tags, scheme)
    things = [one for one in asked.measures_on(request.day) if one.programme == slug]
    if request.GET.get("format") == "csv":
        words = rules.VALUES[scheme]
        return csv_response(f"{slug}-{scheme}", (*HEADS, *words), _lines(things, tags, words))
    if request.GET.get("format") == "json":
        return json_response({"on": request.day.isoformat(), "scheme": scheme, **_crossed(found)})
    tagged = asked.by_thing(tags)
    context = {
        "edition": edition, "crossing": found, "tagging": _may(request), "held": papers.shelf(), "scheme": scheme,
        "words": list(rules.WORDS[scheme].items()), "all": len(rules.WORDS[scheme]),
        "empty": sum(not total for value, _numbers, total in found.rows if value),
        "untagged": [one for one in things if (one.kind, one.key) not in tagged],
        "others": [(code, words) for code, words in labels.CROSSINGS.items() if code != scheme],
        "title": labels.CROSSINGS[scheme], "crumbs": crumbs(edition),
    }  # fmt: skip
    return render(request, "programmes/coverage.html", context)


@require_http_methods(["GET", "POST"])
def tag(request: HttpRequest) -> HttpResponse:
    """Put a tag: `?scheme=` is one of `rules.tags.VALUES`, `?thing=` what is tagged."""
    may_do("programmes.put_tag", request.actor, request.today).require()
    scheme = request.GET.get("scheme", "level")
    if scheme not in rules.VALUES:
        raise Http404
    things = asked.things_on(rulebook(), scheme, request.today)
    initial = {"about": request.GET.get("thing", "")}
    form = TagForm(sent(request), scheme=scheme, things=things, initial=initial)
    known = {(one.kind, one.key): one for one in things}
    title = labels.SCHEMES[scheme]
    return filled(
        request, form, services.put_tag, title, crumbs(), _("The tag is recorded."), scheme=scheme,
        then=lambda made: address_of(known[made.thing, made.key]),
    )  # fmt: skip


@require_POST
def untag(request: HttpRequest, row: int) -> HttpResponse:
    """Take a tag back."""
    found = get_object_or_404(Tag, pk=row)
    done = services.take_tag_back(by=request.actor, at=clock.moment(), tag=found)
    messages.success(request, _("The tag is taken back."))
    return redirect("programmes:model" if done.scheme == "level" else "programmes:index")


def _may(request: HttpRequest) -> bool:
    return not request.dated and bool(may_do("programmes.put_tag", request.actor, request.today))


def address_of(one: Thing) -> str:
    """Give the page of a thing that is tagged."""
    if one.kind == "measure":
        return reverse("programmes:part", args=[one.programme, one.number])
    if one.kind == "item":
        return reverse("programmes:item", args=[one.key])
    if one.kind == "advice":
        return reverse("decisions:advice")
    return reverse("acts:act" if one.kind == "document" else "bodies:organ", args=[one.key])


def _lines(things: Iterable[Thing], tags: Iterable[Tag], values: Sequence[str]) -> Iterable[list[object]]:
    held = asked.by_thing(tags)
    for one in things:
        words = held.get((one.kind, one.key), frozenset())
        yield [
            one.kind,
            one.key,
            one.number,
            one.title,
            one.programme,
            *(int(value in words) for value in values),
        ]


def _plain(
    day: str, counts: dict[str, list[tuple[str, int]]], crossings: Iterable[Crossing]
) -> dict[str, object]:
    return {
        "on": day,
        "counts": {
            kind: {value or "not_tagged": number for value, number in rows} for kind, rows in counts.items()
        },
        "programmes": [_crossed(one) for one in crossings],
    }


def _crossed(one: Crossing) -> dict[str, object]:
    return {
        "programme": one.edition.programme.slug, "measures": one.measures,
        "rows": [
            {"value": value or "not_tagged", "measures": total, "directions": dict(zip(one.numbers, numbers, strict=True))}
            for value, numbers, total in one.rows
        ],
    }  # fmt: skip

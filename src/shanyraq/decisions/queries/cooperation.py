"""Topics and their bodies, advice and its outcome by region, meetings logged, correspondents, requests for help."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from shanyraq.decisions.models import Advice, HelpRequest, Interaction, Topic, TopicBody
from shanyraq.decisions.models.cooperation import HELP, OUTCOMES
from shanyraq.decisions.queries.joint import SECRETARIAT, own_bodies
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization


@dataclass(frozen=True)
class Matrix:
    """Topics beside bodies: for each pair "leads", "works" or nothing."""

    bodies: tuple[Organization, ...]
    rows: tuple[tuple[Topic, tuple[str, ...]], ...]


def matrix_on(day: date) -> Matrix:
    """Lay the topics of a day beside the bodies that work on them, in two queries."""
    held = TopicBody.objects.filter(since__lte=day).filter(Q(until__isnull=True) | Q(until__gt=day))
    placed = list(held.select_related("body"))
    bodies = tuple(sorted({row.body for row in placed}, key=lambda body: (body.name_kk, body.pk)))
    said = {(row.topic_id, row.body_id): "leads" if row.leads else "works" for row in placed}
    topics = Topic.objects.filter(since__lte=day)
    return Matrix(
        bodies,
        tuple((topic, tuple(said.get((topic.pk, body.pk), "") for body in bodies)) for topic in topics),
    )


def advice_on(day: date, kind: str, area: str = "") -> QuerySet[Advice]:
    """Give the recommendations or the proposals sent by a day, the newest first; of one region where asked."""
    rows = Advice.objects.filter(kind=kind, sent_on__lte=day).select_related("body")
    return rows.filter(body__area=area) if area else rows


def outcomes_by_area(day: date) -> dict[str, dict[str, int]]:
    """Count the recommendations of each region by what became of them; "" of `OUTCOMES` is no answer yet."""
    rows = Advice.objects.filter(kind="recommendation", sent_on__lte=day).order_by()
    told = rows.values_list("body__area", "outcome", "outcome_on").annotate(Count("pk"))
    counts: dict[str, Counter[str]] = {}
    for area, outcome, on, count in told:
        counts.setdefault(area, Counter())[outcome if on is not None and on <= day else "awaited"] += count
    return {area: {name: one[name] for name in (*OUTCOMES, "awaited")} for area, one in counts.items()}


def interactions_on(day: date, kind: str = "") -> QuerySet[Interaction]:
    """Give the meetings logged by a day, the newest first; with partners of one kind where asked."""
    rows = Interaction.objects.filter(entered_on__lte=day).select_related("body")
    return rows.filter(kind=kind) if kind else rows


def correspondents_on(day: date) -> list[tuple[Organization, date | None]]:
    """List central state bodies and akims with the day of the last meeting logged; two queries."""
    bodies = Organization.objects.filter(classification__in=("state_body", "akimat"))
    there = bodies.exclude(until__lte=day).exclude(since__gt=day).order_by("classification", "name_kk")
    last = dict(
        interactions_on(day).filter(body__isnull=False).order_by().values_list("body").annotate(Max("day"))
    )
    return [(body, last.get(body.pk)) for body in there]


def help_seen_by(actor: Actor) -> QuerySet[HelpRequest]:
    """Give the requests for help that somebody may see: all for the Secretariat, those of their own body for others."""
    rows = HelpRequest.objects.select_related("body")
    return rows if actor.roles & SECRETARIAT else rows.filter(body__in=own_bodies(actor).values("pk"))


def help_counted(year: int) -> list[tuple[str, int, int]]:
    """Count the requests of a year by kind, and those answered: all that the public sees of them."""
    rows = HelpRequest.objects.filter(asked_on__year=year).order_by().values_list("kind")
    told = {
        kind: (every, answered)
        for kind, every, answered in rows.annotate(Count("pk"), answered=Count("answered_on"))
    }
    return [(kind, *told.get(kind, (0, 0))) for kind in HELP]

"""Questions about open discussions: of which drafts, the positions that stand on a day, what the approval waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Prefetch, QuerySet
from rulebook import Verdict

from shanyraq.law.mandates import mandates
from shanyraq.people.acting import Actor
from shanyraq.programmes.models import (
    STANCES,
    WITHDRAWN,
    Document,
    OpenDiscussion,
    Package,
    Plan,
    Position,
    PositionVersion,
    Recommendation,
)
from shanyraq.programmes.queries.plans import chairs_of, is_own
from shanyraq.programmes.rules import discussions as rules

Subject: TypeAlias = Plan | Package | Document
KINDS: dict[str, type[Plan] | type[Package] | type[Document]] = {
    "plan": Plan,
    "package": Package,
    "document": Document,
}


@dataclass(frozen=True)
class Held:
    """A position that stands on a day, and the versions before it since it last was withdrawn."""

    position: Position
    version: PositionVersion
    before: tuple[PositionVersion, ...] = ()


@dataclass(frozen=True)
class Heard:
    """A discussion as of a day: whether it runs, the positions that stand, how many were withdrawn, what it recommends."""

    row: OpenDiscussion
    day: date
    talk: rules.Talk
    held: tuple[Held, ...]
    withdrawn: int
    recommendations: tuple[Recommendation, ...]

    @property
    def state(self) -> str:
        """Tell how far it is: "open", "over" or "summarised"."""
        if self.talk.summarised_on is not None:
            return "summarised"
        return "over" if self.talk.is_over(self.day) else "open"

    @property
    def by_stance(self) -> list[tuple[str, list[Held]]]:
        """Give the positions for, against and other, in the order in which they were taken."""
        return [(one, [held for held in self.held if held.version.stance == one]) for one in STANCES]

    @property
    def by_role(self) -> list[tuple[str, list[int]]]:
        """Count the positions of each capacity for, against and other; capacities by their names."""
        counts = Counter((one.version.role, one.version.stance) for one in self.held)
        return [
            (role, [counts[role, one] for one in STANCES]) for role in sorted({role for role, _ in counts})
        ]

    @property
    def unanswered(self) -> int:
        """Count the recommendations that nobody had answered by the day."""
        return sum(one.answered_on is None or one.answered_on > self.day for one in self.recommendations)


def subject_of(row: OpenDiscussion) -> Subject:
    """Give the draft that is discussed."""
    found = row.plan or row.package or row.document
    assert found is not None  # a constraint holds it
    return found


def kind_of(subject: Subject) -> str:
    """Name the kind of a draft: "plan", "package" or "document"."""
    return next(name for name, kind in KINDS.items() if isinstance(subject, kind))


def plan_of(subject: Subject) -> Plan | None:
    """Give a plan where the draft is one: its level says whose it is; packages and documents are the republic's."""
    return subject if isinstance(subject, Plan) else None


def is_ours(by: Actor, subject: Subject) -> bool:
    """Tell whether somebody leads the discussion of a draft: those who draft plans of its level."""
    plan = plan_of(subject)
    return is_own(by, plan.body if plan else None)


def is_approver(by: Actor, subject: Subject) -> bool:
    """Tell whether somebody is the chair who approves a draft, or who sends it on to the President."""
    plan = plan_of(subject)
    if plan is None or plan.level == "republic":
        return "assembly.chair" in by.roles
    return bool(chairs_of(by, plan) - {"assembly_chair"})


def approved_on(subject: Subject) -> date | None:
    """Give the day on which a draft was approved; None while it is a draft."""
    if isinstance(subject, Document):
        step = subject.steps.filter(name="president_approves").first()
        return step.day if step else None
    return subject.approved_on


def of_subject(subject: Subject) -> QuerySet[OpenDiscussion]:
    """Give the discussions of a draft."""
    return OpenDiscussion.objects.filter(**{kind_of(subject): subject})


def capacities_of(by: Actor) -> list[tuple[str, int]]:
    """List the seats in which somebody may take a position: role and body."""
    who = mandates()["programmes.take_position"].who
    return sorted((role, body) for role, body in by.seats if role in who)


def talk_of(row: OpenDiscussion, day: date) -> rules.Talk:
    """Give the days of a discussion as known on a day."""
    closed = row.closed_on if row.closed_on is not None and row.closed_on <= day else None
    summed = row.summarised_on if row.summarised_on is not None and row.summarised_on <= day else None
    return rules.Talk(row.until, closed, summed)


def heard(rows: Iterable[OpenDiscussion], day: date) -> list[Heard]:
    """Lay discussions out as of a day, in a constant number of queries."""
    rows = list(rows)
    versions = PositionVersion.objects.filter(on__lte=day).select_related("body")
    found = Position.objects.filter(discussion__in=rows).select_related("person")
    positions = list(found.prefetch_related(Prefetch("versions", versions)))
    told = list(Recommendation.objects.filter(discussion__in=rows, on__lte=day).select_related("signer"))
    return [
        _heard(
            row, day, [one for one in positions if one.discussion_id == row.pk],
            tuple(one for one in told if one.discussion_id == row.pk),
        )
        for row in rows
    ]  # fmt: skip


def _heard(
    row: OpenDiscussion, day: date, positions: list[Position], told: tuple[Recommendation, ...]
) -> Heard:
    lasting = [(one, list(one.versions.all())) for one in positions]
    said = [(one, versions) for one, versions in lasting if versions]
    held = [
        Held(one, versions[-1], _before(versions))
        for one, versions in said
        if versions[-1].stance != WITHDRAWN
    ]
    held.sort(key=lambda one: (one.version.on, one.position.pk))
    return Heard(row, day, talk_of(row, day), tuple(held), len(said) - len(held), told)


def _before(versions: list[PositionVersion]) -> tuple[PositionVersion, ...]:
    since = max((place + 1 for place, one in enumerate(versions) if one.stance == WITHDRAWN), default=0)
    return tuple(versions[since:-1])


def discussions_on(day: date) -> list[Heard]:
    """List the discussions opened by a day, the latest first."""
    rows = OpenDiscussion.objects.filter(opened_on__lte=day)
    return heard(rows.select_related("plan__body", "package", "document", "signer"), day)


def discussions_of(subject: Subject, day: date) -> list[Heard]:
    """List the discussions of a draft opened by a day, the latest first."""
    return heard(of_subject(subject).filter(opened_on__lte=day), day)


def is_heard(subject: Subject, day: date) -> Verdict:
    """Ask whether what was discussed of a draft is heard, so that it may be approved. Refuses as `rules.discussions.is_heard`."""
    told = discussions_of(subject, day)
    return rules.is_heard([one.talk for one in told], unanswered=sum(one.unanswered for one in told), day=day)


def drafts_for(by: Actor, day: date) -> list[Subject]:
    """List the drafts whose discussion somebody may open on a day: their own, not approved and not discussed just then."""
    found: list[Subject] = [
        *Plan.objects.filter(approved_on__isnull=True).select_related("body"),
        *Package.objects.filter(approved_on__isnull=True),
        *Document.objects.exclude(steps__name="president_approves"),
    ]
    running = {_key(subject_of(one.row)) for one in discussions_on(day) if one.state == "open"}
    return [one for one in found if _key(one) not in running and is_ours(by, one)]


def _key(subject: Subject) -> tuple[str, int]:
    return kind_of(subject), subject.pk

"""Open discussions of drafts: positions with their versions, the summary, the recommendations and how the approval answered them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from shanyraq.people.models import Organization, Person
from shanyraq.programmes.models.plans import WORDS
from shanyraq.web.folded import FoldedField, Worded

STANCES = ("for", "against", "other")
WITHDRAWN = "withdrawn"
ANSWERS = ("taken", "not_taken")
_SUBJECTS = ("plan", "package", "document")


def _only(name: str) -> Q:
    return Q(**{f"{one}__isnull": one != name for one in _SUBJECTS})


class OpenDiscussion(Worded):
    """A question put about one draft: a plan, a package of measures or a programme document; open until a day named before.

    `closed_on` stands only where it was closed before that day, with the reason. The summary is signed by a person.
    """

    plan = models.ForeignKey(
        "programmes.Plan", null=True, on_delete=models.PROTECT, related_name="open_discussions"
    )
    package = models.ForeignKey(
        "programmes.Package", null=True, on_delete=models.PROTECT, related_name="open_discussions"
    )
    document = models.ForeignKey(
        "programmes.Document", null=True, on_delete=models.PROTECT, related_name="open_discussions"
    )
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    opened_on = models.DateField()
    until = models.DateField(help_text="the last day on which positions are taken")
    by = models.CharField(max_length=80)
    closed_on = models.DateField(null=True)
    closed_by = models.CharField(max_length=80, blank=True)
    closed_why = models.CharField(max_length=1000, blank=True)
    summary_kk = models.TextField(blank=True)
    summary_ru = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    summarised_on = models.DateField(null=True)
    summarised_by = models.CharField(max_length=80, blank=True)
    signer = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    signed_as = models.CharField(max_length=80, blank=True, help_text="a role: secretariat.head")
    words = FoldedField(of=WORDS)

    class Meta:
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=_only("plan") | _only("package") | _only("document"),
                name="programmes_discussion_of_one_draft",
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("opened_on")), name="programmes_discussion_has_days"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(closed_why=""),
                name="programmes_discussion_closed_with_reason",
            ),
        ]


class Position(models.Model):
    """One person's position in a discussion. What they say of it are its versions; the last one stands."""

    discussion = models.ForeignKey(OpenDiscussion, on_delete=models.PROTECT, related_name="positions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["discussion", "person"], name="programmes_position_once")
        ]


class PositionVersion(models.Model):
    """A position as it was said on a day, why, and in which capacity. "withdrawn" is the version that says nothing."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    stance = models.CharField(max_length=9, choices=[(one, one) for one in (*STANCES, WITHDRAWN)])
    why = models.TextField(blank=True)
    body = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["position", "number"], name="programmes_position_version_once"),
            models.CheckConstraint(
                condition=Q(stance=WITHDRAWN, why="") | (~Q(stance=WITHDRAWN) & ~Q(why="")),
                name="programmes_position_says_why",
            ),
        ]


class Recommendation(models.Model):
    """What a discussion recommends, signed by a person; whoever approves the draft answers it: taken, or not and why."""

    discussion = models.ForeignKey(OpenDiscussion, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    by = models.CharField(max_length=80)
    on = models.DateField()
    signer = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    signed_as = models.CharField(max_length=80)
    outcome = models.CharField(max_length=9, blank=True, choices=[(one, one) for one in ANSWERS])
    answered_on = models.DateField(null=True)
    answered_by = models.CharField(max_length=80, blank=True)
    answered_as = models.CharField(max_length=80, blank=True)
    answered_why = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["discussion", "number"], name="programmes_recommendation_once"),
            models.CheckConstraint(
                condition=~Q(outcome="not_taken") | ~Q(answered_why=""),
                name="programmes_recommendation_declined_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_on__isnull=True)
                | (~Q(outcome="") & Q(answered_on__isnull=False)),
                name="programmes_recommendation_answered_on_a_day",
            ),
        ]

"""What this room keeps of bodies created by an act: the act, mandate and founders; changes; acting holders; their work."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from shanyraq.people.models import Membership, Organization, Person


class Body(models.Model):
    """A body created by an act beside the Assembly: its paper, mandate, term, host; for a working group its kind and draft.

    The kind is the organisation's classification, one of `law.bodies.kinds()`. `law` is the place it stands on, "" where
    no model rule is known. `ends_on` is the first day without it, as the act sets the term.
    """

    organization = models.OneToOneField(Organization, on_delete=models.PROTECT, related_name="body")
    law = models.CharField(max_length=80, blank=True)
    paper = models.CharField(max_length=300)
    day = models.DateField()
    mandate_kk = models.TextField(blank=True)
    mandate_ru = models.TextField(blank=True)
    mandate_en = models.TextField(blank=True)
    ends_on = models.DateField(null=True, blank=True)
    group = models.CharField(max_length=20, blank=True)
    draft = models.CharField(
        max_length=300, blank=True, help_text="the draft document a working group works on"
    )
    host_kind = models.CharField(max_length=20, blank=True)
    host = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()


class Founder(models.Model):
    """An organisation that created a body together with the Secretariat."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="founders")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "organization"], name="bodies_founder_once")]


class Change(models.Model):
    """What happened to a body by an act: "renamed" (from these names), "merged" (into), "closed" on a day."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=10)
    day = models.DateField()
    paper = models.CharField(max_length=300)
    name_kk = models.CharField(max_length=300, blank=True)
    name_ru = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    into = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="predecessors")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "pk"]


class Acting(models.Model):
    """A mandate held for the time being: whose office, by which paper. The mandate's own days bound it."""

    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="acting")
    instead_of = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="acted_for")
    paper = models.CharField(max_length=300)
    why = models.CharField(max_length=300)


class HeadCandidate(models.Model):
    """Somebody whom a region puts forward for head of its secretariat, and the Secretariat's answer ("agreed", "refused")."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="head_candidates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    paper = models.CharField(max_length=300)
    day = models.DateField()
    answer = models.CharField(max_length=10, blank=True)
    answer_paper = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    membership = models.OneToOneField(
        Membership, null=True, on_delete=models.PROTECT, related_name="head_candidate"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "-pk"]


class ReportTerm(models.Model):
    """By which day the regional assemblies account for a year, as the Secretariat set it: the law names no term."""

    year = models.PositiveSmallIntegerField(unique=True)
    due = models.DateField()
    paper = models.CharField(max_length=300)


class RegionReport(models.Model):
    """A regional assembly's account of a year: filed, then "accepted" or "returned" with the reason."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="accounts")
    year = models.PositiveSmallIntegerField()
    paper = models.CharField(max_length=300)
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    filed_on = models.DateField()
    answer = models.CharField(max_length=10, blank=True)
    answer_paper = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-year", "-filed_on", "-pk"]


class Meeting(models.Model):
    """A meeting of a body: its day and agenda; once held its minutes, who of it was there, what came of it.

    `task` is the task from a Session, a Message or an instruction that is discussed, `advice` the recommendation it led to.
    """

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="body_meetings")
    day = models.DateField()
    agenda = models.TextField()
    task = models.CharField(max_length=500, blank=True)
    minutes = models.CharField(max_length=300, blank=True)
    present = models.PositiveSmallIntegerField(null=True)
    discussion = models.TextField(blank=True)
    advice = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "-pk"]


class BodyTask(models.Model):
    """A task of a body, done by a day; the paper that shows it is done."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="body_tasks")
    text = models.CharField(max_length=500)
    due = models.DateField()
    done_on = models.DateField(null=True)
    done_by = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due", "pk"]


class Agreement(models.Model):
    """A grant or a contract that a body is a party to; never the Assembly itself (Law 70-IV, art. 1(1))."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="agreements")
    kind = models.CharField(max_length=10)
    other = models.CharField(max_length=300)
    subject = models.CharField(max_length=500)
    paper = models.CharField(max_length=300)
    day = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "-pk"]


class Statement(models.Model):
    """What the Chair says on behalf of the Assembly ("statement"), or approves as a programme document ("programme")."""

    kind = models.CharField(max_length=10)
    paper = models.CharField(max_length=120)
    day = models.DateField()
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "-pk"]

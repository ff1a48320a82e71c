"""Work with other bodies: joint plans, topics coordinated, what is recommended and proposed, meetings logged, help asked for."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from shanyraq.people.models import Organization

ASPECTS = ("information", "education", "upbringing", "law_enforcement", "legal", "international")
ITEM_STATES = ("underway", "done", "not_done")
PARTNERS = ("central", "local", "civil", "international")
ADVICE = ("recommendation", "proposal")
OUTCOMES = ("adopted", "partly", "rejected")
HELP = ("extremism", "radicalism", "rights")


class JointPlan(models.Model):
    """A plan that two or more bodies carry out together; one answers for the whole. Signed by each, it is never changed."""

    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    starts = models.DateField()
    ends = models.DateField()
    responsible = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=80)
    drafted_on = models.DateField()

    class Meta:
        ordering = ["-starts", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")), name="decisions_joint_ends_after_start"
            )
        ]


class JointSide(models.Model):
    """A body that takes part in a joint plan, and when it signed, by which paper."""

    plan = models.ForeignKey(JointPlan, on_delete=models.PROTECT, related_name="sides")
    body = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(null=True)
    signed_by = models.CharField(max_length=80, blank=True)
    paper = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "body"], name="decisions_side_once"),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | ~Q(paper=""), name="decisions_side_signs_paper"
            ),
        ]


class JointItem(models.Model):
    """One item of a joint plan: what is done, by which side, until when, in which aspects of the work."""

    plan = models.ForeignKey(JointPlan, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    body = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    term = models.DateField()
    aspects = models.JSONField(help_text="some of ASPECTS")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="decisions_joint_place_once")
        ]


class JointReport(models.Model):
    """What a side reports of its own item, with evidence. Never changed; the next one follows it."""

    item = models.ForeignKey(JointItem, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(max_length=8, choices=[(one, one) for one in ITEM_STATES])
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(evidence=""), name="decisions_joint_done_proved"
            )
        ]


class Topic(models.Model):
    """A topic on which the work of several bodies is coordinated (Decree 450 of 2000 gave this to the Assembly)."""

    name_kk = models.CharField(max_length=300, unique=True)
    name_ru = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    since = models.DateField()

    class Meta:
        ordering = ["pk"]


class TopicBody(models.Model):
    """A body that works on a topic, from when until when; one of them leads."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="bodies")
    body = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "body"], condition=Q(until__isnull=True), name="decisions_in_topic_once"
            ),
            models.UniqueConstraint(
                fields=["topic"],
                condition=Q(until__isnull=True, leads=True),
                name="decisions_one_leads_a_topic",
            ),
        ]


class Advice(models.Model):
    """A recommendation to a region, or a proposal to a programme of a state body, and what became of it."""

    kind = models.CharField(max_length=14, choices=[(one, one) for one in ADVICE])
    body = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    document = models.CharField(max_length=300, blank=True, help_text="the programme or plan it is for")
    clause = models.CharField(max_length=60, blank=True)
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    number = models.CharField(max_length=60)
    sent_on = models.DateField()
    by = models.CharField(max_length=80)
    outcome = models.CharField(max_length=8, blank=True, choices=[(one, one) for one in OUTCOMES])
    outcome_on = models.DateField(null=True)
    outcome_why = models.CharField(max_length=500, blank=True)
    outcome_paper = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-sent_on", "-pk"]
        indexes = [models.Index(fields=["kind", "-sent_on"], name="decisions_advice_by_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="") | ~Q(outcome_paper=""), name="decisions_advice_answered_by_paper"
            ),
            models.CheckConstraint(
                condition=~Q(kind="proposal") | ~Q(document=""), name="decisions_proposal_names_its_document"
            ),
        ]


class Interaction(models.Model):
    """A meeting or exchange with a partner: its purpose, its result, the next step."""

    kind = models.CharField(max_length=13, choices=[(one, one) for one in PARTNERS])
    body = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    partner = models.CharField(
        max_length=300, blank=True, help_text="where the partner is not in the register"
    )
    day = models.DateField(db_index=True)
    purpose = models.CharField(max_length=500)
    result = models.CharField(max_length=500)
    next_step = models.CharField(max_length=500)
    next_on = models.DateField(null=True)
    by = models.CharField(max_length=80)
    entered_on = models.DateField()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False) ^ ~Q(partner=""), name="decisions_interaction_has_partner"
            )
        ]


class HelpRequest(models.Model):
    """Help that a state body asks of the Assembly; only that body and the Secretariat see what it says."""

    kind = models.CharField(max_length=10, choices=[(one, one) for one in HELP])
    body = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    by = models.CharField(max_length=80)
    asked_on = models.DateField(db_index=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=80, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["-asked_on", "-pk"]

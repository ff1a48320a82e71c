"""Mechanisms by which the state and civil society work together: who, on which paper, since when, what was done by them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from shanyraq.decisions.models.cooperation import Interaction, JointPlan
from shanyraq.people.models import Organization

MECHANISMS = ("dialogue_platform", "partnership", "agreement", "joint_event")  # 001:815-818


class Mechanism(models.Model):
    """A platform of dialogue, a partnership, an agreement or a joint event, on the days [since, until)."""

    kind = models.CharField(max_length=17, choices=[(one, one) for one in MECHANISMS])
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    paper = models.CharField(max_length=300, help_text="the paper it stands on, as written on it")
    since = models.DateField()
    until = models.DateField(null=True)
    ended_paper = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=80)
    entered_on = models.DateField()

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(paper=""), name="decisions_mechanism_stands_on_paper"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="decisions_mechanism_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | ~Q(ended_paper=""),
                name="decisions_mechanism_ended_by_paper",
            ),
        ]


class MechanismParty(models.Model):
    """A party of a mechanism: a body of the register, or a name where the register has none."""

    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="parties")
    body = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False) ^ ~Q(name=""), name="decisions_party_is_named"
            ),
            models.UniqueConstraint(fields=["mechanism", "body"], name="decisions_party_once"),
        ]


class MechanismUse(models.Model):
    """A logged meeting or a joint plan that came about by a mechanism; taken back it stays, with its day."""

    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="uses")
    interaction = models.ForeignKey(Interaction, null=True, on_delete=models.PROTECT, related_name="+")
    joint_plan = models.ForeignKey(JointPlan, null=True, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(help_text="of the meeting, or the first day of the plan")
    by = models.CharField(max_length=80)
    on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(interaction__isnull=False) ^ Q(joint_plan__isnull=False),
                name="decisions_use_is_of_one_record",
            ),
            models.UniqueConstraint(
                fields=["mechanism", "interaction"],
                condition=Q(ended_on__isnull=True, interaction__isnull=False),
                name="decisions_meeting_used_once",
            ),
            models.UniqueConstraint(
                fields=["mechanism", "joint_plan"],
                condition=Q(ended_on__isnull=True, joint_plan__isnull=False),
                name="decisions_joint_plan_used_once",
            ),
        ]
